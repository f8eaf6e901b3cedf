// @ts-check
// What a reader has to download.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';

/** A slow phone's patience: engine.wasm and engine.js, which loads it, gzipped one by one. */
const ENGINE_LIMIT_BYTES = 65 * 1024;

it('the engine stays within its limit', () => {
  const sizes = ['engine.wasm', 'engine.js'].map(
    (name) => gzipSync(readFileSync(`dist/${name}`), { level: 9 }).length,
  );
  const size = sizes[0] + sizes[1];
  assert.ok(size <= ENGINE_LIMIT_BYTES, `${size} bytes of ${ENGINE_LIMIT_BYTES}`);
});
