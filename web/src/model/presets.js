// The networks that come with the widget, as network documents.

/** @import { Activation, NetworkDocument } from '../engine/types.js' */

/**
 * The article's network: 3-3-3-3-3, one example, its weights and zero biases.
 * @param {Activation} output
 * @returns {NetworkDocument['layers']}
 */
function articleLayers(output) {
  const biases = [0, 0, 0];
  return [
    {
      weights: [
        [0.2, -0.1, 0.4],
        [0.5, 0.3, -0.6],
        [-0.2, 0.1, 0.3],
      ],
      biases,
      activation: 'relu',
    },
    {
      weights: [
        [0.1, -0.2, 0.5],
        [0.4, 0.1, -0.3],
        [-0.1, 0.3, 0.2],
      ],
      biases,
      activation: 'relu',
    },
    {
      weights: [
        [0.3, 0.1, -0.4],
        [0.2, -0.5, 0.6],
        [-0.3, 0.2, 0.4],
      ],
      biases,
      activation: 'relu',
    },
    {
      weights: [
        [0.2, -0.1, 0.5],
        [0.4, 0.1, -0.3],
        [-0.2, 0.3, 0.2],
      ],
      biases,
      activation: output,
    },
  ];
}

const ARTICLE_EXAMPLE = { inputs: [[1], [4], [7]], targets: [[1], [0], [0]] };

/** @type {Readonly<Record<string, NetworkDocument>>} by the value of the `preset` attribute */
export const PRESETS = {
  article: {
    format: 'backprop-by-hand/1',
    ...ARTICLE_EXAMPLE,
    layers: articleLayers('identity'),
    loss: 'squared-error',
    optimizer: { kind: 'gradient-descent', learningRate: 0.1 },
  },
  'article-softmax': {
    format: 'backprop-by-hand/1',
    ...ARTICLE_EXAMPLE,
    layers: articleLayers('softmax'),
    loss: 'cross-entropy',
    optimizer: { kind: 'gradient-descent', learningRate: 0.1 },
  },
};

export const DEFAULT_PRESET = 'article';
