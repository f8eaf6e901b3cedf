// Numbers are changed where they stand: typed over, pasted, dragged, wheeled or stepped.
import { css, html, nothing } from 'lit';
import { thingElement, thingOf } from './links.js';
import { isEditable } from './model/follow.js';
import { scrubbed, stepOf } from './model/scrub.js';

/**
 * @import { LitElement } from 'lit'
 * @import { Entry } from './model/links.js'
 */

/** How far the pointer goes for one step, in px, and before it counts as a drag at all. */
const DRAG_PER_STEP = 6;
const DRAG_FROM = 4;
/** Turns of the wheel that follow each other within this time are one change, in milliseconds. */
const WHEEL_PAUSE_MS = 600;

/**
 * What the editor asks of the widget. A change that `continues` the one before is undone with it.
 * @typedef {{
 *   valueOf: (entry: Entry) => number,
 *   textOf: (entry: Entry) => string,
 *   labelOf: (entry: Entry) => string,
 *   setTyped: (entry: Entry, typed: string) => string | null,
 *   setValue: (entry: Entry, value: number, continues: boolean) => void,
 *   paste: (entry: Entry, text: string) => string | null,
 * }} Host `textOf` is the value as the field shows it; `setTyped` and `paste` return null, or a sentence that says why it was refused
 */

/**
 * @typedef {{entry: Entry, typed: string, message: string, left: number, top: number,
 *   width: number}} Open where the field stands, in px within the widget
 */

/** One field for all cells, and the gestures on them. */
export class CellEditor {
  #element;
  #host;
  /** @type {Open | null} */
  #open = null;
  /** @type {Element | null} the cell that gets the focus back */
  #cell = null;
  /** @type {{entry: Entry, x: number, start: number, step: number, count: number,
   *   moved: boolean} | null} */
  #drag = null;
  /** @type {{entry: Entry, start: number, step: number, count: number, at: number} | null} */
  #wheel = null;

  /**
   * @param {LitElement} element
   * @param {Host} host
   */
  constructor(element, host) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  hostConnected() {
    const root = this.#element.renderRoot ?? this.#element.shadowRoot;
    this.#listen(root ?? this.#element);
  }

  hostDisconnected() {
    this.#listening?.abort();
  }

  /** @type {AbortController | undefined} */
  #listening;

