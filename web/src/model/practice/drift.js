// How far results that are rounded as on paper are from the exact ones.

/** @import { RoundedStep } from '../../engine/practice-types.js' */

/** What differs by less than this, in units of the last decimal, differs by what doubles round. */
const NOISE = 1e-9;

/** The most decimals that anybody rounds to by hand. */
export const MOST_DECIMALS = 9;

/**
 * `units` is the difference in units of the last decimal.
 * @typedef {{cell: number, rounded: number, exact: number, difference: number, units: number}} Drift
 */

/**
 * @param {Pick<RoundedStep, 'rounded' | 'exact'>} step
 * @param {number} decimals
 * @returns {Drift[]} cell by cell
 */
export function driftsOf({ rounded, exact }, decimals) {
  return rounded.map((value, cell) => {
    const difference = value - exact[cell];
    const units = Math.abs(difference) * 10 ** decimals;
    const drift = units < NOISE ? { difference: 0, units: 0 } : { difference, units };
    return { cell, rounded: value, exact: exact[cell], ...drift };
  });
}

/**
 * The largest of some drifts; the first of those that are as large.
 * @param {readonly Drift[]} drifts at least one
 */
export function largestOf(drifts) {
  return drifts.reduce((largest, drift) => (drift.units > largest.units ? drift : largest));
}
