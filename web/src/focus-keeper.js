// The focus is never lost: where what had it disappears, it goes to what stands nearest.

/** @import { ReactiveController } from 'lit' */
/** @import { Host } from './roving.js' */

/** What Tab reaches; of groups, the one item that does. */
const TAB_STOPS = 'button, input:not([hidden]), select, textarea, summary, a[href], [tabindex="0"]';
/** What is there whatever is rendered, and a field over a cell, which gives the focus back itself. */
const MINDED = '.moves, .cell-editor';
/** Where the numbers of the step stand. */
const EQUATION = '.now [data-roving]';

/** @implements {ReactiveController} */
export class FocusKeeper {
  #host;
  /** @type {Element | null} what had the focus before rendering */
  #holder = null;
  /** @type {Element[]} what could have it then, in reading order */
  #stops = [];
  #wasIn = { message: false, panel: false, past: false, equation: false };
  /** @type {Element | null} what had the focus before it went into a message */
  #beforeMessage = null;

  /**
   * @param {Host} host a controller of it that gives the focus back itself is added before this one
   */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#host.renderRoot.addEventListener('focusin', this.#onFocus);
  }

  hostDisconnected() {
    this.#host.renderRoot.removeEventListener('focusin', this.#onFocus);
  }

  /** @param {Event} event */
  #onFocus = ({ target }) => {
    const element = /** @type {Element} */ (target);
    if (!element.closest('.message')) this.#beforeMessage = element;
  };

  hostUpdate() {
    const holder = this.#focused;
    this.#holder = holder?.closest(MINDED) ? null : holder;
    this.#wasIn = {
      message: Boolean(holder?.closest('.message')),
      panel: Boolean(holder?.closest('.panel')),
      past: Boolean(holder?.closest('.past')),
      equation: Boolean(holder?.closest(EQUATION)),
    };
    this.#stops = this.#holder ? [...this.#host.renderRoot.querySelectorAll(TAB_STOPS)] : [];
  }

  hostUpdated() {
    const holder = this.#holder;
    const stops = this.#stops;
    this.#holder = null;
    this.#stops = [];
    if (!holder || this.#focused) return;
    const candidates = [
      this.#wasIn.message && this.#beforeMessage,
      this.#wasIn.panel && this.#panelButton,
      this.#wasIn.past && this.#nextButton, // who went back goes on from there
      this.#wasIn.equation && this.#firstNumber, // another step has other matrices
      ...nearestTo(holder, stops),
    ];
    const next = candidates.find((candidate) => candidate && isReachable(candidate));
    /** @type {HTMLElement | undefined} */ (next)?.focus();
  }

  get #focused() {
    return /** @type {ShadowRoot | undefined} */ (this.#host.renderRoot)?.activeElement ?? null;
  }

  get #nextButton() {
    return this.#host.renderRoot.querySelector('[data-control="next"]');
  }

  /** What Tab reaches first of the numbers of the step. */
  get #firstNumber() {
    return this.#host.renderRoot.querySelector(`${EQUATION} [tabindex="0"]`);
  }

  /** The button that closes the panel that is open. */
  get #panelButton() {
    return this.#host.renderRoot.querySelector('[data-panel][aria-expanded="true"]');
  }
}

/**
 * @param {Element} holder
 * @param {Element[]} stops in reading order
 * @returns {Element[]} those before it, the nearest first, then those after it
 */
function nearestTo(holder, stops) {
  const at = stops.indexOf(holder);
  return at < 0 ? stops : [...stops.slice(0, at).reverse(), ...stops.slice(at + 1)];
}

/** @param {Element} element */
function isReachable(element) {
  return element.isConnected && element.getClientRects().length > 0;
}
