// Numbers in the drawing, in as large a type and as many digits as there is room for.
import { formatNumber } from '../../format.js';

/** Before the type becomes smaller than this, in px, digits are left out. */
const SMALLEST_TYPE = 6.5;
/** How wide signs are in the widest system font, as a part of the size of the type. */
const WIDTHS = [
  { signs: /[., ]/, width: 0.32 },
  { signs: /[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/, width: 0.4 },
  { signs: /[−×→]/, width: 0.84 },
];
const WIDTH = 0.64;

/** @param {string} text */
function widthOf(text) {
  return [...text]
    .map((sign) => WIDTHS.find(({ signs }) => signs.test(sign))?.width ?? WIDTH)
    .reduce((sum, width) => sum + width, 0);
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
  const choices = Array.from({ length: digits }, (_, index) => {
    const { text } = formatNumber(value, digits - index);
    return { text, size: sizeIn(room, text, largest) };
  });
  const readable = choices.find(({ size }) => size >= Math.min(smallest, largest));
  return readable ?? choices.reduce((best, choice) => (choice.size > best.size ? choice : best));
}
