// A place in the walk as authors write it: `dZ[3]`, `dZ[3](2,1)` for one entry of it, and with an
// iteration before it `2:dZ[3]`. Rows, columns and iterations count from 1, as on the page.

/**
 * @import { Grain, Phase } from '../engine/types.js'
 * @import { Target, Walkthrough } from './walkthrough.js'
 */

/**
 * Counted from 0; `step` is the quantity that the step makes.
 * @typedef {{iteration: number | null, step: string, entry: {row: number, column: number} | null}} Place
 */

const PLACE = /^(?:([1-9]\d{0,9}):)?([^:,]+?)(?:\(([1-9]\d{0,9}),([1-9]\d{0,9})\))?$/;

/**
 * @internal
 * @param {string} text
 * @returns {Place | null} null if it is none
 */
export function parsePlace(text) {
  const [, iteration, step, row, column] = text.replace(/\s/g, '').match(PLACE) ?? [];
  if (!step) return null;
  return {
    iteration: iteration ? Number(iteration) - 1 : null,
    step,
    entry: row ? { row: Number(row) - 1, column: Number(column) - 1 } : null,
  };
}

/**
 * @internal
 * @param {Place} place
 */
export function placeText({ iteration, step, entry }) {
  const before = iteration === null ? '' : `${iteration + 1}:`;
  return before + step + (entry ? `(${entry.row + 1},${entry.column + 1})` : '');
}

/**
 * Whether a step has a name: of what it makes, which for an update may be without its plus.
 * @internal
 * @param {string} result of the step
 * @param {string} name
 */
export function isNamed(result, name) {
  return result === name || result === `${name}+`;
}

/**
 * Whether a place that somebody named is where the reader is.
 * @internal
 * @param {Place} named
 * @param {Place} reached with its iteration
 */
export function isAt(named, reached) {
  const { iteration, step, entry } = named;
  if (!isNamed(reached.step, step)) return false;
  if (iteration !== null && iteration !== reached.iteration) return false;
  return !entry || (entry.row === reached.entry?.row && entry.column === reached.entry?.column);
}

/**
 * Where a reader is, counted from 0; `cell` is null where the step is looked at as a whole. `text` is
 * the place as parsePlace() reads it.
 * @typedef {{
 *   text: string,
 *   place: Place,
 *   phase: Phase,
 *   iteration: number,
 *   step: string,
 *   cell: {row: number, column: number} | null,
 * }} Position
 */

/**
 * @internal
 * @param {Walkthrough} walk
 * @returns {Position}
 */
export function positionOf({ step, position }) {
  const { iteration, cell } = position;
  const { phase, result, columns } = step;
  const entry = cell === null ? null : { row: Math.floor(cell / columns), column: cell % columns };
  const place = { iteration, step: result, entry };
  return { text: placeText(place), place, phase, iteration, step: result, cell: entry };
}

/**
 * Where a place is in a network.
 * @internal
 * @param {Place} place
 * @param {Walkthrough} walk
 * @param {Grain} grain what a place without an entry leads to: the step, or its first entry
 * @returns {Required<Target> | null} null if there is no such place, or it is too far to train
 */
export function targetOf({ iteration, step, entry }, walk, grain) {
  const index = walk.steps.findIndex(({ result }) => isNamed(result, step));
  if (index < 0) return null;
  const { rows, columns } = walk.steps[index];
  if (entry && (entry.row >= rows || entry.column >= columns)) return null;
  const now = walk.position.iteration;
  const at = iteration ?? now;
  if (at < walk.firstIteration || at - now > walk.mostIterations) return null;
  const whole = grain === 'cell' ? 0 : null;
  return { iteration: at, step: index, cell: entry ? entry.row * columns + entry.column : whole };
}
