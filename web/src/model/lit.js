// Numbers that somebody else than the reader points at, as authors write them: `W[2](1,3)`, or all of
// `W[2]`, with spaces between.
import { parsePlace } from './place.js';

/**
 * @import { Matrix } from '../engine/types.js'
 * @import { Entry } from './links.js'
 */

/** A matrix has no more marks than can be seen. */
const MOST_LIT = 1000;

const GIVEN = /^(?:[XY]|[Wb]\[\d+\])$/;

/**
 * Whether a quantity is one that no step makes.
 * @param {string} quantity
 */
export function isGiven(quantity) {
  return GIVEN.test(quantity);
}

/**
 * @param {string} text
 * @param {{quantityOf: (name: string) => Matrix}} walk
 * @returns {{entries: Entry[], unknown: string}} `unknown` is the first that the network has not;
 *   empty if there is none
 */
export function litEntries(text, { quantityOf }) {
  /** @type {Entry[]} */
  const entries = [];
  for (const name of text.split(/[\s;]+/).filter(Boolean)) {
    const place = parsePlace(name);
    const matrix = place && matrixNamed(place.step, quantityOf);
    if (!matrix || place.iteration !== null) return { entries, unknown: name };
    const { rows, columns } = matrix;
    const { entry, step: quantity } = place;
    if (entry && (entry.row >= rows || entry.column >= columns)) return { entries, unknown: name };
    const all = Array.from({ length: Math.min(rows * columns, MOST_LIT) }, (_, cell) => {
      return { row: Math.floor(cell / columns), column: cell % columns };
    });
    entries.push(
      ...(entry ? [entry] : all).map((at) => ({
        kind: /** @type {const} */ ('entry'),
        quantity,
        ...at,
      })),
    );
  }
  return { entries, unknown: '' };
}

/**
 * @param {string} name
 * @param {(name: string) => Matrix} quantityOf
 * @returns {Matrix | null} null if the network has none of that name
 */
export function matrixNamed(name, quantityOf) {
  try {
    return quantityOf(name);
  } catch {
    return null;
  }
}
