// Where a number comes from and where it goes: the entries of a unit or an edge of the drawing, the
// step that makes a quantity and those that read it.

/**
 * @import { Matrix, Step } from '../engine/types.js'
 * @import { Edge, Entry, Unit } from './links.js'
 */

/**
 * The numbers of one unit or one edge, in the order in which an iteration makes them.
 * @param {Unit | Edge} place
 * @param {{
 *   steps: readonly Step[],
 *   depth: number,
 *   example: number,
 *   quantityOf: (name: string) => Matrix,
 * }} network `depth` is the number of layers; `example` the column that is looked at
 * @returns {Entry[]}
 */
export function entriesOf(place, { steps, depth, example, quantityOf }) {
  const made = new Set(steps.map(({ result }) => result));
  const isThere = (/** @type {string} */ name) =>
    /^([XY]|[Wb]\[\d+\])$/.test(name) || made.has(name);
  return namesOf(place, depth)
    .filter(isThere)
    .map((quantity) => {
      if (place.kind === 'edge') return entry(quantity, place.to, place.from);
      const { rows, columns } = quantityOf(quantity);
      // One bias may serve the whole layer, and a sum of exponentials all units.
      return entry(quantity, Math.min(place.unit, rows - 1), Math.min(example, columns - 1));
    });
}

/**
 * What the drawing writes at a unit or an edge on the way forward: the first of these that is known.
 * @param {Unit | Edge} place
 * @param {number} example
 * @returns {Entry[]}
 */
export function drawnEntriesOf(place, example) {
  const { layer: l } = place;
  if (place.kind === 'edge') return [entry(`W[${l}]`, place.to, place.from)];
  const names = l === 0 ? ['X'] : [`A[${l}]`, `Z[${l}]`];
  return names.map((name) => entry(name, place.unit, example));
}

/**
 * @param {string} quantity
 * @param {number} row
 * @param {number} column
 * @returns {Entry}
 */
function entry(quantity, row, column) {
  return { kind: 'entry', quantity, row, column };
}

/**
 * @param {Unit | Edge} place
 * @param {number} depth
 */
function namesOf({ kind, layer: l }, depth) {
  if (kind === 'edge') {
    return [`W[${l}]`, `dW[${l}]`, `dW[${l}]'`, `vW[${l}]+`, `sW[${l}]+`, `W[${l}]+`];
  }
  if (l === 0) return ['X'];
  return [
    `b[${l}]`,
    `Z[${l}]`,
    `exp(Z[${l}])`,
    `A[${l}]`,
    ...(l === depth ? ['Y'] : []),
    `dA[${l}]`,
    `dZ[${l}]`,
    `db[${l}]`,
    `vb[${l}]+`,
    `sb[${l}]+`,
    `b[${l}]+`,
  ];
}

/**
 * @param {string} quantity
 * @param {readonly Step[]} steps
 * @returns {Step | undefined} none makes what an iteration starts with
 */
export function makerOf(quantity, steps) {
  return steps.find(({ result }) => result === quantity);
}

/**
 * @param {string} quantity
 * @param {readonly Step[]} steps
 */
export function readersOf(quantity, steps) {
  const derivative = /^Z\[\d+\]$/.test(quantity) ? `g'(${quantity})` : quantity;
  return steps.filter(({ reads }) => reads.includes(quantity) || reads.includes(derivative));
}

/**
 * Whether a reader can change the entries of a quantity: what an iteration starts with and what it
 * learns from.
 * @param {string} quantity
 */
export function isEditable(quantity) {
  return /^(X|Y|alpha|[Wb]\[\d+\])$/.test(quantity);
}
