// What of the drawing is at work in a step, and which numbers are known by then.

/**
 * @import { Operation, Step } from '../../engine/types.js'
 * @import { ShownPosition } from '../../model/known.js'
 */

/** Operations that work on the edges into a layer; the others work on its neurons. */
/** @type {ReadonlySet<Operation>} */
const ON_EDGES = new Set(['linear', 'weight-gradient', 'activation-gradient', 'weight-update']);
/** @type {ReadonlySet<Operation>} */
const ON_ONE_EDGE = new Set(['weight-gradient', 'weight-update']);

/**
 * `edges` is the layer that the edges at work lead into, or null; `neurons` the layer whose neurons
 * are at work (0 are the inputs). In cell grain `row` and `column` are those of the cell.
 * @typedef {{
 *   operation: Operation,
 *   direction: 'forward' | 'backward' | null,
 *   edges: number | null,
 *   neurons: number,
 *   row: number | null,
 *   column: number,
 * }} Marks
 */

/**
 * @param {Step} step
 * @param {Pick<ShownPosition, 'cell' | 'hinted'>} position
 * @returns {Marks}
 */
export function marksOf({ operation, phase, layer, columns }, position) {
  const cell = position.cell ?? position.hinted ?? null;
  const intoNext = operation === 'activation-gradient';
  return {
    operation,
    direction: phase === 'update' ? null : phase === 'backward' ? 'backward' : 'forward',
    edges: ON_EDGES.has(operation) ? layer + (intoNext ? 1 : 0) : null,
    neurons: layer,
    row: cell === null || operation === 'loss' ? null : Math.floor(cell / columns),
    column: cell === null ? 0 : cell % columns,
  };
}

/**
 * Whether an edge is read or made by the cell of the moment; without one, by the step.
 * @param {Marks} marks
 * @param {number} layer that the edge leads into
 * @param {number} to unit of that layer
 * @param {number} from unit of the layer before
 */
export function isEdgeLit({ operation, edges, row, column }, layer, to, from) {
  if (edges !== layer) return false;
  if (row === null) return true;
  if (ON_ONE_EDGE.has(operation)) return to === row && from === column;
  return operation === 'activation-gradient' ? from === row : to === row;
}

/**
 * @param {Marks} marks
 * @param {number} layer 0 for the inputs
 * @param {number} unit
 */
export function isNeuronLit({ operation, neurons, row, column }, layer, unit) {
  if (ON_ONE_EDGE.has(operation)) {
    const isTarget = layer === neurons && (row === null || unit === row);
    return isTarget || (layer === neurons - 1 && row !== null && unit === column);
  }
  if (layer !== neurons) return false;
  return row === null || operation === 'exponential-sums' || unit === row;
}
