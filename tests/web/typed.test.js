// @ts-check
// What a reader types or pastes, as numbers and matrices.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatNumber } from '../../web/src/format.js';
import { parseMatrix } from '../../web/src/model/typed-matrix.js';
import { parseNumber } from '../../web/src/model/typed.js';

/** @import { DecimalSign } from '../../web/src/format.js' */

/** @param {string} text @param {number} value @param {DecimalSign[]} [signs] */
function reads(text, value, signs = ['.', ',']) {
  for (const sign of signs) {
    assert.deepEqual(parseNumber(text, sign), { value }, `"${text}" with ${sign}`);
  }
}

describe('a typed number', () => {
  it('has a point or a comma as its decimal sign', () => {
    reads('0.5', 0.5);
    reads('0,5', 0.5);
    reads('-.5', -0.5);
    reads('1,', 1);
    reads('12,3456', 12.3456);
    reads('42', 42);
  });

  it('has a minus as typed or as printed, a plus, and spaces around', () => {
    reads(' \u22120,5 ', -0.5);
    reads('+3', 3);
    reads('\u00a07\t', 7);
    reads('-0', -0);
  });

  it('has a power of ten', () => {
    reads('2e-3', 0.002);
    reads('2E+3', 2000);
    reads('1.5×10⁻⁷', 1.5e-7);
    reads('1,5 × 10¹²', 1.5e12);
    reads('1.5*10^2', 150);
    reads('1.5 · 10^\u22122', 0.015);
    reads('2x10^+3', 2000);
    assert.deepEqual(
      parseNumber('1/2*10^3'),
      { reason: 'not-a-number' },
      'of the half or of the 2',
    );
  });

  it('may be a fraction', () => {
    reads('1/3', 1 / 3);
    reads('-1 / 4', -0.25);
    reads('0,5/2', 0.25);
  });

  it('reads back what the page shows', () => {
    for (const value of [0.1, -2.5, 1234.5, 3e-7, -1.25e21, 0, 100000]) {
      reads(formatNumber(value).text, value);
    }
  });

  it('has signs between thousands where that is clear', () => {
    reads('1,234.5', 1234.5);
    reads('1.234,5', 1234.5);
    reads('1,234,567', 1234567);
    reads('1.234.567', 1234567);
    reads('1,234,567.125', 1234567.125);
    reads('1\u202f234,5', 1234.5);
    reads('1\u00a0234,567', 1234.567);
  });

  it('with three digits after one sign is a decimal of the locale, and otherwise ambiguous', () => {
    reads('1.234', 1.234, ['.']);
    reads('1,234', 1.234, [',']);
    for (const [text, sign] of /** @type {const} */ ([
      ['1,234', '.'],
      ['1.234', ','],
    ])) {
      const result = parseNumber(text, sign);
      assert.ok('reason' in result && result.reason === 'ambiguous', text);
      assert.deepEqual([...result.readings].sort(), [1.234, 1234]);
    }
    const half = parseNumber('1,000/2');
    assert.ok('reason' in half && half.reason === 'ambiguous');
    assert.deepEqual(half.readings, [500, 0.5]);
  });

  it('with three digits that cannot be thousands is clear', () => {
    reads('0,234', 0.234);
    reads('0.234', 0.234);
    reads('1234,567', 1234.567);
    reads(',234', 0.234);
    reads('00,234', 0.234);
  });

  it('is refused for a reason', () => {
    /** @type {[string, string][]} */
    const cases = [
      ['', 'empty'],
      [' \n', 'empty'],
      ['NaN', 'not-finite'],
      ['-Infinity', 'not-finite'],
      ['∞', 'not-finite'],
      ['1e999', 'not-finite'],
      ['1/0', 'not-finite'],
      ['0/0', 'not-finite'],
    ];
    const others =
      'a . , - -- 1-2 1 2 12,34,56 1.2.3 1,23.4,5 0x10 2³ 1e 1e2.5 1//2 1/2/3 /2 1/ 5% 1_0';
    for (const text of [...others.split(' ').filter((word) => !/^\d$/.test(word)), '1 2', '- 5']) {
      cases.push([text, 'not-a-number']);
    }
    assert.ok(cases.length > 25);
    for (const [text, reason] of cases) {
      for (const sign of /** @type {const} */ (['.', ','])) {
        assert.deepEqual(parseNumber(text, sign), { reason }, `"${text}"`);
      }
    }
  });
});

const SQUARE = { rows: 2, columns: 2 };
const ONE_TO_FOUR = {
  values: [
    [1, 2],
    [3, 4],
  ],
};

