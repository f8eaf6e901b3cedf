// The networks that come with the widget, as network documents.
import { ARTICLE, ARTICLE_SOFTMAX } from './presets/article.js';
import { DEAD_RELU } from './presets/dead-relu.js';
import { DEEP_SIGMOID } from './presets/deep-sigmoid.js';
import { NEURON } from './presets/neuron.js';
import { TEXTBOOK } from './presets/textbook.js';
import { TWO_MOONS } from './presets/two-moons.js';
import { XOR } from './presets/xor.js';

/** @import { NetworkDocument } from '../engine/types.js' */

/** @type {Readonly<Record<string, NetworkDocument>>} by the value of the `preset` attribute */
export const PRESETS = {
  article: ARTICLE,
  'article-softmax': ARTICLE_SOFTMAX,
  neuron: NEURON,
  textbook: TEXTBOOK,
  xor: XOR,
  'two-moons': TWO_MOONS,
  'dead-relu': DEAD_RELU,
  'deep-sigmoid': DEEP_SIGMOID,
};

export const DEFAULT_PRESET = 'article';

/**
 * @param {unknown} source what a network was opened with
 * @returns {string | undefined} the preset that it is; undefined if it is none
 */
export function presetOf(source) {
  return Object.keys(PRESETS).find((preset) => PRESETS[preset] === source);
}
