// The numbers that somebody goes on with: their own, and what rounding as on paper makes of the rest.

/**
 * @import { OwnValues, RoundedStep } from '../../engine/practice-types.js'
 * @import { Step } from '../../engine/types.js'
 */

/**
 * @param {OwnValues} own
 * @param {Pick<Step, 'result' | 'rows' | 'columns'>} step
 * @param {number} cell
 * @param {number} value
 * @returns {OwnValues} with the value there
 */
export function withOwn(own, { result, rows, columns }, cell, value) {
  const before = own[result] ?? Array.from({ length: rows }, () => Array(columns).fill(null));
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  const after = before.map((values, r) =>
    values.map((old, c) => (r === row && c === column ? value : old)),
  );
  return { ...own, [result]: after };
}

/**
 * Own numbers; where there are none, those of an iteration that is rounded as on paper.
 * @param {OwnValues} own
 * @param {readonly RoundedStep[]} rounded the steps before the one that is asked for
 * @returns {OwnValues}
 */
export function ownOrRounded(own, rounded) {
  const filled = rounded.map(({ result, rows, columns, rounded: values }) => {
    const matrix = Array.from({ length: rows }, (_, row) =>
      Array.from(
        { length: columns },
        (_unused, column) => own[result]?.[row][column] ?? values[row * columns + column],
      ),
    );
    return [result, matrix];
  });
  return { ...own, ...Object.fromEntries(filled) };
}
