// @ts-check
// What the package tells TypeScript: declarations made by its compiler from the JSDoc of the sources.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { posix } from 'node:path';

const ENTRIES = [
  'entries/element.d.ts',
  'entries/engine.d.ts',
  'entries/practice.d.ts',
  'entries/lesson.d.ts',
  'entries/react.d.ts',
];
/** What declarations need of others: who uses them has it. */
const OTHERS = ['react'];
const MADE = 'build/types';

/**
 * Those of the package's entries and of all that these refer to, and nothing else.
 * @returns {Map<string, Buffer>} by their paths within web/src
 */
export function makeDeclarations() {
  compile();
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const waiting = [...ENTRIES];
  for (const name of waiting) {
    if (files.has(name)) continue;
    const text = ENTRIES.includes(name) ? readFileSync(`web/src/${name}`, 'utf8') : finish(name);
    files.set(name, Buffer.from(text));
    waiting.push(...referencesOf(name, text));
  }
  return files;
}

function compile() {
  rmSync(MADE, { recursive: true, force: true });
  const compiler = ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.declarations.json'];
  const { status, stdout } = spawnSync(process.execPath, compiler, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The declarations cannot be made.\n${stdout}`);
}

/** @param {string} name */
function finish(name) {
  const descriptions = descriptionsOf(
    readFileSync(`web/src/${name.replace(/\.d\.ts$/, '.js')}`, 'utf8'),
  );
  return (
    readFileSync(`${MADE}/src/${name}`, 'utf8')
      // The base class is bundled: nobody else has its package.
      .replace(/^import \{ ReactiveElement \} from .*\n/m, '')
      .replace('extends ReactiveElement', 'extends HTMLElement')
      // The compiler leaves the star of a comment's line within a type that goes on there,
      .replace(/^export type .*/gm, (line) => line.replace(/\| \*\s+/g, '| '))
      // and drops what the comment says of the type.
      .replace(/^export type (\w+)/gm, (line, type) => (descriptions.get(type) ?? '') + line)
  );
}

/**
 * @param {string} source
 * @returns {Map<string, string>} a comment for each type that is described, by the type's name
 */
function descriptionsOf(source) {
  /** @type {Map<string, string>} */
  const descriptions = new Map();
  for (const [, comment] of source.matchAll(/^\/\*\*(.*?)\*\/$/gms)) {
    const [, text, type] = comment.match(/^(.*?)@typedef\s*\{.*\}\s+(\w+)/s) ?? [];
    const lines = text?.match(/(?<=^ \* )\s*\S.*$/gm);
    if (type && lines) descriptions.set(type, `/**\n * ${lines.join('\n * ')}\n */\n`);
  }
  return descriptions;
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {string[]} the declarations that it refers to
 */
function referencesOf(name, text) {
  const references = [...text.matchAll(/\b(?:from |import\()['"]([^'"]+)['"]/g)].map(
    ([, to]) => to,
  );
  const own = references.filter((to) => !OTHERS.includes(to));
  return own.map((to) => {
    if (!to.startsWith('.')) {
      throw new Error(`The declaration ${name} needs ${to}, which the package does not have.`);
    }
    return posix.join(posix.dirname(name), to).replace(/\.js$/, '.d.ts');
  });
}
