// How a wrong number came about, in a sentence each, and what is right in one that no slip explains.

/** @import { RightPart, Slip, SlipKind } from '../../engine/practice-types.js' */

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** What gives the number; it follows on "if". @type {Record<SlipKind, (slip: Slip) => string>} */
const CLAUSES = {
  'wrong-sign': (slip) => `${partName(slip)} has the other sign`,
  'factor-of-ten': (slip) => `${partName(slip)} is ${sizeName(slip.factor ?? 10)}`,
  'missing-term': (slip) => `${partName(slip)} is left out`,
  'missing-bias': () => 'the bias is left out',
  transposed: ({ used }) =>
    `${name(used)} is taken with its rows for columns, or its columns for rows`,
  'other-layer': exchanged,
  'mask-forgotten': (slip) => `ReLU is forgotten, and ${exchanged(slip)}`,
  'mask-misapplied': ({ used, instead }) =>
    `the mask of ${name(used)} is applied where that of ${name(instead)} belongs`,
  'derivative-forgotten': () => 'the slope of the activation is forgotten',
  'derivative-misapplied': ({ used, instead }) =>
    used && instead
      ? exchanged({ used, instead })
      : 'another number stands where the slope of the activation belongs',
  'mean-forgotten': () => '1/m is forgotten, so that it is a sum and no mean',
  'mean-doubled': () => '1/m is there once too often',
  'error-reversed': () => 'the prediction is taken away from the target, not the target from it',
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

export const diagnosis = {
  /** @param {Slip} slip @param {string} value what comes out */
  slip: (slip, value) => `${value} comes out if ${CLAUSES[slip.kind](slip)}.`,
  /** A second slip that gives the number. @param {Slip} slip @param {string} value */
  orSlip: (slip, value) => `Or: ${value} comes out if ${CLAUSES[slip.kind](slip)}.`,
  /** @param {RightPart} part */
  part: (part) => PARTS[part.kind](part),
  unknown: 'No usual slip gives this number.',
  notYet: 'Not yet.',
  advice: 'Go through it once more, or take a hint.',
};
