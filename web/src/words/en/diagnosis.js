// How a wrong number came about, in a sentence each, and what is right in one that no slip explains.

/** @import { EntryOf, RightPart, Slip, SlipKind } from '../../engine/practice-types.js' */

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** Of these a sentence by itself is plainer. */
const STATED = ['other-entry', 'missing-factor'];

/**
 * What gives the number; it follows on "if", or of what is stated on the number.
 * @type {Record<SlipKind, (slip: Slip) => string>}
 */
const CLAUSES = {
  'other-entry': ({ taken, belongs }) =>
    `${placeName(taken)}, another entry: this one is about ${whatItIsAbout(taken, belongs)}`,
  'missing-factor': ({ taken, belongs }) =>
    `${placeName(taken)} alone: it has to be multiplied by ${placeName(belongs)}`,
  'wrong-sign': (slip) => `${partName(slip)} has the other sign`,
  'factor-of-ten': (slip) => `${partName(slip)} is ${sizeName(slip.factor ?? 10)}`,
  'missing-term': (slip) => `${partName(slip)} is left out`,
  'missing-bias': () => 'the bias is left out',
  transposed: ({ used }) =>
    `the rows and columns of ${name(used)} are exchanged: a transpose too many or too few`,
  'other-layer': exchanged,
  'other-operand': ({ taken, belongs }) =>
    `${placeName(taken)} is used where ${placeName(belongs)} belongs`,
  'activation-forgotten': (slip) => `the activation is forgotten, and ${exchanged(slip)}`,
  'mask-forgotten': (slip) =>
    slip.used?.startsWith('d')
      ? `the switch (derivative of ReLU) is forgotten, and ${exchanged(slip)}: where it is off (Z ≤ 0) the derivative is 0`
      : `ReLU is forgotten, and ${exchanged(slip)}`,
  'mask-misapplied': ({ used, instead }) =>
    `the switch of ReLU (on where Z > 0) is that of ${name(used)} where that of ${name(instead)} belongs`,
  'derivative-forgotten': () => 'the slope of the activation is forgotten',
  'derivative-misapplied': ({ used, instead }) =>
    used && instead
      ? exchanged({ used, instead })
      : 'another number stands where the slope of the activation belongs',
  'mean-forgotten': () => '1/m is forgotten, so that it is a sum and no mean',
  'mean-doubled': () => '1/m is there once too often',
  'error-reversed': () => 'the output is taken away from the target, not the target from it',
  'updated-weight': ({ used, instead }) =>
    `the new ${name(instead ?? used)} is used, from after the update, where the old one belongs`,
  'added-update': () => 'the update is added where it has to be taken away',
  'learning-rate-forgotten': () => 'the learning rate α is forgotten',
  'rounded-early': ({ digits = 0 }) =>
    `everything is rounded to ${digits} ${digits === 1 ? 'decimal' : 'decimals'} before the last line`,
};

/** @param {Slip} slip */
function partName({ term }) {
  return term === null ? 'the result' : termName(term);
}

/** @param {number} term counted from 0 */
function termName(term) {
  const ordinal = ORDINALS[term];
  return ordinal ? `the ${ordinal} term` : `term ${term + 1}`;
}

/** @param {EntryOf | undefined} entry counted from 0 */
function placeName(entry) {
  return entry ? `${name(entry.quantity)}(${entry.row + 1}, ${entry.column + 1})` : '';
}

/**
 * The row and the column of an entry, where they are others than those of the one taken.
 * @param {EntryOf | undefined} taken
 * @param {EntryOf | undefined} belongs
 */
function whatItIsAbout(taken, belongs) {
  if (!taken || !belongs) return '';
  const { quantity, row, column } = belongs;
  const [, layer] = quantity.match(/\[(\d+)\]/) ?? [];
  const ofLayer = layer ? ` of layer ${layer}` : '';
  const unit = row === taken.row ? '' : `unit ${row + 1}`;
  const beside = column === taken.column ? '' : `${column + 1}`;
  const places = quantity.includes('W')
    ? [[unit, beside && `input ${beside}`].filter(Boolean).join(' and ') + ofLayer]
    : [unit && unit + ofLayer, beside && `example ${beside}`];
  return places.filter(Boolean).join(' and ');
}

/** @param {number} factor above 1, or below */
function sizeName(factor) {
  return factor >= 1
    ? `${Math.round(factor)} times too large`
    : `${Math.round(1 / factor)} times too small`;
}

/** @param {Pick<Slip, 'used' | 'instead'>} slip */
function exchanged({ used, instead }) {
  return `${name(used)} is used where ${name(instead)} belongs`;
}

/** @param {string} [quantity] `W[2]+` is called by what it updates */
function name(quantity = 'a matrix') {
  if (quantity.startsWith('g')) return `the slope ${quantity} of the activation`;
  return quantity.replace(/\+$/, '');
}

/** @type {Record<RightPart['kind'], (part: RightPart) => string>} */
const PARTS = {
  term: ({ terms = [] }) =>
    terms.length === 1
      ? `${capital(termName(terms[0]))} is right; look at the others.`
      : `${capital(listed(terms.map(termName)))} are right; look at the others.`,
  operands: () => 'The numbers taken are the right ones; what is done with them is not.',
  intermediate: () => 'It is a part of the way to the result, which goes on from there.',
  sign: () => 'The sign is right.',
  magnitude: ({ digits }) =>
    digits === undefined ? 'The size is about right.' : `The first ${digits} digits are right.`,
};

/** @param {string[]} texts at least two */
function listed(texts) {
  return `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;
}

/** @param {string} text */
function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** @param {Slip} slip @param {string} value what comes out */
function sentenceOf(slip, value) {
  const { kind } = slip;
  return `${value} ${STATED.includes(kind) ? 'is' : 'comes out if'} ${CLAUSES[kind](slip)}.`;
}

export const diagnosis = {
  /** @param {Slip} slip @param {string} value what comes out */
  slip: sentenceOf,
  /** A second slip that gives the number. @param {Slip} slip @param {string} value */
  orSlip: (slip, value) => `Or: ${sentenceOf(slip, value)}`,
  /** Above a second one where it is folded away. */
  others: 'Was it something else?',
  /** @param {RightPart} part */
  part: (part) => PARTS[part.kind](part),
  unknown: 'This is not one of the slips that are recognised.',
  notYet: 'Not yet.',
  /** Where there are hints to take. */
  advice: 'Go through it once more, or take a hint.',
};
