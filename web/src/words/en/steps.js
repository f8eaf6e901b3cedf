// One plain sentence per step, the same that is shown and spoken, and the labels of the sheet.

/** @import { Activation, NonFinite, Operation, Phase, Step } from '../../engine/types.js' */

/**
 * What a sentence may need to know besides its step.
 * @typedef {{steps: readonly Step[], examples: number}} Context
 */

/** @type {Record<Phase, string>} */
const PHASES = { forward: 'Forward', loss: 'Loss', backward: 'Backward', update: 'Update' };

/** @type {Record<Activation, string>} */
const ACTIVATIONS = {
  relu: 'ReLU keeps what is positive and turns the rest into 0',
  sigmoid: 'the sigmoid squeezes every sum into the range from 0 to 1',
  tanh: 'tanh squeezes every sum into the range from −1 to 1',
  identity: 'the identity passes every sum on as it is',
  softmax: 'softmax turns the sums into probabilities',
};

/** @type {Record<Activation, string>} */
const DERIVATIVES = {
  relu: 'ReLU’s slope: 1 where Z was positive, and 0 where ReLU had cut it off, so that nothing flows back there',
  sigmoid: 'the sigmoid’s slope a(1 − a), which is small where the unit is saturated',
  tanh: 'the slope of tanh, 1 − a², which is small where the unit is saturated',
  identity: 'the slope of the identity, which is 1 everywhere',
  softmax: 'the slope of softmax',
};

/** @type {Record<Operation, (step: Step, context: Context) => string>} */
const SENTENCES = {
  linear: ({ layer }) =>
    layer === 1
      ? 'Each unit of layer 1 adds up the inputs, weighted by its row of W[1], and then its bias.'
      : `Each unit of layer ${layer} adds up the activations of layer ${layer - 1}, weighted by its row of W[${layer}], and then its bias.`,
  activation: ({ layer, activation }) =>
    `What layer ${layer} passes on: ${ACTIVATIONS[activation]}.`,
  exponentials: ({ layer }) =>
    `The first move of softmax: e to the power of every entry of Z[${layer}], so that all become positive and large ones stand out.`,
  'exponential-sums': () =>
    'The second move of softmax: the sum of the exponentials, one per example.',
  quotients: ({ layer }) =>
    `The third move of softmax: each exponential divided by their sum. A[${layer}] now holds probabilities that add up to 1.`,
  loss: (step) => lossSentence(step),
  'output-error': ({ layer, activation }) =>
    `The error at the output: prediction minus target. ${
      activation === 'identity'
        ? `The slope of ½(a − y)² is just a − y, and the identity’s own slope is 1, so nothing else enters dZ[${layer}].`
        : `The slopes of the loss and of ${activation} cancel into this short form, which is why the two are used together.`
    }`,
  'output-gradient': ({ layer }) =>
    `How the loss changes with each output: prediction minus target. It has yet to pass through the activation of layer ${layer}.`,
  'softmax-gradient': ({ layer }) =>
    `Back through softmax: raising one output lowers all the others, so each entry of dA[${layer}] is compared with their average, weighted by the probabilities.`,
  'weight-gradient': ({ layer }, { examples }) =>
    `How the loss changes with each weight into layer ${layer}: the error of the unit it leads to, times the activation it carried${
      examples > 1 ? ', averaged over the examples' : ''
    }.`,
  'bias-gradient': ({ layer }, { examples }) =>
    examples > 1
      ? `How the loss changes with each bias of layer ${layer}: the unit’s own error, averaged over the examples.`
      : `How the loss changes with each bias of layer ${layer}: a bias is added as it is, so its gradient is the unit’s own error.`,
  'activation-gradient': ({ layer }) =>
    `The error flows back through the weights: each unit of layer ${layer} collects the errors of layer ${layer + 1}, along the same weights it was sent forward by, so W[${layer + 1}] stands transposed.`,
  'pre-activation-gradient': ({ layer, activation }) =>
    `Back through the activation of layer ${layer}, entry by entry: times ${DERIVATIVES[activation]}.`,
  'weight-update': ({ layer }) =>
    `Every weight into layer ${layer} takes a small step against its gradient: α times dW[${layer}] is taken away.`,
  'bias-update': ({ layer }) =>
    `Every bias of layer ${layer} takes a small step against its gradient as well.`,
};

