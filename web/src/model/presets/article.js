// The article's network: 3-3-3-3-3, one example, its weights and zero biases.

/** @import { Activation, NetworkDocument } from '../../engine/types.js' */

/** As the article computes: the output activation is dropped on the way back. @type {NetworkDocument} */
export const ARTICLE = {
  format: 'backprop-by-hand/1',
  title: 'The article',
  inputs: [[1], [4], [7]],
  targets: [[1], [0], [0]],
  layers: articleLayers('identity'),
  loss: 'squared-error',
  optimizer: { kind: 'gradient-descent', learningRate: 0.1 },
};

/** As the article's formulas say. @type {NetworkDocument} */
export const ARTICLE_SOFTMAX = {
  ...ARTICLE,
  title: 'The article, with softmax',
  layers: articleLayers('softmax'),
  loss: 'cross-entropy',
};

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
