// Where the reader is when a network is shown: where the page puts them at first, at the beginning of
// another network, or where a link leads.
import { thingNamed } from './model/links.js';
import { PANELS } from './model/options.js';
import { goToPlace } from './model/restore.js';

/**
 * @import { BackpropByHand } from './element.js'
 * @import { Grain } from './engine/types.js'
 * @import { State } from './model/link.js'
 * @import { Options, Panel } from './model/options.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { Moving } from './moving.js'
 * @import { Opening } from './opening.js'
 * @import { Panels } from './panels.js'
 */

/**
 * @typedef {{
 *   walk: Walkthrough | null,
 *   grain: Grain,
 *   expanded: ReadonlySet<string>,
 *   expandedLayers: ReadonlySet<number>,
 * }} Shown
 */

/**
 * @typedef {{
 *   options: Options,
 *   opening: Opening,
 *   moving: Moving,
 *   panels: Panels,
 *   openable: (panel: Panel | '') => Panel | '',
 * }} Host `openable` is the panel, or empty if the page does not let its readers open it
 */

export class Arriving {
  /** Whether the reader is where the page puts them at first: nothing is shown, or told, before. */
  isPlaced = false;
  #hasBegun = false;
  #element;
  #state;
  #host;

  /**
   * @param {BackpropByHand} element
   * @param {Shown} state of the widget
   * @param {() => Host} host as it is now
   */
  constructor(element, state, host) {
    this.#element = element;
    this.#state = state;
    this.#host = host;
  }

  /** Shows the first network, or says why none can be. */
  async begin() {
    const { readyState } = document;
    if (readyState === 'loading') {
      // The child with the document may not have been parsed yet.
      await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
    }
    const { isRestored } = await this.#host().opening.first();
    this.isPlaced = true;
    if (this.#state.walk) await this.#begin(isRestored);
  }

  /** @param {boolean} isRestored whether the reader is where the page's address says */
  async #begin(isRestored) {
    this.#hasBegun = true;
    const { options, moving, panels, openable } = this.#host();
    if (!isRestored) {
      panels.open = openable(options.panel);
      moving.goToAsked();
    }
    this.#element.requestUpdate();
    if (this.#element.autoplay) moving.playOnceSeen(this.#element);
    if (this.#element.autofocus) await this.#focusNext();
  }

  /** Lets the keys work without a click, on a page that is about nothing else. */
  async #focusNext() {
    await this.#element.updateComplete;
    /** @type {HTMLElement | null} */
    const next = this.#element.renderRoot.querySelector('[data-control="next"]');
    next?.focus({ preventScroll: true });
  }

  /** Another network is shown, from its beginning. */
  arrive() {
    const { moving } = this.#host();
    moving.clearMessage();
    this.#state.expanded = new Set();
    this.#state.expandedLayers = new Set();
    moving.setGrain(this.#state.grain);
    // The page's own could not be shown.
    if (this.isPlaced && !this.#hasBegun) void this.#begin(false);
  }

  /**
   * Puts the reader where a link to this network leads.
   * @param {State} state
   */
  restore(state) {
    const { moving, panels, openable } = this.#host();
    const { grain, selection } = state;
    this.#state.grain = grain;
    moving.move(() => goToPlace(moving.walk, state));
    panels.open = openable(PANELS.find((panel) => state.panels.includes(panel)) ?? '');
    panels.selection = selection === null ? null : thingNamed(selection);
  }
}
