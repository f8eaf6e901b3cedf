// Numbers in the drawing, in as large a type and as many digits as there is room for.
import { formatNumber } from '../../format.js';

/** Before the type becomes smaller than this, in px, digits are left out. */
const SMALLEST_TYPE = 6.5;
/**
 * How wide a sign is in the widest system font, as a part of the size of the type.
 * @param {string} sign
 */
function widthOfSign(sign) {
  if ('., '.includes(sign)) return 0.32;
  if ('⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.includes(sign)) return 0.4;
  return '−×→'.includes(sign) ? 0.84 : 0.64;
}

/** @param {string} text */
function widthOf(text) {
  let width = 0;
  for (const sign of text) width += widthOfSign(sign);
  return width;
}

/**
 * The size of type in which a text fits into its room.
 * @param {number} room in px, as all sizes here
 * @param {string} text
 * @param {number} largest
 */
export function sizeIn(room, text, largest) {
  return Math.min(room / widthOf(text), largest);
}

/**
 * @param {number} value
 * @param {{room: number, digits: number, largest: number, smallest?: number}} place `digits` at the
 *   most; `largest` type, and the `smallest` before digits are left out
 * @returns {{text: string, size: number}}
 */
export function fitted(value, { room, digits, largest, smallest = SMALLEST_TYPE }) {
  let best = { text: '', size: 0 };
  for (let count = digits; count > 0; count--) {
    const { text } = formatNumber(value, count);
    const size = sizeIn(room, text, largest);
    if (size >= Math.min(smallest, largest)) return { text, size };
    if (size > best.size) best = { text, size };
  }
  return best;
}
