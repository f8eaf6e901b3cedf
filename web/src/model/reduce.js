// The stages in which a person works out an expression by hand.

/** @import { Expression } from '../engine/types.js' */

/**
 * From the expression as it is set up to its result: at each stage everything is worked out that
 * needs nothing else first, as in 0.2·1 + (−0.1)·4 = 0.2 − 0.4 = −0.2.
 * @param {Expression} expression with values
 * @returns {Expression[]} one expression per stage, the last a plain number
 */
export function reductions(expression) {
  const stages = [expression];
  for (let stage = expression; !isNumber(stage); stages.push(stage)) stage = reduceOnce(stage);
  return stages;
}

/** @param {Expression} expression */
function isNumber({ kind }) {
  return kind === 'number';
}

/**
 * Every node whose operands are all numbers becomes its value.
 * @param {Expression} expression
 * @returns {Expression}
 */
function reduceOnce(expression) {
  const { operands = [], value } = expression;
  if (operands.every(isNumber)) return { kind: 'number', value };
  return { ...expression, operands: operands.map((o) => (isNumber(o) ? o : reduceOnce(o))) };
}
