// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alignColumn, formatNumber } from '../../web/src/format.js';

describe('formatNumber', () => {
  /** @type {[number, string, boolean][]} */
  const cases = [
    [2.6, '2.6', true],
    [-0.5, '−0.5', true],
    [0, '0', true],
    [-0, '0', true],
    [0.1 + 0.2, '0.3', true],
    [2.8000000000000003, '2.8', true],
    [0.0529, '0.0529', true],
    [-0.9471, '−0.9471', true],
    [1 / 3, '0.33333', false],
    [-0.11836, '−0.11836', true],
    [-0.118364, '−0.11836', false],
    [999999, '999999', true],
    [1234567.8, '1.2346×10⁶', false],
    [-0.0000123456, '−1.2346×10⁻⁵', false],
    [1e200, '1×10²⁰⁰', true],
    [NaN, 'NaN', true],
    [Infinity, '∞', true],
    [-Infinity, '−∞', true],
  ];
  for (const [value, text, exact] of cases) {
    it(`writes ${value} as ${text}`, () => {
      assert.deepEqual(formatNumber(value), { text, exact });
    });
  }

  it('rounds to the digits asked for', () => {
    assert.deepEqual(formatNumber(0.326749, 3), { text: '0.327', exact: false });
  });
});

describe('alignColumn', () => {
  it('pads after the last digit so that points align when set flush right', () => {
    assert.deepEqual(alignColumn(['2.6', '−0.25', '3']), [
      '2.6\u2007',
      '−0.25',
      '3\u2008\u2007\u2007',
    ]);
  });

  it('leaves whole numbers and powers of ten alone', () => {
    assert.deepEqual(alignColumn(['1', '−4']), ['1', '−4']);
    assert.deepEqual(alignColumn(['1.5×10⁷', '2.25']), ['1.5×10⁷', '2.25']);
  });
});
