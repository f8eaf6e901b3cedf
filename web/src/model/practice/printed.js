// The printed numbers of an audit: by quantity, by verdict, and as an exercise.

/** @import { AuditedValue } from '../../engine/practice-types.js' */

/** @typedef {'all' | AuditedValue['verdict']} Filter */

/** @type {readonly Filter[]} */
export const FILTERS = ['all', 'slip', 'inherited', 'right'];

/**
 * A name for a printed number, the same for the same one.
 * @param {Pick<AuditedValue, 'quantity' | 'row' | 'column'>} value
 */
export function printedKey({ quantity, row, column }) {
  return `${quantity} ${row} ${column}`;
}

/**
 * Those that a filter lets through, by quantity in the order in which they were printed.
 * @param {readonly AuditedValue[]} values
 * @param {Filter} filter
 * @returns {Map<string, AuditedValue[]>}
 */
export function byQuantity(values, filter) {
  /** @type {Map<string, AuditedValue[]>} */
  const groups = new Map();
  for (const value of values) {
    if (filter !== 'all' && value.verdict !== filter) continue;
    const group = groups.get(value.quantity);
    if (group) group.push(value);
    else groups.set(value.quantity, [value]);
  }
  return groups;
}

/**
 * How well the wrong ones of some printed numbers were spotted.
 * @param {readonly AuditedValue[]} values
 * @param {ReadonlySet<string>} marked keys of those that were taken for wrong
 */
export function spotted(values, marked) {
  const wrong = values.filter(({ verdict }) => verdict !== 'right');
  const found = wrong.filter((value) => marked.has(printedKey(value))).length;
  const isRight = (/** @type {AuditedValue} */ { verdict }) => verdict === 'right';
  const falsely = values.filter((value) => isRight(value) && marked.has(printedKey(value))).length;
  return { wrong: wrong.length, found, falsely };
}

/**
 * The step after another, or before it, of which something was printed; around the ends too.
 * @param {readonly AuditedValue[]} values
 * @param {number} step
 * @param {1 | -1} direction
 * @returns {number | null} null if nothing was printed of any step
 */
export function neighbouringStep(values, step, direction) {
  const steps = [...new Set(values.flatMap((value) => value.step ?? []))].sort((a, b) => a - b);
  if (direction < 0) steps.reverse();
  return steps.find((other) => (other - step) * direction > 0) ?? steps[0] ?? null;
}
