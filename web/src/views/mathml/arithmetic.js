// The arithmetic of one entry, worked out as a person writes it.
import { nothing } from 'lit';
import { formatNumber, listSeparator } from '../../format.js';
import { reductions, roundedAnew } from '../../model/reduce.js';
import { mathml } from './markup.js';
import { derivativeSymbol, functionName, inParentheses, parenthesis } from './symbols.js';

/**
 * @import { Expression } from '../../engine/types.js'
 * @import { Words } from '../../words/index.js'
 * @import { Markup } from './markup.js'
 */

const TIMES = mathml`<mo lspace="0.12em" rspace="0.12em">·</mo>`;
const MINUS = mathml`<mo form="prefix">−</mo>`;
const COMPOUND = new Set(['sum', 'difference', 'negative']);

/**
 * `a = b = c`, from the set-up to the result; `≈` where a number shown is rounded.
 * @param {Expression} expression
 * @param {Words['steps']['spoken']} [spoken] if given, numbers with a source can have the focus
 * @param {Pick<Expression, 'quantity' | 'row' | 'column'>} [result] the entry that is worked out
 * @returns {Markup[][]} the pieces of each stage: a line may break before a stage, and if one is
 *   too long for a line also before a term of a sum, which MathML itself does not do
 */
export function arithmeticChain(expression, spoken, result) {
  const stages = reductions(spoken ? labelled(expression, spoken) : expression);
  const last = stages.length - 1;
  if (last > 0) stages[last] = { ...stages[last], ...result };
  const rounded = roundedAnew(stages, (value) => formatNumber(value).exact);
  return stages.map((stage, index) => {
    const sign = rounded[index] ? '≈' : '=';
    const relation = index ? mathml`<mo class="relation">${sign}</mo>` : nothing;
    const [head, ...tail] = piecesOf(stage);
    return [mathml`${relation}${head}`, ...tail];
  });
}

/**
 * The same as the content of a line.
 * @param {Expression} expression
 * @param {Words['steps']['spoken']} [spoken] as of arithmeticChain()
 * @param {Pick<Expression, 'quantity' | 'row' | 'column'>} [result] as of arithmeticChain()
 * @param {boolean} [isBegun] whether only the first stage is there
 */
export function arithmeticLine(expression, spoken, result, isBegun = false) {
  const chain = arithmeticChain(expression, spoken, result);
  return lineOf(isBegun ? chain.slice(0, 1) : chain);
}

/**
 * The same up to its result, which is left for the reader to work out.
 * @param {Expression} expression
 * @param {Words['steps']['spoken']} [spoken] as of arithmeticChain()
 */
export function arithmeticSetUp(expression, spoken) {
  const stages = arithmeticChain(expression, spoken).slice(0, -1);
  return lineOf([...stages, [mathml`<mo class="relation">=</mo>`]]);
}

/** @param {Markup[][]} chain */
function lineOf(chain) {
  const stages = chain.map(
    (pieces) =>
      mathml`<span class="reduction">${pieces.map(
        (piece) => mathml`<math class=${isFlat(piece) ? 'flat' : nothing}>${piece}</math><wbr>`,
      )}</span><wbr>`,
  );
  return mathml`${stages}`;
}

/**
 * Whether a piece is one row of signs, which flows as text does.
 * @param {Markup} piece
 */
function isFlat({ text }) {
  return !/<m(?:frac|sup|sub|sqrt)\b/.test(text);
}

/** @typedef {Expression & {label?: string}} Labelled a number with what is said of it */

/**
 * @param {Expression} expression
 * @param {Words['steps']['spoken']} spoken
 * @returns {Labelled}
 */
function labelled(expression, spoken) {
  const { kind, value = NaN, quantity, row, column, operands } = expression;
  if (operands) {
    return { ...expression, operands: operands.map((operand) => labelled(operand, spoken)) };
  }
  if (kind !== 'number' || !quantity) return expression;
  const { text } = formatNumber(value);
  return { ...expression, label: spoken.entry(quantity, row ?? 0, column ?? 0, text) };
}

/**
 * The terms of a sum, also of one that stands in parentheses after a factor or a minus.
 * @param {Expression} expression
 * @returns {Markup[]}
 */
function piecesOf(expression) {
  const { kind, operands = [] } = expression;
  const [a, b] = operands;
  if (kind === 'sum') {
    return operands.map((term, index) => addend(term, index > 0));
  }
  if (kind === 'product' && b?.kind === 'sum') {
    return enclosed(mathml`${first(a)}${TIMES}`, parenthesized(piecesOf(b)));
  }
  if (kind === 'negative' && a.kind === 'sum') return enclosed(MINUS, parenthesized(piecesOf(a)));
  if (kind === 'negative' && a.kind === 'product') return enclosed(MINUS, piecesOf(a));
  return [write(expression)];
}

/** @param {Markup[]} pieces */
function parenthesized(pieces) {
  return enclosed(parenthesis('('), pieces, parenthesis(')'));
}

/**
 * @param {unknown} before
 * @param {Markup[]} pieces
 * @param {unknown} [after]
 */
