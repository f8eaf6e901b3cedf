// @ts-check
// A walk through a network that is edited on the way.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Walkthrough } from '../../web/src/model/walkthrough.js';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */

/** @type {NetworkDocument} */
const network = {
  format: 'backprop-by-hand/1',
  inputs: [
    [1, 2],
    [3, 4],
  ],
  targets: [[1, 0]],
  layers: [
    {
      weights: [
        [0.5, -0.5],
        [0.25, 1],
      ],
      biases: [0, 0],
      activation: 'tanh',
    },
    { weights: [[1, -1]], biases: [0.5], activation: 'sigmoid' },
  ],
  loss: 'binary-cross-entropy',
};

/** @type {NetworkDocument} */
const single = {
  format: 'backprop-by-hand/1',
  inputs: [[1], [2], [3]],
  targets: [[1]],
  layers: [{ weights: [[1, 2, 3]], biases: [0], activation: 'identity' }],
  loss: 'squared-error',
};

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/** @param {NetworkDocument} [document] */
function open(document = network) {
  return new Walkthrough(engine.open(document));
}

describe('a walkthrough', () => {
  it('reads everything again after an edit, an undo and a redo', () => {
    const walk = open();
    walk.goTo({ iteration: 2, step: 3 });
    assert.equal(walk.quantityOf('X').rows, 2);
    walk.edit(single);
    assert.deepEqual(walk.layers, [{ units: 1, activation: 'identity' }]);
    assert.equal(walk.inputs, 3);
    assert.equal(walk.examples, 1);
    assert.deepEqual([...walk.quantityOf('X').values], [1, 2, 3]);
    assert.equal(walk.steps[walk.position.step].phase, 'forward');
    assert.deepEqual([walk.canUndo, walk.canRedo], [true, false]);
    walk.undo();
    assert.deepEqual(walk.layers, [
      { units: 2, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ]);
    assert.equal(walk.inputs, 2);
    assert.equal(walk.position.step, 3);
    assert.deepEqual([walk.canUndo, walk.canRedo], [false, true]);
    walk.redo();
    assert.equal(walk.inputs, 3);
    walk.dispose();
  });

  it('follows moves back across an edit', () => {
    const walk = open();
    walk.goTo({ iteration: 1, step: 0 });
    walk.edit(single);
    assert.equal(walk.layers.length, 1);
    walk.back('step');
    assert.equal(walk.layers.length, 2);
    assert.equal(walk.position.step, walk.steps.length - 1);
    walk.next('step');
    assert.equal(walk.layers.length, 1);
    walk.dispose();
  });

  it('moves by cell of one example across an edit', () => {
    const walk = open();
    walk.setExample(1);
    walk.goTo({ iteration: 1, step: 0, cell: 0 });
    walk.edit({
      ...network,
      loss: 'squared-error',
      optimizer: { kind: 'adam', learningRate: 0.1 },
    });
    walk.back('cell');
    assert.equal(walk.position.iteration, 0);
    assert.equal(walk.step.result, 'b[2]+');
    walk.next('cell');
    assert.deepEqual([walk.step.result, walk.position.cell], ['Z[1]', 0]);
    walk.next('cell');
    assert.deepEqual([walk.step.result, walk.position.cell], ['Z[1]', 1]);
    walk.dispose();
  });

  it('sets entries of the whole batch, also where one example is looked at alone', () => {
    const walk = open();
    walk.setEntry('W[2]', 0, 1, 3);
    assert.deepEqual([...walk.quantityOf('W[2]').values], [1, 3]);
    walk.setExample(1);
    walk.setEntry('X', 0, 1, 9);
    assert.deepEqual([...walk.quantityOf('X').values], [9, 4]);
    assert.deepEqual(walk.documentAtStart().inputs, [
      [1, 9],
      [3, 4],
    ]);
    const loss = walk.loss;
    walk.setEntry('Y', 0, 1, 1, { continues: true });
    assert.notEqual(walk.loss, loss);
    walk.undo();
    assert.ok(walk.canUndo);
    assert.deepEqual([...walk.quantityOf('X').values], [2, 4]);
    assert.throws(() => walk.setEntry('X', 0, 0, Infinity), { path: 'X' });
    walk.dispose();
  });

  it('knows its start where it begins at a later iteration', () => {
    const walk = open();
    walk.restart(single, { iteration: 6 });
    assert.equal(walk.position.iteration, 6);
    assert.ok(walk.atStart);
    walk.next('step');
    assert.ok(!walk.atStart);
    assert.deepEqual(walk.origin().iteration, 6);
    walk.setLearningRate(0.3);
    assert.equal(walk.learningRate, 0.3);
    walk.undo();
    assert.equal(walk.learningRate, 0.1);
    walk.dispose();
  });
});
