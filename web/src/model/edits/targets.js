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
 * @returns {Edit}
 */
export function withTargetsThatFit(network) {
  const rule = LOSSES.find(({ name }) => name === network.loss)?.targets ?? 'any';
  if (rule === 'any') return { document: network, adjusted: [] };
  let hasChanged = false;
  const targets = network.targets.map((row) => [...row]);
  for (let example = 0; example < targets[0].length; example++) {
    const column = targets.map((row) => row[example]);
    const fitting = rule === 'distributions' ? distribution(column) : column.map(clamped);
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
 * @returns {number[]} from 0 to 1, with the sum 1; the same ones if they are that
 */
function distribution(column) {
  const total = sumOf(column);
  if (column.every(isProbability) && Math.abs(total - 1) <= TOLERANCE) return column;
  if (column.length === 1) return [1];
  const free = column.map((y) => Math.max(y, 0));
  // Divided by the largest first, so that no sum overflows.
  const largest = Math.max(...free);
  const shares = free.map((y) => (largest > 0 ? y / largest : 1));
  const whole = sumOf(shares);
  return shares.map((share) => share / whole);
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
