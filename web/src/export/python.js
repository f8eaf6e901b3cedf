// What the scripts in Python have in common: names, numbers, and how they are laid out.
import { rowsOf } from '../engine/matrix.js';
import { givensOf } from '../model/derivation.js';
import { equationToText } from './plain-text.js';
import { isOneNumber, symbolParts } from './symbols.js';

/**
 * @import { Matrix, Step } from '../engine/types.js'
 * @import { Derivation } from '../model/derivation.js'
 * @import { SymbolParts } from './symbols.js'
 */

const LINE_WIDTH = 88;

/** Nearer to 0 than this, rounding decides on which side of its kink a ReLU is. */
const KINK_WIDTH = 1e-12;

/** @type {Record<string, string>} words of Python */
const SETTINGS = { lambda: 'lambda_' };

/**
 * What a quantity is called in a script: `W1`, `dZ3`, `expZ4`. What an update makes takes the name of
 * what it replaces, which nothing reads after it.
 * @param {string} quantity
 * @returns {string}
 */
export function pythonName(quantity) {
  return nameOf(symbolParts(quantity));
}

/** @param {SymbolParts} parts @returns {string} */
function nameOf(parts) {
  switch (parts.kind) {
    case 'setting':
      return SETTINGS[parts.name] ?? parts.name;
    case 'sums':
      return 'sum_exp';
    case 'power':
      return `exp${nameOf(parts.of)}`;
    case 'derivative':
      return `slope${parts.of.kind === 'layered' ? parts.of.layer : ''}`;
    case 'layered': {
      const { before, letter, layer, isDecayed } = parts;
      return `${before}${letter}${layer}${isDecayed ? '_decayed' : ''}`;
    }
  }
}

/**
 * A matrix, or one number, with every digit.
 * @param {string} quantity what it is
 * @param {Matrix} matrix
 * @param {number} column where it begins
 * @returns {string} lines
 */
function pythonMatrix(quantity, matrix, column) {
  if (isOneNumber(quantity, matrix) && symbolParts(quantity).kind === 'setting') {
    return pythonNumber(matrix.values[0]);
  }
  const rows = rowsOf(matrix).map((row) => `[${row.map(pythonNumber).join(', ')}]`);
  const line = `matrix(${rows.join(', ')})`;
  if (column + line.length < LINE_WIDTH) return line;
  return `matrix(\n${rows.map((row) => `    ${row},\n`).join('')})`;
}

/** @param {number} value */
function pythonNumber(value) {
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/**
 * Gives a quantity its name.
 * @param {string} quantity
 * @param {Matrix} matrix
 */
export function assignment(quantity, matrix) {
  const before = `${pythonName(quantity)} = `;
  return before + pythonMatrix(quantity, matrix, before.length);
}

/**
 * Compares a quantity with what the engine has.
 * @param {string} quantity
 * @param {Matrix} matrix
 * @param {string} [found] an expression in Python, unless it is in the quantity's name
 */
export function comparison(quantity, matrix, found = pythonName(quantity)) {
  const before = `check("${quantity}", ${found}, `;
  return `${before}${pythonMatrix(quantity, matrix, before.length + 1)})`;
}

/**
 * @param {string} text
 * @returns {string} of one line
 */
export function comment(text) {
  return `# ${text.replace(/[\s\p{Cc}]+/gu, ' ').trim()}`;
}

/**
 * What stands above a step: its place, and its formula.
 * @param {Step} step
 * @param {Derivation} derivation
 */
export function stepComment(step, { steps, quantityOf }) {
  const { index, phase, layer } = step;
  const where = phase === 'loss' ? 'loss' : `${phase}, layer ${layer}`;
  const formula = equationToText(step, quantityOf, { level: 'symbols' });
  return [comment(`Step ${index + 1} of ${steps.length}: ${where}`), comment(formula)].join('\n');
}

/**
 * The numbers that the iteration starts from. Examples are counted, not stated.
 * @param {Derivation} derivation
 * @param {(quantity: string) => string} statement
 */
export function givens(derivation, statement) {
  return givensOf(derivation)
    .map((quantity) => (quantity === 'm' ? 'm = X.shape[1]  # examples' : statement(quantity)))
    .join('\n');
}

/**
 * A script: paragraphs under headings.
 * @param {Derivation} derivation
 * @param {{by: string, about: readonly string[], head: string, sections: readonly Section[]}} parts
 * @returns {string}
 */
export function script({ title, iteration }, { by, about, head, sections }) {
  const name = title ? `${title}: iteration` : 'Iteration';
  const intro = [
    `${name} ${iteration + 1} of training, recomputed with ${by}`,
    'A matrix has one column for each example. W1 is W[1], dZ1 is dZ[1], and so on.',
    ...about,
    'Every quantity is compared with its value in Backprop by Hand, to 1e-9 of itself (or',
    'of 1, if it is smaller). One line is printed if all agree; else the first that does not.',
  ];
  const parts = sections
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ heading, paragraphs }) => [`# ---- ${heading} ----`, ...paragraphs].join('\n\n'));
  const end = 'print(f"All {agreed} quantities agree with Backprop by Hand to 1e-9.")';
  const body = [...parts, end].join('\n\n');
  return `${intro.map(comment).join('\n')}\n\n${head}\n\n\n${body}\n`;
}

/** @typedef {{heading: string, paragraphs: readonly string[]}} Section */

/**
 * Whether an entry of a step's result is at the kink of a ReLU: it is 0, or next to it, because its
 * terms cancel, and another order of the same sum may come out on the other side.
 * @param {Step} step
 * @param {Derivation} derivation
 */
export function isAtKink({ result, operation, activation, index }, { quantityOf, arithmeticOf }) {
  if (operation !== 'linear' || !['relu', 'leaky-relu'].includes(activation)) return false;
  return quantityOf(result).values.some((value, cell) => {
    if (Math.abs(value) >= KINK_WIDTH) return false;
    return arithmeticOf(index, cell).operands?.some((term) => term.value !== 0);
  });
}

/** Said where entries are at the kink. */
export const KINK_COMMENT =
  '# A sum so near 0 may come out on either side of it, by rounding: there it is as stated.';

/**
 * Whether softmax takes the largest sum off before it raises e to it, lest that overflow.
 * @param {Step} step of the exponentials
 * @param {Derivation} derivation
 */
export function isShifted({ index, columns }, { arithmeticOf }) {
  const cells = Array.from({ length: columns }, (_, column) => column);
  return cells.some((cell) => arithmeticOf(index, cell).operands?.[0].kind === 'difference');
}

/** Said where softmax is shifted. */
export const SHIFT_COMMENT =
  '# The largest is taken off first where e to its power would overflow: the quotients stay.';

/** @param {readonly Step[]} run of one phase */
export function phaseName([{ phase }]) {
  return phase[0].toUpperCase() + phase.slice(1);
}
