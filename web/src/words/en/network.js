// The labels of the drawing, and the drawing in words.

import { spoken } from './spoken.js';

/** @import { Activation, Phase, Step } from '../../engine/types.js' */

/** @type {Record<Activation, string>} */
const ACTIVATIONS = {
  relu: 'ReLU',
  'leaky-relu': 'leaky ReLU',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  gelu: 'GELU',
  softplus: 'softplus',
  elu: 'ELU',
  identity: 'identity',
  softmax: 'softmax',
};

/** @type {Record<Phase, string>} */
const FLOW = {
  forward: 'forward →',
  loss: 'forward →',
  backward: '← backward',
  update: 'update',
};

export const network = {
  activations: ACTIVATIONS,
  flow: FLOW,
  input: 'input',
  output: 'output',
  /** @param {number} layer */
  layer: (layer) => `layer ${layer}`,
  targets: 'target',
  /** @param {string} value */
  loss: (value) => `loss ${value}`,
  positive: 'weight > 0',
  negative: 'weight < 0',
  bias: 'bias',
  gradient: 'gradient',
  /** The marks of what is pointed at, and of what that is worked out from. */
  pointedAt: 'pointed at',
  operand: 'comes from',
  /** What is amiss with a unit that has a mark. */
  findings: {
    'dead-unit': {
      name: 'off',
      tip: 'Off: ReLU passes on 0 for every example, and nothing flows back.',
    },
    'saturated-unit': {
      name: 'saturated',
      tip: 'Saturated: almost flat for every example, so hardly anything flows back.',
    },
  },
  /** @param {number} count @param {boolean} isTight whether there is room for little */
  more: (count, isTight) => (isTight ? `⋮ ${count}` : `⋮ ${count} more`),
  fewer: '⋮ fewer',
  /** @param {number} layer 0 for the inputs @param {number} count */
  showUnits: (layer, count) => `⋮ ${count} more units of ${stackName(layer)}`,
  /** @param {number} layer 0 for the inputs */
  hideUnits: (layer) => `⋮ fewer units of ${stackName(layer)}`,
  unitRole: 'unit',
  weightRole: 'weight',
  targetRole: 'target',
  spoken,
  notYet: 'not yet worked out',
  /** @param {string} quantity that the step makes @param {number} step counted from 1 */
  goTo: (quantity, step) => `${spoken.quantity(quantity)}: go to step ${step}`,
  /** @param {number} example counted from 1 @param {number} examples */
  example: (example, examples) => `example ${example} of ${examples}`,
  /** @param {string} name @param {number} unit counted from 0 @param {string} value */
  value: (name, unit, value) => `${name} row ${unit + 1} = ${value}`,
  /**
   * @param {string} name
   * @param {number} row counted from 0
   * @param {number} column counted from 0
   * @param {string} value
   */
  weight: (name, row, column, value) => `${name} row ${row + 1}, column ${column + 1} = ${value}`,

  /**
   * @param {{inputs: number, layers: readonly {units: number, activation: Activation}[],
   *   step: Step}} scene
   */
  describe: ({ inputs, layers, step }) => {
    const hidden = runsOf(layers.slice(0, -1)).map(
      ({ from, to, units, activation }) =>
        `${from === to ? `hidden layer ${from}` : `hidden layers ${from} to ${to}, each`} of ` +
        `${counted(units, 'unit')} (${ACTIVATIONS[activation]})`,
    );
    const { units, activation } = layers[layers.length - 1];
    const output = `${counted(units, 'output')} (${ACTIVATIONS[activation]})`;
    const parts = [counted(inputs, 'input'), ...hidden, output].join('; ');
    return `Network: ${parts}. Now: ${step.phase}, layer ${step.layer} of ${layers.length}.`;
  },
};

/** @param {number} layer 0 for the inputs */
function stackName(layer) {
  return layer === 0 ? 'the inputs' : `layer ${layer}`;
}

/**
 * Neighbouring layers of the same kind as one, so that a deep network stays short in words.
 * @param {readonly {units: number, activation: Activation}[]} layers
 */
function runsOf(layers) {
  /** @type {{from: number, to: number, units: number, activation: Activation}[]} */
  const runs = [];
  for (const [index, { units, activation }] of layers.entries()) {
    const last = runs.at(-1);
    if (last?.units === units && last.activation === activation) last.to = index + 1;
    else runs.push({ from: index + 1, to: index + 1, units, activation });
  }
  return runs;
}

/**
 * @param {number} number
 * @param {string} noun
 */
function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
