// The whole iteration as data: every value with all its digits, for programs and spreadsheets.
import { readableJson } from '../model/exact-json.js';
import { isFiniteDocument } from '../model/overflow.js';
import { rowsOf } from '../engine/matrix.js';
import { givensOf, stagesOf } from '../model/derivation.js';
import { entryToText, equationToText } from './plain-text.js';

/**
 * @import { Matrix, Step } from '../engine/types.js'
 * @import { Derivation } from '../model/derivation.js'
 */

const FORMAT = 'backprop-by-hand-derivation/1';

/** The columns of the CSV; README.md says what they hold. */
const COLUMNS = [
  'iteration',
  'step',
  'phase',
  'layer',
  'operation',
  'quantity',
  'row',
  'column',
  'value',
  'arithmetic',
];

/** Of larger results the arithmetic is left out: it would take long, and nobody reads it. */
const MOST_WORKED = 4096;

/**
 * Iterations, steps, layers, rows and columns count from 1. What is given is step 0.
 * @param {Derivation} derivation
 * @returns {string} CSV with a line of names, as RFC 4180 has it
 */
export function derivationCsv(derivation) {
  const { iteration, steps, quantityOf } = derivation;
  const lines = [
    ...givensOf(derivation).flatMap((name) =>
      entryLines(quantityOf(name), ['given', '', '', name], 0, () => ''),
    ),
    ...steps.flatMap((step) =>
      entryLines(
        quantityOf(step.result),
        [step.phase, String(step.layer), step.operation, step.result],
        step.index + 1,
        (cell) => arithmeticText(derivation, step, cell),
      ),
    ),
  ];
  return [COLUMNS, ...lines].map((line) => `${line.map(csvField).join(',')}\r\n`).join('');

  /**
   * @param {Matrix} matrix
   * @param {string[]} about
   * @param {number} step
   * @param {(cell: number) => string} arithmeticOf
   */
  function entryLines({ columns, values }, about, step, arithmeticOf) {
    return [...values].map((value, cell) => [
      String(iteration + 1),
      String(step),
      ...about,
      String(Math.floor(cell / columns) + 1),
      String((cell % columns) + 1),
      exactText(value),
      arithmeticOf(cell),
    ]);
  }
}

/**
 * The same as JSON, a matrix as rows of numbers; numbers that are not finite, for which JSON has
 * nothing, are texts.
 * @param {Derivation} derivation
 * @returns {string}
 */
export function derivationJson(derivation) {
  const { title, iteration, document, steps, quantityOf } = derivation;
  const matrixOf = (/** @type {string} */ quantity) => {
    const matrix = quantityOf(quantity);
    const { rows, columns } = matrix;
    return { quantity, rows, columns, values: rowsOf(matrix).map((row) => row.map(jsonNumber)) };
  };
  const data = {
    format: FORMAT,
    title,
    iteration: iteration + 1,
    document: isFiniteDocument(document) ? document : null,
    given: givensOf(derivation).map(matrixOf),
    steps: steps.map((step) => ({
      step: step.index + 1,
      phase: step.phase,
      layer: step.layer,
      operation: step.operation,
      equation: equationToText(step, quantityOf, { level: 'symbols' }),
      reads: step.reads,
      ...matrixOf(step.result),
      arithmetic: arithmeticRows(derivation, step),
    })),
  };
  return `${readableJson(data)}\n`;
}

/**
 * @param {Derivation} derivation
 * @param {Step} step
 * @returns {string[][]}
 */
function arithmeticRows(derivation, step) {
  return Array.from({ length: step.rows }, (_, row) =>
    Array.from({ length: step.columns }, (__, column) =>
      arithmeticText(derivation, step, row * step.columns + column),
    ),
  );
}

/**
 * How an entry is worked out; an empty text where that is too long.
 * @param {Derivation} derivation
 * @param {Step} step
 * @param {number} cell
 */
function arithmeticText(derivation, step, cell) {
  if (step.rows * step.columns > MOST_WORKED) return '';
  const stages = stagesOf(derivation, step, cell);
  return stages.length > 0 ? entryToText(stages) : '';
}

/** @param {number} value @returns {string} that reads back to the same bits */
function exactText(value) {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** @param {number} value */
function jsonNumber(value) {
  return Number.isFinite(value) ? value : String(value);
}

/** @param {string} text */
function csvField(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
