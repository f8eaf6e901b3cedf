// @ts-check
// What must stand in the steps of the article's iteration, from the reference data.
import { readFileSync } from 'node:fs';

/** @typedef {Record<string, number[][]>} Quantities rows of numbers by name */

const traces = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));

/** @type {Record<string, number>} steps of an iteration */
export const STEP_COUNTS = { article: 32, 'article-softmax': 34 };

/**
 * Everything that an equation of the variant can show.
 * @param {string} variant
 * @returns {Quantities}
 */
export function expectedQuantities(variant) {
  const { document, quantities, loss, afterUpdate } = traces[variant];
  const numbers = (/** @type {string[][]} */ rows) => rows.map((row) => row.map(Number));
  /** @type {Quantities} */
  const all = { X: document.inputs, Y: document.targets, m: [[1]], alpha: [[0.1]] };
  all.loss = [[Number(loss)]];
  for (const [name, rows] of Object.entries(quantities)) all[name] = numbers(rows);
  for (const [index, { weights, biases, activation }] of document.layers.entries()) {
    const layer = index + 1;
    all[`W[${layer}]`] = weights;
    all[`b[${layer}]`] = biases.map((/** @type {number} */ bias) => [bias]);
    if (activation === 'relu') {
      all[`g'(Z[${layer}])`] = all[`Z[${layer}]`].map((row) => row.map((z) => (z > 0 ? 1 : 0)));
    }
  }
  Object.assign(all, longForm(all['A[4]'], all.Y, document.layers.at(-1).activation));
  for (const [name, rows] of Object.entries(afterUpdate['0.1'])) {
    const isColumn = !Array.isArray(rows[0]);
    all[`${name}+`] = isColumn
      ? rows.map((/** @type {string} */ entry) => [Number(entry)])
      : numbers(rows);
  }
  return all;
}

/**
 * What the way through the chain rule to the error at the output reads and makes.
 * @param {number[][]} A a column
 * @param {number[][]} Y
 * @param {string} activation
 * @returns {Quantities}
 */
function longForm(A, Y, activation) {
  if (activation === 'identity') {
    return {
      'dA[4]': A.map(([a], i) => [a - Y[i][0]]),
      "g'(Z[4])": A.map(() => [1]),
    };
  }
  return {
    'dA[4]': A.map(([a], i) => [-Y[i][0] / a]),
    'J[4]': A.map(([a], i) => A.map(([b], k) => (i === k ? a : 0) - a * b)),
  };
}
