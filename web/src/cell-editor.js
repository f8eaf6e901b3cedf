// A field over a cell, in which its number is typed or a matrix pasted; and what there is to say to
// the reader at a cell.
import { css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { cellAt, editableCellAt, entryOf, focusable, isSameEntry } from './cells.js';
import { isEditable } from './model/follow.js';
import { Scrubbing } from './scrubbing.js';

/**
 * @import { Host as ElementHost } from './roving.js'
 * @import { Cell } from './cells.js'
 * @import { Entry } from './model/links.js'
 * @import { Host as ScrubbingHost } from './scrubbing.js'
 */

/** How far the field and what it says stay from the edges of the widget, in px. */
const MARGIN = 8;
const MOST_LINES = 6;
/** The beginning of a number. */
const NUMBER_KEY = /^[\d.,+−-]$/;
/** What no single number holds. */
const MATRIX = /[[\];\t\n]/;

/**
 * What the editor asks of the widget. `setTyped` and `paste` return null, or a sentence that says
 * why it was refused; `computed` is what to say of a number that is worked out from others.
 * @typedef {Pick<ScrubbingHost, 'canEdit' | 'valueOf' | 'setValue'> & {
 *   textOf: (entry: Entry) => string,
 *   labelOf: (entry: Entry) => string,
 *   setTyped: (entry: Entry, typed: string) => string | null,
 *   paste: (entry: Entry, text: string) => string | null,
 *   lost: (message: string) => void,
 *   computed: (entry: Entry) => string,
 * }} Host `textOf` is the value as the field shows it; `lost` is told why what was typed was refused
 *   when its cell is gone
 */

/**
 * `begin` is what the field begins with, null where there is no field, only the message; `typed` is
 * what was refused.
 * @typedef {Cell & {begin: string | null, typed: string, message: string}} Open
 */

/** One field for all cells. */
export class CellEditor {
  #element;
  #host;
  #scrubbing;
  /** @type {Open | null} */
  #open = null;
  /** @type {Element | null} the cell that the field was over last */
  #cell = null;
  /** @type {AbortController | undefined} */
  #listening;

  /**
   * @param {ElementHost} element
   * @param {Host} host
   */
  constructor(element, host) {
    this.#element = element;
    this.#host = host;
    this.#scrubbing = new Scrubbing({
      canEdit: host.canEdit,
      valueOf: host.valueOf,
      setValue: host.setValue,
      say: (cell, message) => this.#say(cell, message),
    });
    element.addController(this);
  }

  hostConnected() {
    const root = this.#element.renderRoot;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ handle) =>
      root.addEventListener(type, handle, { signal, capture: true });
    on('keydown', (event) => this.#onKey(event));
    on('dblclick', (event) => this.#onDoubleClick(event));
    on('paste', (event) => this.#onPaste(event));
    on('pointerdown', (event) => this.#onPointerDown(event));
    on('scroll', () => this.#place());
    this.#scrubbing.listen(this.#element, signal);
  }

  hostDisconnected() {
    this.#listening?.abort();
  }

  /** The field stands where its cell stands, and goes with it. */
  hostUpdated() {
    if (!this.#open) return;
    const { element, entry, begin, message } = this.#open;
    const now = element.isConnected ? entryOf(element) : null;
    if (now && isSameEntry(now, entry)) this.#place();
    else {
      if (begin !== null && message) this.#host.lost(message);
      this.#close();
    }
  }

  /**
   * Opens the field over a cell.
   * @param {Cell} cell
   * @param {string} [text] what it begins with; the value that stands there unless given
   * @param {string} [message] why that was refused
   */
  #openField(cell, text, message = '') {
    const begin = text ?? this.#host.textOf(cell.entry);
    this.#show({ ...cell, begin, typed: begin, message });
    void this.#focusField(text === undefined);
  }

  /**
   * Says something at a cell, until the reader goes on.
   * @param {Cell} cell
   * @param {string} message nothing if empty
   */
  #say(cell, message) {
    if (message) this.#show({ ...cell, begin: null, typed: '', message });
    else if (this.#open) this.#close();
  }

  /** @param {Open} open */
  #show(open) {
    open.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#open = open;
    this.#element.requestUpdate();
  }

  #close() {
    this.#open = null;
    this.#element.requestUpdate();
  }

  /** @param {boolean} selectAll */
  async #focusField(selectAll) {
    await this.#element.updateComplete;
    const field = this.#field;
    if (!field) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(selectAll ? 0 : field.value.length, field.value.length);
  }

  /** @returns {HTMLTextAreaElement | null} */
  get #field() {
    return this.#element.renderRoot.querySelector('[data-control="cell"]');
  }

  /** The field, wherever it is open. */
  view() {
    if (!this.#open) return nothing;
    const { entry, begin, message } = this.#open;
    return html`
      <div class="cell-editor">
        ${begin === null ? nothing : keyed(`${entry.quantity} ${entry.row} ${entry.column}`, this.#fieldView())}
        ${
          message
            ? html`<p id="cell-message" role="alert" data-part="cell-message">${message}</p>`
            : nothing
        }
      </div>
    `;
  }

  #fieldView() {
    const { entry, begin, message } = /** @type {Open} */ (this.#open);
    const lines = (begin ?? '').split('\n').length;
    // A matrix has lines, which an input would join.
    return html`<textarea
      class=${lines > 1 || (begin ?? '').length > 12 ? 'long' : ''}
      data-control="cell"
      rows=${Math.min(lines, MOST_LINES)}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="done"
      aria-label=${this.#host.labelOf(entry)}
      aria-invalid=${message ? 'true' : 'false'}
      aria-describedby=${message ? 'cell-message' : nothing}
      .value=${begin ?? ''}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onFieldKey(event)}
      @blur=${() => this.#onBlur()}
    ></textarea>`;
  }

  /** @param {KeyboardEvent} event */
  #onFieldKey(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const { key, shiftKey } = event;
    if (key === 'Escape') this.#leave();
    else if (key === 'Enter' && !shiftKey) this.#take(true);
    else if (key === 'Tab') return this.#onTab(event);
    else return;
    event.preventDefault();
  }

  /**
   * Takes the value and goes on from the cell, where the browser moves the focus. What is refused
   * keeps the focus once, so that its message is noticed.
   * @param {KeyboardEvent} event
   */
  #onTab(event) {
    const wasRefused = this.#open?.message && this.#field?.value === this.#open.typed;
    if (!wasRefused && !this.#take(false)) event.preventDefault();
    else if (this.#cell) focusable(this.#cell)?.focus();
  }

  /** What is typed is taken when the reader turns to something else; what is wrong stays. */
  #onBlur() {
    if (this.#open && this.#field) this.#take(false);
  }

  /**
   * @param {boolean} refocus
   * @returns {boolean} whether the value was taken
   */
  #take(refocus) {
    const field = this.#field;
    if (!this.#open || !field) return true;
    const { entry, element } = this.#open;
    this.#cell = element;
    const typed = field.value;
    const isUntouched = typed === this.#host.textOf(entry);
    const set = MATRIX.test(typed.trim()) ? this.#host.paste : this.#host.setTyped;
    const message = isUntouched ? null : set(entry, typed);
    if (message === null) {
      if (refocus) this.#leave();
      else this.#close();
      return true;
    }
    this.#open = { ...this.#open, typed, message };
    this.#element.requestUpdate();
    return false;
  }

  /** Closes the field and goes back to the cell. */
  #leave() {
    const cell = this.#open?.element;
    this.#close();
    if (cell) void this.#element.updateComplete.then(() => focusable(cell)?.focus());
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const cell = cellAt(event);
    const isNote = this.#open?.begin === null;
    if (isNote && !event.altKey) this.#close();
    if (isNote && event.key === 'Escape') return event.stopPropagation();
    if (!cell || !this.#host.canEdit()) return;
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || !(NUMBER_KEY.test(key) || key === 'F2')) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isEditable(cell.entry.quantity)) this.#say(cell, this.#host.computed(cell.entry));
    else this.#openField(cell, key === 'F2' ? undefined : key);
  }

  /** @param {PointerEvent} event a message goes when the reader turns to something else */
  #onPointerDown(event) {
    if (!this.#open || event.composedPath().some((at) => at === this.#overlay)) return;
    if (this.#open.begin === null) this.#close();
  }

  /** @param {MouseEvent} event */
  #onDoubleClick(event) {
    const cell = cellAt(event);
    if (!cell || !this.#host.canEdit()) return;
    event.preventDefault();
    getSelection()?.removeAllRanges();
    if (isEditable(cell.entry.quantity)) this.#openField(cell);
    else this.#say(cell, this.#host.computed(cell.entry));
  }

  /** @param {ClipboardEvent} event */
  #onPaste(event) {
    const cell = cellAt(event);
    if (!cell || !this.#host.canEdit()) return;
    event.preventDefault();
    if (!editableCellAt(event)) return this.#say(cell, this.#host.computed(cell.entry));
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const message = this.#host.paste(cell.entry, text);
    if (message !== null) this.#openField(cell, text.trim(), message);
  }

  /** @returns {HTMLElement | null} */
  get #overlay() {
    return this.#element.renderRoot.querySelector('.cell-editor');
  }

  /** Puts the field over its cell, within the edges of the widget. */
  #place() {
    const overlay = this.#overlay;
    const widget = overlay?.closest('.widget');
    if (!overlay || !widget || !this.#open) return;
    const { element } = this.#open;
    const box = (element.closest('mtd') ?? element).getBoundingClientRect();
    const frame = widget.getBoundingClientRect();
    const width = /** @type {HTMLElement} */ (widget).offsetWidth;
    const scale = frame.width / width || 1; // of the page around
    const within = (/** @type {number} */ left, /** @type {number} */ own) =>
      Math.max(MARGIN, Math.min(left, width - own - MARGIN));
    const left = within((box.left - frame.left) / scale, overlay.offsetWidth);
    overlay.style.left = `${left}px`;
    overlay.style.top = `${(box.top + box.height / 2 - frame.top) / scale}px`;
    /** @type {HTMLElement | null} */
    const message = overlay.querySelector('[data-part="cell-message"]');
    if (message) message.style.left = `${within(left, message.offsetWidth) - left}px`;
  }
}

