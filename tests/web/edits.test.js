// @ts-check
// Edits of numbers and of the network's shape, by hand.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as edits from '../../web/src/model/edits.js';
import { LARGEST_SEED } from '../../web/src/model/settings.js';
import { layerOf, memoryOf, open, small } from './editing.js';

/** @import { EditableDocument } from '../../web/src/model/edits.js' */

/** The first weights of a seed. @param {number} seed @param {number} count */
function drawn(seed, count) {
  const draw = edits.roundWeights(seed);
  return Array.from({ length: count }, draw);
}

describe('new weights', () => {
  it('are round, not 0, of both signs, and the same for the same seed', () => {
    const numbers = drawn(1, 2000);
    for (const number of numbers) {
      assert.equal(number, Number(number.toFixed(2)));
      assert.ok(number !== 0 && Math.abs(number) <= 0.5);
    }
    assert.equal(new Set(numbers).size, 100);
    assert.deepEqual(drawn(1, 2000), numbers);
    assert.notDeepEqual(drawn(2, 5), numbers.slice(0, 5));
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    assert.ok(Math.abs(mean) < 0.02);
  });
});

describe('numbers', () => {
  it('are replaced matrix by matrix', () => {
    const rows = [
      [-1, -2],
      [-3, -4],
      [-5, -6],
    ];
    const edited = edits.replaceMatrix(small(), 'W[1]', rows);
    assert.deepEqual(edited, {
      ...small(),
      layers: [{ ...small().layers[0], weights: rows }, small().layers[1]],
    });
    const biased = edits.replaceMatrix(small(), 'b[2]', [[5], [6]]);
    assert.deepEqual(layerOf(biased, 2).biases, [5, 6]);
    for (const name of ['X', 'Y', 'W[2]', 'b[1]']) {
      const copy = edits.matrixOf(small(), name);
      assert.deepEqual(edits.replaceMatrix(small(), name, copy), small());
    }
  });

  it('of another shape, or of nothing there is, are refused', () => {
    const refused = { name: 'RangeError' };
    assert.throws(() => edits.replaceMatrix(small(), 'X', [[1, 2]]), {
      ...refused,
      message: 'X: expected 2 x 2, got 1 x 2',
    });
    assert.throws(() => edits.replaceMatrix(small(), 'b[1]', [[1, 2, 3]]), refused);
    for (const name of ['W[0]', 'W[3]', 'Z[1]', 'W', 'W[1]+']) {
      assert.throws(() => edits.matrixOf(small(), name), refused, name);
    }
  });
});

describe('examples and inputs', () => {
  it('are added as a copy of the last example, and removed', () => {
    const more = edits.addExample(small());
    assert.deepEqual(
      [more.inputs[1], more.targets[0]],
      [
        [2, 0.1 + 0.2, 0.1 + 0.2],
        [0.25, 1, 1],
      ],
    );
    assert.ok(Object.is(more.inputs[0][2], -0));
    assert.deepEqual(edits.removeExample(more, 1), small());
    assert.deepEqual(edits.removeExample(small(), 0).targets, [[1], [0]]);
  });

  it('are added as zeros with weights by the seed, which change nothing yet', () => {
    const more = edits.addInput(small(), 5, 'middle');
    assert.deepEqual(more.inputs, [...small().inputs, [0, 0]]);
    const [a, b, c] = drawn(5, 3);
    assert.deepEqual(layerOf(more, 1).weights, [
      [1, 2, a],
      [3, 4, b],
      [5, 6, c],
    ]);
    assert.deepEqual(memoryOf(more, 1).weights.velocity?.[1], [0.3, 0.4, 0]);
    assert.deepEqual(more.inputNames, ['left', 'right', 'middle']);
    const outputs = (/** @type {EditableDocument} */ d) => open(d).quantity('A[2]').values;
    assert.deepEqual(outputs(more), outputs(small()));
    assert.deepEqual(edits.removeInput(more, 2), small());
  });

  it('go with their weights, memory and name', () => {
    const less = edits.removeInput(small(), 0);
    assert.deepEqual(less.inputs, [[2, 0.1 + 0.2]]);
    assert.deepEqual(layerOf(less, 1).weights, [[2], [4], [6]]);
    assert.deepEqual(memoryOf(less, 1).weights.velocity, [[0.2], [0.4], [0.6]]);
    assert.deepEqual(less.inputNames, ['right']);
  });

  it('keep the last one', () => {
    const one = edits.removeExample(edits.removeInput(small(), 0), 0);
    assert.throws(() => edits.removeExample(one, 0), {
      message: 'examples: expected at least 2 to remove one, got 1',
    });
    assert.throws(() => edits.removeInput(one, 0), RangeError);
    assert.throws(() => edits.removeExample(small(), 2), RangeError);
  });
});

