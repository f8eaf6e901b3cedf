// The panel in which the network is changed.
import { network } from './network.js';

import { spoken } from './spoken.js';

/**
 * @import { Optimizer, Conventions, NetworkDocument } from '../../engine/types.js'
 * @import { Adjustment } from '../../model/edits.js'
 * @import { MatrixProblem } from '../../model/typed-matrix.js'
 * @import { NumberProblem } from '../../model/typed.js'
 */

export const editor = {
  name: 'Change',
  tip: 'Change numbers, examples, layers, training and conventions.',
  sections: {
    name: 'What to change',
    examples: 'Examples',
    layers: 'Layers',
    training: 'Training',
    start: 'Start',
  },
  howTo:
    'Select a number and type, then Enter; a double click opens it with its value. Arrow keys move between the cells. Drag a number sideways, turn the wheel over it, or press Alt + ↑ ↓ to change it little by little. A whole matrix can be pasted: [[1, 2], [3, 4]], CSV, or as NumPy prints it.',
  howToByTouch:
    'Tap a number twice to change it. What is wrong stays in the field, with a sentence that says why. A whole matrix can be pasted into the field: [[1, 2], [3, 4]], CSV, or as NumPy prints it.',

  examples: {
    add: { name: 'Add example', tip: 'One more column of X and Y, a copy of the last.' },
    remove: { name: 'Remove example', tip: 'Remove the example that is chosen, or the last.' },
    addInput: {
      name: 'Add input',
      tip: 'One more row of X, and a weight to each unit of layer 1.',
    },
    removeInput: { name: 'Remove input', tip: 'Remove the last row of X and its weights.' },
    inputs: 'Names of the inputs',
    outputs: 'Names of the outputs',
    /** @param {number} index counted from 0 */
    inputName: (index) => `Input ${index + 1}`,
    /** @param {number} index counted from 0 */
    outputName: (index) => `Output ${index + 1}`,
  },

  layers: {
    name: 'Layer',
    /** @param {number} layer @param {number} depth */
    layer: (layer, depth) => (layer === depth ? `${layer} (output)` : `${layer}`),
    units: 'Units',
    addUnit: {
      name: 'Add unit',
      tip: 'One more unit at the end of this layer, with small weights.',
    },
    removeUnit: { name: 'Remove unit', tip: 'Remove the unit that is chosen, or the last.' },
    addLayer: {
      name: 'Add layer',
      tip: 'A new layer before this one, with as many units as feed it.',
    },
    removeLayer: { name: 'Remove layer', tip: 'Remove this layer; the output layer stays.' },
    activation: 'Activation',
  },

  training: {
    loss: 'Loss',
    /** @type {Record<NetworkDocument['loss'], string>} */
    losses: {
      'cross-entropy': 'cross-entropy',
      'binary-cross-entropy': 'binary cross-entropy',
      'squared-error': 'squared error',
    },
    optimizer: 'Optimizer',
    /** @type {Record<Optimizer['kind'], string>} */
    optimizers: { 'gradient-descent': 'gradient descent', momentum: 'momentum', adam: 'Adam' },
    /** @type {Record<string, string>} */
    settings: {
      learningRate: 'Learning rate α',
      momentum: 'Momentum μ',
      beta1: 'β₁',
      beta2: 'β₂',
      epsilon: 'ε',
      weightDecay: 'Weight decay λ',
    },
    /** @type {Record<keyof Conventions, string>} */
    conventions: {
      update: 'Update',
      biases: 'Biases',
      lossScale: 'Loss over the examples',
      gradientScale: 'Gradients over the examples',
    },
    /** What a setting or a convention is. @type {Record<string, string>} */
    tips: {
      learningRate: 'How far each update goes against the gradient.',
      momentum: 'The part of its velocity that every parameter keeps from one update to the next.',
      beta1: 'The part of the running mean of the gradients that is kept at each update.',
      beta2: 'The part of the running mean of the squared gradients that is kept at each update.',
      epsilon: 'A tiny number below the fraction, so that nothing is divided by 0.',
      weightDecay: 'How strongly every weight is drawn towards 0: λ times it joins its gradient.',
      update:
        'Whether the error flows back through the weights from before the update, or new ones.',
      biases: 'Whether biases are trained, stay as they are, or are one for all units of a layer.',
      lossScale: 'How the losses of the examples become one number.',
      gradientScale: 'How the gradients of the examples become one for each parameter.',
    },
    /** @type {Record<string, string>} */
    choices: {
      simultaneous: 'simultaneous: after all gradients',
      'in-place': 'in place: on the way back',
      trained: 'trained',
      frozen: 'frozen: they stay as they are',
      shared: 'shared: one for a layer',
      mean: 'mean',
      sum: 'sum',
      'half-sum': 'half the sum',
    },
  },

  start: {
    reset: { name: 'Reset', tip: 'Back to the network as it was opened, untrained and unchanged.' },
    randomise: {
      name: 'Randomise weights',
      tip: 'Draw all weights anew; the same seed gives the same weights on every machine. Biases become 0.',
    },
    seed: 'Seed',
    initializer: 'Drawn by',
    /** @type {Record<string, string>} */
    initializers: {
      he: 'He (suits ReLU)',
      xavier: 'Xavier (suits tanh and sigmoid)',
      uniform: 'uniform, −1 to 1',
      zeros: 'zeros',
    },
  },

  undo: { name: 'Undo', tip: 'Take the last change back (Ctrl+Z).' },
  redo: { name: 'Redo', tip: 'Make the change again (Ctrl+Shift+Z).' },

  /** What a screen reader says after a change. */
  done: {
    value: spoken.entry,
    /** @param {string} setting @param {string} value */
    setting: (setting, value) => `${setting}: ${value}`,
    edit: 'The network is changed',
    undo: 'Undone',
    redo: 'Done again',
    /** @param {string} done @param {string} loss */
    withLoss: (done, loss) => `${done}. Loss: ${loss}.`,
  },

  /**
   * What a change brought with it.
   * @param {Adjustment} adjustment
   */
  adjusted: ({ setting, value = '' }) => ADJUSTED[setting](value),

  /** @type {Record<NumberProblem['reason'], (field: string, typed: string) => string>} */
  refused: {
    empty: (field) => `${field}: expected a number, got nothing.`,
    'not-a-number': (field, typed) =>
      `${field}: expected a number such as 0.5, −2 or 1/3, got ${typed}.`,
    'not-finite': (field, typed) => `${field}: expected a finite number, got ${typed}.`,
    ambiguous: (field, typed) =>
      `${field}: ${typed} can be read in two ways; write it without a thousands sign.`,
  },
  /**
   * @param {string} quantity
   * @param {{rows: number, columns: number}} shape that it has
   * @param {MatrixProblem} problem
   */
  badMatrix: (quantity, { rows, columns }, problem) =>
    `${quantity}: expected ${rows} × ${columns} numbers, ${matrixProblem(problem)}.`,
  /** @param {string} quantity @param {number} row @param {number} column counted from 0 */
  entry: (quantity, row, column) => {
    if (quantity === 'alpha') return 'Learning rate α';
    return /^[A-Za-z]+$/.test(quantity) && !/^[XY]$/.test(quantity)
      ? quantity
      : `${quantity.replace('+', ' (new)')} row ${row + 1}, column ${column + 1}`;
  },
  /**
   * What the network cannot take.
   * @param {string} field @param {string} expected @param {string} got
   */
  outOfRange: (field, expected, got) => `${field}: expected ${expected}, got ${got}.`,
  /** @param {number} example counted from 0 */
  targetsGaveWay: (example) =>
    `The other targets of example ${example + 1} gave way, so that all of them still add up to 1.`,
  /**
   * Of a number that cannot be changed itself.
   * @param {string} entry
   * @param {readonly string[]} from the quantities that it is worked out from
   */
  computed: (entry, from) =>
    from.length > 0
      ? `${entry} is worked out from ${list(from)}. What can be changed: ${GIVEN}.`
      : `${entry} cannot be changed itself. What can be changed: ${GIVEN}.`,
  /** @param {string} entry */
  newValue: (entry) => `New value of ${entry}`,
  /** @param {string} field @param {string} typed @param {number} largest */
  badSeed: (field, typed, largest) =>
    `${field}: expected a whole number from 0 to ${largest}, got ${typed === '' ? 'nothing' : typed}.`,
};

