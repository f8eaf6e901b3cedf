// What there is to choose of a whole iteration that is taken along, and of a worksheet.
import { html, nothing } from 'lit';
import { numberInput, refusal, selectField } from '../../fields.js';

/**
 * @import { Level } from '../../model/worksheet/blanks.js'
 * @import { HandoutWords } from '../../words/handouts.js'
 * @import { Field } from '../../fields.js'
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
      ${selectField('format', name, Object.entries(formats), format, intents.chooseFormat, tip)}
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
      ${selectField('worksheet-level', worksheet.level.name, Object.entries(levels), level, intents.setLevel, worksheet.level.tip)}
      ${
        level === 'iteration'
          ? nothing // there is one only
          : digitsField('worksheet-seed', worksheet.seed, seed, intents.setSeed)
      }
      ${digitsField('worksheet-digits', worksheet.digits, digits, intents.setDigits)}
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
 * A field for a whole number. Why it was refused comes after the buttons, which must not move while
 * they are pressed: that is when a field tells what was typed.
 * @param {string} control
 * @param {{name: string, tip: string}} words
 * @param {Field} field
 * @param {(typed: string) => void} set
 */
function digitsField(control, { name, tip }, field, set) {
  return numberInput(control, name, field, set, { tip, keys: 'numeric' });
}
