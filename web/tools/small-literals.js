// @ts-check
// Makes the style sheets and templates within scripts small.
import { parse } from 'acorn';
import { transform } from 'esbuild';
import { readFile } from 'node:fs/promises';

/** A sheet in a tagged template without substitutions. */
const SHEET = /\bcss`([^`$]*)`/g;
const BREAK = /\s*\n\s*/g;
/** A line break between two elements, or values in their place. */
const BREAK_BETWEEN = /(?<=^|>)\s*\n\s*(?=<|$)/g;

/** @type {import('esbuild').Plugin} */
export const smallLiterals = {
  name: 'small-literals',
  setup(build) {
    build.onLoad({ filter: /[\\/]web[\\/]src[\\/].*\.js$/ }, async ({ path }) => {
      const text = withSmallTemplates(await readFile(path, 'utf8'));
      const sheets = [...text.matchAll(SHEET)].map(([, sheet]) => minified(sheet));
      const small = await Promise.all(sheets);
      return { contents: text.replace(SHEET, () => `css\`${small.shift()}\``) };
    });
  },
};

/** @param {string} sheet as it stands in the template */
async function minified(sheet) {
  const { code } = await transform(sheet.replaceAll('\\\\', '\\'), {
    loader: 'css',
    minify: true,
  });
  return code.trim().replaceAll('\\', '\\\\');
}

/**
 * Line breaks of the source are nodes of every unit and edge, and mean nothing in a drawing. Elsewhere
 * they are a space, which may stand between two words.
 * @param {string} source of a module
 * @returns {string} the same with smaller `svg` and `html` templates
 */
export function withSmallTemplates(source) {
  if (!source.includes('svg`') && !source.includes('html`')) return source;
  const templates = templatesIn(parse(source, { ecmaVersion: 'latest', sourceType: 'module' }));
  const changes = templates.flatMap(({ tag, strings }) => {
    let isInTag = false;
    return strings.map(({ start, end }) => {
      const text = source.slice(start, end);
      const isAttribute = isInTag;
      const [opened, closed] = [text.lastIndexOf('<'), text.lastIndexOf('>')];
      if (opened !== closed) isInTag = opened > closed;
      const joined =
        tag === 'svg'
          ? text.replace(BREAK_BETWEEN, (_, at) => (isAttribute && at === 0 ? ' ' : ''))
          : text;
      return { start, end, text: joined.replace(BREAK, ' ') };
    });
  });
  return changes
    .sort((one, other) => other.start - one.start)
    .reduce(
      (whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end),
      source,
    );
}

/**
 * @param {any} node of a syntax tree, or what else stands in it
 * @returns {{tag: string, strings: {start: number, end: number}[]}[]}
 */
function templatesIn(node) {
  if (node === null || typeof node !== 'object') return [];
  const inner = Object.values(node).flatMap(templatesIn);
  const tag = node.type === 'TaggedTemplateExpression' && node.tag.name;
  return tag === 'svg' || tag === 'html' ? [{ tag, strings: node.quasi.quasis }, ...inner] : inner;
}
