// @ts-check
// What a reader has to download.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/backprop-by-hand';

/** A slow phone's patience: engine.wasm and the script that loads it, gzipped one by one. */
const ENGINE_LIMIT_BYTES = 60 * 1024;

/** What every page with a widget loads at once. */
const STUB_LIMIT_BYTES = 5000;
/** Everything that a page with a widget loads. */
const WIDGET_LIMIT_BYTES = 150 * 1024;
/** The same of a page with a lesson, and what it needs beside a widget; a third of it is Markdown. */
const LESSON_STUB_LIMIT_BYTES = 1500;
const LESSON_LIMIT_BYTES = 50 * 1024;

it('the engine stays within its limit', () => {
  const size = sizeOf('engine.wasm', ...withImports('engine.js'));
  assert.ok(size <= ENGINE_LIMIT_BYTES, `${size} bytes of ${ENGINE_LIMIT_BYTES}`);
});

it('what a page loads before the reader comes near stays within its limit', () => {
  const size = sizeOf(...withImports('index.js'));
  assert.ok(size <= STUB_LIMIT_BYTES, `${size} bytes of ${STUB_LIMIT_BYTES}`);
});

it('a widget in all stays within its limit', () => {
  const names = new Set(['index.js', 'widget.js'].flatMap(withImports));
  const size = sizeOf('engine.wasm', ...names);
  assert.ok(size <= WIDGET_LIMIT_BYTES, `${size} bytes of ${WIDGET_LIMIT_BYTES}`);
});

it('what a page with a lesson loads before the reader comes near stays within its limit', () => {
  const size = sizeOf(...withImports('lesson.js'));
  assert.ok(size <= LESSON_STUB_LIMIT_BYTES, `${size} bytes of ${LESSON_STUB_LIMIT_BYTES}`);
});

it('what plays a lesson beside the widget stays within its limit', () => {
  const ofWidget = ['index.js', 'widget.js', 'engine.js', 'practice.js'].flatMap(withImports);
  const names = withImports('lesson-player.js').filter((name) => !ofWidget.includes(name));
  const size = sizeOf(...names);
  assert.ok(size <= LESSON_LIMIT_BYTES, `${size} bytes of ${LESSON_LIMIT_BYTES}`);
});

/** @param {string[]} names of modules */
function sizeOf(...names) {
  const sizes = names.map(
    (name) => gzipSync(readFileSync(`${FOLDER}/${name}`), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size);
}

/**
 * @param {string} name of a module
 * @returns {string[]} with those that it imports at once
 */
function withImports(name) {
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
  const imported = [...text.matchAll(/\bfrom"\.\/([^"]+)"/g)].map(([, file]) => file);
  return [...new Set([name, ...imported.flatMap(withImports)])];
}
