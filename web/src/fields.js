// Labelled controls, for whichever view asks for something.
import { html, nothing } from 'lit';

/** @param {Event} event */
function valueOf({ target }) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (target).value;
}

/**
 * @param {string} name in `data-control`
 * @param {{name: string, tip: string}} text
 * @param {() => void} press
 * @param {boolean} [disabled]
 */
export function action(name, text, press, disabled = false) {
  // aria-disabled keeps the focus where the reader has it.
  return html`
    <button
      class="tool"
      data-control=${name}
      title=${text.tip}
      aria-disabled=${disabled ? 'true' : 'false'}
      @click=${() => disabled || press()}
    >
      ${text.name}
    </button>
  `;
}

/**
 * @param {string} name in `data-control`
 * @param {string} label
 * @param {readonly (readonly [value: string, text: string])[]} choices
 * @param {string} chosen
 * @param {(value: string) => void} choose
 * @param {string} [tip] what it is about
 */
export function selectField(name, label, choices, chosen, choose, tip) {
  return html`
    <label class="field" title=${tip ?? nothing}>
      <span>${label}</span>
      <select
        data-control=${name}
        @change=${(/** @type {Event} */ event) => choose(valueOf(event))}
      >
        ${choices.map(
          ([value, text]) =>
            html`<option value=${value} .selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </label>
  `;
}

/**
 * A field for a number: what it holds, and why that was refused.
 * @typedef {{text: string, message: string}} Field
 */

/**
 * @param {string} name in `data-control`
 * @param {string} label
 * @param {Field} field
 * @param {(typed: string) => void} set
 * @param {string} [tip] what it is about
 */
export function numberField(name, label, field, set, tip) {
  return html`${numberInput(name, label, field, set, { tip })} ${refusal(name, field)}`;
}

/**
 * The field alone, whose refusal stands elsewhere.
 * @param {string} name in `data-control`
 * @param {string} label
 * @param {Field} field
 * @param {(typed: string) => void} set
 * @param {{tip?: string, keys?: 'text' | 'numeric'}} [options] `keys` are those of a screen; digits
 *   alone have no sign
 */
export function numberInput(name, label, { text, message }, set, { tip, keys = 'text' } = {}) {
  return html`
    <label class="field" title=${tip ?? nothing}>
      <span>${label}</span>
      <input
        data-control=${name}
        type="text"
        inputmode=${keys}
        autocomplete="off"
        .value=${text}
        aria-invalid=${message ? 'true' : 'false'}
        aria-describedby=${message ? `${name}-message` : nothing}
        @change=${(/** @type {Event} */ event) => set(valueOf(event))}
      />
    </label>
  `;
}

/**
 * Why a number was refused.
 * @param {string} name of its field
 * @param {Field} field
 */
export function refusal(name, { message }) {
  return message
    ? html`<p class="refusal" id=${`${name}-message`} role="alert">${message}</p>`
    : nothing;
}

/**
 * @param {string} name in `data-control`
 * @param {string} label
 * @param {string} value
 * @param {(typed: string) => void} set
 */
export function textField(name, label, value, set) {
  return html`
    <label class="field text">
      <span>${label}</span>
      <input
        data-control=${name}
        type="text"
        maxlength="40"
        autocomplete="off"
        .value=${value}
        @change=${(/** @type {Event} */ event) => set(valueOf(event))}
      />
    </label>
  `;
}

/**
 * The sections of a panel, of which one is shown.
 * @template {string} Section
 * @param {readonly Section[]} sections
 * @param {Section} shown
 * @param {{name: string} & Record<Section, string>} words the name of the choice, and of each
 * @param {(section: Section) => void} show
 */
export function sectionButtons(sections, shown, words, show) {
  return html`
    <div class="choice" role="group" aria-label=${words.name}>
      ${sections.map(
        (section) => html`
          <button
            class="tool"
            data-section=${section}
            aria-pressed=${section === shown ? 'true' : 'false'}
            @click=${() => show(section)}
          >
            ${words[section]}
          </button>
        `,
      )}
    </div>
  `;
}
