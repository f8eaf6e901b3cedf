// The labels of the drawing, and the drawing in words.

/** @import { Activation, Phase, Step } from '../../engine/types.js' */

/** @type {Record<Activation, string>} */
const ACTIVATIONS = {
  relu: 'ReLU',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
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
  positive: 'positive weight',
  negative: 'negative weight',
  /** @param {number} count */
  more: (count) => `⋮ ${count} more`,
  notYet: 'not yet worked out',
  /** @param {number} step counted from 1 */
  goTo: (step) => `Go to step ${step}.`,
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
    const list = layers
      .map(({ units, activation }, index) => {
        const name = index + 1 === layers.length ? 'output' : `hidden layer ${index + 1}`;
        return `${name} of ${units} (${ACTIVATIONS[activation]})`;
      })
      .join(', ');
    return `Network with ${inputs} inputs, ${list}. Now: ${step.phase}, layer ${step.layer}.`;
  },
};
