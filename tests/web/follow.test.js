// @ts-check
// Where a number comes from and where it goes.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { entriesOf, isEditable, makerOf, readersOf } from '../../web/src/model/follow.js';
import { small } from './editing.js';

/** @import { Session } from '../../web/src/engine/session.js' */

/** @type {Session} */
let session;
/** @type {Parameters<typeof entriesOf>[1]} */
let network;
before(async () => {
  session = (await loadEngine()).open(small());
  network = {
    steps: session.steps(),
    depth: 2,
    example: 1,
    quantityOf: (name) => session.quantity(name),
  };
});
after(() => session.dispose());

/** @param {Parameters<typeof entriesOf>[0]} place */
const texts = (place) =>
  entriesOf(place, network).map(({ quantity, row, column }) => `${quantity} ${row} ${column}`);

describe('the numbers of a place', () => {
  it('of an edge are its weight, the gradient, what momentum keeps, and the new weight', () => {
    assert.deepEqual(texts({ kind: 'edge', layer: 1, to: 2, from: 1 }), [
      'W[1] 2 1',
      'dW[1] 2 1',
      "dW[1]' 2 1",
      'vW[1]+ 2 1',
      'W[1]+ 2 1',
    ]);
  });

  it('of an output begin with its bias; those of an example are of the one looked at', () => {
    assert.deepEqual(texts({ kind: 'unit', layer: 2, unit: 1 }), [
      'b[2] 1 0',
      'Z[2] 1 1',
      'exp(Z[2]) 1 1',
      'A[2] 1 1',
      'Y 1 1',
      'dZ[2] 1 1',
      'db[2] 1 0',
      'vb[2]+ 1 0',
      'b[2]+ 1 0',
    ]);
  });

  it('of an input are its value', () => {
    assert.deepEqual(texts({ kind: 'unit', layer: 0, unit: 1 }), ['X 1 1']);
  });
});

describe('the way of a number', () => {
  it('begins at the step that makes it, if one does', () => {
    assert.equal(makerOf('Z[2]', network.steps)?.operation, 'linear');
    assert.equal(makerOf('W[1]', network.steps), undefined);
  });

  it('goes to all that read it, also by the derivative at it', () => {
    const results = (/** @type {string} */ name) =>
      readersOf(name, network.steps).map(({ result }) => result);
    assert.deepEqual(results('Z[1]'), ['A[1]', 'dZ[1]']);
    assert.deepEqual(results('W[2]'), ['Z[2]', 'dA[1]', "dW[2]'", 'W[2]+']);
  });
});

describe('what can be changed', () => {
  it('is what an iteration starts with and learns from, and nothing that it works out', () => {
    for (const name of ['X', 'Y', 'W[1]', 'b[12]', 'alpha']) assert.ok(isEditable(name), name);
    for (const name of ['Z[1]', 'dW[1]', 'W[1]+', 'b[1]+', 'loss', 'm', "dW[1]'", 'vW[1]+']) {
      assert.ok(!isEditable(name), name);
    }
  });
});
