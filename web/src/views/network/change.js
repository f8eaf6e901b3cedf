// A parameter before and after its update, in as few digits as tell the two apart.
import { formatNumber } from '../../format.js';

const MOST_DIGITS = 6;

/**
 * @param {number} before
 * @param {number} after
 * @param {number} digits significant digits that there is room for
 * @returns {[string, string]} `0.2` and `→ 0.208`
 */
export function changeText(before, after, digits) {
  const texts = [before, after].map((value) => formatNumber(value, digits).text);
  if (texts[0] === texts[1] && before !== after && digits < MOST_DIGITS) {
    return changeText(before, after, digits + 1);
  }
  return [texts[0], `→ ${texts[1]}`];
}
