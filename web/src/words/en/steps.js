// One plain sentence per step, the same that is shown and spoken, and the labels of the sheet.

import { spoken } from './spoken.js';

/** @import { Activation, Expression, NonFinite, Operation, Phase, Step } from '../../engine/types.js' */

/**
 * What a sentence may need to know besides its step. `isOneAlone` says that only the share of one
 * of the examples is shown.
 * @typedef {{steps: readonly Step[], examples: number, isOneAlone?: boolean}} Context
 */

/** @type {Record<Phase, string>} */
const PHASES = { forward: 'Forward', loss: 'Loss', backward: 'Backward', update: 'Update' };

/** @type {Record<Activation, string>} */
const ACTIVATIONS = {
  relu: 'ReLU keeps what is positive and turns the rest into 0',
  'leaky-relu':
    'leaky ReLU (LReLU) keeps what is positive and lets a hundredth of the rest through',
  gelu: 'GELU multiplies every sum z by Φ(z), the probability that a standard normal number is below it: what is far below 0 fades out smoothly',
  softplus: 'softplus, ln(1 + eᶻ), is a smooth ReLU',
  elu: 'ELU keeps what is positive and bends the rest, eᶻ − 1, towards −1',
  sigmoid: 'the sigmoid squeezes every sum into the range from 0 to 1',
  tanh: 'tanh squeezes every sum into the range from −1 to 1',
  identity: 'the identity passes every sum on as it is',
  softmax: 'softmax turns the sums into probabilities',
};

/** @type {Record<Activation, string>} */
const DERIVATIVES = {
  relu: 'ReLU’s slope: 1 where Z was positive, and 0 where ReLU had cut it off, so that nothing flows back there',
  'leaky-relu':
    'leaky ReLU’s slope: 1 where Z was positive and 0.01 elsewhere, so that a little always flows back',
  gelu: 'the slope of GELU, Φ(z) + z φ(z), with φ the bell curve of which Φ is the area',
  softplus: 'the slope of softplus, which is the sigmoid of Z',
  elu: 'the slope of ELU: 1 where Z was positive, and eᶻ elsewhere',
  sigmoid: 'the sigmoid’s slope a(1 − a), which is small where the unit is saturated',
  tanh: 'the slope of tanh, 1 − a², which is small where the unit is saturated',
  identity: 'the slope of the identity, which is 1 everywhere',
  softmax: 'the slope of softmax',
};

