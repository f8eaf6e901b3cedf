// What a slip was, in one sentence, and what is right in an answer that none explains.

/** @import { RightPart, Slip, SlipKind } from '../../engine/practice-types.js' */

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** @param {number} term counted from 0 */
function termName(term) {
  const ordinal = ORDINALS[term];
  return ordinal ? `the ${ordinal} term` : `term ${term + 1}`;
}

/** @param {Slip} slip */
function whole({ term }) {
  return term === null ? 'The result' : capital(termName(term));
}

/** @param {string} text */
function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** @param {number} factor above 1, or below */
function sizeName(factor) {
  return factor >= 1
    ? `${Math.round(factor)} times too large`
    : `${Math.round(1 / factor)} times too small`;
}

/** @type {Record<SlipKind, (slip: Slip) => string>} */
const SLIPS = {
  'wrong-sign': (slip) => `${whole(slip)} has the other sign.`,
  'factor-of-ten': (slip) =>
    `${whole(slip)} is ${sizeName(slip.factor ?? 10)}: the decimal point is elsewhere.`,
  'missing-term': ({ term }) =>
    term === null ? 'A term is left out.' : `${capital(termName(term))} is left out.`,
  'missing-bias': ({ used, instead }) => `The bias ${named(instead ?? used)}is left out.`,
  transposed: ({ instead, used }) =>
    `A row of ${quantity(instead ?? used)} is taken for a column, or a column for a row: mind where the T for “transposed” stands.`,
  'other-layer': ({ used, instead }) =>
    `${quantity(used)} is used where ${quantity(instead)} belongs.`,
  'mask-forgotten': ({ used, instead }) =>
    `ReLU is forgotten: what is cut off counts as 0${instead || used ? `, by ${quantity(instead ?? used)}` : ''}.`,
  'mask-misapplied': ({ used, instead }) =>
    `The mask of ${quantity(used)} is applied where that of ${quantity(instead)} belongs.`,
  'derivative-forgotten': () => 'The slope of the activation is forgotten.',
  'derivative-misapplied': ({ used, instead }) =>
    used && instead
      ? `${quantity(used)} is used where ${quantity(instead)} belongs.`
      : 'Another number stands where the slope of the activation belongs.',
  'mean-forgotten': () => 'It is summed and not averaged: 1/m is forgotten.',
  'mean-doubled': () => 'It is divided by the number of examples twice: 1/m belongs there once.',
  'error-reversed': () => 'It is target minus prediction; prediction minus target belongs there.',
  'updated-weight': ({ used, instead }) =>
    `The new ${quantity(instead ?? used)} is used, from after the update; the old one belongs there.`,
  'added-update': () => 'The update is added; it has to be taken away.',
  'learning-rate-forgotten': () => 'The learning rate α is forgotten.',
  'rounded-early': ({ digits }) =>
    digits === undefined
      ? 'It is rounded too early.'
      : `It is rounded too early: to ${digits} ${digits === 1 ? 'decimal' : 'decimals'} before the last line.`,
};

/** @param {string} [name] */
function named(name) {
  return name ? `${quantity(name)} ` : '';
}

/** @param {string} [name] `W[2]+` is called by what it updates */
function quantity(name) {
  return name ? name.replace(/\+$/, '') : 'a matrix';
}

/** @type {Record<RightPart['kind'], (part: RightPart) => string>} */
const PARTS = {
  term: ({ terms = [] }) =>
    terms.length === 1
      ? `${capital(termName(terms[0]))} is right; look at the others.`
      : `${capital(listed(terms.map(termName)))} are right; look at the others.`,
  operands: () => 'The numbers taken are the right ones; what is done with them is not.',
  intermediate: () => 'This is a part of the way; it goes on from there.',
  sign: () => 'The sign is right; the size is not.',
  magnitude: () => 'The size is right; the sign is not.',
};

/** @param {string[]} texts */
function listed(texts) {
  return `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;
}

export const diagnosis = {
  /** @param {Slip} slip */
  slip: (slip) => SLIPS[slip.kind](slip),
  /** @param {string} sentence */
  either: (sentence) => `Or: ${sentence}`,
  /** @param {RightPart} part */
  part: (part) => PARTS[part.kind](part),
  unknown: 'Not yet. No usual slip gives this number; go through it term by term, or take a hint.',
  unknownPrinted: 'No usual slip gives this number.',
};
