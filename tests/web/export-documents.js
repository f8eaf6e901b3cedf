// @ts-check
// Networks whose equations, taken together, are all that there can be.
import { loadEngine } from 'backprop-by-hand/engine';
import { readFileSync } from 'node:fs';
import { PRESETS } from '../../web/src/model/presets.js';

/**
 * @import { Conventions, Equation, Expression, Matrix, NetworkDocument, Step } from '../../web/src/engine/types.js'
 */

/** Every activation, loss, optimizer and weight decay, with batches.
 * @type {Record<string, NetworkDocument>} */
const torchDocuments = Object.fromEntries(
  JSON.parse(readFileSync('tests/data/torch-cases.json', 'utf8')).map(
    (/** @type {{document: NetworkDocument}} */ { document }, /** @type {number} */ index) => [
      `torch case ${index}`,
      document,
    ],
  ),
);

/** @type {NetworkDocument} */
const small = {
  format: 'backprop-by-hand/1',
  inputs: [
    [0.05, 1],
    [0.1, -2],
  ],
  targets: [
    [0.01, 1],
    [0.99, 0],
  ],
  layers: [
    { units: 2, initializer: 'xavier', seed: 3, activation: 'sigmoid' },
    { units: 2, initializer: 'xavier', seed: 4, activation: 'identity' },
  ],
  loss: 'squared-error',
};

/** @type {(conventions: Conventions) => NetworkDocument} */
const withConventions = (conventions) => ({ ...small, conventions });

/** @type {Record<string, NetworkDocument>} */
export const DOCUMENTS = {
  ...PRESETS,
  ...torchDocuments,
  'updates in place': withConventions({ update: 'in-place' }),
  'frozen biases': withConventions({ biases: 'frozen' }),
  'sums instead of means': withConventions({ lossScale: 'sum' }),
  'half sums': withConventions({ lossScale: 'half-sum', gradientScale: 'sum' }),
  'shared biases': {
    ...withConventions({ biases: 'shared' }),
    layers: [
      {
        weights: [
          [0.15, 0.2],
          [0.25, 0.3],
        ],
        biases: [0.35],
        activation: 'sigmoid',
      },
      {
        weights: [
          [0.4, 0.45],
          [0.5, 0.55],
        ],
        biases: [0.6],
        activation: 'sigmoid',
      },
    ],
  },
  'numbers that are not finite': {
    ...small,
    layers: [
      {
        weights: [
          [1e308, 1e308],
          [-1e308, -1e308],
        ],
        biases: [1e308, 0],
        activation: 'identity',
      },
    ],
  },
};

/**
 * Every equation of a network, those of the long form too, with the arithmetic of its first entry.
 * @param {NetworkDocument} networkDocument
 * @param {(equation: Equation & Partial<Step>, quantityOf: (name: string) => Matrix,
 *   arithmetic: Expression) => void} visit
 */
export async function forEachEquation(networkDocument, visit) {
  const session = (await loadEngine()).open(networkDocument);
  try {
    const steps = session.steps();
    const example = steps[0].columns > 1 ? 0 : null;
    const quantityOf = (/** @type {string} */ name) => session.quantity(name);
    const quantityOfOne = (/** @type {string} */ name) => session.quantity(name, { example });
    for (const step of steps) visit(step, quantityOf, session.arithmetic(step.index, 0));
    const { activation } =
      steps.filter(({ operation }) => operation === 'linear').at(-1) ?? steps[0];
    for (const [index, equation] of session.longForm({ example }).entries()) {
      const arithmetic = session.longFormArithmetic(index, 0, { example });
      visit({ ...equation, activation }, quantityOfOne, arithmetic);
    }
  } finally {
    session.dispose();
  }
}
