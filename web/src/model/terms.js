// What an entry of a step's result is made of.

/** @import { Expression, Matrix, Step } from '../engine/types.js' */

/** Entries that add up more terms than this are not asked for: the page would stand still. */
export const MOST_TRACED = 4096;

/**
 * The entries of quantities that an expression reads, each once.
 * @param {Expression} expression
 * @returns {{quantity: string, row: number, column: number}[]}
 */
export function entriesIn(expression) {
  /** @type {Map<string, {quantity: string, row: number, column: number}>} */
  const found = new Map();
  const visit = (/** @type {Expression} */ { quantity, row = 0, column = 0, operands }) => {
    if (quantity) found.set(`${quantity} ${row} ${column}`, { quantity, row, column });
    operands?.forEach(visit);
  };
  visit(expression);
  return [...found.values()];
}

/**
 * How many terms the longest sum of an entry has, told by the shapes alone.
 * @param {Step} step
 * @param {(name: string) => Matrix} quantityOf
 */
export function termCount({ operation, layer, reads }, quantityOf) {
  const columnsOf = (/** @type {string} */ name) => quantityOf(name).columns;
  const rowsOf = (/** @type {string} */ name) => quantityOf(name).rows;
  const sizeOf = (/** @type {string} */ name) => quantityOf(name).values.length;
  switch (operation) {
    case 'linear':
      return columnsOf(`W[${layer}]`);
    case 'exponential-sums':
    case 'softmax-gradient':
      return rowsOf(`Z[${layer}]`);
    case 'loss':
      return sizeOf('Y');
    case 'weight-gradient':
      return columnsOf('X');
    case 'bias-gradient':
      return rowsOf(`db[${layer}]`) === 1 ? sizeOf(`dZ[${layer}]`) : columnsOf('X');
    case 'activation-gradient':
      return rowsOf(`W[${layer + 1}]`);
    default:
      return reads.length;
  }
}
