// Where everything of the drawing stands. Pure geometry, in px.

/** With more units than this a layer shows its first ones, a gap, and its last. */
const MOST_UNITS = 8;
const SHOWN_AT_START = 5;
/** Narrower columns than this would not hold a number: the drawing scrolls instead. */
const NARROWEST_COLUMN = 54;
const LARGEST_RADIUS = 26;
const TITLE_HEIGHT = 44;
/** From this width of a column on, in px, numbers have three significant digits, else two. */
const THREE_DIGITS = 80;
/**
 * Distance of two units of a column, as a multiple of the radius: room for a gradient between; and,
 * where columns are narrow, for the number of an edge, which is wider than the space between circles.
 */
const PITCH = 3.1;
const TIGHT_PITCH = 4;
/** From the last units to the bottom, in the same way. */
const BOTTOM = 2.1;
const TIGHT_BOTTOM = 2.8;

/**
 * @typedef {{unit: number | null, y: number}} Place null stands for the units left out; where none
 *   are though there are many, it stands at the end
 * @typedef {{x: number, places: Place[]}} Column
 * @typedef {{width: number, height: number, columnWidth: number, radius: number, pitch: number,
 *   isTight: boolean, digits: number, columns: Column[]}} Layout `pitch` is the distance of two units of
 *   a column; `digits` are the significant digits that there is room for, few where it `isTight`
 */

/**
 * Columns of equal width: the inputs, one per layer, and the targets. Columns with few units are
 * centred.
 * @param {{counts: readonly number[], width: number, focus?: readonly (number | null)[],
 *   expanded?: ReadonlySet<number>}} network
 *   `counts`: units of every column; `width` of the container; `focus`: per column, a unit that must
 *   be among those shown; `expanded`: the columns that show all their units
 * @returns {Layout}
 */
export function layOut({ counts, width, focus = [], expanded = new Set() }) {
  const columnWidth = Math.max(width / counts.length, NARROWEST_COLUMN);
  const radius = Math.min(LARGEST_RADIUS, columnWidth * 0.3);
  const isTight = columnWidth < THREE_DIGITS;
  const pitch = radius * (isTight ? TIGHT_PITCH : PITCH);
  const shown = counts.map((count, column) =>
    shownUnits(count, focus[column] ?? null, expanded.has(column)),
  );
  const tallest = Math.max(...shown.map((units) => units.length));
  const top = TITLE_HEIGHT + radius;
  const columns = shown.map((units, index) => ({
    x: columnWidth * (index + 0.5),
    places: units.map((unit, position) => ({
      unit,
      y: top + pitch * (position + (tallest - units.length) / 2),
    })),
  }));
  return {
    width: columnWidth * counts.length,
    height: top + pitch * (tallest - 1) + radius * (isTight ? TIGHT_BOTTOM : BOTTOM),
    columnWidth,
    radius,
    pitch,
    isTight,
    digits: isTight ? 2 : 3,
    columns,
  };
}

/**
 * @param {number} count
 * @param {number | null} focus
 * @param {boolean} isExpanded
 * @returns {(number | null)[]}
 */
function shownUnits(count, focus, isExpanded) {
  const all = Array.from({ length: count }, (_, unit) => unit);
  if (count <= MOST_UNITS) return all;
  if (isExpanded) return [...all, null];
  const start = Array.from({ length: SHOWN_AT_START }, (_, unit) => unit);
  const isBetween = focus !== null && focus >= SHOWN_AT_START && focus < count - 1;
  return isBetween ? [...start, null, focus, count - 1] : [...start, null, count - 1];
}

/**
 * A line between two circles, from rim to rim.
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {number} radius
 */
export function rimToRim(from, to, radius) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [(dx / length) * (radius + 2), (dy / length) * (radius + 2)];
  return { x1: from.x + ux, y1: from.y + uy, x2: to.x - ux, y2: to.y - uy };
}
