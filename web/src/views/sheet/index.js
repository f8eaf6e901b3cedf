// The equations: the steps done so far as a page of working, and the step of the moment in full.
import { html, nothing } from 'lit';
import { isDone } from '../../model/known.js';
import { MOST_TRACED, entriesIn, termCount } from '../../model/terms.js';
import { WHOLE, inTurn, inTurns } from '../../turns.js';
import {
  contents,
  innerMarks,
  mathml,
  matrixOfNumbers,
  numbersLine,
  quantitySymbol,
  relation,
  symbolsLine,
} from '../mathml.js';
import { elementsView } from './elements.js';
import { expandView } from './expand.js';
import { longFormView } from './long-form.js';
import { pastView } from './past.js';

export { showLatest } from './past.js';
export { sheetStyles } from './styles.js';

/**
 * @import { Equation, Expression, Matrix, NonFinite, Step } from '../../engine/types.js'
 * @import { ShownPosition } from '../../model/known.js'
 * @import { Turn } from '../../turns.js'
 * @import { Words } from '../../words/index.js'
 */

/**
 * @typedef {{
 *   steps: readonly Step[],
 *   position: ShownPosition,
 *   examples: number,
 *   exampleAlone: number | null,
 *   quantityOf: (name: string) => Matrix,
 *   longForm: () => Equation[],
 *   arithmeticOf: (step: number, cell: number) => Expression,
 *   nonFinite: NonFinite | null,
 *   words: Words['steps'],
 *   showShapes?: boolean,
 *   focus?: {quantity: string, row: number, column: number} | null,
 *   expanded?: ReadonlySet<string>,
 *   exercise?: Exercise | null,
 *   turn?: Turn,
 * }} SheetState
 *   `showShapes` (true) puts its shape below every symbol; of large matrices the neighbourhood of
 *   `focus` is shown, and all of those that are `expanded`; the `exercise` stands where entries are
 *   worked out; what has no `turn` (all have) stays as it was
 */

/**
 * What somebody who practises works in. If it is `bare` the formula does not show its numbers.
 * @typedef {{content: unknown, bare: boolean}} Exercise
 */

/**
 * @typedef {{
 *   goTo: (target: {step: number, cell?: number}) => void,
 *   chooseEntry?: (entry: {quantity: string, row: number, column: number}) => void,
 *   expand?: (quantity: string) => void,
 *   toggleShapes?: () => void,
 * }} SheetIntents `chooseEntry` is told which entry of the result is asked for;
 *   `expand` shows all of a large matrix, or its corner and neighbourhood again
 */

/**
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
export function sheetView(state, intents) {
  const { turn = WHOLE } = state;
  return html`<div class="sheet">
    ${inTurn(turn, 'past', () => pastView(state, intents))} ${stepView(state, intents)}
  </div>`;
}

/**
 * One step in full.
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
export function stepView(state, intents) {
  const { steps, position, exercise, turn = WHOLE } = state;
  const step = steps[position.step];
  return html`
    <article class="now" data-part="now" data-step=${inTurn(turn, 'formula', () => step.result)}>
      ${inTurn(turn, 'formula', () => formulaPart(step, state, intents))}
      ${inTurns(turn, 'operand', 'numbers', (isBegun) =>
        exercise?.bare ? nothing : numbersPart(step, state, intents, isBegun),
      )}
      ${inTurns(turn, 'set-up', 'lines', (isBegun) =>
        exercise ? exercise.content : elementsView(step, state, intents, isBegun),
      )}
      ${inTurn(turn, 'result', () => resultPart(step, state, intents))}
    </article>
  `;
}

/**
 * What the step does, in words and in symbols.
 * @param {Step} step
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
function formulaPart(step, state, intents) {
  const { steps, examples, exampleAlone, quantityOf, words, showShapes = true } = state;
  const isOneAlone = exampleAlone !== null;
  return html`
    <header data-part="header">
      <p class="place">
        ${words.place(step, steps)}
        <button
          class="tool"
          data-control="shapes"
          aria-pressed=${showShapes ? 'true' : 'false'}
          title=${words.shapes.tip}
          @click=${() => intents.toggleShapes?.()}
        >
          ${words.shapes.name}
        </button>
      </p>
      <p class="sentence">${words.stepSentence(step, { steps, examples, isOneAlone })}</p>
    </header>
    ${
      isOneAlone
        ? html`<p class="note" data-part="example-note">
            ${words.exampleAlone(step, exampleAlone + 1, examples)}
          </p>`
        : nothing
    }
    ${noteOnNonFinite(state)}
    <div
      class="equation symbols"
      data-part="symbols"
      ${contents(symbolsLine(step, showShapes ? quantityOf : undefined))}
    ></div>
    ${shapesNote(step, state)}
  `;
}

/**
 * @param {Step} step
 * @param {SheetState} state
 * @param {SheetIntents} intents
 * @param {boolean} isBegun whether only the first matrix is there
 */
