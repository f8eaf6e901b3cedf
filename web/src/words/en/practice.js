// Practice: working out the numbers of a step oneself, and rounding as on paper.
import { whatToDo } from './hints.js';

/** @import { Extent } from '../../model/practice/extent.js' */
/** @import { Outcome } from '../../model/practice/attempt.js' */

export const practice = {
  sections: { name: 'Practice', fill: 'Fill in', rounding: 'Round as on paper' },

  /** How much is asked for. */
  extent: {
    name: 'How much',
    /** @type {Record<Extent, {name: string, tip: string}>} */
    choices: {
      entry: {
        name: 'One entry',
        tip: 'One blank in the result; the other entries are worked out.',
      },
      row: { name: 'A row', tip: 'All entries of one row are blank.' },
      step: { name: 'The step', tip: 'The whole result is blank.' },
      iteration: {
        name: 'The iteration',
        tip: 'A blank sheet: every step from here on, with the formula and without its numbers.',
      },
    },
  },
  digits: {
    name: 'To',
    tip: 'How many significant digits an answer needs. More are fine; rounded or cut off, both count.',
    unit: 'significant digits',
  },
  /** Where the blanks are. */
  where: 'The blanks are in the equations.',
  toBlank: { name: 'Go to the blank', tip: 'Put the cursor where the next answer belongs.' },
  /**
   * What an answer may look like.
   * @param {string} half @param {string} fifth @param {string} tenth
   */
  examples: (half, fifth, tenth) => `${half}, −1/3, 2e-3 or ${fifth}*1-${tenth}*4`,
  /** @param {string} examples */
  understood: (examples) => `An answer can be a number or arithmetic: ${examples}.`,
  /** Why there is nothing to fill in. */
  oneAlone: {
    sentence: 'Practice takes all examples of the batch together, and you look at one alone.',
    showAll: 'Look at all examples',
  },
  /** @param {string} reason */
  refused: (reason) => `This network cannot be practised. ${reason}`,
  /** @param {number} count */
  tooMany: (count) => `This result has ${count} entries, too many to fill in: here they are given.`,
  tooManyHint: 'Ask for one entry, or a row.',
  notFinite: 'This result has overflowed: there is nothing to work out.',

  exercise: 'Your turn',
  /** The name of a field. @param {string} entry @param {number} digits */
  field: (entry, digits) => `${entry}, to ${digits} significant digits`,
  /** @param {string} result */
  askFor: (result) => `Ask for this entry of ${result} instead`,
  check: { name: 'Check', tip: 'Have what is typed judged. Enter does the same for one field.' },
  /** By how many hints there were already. */
  help: [
    { name: 'Hint: what to do', tip: 'A sentence on how this entry is worked out.' },
    { name: 'Hint: the arithmetic', tip: 'The arithmetic of this entry, up to its result.' },
    { name: 'Show the answer', tip: 'Fill this entry in.' },
  ],
  whatToDo,
  /** @param {string} entry */
  itself: (entry) => `It is ${entry} itself.`,

  /** @type {Record<Outcome, string>} */
  marks: {
    first: 'right',
    again: 'right',
    hinted: 'right, with a hint',
    shown: 'shown',
  },
  /** Beside a field that was judged. */
  notYet: 'not right yet',
  notRead: 'not a number yet',
  /** What is said of an answer; that of a blank only starts with which one it is. */
  verdicts: {
    /** @param {string} entry @param {string} verdict */
    spoken: (entry, verdict) => `${entry}: ${verdict}`,
    right: 'Right.',
    /** @param {string} expected */
    follows: (expected) =>
      `Right by your own numbers so far. One of those is off; with the right ones it is ${expected}.`,
    /** @param {number} decimals */
    rounded: (decimals) =>
      `Right, as on paper with ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}.`,
    /** @param {string} examples */
    nothing: (examples) => `Nothing is typed yet. A number or arithmetic is expected: ${examples}.`,
    /** @param {string} rest what cannot be read, and what follows @param {string} examples */
    unreadable: (rest, examples) =>
      `Reading stops before “${rest}”. A number or arithmetic is expected: ${examples}.`,
    /** @param {string} examples */
    unreadableAtEnd: (examples) =>
      `Something is missing at the end. A number or arithmetic is expected: ${examples}.`,
    faults: {
      'division-by-zero': 'Nothing can be divided by 0.',
      'too-large': 'This is too large.',
    },
    /** @param {string} answer */
    shown: (answer) => `It is ${answer}.`,
    arithmetic: 'The arithmetic stands beside the blank.',
  },

  /** @param {string} result */
  allDone: (result) => `All of ${result} is filled in.`,
  iterationDone: 'The whole iteration is worked out.',
  next: {
    entry: { name: 'Next entry', tip: 'Another blank of this step.' },
    row: { name: 'Next row', tip: 'Another row of this step.' },
    step: { name: 'Next step', tip: 'Go on to the next equation.' },
    iteration: { name: 'Next iteration', tip: 'Go on with the updated weights.' },
  },
  again: { name: 'Once more', tip: 'Make this step blank again.' },

  progress: {
    name: 'This sitting',
    asked: 'asked',
    /** @type {Record<Outcome, string>} */
    outcomes: {
      first: 'right at the first try',
      again: 'right at a later try',
      hinted: 'with a hint',
      shown: 'shown',
    },
    kept: 'Kept in this browser only.',
    notKept: 'This browser keeps nothing, so it lasts as long as the page.',
    clear: { name: 'Clear', tip: 'Forget how this sitting went, here and in the browser.' },
    cleared: 'Cleared.',
  },

  rounding: {
    sentence:
      'Every result is rounded, and the next step goes on with the rounded numbers, as one does on paper. Beside them are the exact ones, and how far off that is: also in units of the last place.',
    decimals: {
      name: 'Decimals',
      tip: 'How many places after the point every result is rounded to.',
    },
    /** @param {string} typed @param {number} most */
    badDecimals: (typed, most) =>
      `Decimals: expected a whole number from 0 to ${most}, got ${typed === '' ? 'nothing' : typed}.`,
    accept: {
      name: 'Rounded answers are right, too',
      tip: 'While filling in, what follows from numbers rounded like this is right as well.',
    },
    /** @param {string} result */
    step: (result) => `This step: ${result}`,
    iteration: 'All steps: the largest drift of each',
    columns: {
      entry: 'Entry',
      rounded: 'Rounded',
      exact: 'Exact',
      drift: 'Drift',
      units: 'Units',
      step: 'Step',
      where: 'Where',
    },
    /** The entry of a result that has only one. */
    only: 'its number',
    /** @param {number} row @param {number} column @param {boolean} isColumn */
    entry: (row, column, isColumn) =>
      isColumn ? `row ${row + 1}` : `row ${row + 1}, column ${column + 1}`,
    /** @param {string} result */
    goTo: (result) => `Go to ${result}`,
    largest: 'the largest',
    /** @param {number} shown @param {number} all */
    some: (shown, all) => `The ${shown} largest of ${all} entries.`,
  },
};
