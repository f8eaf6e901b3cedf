// @ts-check
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  alignColumn,
  decimalSign,
  editableText,
  formatNumber,
  listSeparator,
  numberParts,
  useLocale,
} from '../../web/src/format.js';
import { parseNumber } from '../../web/src/model/typed.js';

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

describe('useLocale', () => {
  afterEach(() => useLocale('en'));

  /** @type {[string, string, string][]} */
  const cases = [
    ['en', '.', '−1.2346×10⁻⁵'],
    ['en-GB', '.', '−1.2346×10⁻⁵'],
    ['de', ',', '−1,2346×10⁻⁵'],
    ['de-CH', '.', '−1.2346×10⁻⁵'],
    ['fr', ',', '−1,2346×10⁻⁵'],
    ['ar', '.', '−1.2346×10⁻⁵'],
    ['ar-EG', '.', '−1.2346×10⁻⁵'],
    ['ar-MA', ',', '−1,2346×10⁻⁵'],
  ];
  for (const [language, sign, text] of cases) {
    it(`writes ${text} in ${language}`, () => {
      useLocale(language);
      assert.equal(decimalSign(), sign);
      assert.deepEqual(formatNumber(-0.0000123456), { text, exact: false });
      assert.equal(formatNumber(0.5).text, `0${sign}5`);
    });
  }

  it('aligns a column at the sign of the language', () => {
    useLocale('de');
    assert.deepEqual(alignColumn(['2,6', '−0,25', '3']), [
      '2,6\u2007',
      '−0,25',
      '3\u2008\u2007\u2007',
    ]);
  });

  it('leaves what is no decimal as it is', () => {
    useLocale('fr');
    assert.deepEqual(
      [12, NaN, -Infinity, 1e200].map((value) => formatNumber(value).text),
      ['12', 'NaN', '−∞', '1×10²⁰⁰'],
    );
  });

  it('writes what can be typed again to the bit', () => {
    useLocale('de');
    /** @type {[number, string][]} */
    const texts = [
      [0.1 + 0.2, '0,30000000000000004'],
      [-1.5e-7, '-1,5e-7'],
      [12, '12'],
      [1.234, '1,234'],
    ];
    for (const [value, text] of texts) {
      assert.equal(editableText(value), text);
      assert.deepEqual(parseNumber(text, decimalSign()), { value });
    }
    useLocale('en');
    assert.equal(editableText(-1.234), '-1.234');
    assert.deepEqual(parseNumber('-1.234', decimalSign()), { value: -1.234 });
  });

  it('gives other notations the parts with a point, and arguments their own sign', () => {
    assert.equal(listSeparator(), ',');
    useLocale('de');
    assert.equal(numberParts(2.5).size, '2.5');
    assert.equal(listSeparator(), ';');
  });

  it('writes a point where there is no such language, also after one with a comma', () => {
    for (const language of ['', 'tlh', 'no language', 'x', 'e']) {
      useLocale('de');
      useLocale(language);
      assert.equal(decimalSign(), '.', language);
    }
  });
});
