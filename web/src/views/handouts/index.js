// What there is to choose of a whole iteration that is taken along, and of a worksheet.
import { html, nothing } from 'lit';

/**
 * @import { Level } from '../../model/worksheet/blanks.js'
 * @import { HandoutWords } from '../../words/handouts.js'
 */

/**
 * A field for a number: what it holds, and why that was refused.
 * @typedef {{text: string, message: string}} Field
 */

/**
 * @typedef {{
 *   format: string,
 *   hasWorksheet: boolean,
 *   level: Level,
 *   seed: Field,
 *   digits: Field,
 *   words: HandoutWords,
 * }} State `hasWorksheet` says whether there is one to be chosen
 */

/**
 * @typedef {{
 *   chooseFormat: (format: string) => void,
 *   download: () => void,
 *   copy: () => void,
 *   toggleWorksheet: () => void,
 *   setLevel: (level: string) => void,
 *   setSeed: (typed: string) => void,
 *   setDigits: (typed: string) => void,
 *   print: () => void,
 *   printKey: () => void,
 * }} Intents
 */

/**
 * @param {State} state
 * @param {Intents} intents
 */
export function handoutsView(state, intents) {
  const { format, hasWorksheet, words } = state;
  const { name, tip, formats, download, copy } = words.iteration;
  return html`
    <div class="share-buttons" role="group" aria-label=${name}>
      ${selectField('format', { name, tip }, formats, format, intents.chooseFormat)}
      ${button('download-iteration', download, intents.download)}
      ${button('copy-iteration', copy, intents.copy)}
      ${button('worksheet', words.worksheet, intents.toggleWorksheet, hasWorksheet)}
    </div>
    ${hasWorksheet ? worksheetRow(state, intents) : nothing}
  `;
}

/**
 * @param {State} state
 * @param {Intents} intents
 */
function worksheetRow({ level, seed, digits, words: { worksheet } }, intents) {
  const { levels, print, printKey } = worksheet;
  return html`
    <div class="share-buttons" role="group" aria-label=${worksheet.name}>
      ${selectField('worksheet-level', worksheet.level, levels, level, intents.setLevel)}
      ${
        level === 'iteration'
          ? nothing // there is one only
          : numberField('worksheet-seed', worksheet.seed, seed, intents.setSeed)
      }
      ${numberField('worksheet-digits', worksheet.digits, digits, intents.setDigits)}
      ${button('worksheet-print', print, intents.print)}
      ${button('worksheet-key', printKey, intents.printKey)} ${refusal('worksheet-seed', seed)}
      ${refusal('worksheet-digits', digits)}
    </div>
  `;
}

/**
 * @param {string} control
 * @param {{name: string, tip: string}} text
 * @param {() => void} press
 * @param {boolean} [expanded] whether what it opens is open
 */
function button(control, { name, tip }, press, expanded) {
  return html`<button
    data-control=${control}
    title=${tip}
    aria-expanded=${expanded === undefined ? nothing : String(expanded)}
    @click=${() => press()}
  >
    ${name}
  </button>`;
}

/**
 * @param {string} control
 * @param {{name: string, tip: string}} text
 * @param {Readonly<Record<string, string>>} choices
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function selectField(control, { name, tip }, choices, chosen, choose) {
  return html`<label class="field" title=${tip}>
    <span>${name}</span>
    <select
      data-control=${control}
      @change=${(/** @type {Event} */ event) => choose(valueOf(event))}
    >
      ${Object.entries(choices).map(
        ([value, text]) =>
          html`<option value=${value} .selected=${value === chosen}>${text}</option>`,
      )}
    </select>
  </label>`;
}

/**
 * @param {string} control
 * @param {{name: string, tip: string}} words
 * @param {Field} field
 * @param {(typed: string) => void} set
 */
function numberField(control, { name, tip }, { text, message }, set) {
  return html`<label class="field" title=${tip}>
    <span>${name}</span>
    <input
      data-control=${control}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      .value=${text}
      aria-invalid=${message ? 'true' : 'false'}
      aria-describedby=${message ? `${control}-message` : nothing}
      @change=${(/** @type {Event} */ event) => set(valueOf(event))}
    />
  </label>`;
}

/**
 * Why a number was refused. It comes after the buttons, which must not move while they are pressed:
 * that is when a field tells what was typed.
 * @param {string} control
 * @param {Field} field
 */
function refusal(control, { message }) {
  return message
    ? html`<p class="refusal" id=${`${control}-message`} role="alert">${message}</p>`
    : nothing;
}

/** @param {Event} event */
function valueOf({ target }) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (target).value;
}
