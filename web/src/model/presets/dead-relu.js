// Three ReLU units, of which the second has a bias so far below 0 that no example switches it on:
// its z is at most 0.4·1 + 0.6·1 - 2 = -1. It passes nothing on and gets no gradient, for ever.

/** @import { NetworkDocument } from '../../engine/types.js' */

/** @type {NetworkDocument} */
export const DEAD_RELU = {
  format: 'backprop-by-hand/1',
  title: 'A dead ReLU',
  inputs: [
    [1, 0, 1, -1],
    [0, 1, 1, 0.5],
  ],
  targets: [[1, 0, 1, 0]],
  layers: [
    {
      weights: [
        [0.5, -0.3],
        [0.4, 0.6],
        [-0.2, 0.7],
      ],
      biases: [0.1, -2, 0],
      activation: 'relu',
    },
    { weights: [[0.6, 0.5, -0.4]], biases: [0.2], activation: 'sigmoid' },
  ],
  loss: 'binary-cross-entropy',
  optimizer: { kind: 'gradient-descent', learningRate: 0.5 },
};
