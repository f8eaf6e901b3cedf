// The one place where a number becomes text.

const MINUS = '\u2212';
const FIGURE_SPACE = '\u2007';
const PUNCTUATION_SPACE = '\u2008';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Below this many significant digits, what a double differs from its decimal by is only noise. */
const NOISE_FREE_DIGITS = 12;
const LARGEST_PLAIN = 1e6;
const SMALLEST_PLAIN = 1e-4;

/**
 * A number as a reader writes it: the minus sign is U+2212, a decimal of few digits stands in full
 * (0.1 + 0.2 is `0.3`), others are rounded, and very large or small ones get a power of ten.
 * @param {number} value
 * @param {number} [digits] significant digits to round to
 * @returns {{text: string, exact: boolean}} `exact` says that nothing was rounded away
 */
export function formatNumber(value, digits = 5) {
  if (!Number.isFinite(value)) return { text: nonFiniteText(value), exact: true };
  const precise = Number(value.toPrecision(NOISE_FREE_DIGITS));
  if (Number.isInteger(precise) && Math.abs(precise) < LARGEST_PLAIN) {
    return { text: withMinus(String(precise)), exact: true };
  }
  const rounded = Number(precise.toPrecision(digits));
  return { text: withMinus(decimalText(rounded)), exact: rounded === precise };
}

/** @param {number} value */
function nonFiniteText(value) {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '∞' : `${MINUS}∞`;
}

/** @param {number} value */
function decimalText(value) {
  const size = Math.abs(value);
  if (size === 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN)) return String(value);
  const [mantissa, exponent] = value.toExponential().split('e');
  const power = [...exponent.replace('+', '')]
    .map((character) => (character === '-' ? '⁻' : SUPERSCRIPTS[Number(character)]))
    .join('');
  return `${mantissa}×10${power}`;
}

/** @param {string} text `-0` loses its sign */
function withMinus(text) {
  return text === '-0' ? '0' : text.replace('-', MINUS);
}

/**
 * Pads the numbers of a column so that, with tabular figures, their decimal points are aligned when
 * they are set flush right.
 * @param {readonly string[]} texts
 * @returns {string[]}
 */
export function alignColumn(texts) {
  if (texts.some((text) => text.includes('×'))) return [...texts]; // powers of ten have no common point
  const fractions = texts.map((text) => {
    const point = text.indexOf('.');
    return point < 0 ? 0 : text.length - point - 1;
  });
  const longest = Math.max(...fractions);
  return texts.map((text, index) => {
    const missing = FIGURE_SPACE.repeat(longest - fractions[index]);
    const needsPoint = longest > 0 && fractions[index] === 0;
    return text + (needsPoint ? PUNCTUATION_SPACE : '') + missing;
  });
}