/** @param {Step} step */
function lossSentence({ formula, activation }) {
  const asText = JSON.stringify(formula);
  if (asText.includes('square')) {
    return 'How far the outputs are from the targets, in one number: half the sum of their squared differences, averaged over the examples. The rest of the iteration is about making it smaller.';
  }
  return activation === 'softmax'
    ? 'How surprised the network is by the right answer, in one number: minus the logarithm of the probability that it gave to it. The rest of the iteration is about making it smaller.'
    : 'How surprised the network is by the targets, in one number: minus the logarithms of the probabilities that it gave to what was right. The rest of the iteration is about making it smaller.';
}

/**
 * @param {Step} step
 * @param {readonly Step[]} steps
 */
function layerName({ layer }, steps) {
  const depth = Math.max(...steps.map((step) => step.layer));
  return layer === depth ? `output layer (layer ${layer})` : `hidden layer ${layer}`;
}

/**
 * @param {number} row counted from 0
 * @param {number} column counted from 0
 * @param {{rows: number, columns: number}} shape
 */
function placeName(row, column, { rows, columns }) {
  if (rows * columns === 1) return '';
  return columns === 1 ? `row ${row + 1}` : `row ${row + 1}, column ${column + 1}`;
}

/** @param {string} result `W[1]+` is called by what it updates */
function resultName(result) {
  return result.replace(/\+$/, '');
}

/**
 * @param {Step} step
 * @param {number} row counted from 0
 * @param {number} column counted from 0
 */
function cellName(step, row, column) {
  return [resultName(step.result), placeName(row, column, step)].filter(Boolean).join(' ');
}

export const steps = {
  /**
   * What a step computes, and why.
   * @param {Step} step
   * @param {Context} context
   */
  stepSentence: (step, context) => SENTENCES[step.operation](step, context),

  /**
   * @param {Step} step
   * @param {number} row
   * @param {number} column
   * @param {string} value
   */
  cellSentence: (step, row, column, value) => `${cellName(step, row, column)} is ${value}.`,

  /**
   * @param {Step} step
   * @param {readonly Step[]} all
   */
  place: (step, all) =>
    `Step ${step.index + 1} of ${all.length} · ${PHASES[step.phase]}${
      step.phase === 'loss' ? '' : ` · ${layerName(step, all)}`
    }`,

  phases: PHASES,
  past: 'Worked out so far',
  nothingYet: 'The steps that are done will be kept here, like a page of working.',
  numbers: 'With numbers',
  elements: 'Entry by entry',
  /** What the place of an entry is told after: `Z[1] row` 2, `dW[1] entry` 2, 3. @param {Step} step */
  entryOf: (step) => `${resultName(step.result)} ${step.columns === 1 ? 'row' : 'entry'}`,
  /** @param {number} shown @param {number} all */
  someElements: (shown, all) => `Entry by entry (${shown} of ${all})`,
  result: 'Result',
  /** @param {string} result */
  goBackTo: (result) => `Go back to ${resultName(result)}`,
  /** @param {number} terms */
  tooLong: (terms) =>
    `This entry adds up ${terms} terms, too many to read; the matrices above show where they come from.`,

  /**
   * @param {NonFinite} nonFinite
   * @param {readonly Step[]} all
   */
  nonFinite: ({ quantity, row, column, step }, all) => {
    const name = resultName(quantity);
    const where = step === null ? 'before this iteration' : `in step ${step + 1}, ${name} = …`;
    const place = step === null ? '' : placeName(row, column, all[step]);
    const entry = [name, place].filter(Boolean).join(' ');
    return `${entry} is the first number that is no longer finite (${where}): the numbers have grown beyond what a computer can hold, and ∞ or NaN in what follows comes from there. A smaller learning rate, or going back an iteration, helps.`;
  },
};
