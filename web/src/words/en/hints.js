// What to do to work out one entry of a step, in a sentence each.

/** @import { Activation, Operation, Step } from '../../engine/types.js' */

/** An entry of a step's result, counted from 0. @typedef {{row: number, column: number}} At */

/** @type {Record<Activation, string>} */
const FUNCTIONS = {
  relu: 'keep it if it is positive, else write 0',
  'leaky-relu': 'keep it if it is positive, else take a hundredth of it',
  sigmoid: 'work out 1 / (1 + e⁻ᶻ), with that number for z',
  tanh: 'take its tanh',
  gelu: 'multiply it by Φ of it, the normal probability of a smaller number',
  softplus: 'work out ln(1 + eᶻ), with that number for z',
  elu: 'keep it if it is positive, else work out eᶻ − 1, with that number for z',
  identity: 'it stays as it is',
  softmax: 'divide its exponential by the sum of all',
};

/** @type {Record<Activation, string>} */
const SLOPES = {
  relu: '1 if it is positive, else 0',
  'leaky-relu': '1 if it is positive, else a hundredth',
  sigmoid: 'a(1 − a), with a for the sigmoid of it',
  tanh: '1 − a², with a for the tanh of it',
  gelu: 'Φ(z) + z φ(z), with that number for z',
  softplus: 'the sigmoid of it',
  elu: '1 if it is positive, else eᶻ, with that number for z',
  identity: '1',
  softmax: 'the slope of softmax',
};

/** @type {Record<Operation, (step: Step, at: At) => string>} */
const SENTENCES = {
  linear: ({ layer, reads }, { row, column }) =>
    `Go along row ${row + 1} of W[${layer}] and down ${columnOf(reads[1], column)}, multiply number by number and add up the products. Then add the unit’s bias, from b[${layer}].`,
  activation: ({ layer, activation }, at) =>
    `Take ${placeOf(`Z[${layer}]`, at)}: ${FUNCTIONS[activation]}.`,
  exponentials: ({ layer }, at) => `Raise e to the power of ${placeOf(`Z[${layer}]`, at)}.`,
  'exponential-sums': ({ reads }, { column }) =>
    `Add up ${columnOf(reads[0], column)}, all its entries.`,
  quotients: ({ reads }, at) =>
    `Divide ${placeOf(reads[0], at)} by the sum of its column, from the step before.`,
  loss: () =>
    'Work out what stands in the sum for every output, add it all up, and do what stands before the sum last.',
  'output-error': (step, at) => differenceSentence(step, at),
  'output-gradient': (step, at) => differenceSentence(step, at),
  'softmax-gradient': ({ layer }, at) =>
    `First multiply A[${layer}] and dA[${layer}] entry by entry in column ${at.column + 1} and add that up. Take the sum from ${placeOf(`dA[${layer}]`, at)}, and multiply by ${placeOf(`A[${layer}]`, at)}.`,
  'weight-gradient': ({ layer }, { row, column }) =>
    `Multiply row ${row + 1} of dZ[${layer}] and row ${column + 1} of ${activationBefore(layer)} example by example and add up. What stands before the product comes last.`,
  'bias-gradient': ({ layer, rows }, { row }) =>
    rows === 1
      ? `Add up all of dZ[${layer}]. What stands before the sum comes last.`
      : `Add up row ${row + 1} of dZ[${layer}], over all examples. What stands before the sum comes last.`,
  'activation-gradient': ({ reads }, { row, column }) =>
    `W stands transposed: go down ${columnOf(reads[0], row)} and down ${columnOf(reads[1], column)}, multiply number by number and add up.`,
  'pre-activation-gradient': ({ layer, activation }, at) =>
    `Multiply ${placeOf(`dA[${layer}]`, at)} by the slope at ${placeOf(`Z[${layer}]`, at)}: ${SLOPES[activation]}.`,
  'weight-decay': ({ layer }, at) =>
    `Add λ times ${placeOf(`W[${layer}]`, at)} to ${placeOf(`dW[${layer}]`, at)}.`,
  'weight-velocity': everyMatrix,
  'bias-velocity': everyMatrix,
  'weight-squares': everyMatrix,
  'bias-squares': everyMatrix,
  'weight-update': (step, at) => updateSentence('W', step, at),
  'bias-update': (step, at) => updateSentence('b', step, at),
};

/**
 * @param {string} quantity
 * @param {At} at
 */
function placeOf(quantity, { row, column }) {
  return `${plain(quantity)} row ${row + 1}, column ${column + 1}`;
}

/** @param {string} quantity @param {number} column */
function columnOf(quantity, column) {
  return `column ${column + 1} of ${plain(quantity)}`;
}

/** @param {string} quantity `W[2]+` is the new W[2] */
function plain(quantity) {
  return quantity.replace(/^(.*)\+$/, 'the new $1');
}

/** @param {number} layer */
function activationBefore(layer) {
  return layer === 1 ? 'X' : `A[${layer - 1}]`;
}

/** @param {Step} step @param {At} at */
function differenceSentence({ layer, formula }, at) {
  const isTwice = formula.kind === 'product';
  return `Take ${placeOf('Y', at)} away from ${placeOf(`A[${layer}]`, at)}${isTwice ? ', then double it' : ''}.`;
}

/** @param {Step} _ @param {At} at */
function everyMatrix(_, at) {
  return `Entry by entry: of every matrix in the formula take row ${at.row + 1}, column ${at.column + 1}.`;
}

/** @param {'W' | 'b'} letter @param {Step} step @param {At} at */
function updateSentence(letter, step, at) {
  const parameter = `${letter}[${step.layer}]`;
  const gradient = step.reads.find((name) => name.startsWith(`d${parameter}`));
  return gradient
    ? `Multiply ${placeOf(gradient, at)} by α, and take that away from ${placeOf(parameter, at)}.`
    : everyMatrix(step, at);
}

/** @param {Step} step @param {At} at */
export function whatToDo(step, at) {
  return SENTENCES[step.operation](step, at);
}
