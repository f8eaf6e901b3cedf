// Targets that the loss can be measured against.
import { LOSSES } from '../settings.js';

/** @import { Edit, EditableDocument } from './network.js' */

/** How far the targets of an example may be from adding up to 1, as in the core. */
const TOLERANCE = 1e-9;

/**
 * Makes the targets fit the document's loss where they do not. For cross-entropy the targets of each
 * example become a distribution: negative ones 0, then all divided by their sum, equal shares if all
 * are 0. For binary cross-entropy each goes to the nearest number from 0 to 1. Examples whose targets
 * fit keep them to the bit.
 * @param {EditableDocument} network
 * @param {number | null} [kept] the row of the target that was just set: it stays as it is, and the
 *   others of its example give way. If it is no probability itself, nothing is changed: the core
 *   refuses it.
 * @returns {Edit}
 */
export function withTargetsThatFit(network, kept = null) {
  const rule = LOSSES.find(({ name }) => name === network.loss)?.targets ?? 'any';
  if (rule === 'any') return { document: network, adjusted: [] };
  if (kept !== null && network.targets[kept].some((y) => !isProbability(y))) {
    return { document: network, adjusted: [] };
  }
  let hasChanged = false;
  const targets = network.targets.map((row) => [...row]);
  for (let example = 0; example < targets[0].length; example++) {
    const column = targets.map((row) => row[example]);
    const fitting = rule === 'distributions' ? distribution(column, kept) : column.map(clamped);
    fitting.forEach((y, row) => {
      hasChanged ||= !Object.is(y, column[row]);
      targets[row][example] = y;
    });
  }
  return hasChanged
    ? { document: { ...network, targets }, adjusted: [{ setting: 'targets' }] }
    : { document: network, adjusted: [] };
}

/**
 * @param {number[]} column
 * @param {number | null} kept
 * @returns {number[]} from 0 to 1, with the sum 1; the same ones if they are that
 */
function distribution(column, kept) {
  const total = sumOf(column);
  if (column.every(isProbability) && Math.abs(total - 1) <= TOLERANCE) return column;
  if (column.length === 1) return kept === null ? [1] : column;
  const free = column.map((y, row) => (row === kept ? 0 : Math.max(y, 0)));
  // Divided by the largest first, so that no sum overflows.
  const largest = Math.max(...free);
  const even = column.map((_, row) => (row === kept ? 0 : 1));
  const shares = largest > 0 ? free.map((y) => y / largest) : even;
  const rest = kept === null ? 1 : 1 - column[kept];
  const whole = sumOf(shares);
  return shares.map((share, row) => (row === kept ? column[row] : (rest * share) / whole));
}

/** @param {number} y */
function clamped(y) {
  return isProbability(y) ? y : Math.min(Math.max(y, 0), 1);
}

/** @param {number} y */
function isProbability(y) {
  return y >= 0 && y <= 1;
}

/** @param {number[]} numbers */
function sumOf(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}
