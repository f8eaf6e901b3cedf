// Matrices as the network document has them.

/** @import { Matrix } from './types.js' */

/**
 * The rows of a matrix.
 * @param {Matrix} matrix
 * @returns {number[][]}
 */
export function rowsOf({ rows, columns, values }) {
  return Array.from({ length: rows }, (_, row) => [
    ...values.subarray(row * columns, (row + 1) * columns),
  ]);
}