function numbersPart(step, state, intents, isBegun) {
  return html`
    <div class="equation numbers" data-part="numbers">
      <p class="label">${state.words.numbers}</p>
      ${numbersView(step, state, isBegun)}
    </div>
    ${expandView(step.reads, state, intents)}
  `;
}

/**
 * @param {Step} step
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
function resultPart(step, state, intents) {
  return html`
    <div
      class="equation result"
      data-part="result"
      @click=${(/** @type {MouseEvent} */ event) => choosePressed(event, step, intents)}
    >
      <p class="label">${state.words.result}</p>
      ${resultView(step, state)}
    </div>
    ${expandView([step.result], state, intents)} ${longFormView(step, state)}
  `;
}

/**
 * The formula with its numbers; those that the cell of the moment reads are lit.
 * @param {Step} step
 * @param {SheetState} state
 * @param {boolean} isBegun as of numbersPart()
 */
function numbersView(step, state, isBegun) {
  const { position, quantityOf, arithmeticOf, words } = state;
  const cell = position.cell ?? position.hinted ?? null;
  const isTraced = cell !== null && termCount(step, quantityOf) <= MOST_TRACED;
  const read = isTraced ? entriesIn(arithmeticOf(step.index, cell)) : [];
  const keys = new Set(read.map(({ quantity, row, column }) => `${quantity} ${row} ${column}`));
  const numbers = numbersLine(step, quantityOf, {
    isLit: (quantity, row, column) => keys.has(`${quantity} ${row} ${column}`),
    focusOf: (quantity) =>
      focusIn(quantity, state) ?? read.find((entry) => entry.quantity === quantity) ?? null,
    isExpanded: (quantity) => state.expanded?.has(quantity) ?? false,
    spoken: words.spoken,
    instead: isBegun ? afterFirstMatrix(quantityOf) : undefined,
  });
  return html`<div ${contents(numbers)}></div>`;
}

/**
 * Nothing in the place of every matrix but the first.
 * @param {SheetState['quantityOf']} quantityOf
 */
function afterFirstMatrix(quantityOf) {
  let matrices = 0;
  return (/** @type {string} */ name) => {
    const { rows, columns } = quantityOf(name);
    return rows * columns > 1 && matrices++ > 0 ? mathml`` : null;
  };
}

/**
 * @param {string} quantity
 * @param {SheetState} state
 */
function focusIn(quantity, { focus }) {
  return focus?.quantity === quantity ? focus : null;
}

/**
 * What the marks of the inner dimensions mean, where there are any.
 * @param {Step} step
 * @param {SheetState} state
 */
function shapesNote(step, { quantityOf, words, showShapes = true }) {
  const marked = showShapes ? innerMarks(step.formula, quantityOf) : new Map();
  if (marked.size === 0) return nothing;
  return html`<p class="label shapes-note" data-part="shapes-note">
    ${words.innerDimensions(marked.size / 2)}
  </p>`;
}

/**
 * @param {MouseEvent} event
 * @param {Step} step
 * @param {SheetIntents} intents
 */
function choosePressed({ target }, { result }, { chooseEntry }) {
  const at = /** @type {Element} */ (target).closest('.pressable')?.getAttribute('data-at');
  if (!at) return;
  const [row, column] = at.split(' ').map(Number);
  chooseEntry?.({ quantity: result, row, column });
}

/**
 * @param {Step} step
 * @param {SheetState} state
 */
function resultView(step, state) {
  const { position, quantityOf, words } = state;
  const { cell } = position;
  const cellOf = (/** @type {number} */ row, /** @type {number} */ column) =>
    row * step.columns + column;
  const focus =
    cell === null ? null : { row: Math.floor(cell / step.columns), column: cell % step.columns };
  const numbers = matrixOfNumbers(quantityOf(step.result), {
    quantity: step.result,
    focus: focusIn(step.result, state) ?? focus,
    expanded: state.expanded?.has(step.result),
    spoken: words.spoken,
    isLit: (row, column) => cellOf(row, column) === cell,
    isEmpty: (row, column) => !isDone(position, cellOf(row, column)),
    emptySign: position.blanks && '▢',
    pressable: true,
  });
  const symbol = quantitySymbol(step.result, step.activation);
  const start = mathml`${symbol}<mo class="relation">${relation(step)}</mo>`;
  const shape =
    step.rows * step.columns > 1
      ? html`<span class="shape">(${step.rows}×${step.columns})</span>`
      : nothing;
  return html`<math ${contents(start)}></math> <math ${contents(numbers)}></math> ${shape}`;
}

/** @param {SheetState} state */
function noteOnNonFinite({ nonFinite, steps, position, words }) {
  if (!nonFinite || (nonFinite.step ?? -1) > position.step) return nothing;
  return html`<p class="note" role="note" data-part="non-finite">
    ${words.nonFinite(nonFinite, steps)}
  </p>`;
}
