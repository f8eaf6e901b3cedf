// What can be chosen in a network document, once: panels list it, edits check against it. It says
// what the core accepts; the tests open a network for every row.

/** @import { Activation, Conventions, NetworkDocument, Optimizer } from '../engine/types.js' */

/** @typedef {NetworkDocument['loss']} Loss */
/** @typedef {Optimizer['kind']} OptimizerKind */
/** @typedef {'learningRate' | 'weightDecay' | 'momentum' | 'beta1' | 'beta2' | 'epsilon'} OptimizerSetting */
/** @typedef {keyof Conventions} Convention */
/** @typedef {'zeros' | 'he' | 'xavier' | 'uniform'} Initializer */

/** What a document may have at most. */
export const MOST_LAYERS = 64;

/**
 * The largest number that randomising takes as its seed: each layer draws from seed x 64 + its
 * place, and a document's seeds go to 2^53 - 1.
 */
export const LARGEST_SEED = 2 ** 47 - 1;

/** @type {readonly Activation[]} what works on each unit by itself: of any layer */
export const HIDDEN_ACTIVATIONS = [
  'relu',
  'leaky-relu',
  'sigmoid',
  'tanh',
  'gelu',
  'softplus',
  'elu',
  'identity',
];

/** @type {readonly Activation[]} softmax, over all units of a layer, can only be the output */
export const OUTPUT_ACTIVATIONS = [...HIDDEN_ACTIVATIONS, 'softmax'];

/**
 * @typedef {{
 *   name: Loss,
 *   outputs: readonly Activation[],
 *   partner: Activation,
 *   targets: 'any' | 'probabilities' | 'distributions',
 *   lossScales: readonly NonNullable<Conventions['lossScale']>[],
 * }} LossRow
 * `outputs` are the activations that the loss goes with, `partner` the one for which
 * dZ[L] = A[L] - Y; `targets` are numbers from 0 to 1, or such whose columns add up to 1.
 */

/** @type {readonly LossRow[]} */
export const LOSSES = [
  {
    name: 'cross-entropy',
    outputs: ['softmax'],
    partner: 'softmax',
    targets: 'distributions',
    lossScales: ['mean', 'sum'],
  },
  {
    name: 'binary-cross-entropy',
    outputs: ['sigmoid'],
    partner: 'sigmoid',
    targets: 'probabilities',
    lossScales: ['mean', 'sum'],
  },
  {
    name: 'squared-error',
    outputs: OUTPUT_ACTIVATIONS,
    partner: 'identity',
    targets: 'any',
    lossScales: ['mean', 'sum', 'half-sum'],
  },
];

/**
 * `range` names a rule: above 0; from 0 up; from 0 to below 1.
 * @typedef {{
 *   name: OptimizerSetting,
 *   default: number,
 *   range: 'positive' | 'not-negative' | 'below-one',
 * }} SettingRow
 */

/** @type {SettingRow} */
const LEARNING_RATE = { name: 'learningRate', default: 0.1, range: 'positive' };
/** @type {SettingRow} */
const WEIGHT_DECAY = { name: 'weightDecay', default: 0, range: 'not-negative' };

/** @type {readonly {kind: OptimizerKind, settings: readonly SettingRow[]}[]} */
export const OPTIMIZERS = [
  { kind: 'gradient-descent', settings: [LEARNING_RATE, WEIGHT_DECAY] },
  {
    kind: 'momentum',
    settings: [LEARNING_RATE, WEIGHT_DECAY, { name: 'momentum', default: 0.9, range: 'below-one' }],
  },
  {
    kind: 'adam',
    settings: [
      LEARNING_RATE,
      WEIGHT_DECAY,
      { name: 'beta1', default: 0.9, range: 'below-one' },
      { name: 'beta2', default: 0.999, range: 'below-one' },
      { name: 'epsilon', default: 1e-8, range: 'positive' },
    ],
  },
];

/** Whether a finite number is in a range of the table. */
export const RANGES = {
  /** @param {number} value */
  positive: (value) => value > 0,
  /** @param {number} value */
  'not-negative': (value) => value >= 0,
  /** @param {number} value */
  'below-one': (value) => value >= 0 && value < 1,
};

/**
 * The first choice of each is the default; gradients follow the loss where nothing is said.
 * @type {{readonly [C in Convention]-?: readonly NonNullable<Conventions[C]>[]}}
 */
export const CONVENTIONS = {
  update: ['simultaneous', 'in-place'],
  biases: ['trained', 'frozen', 'shared'],
  lossScale: ['mean', 'sum', 'half-sum'],
  gradientScale: ['mean', 'sum'],
};

/** @type {readonly Initializer[]} */
export const INITIALIZERS = ['he', 'xavier', 'uniform', 'zeros'];
