// The formula of a step as Python, over NumPy arrays: Z1 = W1 @ X + b1.
import { pythonName } from './python.js';
import { symbolParts } from './symbols.js';

/**
 * @import { Expression, FunctionName } from '../engine/types.js'
 */

/** How tightly Python binds what is written; a looser operand needs parentheses. */
const BINDING = { sum: 1, product: 2, sign: 3, power: 4, atom: 5 };

/** Of those that take an array, entry by entry.
 * @type {Partial<Record<FunctionName, string>>} */
const CALLS = {
  exp: 'np.exp',
  ln: 'np.log',
  'square-root': 'np.sqrt',
  tanh: 'np.tanh',
  relu: 'relu',
  'leaky-relu': 'leaky_relu',
  sigmoid: 'sigmoid',
  gelu: 'gelu',
  softplus: 'softplus',
  elu: 'elu',
};

/** @type {Partial<Record<FunctionName, string>>} */
const SUMS = {
  'sum-all': '',
  'sum-rows': 'axis=1, keepdims=True',
  'sum-columns': 'axis=0, keepdims=True',
};

/** @typedef {{text: string, binding: number}} Written */

/**
 * @param {Expression} formula
 * @param {{isMatrix?: boolean, logarithm?: (of: Expression) => string | null}} [options] `isMatrix`
 *   says that a sum of all entries is a matrix of one; `logarithm` writes some in another way
 * @returns {string}
 */
export function numpyFormula(formula, { isMatrix = false, logarithm = () => null } = {}) {
  return written(formula).text;

  /**
   * @param {Expression} expression
   * @returns {Written}
   */
  function written({ kind, operands = [], quantity = '', value = NaN, function: name }) {
    const [a, b] = operands;
    switch (kind) {
      case 'number':
        return atom(String(value));
      case 'quantity':
        return atom(pythonName(quantity));
      case 'transpose':
        return atom(`${inside(a, BINDING.atom)}.T`);
      case 'sum':
        return infix(operands, ' + ', BINDING.sum);
      case 'difference':
        return infix(operands, ' - ', BINDING.sum);
      case 'negative':
        return { text: `-${inside(a, BINDING.sign)}`, binding: BINDING.sign };
      case 'product':
        return infix(operands, isNumber(a) || isNumber(b) ? ' * ' : ' @ ', BINDING.product);
      case 'hadamard':
        return infix(operands, ' * ', BINDING.product);
      case 'quotient':
        return infix(operands, ' / ', BINDING.product);
      case 'function':
        return call(name ?? 'identity', operands);
    }
  }

  /**
   * Read from the left: what follows a sign must bind more tightly than it.
   * @param {Expression[]} operands
   * @param {string} sign
   * @param {number} binding
   */
  function infix([first, ...others], sign, binding) {
    const texts = [inside(first, binding), ...others.map((other) => inside(other, binding + 1))];
    return { text: texts.join(sign), binding };
  }

  /**
   * @param {FunctionName} name
   * @param {Expression[]} operands
   * @returns {Written}
   */
  function call(name, [argument, exponent]) {
    const content = written(argument);
    const sum = SUMS[name];
    if (sum !== undefined) {
      const how = sum || (isMatrix ? 'keepdims=True' : '');
      return atom(`np.sum(${[content.text, how].filter(Boolean).join(', ')})`);
    }
    switch (name) {
      case 'identity':
        return content;
      case 'square':
        return { text: `${inside(argument, BINDING.atom)} ** 2`, binding: BINDING.power };
      case 'power': {
        const [base, power] = [argument, exponent].map((part) => inside(part, BINDING.atom));
        return { text: `${base} ** ${power}`, binding: BINDING.power };
      }
      default: {
        const other = name === 'ln' ? logarithm(argument) : null;
        return atom(other ?? `${CALLS[name]}(${content.text})`);
      }
    }
  }

  /**
   * @param {Expression} expression
   * @param {number} binding what it must have at least
   */
  function inside(expression, binding) {
    const { text, binding: own } = written(expression);
    return own < binding ? `(${text})` : text;
  }
}

/** @param {string} text @returns {Written} */
function atom(text) {
  return { text, binding: BINDING.atom };
}

/**
 * Whether a part of a formula is one number, which multiplies every entry.
 * @param {Expression} expression
 * @returns {boolean}
 */
function isNumber({ kind, quantity = '', operands = [], function: name }) {
  if (kind === 'number') return true;
  if (kind === 'quantity') return symbolParts(quantity).kind === 'setting';
  if (kind === 'function' && name !== 'power') return name === 'sum-all';
  return operands.every(isNumber);
}
