// The 2-2-2 network of sigmoids that many textbooks and courses work out: Matt Mazur, "A Step by Step
// Backpropagation Example" (2015). The loss is half the sum of the squares, all gradients are taken
// with the old weights, and the biases stay.

/** @import { NetworkDocument } from '../../engine/types.js' */

/** @type {NetworkDocument} */
export const TEXTBOOK = {
  format: 'backprop-by-hand/1',
  title: 'The 2-2-2 network of the textbooks',
  inputNames: ['i1', 'i2'],
  inputs: [[0.05], [0.1]],
  outputNames: ['o1', 'o2'],
  targets: [[0.01], [0.99]],
  layers: [
    {
      weights: [
        [0.15, 0.2],
        [0.25, 0.3],
      ],
      biases: [0.35, 0.35],
      activation: 'sigmoid',
    },
    {
      weights: [
        [0.4, 0.45],
        [0.5, 0.55],
      ],
      biases: [0.6, 0.6],
      activation: 'sigmoid',
    },
  ],
  loss: 'squared-error',
  optimizer: { kind: 'gradient-descent', learningRate: 0.5 },
  conventions: {
    update: 'simultaneous',
    biases: 'frozen',
    lossScale: 'half-sum',
    gradientScale: 'sum',
  },
};
