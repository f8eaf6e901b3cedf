// Whether a slip can be shown in numbers to somebody who is still looking for the right one.
import { reductions } from '../reduce.js';

/**
 * @import { Slip } from '../../engine/practice-types.js'
 * @import { Expression } from '../../engine/types.js'
 */

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
  const read = new Set(setUp ? numbersIn(setUp) : []); // what stands elsewhere on the page, too
  return way.flatMap(numbersIn).some((value) => isExpected(value) && !read.has(value));
}

/**
 * @param {Expression} expression
 * @returns {number[]}
 */
function numbersIn({ kind, value = NaN, operands = [] }) {
  return kind === 'number' ? [value] : operands.flatMap(numbersIn);
}
