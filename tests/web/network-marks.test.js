// @ts-check
// What of the drawing is at work in a step, what is known by then, and how it is told in words.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadEngine } from 'backprop-by-hand/engine';
import { PRESETS } from '../../web/src/model/presets.js';
import { changeText } from '../../web/src/views/network/change.js';
import { isEdgeLit, isNeuronLit, knownAt, marksOf } from '../../web/src/views/network/marks.js';
import { network as words } from '../../web/src/words/en/network.js';

/** @import { Activation, Step } from '../../web/src/engine/types.js' */

const UNITS = [0, 1, 2];

describe('in cell grain', () => {
  /** @type {readonly Step[]} */
  let steps;
  before(async () => {
    const session = (await loadEngine()).open(PRESETS.article);
    steps = session.steps();
    session.dispose();
  });

  /** @type {[string, number, string[]][]} result, cell, edges as `layer: from-to` */
  const edges = [
    ['Z[2]', 1, ['2: 0-1', '2: 1-1', '2: 2-1']],
    ['A[2]', 1, []],
    ['dW[3]', 5, ['3: 2-1']],
    ['db[3]', 1, []],
    ['dA[2]', 0, ['3: 0-0', '3: 0-1', '3: 0-2']],
    ['W[1]+', 3, ['1: 0-1']],
  ];
  for (const [result, cell, expected] of edges) {
    it(`${result}, cell ${cell}, lights the edges that it reads or makes`, () => {
      const marks = marksFor(result, cell);
      const lit = [1, 2, 3, 4].flatMap((layer) =>
        UNITS.flatMap((from) =>
          UNITS.filter((to) => isEdgeLit(marks, layer, to, from)).map(
            (to) => `${layer}: ${from}-${to}`,
          ),
        ),
      );
      assert.deepEqual(lit, expected);
    });
  }

  /** @type {[string, number, string[]][]} result, cell, neurons as `layer: unit` */
  const neurons = [
    ['Z[2]', 1, ['2: 1']],
    ['dZ[3]', 2, ['3: 2']],
    ['dW[3]', 5, ['2: 2', '3: 1']],
    ['dW[1]', 1, ['0: 1', '1: 0']],
    ['b[4]+', 0, ['4: 0']],
  ];
  for (const [result, cell, expected] of neurons) {
    it(`${result}, cell ${cell}, lights the neurons at its ends`, () => {
      const marks = marksFor(result, cell);
      const lit = [0, 1, 2, 3, 4].flatMap((layer) =>
        UNITS.filter((unit) => isNeuronLit(marks, layer, unit)).map((unit) => `${layer}: ${unit}`),
      );
      assert.deepEqual(lit, expected);
    });
  }

  it('only the cells up to the one of the moment are known', () => {
    const step = steps.findIndex(({ result }) => result === 'dZ[3]');
    const isKnown = knownAt(steps, { iteration: 0, step, cell: 1, revision: 0 });
    assert.deepEqual(
      UNITS.map((unit) => isKnown('dZ[3]', unit)),
      [true, true, false],
    );
    assert.equal(isKnown('dA[3]', 2), true, 'an earlier step is done');
    assert.equal(isKnown('dW[3]', 0), false, 'a later one is not');
    assert.equal(isKnown('W[1]', 2), true, 'what no step makes is given');
  });

  /**
   * @param {string} result
   * @param {number} cell
   */
  function marksFor(result, cell) {
    const step = steps.find((candidate) => candidate.result === result);
    assert.ok(step, `the article has ${result}`);
    return marksOf(step, { iteration: 0, step: step.index, cell, revision: 0 });
  }
});

describe('changeText', () => {
  it('says what was and what is', () => {
    assert.deepEqual(changeText(0.2, 0.208, 3), ['0.2', '→ 0.208']);
  });

  it('takes more digits where the few would hide the change', () => {
    assert.deepEqual(changeText(0.2, 0.2004, 2), ['0.2', '→ 0.2004']);
  });

  it('shows no change where there is none', () => {
    assert.deepEqual(changeText(1 / 3, 1 / 3, 3), ['0.333', '→ 0.333']);
  });

  it('ends with changes too small to show', () => {
    assert.deepEqual(changeText(0.2, 0.2000000001, 3), ['0.2', '→ 0.2']);
  });
});

describe('the drawing in words', () => {
  const step = /** @type {Step} */ ({ phase: 'backward', layer: 2 });

  it('puts layers of the same kind together', () => {
    const relu = { units: 3, activation: /** @type {const} */ ('relu') };
    const layers = [relu, relu, relu, { ...relu, activation: /** @type {const} */ ('identity') }];
    assert.equal(
      words.describe({ inputs: 3, layers, step }),
      'Network: 3 inputs; hidden layers 1 to 3, each of 3 units (ReLU); 3 outputs (identity). ' +
        'Now: backward, layer 2 of 4.',
    );
  });

  it('keeps layers with different activations apart', () => {
    const layers = ['relu', 'tanh', 'softmax'].map((activation) => ({
      units: 2,
      activation: /** @type {Activation} */ (activation),
    }));
    assert.match(
      words.describe({ inputs: 2, layers, step }),
      /hidden layer 1 of 2 units \(ReLU\); hidden layer 2 of 2 units \(tanh\)/,
    );
  });

  it('counts one as one', () => {
    const layers = [
      { units: 1, activation: /** @type {const} */ ('tanh') },
      { units: 1, activation: /** @type {const} */ ('sigmoid') },
    ];
    assert.equal(
      words.describe({ inputs: 1, layers, step }),
      'Network: 1 input; hidden layer 1 of 1 unit (tanh); 1 output (sigmoid). ' +
        'Now: backward, layer 2 of 2.',
    );
  });
});
