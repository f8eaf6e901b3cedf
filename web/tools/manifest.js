// @ts-check
// The manifest of the custom elements, made from the JSDoc of the sources: editors read it to complete
// its attributes, and catalogues to describe it.
import { readFileSync } from 'node:fs';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

/** What the package has in place of the sources that the manifest is about. */
const SOURCES = {
  'dist/backprop-by-hand/element.js': 'web/src/element.js',
  'dist/backprop-by-hand/index.js': 'web/src/define.js',
  'dist/backprop-by-hand/lesson-element.js': 'web/src/lesson-element.js',
  'dist/backprop-by-hand/lesson.js': 'web/src/define-lesson.js',
};

/** @returns {Buffer} JSON */
export function makeManifest() {
  const modules = Object.entries(SOURCES).map(([name, source]) =>
    ts.createSourceFile(name, readFileSync(source, 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  const manifest = create({ modules, plugins: litPlugin() });
  return Buffer.from(`${JSON.stringify(manifest, publicPart, 2)}\n`);
}

/**
 * @param {string} key
 * @param {any} value
 */
function publicPart(key, value) {
  if (key === 'superclass') return { name: 'HTMLElement' }; // what stands between is ours
  return Array.isArray(value) ? value.filter(({ privacy }) => privacy !== 'private') : value;
}
