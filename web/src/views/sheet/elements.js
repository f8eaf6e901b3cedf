// The arithmetic of the entries of a step's result, one line each.
import { html } from 'lit';
import { termCount } from '../../model/terms.js';
import { arithmeticChain } from '../mathml.js';

/**
 * @import { Expression, Step } from '../../engine/types.js'
 * @import { SheetIntents, SheetState } from './index.js'
 */

/** With more entries than this only those around the chosen one are worked out. */
const MOST_LINES = 12;
/** With more terms than this in a line it would be no help. */
const MOST_TERMS = 48;

/**
 * @param {Step} step
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
export function elementsView(step, { position, quantityOf, arithmeticOf, words }, { goTo }) {
  const count = step.rows * step.columns;
  const cells = shownCells(count, position.cell);
  const terms = termCount(step, quantityOf);
  const title = cells.length < count ? words.someElements(cells.length, count) : words.elements;
  const body = (/** @type {number} */ cell) =>
    terms > MOST_TERMS
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
            <li class=${cell === position.cell ? 'current' : ''} data-cell=${cell}>
              <button
                class="where"
                ?hidden=${count === 1}
                @click=${() => goTo({ step: step.index, cell })}
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
 * @param {Expression} expression
 * @param {SheetState['words']['spoken']} spoken
 */
function lineView(expression, spoken) {
  return html`<span class="line"
    >${arithmeticChain(expression, spoken).map(
      (pieces) =>
        html`<span class="stage">${pieces.map((piece) => html`<math>${piece}</math><wbr />`)}</span
          ><wbr />`,
    )}</span
  >`;
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
 * @param {number} count
 * @param {number | null} chosen
 */
function shownCells(count, chosen) {
  const first = Math.min(Math.max((chosen ?? 0) - 1, 0), Math.max(count - 3, 0));
  return count <= MOST_LINES
    ? Array.from({ length: count }, (_, cell) => cell)
    : [first, first + 1, first + 2];
}
