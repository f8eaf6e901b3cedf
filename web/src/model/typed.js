// A number that a reader types or pastes. Nothing is guessed where a guess could be a thousandfold of
// what was meant.

/** @import { DecimalSign } from '../format.js' */

/**
 * `readings` are what an ambiguous number may mean.
 * @typedef {{reason: 'empty' | 'not-a-number' | 'not-finite'} |
 *   {reason: 'ambiguous', readings: number[]}} NumberProblem
 */

/** @typedef {{value: number} | NumberProblem} TypedNumber */

const EXPONENT = /^e([+-]?\d+)$/i;
/** A power of ten as the page writes it, 1.5×10⁻³, or as keyboards do: 1.5*10^-3. */
const POWER_OF_TEN = /\s*[×·*x]\s*10(?:\^([+-]?\d+)|(⁻?)([⁰¹²³⁴-⁹]+))$/i;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** What may stand before a decimal sign: thousands with the other sign or spaces between them. */
const THOUSANDS = {
  '.': /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)$/,
  ',': /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+)$/,
};
/** Spaces that stand between groups of three digits, and never between two numbers. */
const GROUP_SPACES = /[\u00a0\u2009\u202f]/g;

/**
 * Understands a number: `0.5`, `0,5`, `-.5`, `−0,5`, `2e-3`, `1.5×10⁻³`, `1.5*10^-3`, `1/3`, with
 * spaces around.
 *
 * `.` and `,` are both decimal signs. With both of them in one number the last one is (`1,234.5` and
 * `1.234,5`), and one that comes twice is not (`1,234,567`). One sign before exactly three digits, as
 * in `1,234`, could be either: it is a decimal sign if it is the locale's, otherwise the number is
 * ambiguous; but `0,234` and `1234,567` are clear, as no thousands are written so.
 * @param {string} text
 * @param {DecimalSign} [decimalSign] the locale's
 * @returns {TypedNumber}
 */
export function parseNumber(text, decimalSign = '.') {
  const plain = plainText(text);
  if (plain === '') return { reason: 'empty' };
  const parts = plain.split('/');
  const [above, below] = parts.map((part) => parseDecimal(part.trim(), decimalSign));
  if (parts.length === 1) return above;
  if (parts.length > 2) return { reason: 'not-a-number' };
  const tops = readingsOf(above);
  const bottoms = readingsOf(below);
  if (!tops) return above;
  if (!bottoms) return below;
  return oneOf(tops.flatMap((a) => bottoms.map((b) => a / b)));
}

/**
 * @param {string} text
 * @returns {string} with ASCII signs
 */
function plainText(text) {
  const plain = text.trim().replaceAll('\u2212', '-');
  if (plain.includes('/')) return plain; // a power of ten could be below the line, or beside it
  return plain.replace(
    POWER_OF_TEN,
    (_, exponent, minus, digits) => `e${exponent ?? (minus && '-') + plainDigits(digits)}`,
  );
}

/** @param {string} digits superscripts */
function plainDigits(digits) {
  return [...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
}

/**
 * @param {string} text no fraction
 * @param {DecimalSign} decimalSign
 * @returns {TypedNumber}
 */
function parseDecimal(text, decimalSign) {
  if (/^[+-]?(?:nan|inf|infinity|∞)$/i.test(text)) return { reason: 'not-finite' };
  const [, sign, digits, rest] = text.match(/^([+-]?)([\d.,\u00a0\u2009\u202f]+)(.*)$/s) ?? [];
  if (digits === undefined) return { reason: 'not-a-number' };
  const [, exponent = '0'] = rest.match(EXPONENT) ?? [];
  if (rest !== '' && !EXPONENT.test(rest)) return { reason: 'not-a-number' };
  const mantissas = readings(digits, decimalSign);
  if (mantissas.length === 0) return { reason: 'not-a-number' };
  return oneOf(mantissas.map((mantissa) => Number(`${sign}${mantissa}e${exponent}`)));
}

/**
 * @param {string} digits with decimal signs and signs between thousands
 * @param {DecimalSign} decimalSign
 * @returns {string[]} what it may mean, with `.` as the decimal sign: nothing, one, or two readings
 */
function readings(digits, decimalSign) {
  const asDecimals = /** @type {const} */ (['.', ','])
    .map((sign) => ({ sign, reading: readingWith(sign, digits) }))
    .filter(({ reading }) => reading !== undefined);
  const own = asDecimals.find(({ sign }) => sign === decimalSign && digits.includes(sign));
  const values = new Set(asDecimals.map(({ reading }) => /** @type {string} */ (reading)));
  return own ? [/** @type {string} */ (own.reading)] : [...values];
}

/**
 * @param {DecimalSign} sign taken as the decimal sign
 * @param {string} digits
 * @returns {string | undefined} undefined if the other sign and spaces do not stand between thousands
 */
function readingWith(sign, digits) {
  const [whole, fraction = '', ...more] = digits.split(sign);
  if (more.length > 0 || !/^\d*$/.test(fraction) || !/\d/.test(digits)) return undefined;
  const areThousands = THOUSANDS[sign].test(whole.replace(GROUP_SPACES, ' '));
  if (!areThousands && !/^\d*$/.test(whole)) return undefined;
  return `${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`;
}

/**
 * @param {TypedNumber} number
 * @returns {number[] | undefined} what it may mean
 */
function readingsOf(number) {
  if ('value' in number) return [number.value];
  return number.reason === 'ambiguous' ? number.readings : undefined;
}

/**
 * @param {number[]} values what was typed may mean
 * @returns {TypedNumber}
 */
function oneOf(values) {
  if (!values.every(Number.isFinite)) return { reason: 'not-finite' };
  return values.length === 1 ? { value: values[0] } : { reason: 'ambiguous', readings: values };
}
