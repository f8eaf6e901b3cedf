// @ts-check
// Memory of the engine: what was opened and disposed of, refused, or trained long ago is given back.
import { EngineError, loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { growthThrough, memoryOf } from './memory.js';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */

/** @type {NetworkDocument} */
const large = {
  format: 'backprop-by-hand/1',
  inputs: Array.from({ length: 200 }, (_, i) => [i, -i, 2, 3, 4]),
  targets: Array.from({ length: 3 }, () => [1, 2, 3, 4, 5]),
  layers: [{ units: 3, initializer: 'he', activation: 'identity' }],
  loss: 'squared-error',
};
/** @type {NetworkDocument} */
const small = {
  format: 'backprop-by-hand/1',
  inputs: [[1], [2]],
  targets: [[1]],
  layers: [{ weights: [[0.5, -1]], biases: [0], activation: 'sigmoid' }],
  loss: 'binary-cross-entropy',
  optimizer: { kind: 'gradient-descent', learningRate: 0.1 },
};
const smallText = JSON.stringify(small);
const drawn = { units: 30, initializer: 'he', activation: 'tanh' };

/**
 * Documents that are refused, each kind at another stage of reading and different in every round.
 * @type {((round: number) => string)[]}
 */
const refused = [
  (round) => smallText.slice(0, round % smallText.length), // ends too early
  (round) => `${smallText}${round}`, // goes on after the end
  (round) => smallText.replace('"inputs"', `"title":"\\u${round % 1000}x","inputs"`),
  (round) => '['.repeat(33 + (round % 1000)), // nested too deep
  (round) => JSON.stringify({ ...small, [`key ${round}`]: round }),
  (round) => JSON.stringify({ ...small, format: `another/${round}` }),
  (round) => JSON.stringify({ ...small, inputs: Array(4 + (round % 50)).fill([round]) }),
  (round) => JSON.stringify({ ...small, targets: [[1], Array(2 + (round % 50)).fill(0)] }),
  (round) => JSON.stringify({ ...small, layers: [drawn, { ...drawn, units: 4097 + round }] }),
  (round) => JSON.stringify({ ...small, layers: [drawn, { ...drawn, seed: -1 - round }] }),
  (round) => JSON.stringify({ ...small, layers: [drawn, { ...drawn, activation: `g${round}` }] }),
  (round) =>
    JSON.stringify({ ...small, optimizer: { kind: 'gradient-descent', learningRate: -round } }),
  (round) => smallText.replace('"learningRate":0.1', `"learningRate":1e${309 + round}`),
];

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
/** @type {WebAssembly.Memory} */
let memory;
/** @type {ReturnType<typeof engine.open>[]} */
const filling = [];

before(async () => {
  memory = await memoryOf(async () => {
    engine = await loadEngine();
  });
  fillUp();
});

after(() => {
  for (const session of filling) session.dispose();
});

/**
 * Keeps sessions open until the memory has to grow. It starts with 16 MB, where a leak could hide;
 * having grown, it has at most a fifth of that free: 17 bytes for each of 200,000 refusals.
 */
function fillUp() {
  const start = memory.buffer.byteLength;
  while (memory.buffer.byteLength === start) filling.push(engine.open(large));
}

describe('the memory of the engine', () => {
  it('does not grow through 10,000 sessions that are disposed of', () => {
    const growth = growthThrough(memory, 10_000, (round) => {
      const session = engine.open(round % 20 === 0 ? PRESETS['article-softmax'] : small);
      session.next();
      session.dispose();
    });
    assert.equal(growth, 0);
  });

  it('does not grow through 200,000 documents that are refused', () => {
    const growth = growthThrough(memory, 200_000, (round) => {
      const text = refused[round % refused.length](round);
      assert.throws(() => engine.open(text), EngineError);
    });
    assert.equal(growth, 0);
  });

  it('does not grow through thousands of refused requests to a session', () => {
    const session = engine.open(large);
    const growth = growthThrough(memory, 10_000, () => {
      assert.throws(() => session.quantity('Q'), EngineError);
      assert.throws(() => session.goTo({ iteration: 1e9 }), EngineError);
      assert.throws(() => session.setLearningRate(0), EngineError);
    });
    assert.equal(growth, 0);
    assert.equal(session.next().step, 1);
    session.dispose();
  });

  it('stays within bounds through thousands of iterations', () => {
    const session = engine.open(large);
    session.train(1000); // by now there are as many checkpoints as there will be
    const start = memory.buffer.byteLength;
    session.train(10_000);
    session.dispose();
    assert.equal(memory.buffer.byteLength - start, 0);
  });

  it('grows with sessions that are kept, so that a leak would be seen here', () => {
    const growth = growthThrough(memory, 1000, () => filling.push(engine.open(small)));
    assert.ok(growth > 0);
  });

  it('does not grow through thousands of edits, undos and refusals', () => {
    const session = engine.open(large);
    const other = { ...large, optimizer: { kind: 'adam', learningRate: 0.1 } };
    const growth = growthThrough(memory, 5000, (round) => {
      session.setEntry('W[1]', 0, 0, round, { continues: round % 3 === 0 });
      session.setEntry('X', 0, round % 5, round);
      session.edit(/** @type {NetworkDocument} */ (other));
      session.train(2);
      if (round % 7 === 0) session.restart(large);
      assert.throws(() => session.setEntry('W[1]', 0, 0, NaN), EngineError);
      assert.throws(() => session.edit('{}'), EngineError);
      session.undo();
      session.undo();
      session.redo();
    });
    session.dispose();
    assert.equal(growth, 0);
  });
});
