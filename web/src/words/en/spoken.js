// How a screen reader says where a number stands: in a matrix, or in the drawing.

/** @type {Record<string, string>} */
const LETTERS = { v: 'velocity', s: 'mean square' };

/** Numbers that are no matrices. */
const SINGLE = /^(m|t|alpha|lambda|mu|beta[12]|epsilon|loss)$/;

/**
 * @param {string} name as in the engine: `dW[2]`, `exp(Z[4])`, `W[2]+`, ...
 * @returns {string} `gradient of W 2`, `e to the Z 4`, `new W 2`, ...
 */
function quantity(name) {
  const inner = name.match(/^(sum|exp|g')\((.*)\)$/);
  if (inner) {
    const [, what, of] = inner;
    if (what === 'exp') return `e to the ${quantity(of)}`;
    return what === 'sum' ? `sum of ${quantity(of)}` : `slope at ${quantity(of)}`;
  }
  const [, made, letter, layer, decayed, updated] =
    name.match(/^([dvs]?)([A-Zb])(?:\[(\d+)\])?('?)(\+?)$/) ?? [];
  if (!letter) return name;
  const plain = layer ? `${letter} ${layer}` : letter;
  const of = made === 'd' ? `gradient of ${plain}` : made ? `${LETTERS[made]} of ${plain}` : plain;
  return `${updated ? 'new ' : ''}${of}${decayed ? ' with weight decay' : ''}`;
}

/**
 * @param {string} name
 * @param {number} row counted from 0
 * @param {number} column counted from 0
 */
function place(name, row, column) {
  return SINGLE.test(name)
    ? quantity(name)
    : `${quantity(name)}, row ${row + 1}, column ${column + 1}`;
}

export const spoken = {
  quantity,

  /** @param {string} name @param {boolean} transposed */
  matrix: (name, transposed) => `${quantity(name)}${transposed ? ', transposed' : ''}`,

  place,

  /**
   * @param {string} name
   * @param {number} row counted from 0
   * @param {number} column counted from 0
   * @param {string} value
   */
  entry: (name, row, column, value) => `${place(name, row, column)}: ${value}`,

  /** One number that is no matrix, such as α. @param {string} name @param {string} value */
  number: (name, value) => `${quantity(name)}: ${value}`,

  /** An entry that is not worked out yet. @param {string} name @param {number} row @param {number} column */
  ahead: (name, row, column) => `${place(name, row, column)}: not yet worked out`,

  /**
   * @param {number} layer 0 for the inputs
   * @param {number} unit counted from 0
   * @param {string} value
   * @param {string} gradient empty where there is none yet
   */
  unit: (layer, unit, value, gradient) =>
    `${layer === 0 ? 'input' : `layer ${layer}, unit`} ${unit + 1}: ${value || 'not yet worked out'}${
      gradient ? `, gradient ${gradient}` : ''
    }`,

  /**
   * @param {string} name `W[2]`, or `dW[2]` where the edge shows its gradient
   * @param {number} to counted from 0
   * @param {number} from counted from 0
   * @param {string} value
   */
  edge: (name, to, from, value) =>
    `${quantity(name)}, row ${to + 1}, column ${from + 1}: ${value}, from unit ${from + 1} to unit ${to + 1}`,
};