/**
 * @param {Readonly<Record<string, string>>} names
 * @param {string} value
 */
function named(names, value) {
  return names[value] ?? value;
}

const GIVEN = 'X, Y, the weights W, the biases b and α';

/** @param {readonly string[]} names `A, B and C` */
function list(names) {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
}

/** @type {Record<Adjustment['setting'], (value: string) => string>} */
const ADJUSTED = {
  loss: (value) =>
    `The loss became ${named(editor.training.losses, value)}, which goes with this output activation.`,
  outputActivation: (value) =>
    `The output activation became ${named(network.activations, value)}, which goes with this loss.`,
  lossScale: (value) =>
    `The loss over the examples became “${named(editor.training.choices, value)}”, which goes with this loss.`,
  gradientScale: (value) =>
    `The gradients over the examples became “${named(editor.training.choices, value)}”, as the loss.`,
  targets: () => 'The targets were changed to what this loss can be measured against.',
};

/** @param {MatrixProblem} problem */
function matrixProblem(problem) {
  switch (problem.reason) {
    case 'empty':
      return 'got nothing';
    case 'brackets':
      return 'got brackets that do not match';
    case 'rows':
      return `got ${problem.got} rows`;
    case 'count':
      return `got ${problem.got} numbers`;
    case 'columns':
      return `got ${problem.got} in row ${problem.row + 1}`;
    default:
      return `got ${problem.got} in row ${problem.row + 1}, column ${problem.column + 1}`;
  }
}
