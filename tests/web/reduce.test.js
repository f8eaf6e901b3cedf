// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reductions } from '../../web/src/model/reduce.js';

/**
 * @import { Expression } from '../../web/src/engine/types.js'
 */

/** @param {number} value @returns {Expression} */
const number = (value) => ({ kind: 'number', value });

/**
 * @param {Expression['kind']} kind
 * @param {number} value
 * @param {...Expression} operands
 * @returns {Expression}
 */
const node = (kind, value, ...operands) => ({ kind, value, operands });

/** @param {Expression} expression @returns {string} */
function text({ kind, value, operands = [] }) {
  return kind === 'number' ? String(value) : `${kind}(${operands.map(text).join(' ')})`;
}

/** @param {Expression} expression */
const stages = (expression) => reductions(expression).map(text);

describe('reductions', () => {
  it('works out the products, then their sum', () => {
    const products = [
      node('product', 0.2, number(0.2), number(1)),
      node('product', -0.4, number(-0.1), number(4)),
    ];
    assert.deepEqual(stages(node('sum', -0.2, ...products)), [
      'sum(product(0.2 1) product(-0.1 4))',
      'sum(0.2 -0.4)',
      '-0.2',
    ]);
  });

  it('works out a parenthesis before what stands around it', () => {
    const half = node('quotient', 0.5, number(1), number(2));
    const sum = node('sum', 5, node('product', 2, number(1), number(2)), number(3));
    assert.deepEqual(stages(node('product', 2.5, half, sum)), [
      'product(quotient(1 2) sum(product(1 2) 3))',
      'product(0.5 sum(2 3))',
      'product(0.5 5)',
      '2.5',
    ]);
  });

  it('takes a minus before a number for part of it', () => {
    const sum = node('sum', -3, number(2), number(-5));
    assert.deepEqual(stages(node('negative', 3, sum)), ['negative(sum(2 -5))', '3']);
  });

  it('lets the terms of a sum wait for those with a parenthesis, so that all keep step', () => {
    const difference = node('difference', 1, number(3), number(2));
    const terms = [
      node('product', 6, number(2), number(3)),
      node('product', 4, difference, number(4)),
    ];
    assert.deepEqual(stages(node('sum', 10, ...terms)), [
      'sum(product(2 3) product(difference(3 2) 4))',
      'sum(product(2 3) product(1 4))',
      'sum(6 4)',
      '10',
    ]);
  });

  it('has nothing to work out in a number', () => {
    assert.deepEqual(stages(number(7)), ['7']);
  });

  it('takes the values from the engine and computes none', () => {
    assert.deepEqual(stages(node('sum', 42, number(1), number(1))), ['sum(1 1)', '42']);
  });

  it('keeps where a number comes from until it is used up', () => {
    const bias = { kind: /** @type {const} */ ('number'), value: 3, quantity: 'b[1]', row: 0 };
    const [, second] = reductions(node('sum', 5, node('product', 2, number(1), number(2)), bias));
    assert.equal(second.operands?.[1].quantity, 'b[1]');
  });
});
