// A step's equation over whole quantities: in symbols, and with the matrices' numbers.
import { nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { mathml } from './markup.js';
import { matrixOfNumbers } from './matrix.js';
import { NO_MARKS, innerMarks, shapeView } from './shapes.js';
import {
  functionName,
  inParentheses,
  inTallParentheses,
  isPlainNumber,
  quantitySymbol,
  sumOver,
  sumOverExamples,
} from './symbols.js';

/**
 * @import { Equation, Expression, FunctionName, Matrix, Step } from '../../engine/types.js'
 * @import { Markup } from './markup.js'
 * @import { Spoken } from './matrix.js'
 * @import { InnerMarks } from './shapes.js'
 */

/**
 * How the parts of a formula are written: its quantities, parentheses, and the sign between two
 * factors that are plain numbers, which could not be told apart without one.
 * @typedef {{
 *   leaf: (name: string, isTransposed: boolean, node: Expression) => Markup,
 *   parentheses: (content: unknown) => Markup,
 *   times?: unknown,
 * }} Notation
 */

/** How tightly a node binds; a looser operand inside a tighter node needs parentheses. */
const LOOSE = new Set(['sum', 'difference', 'negative']);

/** @type {Partial<Record<FunctionName, () => unknown>>} */
const SUMMATIONS = {
  'sum-all': () => sumOver('all'),
  'sum-rows': sumOverExamples,
  'sum-columns': () => sumOver('units'),
};

/**
 * An equation with what its symbols may need to know of the layer: a step, or one of the long form.
 * @typedef {Equation & Partial<Pick<Step, 'phase' | 'activation'>>} Formula
 */

/**
 * The sign between a result and its formula. What an update makes replaces what it reads.
 * @param {Formula} step
 */
export function relation({ result }) {
  return result.endsWith('+') ? ':=' : '=';
}

/**
 * @param {Formula} step
 * @param {(name: string) => Matrix} [quantityOf] if given, every symbol has its shape below it
 */
export function formulaSymbols(step, quantityOf) {
  const { result, formula } = formulaSides(step, quantityOf);
  return mathml`<mrow>${result}<mo class="relation">${relation(step)}</mo>${formula}</mrow>`;
}

/**
 * The two sides of a step's equation in symbols.
 * @param {Formula} step
 * @param {(name: string) => Matrix} [quantityOf] if given, every symbol has its shape below it, and
 *   inner dimensions that must agree are marked alike
 */
export function formulaSides(step, quantityOf) {
  const marks = quantityOf ? innerMarks(step.formula, quantityOf) : null;
  const symbol = (
    /** @type {string} */ name,
    isTransposed = false,
    /** @type {InnerMarks} */ inner = NO_MARKS,
  ) => {
    const plain = quantitySymbol(name, quantityOf && step.activation);
    const raised = isTransposed
      ? mathml`<msup>${plain}<mi class="upright" mathvariant="normal">T</mi></msup>`
      : plain;
    return quantityOf ? withShape(raised, name, quantityOf(name), isTransposed, inner) : raised;
  };
  return {
    result: symbol(step.result),
    formula: render(step.formula, {
      leaf: (name, isTransposed, node) => symbol(name, isTransposed, marks?.get(node)),
      parentheses: inParentheses,
    }),
  };
}

/**
 * @param {Markup} symbol
 * @param {string} name
 * @param {Matrix} matrix
 * @param {boolean} isTransposed
 * @param {InnerMarks} inner
 */
function withShape(symbol, name, matrix, isTransposed, inner) {
  if (isPlainNumber(name, matrix)) return symbol;
  const { rows, columns } = matrix;
  // Symbols with and without brackets get the same depth, so that their shapes stand in one line.
  const base = mathml`<mrow>${symbol}<mspace height="0.8em" depth="0.3em" /></mrow>`;
  const shape = isTransposed ? shapeView(columns, rows, inner) : shapeView(rows, columns, inner);
  return mathml`<munder class="shaped">${base}${shape}</munder>`;
}

/**
 * @param {Formula} step
 * @param {(name: string) => Matrix} quantityOf
 * @param {{
 *   isLit?: (quantity: string, row: number, column: number) => boolean,
 *   focusOf?: (quantity: string) => {row: number, column: number} | null,
 *   isExpanded?: (quantity: string) => boolean,
 *   spoken?: Spoken,
 * }} [marks]
 */
export function formulaNumbers(step, quantityOf, { isLit, focusOf, isExpanded, spoken } = {}) {
  return render(step.formula, {
    parentheses: inTallParentheses,
    times: mathml`<mo>·</mo>`,
    leaf: (name, transposed) =>
      matrixOfNumbers(quantityOf(name), {
        quantity: name,
        transposed,
        isLit: isLit && ((row, column) => isLit(name, row, column)),
        focus: focusOf?.(name),
        expanded: isExpanded?.(name),
        spoken,
      }),
  });
}

/**
 * @param {Expression} expression
 * @param {Notation} notation
 * @returns {Markup}
 */
function render(expression, notation) {
  const { kind, operands = [], quantity } = expression;
  const { leaf, parentheses, times = nothing } = notation;
  const [a, b] = operands;
  const plain = (/** @type {Expression} */ operand) => render(operand, notation);
  const tight = (/** @type {Expression} */ operand) =>
    LOOSE.has(operand.kind) ? parentheses(plain(operand)) : plain(operand);
  switch (kind) {
    case 'number':
      return mathml`<mn>${formatNumber(expression.value ?? NaN).text}</mn>`;
    case 'quantity':
      return leaf(quantity ?? '', false, expression);
    case 'transpose':
      return leaf(a.quantity ?? '', true, expression);
    case 'sum':
      return mathml`<mrow>${operands.map((operand, index) => [index ? mathml`<mo>+</mo>` : nothing, plain(operand)])}</mrow>`;
    case 'difference':
      return mathml`<mrow>${plain(a)}<mo>−</mo>${tight(b)}</mrow>`;
    case 'negative':
      return mathml`<mrow><mo form="prefix">−</mo>${tight(a)}</mrow>`;
    case 'product':
      return mathml`<mrow>${tight(a)}${a.kind === 'number' ? times : nothing}${tight(b)}</mrow>`;
    case 'hadamard':
      return mathml`<mrow>${tight(a)}<mo>⊙</mo>${tight(b)}</mrow>`;
    case 'quotient':
      return mathml`<mfrac>${plain(a)}${plain(b)}</mfrac>`;
    case 'function':
      return renderFunction(expression, notation);
  }
}

/**
 * @param {Expression} expression
 * @param {Notation} notation
 */
function renderFunction({ function: name = 'identity', operands = [] }, notation) {
  const { parentheses } = notation;
  const [argument] = operands;
  const content = render(argument, notation);
  const summation = SUMMATIONS[name];
  if (summation) {
    const body = LOOSE.has(argument.kind) ? parentheses(content) : content;
    return mathml`<mrow>${summation()}${body}</mrow>`;
  }
  switch (name) {
    case 'identity':
      return content;
    case 'square':
      return mathml`<msup>${parentheses(content)}<mn>2</mn></msup>`;
    case 'square-root':
      return mathml`<msqrt>${content}</msqrt>`;
    case 'power':
      return mathml`<msup>${content}${render(operands[1], notation)}</msup>`;
    default:
      return mathml`<mrow>${functionName(name)}${parentheses(content)}</mrow>`;
  }
}
