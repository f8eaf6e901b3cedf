// The arithmetic of the entries of a step's result, one line each.
import { html } from 'lit';
import { termCount } from '../../model/terms.js';
import { arithmeticLine, contents } from '../mathml.js';

/**
 * @import { Expression, Step } from '../../engine/types.js'
 * @import { SheetIntents, SheetState } from './index.js'
 */

/** With more entries, or more terms in all, only entries around the chosen one are worked out. */
const MOST_LINES = 12;
const MOST_TERMS = 192;
/** So many entries then, or as many as have so many terms. */
const LINES_AROUND = 3;
const TERMS_AROUND = 24;
/** With more terms than this a line would be no help. */
const MOST_TERMS_OF_LINE = 48;

/**
 * @param {Step} step
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
export function elementsView(
  step,
  { position, quantityOf, arithmeticOf, words, focus },
  { chooseEntry },
) {
  const count = step.rows * step.columns;
  const terms = termCount(step, quantityOf);
  const current = position.cell ?? cellOf(focus, step);
  const cells = shownCells(count, terms, current);
  const title = cells.length < count ? words.someElements(cells.length, count) : words.elements;
  const body = (/** @type {number} */ cell) =>
    terms > MOST_TERMS_OF_LINE
      ? html`<span class="quiet">${words.tooLong(terms)}</span>`
      : lineView(withoutZeroBias(arithmeticOf(step.index, cell)), words.spoken);
  return html`
    <div class="elements" data-part="elements">
      <p class="label">${title}</p>
      <ol data-roving="lines" data-result=${step.result}>
        ${cells.map((cell) => {
          const [row, column] = [Math.floor(cell / step.columns), cell % step.columns];
          const isAhead = position.cell !== null && cell > position.cell;
          return html`
            <li class=${cell === current ? 'current' : ''} data-cell=${cell}>
              <button
                class="where"
                ?hidden=${count === 1}
                @click=${() => chooseEntry?.({ quantity: step.result, row, column })}
              >
                <span class="said">${words.entryOf(step)}</span>
                ${step.columns === 1 ? row + 1 : `${row + 1}, ${column + 1}`}
              </button>
              ${isAhead ? html`<span class="quiet">…</span>` : body(cell)}
            </li>
          `;
        })}
      </ol>
    </div>
  `;
}

/**
 * The cell of the result that is an entry, if it is one of it.
 * @param {SheetState['focus']} entry
 * @param {Step} step
 */
function cellOf(entry, { result, columns }) {
  return entry?.quantity === result ? entry.row * columns + entry.column : null;
}

/**
 * @param {Expression} expression
 * @param {SheetState['words']['spoken']} spoken
 */
function lineView(expression, spoken) {
  return html`<span class="line" ${contents(arithmeticLine(expression, spoken))}></span>`;
}

/**
 * A bias of 0 adds nothing but clutter to the sum; the matrices above show it.
 * @param {Expression} expression
 * @returns {Expression}
 */
function withoutZeroBias(expression) {
  const { kind, operands = [] } = expression;
  const last = operands.at(-1);
  if (kind !== 'sum' || !last?.quantity?.startsWith('b[') || last.value !== 0) return expression;
  const products = operands.slice(0, -1);
  return products.length > 1 ? { ...expression, operands: products } : products[0];
}

/**
 * @param {number} count of entries
 * @param {number} terms of each
 * @param {number | null} chosen
 * @returns {number[]}
 */
function shownCells(count, terms, chosen) {
  const isAll = count <= MOST_LINES && count * terms <= MOST_TERMS;
  const around = Math.max(Math.min(LINES_AROUND, Math.floor(TERMS_AROUND / terms)), 1);
  const lines = isAll ? count : Math.min(around, count);
  const before = Math.floor(lines / 2);
  const first = isAll ? 0 : Math.min(Math.max((chosen ?? 0) - before, 0), count - lines);
  return Array.from({ length: lines }, (_, index) => first + index);
}
