// @ts-check
// What the package holds: all that its users need, and nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { LESSONS } from '../../web/tools/lessons.js';
import { pack } from './consumer.js';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const files = pack('--dry-run').files.map(({ path }) => path);

it('the package holds the modules, their declarations, the classic script, and no more', () => {
  assert.deepEqual([...files].sort(), [
    'LICENSE',
    'README.md',
    'dist/backprop-by-hand-fallback.js',
    'dist/backprop-by-hand.js',
    'dist/backprop-by-hand/cli.js',
    'dist/backprop-by-hand/custom-elements.json',
    'dist/backprop-by-hand/element.js',
    'dist/backprop-by-hand/engine-fallback.js',
    'dist/backprop-by-hand/engine.js',
    'dist/backprop-by-hand/engine.wasm',
    'dist/backprop-by-hand/export.js',
    'dist/backprop-by-hand/handouts.js',
    'dist/backprop-by-hand/index.js',
    'dist/backprop-by-hand/lesson-element.js',
    'dist/backprop-by-hand/lesson-player.js',
    'dist/backprop-by-hand/lesson-schema.json',
    'dist/backprop-by-hand/lesson.js',
    ...LESSONS.map((name) => `dist/backprop-by-hand/lessons/${name}.json`).sort(),
    'dist/backprop-by-hand/practice-panel.js',
    'dist/backprop-by-hand/practice.js',
    'dist/backprop-by-hand/practice.wasm',
    'dist/backprop-by-hand/schema.json',
    'dist/backprop-by-hand/server.js',
    'dist/backprop-by-hand/types/element.d.ts',
    'dist/backprop-by-hand/types/engine/error.d.ts',
    'dist/backprop-by-hand/types/engine/index.d.ts',
    'dist/backprop-by-hand/types/engine/practice-types.d.ts',
    'dist/backprop-by-hand/types/engine/practice.d.ts',
    'dist/backprop-by-hand/types/engine/session.d.ts',
    'dist/backprop-by-hand/types/engine/types.d.ts',
    'dist/backprop-by-hand/types/entries/element.d.ts',
    'dist/backprop-by-hand/types/entries/engine.d.ts',
    'dist/backprop-by-hand/types/entries/lesson.d.ts',
    'dist/backprop-by-hand/types/entries/practice.d.ts',
    'dist/backprop-by-hand/types/entries/react.d.ts',
    'dist/backprop-by-hand/types/lesson-element.d.ts',
    'dist/backprop-by-hand/types/model/lesson/types.d.ts',
    'dist/backprop-by-hand/types/model/place.d.ts',
    'dist/backprop-by-hand/widget.js',
    'package.json',
  ]);
});

it('every file that package.json names for its users is in it', () => {
  const { bin, customElements, exports, jsdelivr, unpkg } = manifest;
  const named = leavesOf({ bin, customElements, exports, jsdelivr, unpkg });
  assert.deepEqual(
    named
      .map((path) => path.replace('*', 'one-neuron.json'))
      .filter((path) => !files.includes(path.replace(/^\.\//, ''))),
    [],
  );
});

it('the package needs no other', () => {
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) {
    assert.equal(manifest[kind], undefined, kind);
  }
});

/**
 * @param {unknown} value
 * @returns {string[]} the texts in it
 */
function leavesOf(value) {
  if (typeof value === 'string') return [value];
  return Object.values(/** @type {object} */ (value)).flatMap(leavesOf);
}
