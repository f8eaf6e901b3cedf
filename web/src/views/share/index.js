// What a reader can take along: links, equations, documents and pictures.
import { css, html, nothing } from 'lit';

/** @import { Words } from '../../words/index.js' */

/** @typedef {'copyLink' | 'copyLatex' | 'copyText' | 'downloadDocument' | 'downloadSvg' | 'downloadPng' | 'printStep' | 'printAll'} Press */

/**
 * @param {{status: string, canOpen: boolean, words: Words['share'], handouts: unknown}} state `status`
 *   says what the last action did, `handouts` is a template of what else there is
 * @param {Record<Press, () => void> & {openFile: (file: File) => void}} intents
 */
export function shareView({ status, canOpen, words, handouts }, intents) {
  const press = (/** @type {Press} */ name) => button(name, words[name], () => intents[name]());
  return html`
    <div class="share" role="group" aria-label=${words.name}>
      <div class="share-buttons">
        ${press('copyLink')} ${press('copyLatex')} ${press('copyText')} ${press('downloadSvg')}
        ${press('downloadPng')} ${press('printStep')} ${press('printAll')}
        ${press('downloadDocument')} ${canOpen ? openButton(words, intents) : nothing}
      </div>
      ${canOpen ? html`<p class="share-note">${words.dropNote}</p>` : nothing} ${handouts}
      <p class="share-status" role="status" aria-live="polite" data-part="share-status">
        ${status || nothing}
      </p>
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
  .share :is(button, select, input) {
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
    .share :is(button, select, input) {
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
