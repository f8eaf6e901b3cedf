// The arithmetic of an entry, as a person works it out, in any notation.
import { LOOSE } from './notation.js';

/**
 * @import { Expression } from '../engine/types.js'
 * @import { Notation } from './notation.js'
 */

/**
 * One stage of the arithmetic of an entry.
 * @template T
 * @param {Expression} expression with values
 * @param {Notation<T>} notation
 * @returns {T}
 */
export function writeArithmetic(expression, notation) {
  const { kind, operands = [], value = NaN } = expression;
  const [a, b] = operands;
  const { row, operator } = notation;
  switch (kind) {
    case 'number':
      return notation.number(value);
    case 'sum':
      return row(operands.flatMap((term, i) => writeAddend(term, i > 0, notation)));
    case 'difference':
      return row([writeArithmetic(a, notation), operator('−'), inside(b, notation)]);
    case 'negative':
      return row([notation.minus, inside(a, notation)]);
    case 'product':
      return writeProduct(operands, notation, false);
    case 'quotient':
      return notation.fraction(writeArithmetic(a, notation), writeArithmetic(b, notation));
    default:
      return writeArithmeticFunction(expression, notation);
  }
}

/**
 * @template T
 * @param {Expression[]} factors
 * @param {Notation<T>} notation
 * @param {boolean} followsSign
 * @returns {T}
 */
function writeProduct(factors, notation, followsSign) {
  const { row, operator } = notation;
  return row(
    factors.flatMap((factor, index) =>
      index
        ? [operator('·'), inside(factor, notation)]
        : [followsSign ? inside(factor, notation) : first(factor, notation)],
    ),
  );
}

/**
 * A term of a sum. After another, a negative number is taken away: 0.2 − 0.4.
 * @template T
 * @param {Expression} term
 * @param {boolean} follows
 * @param {Notation<T>} notation
 * @returns {T[]}
 */
function writeAddend(term, follows, notation) {
  const { operator } = notation;
  if (!follows) return [writeArithmetic(term, notation)];
  if (isNegative(term)) return [operator('−'), notation.number(-(term.value ?? 0))];
  const isProduct = term.kind === 'product';
  return [
    operator('+'),
    isProduct ? writeProduct(term.operands ?? [], notation, true) : writeArithmetic(term, notation),
  ];
}

/**
 * @template T
 * @param {Expression} expression
 * @param {Notation<T>} notation
 * @returns {T}
 */
function writeArithmeticFunction({ function: name = 'identity', operands = [] }, notation) {
  const { row, operator, power, parentheses, e } = notation;
  const written = operands.map((operand) => writeArithmetic(operand, notation));
  const list = row(written.flatMap((text, i) => (i ? [operator(','), text] : [text])));
  const one = notation.number(1);
  switch (name) {
    case 'exp':
      return power(e, written[0]);
    case 'exp-minus-one':
      return row([power(e, written[0]), operator('−'), one]);
    case 'square':
      return power(atom(operands[0], notation), notation.number(2));
    case 'power':
      return power(atom(operands[0], notation), written[1]);
    case 'square-root':
      return notation.root(written[0]);
    case 'relu-derivative':
      return row([notation.derivative('relu'), parentheses(list)]);
    case 'leaky-relu-derivative':
      return row([notation.derivative('leaky-relu'), parentheses(list)]);
    case 'softplus': {
      const argument = row([one, operator('+'), power(e, written[0])]);
      return row([notation.functionName('ln'), parentheses(argument)]);
    }
    default:
      return row([notation.functionName(name), parentheses(list)]);
  }
}

/** @param {Expression} [expression] */
function isNegative(expression) {
  return expression?.kind === 'number' && (expression.value ?? 0) < 0;
}

/**
 * The first of a product: only what has parts needs parentheses.
 * @template T
 * @param {Expression} operand
 * @param {Notation<T>} notation
 */
function first(operand, notation) {
  const written = writeArithmetic(operand, notation);
  return LOOSE.has(operand.kind) ? notation.parentheses(written) : written;
}

/**
 * An operand that follows a sign.
 * @template T
 * @param {Expression} operand
 * @param {Notation<T>} notation
 * @returns {T}
 */
function inside(operand, notation) {
  if (operand.kind === 'product') return writeProduct(operand.operands ?? [], notation, true);
  if (isNegative(operand)) return notation.parentheses(writeArithmetic(operand, notation));
  return first(operand, notation);
}

/**
 * The base of a power.
 * @template T
 * @param {Expression} base
 * @param {Notation<T>} notation
 */
function atom(base, notation) {
  const written = writeArithmetic(base, notation);
  return base.kind === 'number' && !isNegative(base) ? written : notation.parentheses(written);
}
