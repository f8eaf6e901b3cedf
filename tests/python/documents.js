// @ts-check
// Networks whose scripts, taken together, have every line that a script can have.
import { DOCUMENTS } from '../web/export-documents.js';

/**
 * @import { Activation, NetworkDocument } from '../../web/src/engine/types.js'
 */

/**
 * @param {Activation} activation
 * @param {number[][]} weights
 * @param {number[]} [biases]
 * @returns {NetworkDocument['layers'][number]}
 */
const layer = (activation, weights, biases = weights.map(() => 0)) => ({
  activation,
  weights,
  biases,
});

/** @type {NetworkDocument} */
const batch = {
  format: 'backprop-by-hand/1',
  inputs: [
    [0.5, -1, 2],
    [1.5, 0.25, -0.75],
  ],
  targets: [
    [1, 0, 0],
    [0, 1, 1],
  ],
  layers: [
    { units: 3, initializer: 'xavier', seed: 5, activation: 'gelu' },
    { units: 2, initializer: 'xavier', seed: 6, activation: 'tanh' },
  ],
  loss: 'squared-error',
};

/** @type {NetworkDocument['optimizer']} */
const adam = { kind: 'adam', learningRate: 0.01, weightDecay: 0.1 };

/**
 * One layer, whose sums are its inputs.
 * @param {Activation} activation
 * @param {NetworkDocument['loss']} loss
 * @param {number[][]} inputs
 * @returns {NetworkDocument}
 */
const alone = (activation, loss, inputs) => ({
  ...batch,
  inputs,
  targets: batch.targets.map((row) => row.slice(0, inputs[0].length)),
  layers: [
    layer(activation, [
      [1, 0],
      [0, 1],
    ]),
  ],
  loss,
});

export const KINKED = 'sums that cancel at the kink of ReLU';

/** @type {Record<string, NetworkDocument>} */
const edges = {
  'a title that would leave its comment': { ...batch, title: 'One\nimport os\r# """ \\' },
  'updates in place with Adam and weight decay': {
    ...batch,
    optimizer: adam,
    conventions: { update: 'in-place', gradientScale: 'sum' },
  },
  'updates in place with momentum, frozen biases, and softmax': {
    ...batch,
    layers: [
      { units: 3, initializer: 'he', seed: 1, activation: 'relu' },
      { units: 2, initializer: 'he', seed: 2, activation: 'softmax' },
    ],
    optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0.8, weightDecay: 0.2 },
    conventions: { update: 'in-place', biases: 'frozen' },
  },
  'shared biases with Adam': {
    ...batch,
    layers: [
      layer('elu', [[0.1, -0.4]], [0.3]),
      layer('identity', [[0.7], [-0.2]], [0.1]),
      layer(
        'identity',
        [
          [0.5, -0.5],
          [0.25, 1],
        ],
        [0],
      ),
    ],
    optimizer: adam,
    conventions: { biases: 'shared' },
  },
  'a mean loss with gradients that are sums': {
    ...batch,
    conventions: { gradientScale: 'sum' },
  },
  'a summed loss with gradients that are means': {
    ...batch,
    conventions: { lossScale: 'sum', gradientScale: 'mean' },
  },
  'a momentum of 0': {
    ...batch,
    optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0 },
  },
  [KINKED]: {
    ...batch,
    inputs: [[0.1], [0.1], [0.5], [0.7]], // 0 when it is summed from the first, 6e-17 from the last
    targets: [[1], [0]],
    layers: [
      layer('relu', [
        [1, 1, 1, -1],
        [1, 0, 1, 0],
        [0, 1, 0, 1],
      ]),
      layer('leaky-relu', [
        [5, 4, -3],
        [1, -0.5, 1],
      ]),
    ],
  },
  'sigmoids that round to 0 and 1': alone('sigmoid', 'binary-cross-entropy', [
    [40, -800, 20],
    [-25, 9, 800],
  ]),
  'a softmax that rounds to 0': alone('softmax', 'cross-entropy', [
    [900, -900, 1],
    [1, 1, 800],
  ]),
  'a softmax behind which is another loss': alone('softmax', 'squared-error', batch.inputs),
  'steep softplus': alone('softplus', 'squared-error', [
    [25, 45, -30],
    [800, -800, 20.5],
  ]),
  'steep tails of GELU': alone('gelu', 'squared-error', [
    [8, -8, 40],
    [-40, 0, 3],
  ]),
};

const { 'numbers that are not finite': notFinite, ...finite } = DOCUMENTS;

/** @type {Record<string, NetworkDocument>} */
export const SCRIPT_DOCUMENTS = { ...finite, ...edges };

export { notFinite };
