// The stages in which a person works out an expression by hand.

/** @import { Expression } from '../engine/types.js' */

/**
 * From the expression as it is set up to its result: at each stage everything is worked out that
 * needs nothing else first, as in 0.2·1 + (−0.1)·4 = 0.2 − 0.4 = −0.2.
 * @param {Expression} expression with values
 * @returns {Expression[]} one expression per stage, the last a plain number
 */
export function reductions(expression) {
  const first = flattened(expression);
  const stages = [first];
  for (let stage = first; !isNumber(stage); stages.push(stage)) stage = reduceOnce(stage);
  return stages;
}

/**
 * Of each stage, whether it shows a rounded number that the one before did not: to carry a number
 * over is exact, however it is shown.
 * @param {readonly Expression[]} stages
 * @param {(value: number) => boolean} isShownExactly
 * @returns {boolean[]}
 */
export function roundedAnew(stages, isShownExactly) {
  const numbers = stages.map(numbersIn);
  return numbers.map((own, index) =>
    own.some((value) => !isShownExactly(value) && !numbers[index - 1]?.includes(value)),
  );
}

/**
 * @param {Expression} expression
 * @returns {number[]}
 */
function numbersIn({ kind, value = NaN, operands = [] }) {
  return kind === 'number' ? [value] : operands.flatMap(numbersIn);
}

/**
 * A sum of sums is one longer sum.
 * @param {Expression} expression
 * @returns {Expression}
 */
function flattened(expression) {
  if (!expression.operands) return expression;
  const operands = expression.operands.map(flattened);
  if (expression.kind !== 'sum') return { ...expression, operands };
  const terms = operands.flatMap((term) => (term.kind === 'sum' ? (term.operands ?? []) : [term]));
  return { ...expression, operands: terms };
}

/** @param {Expression} expression */
function isNumber({ kind }) {
  return kind === 'number';
}

/**
 * Every node whose operands are all numbers becomes its value. What contains no sum is worked out
 * at once, except a product that stands by itself: there the factors come first. The terms of a
 * sum wait for those that have a sum inside.
 * @param {Expression} expression
 * @param {boolean} [isTerm] whether it stands in a sum
 * @returns {Expression}
 */
function reduceOnce(expression, isTerm = false) {
  const { kind, operands = [], value } = expression;
  const isAtOnce = !hasSum(expression) && (isTerm || kind !== 'product');
  if (isAtOnce || operands.every(isNumber)) return { kind: 'number', value };
  const waits = isSum(expression) && operands.some(hasSum);
  const reduced = operands.map((operand) =>
    isNumber(operand) || (waits && !hasSum(operand))
      ? operand
      : reduceOnce(operand, isTerm || isSum(expression)),
  );
  // A minus before a number is no operation of its own: −(2 − 5) = 3.
  if (kind === 'negative' && isNumber(reduced[0])) return { kind: 'number', value };
  return { ...expression, operands: reduced };
}

/** @param {Expression} expression */
function isSum({ kind }) {
  return kind === 'sum' || kind === 'difference';
}

/**
 * @param {Expression} expression
 * @returns {boolean} whether it is a sum or has one inside
 */
function hasSum(expression) {
  return isSum(expression) || (expression.operands ?? []).some(hasSum);
}
