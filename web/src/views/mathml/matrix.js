// A matrix of numbers, each an element that can be found, lit and pressed.
import { mathml, nothing } from 'lit';
import { alignColumn, formatNumber } from '../../format.js';
import { isPlainNumber } from './symbols.js';

/** @import { Matrix } from '../../engine/types.js' */

/** From this many rows or columns on, only the beginning, the lit part and the end are shown. */
const MOST_SHOWN = 12;
const SHOWN_AT_START = 4;

/**
 * @typedef {{
 *   quantity: string,
 *   transposed?: boolean,
 *   isLit?: (row: number, column: number) => boolean,
 *   isEmpty?: (row: number, column: number) => boolean,
 *   focus?: {row: number, column: number} | null,
 *   press?: (row: number, column: number) => void,
 * }} MatrixOptions
 *   Rows and columns are those of the quantity, also where it is shown transposed. `focus` is an
 *   entry that must not be elided.
 */

/**
 * @param {Matrix} matrix
 * @param {MatrixOptions} options
 */
export function matrixOfNumbers(matrix, options) {
  const { transposed = false, focus } = options;
  if (isPlainNumber(options.quantity, matrix)) {
    return plainNumber(matrix.values[0], options);
  }
  const [rows, columns] = transposed
    ? [matrix.columns, matrix.rows]
    : [matrix.rows, matrix.columns];
  const [focusRow, focusColumn] = transposed
    ? [focus?.column, focus?.row]
    : [focus?.row, focus?.column];
  const shownRows = shownIndices(rows, focusRow);
  const shownColumns = shownIndices(columns, focusColumn);
  const source = (/** @type {number} */ row, /** @type {number} */ column) =>
    transposed ? { row: column, column: row } : { row, column };
  const texts = columnTexts(matrix, shownRows, shownColumns, source);
  const isGradient = /^[dvs][WbZA]\[/.test(options.quantity);
  return mathml`<mrow class="matrix-box"><mo class="fence">[</mo><mtable
    class=${isGradient ? 'matrix gradient' : 'matrix'}
    data-matrix=${options.quantity}
  >${shownRows.map(
    (row, i) =>
      mathml`<mtr>${shownColumns.map((column, j) =>
        row === null || column === null
          ? mathml`<mtd class="gap"><mo>${gapText(row, column)}</mo></mtd>`
          : entryCell(matrix, source(row, column), texts[j][i], options),
      )}</mtr>`,
  )}</mtable><mo class="fence">]</mo></mrow>`;
}

/**
 * @param {number} value
 * @param {MatrixOptions} options
 */
function plainNumber(value, { quantity, isLit }) {
  return mathml`<mn
    class=${isLit?.(0, 0) ? 'lit' : nothing}
    data-quantity=${quantity}
    data-row="0"
    data-column="0"
    data-value=${value}
  >${formatNumber(value).text}</mn>`;
}

/**
 * @param {number} count
 * @param {number | undefined} focus
 * @returns {(number | null)[]} null stands for those left out
 */
function shownIndices(count, focus) {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= MOST_SHOWN) return all;
  const isShown = (/** @type {number} */ index) =>
    index < SHOWN_AT_START ||
    index === count - 1 ||
    (focus !== undefined && Math.abs(index - focus) <= 1);
  /** @type {(number | null)[]} */
  const shown = [];
  for (const index of all) {
    if (isShown(index)) shown.push(index);
    else if (shown.at(-1) !== null) shown.push(null);
  }
  return shown;
}

/**
 * The texts of every shown column, top to bottom, padded so that the decimal points align.
 * @param {Matrix} matrix
 * @param {(number | null)[]} rows
 * @param {(number | null)[]} columns
 * @param {(row: number, column: number) => {row: number, column: number}} source
 */
function columnTexts(matrix, rows, columns, source) {
  return columns.map((column) =>
    alignColumn(
      rows.map((row) => {
        if (row === null || column === null) return '';
        const at = source(row, column);
        return formatNumber(matrix.values[at.row * matrix.columns + at.column]).text;
      }),
    ),
  );
}

/**
 * @param {number | null} row
 * @param {number | null} column
 */
function gapText(row, column) {
  if (row !== null) return '⋯';
  return column === null ? '⋱' : '⋮';
}

/**
 * @param {Matrix} matrix
 * @param {{row: number, column: number}} at
 * @param {string} text
 * @param {MatrixOptions} options
 */
function entryCell(matrix, { row, column }, text, { quantity, isLit, isEmpty, press }) {
  const lit = isLit?.(row, column) ? 'lit' : '';
  if (isEmpty?.(row, column)) {
    return mathml`<mtd class="empty ${lit}"><mtext>…</mtext></mtd>`;
  }
  const value = matrix.values[row * matrix.columns + column];
  const number = mathml`<mn
    data-quantity=${quantity}
    data-row=${row}
    data-column=${column}
    data-value=${value}
  >${text}</mn>`;
  if (!press) return mathml`<mtd class=${lit}>${number}</mtd>`;
  // Within mathematics nothing can be a button to a screen reader: whoever uses this must offer
  // another way to the same.
  return mathml`<mtd class="pressable ${lit}" @click=${() => press(row, column)}>${number}</mtd>`;
}