describe('a pasted matrix', () => {
  const texts = {
    JSON: '[[1,2],[3,4]]',
    'Python on two lines': '[[1, 2],\n [3, 4],]',
    'NumPy as printed': '[[1. 2.]\n [3. 4.]]',
    'NumPy as written': 'array([[1., 2.],\n       [3., 4.]])',
    'NumPy with a type': 'np.array([[1., 2.], [3., 4.]], dtype=float32)',
    PyTorch: "tensor([[1., 2.],\n        [3., 4.]], device='cuda:0')",
    'MATLAB as written': '[1 2; 3 4]',
    'MATLAB on two lines': '[1, 2\n3, 4]',
    'lines with commas': '1,2\n3,4\n',
    'lines with commas and spaces': ' 1, 2\r\n 3, 4',
    'lines with semicolons': '1;2\n3;4',
    'a spreadsheet': '1\t2\n3\t4\n',
    'lines with spaces': '1 2\n3   4',
    'lines that end with a comma': '1,2,\n3,4,',
    'semicolons between rows': '1 2; 3 4',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`may be ${name}`, () => {
      for (const decimalSign of /** @type {const} */ (['.', ','])) {
        assert.deepEqual(parseMatrix(text, { ...SQUARE, decimalSign }), ONE_TO_FOUR);
      }
    });
  }

  it('may have decimal commas where no other reading fits', () => {
    const halves = {
      values: [
        [0.5, 1.5],
        [2.5, -3.5],
      ],
    };
    for (const text of ['0,5 1,5\n2,5 −3,5', '0,5;1,5\n2,5;−3,5', '0,5\t1,5\n2,5\t−3,5']) {
      assert.deepEqual(parseMatrix(text, SQUARE), halves, text);
    }
    assert.deepEqual(parseMatrix('0,5\n1,5', { rows: 2, columns: 1 }), { values: [[0.5], [1.5]] });
    assert.deepEqual(parseMatrix('0,5', { rows: 1, columns: 2 }), { values: [[0, 5]] });
  });

  it('takes a point as a point in lists and between commas, in every locale', () => {
    const thousandths = { values: [[1.234, 5.678]] };
    for (const text of ['[[1.234, 5.678]]', '[1.234 5.678]', '1.234,5.678']) {
      const result = parseMatrix(text, { rows: 1, columns: 2, decimalSign: ',' });
      assert.deepEqual(result, thousandths, text);
    }
  });

  it('that is one row or one column may come as either', () => {
    const row = { values: [[1, 2, 3]] };
    const column = { values: [[1], [2], [3]] };
    for (const text of [
      '1 2 3',
      '1\n2\n3',
      '[1, 2, 3]',
      '[1. 2.\n 3.]',
      '[[1],[2],[3]]',
      '1;2;3',
    ]) {
      assert.deepEqual(parseMatrix(text, { rows: 1, columns: 3 }), row, text);
      assert.deepEqual(parseMatrix(text, { rows: 3, columns: 1 }), column, text);
    }
  });

  it('keeps every bit', () => {
    const numbers = [0.1 + 0.2, -0, 5e-324, Number.MAX_VALUE];
    const text = numbers.map((n) => (Object.is(n, -0) ? '-0' : String(n))).join(' ');
    const result = parseMatrix(text, { rows: 1, columns: 4 });
    assert.ok('values' in result);
    result.values[0].forEach((value, index) => assert.ok(Object.is(value, numbers[index])));
  });

  it('of another shape says what was expected and what came', () => {
    /** @param {string} text */
    const problem = (text, shape = SQUARE) => parseMatrix(text, shape);
    assert.deepEqual(problem('[[1,2]]'), { reason: 'rows', expected: 2, got: 1 });
    assert.deepEqual(problem('1 2\n3 4\n5 6'), { reason: 'rows', expected: 2, got: 3 });
    const uneven = { reason: 'columns', row: 1, expected: 2, got: 3 };
    assert.deepEqual(problem('[[1,2],[3,4,5]]'), uneven);
    assert.deepEqual(problem('1,2\n3,4,5'), uneven);
    assert.deepEqual(problem('[]'), { reason: 'rows', expected: 2, got: 1 });
    const vector = { rows: 3, columns: 1 };
    assert.deepEqual(problem('1 2', vector), { reason: 'count', expected: 3, got: 2 });
    assert.deepEqual(problem('0,5 1,5', vector), { reason: 'count', expected: 3, got: 2 });
  });

  it('names the place of what is no number', () => {
    assert.deepEqual(parseMatrix('[[1,2],[x,4]]', SQUARE), {
      reason: 'not-a-number',
      row: 1,
      column: 0,
      got: 'x',
    });
    const inf = { reason: 'not-finite', row: 0, column: 1, got: 'inf' };
    assert.deepEqual(parseMatrix('1 inf\n3 4', SQUARE), inf);
    const gap = { reason: 'empty', row: 0, column: 0, got: '' };
    assert.deepEqual(parseMatrix('\t2\n3\t4', SQUARE), gap);
    const cut = parseMatrix('[[1. 2. ... 3.]\n [1. 2. ... 3.]]', { rows: 2, columns: 4 });
    assert.deepEqual(cut, { reason: 'not-a-number', row: 0, column: 2, got: '...' });
  });

  it('does not guess what one comma before three digits means', () => {
    const result = parseMatrix('1,234\t2\n3\t4', SQUARE);
    assert.ok('reason' in result && result.reason === 'ambiguous');
    assert.deepEqual([result.row, result.column, result.got], [0, 0, '1,234']);
  });

  it('has brackets that match, or none', () => {
    for (const text of ['[[1,2],[3,4]', '[[1,2],3,4]', '[1,2],[3,4]', '[[[1,2],[3,4]]]', ']1[']) {
      assert.deepEqual(parseMatrix(text, SQUARE), { reason: 'brackets' }, text);
    }
    assert.deepEqual(parseMatrix('  \n', SQUARE), { reason: 'empty' });
  });
});
