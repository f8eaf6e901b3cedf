// Which numbers are known at a position.

/** @import { Position, Step } from '../engine/types.js' */

/**
 * Tells of every quantity whether its entries are known at a position. What no step makes (inputs,
 * parameters, targets) is known from the start.
 * @param {readonly Step[]} steps
 * @param {Pick<Position, 'step' | 'cell'>} position
 */
export function knownAt(steps, position) {
  const makers = new Map(steps.map((step) => [step.result, step]));
  return (/** @type {string} */ quantity, /** @type {number} */ row, column = 0) => {
    const maker = makers.get(quantity);
    if (!maker || maker.index < position.step) return true;
    if (maker.index > position.step) return false;
    return position.cell === null || row * maker.columns + column <= position.cell;
  };
}
