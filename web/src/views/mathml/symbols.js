// The symbols of quantities and functions, as the article writes them.
import { mathml, nothing } from 'lit';

/** @import { Activation, FunctionName, Matrix } from '../../engine/types.js' */

const PLAIN_NUMBERS = /^(m|alpha|loss|sum\(.*)$/;

/** @type {Record<Activation, string>} */
export const ACTIVATION_NAMES = {
  relu: 'ReLU',
  sigmoid: 'σ',
  tanh: 'tanh',
  identity: 'id',
  softmax: 'softmax',
};

/**
 * The symbol of a quantity by its name in the engine: `dW[3]`, `exp(Z[4])`, `g'(Z[2])`, ...
 * @param {string} name
 * @param {Activation} [activation] of the layer, for the derivative's subscript
 * @returns {unknown}
 */
export function quantitySymbol(name, activation) {
  if (name.startsWith('sum(')) return mathml`<mi class="upright">sum</mi>`;
  const power = name.match(/^exp\((.*)\)$/);
  if (power) return mathml`<msup><mi>e</mi>${quantitySymbol(power[1])}</msup>`;
  const derivative = name.match(/^g'\((.*)\)$/);
  if (derivative) {
    return mathml`<mrow>${derivativeSymbol(activation)}${inParentheses(quantitySymbol(derivative[1]))}</mrow>`;
  }
  if (name === 'alpha') return mathml`<mi>α</mi>`;
  if (name === 'loss') return mathml`<mi class="upright">loss</mi>`;
  return layeredSymbol(name);
}

/**
 * Whether a quantity is no matrix to a reader, but one number.
 * @param {string} name
 * @param {Matrix} matrix
 */
export function isPlainNumber(name, { values }) {
  return values.length === 1 && PLAIN_NUMBERS.test(name);
}

/** @param {string} name a letter, with `d` before it for a gradient and `[l]` after it */
function layeredSymbol(name) {
  const [, gradient, letter, layer] = name.match(/^(d?)(\w)(?:\[(\d+)\])?/) ?? ['', '', name];
  return mathml`<mrow class=${gradient ? 'symbol gradient' : 'symbol'}>${
    gradient ? mathml`<mi>d</mi>` : nothing
  }<mi>${letter}</mi>${
    layer
      ? mathml`<mo class="tight" stretchy="false" lspace="0" rspace="0">[</mo><mn>${layer}</mn><mo class="tight" stretchy="false" lspace="0" rspace="0">]</mo>`
      : nothing
  }</mrow>`;
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
 * Parentheses around matrices. As the brackets they are drawn, to stretch without a math font.
 * @param {unknown} content
 */
export function inTallParentheses(content) {
  return mathml`<mrow class="tall"><mo class="fence">(</mo>${content}<mo class="fence">)</mo></mrow>`;
}

/**
 * The name of an elementary function of one number or matrix.
 * @param {FunctionName} name
 */
export function functionName(name) {
  const text = name in ACTIVATION_NAMES ? ACTIVATION_NAMES[/** @type {Activation} */ (name)] : name;
  return mathml`<mi class="upright">${text}</mi>`;
}
