// Exclusive or: no single neuron can tell its examples apart. From these weights, gradient descent
// brings the loss below 0.05 with the 253rd update; from many others it stays stuck near 0.35.

/** @import { NetworkDocument } from '../../engine/types.js' */

/** @type {NetworkDocument} */
export const XOR = {
  format: 'backprop-by-hand/1',
  title: 'XOR',
  inputNames: ['a', 'b'],
  inputs: [
    [0, 0, 1, 1],
    [0, 1, 0, 1],
  ],
  outputNames: ['a xor b'],
  targets: [[0, 1, 1, 0]],
  layers: [
    {
      weights: [
        [0.5, -0.4],
        [-0.3, 0.6],
      ],
      biases: [0, 0],
      activation: 'tanh',
    },
    { weights: [[0.3, 0.4]], biases: [0], activation: 'sigmoid' },
  ],
  loss: 'binary-cross-entropy',
  optimizer: { kind: 'gradient-descent', learningRate: 0.5 },
};
