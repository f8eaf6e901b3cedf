// @ts-check
// What was trained at once is taken back and made again in its place among the edits.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { Walkthrough } from '../../web/src/model/walkthrough.js';

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

const open = () => new Walkthrough(engine.open(PRESETS.xor));

/** @param {Walkthrough} walk */
const state = (walk) => ({
  weights: [...walk.quantityOf('W[1]').values],
  loss: walk.loss,
  iteration: walk.position.iteration,
  step: walk.position.step,
  cell: walk.position.cell,
});

/**
 * All states, one after another.
 * @param {Walkthrough} walk
 * @param {(() => void)[]} actions
 */
function statesOf(walk, actions) {
  const states = [state(walk)];
  for (const act of actions) {
    act();
    states.push(state(walk));
  }
  return states;
}

/**
 * Takes everything back, and makes it again.
 * @param {Walkthrough} walk
 * @param {ReturnType<typeof state>[]} states it has gone through, with that of the moment
 */
function assertBackAndForth(walk, states) {
  for (const expected of states.slice(0, -1).reverse()) {
    assert.ok(walk.canUndo);
    walk.undo();
    assert.deepEqual(state(walk), expected);
  }
  assert.ok(!walk.canUndo);
  for (const expected of states.slice(1)) {
    assert.ok(walk.canRedo);
    walk.redo();
    assert.deepEqual(state(walk), expected);
  }
  assert.ok(!walk.canRedo);
}

describe('undo', () => {
  it('takes training back between edits, and redo makes it again, to the bit', () => {
    const walk = open();
    const states = statesOf(walk, [
      () => walk.train({ iteration: 30, step: 2, cell: 1 }),
      () => walk.setEntry('W[1]', 0, 0, 0.7),
      () => walk.train({ iteration: 31, step: 2, cell: null }),
      () => walk.train({ iteration: 50, step: 0 }),
      () => walk.restart(PRESETS.article),
      () => walk.train({ iteration: 1, step: 3 }),
      () => walk.setEntry('b[1]', 1, 0, 2),
    ]);
    assertBackAndForth(walk, states);
    walk.dispose();
  });

  it('takes training back from wherever the reader has moved since', () => {
    const walk = open();
    walk.next('step');
    const start = state(walk);
    walk.train({ iteration: 5, step: 1 });
    const trained = state(walk);
    walk.goTo({ iteration: 3, step: 4 });
    walk.undo();
    assert.deepEqual(state(walk), start);
    walk.redo();
    assert.deepEqual(state(walk), trained);
    walk.dispose();
  });

  it('of training leaves the network that was opened, which is no other then', () => {
    const walk = open();
    walk.train({ iteration: 4, step: 0 });
    assert.ok(!walk.isChanged);
    const { revision } = walk.position;
    walk.undo();
    assert.equal(walk.position.revision, revision); // the network is no other
    assert.ok(!walk.isChanged);
    walk.dispose();
  });

  it('keeps an edit to be made again over training, which goes then', () => {
    const walk = open();
    const opened = state(walk);
    walk.setEntry('W[1]', 0, 0, 0.7);
    walk.train({ iteration: 4, step: 0 });
    walk.undo();
    walk.undo();
    walk.train({ iteration: 2, step: 0 });
    walk.redo();
    assert.equal(walk.quantityOf('W[1]').values[0], 0.7);
    assert.ok(!walk.canRedo);
    walk.undo();
    assert.deepEqual(state(walk), opened);
    assert.ok(!walk.canUndo);
    walk.dispose();
  });

  it('takes training back that was aside of an edit until there was another', () => {
    const walk = open();
    walk.setEntry('W[1]', 0, 0, 0.7);
    walk.undo();
    const states = statesOf(walk, [
      () => walk.train({ iteration: 2, step: 0 }),
      () => walk.setEntry('W[1]', 0, 0, 0.8),
    ]);
    for (let time = 0; time < 2; time++) assertBackAndForth(walk, states);
    walk.dispose();
  });

  it('cannot be taken back itself once there is another edit', () => {
    const walk = open();
    walk.train({ iteration: 4, step: 0 });
    walk.undo();
    walk.setEntry('W[1]', 0, 1, 0.3);
    assert.ok(!walk.canRedo);
    walk.dispose();
  });

  it('ends where the beginning of a large network’s training is forgotten', () => {
    const units = 300;
    const walk = new Walkthrough(
      engine.open({
        format: 'backprop-by-hand/1',
        inputs: Array.from({ length: units }, () => [0.1]),
        targets: Array.from({ length: units }, () => [0]),
        layers: [{ units, initializer: 'xavier', seed: 1, activation: 'identity' }],
        loss: 'squared-error',
      }),
    );
    for (let iteration = 1; iteration <= 30; iteration++) {
      walk.train({ iteration });
      walk.setEntry('W[1]', 0, 0, iteration);
      walk.goTo({ iteration: iteration - 1 });
      walk.train({ iteration });
    }
    const first = walk.firstIteration;
    assert.ok(first > 0);
    let count = 0;
    while (walk.canUndo) {
      walk.undo();
      count++;
    }
    assert.equal(walk.position.iteration, first);
    while (walk.canRedo) {
      walk.redo();
      count--;
    }
    assert.equal(count, 0);
    assert.equal(walk.position.iteration, 30);
    walk.dispose();
  });
});
