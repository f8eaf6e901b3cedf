// What is handed out of a whole iteration, and worksheets, in English.

/** @import { Level } from '../../model/worksheet/blanks.js' */

export const iteration = {
  name: 'Whole iteration',
  tip: 'Every step of this iteration, worked out. The scripts compute it again, and compare.',
  /** @type {Record<string, string>} */
  formats: {
    latex: 'LaTeX document',
    markdown: 'Markdown with $$',
    numpy: 'NumPy script',
    pytorch: 'PyTorch script',
    csv: 'CSV',
    json: 'JSON',
  },
  download: { name: 'Download', tip: 'Save the whole iteration as a file.' },
  copy: { name: 'Copy', tip: 'Copy the whole iteration.' },
  copied: 'The whole iteration is in the clipboard.',
  notFinite:
    'There is no script of this iteration: it has numbers that are not finite, and they cannot be compared.',

  // In what is taken along.
  untitled: 'Backprop by Hand',
  given: 'Given',
  /** @param {number} number counted from 1 */
  heading: (number) => `Iteration ${number}`,
};

export const worksheet = {
  name: 'Worksheet…',
  tip: 'Print this iteration with numbers left out to be filled in, and its key.',
  level: {
    name: 'To fill in',
    tip: 'How much of the iteration the sheet leaves to be worked out.',
  },
  /** @type {Record<Level, string>} */
  levels: {
    entry: 'a number of each step',
    step: 'whole matrices',
    iteration: 'everything',
  },
  seed: {
    name: 'Sheet',
    tip: 'Each number is a sheet with other blanks; the same number is the same sheet.',
  },
  digits: { name: 'Digits', tip: 'How many significant digits numbers are rounded to.' },
  print: { name: 'Print sheet', tip: 'Print it, or save it as a PDF.' },
  printKey: {
    name: 'Print key',
    tip: 'Print the answers of this sheet, with how they come about.',
  },
  /** @param {string} field @param {number} least @param {number} most @param {string} typed */
  refused: (field, least, most, typed) =>
    `${field}: expected a whole number from ${least} to ${most}, got ${typed === '' ? 'nothing' : typed}.`,
  notFinite:
    'There is no worksheet of this iteration: it has numbers that are not finite, and nobody could fill them in.',

  // On paper.
  /** @param {number} seed */
  sheet: (seed) => `Sheet ${seed}`,
  /** @param {number} seed */
  key: (seed) => `Key to sheet ${seed}`,
  student: 'Name',
  date: 'Date',
  /** @type {Record<Level, string>} */
  tasks: {
    entry:
      'In each step a number is missing. Work it out, and write it into its box, also where later steps use it.',
    step: 'Fill in the empty matrices, step by step. Where a later step uses one of them, its symbol stands there.',
    iteration: 'Work out one iteration of training: forward, the loss, backward, and the update.',
  },
  /** Above the formulas of a blank sheet. */
  rules:
    'The activations, the loss, and how weights and biases change. That is shown for layer 1, and is the same in every layer.',
  /** Of an entry. @param {number} row @param {number | null} column null where there is only one */
  place: (row, column) => (column === null ? `row ${row}` : `row ${row}, column ${column}`),
  /** @param {number} digits */
  rounding: (digits) =>
    `Numbers are written with ${digits} significant digits, and computed with more: the last one may differ from what the written ones give.`,
};