/** The numbers that can be changed: see isEditable. */
const changeable = css`
  [data-quantity='X'],
  [data-quantity='Y'],
  [data-quantity='alpha'],
  [data-quantity^='W[']:not([data-quantity$='+']),
  [data-quantity^='b[']:not([data-quantity$='+'])
`;

export const cellEditorStyles = css`
  .widget {
    position: relative;
  }
  .cell-editor {
    position: absolute;
    z-index: 2;
    min-height: 1.5rem;
    translate: 0 -50%;
  }
  /* From 16 px on a phone does not zoom into a field. */
  .cell-editor textarea {
    display: block;
    width: 7.5rem;
    max-width: calc(100cqi - 16px);
    min-height: 2.25rem;
    padding: 0.3125rem 0.5rem;
    border: 2px solid var(--bbh-accent);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: var(--bbh-ink);
    font: inherit;
    font-size: 1rem;
    line-height: 1.375rem;
    font-variant-numeric: tabular-nums;
    resize: none;
  }
  .cell-editor textarea.long {
    width: 20rem;
  }
  .cell-editor textarea[aria-invalid='true'] {
    border-color: var(--bbh-negative);
  }
  .cell-editor p {
    position: absolute;
    top: 100%;
    width: max-content;
    max-width: min(22rem, 100cqi - 16px);
    margin: 0.25rem 0 0;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--bbh-line);
    border-inline-start: 4px solid var(--bbh-negative);
    border-radius: 0.25rem;
    background: var(--bbh-raised);
    color: var(--bbh-ink);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
    pointer-events: none; /* what lies below can be pressed */
    box-shadow: 0 2px 8px rgb(0 0 0 / 0.15);
  }
  /* The bars at the top and bottom of a narrow screen must not lie over what was gone to. */
  @container (max-width: 60rem) {
    mtd[tabindex],
    mn[data-quantity] {
      scroll-margin-block: 9rem 4.5rem;
    }
  }
  /* What can be changed shows it when it is pointed at. */
  :is(mn, .value):is(${changeable}) {
    touch-action: manipulation;
  }
  :is(mn, .value):is(${changeable}):hover,
  mtd:hover > mn:is(${changeable}) {
    text-decoration: underline dotted 1px;
    text-underline-offset: 0.25em;
  }
  :is(mn, .value):is(${changeable}):hover {
    cursor: ew-resize;
  }
`;
