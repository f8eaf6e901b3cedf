// A step's equation over whole quantities: in symbols, and with the matrices' numbers.
import { nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { mathml } from './markup.js';
import { matrixOfNumbers } from './matrix.js';
import { NO_MARKS, innerMarks, shapeView } from './shapes.js';
import {
  PARENTHESES,
  TALL_PARENTHESES,
  functionName,
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
 * @import { Parentheses } from './symbols.js'
 */

/**
 * How the parts of a formula are written: its quantities, parentheses, and the sign between two
 * factors that are plain numbers, which could not be told apart without one.
 * @typedef {{
 *   leaf: (name: string, isTransposed: boolean, node: Expression) => Markup,
 *   parentheses: Parentheses,
 *   times?: unknown,
 * }} Notation
 */

const PLUS = mathml`<mo form="infix">+</mo>`;
const MINUS = mathml`<mo form="infix">−</mo>`;
const NEGATIVE = mathml`<mo form="prefix">−</mo>`;
const HADAMARD = mathml`<mo form="infix">⊙</mo>`;

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
 * The same as the content of an element that may be too narrow for it.
 * @param {Formula} step
 * @param {(name: string) => Matrix} [quantityOf] as of formulaSymbols()
 */
export function symbolsLine(step, quantityOf) {
  const { result, notation } = inSymbols(step, quantityOf);
  const start = mathml`${result}<mo class="relation">${relation(step)}</mo>`;
  return inLines(led(start, termsOf(step.formula, notation)));
}

/**
 * The two sides of a step's equation in symbols.
 * @param {Formula} step
 * @param {(name: string) => Matrix} [quantityOf] if given, every symbol has its shape below it, and
 *   inner dimensions that must agree are marked alike
 */
export function formulaSides(step, quantityOf) {
  const { result, notation } = inSymbols(step, quantityOf);
  return { result, formula: render(step.formula, notation) };
}

/**
 * @param {Formula} step
 * @param {(name: string) => Matrix} [quantityOf] as of formulaSides()
 * @returns {{result: Markup, notation: Notation}}
 */
function inSymbols(step, quantityOf) {
  const marks = quantityOf ? innerMarks(step.formula, quantityOf) : null;
  const symbol = (
    /** @type {string} */ name,
    isTransposed = false,
    /** @type {InnerMarks} */ inner = NO_MARKS,
  ) => {
    const plain = quantitySymbol(name, quantityOf && step.activation);
    const raised = isTransposed ? transposed(plain) : plain;
    return quantityOf ? withShape(raised, name, quantityOf(name), isTransposed, inner) : raised;
  };
  return {
    result: symbol(step.result),
    notation: {
      leaf: (name, isTransposed, node) => symbol(name, isTransposed, marks?.get(node)),
      parentheses: PARENTHESES,
    },
  };
}

/** @param {Markup} symbol */
export function transposed(symbol) {
  return mathml`<msup>${symbol}<mi class="upright" mathvariant="normal">T</mi></msup>`;
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
 * The formula with its matrices' numbers, as the content of an element that may be too narrow for it.
 * @param {Formula} step
 * @param {(name: string) => Matrix} quantityOf
 * @param {{
 *   isLit?: (quantity: string, row: number, column: number) => boolean,
 *   focusOf?: (quantity: string) => {row: number, column: number} | null,
 *   isExpanded?: (quantity: string) => boolean,
 *   spoken?: Spoken,
 *   before?: Markup,
 *   instead?: (quantity: string, isTransposed: boolean) => Markup | null,
 * }} [options] `before` stands before the formula, `instead` in the place of a matrix
 */
export function numbersLine(step, quantityOf, options = {}) {
  const { isLit, focusOf, isExpanded, spoken, before = nothing, instead } = options;
  const terms = termsOf(step.formula, {
    parentheses: TALL_PARENTHESES,
    times: mathml`<mo>·</mo>`,
    leaf: (name, isTransposed) =>
      instead?.(name, isTransposed) ??
      matrixOfNumbers(quantityOf(name), {
        quantity: name,
        transposed: isTransposed,
        isLit: isLit && ((row, column) => isLit(name, row, column)),
        focus: focusOf?.(name),
        expanded: isExpanded?.(name),
        spoken,
      }),
  });
  return inLines(led(before, terms));
}

/**
 * A line may break between two terms and, if one of them is too long for it, before a factor of an
 * element-wise product. MathML itself does not break.
 * @param {Markup[][]} terms each in its factors
 */
function inLines(terms) {
  return mathml`${terms.map(
    (factors) =>
      mathml`<span class="term">${factors.map(
        (factor) => mathml`<math displaystyle="true">${factor}</math><wbr>`,
      )}</span><wbr>`,
  )}`;
}

/**
 * @param {Expression} expression
 * @param {Notation} notation
 * @returns {Markup[][]} its terms, also those in parentheses at its end, each in its factors
 */
function termsOf(expression, notation) {
  const { kind, operands = [] } = expression;
  const [a, b] = operands;
  const { times = nothing } = notation;
  const tight = (/** @type {Expression} */ operand) => tightTermsOf(operand, notation);
  switch (kind) {
    case 'sum':
      return operands.flatMap((operand, index) =>
        led(index ? PLUS : nothing, termsOf(operand, notation)),
      );
    case 'difference':
      return [...termsOf(a, notation), ...led(MINUS, tight(b))];
    case 'negative':
      return led(NEGATIVE, tight(a));
    case 'product':
      return led(mathml`${tightly(a, notation)}${a.kind === 'number' ? times : nothing}`, tight(b));
    case 'hadamard': {
      const [first, ...others] = led(HADAMARD, tight(b));
      return [[tightly(a, notation), ...first], ...others];
    }
    case 'function': {
      const summation = SUMMATIONS[expression.function ?? 'identity'];
      return summation ? led(summation(), tight(a)) : [[renderFunction(expression, notation)]];
    }
  }
  return [[renderSimple(expression, notation)]];
}

/**
 * @param {Expression} operand of what binds tightly
 * @param {Notation} notation
 */
function tightTermsOf(operand, notation) {
  const terms = termsOf(operand, notation);
  return LOOSE.has(operand.kind) ? enclosed(terms, notation.parentheses) : terms;
}

/**
 * @param {unknown} start
 * @param {Markup[][]} terms
 * @returns {Markup[][]} the terms with the start before the first
 */
function led(start, [[head, ...factors], ...terms]) {
  return [[mathml`${start}${head}`, ...factors], ...terms];
}

/**
 * @param {Markup[][]} terms
 * @param {Parentheses} parentheses
 */
function enclosed(terms, { around, from, to }) {
  if (terms.flat().length === 1) return [[around(terms[0][0])]];
  const enclosing = terms.map((factors) => [...factors]);
  const last = enclosing[enclosing.length - 1];
  enclosing[0][0] = from(enclosing[0][0]);
  last[last.length - 1] = to(last[last.length - 1]);
  return enclosing;
}

/**
 * All in one piece.
 * @param {Expression} expression
 * @param {Notation} notation
 */
function render(expression, notation) {
  return mathml`<mrow>${termsOf(expression, notation).flat()}</mrow>`;
}

/**
 * An operand of what binds tightly, in one piece.
 * @param {Expression} operand
 * @param {Notation} notation
 */
function tightly(operand, notation) {
  const content = render(operand, notation);
  return LOOSE.has(operand.kind) ? notation.parentheses.around(content) : content;
}

/**
 * What has no terms of its own.
 * @param {Expression} expression
 * @param {Notation} notation
 */
function renderSimple(expression, notation) {
  const { kind, operands: [a, b] = [], quantity, value = NaN } = expression;
  switch (kind) {
    case 'quantity':
      return notation.leaf(quantity ?? '', false, expression);
    case 'transpose':
      return notation.leaf(a.quantity ?? '', true, expression);
    case 'quotient':
      return mathml`<mfrac>${render(a, notation)}${render(b, notation)}</mfrac>`;
  }
  return mathml`<mn>${formatNumber(value).text}</mn>`;
}

/**
 * @param {Expression} expression
 * @param {Notation} notation
 */
function renderFunction({ function: name = 'identity', operands = [] }, notation) {
  const { around } = notation.parentheses;
  const content = render(operands[0], notation);
  switch (name) {
    case 'identity':
      return content;
    case 'square':
      return mathml`<msup>${around(content)}<mn>2</mn></msup>`;
    case 'square-root':
      return mathml`<msqrt>${content}</msqrt>`;
    case 'power':
      return mathml`<msup>${content}${render(operands[1], notation)}</msup>`;
    default:
      return mathml`<mrow>${functionName(name)}${around(content)}</mrow>`;
  }
}
