// Which entries of a result are worked out, one line each.

/** @import { Expression } from '../engine/types.js' */

/** With more entries, or more terms in all, only entries around the chosen one are worked out. */
const MOST_LINES = 12;
const MOST_TERMS = 192;
/** So many entries then, or as many as have so many terms. */
const LINES_AROUND = 3;
const TERMS_AROUND = 24;
/** With more terms than this a line would be no help. */
const MOST_TERMS_OF_LINE = 48;

/**
 * Whether the arithmetic of an entry can be read in one line.
 * @param {number} terms that it adds up
 */
export function isReadable(terms) {
  return terms <= MOST_TERMS_OF_LINE;
}

/**
 * The entries that are worked out, by the numbers of their cells.
 * @param {number} count of entries
 * @param {number} terms of each
 * @param {number | null} chosen
 * @returns {number[]}
 */
export function shownCells(count, terms, chosen) {
  const isAll = count <= MOST_LINES && count * terms <= MOST_TERMS;
  const around = Math.max(Math.min(LINES_AROUND, Math.floor(TERMS_AROUND / terms)), 1);
  const lines = isAll ? count : Math.min(around, count);
  const before = Math.floor(lines / 2);
  const first = isAll ? 0 : Math.min(Math.max((chosen ?? 0) - before, 0), count - lines);
  return Array.from({ length: lines }, (_, index) => first + index);
}

/**
 * A bias of 0 adds nothing but clutter to the sum; the matrices above show it.
 * @param {Expression} expression
 * @returns {Expression}
 */
export function withoutZeroBias(expression) {
  const { kind, operands = [] } = expression;
  const last = operands.at(-1);
  if (kind !== 'sum' || !last?.quantity?.startsWith('b[') || last.value !== 0) return expression;
  const products = operands.slice(0, -1);
  return products.length > 1 ? { ...expression, operands: products } : products[0];
}
