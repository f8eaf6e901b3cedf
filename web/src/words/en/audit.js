// The audit: numbers that somebody has published, beside the right ones.

/** @import { AuditedValue } from '../../engine/practice-types.js' */
/** @import { Filter } from '../../model/practice/printed.js' */

/** @type {Record<AuditedValue['verdict'], string>} */
const VERDICTS = { right: 'right', slip: 'slip', inherited: 'follows from a slip' };

export const audit = {
  modes: { name: 'Audit', list: 'The printed numbers', spot: 'Spot the slip' },
  /** @param {string} source */
  title: (source) => `${source || 'Printed numbers'}, checked`,
  sentence:
    'Beside each printed number stands the right one. Right is what follows from the right numbers, to the digits printed; a slip is wrong even by the numbers printed before it; what follows from a slip was worked out well, from a wrong number.',
  /** @param {string} reason */
  refused: (reason) => `The published numbers cannot be compared with the right ones. ${reason}`,
  changed: 'The network has been changed since. The audit is about the network as it was opened.',
  filters: {
    name: 'Show',
    /** @type {Record<Filter, string>} */
    choices: { all: 'All', slip: 'Slips', inherited: 'Following from a slip', right: 'Right' },
  },
  none: 'There is none of these.',
  columns: { entry: 'Entry', printed: 'Printed', right: 'Right', verdict: 'Verdict' },
  verdicts: VERDICTS,
  /** @param {number} row @param {number} column @param {boolean} isColumn */
  place: (row, column, isColumn) =>
    isColumn ? `row ${row + 1}` : `row ${row + 1}, column ${column + 1}`,
  /** What the numbers of a row of the list are told after. */
  said: { printed: 'printed', right: 'right is' },
  /** @param {string} result */
  toStep: (result) => `Go to ${result}`,

  detail: {
    right: 'Right to the digits printed.',
    /** @param {string} printed @param {string} correct */
    rounded: (printed, correct) =>
      `${printed} follows from the numbers printed before it, which were rounded; without rounding it is ${correct}.`,
    /** @param {string} printed @param {string} fromPublished */
    inherited: (printed, fromPublished) =>
      `${printed} follows from the numbers printed before it (they give ${fromPublished}), of which one is a slip.`,
    /** @param {string} printed @param {string} fromPublished @param {string} correct */
    slip: (printed, fromPublished, correct) =>
      fromPublished === correct
        ? `${printed} is printed where ${correct} is right.`
        : `${printed} is printed. From the numbers printed before it, ${fromPublished} follows; right is ${correct}.`,
    correct: 'Right',
    dropped: 'It was worked out and then dropped, so no step here makes it.',
  },

  remarks: 'Other remarks',

  spot: {
    sentence:
      'These numbers were printed of this step. Mark those that you think are wrong, from the numbers in the equations; then have them told.',
    /** @param {string} result */
    printed: (result) => `Printed of ${result}`,
    nothing: 'Nothing was printed of this step.',
    otherIteration: 'The printed numbers are of the first iteration.',
    toFirst: 'Go to the first iteration',
    /** @param {string} entry @param {string} printed */
    value: (entry, printed) => `${entry}, printed ${printed}`,
    marked: 'wrong?',
    tell: { name: 'Tell me', tip: 'Say which ones are wrong.' },
    next: { name: 'Next step', tip: 'The next step of which numbers were printed.' },
    back: { name: 'Step before', tip: 'The step before of which numbers were printed.' },
    again: { name: 'Once more', tip: 'Take the marks away.' },
    /** @param {{wrong: number, found: number, falsely: number}} score */
    score: ({ wrong, found, falsely }) => {
      const seen =
        wrong === 0
          ? 'All of these are right.'
          : found === wrong
            ? `Found: ${wrong === 1 ? 'the one that is wrong' : `all ${wrong} that are wrong`}.`
            : `${found} of ${wrong} wrong ${wrong === 1 ? 'number' : 'numbers'} found.`;
      const wronged =
        falsely === 0
          ? ''
          : ` ${falsely} that ${falsely === 1 ? 'is' : 'are'} right ${falsely === 1 ? 'was' : 'were'} marked.`;
      return seen + wronged;
    },
    found: 'found',
    missed: 'missed',
    falsely: 'marked, but right',
  },
};
