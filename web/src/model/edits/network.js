// What all edits share: the documents that they take and give, and small helpers on their rows.

/** @import { Activation, NetworkDocument } from '../../engine/types.js' */

/**
 * A network document. Edits need each layer with its `weights` and `biases`, as the engine gives
 * them.
 * @typedef {NetworkDocument} EditableDocument
 */

/** @typedef {{weights: number[][], biases: number[], activation: Activation}} Layer */

/**
 * What was changed along with what was asked for, so that the core accepts the document: the setting,
 * and its new value where it is a name.
 * @typedef {{
 *   setting: 'loss' | 'outputActivation' | 'lossScale' | 'gradientScale' | 'targets',
 *   value?: string,
 * }} Adjustment
 */

/** @typedef {{document: EditableDocument, adjusted: Adjustment[]}} Edit */

/**
 * @param {EditableDocument} network
 * @returns {Layer[]}
 * @throws {TypeError} if a layer is only to be drawn
 */
export function layersOf({ layers }) {
  return layers.map((layer) => {
    if (!('weights' in layer)) throw new TypeError('A layer has no weights yet: open it first.');
    return layer;
  });
}

/**
 * @param {number} place
 * @param {number} first
 * @param {number} last
 * @param {string} what
 * @throws {RangeError} if it is no whole number from first to last
 */
export function requirePlace(place, first, last, what) {
  if (Number.isInteger(place) && place >= first && place <= last) return;
  throw new RangeError(`${what}: expected a whole number from ${first} to ${last}, got ${place}`);
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number} place
 * @returns {T[]} without the item at that place
 */
export function without(list, place) {
  return list.filter((_, index) => index !== place);
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number} place
 * @param {T} item
 * @returns {T[]} with that item instead
 */
export function replaced(list, place, item) {
  return list.map((old, index) => (index === place ? item : old));
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number} place that the item gets
 * @param {T} item
 * @returns {T[]}
 */
export function inserted(list, place, item) {
  return [...list.slice(0, place), item, ...list.slice(place)];
}
