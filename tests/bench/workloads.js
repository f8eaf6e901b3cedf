// @ts-check
// The networks that are trained, with what is to be reached on each.
import { readFileSync } from 'node:fs';

/**
 * @import { Activation, NetworkDocument } from '../../web/src/engine/types.js'
 */

/**
 * A network with random weights and examples. Matrices are row-major, as in the engine: weights
 * n_l x n_{l-1}, inputs and targets with a column for each of the m examples.
 * @typedef {object} Workload
 * @property {string} name
 * @property {string} what
 * @property {number[]} units of the inputs and of each layer
 * @property {Activation[]} activations
 * @property {number} examples m
 * @property {number} learningRate
 * @property {Float64Array} inputs
 * @property {Float64Array} targets
 * @property {Float64Array[]} weights
 * @property {Float64Array[]} biases
 * @property {Record<string, number>} goals how many times faster than a peer the engine is to be
 */

/**
 * Small, so that numbers stay small over any number of iterations: sums cost the same whatever
 * their size, unless they are infinite or subnormal.
 */
const LEARNING_RATE = 1e-4;

/**
 * @param {string} name
 * @param {string} what
 * @param {number[]} units
 * @param {Activation[]} activations
 * @param {number} examples
 * @param {Record<string, number>} [goals]
 * @returns {Workload}
 */
export function workload(name, what, units, activations, examples, goals = {}) {
  const random = uniform(units.length * 1000 + units[0] + examples);
  const filled = (/** @type {number} */ count, /** @type {number} */ limit) =>
    Float64Array.from({ length: count }, () => limit * random());
  const outputs = units[units.length - 1];
  const isClassifier = activations.at(-1) === 'softmax';
  const targets = isClassifier
    ? Float64Array.from({ length: outputs * examples }, (_, index) =>
        Math.floor(index / examples) === (index % examples) % outputs ? 1 : 0,
      )
    : filled(outputs * examples, 0.9);
  return {
    name,
    what,
    units,
    activations,
    examples,
    learningRate: LEARNING_RATE,
    inputs: filled(units[0] * examples, 1),
    targets,
    weights: units.slice(1).map((count, l) => filled(count * units[l], Math.sqrt(3 / units[l]))),
    biases: units.slice(1).map((count) => filled(count, 0.1)),
    goals,
  };
}

/**
 * Numbers from -1 to 1, the same in every run.
 * @param {number} seed
 */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647; // Park and Miller, 1988
    return (state / 2147483647) * 2 - 1;
  };
}

/** The article's own numbers. @returns {Workload} */
function articleNetwork() {
  const traces = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));
  const { inputs, targets, layers } = traces.article.document;
  const flat = (/** @type {number[][]} */ rows) => Float64Array.from(rows.flat());
  return {
    ...workload(
      'W1',
      "the article's 3-3-3-3-3, one example",
      [3, 3, 3, 3, 3],
      ['relu', 'relu', 'relu', 'identity'],
      1,
      { 'plain JS': 1.4, 'TensorFlow.js minimize': 1000 },
    ),
    inputs: flat(inputs),
    targets: flat(targets),
    weights: layers.map((/** @type {{weights: number[][]}} */ layer) => flat(layer.weights)),
    biases: layers.map((/** @type {{biases: number[]}} */ layer) =>
      Float64Array.from(layer.biases),
    ),
  };
}

/** @type {Workload[]} */
export const workloads = [
  articleNetwork(),
  ...[1, 32].map((examples) =>
    workload(
      `W2, batch ${examples}`,
      '2-8-8-1, tanh',
      [2, 8, 8, 1],
      ['tanh', 'tanh', 'identity'],
      examples,
      { 'plain JS': examples === 1 ? 1 : 1.5, ...everyPeer(1) },
    ),
  ),
  workload(
    'W3',
    '784-128-64-10, ReLU and softmax, batch 64',
    [784, 128, 64, 10],
    ['relu', 'relu', 'softmax'],
    64,
    { 'plain JS, blocked': 4.5 },
  ),
  ...[16, 32, 64, 128, 256, 512].map((n) =>
    workload(
      `W4, n = ${n}`,
      'n-n-n-n, ReLU, batch n',
      [n, n, n, n],
      ['relu', 'relu', 'identity'],
      n,
      {
        'plain JS, blocked': n >= 128 ? 4.3 : 2.5,
      },
    ),
  ),
];

/** @param {number} ratio */
function everyPeer(ratio) {
  return Object.fromEntries(
    [
      'plain JS, blocked',
      'ml-matrix',
      'convnetjs',
      'brain.js',
      'TensorFlow.js minimize',
      'TensorFlow.js by hand',
    ].map((peer) => [peer, ratio]),
  );
}

/** n-n-...-n, for how cost grows with depth. @param {number} depth */
export function deepNetwork(depth) {
  const units = Array.from({ length: depth + 1 }, () => 16);
  const activations = units
    .slice(1)
    .map((_, l) => /** @type {Activation} */ (l + 1 < depth ? 'relu' : 'identity'));
  return workload(`depth ${depth}`, '16 units in each layer, batch 16', units, activations, 16);
}

/** @param {Workload} network */
export function parameterCount({ weights, biases }) {
  return [...weights, ...biases].reduce((sum, { length }) => sum + length, 0);
}

/**
 * Multiplications and additions of one iteration: three products per layer, but for the first,
 * whose inputs need no gradient.
 * @param {Workload} network
 */
export function operationCount({ weights, examples }) {
  return weights.reduce((sum, { length }, l) => sum + (l === 0 ? 4 : 6) * length * examples, 0);
}

/**
 * @param {Float64Array} values
 * @param {number} rows
 * @param {number} columns
 */
export function toRows(values, rows, columns) {
  return Array.from({ length: rows }, (_, i) => [
    ...values.subarray(i * columns, (i + 1) * columns),
  ]);
}

/**
 * @param {Workload} network
 * @returns {NetworkDocument}
 */
export function documentOf(network) {
  const { units, activations, examples, weights, biases, learningRate } = network;
  return {
    format: 'backprop-by-hand/1',
    inputs: toRows(network.inputs, units[0], examples),
    targets: toRows(network.targets, units[units.length - 1], examples),
    layers: weights.map((values, l) => ({
      weights: toRows(values, units[l + 1], units[l]),
      biases: [...biases[l]],
      activation: activations[l],
    })),
    loss: activations.at(-1) === 'softmax' ? 'cross-entropy' : 'squared-error',
    optimizer: { kind: 'gradient-descent', learningRate },
  };
}
