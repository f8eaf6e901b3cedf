// The element's controls, states and messages, in English.

/** @import { Grain, Phase } from '../../engine/types.js' */

export const controls = {
  label: 'Backpropagation by hand',

  /** @type {Record<string, {name: string, story: string}>} */
  presets: {
    article: {
      name: 'The article: identity output',
      story:
        'The article computes softmax but then goes back from A[4] = Z[4]; this preset does the same, with an identity output and squared error, so its numbers are the article’s own, with the slips corrected.',
    },
    'article-softmax': {
      name: 'The article: softmax output',
      story:
        'The article’s formulas promise softmax with cross-entropy; this preset keeps that promise with the same weights, so that dZ[4] = A[4] − Y follows from the probabilities themselves.',
    },
    neuron: {
      name: 'One neuron',
      story:
        'One sigmoid neuron in numbers for the head: z = 0.5·2 − 1·1 = 0 gives exactly one half, and each weight moves in proportion to its input.',
    },
    textbook: {
      name: 'The textbook’s 2-2-2 network',
      story:
        'Many textbooks work out this network of sigmoids by hand, from a total error of 0.298371109 (0.29837 here) to the new w5 = 0.35891648 (W[2] row 1, column 1: 0.35892); its biases stay as they are.',
    },
    xor: {
      name: 'XOR',
      story:
        'No single neuron can tell these four examples apart; two hidden ones can, and within 253 iterations gradient descent brings the loss below 0.05.',
    },
    'two-moons': {
      name: 'Two moons: a batch of 16',
      story:
        'Sixteen points of two half circles that reach into each other: at first three of them are on their right side, after 200 iterations all sixteen.',
    },
    'dead-relu': {
      name: 'A dead ReLU',
      story:
        'The bias of unit 2 keeps its z below 0 for every example, so it passes nothing on, gets a gradient of 0, and never changes however long you train.',
    },
    'deep-sigmoid': {
      name: 'A vanishing gradient',
      story:
        'Seven layers of sigmoids: each makes the gradient smaller on its way back, until the first layer gets less than a thousandth of what the last one got.',
    },
  },
  ownNetwork: 'Your own network',
  changed: {
    name: 'changed by you',
    reset: 'Reset',
    tip: 'Go back to this network as it was opened, untrained and unchanged. That can be undone.',
  },
  preset: { name: 'Network', tip: 'Choose the network to walk through.' },

  restart: { name: 'Restart', tip: 'Go back to the first step of the first iteration.' },
  back: { name: 'Back', tip: 'Undo the last move: one cell, step or phase, as chosen.' },
  next: { name: 'Next', tip: 'Go on by one cell, step or phase, as chosen.' },
  play: { name: 'Play', tip: 'Let the steps run by themselves to the end of the iteration.' },
  pause: { name: 'Pause', tip: 'Stop the steps where they are.' },
  nextIteration: {
    name: 'Next iteration',
    tip: 'Finish this iteration and begin the next one with the updated weights.',
  },
  train: {
    label: 'Train many iterations',
    name: 'Train',
    tip: 'Run so many iterations at once. Undo leads to where you were, and so do Back and Restart.',
    count: 'How many iterations to train',
    unit: 'iterations',
    /** @param {number} iterations @param {string} before @param {string} after */
    done: (iterations, before, after) =>
      `${iterations} ${iterations === 1 ? 'iteration' : 'iterations'} of training: the loss was ${before} and is now ${after}.`,
    /** @param {string} typed @param {number} most */
    refused: (typed, most) =>
      `Train: expected a whole number from 1 to ${most}, got ${typed === '' ? 'nothing' : typed}.`,
  },
  speed: { name: 'Speed', tip: 'How fast the steps follow each other while playing.' },
  learningRate: {
    name: 'Learning rate α',
    tip: 'How far each update goes against the gradient, from this iteration on.',
  },
  example: {
    name: 'Example',
    tip: 'Look at one example of the batch alone: its column everywhere, and its share of dW and db. Empty for all.',
    all: 'all',
    /** @param {number} examples */
    of: (examples) => `of ${examples}`,
  },
  grain: {
    name: 'Move by',
    /** @type {Record<Grain, {name: string, tip: string}>} */
    choices: {
      phase: { name: 'phase', tip: 'One move runs a whole pass: forward, loss, backward, update.' },
      step: { name: 'step', tip: 'One move works out one equation.' },
      cell: { name: 'cell', tip: 'One move works out one entry of an equation’s result.' },
    },
  },
  timeline: {
    name: 'Timeline of all steps',
    tip: 'Press anywhere to go to that step.',
    /**
     * @param {number} step
     * @param {number} count
     * @param {string} result
     */
    value: (step, count, result) => `Step ${step} of ${count}: ${result.replace('+', '')}`,
    /** @param {string} phase */
    phaseTip: (phase) => `Go to the first step of the ${phase} phase.`,
  },
  /** @type {Record<Phase, string>} */
  phases: { forward: 'Forward', loss: 'Loss', backward: 'Backward', update: 'Update' },

  /** Panels that are loaded when they are first opened. */
  parts: {
    practice: {
      name: 'Practice',
      tip: 'Work out the numbers of a step yourself; each answer is judged, and a slip is named.',
    },
    audit: {
      name: 'Audit',
      tip: 'The numbers that were published of this network, beside the right ones.',
    },
    loading: 'Loading …',
    /** @param {string} reason */
    notLoaded: (reason) => `The page’s script for this could not be loaded. ${reason}`,
    again: 'Try again',
  },

  /** @param {number} iteration counted from 1 */
  iteration: (iteration) => `Iteration ${iteration}`,
  loss: 'loss',
  /** @param {{quantity: string, step: number | null}} nonFinite */
  lossNotFinite: ({ quantity, step }) =>
    `no finite loss: ${quantity.replace('+', '')} ${
      step === null ? 'had overflowed before' : `overflows in step ${step + 1}`
    }`,
  keys: {
    name: 'Keys',
    tip: 'The keys that work while the focus is inside.',
    list: [
      ['→', 'next'],
      ['←', 'back'],
      ['Space', 'play or pause, unless a button has the focus'],
      ['Home', 'first step of the iteration'],
      ['End', 'last step of the iteration'],
      ['Tab', 'to the next control, matrix or drawing'],
      ['↑ ↓ ← →', 'in a matrix or the drawing: to the next number or unit'],
      ['Enter', 'choose the number, unit or weight that has the focus'],
      [
        '0 to 9, −',
        'type a new value for the number that has the focus; Enter takes it, Escape does not',
      ],
      ['F2', 'change the number that has the focus, beginning with its value'],
      ['Alt + ↑ ↓', 'make that number a little larger or smaller; with Shift, ten times as much'],
      ['Ctrl + Z', 'undo the last change; Ctrl + Shift + Z makes it again'],
      [
        'E',
        'in the drawing: from a unit to the weights into it; ↑ ↓ go through them, ← → to their ends',
      ],
    ],
  },

  shapes: {
    name: 'Shapes',
    tip: 'The shape of every matrix, as in the article’s table.',
    columns: ['Layer', 'Matrix', 'Shape', 'Here'],
    note: 'n_l is the number of units of layer l, m the number of examples; columns are examples.',
  },

  drawing: 'The network',
  tools: 'Changes and panels',
  sheet: 'The equations',
  /** @param {string} reason */
  unavailable: (reason) => `This walk-through cannot compute here. ${reason}.`,
  refused: 'This network cannot be opened.',
  /** @param {string} address @param {string} reason */
  unreadable: (address, reason) => `The document at ${address} cannot be read (${reason}).`,
  dismiss: { name: 'Close', tip: 'Close this message.' },
  /** @param {string} typed @param {number} examples */
  badExample: (typed, examples) =>
    `Example: expected a whole number from 1 to ${examples}, or nothing for all, got ${typed}.`,
};
