// Rounding as on paper: the results of an iteration that goes on with rounded numbers, beside the
// exact ones.
import { html, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { contents, quantitySymbol } from '../mathml.js';

/**
 * @import { Drift } from '../../model/practice/drift.js'
 * @import { PracticeWords } from '../../words/practice.js'
 */

/**
 * A step with the largest of its drifts; `isLargest` says that no other step has a larger one.
 * @typedef {{step: number, result: string, rows: number, columns: number, largest: Drift,
 *   isLargest: boolean}} StepDrift
 */

/**
 * @typedef {{
 *   decimals: {text: string, message: string},
 *   isAccepted: boolean,
 *   step: {step: number, result: string, rows: number, columns: number, drifts: readonly Drift[],
 *     count: number} | null,
 *   steps: readonly StepDrift[],
 *   words: PracticeWords['practice']['rounding'],
 * }} RoundingState `decimals` is what its field holds, and why that was refused; `isAccepted` says that
 *   rounded answers are right too. Of the `count` entries of the `step` that is shown some are listed
 */

/**
 * @typedef {{
 *   setDecimals: (typed: string) => void,
 *   setAccepted: (isAccepted: boolean) => void,
 *   goTo: (step: number) => void,
 * }} RoundingIntents
 */

/**
 * @param {RoundingState} state
 * @param {RoundingIntents} intents
 */
export function roundingView(state, intents) {
  const { decimals, isAccepted, step, words } = state;
  const { text, message } = decimals;
  return html`
    <p class="sentence">${words.sentence}</p>
    <div class="settings-of-practice">
      <label class="field" title=${words.decimals.tip}>
        <span>${words.decimals.name}</span>
        <input
          class="decimals"
          inputmode="numeric"
          autocomplete="off"
          data-control="decimals"
          aria-invalid=${message ? 'true' : 'false'}
          aria-describedby=${message ? 'decimals-message' : nothing}
          .value=${text}
          @change=${(/** @type {Event} */ { target }) =>
            intents.setDecimals(/** @type {HTMLInputElement} */ (target).value)}
        />
      </label>
      <label class="field" title=${words.accept.tip}>
        <input
          type="checkbox"
          data-control="accept-rounded"
          .checked=${isAccepted}
          @change=${(/** @type {Event} */ { target }) =>
            intents.setAccepted(/** @type {HTMLInputElement} */ (target).checked)}
        />
        <span>${words.accept.name}</span>
      </label>
    </div>
    ${message ? html`<p class="refusal" id="decimals-message" role="alert">${message}</p>` : nothing}
    ${step ? stepView(step, words) : nothing} ${stepsView(state, intents)}
  `;
}

/**
 * @param {NonNullable<RoundingState['step']>} step
 * @param {RoundingState['words']} words
 */
function stepView(step, words) {
  const { result, drifts, count } = step;
  const { columns } = words;
  return html`
    <div class="table">
      <table class="drift" data-part="drift-of-step">
        <caption>
          ${words.step(result.replace(/\+$/, ''))}
        </caption>
        <thead>
          <tr>
            ${headView(columns.entry)} ${headView(columns.rounded, true)}
            ${headView(columns.exact, true)} ${headView(columns.drift, true)}
            ${headView(columns.units, true)}
          </tr>
        </thead>
        <tbody>
          ${drifts.map((drift) => driftRow(drift, step, words))}
        </tbody>
      </table>
    </div>
    ${drifts.length < count ? html`<p class="quiet">${words.some(drifts.length, count)}</p>` : nothing}
  `;
}

/** @param {string} name @param {boolean} [isOfNumbers] */
function headView(name, isOfNumbers = false) {
  return html`<th scope="col" class=${isOfNumbers ? 'number' : nothing}>${name}</th>`;
}

/**
 * @param {Drift} drift
 * @param {{rows: number, columns: number}} shape
 * @param {RoundingState['words']} words
 */
function driftRow({ cell, rounded, exact, difference, units }, shape, words) {
  return html`
    <tr>
      <th scope="row">${entryName(cell, shape, words)}</th>
      ${numberCell(rounded)} ${numberCell(exact)} ${numberCell(difference)} ${numberCell(units, 2)}
    </tr>
  `;
}

/**
 * @param {number} cell
 * @param {{rows: number, columns: number}} shape
 * @param {RoundingState['words']} words
 */
function entryName(cell, { rows, columns }, words) {
  if (rows * columns === 1) return words.only;
  return words.entry(Math.floor(cell / columns), cell % columns, columns === 1);
}

/**
 * @param {number} value
 * @param {number} [digits]
 * @param {unknown} [before] what stands before the number
 */
function numberCell(value, digits, before = nothing) {
  return html`<td class="number" data-value=${value}>
    ${before} <span class="numerals">${formatNumber(value, digits).text}</span>
  </td>`;
}

/**
 * @param {RoundingState} state
 * @param {RoundingIntents} intents
 */
function stepsView(state, intents) {
  const { steps, words } = state;
  const { columns } = words;
  return html`
    <div class="table all" tabindex="0" role="group" aria-label=${words.iteration}>
      <table class="drift" data-part="drift-of-steps">
        <caption>
          ${words.iteration}
        </caption>
        <thead>
          <tr>
            ${headView(columns.step)} ${headView(columns.where)} ${headView(columns.drift, true)}
            ${headView(columns.units, true)}
          </tr>
        </thead>
        <tbody>
          ${steps.map((step) => stepRow(step, state, intents))}
        </tbody>
      </table>
    </div>
  `;
}

/**
 * @param {StepDrift} drift
 * @param {RoundingState} state
 * @param {RoundingIntents} intents
 */
function stepRow(drift, { step: shown, words }, { goTo }) {
  const { step, result, largest, isLargest } = drift;
  const name = words.goTo(result.replace(/\+$/, ''));
  return html`
    <tr
      data-drift=${step}
      class=${isLargest ? 'largest' : ''}
      aria-current=${step === shown?.step ? 'step' : 'false'}
    >
      <th scope="row">
        <button class="tool" title=${name} @click=${() => goTo(step)}>
          <span class="said">${name}</span>
          <span aria-hidden="true"><math ${contents(quantitySymbol(result))}></math></span>
        </button>
      </th>
      <td class="place">${largest.units === 0 ? '' : entryName(largest.cell, drift, words)}</td>
      ${numberCell(largest.difference)}
      ${numberCell(largest.units, 2, isLargest ? html`<span>${words.largest} →</span>` : nothing)}
    </tr>
  `;
}
