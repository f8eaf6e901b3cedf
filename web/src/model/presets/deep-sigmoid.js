// Seven layers of sigmoids, 2-3-3-3-3-3-3-1. On the way back each one multiplies by a slope of at most
// 1/4, and by weights below 1: little is left of the gradient in the first layer.

/** @import { NetworkDocument } from '../../engine/types.js' */

const BIASES = [0, 0, 0];

/** @type {NetworkDocument} */
export const DEEP_SIGMOID = {
  format: 'backprop-by-hand/1',
  title: 'A deep network of sigmoids',
  inputs: [[0.5], [0.9]],
  targets: [[1]],
  layers: [
    {
      weights: [
        [0.8, -0.5],
        [-0.3, 0.9],
        [0.6, 0.4],
      ],
      biases: BIASES,
      activation: 'sigmoid',
    },
    {
      weights: [
        [0.7, -0.4, 0.5],
        [-0.6, 0.8, 0.3],
        [0.2, 0.5, -0.9],
      ],
      biases: BIASES,
      activation: 'sigmoid',
    },
    {
      weights: [
        [-0.5, 0.9, 0.2],
        [0.6, -0.3, 0.7],
        [0.4, 0.8, -0.6],
      ],
      biases: BIASES,
      activation: 'sigmoid',
    },
    {
      weights: [
        [0.3, 0.7, -0.8],
        [0.9, -0.2, 0.4],
        [-0.6, 0.5, 0.5],
      ],
      biases: BIASES,
      activation: 'sigmoid',
    },
    {
      weights: [
        [0.8, -0.7, 0.3],
        [0.4, 0.6, -0.5],
        [-0.2, 0.9, 0.6],
      ],
      biases: BIASES,
      activation: 'sigmoid',
    },
    {
      weights: [
        [-0.4, 0.5, 0.8],
        [0.7, 0.3, -0.9],
        [0.6, -0.8, 0.2],
      ],
      biases: BIASES,
      activation: 'sigmoid',
    },
    { weights: [[0.9, -0.6, 0.5]], biases: [0], activation: 'sigmoid' },
  ],
  loss: 'binary-cross-entropy',
  optimizer: { kind: 'gradient-descent', learningRate: 0.5 },
};
