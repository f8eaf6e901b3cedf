// Single numbers that a reader can change, as authors write them: `W[2](1,3)`, `b[1](2,1)`, `X(1,1)`,
// `alpha`. Rows and columns count from 1, as on the page.

/** Counted from 0. */
/** @typedef {{quantity: string, row: number, column: number}} Cell */

const CELL = /^(?:(alpha)|([XY]|[Wb]\[[1-9]\d{0,9}\])\(([1-9]\d{0,9}),([1-9]\d{0,9})\))$/;

/**
 * @param {string} text
 * @returns {Cell | null} null for anything else
 */
export function parseCell(text) {
  const [whole, single, quantity, row, column] = text.replace(/\s/g, '').match(CELL) ?? [];
  if (!whole) return null;
  if (single) return { quantity: single, row: 0, column: 0 };
  return { quantity, row: Number(row) - 1, column: Number(column) - 1 };
}

/** @param {Cell} cell */
export function cellText({ quantity, row, column }) {
  return quantity === 'alpha' ? quantity : `${quantity}(${row + 1},${column + 1})`;
}
