// What a reader chose, kept through moves and changes: of the whole batch, whatever is shown of it.
import { exampleOf } from './links.js';
import { matrixNamed } from './lit.js';

/**
 * @import { Thing } from './links.js'
 * @import { Walkthrough } from './walkthrough.js'
 */

/**
 * @template {Thing | null} Chosen
 * @param {Chosen} thing as it is shown
 * @param {Walkthrough} walk
 * @returns {Chosen} with its column in the whole batch
 */
export function ofBatch(thing, walk) {
  if (thing?.kind !== 'entry' || exampleOf(thing) === null) return thing;
  return { ...thing, column: walk.exampleAt(thing.column) };
}

/**
 * The reverse.
 * @param {Thing} thing
 * @param {Walkthrough} walk
 * @returns {Thing | null} as it is shown; null if it is not, or if the network has none such
 */
export function shownOf(thing, walk) {
  const example = exampleOf(thing);
  if (thing.kind !== 'entry' || example === null) return isThere(walk, thing) ? thing : null;
  const column = walk.columnOf(example);
  const shown = column === null ? null : { ...thing, column };
  return shown && isThere(walk, shown) ? shown : null;
}

/**
 * @param {Walkthrough} walk
 * @param {Thing} thing as it would be shown
 */
export function isThere(walk, thing) {
  if (thing.kind === 'entry') {
    const matrix = matrixNamed(thing.quantity, walk.quantityOf);
    return matrix !== null && thing.row < matrix.rows && thing.column < matrix.columns;
  }
  const unitsOf = (/** @type {number} */ layer) =>
    layer === 0 ? walk.inputs : (walk.layers[layer - 1]?.units ?? 0);
  if (thing.kind === 'unit') return thing.unit < unitsOf(thing.layer);
  return (
    thing.layer > 0 && thing.to < unitsOf(thing.layer) && thing.from < unitsOf(thing.layer - 1)
  );
}