/** @type {Record<Operation, (step: Step, context: Context) => string>} */
const SENTENCES = {
  linear: ({ layer }, { steps }) =>
    `Each unit of layer ${layer} adds up the ${
      layer === 1 ? 'inputs' : `activations of layer ${layer - 1}`
    }, weighted by its row of W[${layer}], and then ${
      isBiasShared(layer, steps) ? 'the one bias that all units of the layer share' : 'its bias'
    }.`,
  activation: ({ layer, activation }) =>
    `What layer ${layer} passes on: ${ACTIVATIONS[activation]}.`,
  exponentials: ({ layer }) =>
    `The first move of softmax: e to the power of every entry of Z[${layer}], so that all become positive and large ones stand out.`,
  'exponential-sums': () =>
    'The second move of softmax: the sum of the exponentials, one per example.',
  quotients: ({ layer }) =>
    `The third move of softmax: each exponential divided by their sum. A[${layer}] now holds probabilities that add up to 1.`,
  loss: lossSentence,
  'output-error': ({ layer, activation, formula }) =>
    `The error at the output: ${formula.kind === 'product' ? 'twice ' : ''}output minus target. ${
      activation === 'identity'
        ? `The slope of ${
            formula.kind === 'product' ? '(a − y)² is 2(a − y)' : '½(a − y)² is just a − y'
          }, and the identity’s own slope is 1, so nothing else enters dZ[${layer}].`
        : `The slopes of the loss and of ${activation} cancel into this short form, which is why the two are used together.`
    }`,
  'output-gradient': ({ layer, formula }) =>
    `How the loss changes with each output: ${
      formula.kind === 'product' ? 'twice ' : ''
    }output minus target. It has yet to pass through the activation of layer ${layer}.`,
  'softmax-gradient': ({ layer }) =>
    `Back through softmax: raising one output lowers all the others, so each entry of dA[${layer}] is compared with their average, weighted by the probabilities.`,
  'weight-gradient': ({ layer, formula }, context) =>
    `How the loss changes with each weight into layer ${layer}: the error of the unit it leads to, times the activation it carried${overExamples(formula, context)}.`,
  'bias-gradient': ({ layer, formula }, context) => {
    if (isBiasShared(layer, context.steps)) {
      return `How the loss changes with the one bias that all units of layer ${layer} share: the sum of their errors${overExamples(formula, context)}.`;
    }
    return context.examples > 1
      ? `How the loss changes with each bias of layer ${layer}: the unit’s own error${overExamples(formula, context)}.`
      : `How the loss changes with each bias of layer ${layer}: a bias is added as it is, so its gradient is the unit’s own error.`;
  },
  'activation-gradient': ({ layer, reads }) =>
    `The error flows back through the weights: each unit of layer ${layer} collects the errors of layer ${layer + 1}, along the same weights it was sent forward by, so W[${layer + 1}] stands transposed.${
      reads.includes(`W[${layer + 1}]+`)
        ? ' These are the new weights: this network updates in place.'
        : ''
    }`,
  'pre-activation-gradient': ({ layer, activation }) =>
    `Back through the activation of layer ${layer}, entry by entry: times ${DERIVATIVES[activation]}.`,
  'weight-decay': ({ layer }) =>
    `Weight decay: λ times the weight itself is added to its gradient, which draws every weight of layer ${layer} a little towards 0.`,
  'weight-velocity': ({ layer, formula }) => velocitySentence('weight', layer, formula),
  'bias-velocity': ({ layer, formula }) => velocitySentence('bias', layer, formula),
  'weight-squares': ({ layer }) => squaresSentence('weight', layer),
  'bias-squares': ({ layer }) => squaresSentence('bias', layer),
  'weight-update': ({ layer, reads }) =>
    `Every weight into layer ${layer} takes a small step ${updateWords(reads, `dW[${layer}]`)}`,
  'bias-update': ({ layer, reads }, { steps }) =>
    isBiasShared(layer, steps)
      ? `The shared bias of layer ${layer} takes a small step ${updateWords(reads, `db[${layer}]`)}`
      : `Every bias of layer ${layer} takes a small step ${updateWords(reads, `db[${layer}]`)}`,
};

/**
 * What becomes of the examples in a gradient.
 * @param {Expression} formula
 * @param {Context} context
 */
function overExamples(formula, context) {
  const isMean = formula.kind === 'product' && formula.operands?.[0].kind === 'quotient';
  return isMean ? averaged(context) : summed(context);
}

/** @param {Context} context */
function averaged({ examples, isOneAlone }) {
  if (isOneAlone) return ', divided by the number of examples: this one’s share of the mean';
  return examples > 1 ? ', averaged over the examples' : '';
}

/** @param {Context} context */
function summed({ examples, isOneAlone }) {
  if (isOneAlone) return ': this example’s share of the sum';
  return examples > 1 ? ', summed over the examples' : '';
}

/**
 * Whether the units of a layer have one bias together.
 * @param {number} layer
 * @param {readonly Step[]} steps
 */
function isBiasShared(layer, steps) {
  const rowsOf = (/** @type {Operation} */ wanted) =>
    steps.find((step) => step.operation === wanted && step.layer === layer)?.rows ?? 0;
  const rows = rowsOf('bias-gradient'); // none where biases are frozen
  return rows > 0 && rows < rowsOf('linear');
}

/**
 * @param {'weight' | 'bias'} what
 * @param {number} layer
 * @param {Expression} formula
 */
