// Whether a slip can be shown in numbers to somebody who is still looking for the right one.
import { reductions } from '../reduce.js';

/**
 * @import { Slip } from '../../engine/practice-types.js'
 * @import { Expression } from '../../engine/types.js'
 */

/** What stands on the page before the step is worked out: what an iteration starts with. */
const GIVEN = /^(X|Y|m|alpha|lambda|mu|t|[Wbvs]+\[\d+\])$/;
/** What doubles differ by and mean the same, beside the number itself. */
const NOISE = 1e-12;

/**
 * Whether the arithmetic of a slip tells the right number: as the result before its sign or its
 * point is wrong, or on the way to the wrong one.
 * @param {Slip} slip
 * @param {number} expected the right number
 */
export function givesAway({ kind, term, arithmetic }, expected) {
  if (term === null && (kind === 'wrong-sign' || kind === 'factor-of-ten')) return true;
  const isExpected = (/** @type {number} */ value) =>
    Math.abs(value - expected) <= NOISE * Math.abs(expected);
  const [setUp, ...way] = reductions(arithmetic).slice(0, -1);
  // Not only what stands elsewhere on the page: a slip may read the result, or what comes after it.
  const read = setUp ? leavesIn(setUp) : [];
  const known = new Set(read.filter(isGiven).map(({ value }) => value));
  return [...read, ...way.flatMap(leavesIn)].some(
    ({ value = NaN }) => isExpected(value) && !known.has(value),
  );
}

/** @param {Expression} leaf */
function isGiven({ quantity }) {
  return quantity === undefined || GIVEN.test(quantity);
}

/**
 * @param {Expression} expression
 * @returns {Expression[]}
 */
function leavesIn(expression) {
  return expression.kind === 'number'
    ? [expression]
    : (expression.operands ?? []).flatMap(leavesIn);
}
