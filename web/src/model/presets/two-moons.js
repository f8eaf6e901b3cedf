// Two half circles that reach into each other, each of radius 1, as a batch of 16 points.
//
// Point i, counted from 0, is at the angle t = π·floor(i / 2) / 7: of the upper moon (even i, target
// 0) at (cos t, sin t), of the lower one (odd i, target 1) at (1 - cos t, 0.5 - sin t). To x and then y
// 0.3 of a draw of `roundWeights(1)` is added, and the sum rounded to hundredths. The weights are
// twice the draws of `roundWeights(1)`, layer by layer and row by row.

/** @import { NetworkDocument } from '../../engine/types.js' */

/** @type {NetworkDocument} */
export const TWO_MOONS = {
  format: 'backprop-by-hand/1',
  title: 'Two moons',
  inputNames: ['x', 'y'],
  inputs: [
    [
      1.04, 0.01, 1.04, 0.14, 0.6, 0.36, 0.11, 0.7, -0.23, 1.19, -0.69, 1.49, -0.87, 1.84, -0.95,
      2.08,
    ],
    [
      -0.15, 0.65, 0.37, 0.14, 0.93, -0.29, 0.94, -0.58, 0.84, -0.39, 0.69, -0.31, 0.52, -0.02,
      0.02, 0.41,
    ],
  ],
  outputNames: ['lower moon'],
  targets: [[0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]],
  layers: [
    {
      weights: [
        [0.26, -1],
        [0.06, 0.98],
        [0.94, -0.44],
        [0.24, 0.46],
        [-0.16, 1],
        [-0.1, -0.04],
        [-0.74, -0.2],
        [-0.52, -0.7],
      ],
      biases: [0, 0, 0, 0, 0, 0, 0, 0],
      activation: 'tanh',
    },
    {
      weights: [
        [-0.04, -0.88, -0.22, 0.54, -0.44, -0.62, -0.92, -0.16],
        [0.2, 0.6, -0.42, -0.6, 0.32, 0.1, 0.52, -0.62],
        [0.46, -0.1, 0.56, 1, -0.54, 0.52, -0.7, -0.36],
        [-0.18, -0.52, -0.7, 0.46, 0.16, -0.76, -0.48, -0.92],
        [0.26, 0.74, -0.54, 0.98, 0.44, -0.2, -0.4, 0.36],
        [0.92, 0.86, 0.4, 0.84, 0.68, 0.88, -0.78, -0.94],
        [0.74, -0.42, 0.78, 0.04, 0.88, 0.42, -0.68, 0.36],
        [0.9, -0.74, 0.96, -0.68, -0.24, -0.78, -0.2, -0.36],
      ],
      biases: [0, 0, 0, 0, 0, 0, 0, 0],
      activation: 'tanh',
    },
    {
      weights: [[0.32, 0.02, 0.08, -0.86, 0.62, 0.72, -0.46, -0.68]],
      biases: [0],
      activation: 'sigmoid',
    },
  ],
  loss: 'binary-cross-entropy',
  optimizer: { kind: 'gradient-descent', learningRate: 0.5 },
};
