// @ts-check
// Memory of the engine: what was opened and disposed of, refused, or trained long ago is given back.
import { EngineError, loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */

// The memory of WebAssembly counts as `external`; it grows and never shrinks. The rest of what
// counts there, buffers that are not yet collected, stays below this.
const TOLERANCE_BYTES = 12e6;

/** @type {NetworkDocument} */
const large = {
  format: 'backprop-by-hand/1',
  inputs: Array.from({ length: 200 }, (_, i) => [i, -i, 2, 3, 4]),
  targets: Array.from({ length: 3 }, () => [1, 2, 3, 4, 5]),
  layers: [{ units: 3, initializer: 'he', activation: 'identity' }],
  loss: 'squared-error',
};

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/**
 * @param {() => void} action
 * @returns {number} by how many bytes the memory of the engine is larger afterwards, once warm
 */
function growthThrough(action) {
  engine.open(large).dispose();
  const start = process.memoryUsage().external;
  action();
  return process.memoryUsage().external - start;
}

describe('the memory of the engine', () => {
  it('does not grow through thousands of sessions that are disposed of', () => {
    const growth = growthThrough(() => {
      for (let i = 0; i < 2000; i++) {
        const session = engine.open(large);
        session.next();
        session.dispose();
      }
    });
    assert.ok(growth < TOLERANCE_BYTES, `${growth} bytes`);
  });

  it('does not grow through thousands of refusals', () => {
    const session = engine.open(large);
    const refused = JSON.stringify({ ...large, loss: 'none' });
    const growth = growthThrough(() => {
      for (let i = 0; i < 2000; i++) {
        assert.throws(() => engine.open(refused), EngineError);
        assert.throws(() => session.quantity('Q'), EngineError);
        assert.throws(() => session.goTo({ iteration: 1e9 }), EngineError);
      }
    });
    assert.ok(growth < TOLERANCE_BYTES, `${growth} bytes`);
    assert.equal(session.next().step, 1);
    session.dispose();
  });

  it('stays within bounds through thousands of iterations', () => {
    const session = engine.open(large);
    const growth = growthThrough(() => session.train(10000));
    session.dispose();
    // 603 parameters each: together 48 MB.
    assert.ok(growth < TOLERANCE_BYTES, `${growth} bytes`);
  });

  // Last, because memory that was once taken would hide a leak of that size from the others.
  it('grows with sessions that are kept, so that a leak would be seen here', () => {
    /** @type {ReturnType<typeof engine.open>[]} */
    const kept = [];
    const growth = growthThrough(() => {
      for (let i = 0; i < 2000; i++) kept.push(engine.open(large));
    });
    for (const session of kept) session.dispose();
    assert.ok(growth > 2 * TOLERANCE_BYTES, `${growth} bytes`);
  });
});
