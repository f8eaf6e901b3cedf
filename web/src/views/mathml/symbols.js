// The symbols of quantities and functions, as the article writes them.
import { nothing } from 'lit';
import { ACTIVATION_NAMES } from '../../model/activation-names.js';
import { mathml } from './markup.js';

/**
 * @import { Activation, FunctionName, Matrix } from '../../engine/types.js'
 * @import { Markup } from './markup.js'
 */

const PLAIN_NUMBERS = /^(m|t|alpha|lambda|mu|beta[12]|epsilon|loss|sum\(.*)$/;

/** @type {Record<string, Markup>} */
const SETTINGS = {
  alpha: mathml`<mi>α</mi>`,
  lambda: mathml`<mi>λ</mi>`,
  mu: mathml`<mi>μ</mi>`,
  beta1: mathml`<msub><mi>β</mi><mn>1</mn></msub>`,
  beta2: mathml`<msub><mi>β</mi><mn>2</mn></msub>`,
  epsilon: mathml`<mi>ε</mi>`,
  loss: mathml`<mi class="upright">loss</mi>`,
};

/**
 * The symbol of a quantity by its name in the engine: `dW[3]`, `exp(Z[4])`, `g'(Z[2])`, ...
 * @param {string} name
 * @param {Activation} [activation] of the layer, for the derivative's subscript
 * @returns {Markup}
 */
export function quantitySymbol(name, activation) {
  if (name.startsWith('sum(')) return mathml`<mi class="upright">sum</mi>`;
  const power = name.match(/^exp\((.*)\)$/);
  if (power) return mathml`<msup><mi>e</mi>${quantitySymbol(power[1])}</msup>`;
  const derivative = name.match(/^g'\((.*)\)$/);
  if (derivative) {
    return mathml`<mrow>${derivativeSymbol(activation)}${inParentheses(quantitySymbol(derivative[1]))}</mrow>`;
  }
  return SETTINGS[name] ?? layeredSymbol(name);
}

/**
 * Whether a quantity is no matrix to a reader, but one number.
 * @param {string} name
 * @param {Matrix} matrix
 */
export function isPlainNumber(name, { values }) {
  return values.length === 1 && PLAIN_NUMBERS.test(name);
}

/**
 * @param {string} name a letter, before it `d` for a gradient or `v` or `s` for what the optimizer
 *   remembers of gradients, and after it `[l]` and `'` with weight decay
 */
function layeredSymbol(name) {
  const [, of, letter, layer, decayed] = name.match(/^([dvs]?)(\w)(?:\[(\d+)\])?('?)/) ?? [];
  const place = layer
    ? mathml`<mo class="tight" stretchy="false" lspace="0" rspace="0">[</mo><mn>${layer}</mn><mo class="tight" stretchy="false" lspace="0" rspace="0">]</mo>`
    : nothing;
  if (of === 'v' || of === 's') {
    const parameter = mathml`<mrow><mi>d</mi><mi>${letter}</mi></mrow>`;
    return mathml`<mrow class="symbol gradient"><msub><mi>${of}</mi>${parameter}</msub>${place}</mrow>`;
  }
  const base = decayed
    ? mathml`<msub><mi>${letter}</mi><mi>λ</mi></msub>`
    : mathml`<mi>${letter}</mi>`;
  return mathml`<mrow class=${of ? 'symbol gradient' : 'symbol'}>${
    of ? mathml`<mi>d</mi>` : nothing
  }${base}${place}</mrow>`;
}

/** @param {Activation} [activation] */
export function derivativeSymbol(activation) {
  const g = mathml`<mrow><mi>g</mi><mo class="tight" stretchy="false" lspace="0" rspace="0">′</mo></mrow>`;
  if (!activation) return g;
  return mathml`<msub>${g}<mi class="upright">${ACTIVATION_NAMES[activation]}</mi></msub>`;
}

/** The sum over the examples, as the article writes it. */
export function sumOverExamples() {
  return mathml`<munderover><mo class="sum">∑</mo><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow><mi>m</mi></munderover>`;
}

/** @param {string} over what is summed over, in a word */
export function sumOver(over) {
  return mathml`<munder><mo class="sum">∑</mo><mtext class="over">${over}</mtext></munder>`;
}

/** @param {'(' | ')'} sign */
export function parenthesis(sign) {
  return mathml`<mo class="tight" stretchy="false" lspace="0" rspace="0">${sign}</mo>`;
}

/** @param {unknown} content */
export function inParentheses(content) {
  return mathml`<mrow>${parenthesis('(')}${content}${parenthesis(')')}</mrow>`;
}

/**
 * Parentheses around one piece of a formula, or from one piece to another.
 * @typedef {Record<'around' | 'from' | 'to', (content: Markup) => Markup>} Parentheses
 */

/** @type {Parentheses} */
export const PARENTHESES = {
  around: inParentheses,
  from: (content) => mathml`${parenthesis('(')}${content}`,
  to: (content) => mathml`${content}${parenthesis(')')}`,
};

const OPENING = mathml`<mo class="fence">(</mo>`;
const CLOSING = mathml`<mo class="fence">)</mo>`;

/**
 * Those around matrices. As the brackets they are drawn, to stretch without a math font.
 * @type {Parentheses}
 */
export const TALL_PARENTHESES = {
  around: (content) => mathml`<mrow class="tall">${OPENING}${content}${CLOSING}</mrow>`,
  from: (content) => mathml`<mrow class="tall from">${OPENING}${content}</mrow>`,
  to: (content) => mathml`<mrow class="tall to">${content}${CLOSING}</mrow>`,
};

/** @type {Partial<Record<FunctionName, string>>} */
const FUNCTION_NAMES = {
  ...ACTIVATION_NAMES,
  'normal-cdf': 'Φ',
  'normal-pdf': 'φ',
  diagonal: 'diag',
};

/**
 * The name of an elementary function of one number or matrix.
 * @param {FunctionName} name
 */
export function functionName(name) {
  return mathml`<mi class="upright">${FUNCTION_NAMES[name] ?? name}</mi>`;
}