function enclosed(before, pieces, after = nothing) {
  const last = pieces.length - 1;
  return pieces.map(
    (piece, index) =>
      mathml`${index ? nothing : before}${piece}${index === last ? after : nothing}`,
  );
}

/**
 * @param {Expression} expression
 * @returns {Markup}
 */
function write(expression) {
  const { kind, operands = [] } = expression;
  const [a, b] = operands;
  switch (kind) {
    case 'number':
      return number(expression);
    case 'sum':
      return mathml`<mrow>${operands.map((operand, index) => addend(operand, index > 0))}</mrow>`;
    case 'difference':
      return mathml`<mrow>${write(a)}<mo>−</mo>${inside(b)}</mrow>`;
    case 'negative':
      return mathml`<mrow>${MINUS}${inside(a)}</mrow>`;
    case 'product':
      return mathml`<mrow>${operands.map((operand, index) => [
        index ? TIMES : nothing,
        index ? inside(operand) : first(operand),
      ])}</mrow>`;
    case 'quotient':
      return mathml`<mfrac>${write(a)}${write(b)}</mfrac>`;
    default:
      return writeFunction(expression);
  }
}

/** @param {Expression} expression */
function writeFunction({ function: name = 'identity', operands = [] }) {
  const [a] = operands;
  const list = operands.map((operand, index) => [
    index ? mathml`<mo separator="true">${listSeparator()}</mo>` : nothing,
    write(operand),
  ]);
  switch (name) {
    case 'exp':
      return power(a);
    case 'exp-minus-one':
      return mathml`<mrow>${power(a)}<mo>−</mo><mn>1</mn></mrow>`;
    case 'square':
      return mathml`<msup>${atom(a)}<mn>2</mn></msup>`;
    case 'power':
      return mathml`<msup>${atom(a)}${write(operands[1])}</msup>`;
    case 'square-root':
      return mathml`<msqrt>${write(a)}</msqrt>`;
    case 'relu-derivative':
      return mathml`<mrow>${derivativeSymbol('relu')}${inParentheses(list)}</mrow>`;
    case 'leaky-relu-derivative':
      return mathml`<mrow>${derivativeSymbol('leaky-relu')}${inParentheses(list)}</mrow>`;
    case 'softplus':
      return mathml`<mrow><mi class="upright">ln</mi>${inParentheses(
        mathml`<mn>1</mn><mo>+</mo>${power(a)}`,
      )}</mrow>`;
  }
  return mathml`<mrow>${functionName(name)}${inParentheses(list)}</mrow>`;
}

/** @param {Expression} exponent of e */
function power(exponent) {
  return mathml`<msup><mi>e</mi><mrow>${write(exponent)}</mrow></msup>`;
}

/** @param {Labelled} expression a number, with its source if it is an entry */
function number({ value = NaN, quantity, row, column, label }, text = formatNumber(value).text) {
  return mathml`<mn
    data-value=${value}
    data-quantity=${quantity ?? nothing}
    data-row=${row ?? nothing}
    data-column=${column ?? nothing}
    role=${label ? 'math' : nothing}
    tabindex=${label ? '-1' : nothing}
    aria-label=${label ?? nothing}
  >${text}</mn>`;
}

/**
 * A term of a sum. After another, a negative number is taken away, 0.2 − 0.4, and so is what has a
 * minus.
 * @param {Expression} term
 * @param {boolean} follows
 */
function addend(term, follows) {
  if (!follows) return write(term);
  if (term.kind === 'number' && isNegative(term)) {
    const size = formatNumber(-(term.value ?? 0)).text;
    return mathml`<mo form="infix">−</mo>${number(term, size)}`;
  }
  if (term.kind === 'negative') {
    return mathml`<mo form="infix">−</mo>${(term.operands ?? []).map(inside)}`;
  }
  const isNegativeProduct = term.kind === 'product' && isNegative(term.operands?.[0]);
  return mathml`<mo form="infix">+</mo>${isNegativeProduct ? withFirstInParentheses(term) : write(term)}`;
}

/**
 * @param {Expression} term a product that begins with a negative number
 * @returns {Markup}
 */
function withFirstInParentheses({ operands = [] }) {
  return mathml`<mrow>${operands.map((operand, index) => [
    index ? TIMES : nothing,
    inside(operand),
  ])}</mrow>`;
}

/** @param {Expression} [expression] */
function isNegative(expression) {
  return expression?.kind === 'number' && (expression.value ?? 0) < 0;
}

/** @param {Expression} operand the first of a product: only what has parts needs parentheses */
function first(operand) {
  return COMPOUND.has(operand.kind) ? inParentheses(write(operand)) : write(operand);
}

/**
 * @param {Expression} operand one that follows a sign
 * @returns {Markup}
 */
function inside(operand) {
  if (operand.kind === 'product' && isNegative(operand.operands?.[0])) {
    return withFirstInParentheses(operand);
  }
  return isNegative(operand) ? inParentheses(write(operand)) : first(operand);
}

/** @param {Expression} base of a power */
function atom(base) {
  const isPlain =
    base.kind === 'number' &&
    !isNegative(base) &&
    !formatNumber(base.value ?? NaN).text.includes('×');
  return isPlain ? write(base) : inParentheses(write(base));
}