describe('units', () => {
  it('are added with weights by the seed, first those in, then those out', () => {
    const more = edits.addUnit(small(), 1, 9);
    const [in1, in2, out1, out2] = drawn(9, 4);
    assert.deepEqual(layerOf(more, 1), {
      weights: [...layerOf(small(), 1).weights, [in1, in2]],
      biases: [7, 8, 9, 0],
      activation: 'relu',
    });
    assert.deepEqual(layerOf(more, 2).weights, [
      [10, 11, 12, out1],
      [13, 14, 15, out2],
    ]);
    assert.deepEqual(memoryOf(more, 1).weights.velocity?.[3], [0, 0]);
    assert.deepEqual(memoryOf(more, 1).biases.velocity, [0.7, 0.8, 0.9, 0]);
    assert.deepEqual(memoryOf(more, 2).weights.velocity?.[0], [1.1, 1.2, 1.3, 0]);
    assert.deepEqual(edits.removeUnit(more, 1, 3), { document: small(), adjusted: [] });
  });

  it('are removed with all their weights', () => {
    const { document } = edits.removeUnit(small(), 1, 1);
    assert.deepEqual(layerOf(document, 1).weights, [
      [1, 2],
      [5, 6],
    ]);
    assert.deepEqual(layerOf(document, 1).biases, [7, 9]);
    assert.deepEqual(layerOf(document, 2).weights, [
      [10, 12],
      [13, 15],
    ]);
    assert.deepEqual(memoryOf(document, 1).biases.velocity, [0.7, 0.9]);
    assert.deepEqual(memoryOf(document, 2).weights.velocity, [
      [1.1, 1.3],
      [1.4, 1.6],
    ]);
  });

  it('that are outputs come and go with their targets and name', () => {
    const more = edits.addUnit(small(), 2, 3, 'perhaps');
    assert.deepEqual(more.targets, [...small().targets, [0, 0]]);
    assert.deepEqual(layerOf(more, 2).weights[2], drawn(3, 3));
    assert.deepEqual(more.outputNames, ['yes', 'no', 'perhaps']);
    assert.deepEqual(edits.removeUnit(more, 2, 2), { document: small(), adjusted: [] });
    const { document, adjusted } = edits.removeUnit(more, 2, 0);
    assert.deepEqual(adjusted, [{ setting: 'targets' }]);
    assert.deepEqual(document.targets, [
      [1, 0.5],
      [0, 0.5],
    ]);
    assert.deepEqual(document.outputNames, ['no', 'perhaps']);
  });

  it('keep the last one of a layer', () => {
    const one = edits.removeUnit(small(), 2, 1).document;
    assert.deepEqual(one.targets, [[1, 1]]);
    assert.throws(() => edits.removeUnit(one, 2, 0), RangeError);
    assert.throws(() => edits.removeUnit(small(), 3, 0), RangeError);
    assert.throws(() => edits.addUnit(small(), 0, 1), RangeError);
  });

  it('that share a bias go on sharing it', () => {
    const shared = edits.setConvention(small(), 'biases', 'shared').document;
    const more = edits.addUnit(shared, 1, 1);
    assert.deepEqual(layerOf(more, 1).biases, [7]);
    assert.deepEqual(memoryOf(more, 1).biases.velocity, [0.7]);
    open(more);
  });
});

describe('layers', () => {
  it('are added as the identity, which after a ReLU changes nothing', () => {
    const more = edits.addLayer(small(), 1);
    assert.deepEqual(layerOf(more, 2), {
      weights: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      biases: [0, 0, 0],
      activation: 'relu',
    });
    assert.deepEqual([layerOf(more, 1), layerOf(more, 3)], small().layers);
    assert.deepEqual(memoryOf(more, 2).biases.velocity, [0, 0, 0]);
    assert.deepEqual(memoryOf(more, 2).weights.velocity?.[2], [0, 0, 0]);
    const outputs = [open(more).quantity('A[3]'), open(small()).quantity('A[2]')];
    assert.deepEqual(outputs[0], outputs[1]);
    assert.deepEqual(edits.removeLayer(more, 2, 1), small());
  });

  it('follow the inputs too, with the activation of the next layer', () => {
    const first = layerOf(edits.addLayer(small(), 0), 1);
    assert.deepEqual([first.weights.length, first.activation], [2, 'relu']);
    const onlySoftmax = edits.removeLayer(small(), 1, 1);
    assert.equal(layerOf(edits.addLayer(onlySoftmax, 0), 1).activation, 'relu');
  });

  it('are removed: the weights after them stay where they have a place', () => {
    const less = edits.removeLayer(small(), 1, 1);
    assert.equal(less.layers.length, 1);
    assert.deepEqual(layerOf(less, 1).weights, [
      [10, 11],
      [13, 14],
    ]);
    assert.deepEqual(less.training?.layers, [
      {
        weights: {
          velocity: [
            [1.1, 1.2],
            [1.4, 1.5],
          ],
        },
        biases: { velocity: [1.7, 1.8] },
      },
    ]);
    const wide = edits.addInput(edits.addInput(small(), 1), 2);
    const [a, b] = drawn(6, 2);
    const fed = edits.removeLayer(wide, 1, 6);
    assert.deepEqual(layerOf(fed, 1).weights, [
      [10, 11, 12, a],
      [13, 14, 15, b],
    ]);
    assert.deepEqual(memoryOf(fed, 1).weights.velocity?.[1], [1.4, 1.5, 1.6, 0]);
  });

  it('that are the output stay', () => {
    assert.throws(() => edits.removeLayer(small(), 2, 1), RangeError);
    assert.throws(() => edits.addLayer(small(), 2), RangeError);
  });

  it('have their weights drawn by the core', () => {
    const random = edits.randomise(small(), 'xavier', 7);
    assert.equal(random.training, undefined);
    assert.deepEqual(random.layers, [
      { units: 3, initializer: 'xavier', seed: 448, activation: 'relu' },
      { units: 2, initializer: 'xavier', seed: 449, activation: 'softmax' },
    ]);
    const opened = layerOf(open(random).document(), 1);
    assert.deepEqual(opened.biases, [0, 0, 0]);
    assert.notDeepEqual(opened.weights, layerOf(small(), 1).weights);
    assert.throws(() => edits.addUnit(random, 1, 1), TypeError);
    open(edits.randomise(small(), 'he', LARGEST_SEED));
    for (const seed of [-1, 0.5, LARGEST_SEED + 1]) {
      assert.throws(() => edits.randomise(small(), 'he', seed), RangeError);
    }
  });
});
