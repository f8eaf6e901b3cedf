// What a notation must be able to write, and what all notations have in common.
import { numberParts } from '../format.js';
import { excerptOf } from './excerpt.js';

/**
 * @import { Activation, Equation, Expression, FunctionName, Matrix, Step } from '../engine/types.js'
 */

/** How far an equation is written: in symbols, then its numbers, then what they make. */
/** @typedef {'symbols' | 'numbers' | 'result'} Level */

/**
 * An equation with what its symbols need to know of the layer: a step, or one of the long form.
 * @typedef {Equation & Partial<Pick<Step, 'activation'>>} Formula
 */

/** @typedef {(name: string) => Matrix} QuantityOf */

/** How tightly a node binds; a looser operand inside a tighter node needs parentheses. */
export const LOOSE = new Set(['sum', 'difference', 'negative']);

/**
 * A way to write mathematics. `T` is what it writes: a text, or a box of lines.
 * - `row`: one part after the other
 * - `leaf`: a quantity, in symbols or as its numbers
 * - `factors`: two factors of a formula, already written
 * - `sumOver`: the sign of a sum, before what is summed
 * @template T
 * @typedef {{
 *   row: (parts: T[]) => T,
 *   number: (value: number) => T,
 *   leaf: (name: string, isTransposed: boolean) => T,
 *   operator: (sign: '+' | '−' | '·' | '⊙' | ',') => T,
 *   minus: T,
 *   e: T,
 *   factors: (left: T, right: T, of: [Expression, Expression]) => T,
 *   parentheses: (content: T) => T,
 *   fraction: (above: T, below: T) => T,
 *   power: (base: T, exponent: T) => T,
 *   root: (content: T) => T,
 *   functionName: (name: FunctionName) => T,
 *   derivative: (activation?: Activation) => T,
 *   sumOver: (what: 'all' | 'examples' | 'units') => T,
 * }} Notation
 */

/**
 * The sign between a result and its formula. What an update makes replaces what it reads.
 * @param {Equation} equation
 */
export function relationOf({ result }) {
  return result.endsWith('+') ? ':=' : '=';
}

/** @param {number} value */
export function isShownExactly(value) {
  return numberParts(value).exact;
}

/**
 * Whether a number that is written for a formula is rounded, also one of those that its quantities
 * hold.
 * @param {Expression} formula
 * @param {QuantityOf} quantityOf
 * @returns {boolean}
 */
export function showsRounded({ kind, value = NaN, quantity, operands = [] }, quantityOf) {
  if (kind === 'number') return !isShownExactly(value);
  if (kind === 'quantity') return isRounded(quantityOf(quantity ?? ''));
  return operands.some((operand) => showsRounded(operand, quantityOf));
}

/** @param {Matrix} matrix */
export function isRounded(matrix) {
  return excerptOf(matrix)
    .flat()
    .some((entry) => typeof entry === 'number' && !isShownExactly(entry));
}