  /** @param {EventTarget} target */
  #listen(target) {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (
      /** @type {string} */ type,
      /** @type {(event: any) => void} */ handle,
      /** @type {AddEventListenerOptions} */ options = {},
    ) => target.addEventListener(type, handle, { signal, ...options });
    on('keydown', (event) => this.#onKey(event), { capture: true });
    on('dblclick', (event) => this.#onDoubleClick(event));
    on('paste', (event) => this.#onPaste(event));
    on('wheel', (event) => this.#onWheel(event), { passive: false });
    on('pointerdown', (event) => this.#onPointerDown(event));
    on('pointermove', (event) => this.#onPointerMove(event));
    on('pointerup', () => (this.#drag = null));
    on('pointercancel', () => (this.#drag = null));
    on('click', (event) => this.#onClick(event), { capture: true });
  }

  /**
   * Opens the field over a cell.
   * @param {Element} cell
   * @param {string} [typed] what it begins with; the value that stands there unless given
   * @param {string} [message] why that was refused
   */
  open(cell, typed, message = '') {
    const entry = editableEntryOf(cell);
    if (!entry) return;
    const widget = cell.closest('.widget');
    if (!widget) return;
    const [box, frame] = [cell.getBoundingClientRect(), widget.getBoundingClientRect()];
    this.#cell = cell;
    this.#open = {
      entry,
      typed: typed ?? this.#host.textOf(entry),
      message,
      left: Math.max(0, Math.min(box.left - frame.left - 6, frame.width - 130)),
      top: box.top - frame.top + box.height / 2,
      width: box.width,
    };
    this.#element.requestUpdate();
    void this.#focusField(typed === undefined);
  }

  /** @param {boolean} selectAll */
  async #focusField(selectAll) {
    await this.#element.updateComplete;
    const field = this.#field;
    field?.focus({ preventScroll: true });
    if (selectAll) field?.select();
  }

  /** @returns {HTMLInputElement | null} */
  get #field() {
    return this.#element.renderRoot.querySelector('[data-control="cell"]');
  }

  /** The field, wherever it is open. */
  view() {
    if (!this.#open) return nothing;
    const { entry, typed, message, left, top } = this.#open;
    return html`
      <div class="cell-editor" .style=${`left: ${left}px; top: ${top}px`}>
        <input
          data-control="cell"
          type="text"
          inputmode="text"
          size="9"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-label=${this.#host.labelOf(entry)}
          aria-invalid=${message ? 'true' : 'false'}
          aria-describedby=${message ? 'cell-message' : nothing}
          .value=${typed}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onFieldKey(event)}
          @blur=${() => this.#onBlur()}
        />
        ${message ? html`<p id="cell-message" role="alert">${message}</p>` : nothing}
      </div>
    `;
  }

  /** @param {KeyboardEvent} event */
  #onFieldKey(event) {
    event.stopPropagation();
    if (event.key === 'Escape') this.#close(true);
    else if (event.key === 'Enter') this.#commit(true);
    else return;
    event.preventDefault();
  }

  /** What is typed is taken when the reader turns to something else; what is wrong stays. */
  #onBlur() {
    if (!this.#open || !this.#field) return;
    if (this.#field.value === this.#open.typed && !this.#open.message) this.#close(false);
    else this.#commit(false);
  }

  /** @param {boolean} refocus */
  #commit(refocus) {
    if (!this.#open || !this.#field) return;
    const typed = this.#field.value;
    const message = this.#host.setTyped(this.#open.entry, typed);
    if (message === null) return this.#close(refocus);
    this.#open = { ...this.#open, typed, message };
    this.#element.requestUpdate();
  }

  /** @param {boolean} refocus */
  #close(refocus) {
    this.#open = null;
    this.#element.requestUpdate();
    if (refocus) void this.#focusCell();
  }

  async #focusCell() {
    await this.#element.updateComplete;
    focusable(this.#cell)?.focus();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const cell = cellOf(event);
    if (!cell || this.#open) return;
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      this.#nudge(cell, key === 'ArrowUp' ? 1 : -1, shiftKey);
    } else if (!altKey && !ctrlKey && !metaKey && /^([\d.,+−-]|F2)$/.test(key)) {
      this.open(cell, key === 'F2' ? undefined : key);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {Element} cell
   * @param {number} count
   * @param {boolean} fast
   */
  #nudge(cell, count, fast) {
    const entry = editableEntryOf(cell);
    if (!entry) return;
    this.#host.setValue(entry, scrubbed(this.#host.valueOf(entry), count, { fast }), false);
  }

  /** @param {MouseEvent} event */
  #onDoubleClick(event) {
    const cell = cellOf(event);
    if (cell) this.open(cell);
  }

  /** @param {ClipboardEvent} event */
  #onPaste(event) {
    const cell = cellOf(event);
    const entry = cell && editableEntryOf(cell);
    if (!cell || !entry || this.#open) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const message = this.#host.paste(entry, text);
    if (message !== null) this.open(cell, text.trim().slice(0, 200), message);
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    const cell = cellOf(event);
    const entry = cell && editableEntryOf(cell);
    // Only over the number that has the focus: the page must scroll everywhere else.
    if (!entry || event.deltaY === 0 || !focusable(cell)?.matches(':focus')) return;
    event.preventDefault();
    const now = performance.now();
    const goesOn =
      this.#wheel !== null &&
      isSame(this.#wheel.entry, entry) &&
      now - this.#wheel.at < WHEEL_PAUSE_MS;
    const start = this.#host.valueOf(entry);
    const wheel =
      goesOn && this.#wheel ? this.#wheel : { entry, start, step: stepOf(start), count: 0, at: 0 };
    wheel.count -= Math.sign(event.deltaY);
    wheel.at = now;
    this.#wheel = wheel;
    const { step, count } = wheel;
    const value = scrubbed(wheel.start, count, { step, fast: event.shiftKey, fine: event.altKey });
    this.#host.setValue(entry, value, goesOn);
  }

  /** @param {PointerEvent} event */
  #onPointerDown(event) {
    const cell = cellOf(event);
    const entry = cell && editableEntryOf(cell);
    // A finger that is drawn over a number scrolls the page.
    if (!entry || event.button !== 0 || event.pointerType !== 'mouse') return;
    const start = this.#host.valueOf(entry);
    this.#drag = { entry, x: event.clientX, start, step: stepOf(start), count: 0, moved: false };
  }

  /** @param {PointerEvent} event */
  #onPointerMove(event) {
    const drag = this.#drag;
    if (!drag) return;
    if (event.buttons === 0) {
      this.#drag = null;
      return;
    }
    const distance = event.clientX - drag.x;
    if (!drag.moved && Math.abs(distance) < DRAG_FROM) return;
    const count = Math.round(distance / DRAG_PER_STEP);
    if (count === drag.count) return;
    const goesOn = drag.moved;
    if (!goesOn) captureIn(event);
    drag.moved = true;
    drag.count = count;
    getSelection()?.removeAllRanges(); // a drag over text selects it
    const { start, step, entry } = drag;
    const value = scrubbed(start, count, { step, fast: event.shiftKey, fine: event.altKey });
    this.#justDragged = true;
    this.#host.setValue(entry, value, goesOn);
  }

  #justDragged = false;

  /** @param {MouseEvent} event the click that ends a drag is none */
  #onClick(event) {
    if (!this.#justDragged) return;
    this.#justDragged = false;
    event.preventDefault();
    event.stopPropagation();
  }
}

/**
 * The number under an event, if a reader can change it.
 * @param {Event} event
 */
function cellOf(event) {
  const [target] = event.composedPath();
  if (!(target instanceof Element) || target.matches('input, select, textarea')) return null;
  const number = thingElement(target);
  return number && editableEntryOf(number) ? number : null;
}

/** @param {Element} number */
function editableEntryOf(number) {
  const thing = thingOf(number);
  return thing.kind === 'entry' && isEditable(thing.quantity) ? thing : null;
}

/**
 * What of a number has the focus: itself, or its cell.
 * @param {Element | null} number
 * @returns {HTMLElement | null}
 */
function focusable(number) {
  return number?.closest('[tabindex]') ?? null;
}

/** A drag goes on where it leaves the number. @param {PointerEvent} event */
function captureIn(event) {
  const target = /** @type {Element} */ (event.composedPath()[0]);
  target.setPointerCapture(event.pointerId);
}

/** @param {Entry} a @param {Entry} b */
function isSame(a, b) {
  return a.quantity === b.quantity && a.row === b.row && a.column === b.column;
}

export const cellEditorStyles = css`
  .widget {
    position: relative;
  }
  .cell-editor {
    position: absolute;
    z-index: 2;
    translate: 0 -50%;
  }
  .cell-editor input {
    width: 7.5rem;
    min-height: 2.25rem;
    padding: 0 0.5rem;
    border: 2px solid var(--bbh-accent);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: var(--bbh-ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  .cell-editor p {
    position: absolute;
    width: max-content;
    max-width: min(20rem, 60cqi);
    margin: 0.25rem 0 0;
    padding: 0.375rem 0.625rem;
    border-inline-start: 4px solid var(--bbh-negative);
    border-radius: 0.25rem;
    background: var(--bbh-raised);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
`;
