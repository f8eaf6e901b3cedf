// Numbers are changed little by little where they stand: dragged, wheeled or stepped.
import { cellAt, editableCellAt, hasFocus, isSameEntry } from './cells.js';
import { scrubbed, stepOf } from './model/scrub.js';

/**
 * @import { Host as ElementHost } from './roving.js'
 * @import { Cell } from './cells.js'
 * @import { Entry } from './model/links.js'
 */

/** How far the pointer goes for one step, in px, and before it counts as a drag at all. */
const DRAG_PER_STEP = 6;
const DRAG_FROM = 4;
/** Turns of the wheel that follow each other within this time are one change, in milliseconds. */
const WHEEL_PAUSE_MS = 600;
/** About one notch of a mouse's wheel; touchpads turn by less. In px, where need be from lines. */
const WHEEL_PER_STEP = 100;
const LINE = 40;

/**
 * What it asks of the widget. A change that `continues` the one before is undone with it.
 * @typedef {{
 *   canEdit: () => boolean,
 *   valueOf: (entry: Entry) => number,
 *   setValue: (entry: Entry, value: number, continues: boolean) => string | null,
 *   say: (cell: Cell, message: string) => void,
 * }} Host `setValue` returns null, or a sentence that says why it was refused
 */

/**
 * Steps from where a number was to what it is now. `changed` says whether one was taken, which those
 * after it continue.
 * @typedef {Cell & {start: number, value: number, step: number, count: number,
 *   changed: boolean}} Run
 */

export class Scrubbing {
  #host;
  /** @type {(Run & {x: number, moved: boolean}) | null} */
  #drag = null;
  /** @type {(Run & {at: number, turned: number}) | null} `turned` in px */
  #wheel = null;
  /** The last change. @type {{entry: Entry, value: number, step: number} | null} */
  #last = null;
  /** What was pressed or dragged last, until Escape or another focus lets it go. @type {Entry | null} */
  #pressed = null;
  /** The click that ends a drag is none. */
  #endsDrag = false;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * @param {ElementHost} element
   * @param {AbortSignal} signal that ends it
   */
  listen(element, signal) {
    const on = (
      /** @type {string} */ type,
      /** @type {(event: any) => void} */ handle,
      /** @type {AddEventListenerOptions} */ options = {},
    ) => element.renderRoot.addEventListener(type, handle, { signal, ...options });
    on('keydown', (event) => this.#onKey(event), { capture: true });
    on('focusin', (event) => {
      const cell = cellAt(event);
      if (!cell || !this.#isPressed(cell)) this.#pressed = null;
    });
    // Not at the shadow root: for Chromium the page then scrolls before a handler is asked.
    element.addEventListener('wheel', (event) => this.#onWheel(event), { signal, passive: false });
    on('pointerdown', (event) => this.#onPointerDown(event));
    on('pointermove', (event) => this.#onPointerMove(event));
    on('pointerup', () => (this.#drag = null));
    on('pointercancel', () => (this.#drag = null));
    on('click', (event) => this.#onClick(event), { capture: true });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (key === 'Escape') this.#pressed = null;
    if (!altKey || ctrlKey || metaKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return;
    const cell = this.#host.canEdit() ? editableCellAt(event) : null;
    if (!cell) return;
    const run = { ...this.#runOf(cell), changed: event.repeat }; // a key that is held makes one change
    this.#stepTo(run, key === 'ArrowUp' ? 1 : -1, { shiftKey, altKey: false });
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    const cell = this.#host.canEdit() ? editableCellAt(event) : null;
    // Only over the number that is chosen: the page must scroll everywhere else.
    if (!cell || event.deltaY === 0 || event.ctrlKey) return;
    if (!this.#isPressed(cell) || !hasFocus(cell.element)) return;
    event.preventDefault();
    const now = event.timeStamp;
    const last = this.#wheel;
    const goesOn = last !== null && now - last.at < WHEEL_PAUSE_MS && this.#isAsLeft(last, cell);
    const run = goesOn ? last : { ...this.#runOf(cell), at: now, turned: 0 };
    run.at = now;
    this.#wheel = run;
    run.turned -= event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
    const count = Math.round(run.turned / WHEEL_PER_STEP);
    if (count !== run.count) this.#stepTo(run, count, event);
  }

  /** @param {PointerEvent} event */
  #onPointerDown(event) {
    this.#endsDrag = false;
    const cell = this.#host.canEdit() ? editableCellAt(event) : null;
    // A finger that is drawn over a number scrolls the page.
    if (!cell || event.button !== 0 || event.pointerType !== 'mouse') return;
    this.#drag = { ...this.#runOf(cell), x: event.clientX, moved: false };
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
    if (!drag.moved) {
      drag.moved = true;
      this.#pressed = drag.entry; // the wheel goes on from there
      this.#endsDrag = true;
      drag.element.setPointerCapture(event.pointerId);
    }
    getSelection()?.removeAllRanges(); // a drag over text selects it
    const count = Math.round(distance / DRAG_PER_STEP);
    if (count !== drag.count) this.#stepTo(drag, count, event);
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (!this.#endsDrag) {
      this.#pressed = cellAt(event)?.entry ?? null;
      return;
    }
    this.#endsDrag = false;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Cell} cell */
  #isPressed({ entry }) {
    return this.#pressed !== null && isSameEntry(this.#pressed, entry);
  }

  /**
   * @param {Cell} cell
   * @returns {Run}
   */
  #runOf(cell) {
    const start = this.#host.valueOf(cell.entry);
    const last = this.#last;
    // One up and one down are nothing, also from 0.1 to 0.09 and back.
    const step = last && this.#isAsLeft(last, cell) ? last.step : stepOf(start);
    return { ...cell, start, value: start, step, count: 0, changed: false };
  }

  /**
   * @param {{entry: Entry, value: number}} change
   * @param {Cell} cell
   * @returns {boolean} whether the change was the cell's, and nothing else has changed it since
   */
  #isAsLeft({ entry, value }, cell) {
    return isSameEntry(entry, cell.entry) && this.#host.valueOf(entry) === value;
  }

  /**
   * @param {Run} run
   * @param {number} count
   * @param {{shiftKey: boolean, altKey: boolean}} keys
   */
  #stepTo(run, count, { shiftKey, altKey }) {
    run.count = count;
    const { entry, start, step } = run;
    const value = scrubbed(start, count, { step, fast: shiftKey, fine: altKey });
    const message = this.#host.setValue(entry, value, run.changed);
    if (message === null) {
      this.#last = { entry, value, step };
      run.changed = true;
      run.value = value;
    }
    this.#host.say(run, message ?? '');
  }
}
