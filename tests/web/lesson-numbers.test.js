// @ts-check
// The numbers in a lesson's prose, against the reference data.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Networks } from '../../web/src/model/lesson/networks.js';
import { answerTo, parseAsked } from '../../web/src/model/lesson/numbers.js';
import { Problems } from '../../web/src/model/lesson/problems.js';
import { reductions } from '../../web/src/model/reduce.js';
import { expectedQuantities } from '../article-numbers.js';

/**
 * @import { OpenNetwork } from '../../web/src/model/lesson/networks.js'
 * @import { Answer, Refusal } from '../../web/src/model/lesson/numbers.js'
 */

const TOLERANCE = 1e-12;

/** @type {Networks} */
let networks;
/** @type {OpenNetwork} */
let article;
const problems = new Problems();
before(async () => {
  const conventions = { update: 'in-place' };
  networks = new Networks(
    await loadEngine(),
    { turned: { from: 'article', conventions }, off: { from: 'neuron', set: { 'b[1](1,1)': 2 } } },
    problems,
  );
  article = /** @type {OpenNetwork} */ (networks.named('article', ''));
});

/** @param {string} text @param {OpenNetwork} [network] */
function answer(text, network = article) {
  return /** @type {Answer | Refusal} */ (answerTo(text, network, networks));
}

/** @param {string} text */
function valueOf(text) {
  const found = answer(text);
  assert.ok('value' in found, JSON.stringify(found));
  return found.value;
}

/** @param {string} text @param {number} expected */
function isAbout(text, expected) {
  const value = valueOf(text);
  assert.ok(Math.abs(value - expected) < TOLERANCE, `${text}: ${value}, not ${expected}`);
}

describe('a number in prose', () => {
  it('is any entry of any quantity', () => {
    for (const [name, rows] of Object.entries(expectedQuantities('article'))) {
      for (const [row, entries] of rows.entries()) {
        for (const [column, value] of entries.entries()) {
          isAbout(`${name}(${row + 1},${column + 1})`, value);
        }
      }
    }
  });

  it('needs no entry where there is but one number', () => {
    isAbout('m', 1);
    isAbout('alpha', 0.1);
    isAbout(' loss ', valueOf('loss(1,1)'));
  });

  it('can be of a later iteration, without moving what comes after it', () => {
    const updated = valueOf('W[4]+(1,1)');
    isAbout('2:W[4](1,1)', updated);
    assert.ok(valueOf('2:loss') < valueOf('loss'));
    isAbout('W[4](1,1)', 0.2);
  });

  it('can be of another network', () => {
    isAbout('loss of neuron', Math.LN2);
    isAbout('Z[1](1,1) of off', 2);
    assert.notEqual(valueOf('W[1]+(1,1) of turned'), valueOf('W[1]+(1,1)'));
  });

  it('can be after a change of one number', () => {
    isAbout('Z[1](1,1) if W[1](1,2) + 0.1', 3);
    isAbout('Z[1](1,1) if W[1](1, 2)=0.9', 6.6);
    isAbout('Z[1](1,1) if X(3,1) - 7', -0.2);
    isAbout('Z[1](1,1) if X(3,1) −7', -0.2);
    isAbout('W[1](1,2) if W[1](1,2) + 0.3', 0.2);
    isAbout('Z[1](1,1) of neuron if b[1](1,1) + 1', 1);
    isAbout('alpha if alpha = 0.5', 0.5);
    isAbout('Z[1](1,1)', 2.6);
  });

  it('can be worked out', () => {
    const found = answer('working of Z[1](1,1)');
    assert.ok('expression' in found);
    const stages = reductions(found.expression);
    assert.deepEqual(
      stages[1].operands?.map(({ value = NaN }) => Number(value.toPrecision(12))),
      [0.2, -0.4, 2.8],
    );
  });

  it('that is none says what was expected', () => {
    const cases = {
      'the loss': 'a number such as {{loss}} or {{dZ[1](1,1)}}',
      '': 'a number such as {{loss}} or {{dZ[1](1,1)}}',
      'loss if W[1](1,2)': 'a number such as {{loss}} or {{dZ[1](1,1)}}',
      'loss if dW[1](1,2) + 1': 'a number such as {{loss}} or {{dZ[1](1,1)}}',
      'loss if W[1](1,2) + much': 'a number such as {{loss}} or {{dZ[1](1,1)}}',
      'Z[5](1,1)':
        'a quantity of this network, such as Z[1], A[1], Z[2], A[2], Z[3], A[3], Z[4], A[4], loss, dZ[4], dW[4], db[4], dA[3], dZ[3], ...',
      'Z[1](4,1)': 'an entry of Z[1], which is 3×1',
      'Z[1]': 'one entry of it, such as Z[1](1,1)',
      'loss of nobody':
        'one of turned, off, article, article-softmax, neuron, textbook, xor, two-moons, dead-relu, deep-sigmoid',
      'loss if W[1](9,1) + 1': 'W[1](9,1) to be a whole number from 0 to 2',
      'working of X(1,1)': 'a step, which has something to work out',
      '5000000:loss': 'an iteration up to 870001',
    };
    for (const [text, expected] of Object.entries(cases)) {
      assert.deepEqual(answer(text), { expected }, text);
    }
  });

  it('is understood whatever spaces there are', () => {
    assert.deepEqual(parseAsked('  working   of Z[1](2,1) of  xor if b[1](1,1) = -0.5 '), {
      isWorking: true,
      place: { iteration: null, step: 'Z[1]', entry: { row: 1, column: 0 } },
      network: 'xor',
      change: { cell: { quantity: 'b[1]', row: 0, column: 0 }, to: -0.5 },
    });
  });
});
