// A matrix of numbers as a grid: each number is an element that can be found, lit and pressed.
import { nothing } from 'lit';
import { alignColumn, formatNumber } from '../../format.js';
import { mathml } from './markup.js';
import { isPlainNumber } from './symbols.js';

/**
 * @import { Matrix } from '../../engine/types.js'
 * @import { Words } from '../../words/index.js'
 */

/** From this many rows or columns on, only the beginning, the lit part and the end are shown. */
const MOST_SHOWN = 12;
const SHOWN_AT_START = 3;
/** More entries than this are never shown all at once: the page would stand still. */
const MOST_EXPANDED = 16_384;

/** @typedef {Words['steps']['spoken']} Spoken */

/**
 * @typedef {{
 *   quantity: string,
 *   transposed?: boolean,
 *   isLit?: (row: number, column: number) => boolean,
 *   isEmpty?: (row: number, column: number) => boolean,
 *   emptySign?: string,
 *   focus?: {row: number, column: number} | null,
 *   pressable?: boolean,
 *   expanded?: boolean,
 *   spoken?: Spoken,
 * }} MatrixOptions
 *   Rows and columns are those of the quantity, also where it is shown transposed. `emptySign` stands
 *   where nothing is worked out yet. `focus` is an
 *   entry that must not be elided, `expanded` says that none may be; entries that are `pressable`
 *   look so. With the words `spoken` the matrix is a grid, whose cells can have the focus: Roving in
 *   roving.js gives it to one of them.
 */

/** @typedef {{row: number, column: number}} Place */

/**
 * Whether a matrix is too large to be shown whole unless it is asked for, and can be.
 * @param {Matrix} matrix
 */
export function isElided({ rows, columns }) {
  return Math.max(rows, columns) > MOST_SHOWN && rows * columns <= MOST_EXPANDED;
}

/**
 * @param {Matrix} matrix
 * @param {MatrixOptions} options
 */
