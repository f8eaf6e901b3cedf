// The chain-rule lens and the health marks, in English.

/** @import { Finding, GradientCheck, Paths } from '../../engine/types.js' */

/** @typedef {{quantity: string, row: number, column: number}} Entry */

const DIGITS = '₀₁₂₃₄₅₆₇₈₉';

/** @param {number} number */
function subscript(number) {
  return [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
}

/**
 * @param {readonly string[]} items
 * @returns {string} `1, 2 and 5`
 */
function listed(items) {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** More units than this would bury what the sentence says about them. */
const MOST_UNITS = 8;

/**
 * `Unit 2 of layer 1`, `Units 1, 2 and 5 of layer 3`, `12 units of layer 3`
 * @param {Finding} finding
 */
function unitsName({ layer, units }) {
  if (units.length > MOST_UNITS) return `${units.length} units of layer ${layer}`;
  const names = listed(units.map((unit) => `${unit + 1}`));
  return `Unit${units.length === 1 ? '' : 's'} ${names} of layer ${layer}`;
}

/**
 * @param {number} first
 * @param {number} last
 */
function weightsName(first, last) {
  if (first === last) return `W[${first}]`;
  return first + 1 === last ? `W[${first}] and W[${last}]` : `W[${first}] to W[${last}]`;
}

/** @type {Record<Finding['kind'], (finding: Finding, value: string) => string>} */
const FINDINGS = {
  'dead-unit': (finding) =>
    finding.units.length === 1
      ? `${unitsName(finding)} is off: its sum is not above 0 for any example, so ReLU passes on 0 and nothing flows back to its weights: they do not learn.`
      : `${unitsName(finding)} are off: their sums are not above 0 for any example, so ReLU passes on 0 and nothing flows back to their weights: they do not learn.`,
  'saturated-unit': (finding, value) =>
    finding.units.length === 1
      ? `${unitsName(finding)} is saturated: its activation is so flat for every example that its slope is at most ${value}, so hardly anything flows back to its weights: they learn very slowly.`
      : `${unitsName(finding)} are saturated: their activation is so flat for every example that its slope is at most ${value}, so hardly anything flows back to their weights: they learn very slowly.`,
  'symmetric-units': (finding) =>
    `${unitsName(finding)} are copies of each other: the same weights in, the same bias, the same weights out. Their gradients are the same too, so they stay copies and do the work of one unit.`,
  'no-flow': ({ layer, value }) =>
    `The gradients of ${weightsName(layer - value + 1, layer)} are all exactly 0 though the output is in error: no error arrives there, or only zeros come in. ${
      value === 1 ? 'These weights do' : 'The weights of these layers do'
    } not learn.`,
  'vanishing-gradient': ({ layer }, value) =>
    `The gradient vanishes on its way back: in layer ${layer} dZ is only ${value} times as large as at the output, so this layer and those before it learn far more slowly.`,
  'exploding-gradient': ({ layer }, value) =>
    `The gradient explodes on its way back: in layer ${layer} dZ is ${value} times as large as at the output, so the steps of this layer and those before it are far too large beside the others.`,
};

/** `W[2] row 1, column 3`, `b[1] row 2` @param {Entry} entry */
function entryName({ quantity, row, column }) {
  return /^d?b/.test(quantity)
    ? `${quantity} row ${row + 1}`
    : `${quantity} row ${row + 1}, column ${column + 1}`;
}

/**
 * Why a factor that is 0 ends its path.
 * @param {Entry} factor
 */
function deadReason({ quantity, row, column }) {
  const layer = quantity.match(/\[(\d+)\]/)?.[1];
  const unit = `unit ${row + 1} of layer ${layer}`;
  if (quantity === 'X') return `input x${subscript(row + 1)} is 0`;
  if (quantity.startsWith('A')) return `${unit} passes on 0`;
  if (quantity.startsWith('g')) return `${unit} is off: its slope is 0`;
  if (quantity.startsWith('W')) {
    return `the weight from unit ${column + 1} to unit ${row + 1} of layer ${layer} is 0`;
  }
  return quantity.startsWith('dA')
    ? `output ${row + 1} does not change the loss`
    : `no error at ${unit}`;
}

/** @param {number} count @param {string} text the same as text */
function pathsName(count, text) {
  return `${text} path${count === 1 ? '' : 's'}`;
}

export const lens = {
  /** @param {Entry} entry */
  title: (entry) => `Every path of ${entryName(entry)} to the loss`,
  /** @param {Paths} paths @param {string} text the number of all paths */
  sentence: ({ count, paths, rest }, text) =>
    count === 1
      ? 'There is one path. The chain rule multiplies the local derivatives along it.'
      : `There are ${text} paths. The chain rule multiplies the local derivatives along each, and adds up the paths.${
          count === paths.length && !rest
            ? ''
            : ` They are told as ${paths.length}${rest ? ' and a rest' : ''}: those that begin alike stand together, the rest of their way summed up in dZ.`
        }`,
  /** @param {number} example counted from 1 @param {number} examples */
  alone: (example, examples) =>
    `Example ${example} of ${examples} alone: its paths, and its share of the gradient.`,
  list: 'The paths',
  bias: 'bias',
  /** @param {number} unit counted from 0 */
  input: (unit) => `x${subscript(unit + 1)}`,
  /** @param {number} layer @param {number} unit counted from 0 */
  unit: (layer, unit) => `layer ${layer} unit ${unit + 1}`,
  /** @param {number} layer */
  allUnits: (layer) => `all units of layer ${layer}`,
  more: '…',
  loss: 'loss',
  arrow: ' → ',
  traceTip: 'Show this path in the drawing.',
  /** @param {string} count */
  group: (count) => `${count} paths in one`,
  /** @param {Entry} factor */
  dead: (factor) => `dead: ${deadReason(factor)}`,
  /** @param {number} example counted from 1 */
  example: (example) => `Example ${example}`,
  /** @param {NonNullable<Paths['rest']>} rest @param {string} text the number of its paths */
  rest: ({ examples, count }, text) =>
    `${examples} more example${examples === 1 ? '' : 's'} whose sums are smaller, ${pathsName(count, text)} together`,
  /** @param {number | null} example counted from 1; null where there is only one */
  sum: (example) => `Sum of the paths${example === null ? '' : ` of example ${example}`}`,
  sumOfExamples: 'Sum over the examples',
  divided: 'Divided by the number of examples',
  /** @param {Entry} entry of a gradient */
  fromMatrices: (entry) => `The same number from the matrices, ${entryName(entry)}`,

  check: {
    name: 'Check it: nudge this number',
    tip: 'Work the loss out again with this number a little larger and a little smaller.',
    /** @param {string} h */
    by: (h) => `by ±${h}`,
    /** @param {GradientCheck} check
     * @param {Record<'h' | 'above' | 'below' | 'numeric' | 'analytic' | 'scale', string>} texts */
    sentence: (check, { h, above, below, numeric, analytic, scale }) =>
      `With θ for ${entryName({ ...check, quantity: check.parameter })}, h = ${h} for the nudge and L for the loss: L(θ+h) = ${above} and L(θ−h) = ${below}. The slope (L(θ+h) − L(θ−h)) / 2h${
        check.scale === 1 ? '' : `, times ${scale} as this network scales its gradients,`
      } is ${numeric}; from the matrices, d${check.parameter} = ${analytic}.`,
    wholeBatch: 'This loss and this gradient are those of the whole batch.',
  },

  health: {
    name: 'Health',
    tip: 'Units that are off or saturated, gradients that vanish or explode, and what that does.',
    /** @param {number} findings */
    count: (findings) => `${findings} found`,
    healthy:
      'Nothing is amiss: every unit takes part, and the gradient reaches every layer at a usable size.',
    /** What it is, and what it does to the numbers. @param {Finding} finding @param {string} value */
    sentence: (finding, value) => FINDINGS[finding.kind](finding, value),
    /** @param {Finding} finding */
    show: ({ layer, units }) =>
      units.length === 1 ? `Show unit ${units[0] + 1} of layer ${layer}` : `Show layer ${layer}`,
    showTip: 'Go there in the drawing.',
    sizes: 'How large dZ is in each layer',
    sizesNote:
      'Root mean square over units and examples. Equal differences in length are equal factors.',
  },
};
