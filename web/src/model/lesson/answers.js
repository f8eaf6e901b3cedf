// What became of an answer, where the practice core is not needed for that.
import { cellText } from '../cells.js';

/**
 * @import { Session } from '../../engine/session.js'
 * @import { NetworkDocument } from '../../engine/types.js'
 * @import { Place } from '../place.js'
 * @import { Position } from '../place.js'
 * @import { Goal } from './questions.js'
 */

/**
 * `value` is the number that a goal is about, as it is now; null where it is about none, or the number
 * is not there any more. `changed` are the numbers that were changed, where that is the goal.
 * @typedef {{isMet: boolean, value: number | null, changed: string[]}} GoalState
 */

/** What is close enough to be equal, of numbers that a reader sets. */
const NOISE = 1e-9;

/**
 * Whether a number is right to so many significant digits, rounded up, down or as usual.
 * @param {number} typed
 * @param {number} value
 * @param {number} digits
 */
export function isNear(typed, value, digits) {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))) + 1;
  const unit = 10 ** (size - digits);
  return Math.abs(typed - value) < unit * (1 + NOISE);
}

/**
 * Whether a network is still the one of a card, whatever was changed or trained in it, and not another
 * that the reader has opened: it has the same title and as many inputs, outputs and examples.
 * @param {NetworkDocument} original
 * @param {NetworkDocument} now
 */
export function isSameNetwork(original, now) {
  const [first, second] = [original, now].map(({ title, inputs, targets }) => [
    title,
    inputs.length,
    inputs[0].length,
    targets.length,
  ]);
  return first.every((part, index) => part === second[index]);
}

/**
 * @param {Goal} goal
 * @param {{
 *   session: Pick<Session, 'quantity' | 'loss'>,
 *   document: NetworkDocument,
 *   original: NetworkDocument,
 *   position: Position,
 * }} reader the network as the reader has it, with an `original` to compare, and where they are
 * @returns {GoalState}
 */
export function stateOf(goal, { session, document, original, position }) {
  switch (goal.kind) {
    case 'compare': {
      const value = numberAt(goal.of, session);
      return { isMet: value !== null && holds(value, goal), value, changed: [] };
    }
    case 'changed': {
      const changed = changesBetween(original, document);
      if (!changed) return { isMet: false, value: null, changed: [] };
      const areAllowed = goal.of.length === 0 || changed.every((name) => isOf(name, goal.of));
      const isMet = areAllowed && changed.length <= goal.atMost;
      return { isMet, value: changed.length, changed };
    }
    case 'at': {
      const { step, entry } = goal.place;
      const { cell } = position;
      const isThere =
        position.step === step &&
        (!entry || (cell?.row === entry.row && cell.column === entry.column));
      return { isMet: isThere, value: null, changed: [] };
    }
  }
}

/**
 * @param {number} value
 * @param {Extract<Goal, {kind: 'compare'}>} goal
 */
function holds(value, goal) {
  const isEqual = Math.abs(value - goal.value) <= NOISE * Math.max(1, Math.abs(goal.value));
  switch (goal.comparison) {
    case 'below':
      return value < goal.value;
    case 'above':
      return value > goal.value;
    case 'is':
      return isEqual;
    case 'isNot':
      return !isEqual;
  }
}

/**
 * @param {Place} place
 * @param {Pick<Session, 'quantity' | 'loss'>} session
 * @returns {number | null} null where there is no such number; the loss is that of the parameters as
 *   they are now
 */
function numberAt({ step, entry }, session) {
  if (step === 'loss') return session.loss();
  try {
    const { rows, columns, values } = session.quantity(step);
    const { row, column } = entry ?? { row: 0, column: 0 };
    return row < rows && column < columns ? values[row * columns + column] : null;
  } catch {
    return null; // the reader has made another network of it
  }
}

/**
 * The single numbers in which two networks differ.
 * @param {NetworkDocument} before
 * @param {NetworkDocument} after
 * @returns {string[] | null} null if they differ in more than numbers
 */
export function changesBetween(before, after) {
  const [first, second] = [before, after].map(numbersIn);
  if (first.rest !== second.rest || first.numbers.size !== second.numbers.size) return null;
  const names = [...first.numbers.keys()];
  if (!names.every((name) => second.numbers.has(name))) return null;
  return names.filter((name) => first.numbers.get(name) !== second.numbers.get(name));
}

/**
 * @param {NetworkDocument} network complete
 * @returns {{numbers: Map<string, number>, rest: string}}
 */
function numbersIn({ inputs, targets, layers, optimizer, ...others }) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const take = (/** @type {string} */ quantity, /** @type {readonly number[][]} */ rows) => {
    for (const [row, entries] of rows.entries()) {
      for (const [column, value] of entries.entries()) {
        numbers.set(cellText({ quantity, row, column }), value);
      }
    }
  };
  take('X', inputs);
  take('Y', targets);
  const activations = layers.map((layer, index) => {
    if (!('weights' in layer)) throw new TypeError('a document of the engine has all weights');
    take(`W[${index + 1}]`, layer.weights);
    take(
      `b[${index + 1}]`,
      layer.biases.map((bias) => [bias]),
    );
    return layer.activation;
  });
  const { learningRate = NaN, ...settings } = optimizer ?? {};
  numbers.set('alpha', learningRate);
  return { numbers, rest: JSON.stringify([{ ...others, training: null }, activations, settings]) };
}

/**
 * @param {string} name of a single number
 * @param {readonly string[]} kinds letters, quantities or numbers
 */
function isOf(name, kinds) {
  const [quantity] = name.split('(');
  const [letter] = quantity.split('[');
  return [name, quantity, letter].some((part) => kinds.includes(part));
}
