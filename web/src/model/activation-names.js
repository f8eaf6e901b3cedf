// What activations are called in formulas, on the page as in exports.

/** @import { Activation } from '../engine/types.js' */

/** @type {Record<Activation, string>} */
export const ACTIVATION_NAMES = {
  relu: 'ReLU',
  'leaky-relu': 'LReLU',
  sigmoid: 'σ',
  tanh: 'tanh',
  gelu: 'GELU',
  softplus: 'softplus',
  elu: 'ELU',
  identity: 'id',
  softmax: 'softmax',
};
