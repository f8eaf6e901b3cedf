// One neuron, in numbers for the head: z = 0.5·2 - 1·1 = 0 and a = sigmoid(0) = 0.5 exactly, so that
// dz = -0.5, and the loss is ln 2.

/** @import { NetworkDocument } from '../../engine/types.js' */

/** @type {NetworkDocument} */
export const NEURON = {
  format: 'backprop-by-hand/1',
  title: 'One neuron',
  inputs: [[2], [1]],
  targets: [[1]],
  layers: [{ weights: [[0.5, -1]], biases: [0], activation: 'sigmoid' }],
  loss: 'binary-cross-entropy',
  optimizer: { kind: 'gradient-descent', learningRate: 0.5 },
};
