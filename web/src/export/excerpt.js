// The entries of a matrix that an export writes out.

/** @import { Matrix } from '../engine/types.js' */

/**
 * Of more rows or columns than this only the first ones and the last are written. LaTeX's `bmatrix`
 * takes no more columns unless it is told to.
 */
const MOST_SHOWN = 10;
const SHOWN_AT_START = 4;

/** Stands for the entries that are left out. */
/** @typedef {'⋯' | '⋮' | '⋱'} Gap */

/**
 * @param {Matrix} matrix
 * @param {boolean} [isTransposed]
 * @returns {(number | Gap)[][]} row by row, as they are written
 */
export function excerptOf({ rows, columns, values }, isTransposed = false) {
  const [down, across] = isTransposed ? [columns, rows] : [rows, columns];
  return shownIndices(down).map((i) =>
    shownIndices(across).map((j) => {
      if (i === null) return j === null ? '⋱' : '⋮';
      if (j === null) return '⋯';
      return isTransposed ? values[j * columns + i] : values[i * columns + j];
    }),
  );
}

/**
 * @param {number} count
 * @returns {(number | null)[]} null stands for those left out
 */
function shownIndices(count) {
  if (count <= MOST_SHOWN) return Array.from({ length: count }, (_, index) => index);
  return [...Array.from({ length: SHOWN_AT_START }, (_, index) => index), null, count - 1];
}
