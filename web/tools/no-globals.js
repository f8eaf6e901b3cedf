// @ts-check
// The libraries in the bundles leave their versions, and more, in the page's globals, where another
// copy of them would find and complain of ours. In the bundles they are the library's own.
import { readFile } from 'node:fs/promises';

/** @type {Record<string, [RegExp, string][]>} what takes the place of what, by the ends of paths */
const REPLACEMENTS = {
  'lit-html.js': [[/,\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\)/, '']],
  'reactive-element.js': [
    [/,\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, ''],
    [/,\w+\.litPropertyMetadata\?\?=new WeakMap;/, ';const litPropertyMetadata=new WeakMap;'],
  ],
};

/** @type {import('esbuild').Plugin} */
export const noGlobals = {
  name: 'no-globals',
  setup(build) {
    const filter = /[\\/]node_modules[\\/].*[\\/](lit-html|reactive-element)\.js$/;
    build.onLoad({ filter }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const file = path.replace(/^.*[\\/]/, '');
      return {
        contents: REPLACEMENTS[file].reduce((rest, pair) => replaced(rest, pair, file), text),
      };
    });
  },
};

/**
 * @param {string} text
 * @param {[RegExp, string]} pair
 * @param {string} file
 */
function replaced(text, [pattern, replacement], file) {
  if (!pattern.test(text)) throw new Error(`${file} no longer has ${pattern}: see no-globals.js.`);
  return text.replace(pattern, replacement);
}
