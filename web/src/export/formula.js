// The formula of a step, over whole quantities, in any notation.
import { LOOSE } from './notation.js';

/**
 * @import { Expression, FunctionName } from '../engine/types.js'
 * @import { Notation } from './notation.js'
 */

/** @type {Partial<Record<FunctionName, 'all' | 'examples' | 'units'>>} */
const SUMMATIONS = { 'sum-all': 'all', 'sum-rows': 'examples', 'sum-columns': 'units' };

/**
 * The formula of a step, over whole quantities.
 * @template T
 * @param {Expression} expression
 * @param {Notation<T>} notation
 * @returns {T}
 */
export function writeFormula(expression, notation) {
  const { kind, operands = [], quantity = '', value = NaN } = expression;
  const [a, b] = operands;
  const { row, operator, parentheses } = notation;
  const plain = (/** @type {Expression} */ operand) => writeFormula(operand, notation);
  const tight = (/** @type {Expression} */ operand) =>
    LOOSE.has(operand.kind) ? parentheses(plain(operand)) : plain(operand);
  switch (kind) {
    case 'number':
      return notation.number(value);
    case 'quantity':
      return notation.leaf(quantity, false);
    case 'transpose':
      return notation.leaf(a.quantity ?? '', true);
    case 'sum':
      return row(operands.flatMap((term, i) => [...(i ? [operator('+')] : []), plain(term)]));
    case 'difference':
      return row([plain(a), operator('−'), tight(b)]);
    case 'negative':
      return row([notation.minus, tight(a)]);
    case 'product':
      return notation.factors(tight(a), tight(b), [a, b]);
    case 'hadamard':
      return row([tight(a), operator('⊙'), tight(b)]);
    case 'quotient':
      return notation.fraction(plain(a), plain(b));
    case 'function':
      return writeFormulaFunction(expression, notation);
  }
}

/**
 * @template T
 * @param {Expression} expression
 * @param {Notation<T>} notation
 * @returns {T}
 */
function writeFormulaFunction({ function: name = 'identity', operands = [] }, notation) {
  const { row, parentheses } = notation;
  const [argument, exponent] = operands;
  const content = writeFormula(argument, notation);
  const summation = SUMMATIONS[name];
  if (summation) {
    const body = LOOSE.has(argument.kind) ? parentheses(content) : content;
    return row([notation.sumOver(summation), body]);
  }
  switch (name) {
    case 'identity':
      return content;
    case 'square':
      return notation.power(parentheses(content), notation.number(2));
    case 'square-root':
      return notation.root(content);
    case 'power':
      return notation.power(content, writeFormula(exponent, notation));
    default:
      return row([notation.functionName(name), parentheses(content)]);
  }
}
