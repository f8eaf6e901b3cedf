// Type in which matrices fit on paper. Lengths are in em of the usual type.
import { formatNumber } from '../../format.js';
import { shownCellsOf } from '../mathml.js';

/** @import { Matrix } from '../../engine/types.js' */

/** Of A4 and US letter the narrower, less what stands beside matrices in a line. */
const PAPER_WIDTH = 42;
const SIGN_WIDTH = 0.55;
/** Around a number, and around a matrix. */
const COLUMN_GAP = 0.9;
const BRACKETS = 1;
/** What is left out in the middle, and the numbers of the rows. */
const ELISION = 3;
/** A box to write into. */
const LEAST_COLUMN = 5.5;

/** The sizes that the style sheet has, in hundredths. */
const SIZES = [100, 80, 65, 50, 40, 30];
/** In smaller type nobody reads a formula's matrices, which stand further up as results. */
const LEAST_LEGIBLE = 65;

/**
 * @param {Matrix} matrix
 * @param {boolean} [isTransposed]
 */
export function widthOf({ rows, columns, values }, isTransposed = false) {
  const count = isTransposed ? rows : columns;
  const across = shownCellsOf({ rows: 1, columns: count }).length;
  const texts = shownCellsOf({ rows, columns }).map((cell) => formatNumber(values[cell]).text);
  const longest = Math.max(...texts.map((text) => text.length)) * SIGN_WIDTH + COLUMN_GAP;
  return across * Math.max(longest, LEAST_COLUMN) + BRACKETS + (across < count ? ELISION : 0);
}

/** @param {number} width */
export function isLegible(width) {
  return sizeFor(width) >= LEAST_LEGIBLE;
}

/**
 * The class of the type in which so much fits.
 * @param {number} width
 */
export function sizeClass(width) {
  return `size-${sizeFor(width)}`;
}

/** @param {number} width */
function sizeFor(width) {
  const fitting = SIZES.find((size) => (width * size) / 100 <= PAPER_WIDTH);
  return fitting ?? SIZES[SIZES.length - 1];
}
