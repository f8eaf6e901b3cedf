// What a reader can take along: links, equations, documents and pictures.
import { css, html, nothing } from 'lit';

/** @import { Words } from '../../words/index.js' */

/** @typedef {'copyLink' | 'copyLatex' | 'copyText' | 'downloadDocument' | 'downloadSvg' | 'downloadPng' | 'printStep' | 'printAll'} Press */

/**
 * @typedef {Record<Press | 'downloadIteration' | 'copyIteration', () => void> & {
 *   openFile: (file: File) => void,
 *   chooseFormat: (format: string) => void,
 * }} Intents
 */

/**
 * @param {{status: string, format: string, canOpen: boolean, words: Words['share']}} state `status` says
 *   what the last action did; `format` is that of the whole iteration
 * @param {Intents} intents
 */
export function shareView({ status, format, canOpen, words }, intents) {
  const press = (/** @type {Press} */ name) => button(name, words[name], () => intents[name]());
  return html`
    <div class="share" role="group" aria-label=${words.name}>
      <div class="share-buttons">
        ${press('copyLink')} ${press('copyLatex')} ${press('copyText')} ${press('downloadSvg')}
        ${press('downloadPng')} ${press('printStep')} ${press('printAll')}
        ${press('downloadDocument')} ${canOpen ? openButton(words, intents) : nothing}
      </div>
      ${canOpen ? html`<p class="share-note">${words.dropNote}</p>` : nothing}
      ${iterationRow(format, words, intents)}
      <p class="share-status" role="status" aria-live="polite" data-part="share-status">
        ${status || nothing}
      </p>
    </div>
  `;
}

/**
 * @param {string} format
 * @param {Words['share']} words
 * @param {Intents} intents
 */
function iterationRow(format, { iteration }, { chooseFormat, downloadIteration, copyIteration }) {
  const { name, tip, formats, download, copy } = iteration;
  return html`
    <div class="share-buttons" role="group" aria-label=${name}>
      <label class="field" title=${tip}>
        <span>${name}</span>
        <select
          data-control="format"
          @change=${(/** @type {Event} */ { target }) =>
            chooseFormat(/** @type {HTMLSelectElement} */ (target).value)}
        >
          ${Object.entries(formats).map(
            ([value, text]) =>
              html`<option value=${value} .selected=${value === format}>${text}</option>`,
          )}
        </select>
      </label>
      ${button('downloadIteration', download, () => downloadIteration())}
      ${button('copyIteration', copy, () => copyIteration())}
    </div>
  `;
}

/**
 * @param {Words['share']} words
 * @param {{openFile: (file: File) => void}} intents
 */
function openButton(words, { openFile }) {
  return html`
    ${button('openDocument', words.openDocument, chooseFile)}
    <input
      type="file"
      accept=".json,application/json"
      hidden
      data-control="document-file"
      @change=${(/** @type {Event} */ { target }) =>
        takeFile(/** @type {HTMLInputElement} */ (target), openFile)}
    />
  `;
}

/**
 * @param {string} control
 * @param {{name: string, tip: string}} text
 * @param {(event: Event) => void} act
 */
function button(control, { name, tip }, act) {
  return html`<button data-control=${control} title=${tip} @click=${act}>${name}</button>`;
}

/** The browser's own field for files has words of its own, so a button stands for it.
 * @param {Event} event */
function chooseFile({ currentTarget }) {
  const panel = /** @type {HTMLElement} */ (currentTarget).parentElement;
  /** @type {HTMLInputElement | null | undefined} */
  const field = panel?.querySelector('input[type="file"]');
  field?.click();
}

/**
 * @param {HTMLInputElement} field
 * @param {(file: File) => void} openFile
 */
function takeFile(field, openFile) {
  const file = field.files?.[0];
  field.value = ''; // so that the same file can be chosen again
  if (file) openFile(file);
}

export const shareStyles = css`
  .share {
    display: grid;
    gap: 0.5rem;
    font-size: 0.875rem;
  }
  .share-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .share :is(button, select) {
    min-height: 2rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.5rem;
    background: var(--bbh-paper);
    color: inherit;
  }
  .share button:hover {
    background: var(--bbh-raised);
  }
  @media (pointer: coarse) {
    .share :is(button, select) {
      min-height: 2.75rem;
    }
  }
  .share-note,
  .share-status {
    margin: 0;
  }
  .share-note {
    color: var(--bbh-quiet);
  }
  /* The room is there before the sentence, or the page would jump. */
  .share-status {
    min-height: 1.5em;
  }
`;
