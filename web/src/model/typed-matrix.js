// A matrix that a reader pastes: as nested lists, NumPy text, or lines of numbers.
import { parseNumber } from './typed.js';

/**
 * @import { DecimalSign } from '../format.js'
 * @import { NumberProblem } from './typed.js'
 */

/**
 * What is wrong with a pasted matrix. Rows and columns count from 0.
 * - `empty`: there is nothing
 * - `brackets`: they do not match, or there is something between or around them
 * - `rows`: so many came; `columns`: so many came in that row; `count`: so many numbers came for a
 *   single row or column
 * - what can be wrong with a number, with what stands there
 * @typedef {{reason: 'empty' | 'brackets'} |
 *   {reason: 'rows' | 'count', expected: number, got: number} |
 *   {reason: 'columns', row: number, expected: number, got: number} |
 *   (NumberProblem & {row: number, column: number, got: string})} MatrixProblem
 */

/** @typedef {{values: number[][]} | MatrixProblem} TypedMatrix */

/** @typedef {{rows: number, columns: number}} Shape */

/**
 * One way in which a text can be meant: rows of numbers, and their decimal sign. The likeliest comes
 * first.
 * @typedef {{items: string[][], sign: DecimalSign}} Layout
 */

/** @type {DecimalSign} */
const POINT = '.';

/**
 * Understands a matrix of a known shape:
 * - lists, `[[1, 2], [3, 4]]`, as JSON, Python or NumPy write them, also without commas and inside
 *   `array(...)`, and MATLAB's `[1 2; 3 4]`; there the decimal sign is the point;
 * - lines of numbers with tabs, semicolons, commas or spaces between them. A comma is what makes
 *   the numbers fit the shape: `1,2` is one number of a column and two numbers of a row.
 *
 * A single row may come as a column, and a column as a row.
 * @param {string} text
 * @param {Shape & {decimalSign?: DecimalSign}} expected `decimalSign` is the locale's
 * @returns {TypedMatrix}
 */
export function parseMatrix(text, { rows, columns, decimalSign = '.' }) {
  const shape = { rows, columns };
  const bare = withoutCall(text.trim());
  if (bare === '') return { reason: 'empty' };
  const layouts = /[[\]]/.test(bare) ? bracketed(bare) : unbracketed(text, decimalSign);
  if (layouts.length === 0) return { reason: 'brackets' };
  const attempts = layouts.map(({ items, sign }) => matrixFrom(items, sign, shape));
  // The first that fits; otherwise one whose numbers can be read says best what is missing.
  return (
    attempts.find((attempt) => 'values' in attempt) ??
    attempts.find((attempt) => 'expected' in attempt) ??
    attempts[0]
  );
}

/**
 * @param {string} text
 * @returns {string} the list inside `array(...)`, `np.array(..., dtype=float32)` and the like
 */
function withoutCall(text) {
  return text
    .replace(/^[A-Za-z][\w.]*\(\s*(?=\[)/, '')
    .replace(/\](?:\s*,\s*\w+\s*=\s*[\w.'"<>:]+)*\s*,?\s*\)$/, ']');
}

/**
 * @param {string} text
 * @returns {Layout[]} none if the brackets do not match
 */
function bracketed(text) {
  const [, inside] = text.match(/^\[(.*)\]$/s) ?? [];
  if (inside === undefined) return [];
  if (inside.includes('[')) {
    const between = inside.replace(/\[[^[\]]*\]/g, '');
    if (/[^\s,;]/.test(between)) return [];
    const lists = [...inside.matchAll(/\[([^[\]]*)\]/g)];
    return [{ items: lists.map(([, list]) => itemsOf(list)), sign: POINT }];
  }
  if (inside.includes(']')) return [];
  // NumPy goes on in a new line where a row is long; MATLAB begins the next row there.
  const rows = { items: inside.split(/[;\n]/).filter(hasText).map(itemsOf), sign: POINT };
  return inside.includes(';') ? [rows] : [{ items: [itemsOf(inside)], sign: POINT }, rows];
}

/**
 * @param {string} list without its brackets
 * @returns {string[]} a comma may follow the last item
 */
function itemsOf(list) {
  const trimmed = list.trim().replace(/,$/, '').trim();
  if (trimmed === '') return [];
  return trimmed.includes(',') ? trimmed.split(',').map((item) => item.trim()) : words(trimmed);
}

/**
 * @param {string} text
 * @param {DecimalSign} decimalSign
 * @returns {Layout[]}
 */
function unbracketed(text, decimalSign) {
  const lines = text.split(/\r\n?|\n/).filter(hasText);
  /** @param {string} separator */
  const splitAt = (separator) =>
    lines.map((line) => {
      const whole = separator === '\t' ? line : line.trim();
      // Spreadsheets and some programs end each line with the separator.
      return whole.replace(new RegExp(`${separator}$`), '').split(separator);
    });
  if (text.includes('\t')) return [{ items: splitAt('\t'), sign: decimalSign }];
  if (text.includes(';')) {
    const matlab = text.split(/;|\n/).filter(hasText).map(itemsOf);
    return [
      { items: splitAt(';'), sign: decimalSign },
      { items: matlab, sign: POINT },
    ];
  }
  const spaced = { items: lines.map(words), sign: decimalSign };
  // Where commas stand between the numbers, they are not inside them.
  return text.includes(',') ? [{ items: splitAt(','), sign: POINT }, spaced] : [spaced];
}

/**
 * @param {string[][]} items
 * @param {DecimalSign} sign
 * @param {Shape} shape
 * @returns {TypedMatrix}
 */
function matrixFrom(items, sign, { rows, columns }) {
  /** @type {number[][]} */
  const values = [];
  for (const [row, list] of items.entries()) {
    values.push([]);
    for (const [column, item] of list.entries()) {
      const number = parseNumber(item, sign);
      if (!('value' in number)) return { ...number, row, column, got: item.trim() };
      values[row].push(number.value);
    }
  }
  const isVector = rows === 1 || columns === 1;
  if (isVector && (values.length === 1 || values.every((row) => row.length === 1))) {
    const numbers = values.flat();
    const expected = rows * columns;
    if (numbers.length !== expected) return { reason: 'count', expected, got: numbers.length };
    return { values: rows === 1 ? [numbers] : numbers.map((number) => [number]) };
  }
  if (values.length !== rows) return { reason: 'rows', expected: rows, got: values.length };
  const uneven = values.findIndex((row) => row.length !== columns);
  if (uneven < 0) return { values };
  return { reason: 'columns', row: uneven, expected: columns, got: values[uneven].length };
}

/** @param {string} text */
function hasText(text) {
  return text.trim() !== '';
}

/** @param {string} text */
function words(text) {
  return text.trim().split(/[ \t\n\r\f]+/);
}