function velocitySentence(what, layer, formula) {
  const isMomentum = formula.operands?.[0].operands?.[0].quantity === 'mu';
  return isMomentum
    ? `Momentum: the velocity of each ${what} of layer ${layer} keeps μ of what it was, and the gradient is added. Gradients that agree from one iteration to the next build up speed.`
    : `Adam’s running mean of the gradients of each ${what} of layer ${layer}: β₁ of what it was, and the rest from the gradient of now.`;
}

/**
 * @param {'weight' | 'bias'} what
 * @param {number} layer
 */
function squaresSentence(what, layer) {
  return `Adam’s running mean of the squared gradients of each ${what} of layer ${layer}: how large they usually are, whatever their sign.`;
}

/**
 * @param {readonly string[]} reads
 * @param {string} gradient
 */
function updateWords(reads, gradient) {
  if (reads.includes('beta1')) {
    return `against the mean of its gradients, divided by the root of the mean of their squares: about α, however large the gradients are. Both means are corrected for having started at 0 (t counts the updates), and ε keeps the division from failing.`;
  }
  if (reads.some((name) => name.startsWith('v'))) {
    return 'along its velocity: α times that is taken away.';
  }
  return `against its gradient: α times ${gradient} is taken away.`;
}

/**
 * @param {Step} step
 * @param {Context} context
 */
function lossSentence({ formula, activation }, context) {
  const asText = JSON.stringify(formula);
  const isMean = asText.includes('"quantity":"m"');
  if (asText.includes('square')) {
    const half = asText.includes('"kind":"quotient"') ? 'half the sum' : 'the sum';
    return `How far the outputs are from the targets, in one number: ${half} of their squared differences${
      isMean ? averaged(context) : ''
    }. The rest of the iteration is about making it smaller.`;
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
  shapes: {
    name: 'Shapes',
    tip: 'Rows × columns below every symbol; inner dimensions that must agree are underlined alike.',
  },
  elements: 'Entry by entry',
  /** What the place of an entry is told after: `Z[1] row` 2, `dW[1] entry` 2, 3. @param {Step} step */
  entryOf: (step) => `${resultName(step.result)} ${step.columns === 1 ? 'row' : 'entry'}`,
  /** @param {number} shown @param {number} all */
  someElements: (shown, all) => `Entry by entry (${shown} of ${all})`,
  result: 'Result',
  spoken,
  /** @param {number} products */
  innerDimensions: (products) =>
    products === 1
      ? 'Underlined alike: the inner dimensions of the product, which must agree.'
      : 'Underlined alike: the inner dimensions of each product, which must agree.',
  /** @param {string} result @param {number} rows @param {number} columns */
  expand: (result, rows, columns) => `Show all of ${resultName(result)} (${rows}×${columns})`,
  expandTip: 'Show every entry of this matrix, or its corners and the place looked at.',
  /** @param {string} result */
  goBackTo: (result) => `Go back to ${resultName(result)}`,
  /**
   * @param {Step} step
   * @param {number} example counted from 1
   * @param {number} examples
   */
  exampleAlone: ({ phase }, example, examples) =>
    phase === 'update'
      ? `The update takes all ${examples} examples together, so the numbers here are the whole batch’s.`
      : `Example ${example} of ${examples} alone: its column of each matrix, and its share of the loss, of dW and of db. The shares of all examples add up to the batch’s.`,
  longForm: {
    name: 'Why so short? The long way',
    tip: 'The same error by the chain rule: through the loss, then through the activation.',
    /** @param {Step} step */
    sentence: ({ activation, layer }) =>
      activation === 'softmax'
        ? `By the chain rule: first how the loss changes with each output, dA[${layer}]; then back through softmax, whose Jacobian J says how each output changes with each sum.`
        : `By the chain rule: first how the loss changes with each output, dA[${layer}]; then back through the activation, times its slope.`,
    arrival:
      'Both ways arrive at the same numbers, up to rounding in the last digit. The short one needs no division, so it also works where an output has come so near 0 or 1 that the long one would divide by 0.',
  },
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