export function matrixOfNumbers(matrix, options) {
  const { quantity, transposed = false, focus, expanded = false, spoken } = options;
  if (isPlainNumber(quantity, matrix)) return plainNumber(matrix.values[0], options);
  const [rows, columns] = transposed
    ? [matrix.columns, matrix.rows]
    : [matrix.rows, matrix.columns];
  const [focusRow, focusColumn] = transposed
    ? [focus?.column, focus?.row]
    : [focus?.row, focus?.column];
  const showsAll = expanded && isElided(matrix);
  const shownRows = shownIndices(rows, focusRow, showsAll);
  const shownColumns = shownIndices(columns, focusColumn, showsAll);
  const source = (/** @type {number} */ row, /** @type {number} */ column) =>
    transposed ? { row: column, column: row } : { row, column };
  // How many digits a number has that is asked for is nobody's business.
  const isHidden = (/** @type {Place} */ { row, column }) =>
    options.emptySign !== undefined && (options.isEmpty?.(row, column) ?? false);
  const texts = columnTexts(matrix, shownRows, shownColumns, source, isHidden);
  // Where rows or columns are left out, or there are many, their numbers stand beside them.
  const isNumbered = Math.max(rows, columns) > MOST_SHOWN;
  const kind = [
    'matrix',
    isNumbered ? 'numbered' : '',
    showsAll ? 'whole' : '',
    /^[dvs][WbZA]\[/.test(quantity) ? 'gradient' : '',
  ].filter(Boolean);
  return mathml`<mrow class="matrix-box"><mo class="fence">[</mo><mtable
    class=${kind.join(' ')}
    data-matrix=${quantity}
    ?data-transposed=${transposed}
    data-roving=${spoken ? 'grid' : nothing}
    role=${spoken ? 'grid' : nothing}
    aria-label=${spoken ? spoken.matrix(quantity, transposed) : nothing}
    aria-rowcount=${spoken && isNumbered ? rows : nothing}
    aria-colcount=${spoken && isNumbered ? columns : nothing}
  >${isNumbered ? columnNumbers(shownColumns) : nothing}${shownRows.map(
    (row, i) =>
      mathml`<mtr
        role=${spoken && row !== null ? 'row' : nothing}
        aria-hidden=${row === null ? 'true' : nothing}
        aria-rowindex=${spoken && isNumbered && row !== null ? row + 1 : nothing}
      >${isNumbered ? numberLabel('row-number', row) : nothing}${shownColumns.map((column, j) =>
        row === null || column === null
          ? mathml`<mtd class="gap" aria-hidden="true"><mo>${gapText(row, column)}</mo></mtd>`
          : entryCell(
              matrix,
              source(row, column),
              texts[j][i],
              isNumbered ? column : null,
              options,
            ),
      )}</mtr>`,
  )}</mtable><mo class="fence">]</mo></mrow>`;
}

/**
 * @param {number} value
 * @param {MatrixOptions} options
 */
function plainNumber(value, { quantity, isLit, isEmpty, emptySign, spoken }) {
  if (isEmpty?.(0, 0)) {
    const label = spoken?.ahead(quantity, 0, 0);
    return mathml`<mrow
      role=${label ? 'math' : nothing}
      aria-label=${label ?? nothing}
    >${emptyEntry(emptySign)}</mrow>`;
  }
  const { text } = formatNumber(value);
  return mathml`<mn
    class=${isLit?.(0, 0) ? 'lit' : nothing}
    data-quantity=${quantity}
    data-row="0"
    data-column="0"
    data-value=${value}
    role=${spoken ? 'math' : nothing}
    tabindex=${spoken ? '0' : nothing}
    aria-label=${spoken ? spoken.number(quantity, text) : nothing}
  >${text}</mn>`;
}

/** What stands where nothing is worked out yet. */
function emptyEntry(sign = '…') {
  return mathml`<mtext>${sign}</mtext>`;
}

/**
 * The numbers of the columns, above them. They are there for the eye: each entry is read out with
 * its own place.
 * @param {(number | null)[]} columns
 */
function columnNumbers(columns) {
  return mathml`<mtr class="column-numbers" aria-hidden="true">${numberLabel(
    'row-number',
    null,
  )}${columns.map((column) => numberLabel('column-number', column))}</mtr>`;
}

/**
 * @param {'row-number' | 'column-number'} kind
 * @param {number | null} index
 */
function numberLabel(kind, index) {
  return mathml`<mtd class=${kind} aria-hidden="true"><mtext>${index === null ? '' : index + 1}</mtext></mtd>`;
}

/**
 * @param {number} count
 * @param {number | undefined} focus
 * @param {boolean} showsAll
 * @returns {(number | null)[]} null stands for those left out
 */
function shownIndices(count, focus, showsAll) {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= MOST_SHOWN || showsAll) return all;
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
 * The cells of a matrix that are shown where nothing is asked for, row by row.
 * @param {{rows: number, columns: number}} matrix
 * @returns {number[]}
 */
export function shownCellsOf({ rows, columns }) {
  const [down, across] = [rows, columns].map((count) =>
    shownIndices(count, undefined, false).filter((index) => index !== null),
  );
  return down.flatMap((row) => across.map((column) => row * columns + column));
}

/**
 * The texts of every shown column, top to bottom, padded so that the decimal points align.
 * @param {Matrix} matrix
 * @param {(number | null)[]} rows
 * @param {(number | null)[]} columns
 * @param {(row: number, column: number) => Place} source
 * @param {(at: Place) => boolean} isHidden
 */
function columnTexts(matrix, rows, columns, source, isHidden) {
  return columns.map((column) =>
    alignColumn(
      rows.map((row) => {
        if (row === null || column === null) return '';
        const at = source(row, column);
        if (isHidden(at)) return '';
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
 * The element that has the focus is the cell; the number in it says which entry it is. The role is
 * `cell`, which browsers take for a grid's: axe counts a focusable `gridcell` within mathematics as
 * a control within a picture.
 * @param {Matrix} matrix
 * @param {Place} at
 * @param {string} text
 * @param {number | null} index of the column as shown, where that is not plain to see
 * @param {MatrixOptions} options
 */
function entryCell(matrix, { row, column }, text, index, options) {
  const { quantity, isLit, isEmpty, emptySign, pressable, spoken } = options;
  const isAhead = isEmpty?.(row, column) ?? false;
  const value = matrix.values[row * matrix.columns + column];
  const label = isAhead
    ? spoken?.ahead(quantity, row, column)
    : spoken?.entry(quantity, row, column, text.trim());
  const kind = `${isAhead ? 'empty' : pressable ? 'pressable' : ''} ${isLit?.(row, column) ? 'lit' : ''}`;
  const number = isAhead
    ? emptyEntry(emptySign)
    : mathml`<mn
    data-quantity=${quantity}
    data-row=${row}
    data-column=${column}
    data-value=${value}
  >${text}</mn>`;
  return mathml`<mtd
    class=${kind.trim() || nothing}
    role=${spoken ? 'cell' : nothing}
    tabindex=${spoken ? '-1' : nothing}
    data-at=${spoken ? `${row} ${column}` : nothing}
    aria-label=${label ?? nothing}
    aria-colindex=${spoken && index !== null ? index + 1 : nothing}
  >${number}</mtd>`;
}
