// The equations: the steps done so far as a page of working, and the step of the moment in full.
import { html, mathml, nothing } from 'lit';
import {
  entriesIn,
  formulaNumbers,
  formulaSymbols,
  matrixOfNumbers,
  quantitySymbol,
  relation,
} from '../mathml.js';
import { elementsView, termCount } from './elements.js';
import { longFormView } from './long-form.js';
import { pastView } from './past.js';

export { sheetStyles } from './styles.js';

/**
 * @import { Equation, Expression, Matrix, NonFinite, Position, Step } from '../../engine/types.js'
 * @import { Words } from '../../words/index.js'
 */

/** Entries that add up more terms than this are not asked for: the page would stand still. */
const MOST_TRACED = 4096;

/**
 * @typedef {{
 *   steps: readonly Step[],
 *   position: Position,
 *   examples: number,
 *   exampleAlone: number | null,
 *   quantityOf: (name: string) => Matrix,
 *   longForm: () => Equation[],
 *   arithmeticOf: (step: number, cell: number) => Expression,
 *   nonFinite: NonFinite | null,
 *   words: Words['steps'],
 * }} SheetState
 */

/** @typedef {{goTo: (target: {step: number, cell?: number}) => void}} SheetIntents */

/**
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
export function sheetView(state, intents) {
  const { steps, position, examples, exampleAlone, quantityOf, words } = state;
  const step = steps[position.step];
  return html`
    <div class="sheet">
      ${pastView(state, intents)}
      <article class="now" data-part="now" data-step=${step.result}>
        <header data-part="header">
          <p class="place">${words.place(step, steps)}</p>
          <p class="sentence">${words.stepSentence(step, { steps, examples })}</p>
        </header>
        ${
          exampleAlone === null
            ? nothing
            : html`<p class="note" data-part="example-note">
                ${words.exampleAlone(step, exampleAlone + 1, examples)}
              </p>`
        }
        ${noteOnNonFinite(state)}
        <div class="equation symbols" data-part="symbols">
          <math displaystyle="true">${formulaSymbols(step, quantityOf)}</math>
        </div>
        <div class="equation numbers" data-part="numbers">
          <p class="label">${words.numbers}</p>
          ${numbersView(step, state)}
        </div>
        ${elementsView(step, state, intents)}
        <div class="equation result" data-part="result">
          <p class="label">${words.result}</p>
          ${resultView(step, state, intents)}
        </div>
        ${longFormView(step, state)}
      </article>
    </div>
  `;
}

/**
 * The formula with its numbers; those that the cell of the moment reads are lit.
 * @param {Step} step
 * @param {SheetState} state
 */
function numbersView(step, { position, quantityOf, arithmeticOf }) {
  const isTraced = position.cell !== null && termCount(step, quantityOf) <= MOST_TRACED;
  const read = isTraced ? entriesIn(arithmeticOf(step.index, position.cell ?? 0)) : [];
  const keys = new Set(read.map(({ quantity, row, column }) => `${quantity} ${row} ${column}`));
  return html`<math displaystyle="true"
    >${formulaNumbers(step, quantityOf, {
      isLit: (quantity, row, column) => keys.has(`${quantity} ${row} ${column}`),
      focusOf: (quantity) => read.find((entry) => entry.quantity === quantity) ?? null,
    })}</math
  >`;
}

/**
 * @param {Step} step
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
function resultView(step, { position, quantityOf }, { goTo }) {
  const { cell } = position;
  const cellOf = (/** @type {number} */ row, /** @type {number} */ column) =>
    row * step.columns + column;
  const focus =
    cell === null ? null : { row: Math.floor(cell / step.columns), column: cell % step.columns };
  return html`<math
    ><mrow>
      ${quantitySymbol(step.result, step.activation)}
      <mo class="relation">${relation(step)}</mo>
      ${matrixOfNumbers(quantityOf(step.result), {
        quantity: step.result,
        focus,
        isLit: (row, column) => cellOf(row, column) === cell,
        isEmpty: (row, column) => cell !== null && cellOf(row, column) > cell,
        press: (row, column) => goTo({ step: step.index, cell: cellOf(row, column) }),
      })}
      ${
        step.rows * step.columns > 1
          ? mathml`<mtext class="shape">(${step.rows}×${step.columns})</mtext>`
          : nothing
      }
    </mrow></math
  >`;
}

/** @param {SheetState} state */
function noteOnNonFinite({ nonFinite, steps, position, words }) {
  if (!nonFinite || (nonFinite.step ?? -1) > position.step) return nothing;
  return html`<p class="note" role="note" data-part="non-finite">
    ${words.nonFinite(nonFinite, steps)}
  </p>`;
}
