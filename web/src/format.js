// The one place where a number becomes text.

const MINUS = '\u2212';
const FIGURE_SPACE = '\u2007';
const PUNCTUATION_SPACE = '\u2008';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Below this many significant digits, what a double differs from its decimal by is only noise. */
const NOISE_FREE_DIGITS = 12;
const USUAL_DIGITS = 5;
const LARGEST_PLAIN = 1e6;
const SMALLEST_PLAIN = 1e-4;

/** What is known without asking, which takes 40 ms the first time. */
const MOST_PAGES = /^en(-(US|GB|CA|AU))?$/i;

/** @typedef {'.' | ','} DecimalSign */

/** @type {DecimalSign} */
let decimal = '.';
/** Significant digits that numbers are rounded to. */
let significant = USUAL_DIGITS;
/** @type {Map<string, DecimalSign>} of the languages that were asked for: finding out takes a while */
const signs = new Map();

/**
 * From here on, until the next call, numbers are written with the decimal sign of a language, and
 * with so many significant digits. Rendering is synchronous: who renders calls this first. Digits
 * stay 0 to 9, so the sign is the one that goes with them.
 * @param {string} language a tag such as `de` or `en-GB`; an unknown one has a point
 * @param {number} [digits]
 */
export function useLocale(language, digits = USUAL_DIGITS) {
  significant = digits;
  decimal = signs.get(language) ?? signOf(language);
  signs.set(language, decimal);
}

/** What the writing of numbers depends on: another where the same number is another text. */
export function numberStyle() {
  return `${decimal}${significant}`;
}

/** The sign between the whole and the rest of a number: `.` or `,`. */
export function decimalSign() {
  return decimal;
}

/**
 * A sentence whose decimal numbers have the sign of the others.
 * @param {string} sentence
 */
export function localizedText(sentence) {
  return sentence.replace(/(\d)\.(?=\d)/g, (_, digit) => digit + decimal);
}

/** What stands between the arguments of a function: max(0, 2.6), but max(0; 2,6). */
export function listSeparator() {
  return decimal === ',' ? ';' : ',';
}

/**
 * A number as it stands in a field where it can be changed: every digit of the double, so that
 * typing the same again changes nothing, with the decimal sign of the language. The minus is the
 * one of keyboards.
 * @param {number} value
 */
export function editableText(value) {
  return String(value).replace('.', decimal);
}

/**
 * @param {string} language
 * @returns {DecimalSign}
 */
function signOf(language) {
  if (MOST_PAGES.test(language)) return '.';
  try {
    const format = new Intl.NumberFormat([language, 'en'], { numberingSystem: 'latn' });
    const parts = format.formatToParts(0.5);
    return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
  } catch (error) {
    if (error instanceof RangeError) return '.'; // no language tag
    throw error;
  }
}

/**
 * A number as a reader writes it: the minus sign is U+2212, a decimal of few digits stands in full
 * (0.1 + 0.2 is `0.3`), others are rounded, and very large or small ones get a power of ten.
 * @param {number} value
 * @param {number} [digits] significant digits to round to, as useLocale() was told unless given
 * @returns {{text: string, exact: boolean}} `exact` says that nothing was rounded away
 */
export function formatNumber(value, digits = significant) {
  const { isNegative, size, exponent, exact } = numberParts(value, digits);
  const power = exponent === null ? '' : `×10${superscript(exponent)}`;
  const digitsText = size.replace('.', decimal).replace('Infinity', '∞');
  return { text: (isNegative ? MINUS : '') + digitsText + power, exact };
}

/**
 * What a number is written with, for notations that have signs of their own.
 * @param {number} value
 * @param {number} [digits] as of formatNumber()
 * @returns {{isNegative: boolean, size: string, exponent: number | null, exact: boolean}} `size` has
 *   a decimal point in every language, or is `Infinity` or `NaN`; `exponent` is that of the power of
 *   ten, if there is one
 */
export function numberParts(value, digits = significant) {
  const isNegative = value < 0;
  const whole = (/** @type {string} */ size, exact = true) => {
    return { isNegative, size, exponent: null, exact };
  };
  if (!Number.isFinite(value)) return whole(String(Math.abs(value)));
  const precise = Number(Math.abs(value).toPrecision(NOISE_FREE_DIGITS));
  if (Number.isInteger(precise) && precise < LARGEST_PLAIN) return whole(String(precise));
  const rounded = Number(precise.toPrecision(digits));
  const exact = rounded === precise;
  if (rounded >= SMALLEST_PLAIN && rounded < LARGEST_PLAIN) return whole(String(rounded), exact);
  const [size, exponent] = rounded.toExponential().split('e');
  return { isNegative, size, exponent: Number(exponent), exact };
}

/** @param {number} whole */
export function superscript(whole) {
  return [...String(whole)]
    .map((character) => (character === '-' ? '⁻' : SUPERSCRIPTS[Number(character)]))
    .join('');
}

/**
 * Pads the numbers of a column so that, with tabular figures, their decimal signs are aligned when
 * they are set flush right.
 * @param {readonly string[]} texts
 * @returns {string[]}
 */
export function alignColumn(texts) {
  if (texts.some((text) => text.includes('×'))) return [...texts]; // powers of ten have no common point
  const fractions = texts.map((text) => {
    const point = text.indexOf(decimal);
    return point < 0 ? 0 : text.length - point - 1;
  });
  const longest = Math.max(...fractions);
  return texts.map((text, index) => {
    const missing = FIGURE_SPACE.repeat(longest - fractions[index]);
    const needsPoint = longest > 0 && fractions[index] === 0;
    return text + (needsPoint ? PUNCTUATION_SPACE : '') + missing;
  });
}
