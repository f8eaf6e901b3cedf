// The symbols of quantities and functions, as the article writes them.
import { mathml, nothing } from 'lit';

/** @import { Activation, FunctionName } from '../../engine/types.js' */

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

/** @param {string} over what is summed over, in a word */
export function summation(over) {
  return mathml`<munder><mo class="sum">∑</mo><mtext class="over">${over}</mtext></munder>`;
}

/** @param {unknown} content */
export function inParentheses(content) {
  return mathml`<mrow><mo class="tight" stretchy="false" lspace="0" rspace="0">(</mo>${content}<mo class="tight" stretchy="false" lspace="0" rspace="0">)</mo></mrow>`;
}

/**
 * The name of an elementary function of one number or matrix.
 * @param {FunctionName} name
 */
export function functionName(name) {
  const text = name in ACTIVATION_NAMES ? ACTIVATION_NAMES[/** @type {Activation} */ (name)] : name;
  return mathml`<mi class="upright">${text}</mi>`;
}
