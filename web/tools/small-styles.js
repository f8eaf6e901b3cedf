// @ts-check
// Makes the style sheets within scripts small, as esbuild does with those in files.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** A sheet in a tagged template without substitutions. */
const SHEET = /\bcss`([^`$]*)`/g;

/** @type {import('esbuild').Plugin} */
export const smallStyles = {
  name: 'small-styles',
  setup(build) {
    build.onLoad({ filter: /[\\/]web[\\/]src[\\/].*\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
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
