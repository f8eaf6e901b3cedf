// How much of a step's result is asked for at once, and in which order.

/** @import { Step } from '../../engine/types.js' */

/**
 * One entry, a row, the whole step; or the whole iteration, step after step.
 * @typedef {'entry' | 'row' | 'step' | 'iteration'} Extent
 */

/** @type {readonly Extent[]} */
export const EXTENTS = ['entry', 'row', 'step', 'iteration'];

/** Nobody fills in more fields than these. */
export const MOST_ASKED = 48;

/**
 * The cells that are asked for.
 * @param {Extent} extent
 * @param {Pick<Step, 'rows' | 'columns'>} step
 * @param {number} cell one of them, where only some are
 * @returns {number[]} none if they would be too many
 */
export function askedCells(extent, { rows, columns }, cell) {
  if (extent === 'entry') return [cell];
  const isRow = extent === 'row';
  const count = isRow ? columns : rows * columns;
  if (count > MOST_ASKED) return [];
  const first = isRow ? cell - (cell % columns) : 0;
  return Array.from({ length: count }, (_, index) => first + index);
}

/**
 * The next of some cells that is open, after one of them; from the end it goes on at the beginning.
 * @param {readonly number[]} cells in order
 * @param {(cell: number) => boolean} isOpen
 * @param {number} after
 * @returns {number | null} null if none is
 */
export function nextOpen(cells, isOpen, after) {
  const open = cells.filter(isOpen);
  return open.find((cell) => cell > after) ?? open[0] ?? null;
}
