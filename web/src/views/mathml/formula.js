// A step's equation over whole quantities: in symbols, and with the matrices' numbers.
import { mathml, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { matrixOfNumbers } from './matrix.js';
import { functionName, inParentheses, quantitySymbol, summation } from './symbols.js';

/** @import { Expression, FunctionName, Matrix, Step } from '../../engine/types.js' */

/** How tightly a node binds; a looser operand inside a tighter node needs parentheses. */
const LOOSE = new Set(['sum', 'difference', 'negative']);

/** @type {Partial<Record<FunctionName, string>>} */
const SUMMED_OVER = { 'sum-all': 'all', 'sum-rows': 'examples', 'sum-columns': 'units' };

/**
 * The sign between a result and its formula.
 * @param {Step} step
 */
export function relation(step) {
  return step.phase === 'update' ? ':=' : '=';
}

/**
 * @param {Step} step
 * @param {(name: string) => Matrix} [quantityOf] if given, every symbol has its shape below it
 */
export function formulaSymbols(step, quantityOf) {
  const { result, formula } = formulaSides(step, quantityOf);
  return mathml`<mrow>${result}<mo class="relation">${relation(step)}</mo>${formula}</mrow>`;
}

/**
 * The two sides of a step's equation in symbols.
 * @param {Step} step
 * @param {(name: string) => Matrix} [quantityOf] if given, every symbol has its shape below it
 */
export function formulaSides(step, quantityOf) {
  const symbol = (/** @type {string} */ name, isTransposed = false) => {
    const plain = quantitySymbol(name, quantityOf && step.activation);
    const raised = isTransposed ? mathml`<msup>${plain}<mi class="upright">T</mi></msup>` : plain;
    return quantityOf ? withShape(raised, name, quantityOf(name), isTransposed) : raised;
  };
  return { result: symbol(step.result), formula: render(step.formula, symbol) };
}

/**
 * @param {unknown} symbol
 * @param {string} name
 * @param {Matrix} matrix
 * @param {boolean} isTransposed
 */
function withShape(symbol, name, { rows, columns }, isTransposed) {
  const isPlainNumber = !name.includes('[') && rows * columns === 1; // m, alpha, the loss
  if (isPlainNumber) return symbol;
  const [first, second] = isTransposed ? [columns, rows] : [rows, columns];
  return mathml`<munder class="shaped">${symbol}<mtext class="shape">(${first}×${second})</mtext></munder>`;
}

/**
 * @param {Step} step
 * @param {(name: string) => Matrix} quantityOf
 * @param {{
 *   isLit?: (quantity: string, row: number, column: number) => boolean,
 *   focusOf?: (quantity: string) => {row: number, column: number} | null,
 * }} [marks]
 */
export function formulaNumbers(step, quantityOf, { isLit, focusOf } = {}) {
  return render(step.formula, (name, transposed = false) => {
    const matrix = quantityOf(name);
    return matrixOfNumbers(matrix, {
      quantity: name,
      transposed,
      isLit: isLit && ((row, column) => isLit(name, row, column)),
      focus: focusOf?.(name),
    });
  });
}

/**
 * @param {Expression} expression
 * @param {(name: string, isTransposed?: boolean) => unknown} leaf
 * @returns {unknown}
 */
function render(expression, leaf) {
  const { kind, operands = [], quantity } = expression;
  const [a, b] = operands;
  const plain = (/** @type {Expression} */ operand) => render(operand, leaf);
  const tight = (/** @type {Expression} */ operand) =>
    LOOSE.has(operand.kind) ? inParentheses(plain(operand)) : plain(operand);
  switch (kind) {
    case 'number':
      return mathml`<mn>${formatNumber(expression.value ?? NaN).text}</mn>`;
    case 'quantity':
      return leaf(quantity ?? '');
    case 'transpose':
      return leaf(a.quantity ?? '', true);
    case 'sum':
      return mathml`<mrow>${operands.map((operand, index) => [index ? mathml`<mo>+</mo>` : nothing, plain(operand)])}</mrow>`;
    case 'difference':
      return mathml`<mrow>${plain(a)}<mo>−</mo>${tight(b)}</mrow>`;
    case 'negative':
      return mathml`<mrow><mo form="prefix">−</mo>${tight(a)}</mrow>`;
    case 'product':
      return mathml`<mrow>${operands.map(tight)}</mrow>`;
    case 'hadamard':
      return mathml`<mrow>${tight(a)}<mo>⊙</mo>${tight(b)}</mrow>`;
    case 'quotient':
      return mathml`<mfrac>${plain(a)}${plain(b)}</mfrac>`;
    case 'function':
      return renderFunction(expression.function ?? 'identity', a, leaf);
  }
}

/**
 * @param {FunctionName} name
 * @param {Expression} argument
 * @param {(name: string, isTransposed?: boolean) => unknown} leaf
 */
function renderFunction(name, argument, leaf) {
  const content = render(argument, leaf);
  const over = SUMMED_OVER[name];
  if (over) {
    const body = LOOSE.has(argument.kind) ? inParentheses(content) : content;
    return mathml`<mrow>${summation(over)}${body}</mrow>`;
  }
  if (name === 'identity') return content;
  if (name === 'square') return mathml`<msup>${inParentheses(content)}<mn>2</mn></msup>`;
  return mathml`<mrow>${functionName(name)}${inParentheses(content)}</mrow>`;
}
