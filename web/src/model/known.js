// Which numbers are known at a position.

/** @import { Position, Step } from '../engine/types.js' */

/**
 * Where the reader is, as it is shown. While somebody practises, `blanks` are the cells of the step
 * that they have yet to work out, and `hinted` is the one whose operands they have asked for.
 * @typedef {Position & {blanks?: ReadonlySet<number>, hinted?: number | null}} ShownPosition
 */

/**
 * Where the reader is while an entry of the step, and those after it, are yet to be worked out.
 * @param {number} cell
 * @param {{step: Step, position: Position}} walk
 * @returns {ShownPosition}
 */
export function blanksFrom(cell, { step, position }) {
  const count = step.rows * step.columns - cell;
  const blanks = new Set(Array.from({ length: count }, (_, index) => cell + index));
  return { ...position, cell: null, blanks, hinted: cell };
}

/**
 * Whether a cell of the position's step is worked out.
 * @param {Pick<ShownPosition, 'cell' | 'blanks'>} position
 * @param {number} cell
 */
export function isDone(position, cell) {
  return (position.cell === null || cell <= position.cell) && !position.blanks?.has(cell);
}

/**
 * Tells of every quantity whether its entries are known at a position. What no step makes (inputs,
 * parameters, targets) is known from the start.
 * @param {readonly Step[]} steps
 * @param {Pick<ShownPosition, 'step' | 'cell' | 'blanks'>} position
 */
export function knownAt(steps, position) {
  const makers = new Map(steps.map((step) => [step.result, step]));
  return (/** @type {string} */ quantity, /** @type {number} */ row, column = 0) => {
    const maker = makers.get(quantity);
    if (!maker || maker.index < position.step) return true;
    if (maker.index > position.step) return false;
    return isDone(position, row * maker.columns + column);
  };
}
