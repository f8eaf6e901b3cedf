// Where the numbers of the edges at work stand, and in what type.
import { fitted, sizeIn } from './fitting.js';

/**
 * @import { Edge } from './edges.js'
 * @import { Layout } from './layout.js'
 * @import { Marks } from './marks.js'
 */

/** Where along an edge its number stands: where the edges at work are apart from each other. */
const ALONG = { linear: 0.3, 'activation-gradient': 0.6, 'one edge': 0.5 };
/** Sizes of type, in px; in a smaller one digits are left out. */
const TYPE = 12;
const SMALLEST_TYPE = 7;
/** What bold numbers may take of their room. */
const SHARE = 0.92;
/** From the middle of a number to the circles below it, in px. */
const ABOVE_CIRCLE = 8;
/** How far a number may reach over the rims beside it, in px. */
const OVER_RIM = 1;
/** An edge that is not steeper, as a part of the pitch, has circles on both sides of its middle. */
const FLAT = 0.75;

/**
 * `size` is null where the type is as usual; `lines` are one or two.
 * @typedef {{x: number, y: number, lines: string[], size: number | null}} Label
 */

/**
 * @param {Edge} edge
 * @param {Marks['operation']} operation
 * @param {Layout} layout
 * @returns {Label}
 */
export function labelOf(edge, operation, layout) {
  if (layout.isTight) return tightLabelOf(edge, operation, layout);
  const { x1, y1, x2, y2 } = edge.line;
  const isFan = operation === 'linear' || operation === 'activation-gradient';
  const along = ALONG[isFan ? operation : 'one edge'];
  return { x: x1 + (x2 - x1) * along, y: y1 + (y2 - y1) * along, lines: edge.label(), size: null };
}

/**
 * Where the number is wider than the space between two circles: between the rows, where the edge
 * passes; each of the edges of one unit in a row of its own. Of a flat edge between the circles, in
 * small type; what is wider yet, how it is updated, below the edge.
 * @param {Edge} edge
 * @param {Marks['operation']} operation
 * @param {Layout} layout
 * @returns {Label}
 */
function tightLabelOf(edge, operation, { radius, pitch, columnWidth, digits }) {
  const { ends, value } = edge;
  const label = edge.label();
  const [shared, other] =
    operation === 'activation-gradient' ? [ends.from, ends.to] : [ends.to, ends.from];
  const rise = shared.y - other.y;
  const middle = (ends.from.x + ends.to.x) / 2;
  const isChange = label.length > 1;
  const isFlat = Math.abs(rise) < FLAT * pitch;
  if (isFlat && !isChange) {
    const room = (columnWidth - 2 * radius + 2 * OVER_RIM) * SHARE;
    const type = { room, digits: digits + 1, largest: TYPE, smallest: SMALLEST_TYPE };
    const { text, size } = fitted(value, type);
    return { x: middle, y: (shared.y + other.y) / 2, lines: [text], size };
  }
  const size = Math.min(...label.map((text) => sizeIn(columnWidth * SHARE, text, TYPE)));
  if (isFlat) return { x: middle, y: (shared.y + other.y + pitch) / 2, lines: label, size };
  // Below circles are their gradients, but not while there are none.
  const isBackward = operation === 'activation-gradient' || operation === 'weight-gradient';
  const above = isBackward ? radius + ABOVE_CIRCLE : pitch / 2;
  const y = rise > 0 ? other.y + pitch - above : other.y - above;
  const x = other.x + ((shared.x - other.x) * (y - other.y)) / rise;
  return { x, y, lines: label, size };
}
