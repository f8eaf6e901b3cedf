// The names of quantities taken apart, for notations that are text.

/** @import { Expression, Matrix } from '../engine/types.js' */

/**
 * - `setting`: one number, such as `m`, `alpha` or `loss`
 * - `sums`: the sums that softmax divides by
 * - `power`: e to the power of another quantity
 * - `derivative`: the slope of an activation at another quantity
 * - `layered`: `letter` of a layer; `before` is `d` for a gradient, `v` or `s` for what the optimizer
 *   remembers of gradients; `isDecayed` says that weight decay is in it
 * @typedef {{kind: 'setting', name: string} | {kind: 'sums'} |
 *   {kind: 'power' | 'derivative', of: SymbolParts} |
 *   {kind: 'layered', before: '' | 'd' | 'v' | 's', letter: string, layer: string,
 *    isDecayed: boolean}} SymbolParts
 */

const SETTING = /^(m|t|alpha|lambda|mu|beta[12]|epsilon|loss)$/;
const LAYERED = /^([dvs]?)(\w)(?:\[(\d+)\])?('?)/;

/**
 * @param {string} name of a quantity in the engine: `dW[3]`, `exp(Z[4])`, `g'(Z[2])`, `W[1]+`, ...
 * @returns {SymbolParts}
 */
export function symbolParts(name) {
  if (SETTING.test(name)) return { kind: 'setting', name };
  if (name.startsWith('sum(')) return { kind: 'sums' };
  const [, outer, inner] = name.match(/^(exp|g')\((.*)\)$/) ?? [];
  if (outer) return { kind: outer === 'exp' ? 'power' : 'derivative', of: symbolParts(inner) };
  const [, before = '', letter = name, layer = '', decayed] = name.match(LAYERED) ?? [];
  return {
    kind: 'layered',
    before: /** @type {'' | 'd' | 'v' | 's'} */ (before),
    letter,
    layer,
    isDecayed: decayed === "'",
  };
}

/**
 * Whether a quantity is no matrix to a reader, but one number.
 * @param {string} name
 * @param {Matrix} matrix
 */
export function isOneNumber(name, { values }) {
  return values.length === 1 && ['setting', 'sums'].includes(symbolParts(name).kind);
}

/**
 * Whether a factor is a single letter, maybe with its layer and transposed, that can stand next to
 * another without a space.
 * @param {Expression} factor
 */
export function isOneLetter({ kind, quantity = '', operands }) {
  const parts = symbolParts(kind === 'transpose' ? (operands?.[0].quantity ?? '') : quantity);
  const isLetter = parts.kind === 'setting' || (parts.kind === 'layered' && parts.before === '');
  return isLetter && (kind === 'quantity' || kind === 'transpose');
}
