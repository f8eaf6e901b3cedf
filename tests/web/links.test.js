// @ts-check
// What is the same thing in two places, and what an entry is worked out from.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadEngine } from 'backprop-by-hand/engine';
import {
  drawnAs,
  exampleOf,
  isSame,
  keyOf,
  operandsOf,
  planOf,
} from '../../web/src/model/links.js';
import { PRESETS } from '../../web/src/model/presets.js';

/**
 * @import { Session } from '../../web/src/engine/session.js'
 * @import { Entry, Plan, Thing } from '../../web/src/model/links.js'
 */

/** Two inputs, three units, one output; the bias of layer 1 is shared. @type {Plan} */
const plan = { units: [2, 3, 1], sharesBias: [false, true, false] };

/** @type {(quantity: string, row: number, column?: number) => Entry} */
const entry = (quantity, row, column = 0) => ({ kind: 'entry', quantity, row, column });
/** @type {(layer: number, unit: number) => Thing} */
const unit = (layer, index) => ({ kind: 'unit', layer, unit: index });
/** @type {(layer: number, to: number, from: number) => Thing} */
const edge = (layer, to, from) => ({ kind: 'edge', layer, to, from });

describe('what of the drawing an entry is', () => {
  for (const quantity of ['W[2]', 'dW[2]', 'W[2]+', 'vW[2]', 'sW[2]+', "dW[2]'"]) {
    it(`${quantity}: the edge from its column to its row`, () => {
      assert.deepEqual(drawnAs(entry(quantity, 0, 2), plan), [edge(2, 0, 2)]);
    });
  }
  for (const quantity of [
    'b[2]',
    'db[2]',
    'b[2]+',
    'vb[2]',
    'Z[2]',
    'A[2]',
    'dZ[2]',
    'dA[2]',
    "g'(Z[2])",
    'exp(Z[2])',
  ]) {
    // prettier-ignore
    it(`${quantity}: the unit of its row`, () => {
      assert.deepEqual(drawnAs(entry(quantity, 0), plan), [unit(2, 0)]);
    });
  }
  it('X: an input; Y: an output', () => {
    assert.deepEqual(drawnAs(entry('X', 1, 4), plan), [unit(0, 1)]);
    assert.deepEqual(drawnAs(entry('Y', 0, 4), plan), [unit(2, 0)]);
  });
  it('a shared bias: every unit of its layer', () => {
    assert.deepEqual(drawnAs(entry('b[1]', 0), plan), [unit(1, 0), unit(1, 1), unit(1, 2)]);
  });
  for (const quantity of ['loss', 'm', 'alpha', 'sum(exp(Z[2]))', 'J[2]']) {
    it(`${quantity}: nothing, it belongs to no one unit`, () => {
      assert.deepEqual(drawnAs(entry(quantity, 0), plan), []);
    });
  }
});

describe('the example of an entry', () => {
  it('is its column where there is one for each example', () => {
    const columns = ['X', 'Y', 'Z[1]', 'dA[1]', "g'(Z[1])", 'exp(Z[2])', 'sum(exp(Z[2]))'].map(
      (quantity) => exampleOf(entry(quantity, 0, 3)),
    );
    assert.deepEqual(columns, [3, 3, 3, 3, 3, 3, 3]);
  });
  it('is none for parameters, the loss and the drawing', () => {
    for (const thing of [entry('W[1]', 0, 1), entry('db[1]', 0), entry('loss', 0), unit(1, 0)]) {
      assert.equal(exampleOf(thing), null, keyOf(thing));
    }
  });
});

describe('two things are the same', () => {
  /** @type {[string, Thing, Thing, boolean][]} */
  const cases = [
    ['a weight and its edge', entry('W[2]', 0, 2), edge(2, 0, 2), true],
    ['a weight and its gradient', entry('W[2]', 0, 2), entry('dW[2]', 0, 2), true],
    ['a weight and the edge back', entry('W[1]', 0, 1), edge(1, 1, 0), false],
    ['a weight and a unit', entry('W[2]', 0, 2), unit(2, 0), false],
    ['weights of two layers', entry('W[1]', 0, 0), entry('W[2]', 0, 0), false],
    ['a unit and its row', unit(1, 2), entry('dZ[1]', 2, 5), true],
    ['a unit and another row', unit(1, 2), entry('dZ[1]', 1, 5), false],
    ['a sum and its activation', entry('Z[1]', 2, 1), entry('A[1]', 2, 1), true],
    ['one neuron of two examples', entry('Z[1]', 2, 1), entry('A[1]', 2, 0), false],
    ['a sum of any example and its bias', entry('Z[2]', 0, 1), entry('b[2]', 0), true],
    ['a shared bias and any unit of its layer', entry('b[1]', 0), entry('Z[1]', 2, 1), true],
    ['the loss and itself', entry('loss', 0), entry('loss', 0), true],
    ['the loss and the number of examples', entry('loss', 0), entry('m', 0), false],
  ];
  for (const [name, a, b, expected] of cases) {
    it(`${name}: ${expected ? 'yes' : 'no'}`, () => {
      assert.equal(isSame(a, b, plan), expected);
      assert.equal(isSame(b, a, plan), expected, 'the other way round');
    });
  }
});

describe('what an entry is worked out from, in the article', () => {
  /** @type {Session} */
  let session;
  before(async () => {
    session = (await loadEngine()).open(PRESETS.article);
  });
  after(() => session.dispose());

  /** @param {Thing} thing */
  const read = (thing) =>
    operandsOf(thing, {
      steps: session.steps(),
      quantityOf: (name) => session.quantity(name),
      arithmeticOf: (step, cell) => session.arithmetic(step, cell),
    })
      .map(keyOf)
      .sort();

  it('a sum: the row of W, the column of A, the bias', () => {
    assert.deepEqual(read(entry('Z[2]', 1)), [
      'A[1] 0 0',
      'A[1] 1 0',
      'A[1] 2 0',
      'W[2] 1 0',
      'W[2] 1 1',
      'W[2] 1 2',
      'b[2] 1 0',
    ]);
  });
  it('a gradient of a unit: the column of W, the gradients of the next layer', () => {
    assert.deepEqual(read(entry('dA[3]', 2)), [
      'W[4] 0 2',
      'W[4] 1 2',
      'W[4] 2 2',
      'dZ[4] 0 0',
      'dZ[4] 1 0',
      'dZ[4] 2 0',
    ]);
  });
  it('an updated weight: itself, its gradient and the learning rate', () => {
    assert.deepEqual(read(entry('W[1]+', 0, 2)), ['W[1] 0 2', 'alpha 0 0', 'dW[1] 0 2']);
  });
  it('a weight: nothing; nor what is not there, a neuron or an edge', () => {
    for (const thing of [entry('W[1]', 0), entry('Z[1]', 7), unit(1, 0), edge(1, 0, 0)]) {
      assert.deepEqual(read(thing), [], keyOf(thing));
    }
  });
  it('has a plan with the inputs first', () => {
    const layers = [3, 3, 3, 3].map((units) => ({ units }));
    const quantityOf = (/** @type {string} */ name) => session.quantity(name);
    assert.deepEqual(planOf({ inputs: 3, layers, quantityOf }), {
      units: [3, 3, 3, 3, 3],
      sharesBias: [false, false, false, false, false],
    });
  });
});
