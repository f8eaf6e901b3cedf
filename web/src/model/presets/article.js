// The article's network: 3-3-3-3-3, one example, its weights and zero biases.
import { ARTICLE_PUBLISHED } from './article-published.js';

/** @import { Activation, NetworkDocument } from '../../engine/types.js' */

/** As the article computes: the output activation is dropped on the way back. @type {NetworkDocument} */
export const ARTICLE = {
  ...article('The article', 'identity', 'squared-error'),
  published: ARTICLE_PUBLISHED,
};

/** As the article's formulas say. @type {NetworkDocument} */
export const ARTICLE_SOFTMAX = article('The article, with softmax', 'softmax', 'cross-entropy');

/**
 * @param {string} title
 * @param {Activation} output
 * @param {NetworkDocument['loss']} loss
 * @returns {NetworkDocument}
 */
function article(title, output, loss) {
  return {
    format: 'backprop-by-hand/1',
    title,
    inputs: [[1], [4], [7]],
    targets: [[1], [0], [0]],
    layers: articleLayers(output),
    loss,
    optimizer: { kind: 'gradient-descent', learningRate: 0.1 },
  };
}

/**
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
