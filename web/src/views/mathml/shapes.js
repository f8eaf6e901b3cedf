// Shapes below symbols, with marks on the inner dimensions of products, which must agree.
import { nothing } from 'lit';
import { mathml } from './markup.js';
import { isPlainNumber } from './symbols.js';

/** @import { Expression, Matrix } from '../../engine/types.js' */

/**
 * The marks of the two dimensions of one factor: which product of the formula, counted from 1, each
 * is an inner dimension of.
 * @typedef {{rows?: number, columns?: number}} InnerMarks
 */

/** @type {InnerMarks} */
export const NO_MARKS = {};

/** So many marks can be told apart; further products begin again with the first. */
const MARKS = 3;

/**
 * The inner dimensions of the products of matrices in a formula, for the leaves that have them.
 * @param {Expression} formula
 * @param {(name: string) => Matrix} quantityOf
 * @returns {Map<Expression, InnerMarks>}
 */
export function innerMarks(formula, quantityOf) {
  /** @type {Map<Expression, InnerMarks>} */
  const marks = new Map();
  let products = 0;
  const visit = (/** @type {Expression} */ node) => {
    if (node.kind === 'product') {
      const [a, b] = node.operands ?? [];
      const [left, right] = [factorAt(a, 'last', quantityOf), factorAt(b, 'first', quantityOf)];
      if (left && right) {
        const mark = (products++ % MARKS) + 1;
        marks.set(left, { ...marks.get(left), columns: mark });
        marks.set(right, { ...marks.get(right), rows: mark });
      }
    }
    node.operands?.forEach(visit);
  };
  visit(formula);
  return marks;
}

/**
 * The matrix at one end of a factor; null if that is a number, or nothing with a symbol of its own.
 * @param {Expression | undefined} factor
 * @param {'first' | 'last'} end
 * @param {(name: string) => Matrix} quantityOf
 * @returns {Expression | null}
 */
function factorAt(factor, end, quantityOf) {
  if (factor?.kind === 'product') {
    return factorAt(factor.operands?.at(end === 'first' ? 0 : -1), end, quantityOf);
  }
  const name = factor?.kind === 'transpose' ? factor.operands?.[0].quantity : factor?.quantity;
  if (!factor || !name || isPlainNumber(name, quantityOf(name))) return null;
  return factor;
}

/**
 * @param {number} rows
 * @param {number} columns
 * @param {InnerMarks} marks
 */
export function shapeView(rows, columns, marks) {
  return mathml`<mrow class="shape"><mtext>(</mtext>${dimension(rows, marks.rows)}<mtext>×</mtext>${dimension(columns, marks.columns)}<mtext>)</mtext></mrow>`;
}

/**
 * @param {number} size
 * @param {number | undefined} mark
 */
function dimension(size, mark) {
  return mathml`<mtext class=${mark ? 'inner' : nothing} data-inner=${mark ?? nothing}>${size}</mtext>`;
}
