// @ts-check
// Makes the page with examples: each stands in it twice, live and as the lines to copy.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { escaped } from './html.js';

const FOLDER = 'web/gallery';
const PROGRAM = 'web/src/static/cli.js';

/** An example within the page, or in a page of its own. */
const PLACE = /<!-- (example|page) ([\w-]+) -->/g;
const COMMAND = /<!-- backprop-by-hand (render [^>]*?) -->/g;
const STYLE_SHEET = /[ \t]*<style>([^]*?)<\/style>\n?/g;
const STYLE = / style="([^"]*)"/g;
const SCRIPT = /[ \t]*<script>([^]*?)<\/script>\n?/g;
const ENTITIES = /** @type {const} */ ({ '&lt;': '<', '&gt;': '>', '&amp;': '&' });

/**
 * A strict policy allows no scripts and no styles within a page: those of the examples are put into
 * files beside it.
 * @param {string} icon the tag of the site's icon
 * @returns {Map<string, Buffer>} the files, by name
 */
export function makeGallery(icon) {
  const pages = new Map();
  const styles = [textOf('gallery.css')];
  /** @type {string[]} */
  const scripts = [];
  let styled = 0;

  /** @param {string} source */
  const liveOf = (source) =>
    source
      .replace(COMMAND, (_, command) => outputOf(command))
      .replace(STYLE_SHEET, (_, sheet) => {
        styles.push(sheet.replace(/&(?:lt|gt|amp);/g, characterOf));
        return '';
      })
      .replace(SCRIPT, (_, script) => {
        scripts.push(script);
        return '';
      })
      .replace(STYLE, (_, style) => {
        styles.push(`[data-styled='${++styled}'] { ${importantly(style)} }`);
        return ` data-styled="${styled}"`;
      });

  const page = textOf('page.html')
    .replace('<!-- icon -->', icon)
    .replace(PLACE, (_, kind, name) => {
      const source = textOf(`examples/${name}.html`);
      const live = liveOf(source);
      if (kind === 'page') pages.set(`gallery-${name}.html`, ownPage(name, icon, live));
      const shown = kind === 'page' ? frameOf(name, live) : live;
      return [
        `<div class="example" id="${name}">\n${shown}</div>`,
        `<div class="snippet"><pre tabindex="0" role="region" aria-label="Lines to copy: ${name.replaceAll('-', ' ')}"><code>${escaped(source.trimEnd())}</code></pre></div>`,
      ].join('\n');
    });
  const files = { 'gallery.html': page, 'gallery.css': styles.join('\n') };
  return new Map(
    [...Object.entries(files), ...pages, ['gallery-examples.js', scripts.join('\n')]].map(
      ([name, text]) => [name, Buffer.from(text)],
    ),
  );
}

/**
 * @param {string} name
 * @param {string} icon
 * @param {string} live
 */
function ownPage(name, icon, live) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Backprop by Hand: ${name.replaceAll('-', ' ')}</title>
    ${icon}
    <link rel="stylesheet" href="./gallery.css" />
  </head>
  <body class="alone">
${live}  </body>
</html>
`;
}

/**
 * A page without scripts is shown as where none may run.
 * @param {string} name
 * @param {string} live
 */
function frameOf(name, live) {
  const sandbox = live.includes('<script') ? '' : ' sandbox';
  return `<iframe class="own-page" src="./gallery-${name}.html" title="Example: ${name.replaceAll('-', ' ')}" loading="lazy"${sandbox}></iframe>\n`;
}

/** @param {string} command */
function outputOf(command) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...command.split(' ')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${stderr}\`${command}\` of an example failed.`);
  return stdout;
}

/**
 * What an attribute says counts more than any rule.
 * @param {string} style
 */
function importantly(style) {
  const declarations = style.split(';').filter((declaration) => declaration.trim());
  return declarations.map((declaration) => `${declaration} !important;`).join('');
}

/** @param {string} entity */
function characterOf(entity) {
  return ENTITIES[/** @type {keyof typeof ENTITIES} */ (entity)];
}

/** @param {string} name */
function textOf(name) {
  return readFileSync(`${FOLDER}/${name}`, 'utf8');
}
