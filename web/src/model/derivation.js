// A whole iteration, as exports get it, and what they all ask of it.
import { reductions } from './reduce.js';
import { termCount } from './terms.js';
import { isReadable, shownCells, withoutZeroBias } from './lines.js';

/**
 * @import { Expression, Matrix, NetworkDocument, Step } from '../engine/types.js'
 */

const GIVEN_KINDS = [/^[XY]$/, /^[Wb]\[\d+\]$/, /^[a-z]\w*$/, /^[vs][Wb]\[\d+\]$/];

/**
 * One iteration with all examples of its batch. `iteration` counts from 0; `document` is the network
 * as the iteration starts; `isFinite` says that all its numbers are.
 * @typedef {{
 *   title: string,
 *   iteration: number,
 *   document: NetworkDocument,
 *   steps: readonly Step[],
 *   quantityOf: (name: string) => Matrix,
 *   arithmeticOf: (step: number, cell: number) => Expression,
 *   isFinite: boolean,
 * }} Derivation
 */

/**
 * The quantities that the iteration starts from: inputs and targets, then parameters, then settings,
 * then what the optimizer remembers.
 * @param {Derivation} derivation
 * @returns {string[]}
 */
export function givensOf({ steps }) {
  const made = new Set(steps.map(({ result }) => result));
  const read = new Set(['X', 'Y', ...steps.flatMap(({ reads }) => reads)]);
  const given = [...read].filter((name) => !made.has(name));
  return GIVEN_KINDS.flatMap((kind) => given.filter((name) => kind.test(name)));
}

/**
 * The steps in their order, those of the same phase together: an update in place comes between.
 * @param {readonly Step[]} steps
 * @returns {Step[][]}
 */
export function phasesOf(steps) {
  /** @type {Step[][]} */
  const runs = [];
  for (const step of steps) {
    if (runs.at(-1)?.[0].phase === step.phase) runs.at(-1)?.push(step);
    else runs.push([step]);
  }
  return runs;
}

/**
 * How an entry is worked out, stage by stage; nothing where it adds up too many terms to be read.
 * @param {Derivation} derivation
 * @param {Step} step
 * @param {number} cell
 */
export function stagesOf({ quantityOf, arithmeticOf }, step, cell) {
  if (!isReadable(termCount(step, quantityOf))) return [];
  return reductions(withoutZeroBias(arithmeticOf(step.index, cell)));
}

/**
 * What stands in a document about a step: the entries that are worked out, those of the beginning
 * where there are many.
 * @param {Derivation} derivation
 * @param {Step} step
 */
export function workedEntries(derivation, step) {
  const { rows, columns } = step;
  const terms = termCount(step, derivation.quantityOf);
  if (!isReadable(terms)) return [];
  return shownCells(rows * columns, terms, null).map((cell) => ({
    row: Math.floor(cell / columns),
    column: cell % columns,
    stages: stagesOf(derivation, step, cell),
  }));
}
