// The arithmetic of the entries of a step's result, one line each.
import { html } from 'lit';
import { isDone } from '../../model/known.js';
import { isReadable, shownCells, withoutZeroBias } from '../../model/lines.js';
import { termCount } from '../../model/terms.js';
import { arithmeticLine, contents } from '../mathml.js';

/**
 * @import { Expression, Step } from '../../engine/types.js'
 * @import { SheetIntents, SheetState } from './index.js'
 */

/** @typedef {{quantity: string, row: number, column: number}} Result an entry that is worked out */

/**
 * @param {Step} step
 * @param {SheetState} state
 * @param {SheetIntents} intents
 * @param {boolean} isBegun whether only what each line begins with is there
 */
export function elementsView(
  step,
  { position, quantityOf, arithmeticOf, words, focus },
  { chooseEntry },
  isBegun,
) {
  const count = step.rows * step.columns;
  const terms = termCount(step, quantityOf);
  const current = position.cell ?? cellOf(focus, step);
  const cells = shownCells(count, terms, current);
  const title = cells.length < count ? words.someElements(cells.length, count) : words.elements;
  const body = (/** @type {number} */ cell, /** @type {Result} */ entry) =>
    isReadable(terms)
      ? lineView(withoutZeroBias(arithmeticOf(step.index, cell)), words.spoken, entry, isBegun)
      : html`<span class="quiet">${words.tooLong(terms)}</span>`;
  return html`
    <div class="elements" data-part="elements">
      <p class="label">${title}</p>
      <ol data-roving="lines" data-result=${step.result}>
        ${cells.map((cell) => {
          const [row, column] = [Math.floor(cell / step.columns), cell % step.columns];
          const entry = { quantity: step.result, row, column };
          return html`
            <li class=${cell === current ? 'current' : ''} data-cell=${cell}>
              <button class="where" ?hidden=${count === 1} @click=${() => chooseEntry?.(entry)}>
                <span class="said">${words.entryOf(step)}</span>
                ${step.columns === 1 ? row + 1 : `${row + 1}, ${column + 1}`}
              </button>
              ${isDone(position, cell) ? body(cell, entry) : html`<span class="quiet">…</span>`}
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
 * @param {Result} result
 * @param {boolean} isBegun as of elementsView()
 */
function lineView(expression, spoken, result, isBegun) {
  const line = arithmeticLine(expression, spoken, result, isBegun);
  return html`<span class="line" ${contents(line)}></span>`;
}
