// @ts-check
// The networks that come with the widget show what their stories say.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { roundWeights } from '../../web/src/model/edits.js';
import { DEFAULT_PRESET, PRESETS } from '../../web/src/model/presets.js';
import { controls } from '../../web/src/words/en/controls.js';

/** @import { Session } from '../../web/src/engine/session.js' */

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/** @param {number} value @param {number} expected @param {number} digits after the point */
function near(value, expected, digits) {
  assert.ok(Math.abs(value - expected) <= 0.5000001 * 10 ** -digits, `${value}, not ${expected}`);
}

/** @param {Session} session @param {string} name */
function largest(session, name) {
  return Math.max(...session.quantity(name).values.map(Math.abs));
}

describe('every preset', () => {
  for (const [name, document] of Object.entries(PRESETS)) {
    it(`${name} opens, and trains from a finite loss to a lower one`, () => {
      const session = engine.open(document);
      const first = session.loss();
      assert.ok(Number.isFinite(first));
      session.train(1);
      assert.ok(session.loss() < first);
    });
  }

  it('has a name and a story of one sentence', () => {
    assert.deepEqual(Object.keys(controls.presets), Object.keys(PRESETS));
    assert.ok(Object.hasOwn(PRESETS, DEFAULT_PRESET));
    for (const { name, story } of Object.values(controls.presets)) {
      assert.match(name, /^[A-Z].{2,}$/);
      assert.match(story, /^[A-Z].{40,}\.$/);
      assert.doesNotMatch(story, /\. [A-Z]/);
    }
  });

  it('that has names has one for each input and output', () => {
    for (const preset of ['textbook', 'xor', 'two-moons']) {
      const { inputNames, inputs, outputNames, targets } = PRESETS[preset];
      assert.equal(inputNames?.length, inputs.length, preset);
      assert.equal(outputNames?.length, targets.length, preset);
    }
  });
});

describe('the neuron', () => {
  it('can be worked out in the head', () => {
    const session = engine.open(PRESETS.neuron);
    assert.deepEqual([...session.quantity('A[1]').values], [0.5]);
    near(session.loss(), Math.LN2, 15);
    assert.deepEqual([...session.quantity('dW[1]').values], [-1, -0.5]);
    assert.deepEqual([...session.quantity('W[1]+').values], [1, -0.75]);
    assert.deepEqual([...session.quantity('b[1]+').values], [0.25]);
  });
});

// The numbers that Matt Mazur prints, to his digits.
describe('the textbook network', () => {
  it('has the total error and the outputs that are printed', () => {
    const session = engine.open(PRESETS.textbook);
    near(session.loss(), 0.298371109, 9);
    const [o1, o2] = session.quantity('A[2]').values;
    near(o1, 0.75136507, 8);
    near(o2, 0.772928465, 9);
  });

  it('gets the weights that are printed, and keeps its biases', () => {
    const session = engine.open(PRESETS.textbook);
    const w5to8 = [0.35891648, 0.408666186, 0.51130127, 0.561370121];
    session.quantity('W[2]+').values.forEach((w, index) => near(w, w5to8[index], index ? 9 : 8));
    const w1to4 = [0.149780716, 0.19956143, 0.24975114, 0.29950229];
    session.quantity('W[1]+').values.forEach((w, index) => near(w, w1to4[index], index ? 8 : 9));
    session.train(1);
    assert.deepEqual([...session.quantity('b[1]').values], [0.35, 0.35]);
    assert.deepEqual([...session.quantity('b[2]').values], [0.6, 0.6]);
  });
});

describe('XOR', () => {
  it('is learned with the 253rd update', () => {
    const session = engine.open(PRESETS.xor);
    assert.ok(session.loss() > 0.69);
    session.train(252);
    assert.ok(session.loss() >= 0.05);
    session.train(1);
    assert.ok(session.loss() < 0.05);
  });
});

describe('the two moons', () => {
  const { inputs, targets, layers } = PRESETS['two-moons'];

  /** @param {number} value */
  const rounded = (value) => Math.round(value * 100) / 100 || 0;

  it('are the points of their rule', () => {
    const draw = roundWeights(1);
    for (let i = 0; i < 16; i++) {
      const t = (Math.PI * Math.floor(i / 2)) / 7;
      const [x, y] =
        i % 2 === 0 ? [Math.cos(t), Math.sin(t)] : [1 - Math.cos(t), 0.5 - Math.sin(t)];
      assert.equal(inputs[0][i], rounded(x + 0.3 * draw()));
      assert.equal(inputs[1][i], rounded(y + 0.3 * draw()));
      assert.equal(targets[0][i], i % 2);
    }
  });

  it('start from the weights of their rule', () => {
    const draw = roundWeights(1);
    for (const layer of layers) {
      assert.ok('weights' in layer);
      for (const weight of layer.weights.flat()) assert.equal(weight, rounded(2 * draw()));
    }
  });

  it('are told apart after 200 iterations, and hardly at first', () => {
    const session = engine.open(PRESETS['two-moons']);
    const right = () =>
      [...session.quantity('A[3]').values].filter((a, i) => a > 0.5 === (i % 2 === 1)).length;
    assert.equal(right(), 3);
    session.train(200);
    assert.equal(right(), 16);
  });
});

describe('the dead ReLU', () => {
  it('is off for every example, and no training changes its unit', () => {
    const session = engine.open(PRESETS['dead-relu']);
    const incoming = () => [...session.quantity('W[1]').values.slice(2, 4)];
    const untrained = [incoming(), session.quantity('b[1]').values[1]];
    assert.ok(
      session
        .quantity('Z[1]')
        .values.slice(4, 8)
        .every((z) => z < 0),
    );
    session.train(1000);
    assert.deepEqual([incoming(), session.quantity('b[1]').values[1]], untrained);
    assert.equal(session.quantity('W[2]').values[1], 0.5);
  });

  it('is the only one: the other units are on for some example and learn', () => {
    const session = engine.open(PRESETS['dead-relu']);
    const Z = session.quantity('Z[1]').values;
    assert.ok(Z.slice(0, 4).some((z) => z > 0) && Z.slice(8, 12).some((z) => z > 0));
    const dW = session.quantity('dW[1]').values;
    assert.ok([0, 1, 4, 5].every((index) => dW[index] !== 0));
  });
});

describe('the deep network of sigmoids', () => {
  it('has gradients that shrink layer by layer, more than a thousandfold in all', () => {
    const session = engine.open(PRESETS['deep-sigmoid']);
    const sizes = [1, 2, 3, 4, 5, 6, 7].map((layer) => largest(session, `dW[${layer}]`));
    for (let layer = 1; layer < 7; layer++) assert.ok(sizes[layer] > 2 * sizes[layer - 1]);
    assert.ok(sizes[6] > 1000 * sizes[0] && sizes[0] > 0);
  });
});
