// Documents of a training that overflowed.

/** @import { NetworkDocument } from '../engine/types.js' */

/**
 * Whether all numbers that training changes are finite. The core writes the others as texts, which
 * it does not read again.
 * @param {NetworkDocument} document that the core wrote
 */
export function isFiniteDocument({ layers, training }) {
  return !/"(-?Infinity|NaN)"/.test(JSON.stringify([layers, training]));
}
