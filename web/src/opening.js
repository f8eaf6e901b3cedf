// How another network comes to be shown: a preset, a document of the page's or the reader's own, or
// what the page's address holds.
import { EngineError, loadEngine } from './engine/index.js';
import { DEFAULT_PRESET, PRESETS } from './model/presets.js';
import { problemOf } from './model/restore.js';
import { Walkthrough } from './model/walkthrough.js';

/**
 * @import { LitElement } from 'lit'
 * @import { Address } from './address.js'
 * @import { Editing } from './editing.js'
 * @import { NetworkDocument } from './engine/types.js'
 * @import { State } from './model/link.js'
 * @import { Source } from './model/sources.js'
 * @import { Words } from './words/index.js'
 */

/**
 * @typedef {LitElement & {
 *   walk: Walkthrough | null,
 *   preset: string,
 *   urlState: boolean,
 *   message: string,
 *   unavailable: string,
 * }} Widget
 */

/**
 * @typedef {{
 *   words: Words,
 *   editing: Editing,
 *   leave: () => void,
 *   arrive: () => void,
 *   restore: (state: State) => void,
 * }} Host `leave` is called before another network is shown, `arrive` once one is; `restore` puts
 *   the reader where a link leads
 */

export class Opening {
  #widget;
  #address;
  #host;
  /** @type {NetworkDocument | string | null} the last document that was not a preset */
  #own = null;

  /**
   * @param {Widget} widget
   * @param {Address} address of the page
   * @param {() => Host} host as it is now
   */
  constructor(widget, address, host) {
    this.#widget = widget;
    this.#address = address;
    this.#host = host;
  }

  connect() {
    addEventListener('hashchange', this.#onAddress);
  }

  disconnect() {
    removeEventListener('hashchange', this.#onAddress);
    this.#address.stop();
  }

  /** Whether there is a network of the page's or the reader's own to go back to. */
  get hasOwn() {
    return this.#own !== null;
  }

  /** The preset that was opened; empty for a document of the author's or the reader's own. */
  get shown() {
    const source = this.#widget.walk?.source;
    return Object.keys(PRESETS).find((preset) => PRESETS[preset] === source) ?? '';
  }

  /** What the page begins with: its address, the document within the element, or the preset. */
  async first() {
    const widget = this.#widget;
    const { preset } = widget;
    const problem = widget.urlState ? await this.#fromAddress() : '';
    if (!widget.walk) {
      const own = widget.querySelector(':scope > script[type="application/json"]')?.textContent;
      if (own) await this.open(own);
      else await this.preset(preset);
      widget.message ||= problem;
    }
    // Set in the meantime.
    if (widget.walk && widget.preset !== preset) await this.preset(widget.preset);
    if (widget.urlState) await this.#address.settle();
  }

  /**
   * @param {NetworkDocument | string} networkDocument an object or its JSON text
   * @returns {Promise<boolean>} whether it was opened
   */
  async open(networkDocument) {
    const isOpen = await this.#show(networkDocument);
    if (isOpen) this.#own = networkDocument;
    this.#widget.requestUpdate();
    return isOpen;
  }

  /** @param {string} preset */
  async preset(preset) {
    const isKnown = Object.hasOwn(PRESETS, preset);
    await this.#show(PRESETS[isKnown ? preset : DEFAULT_PRESET]);
    if (isKnown) return;
    const { controls } = this.#host().words;
    this.#widget.message = controls.unknownPreset(preset, Object.keys(PRESETS));
  }

  /** @param {string} choice a preset, or empty for the reader's own network */
  choose(choice) {
    if (choice) void this.preset(choice);
    else if (this.#own) void this.open(this.#own);
  }

  /** Shows the network as it was opened, untrained and unchanged. */
  reset() {
    const source = this.#widget.walk?.source;
    if (source) void this.#show(source);
  }

  #onAddress = async () => {
    const widget = this.#widget;
    if (!widget.urlState || !widget.walk) return;
    const problem = await this.#fromAddress();
    if (problem) widget.message = problem;
    await this.#address.settle();
  };

  /**
   * Shows what the page's address holds.
   * @returns {Promise<string>} why it cannot be; empty if it is shown, or if it is about other things
   */
  async #fromAddress() {
    const read = await this.#address.read();
    if (!read) return '';
    const { badLink } = this.#host().words.share;
    if ('reason' in read) return read.reason === 'none' ? '' : badLink[read.reason]();
    const problem = await this.#restore(read.state);
    return problem ? badLink[problem.reason](problem.detail) : '';
  }

  /**
   * Shows what a link holds, if all of it can be shown.
   * @param {State} state
   * @returns {Promise<ReturnType<typeof problemOf>>}
   */
  async #restore(state) {
    const { document, iteration, preset } = state;
    const engine = await loadEngine().catch(() => null);
    if (!engine) return null; // opening any network says so
    const problem = problemOf(engine, state);
    if (problem) return problem;
    const isPreset = preset !== null && Object.hasOwn(PRESETS, preset);
    const source = isPreset ? PRESETS[preset] : document;
    if (!isPreset) this.#own = document;
    await this.#show(document, { iteration, source });
    this.#host().restore(state);
    return null;
  }

  /**
   * @param {NetworkDocument | string} networkDocument
   * @param {{iteration?: number, source?: Source}} [options] as of Walkthrough.open()
   */
  async #show(networkDocument, options) {
    const widget = this.#widget;
    try {
      const engine = await loadEngine();
      const { editing, leave } = this.#host();
      if (widget.walk) {
        // What changed is marked, but of another network that would be all and nothing.
        const isReset = networkDocument === widget.walk.source;
        if (!isReset) leave();
        const restart = (/** @type {Walkthrough} */ walk) => walk.restart(networkDocument, options);
        const refused = editing.run(restart, { isMarked: isReset });
        if (refused !== null) {
          widget.message = refused;
          return false;
        }
      } else {
        widget.walk = Walkthrough.open(engine, networkDocument, options);
      }
    } catch (error) {
      if (error instanceof EngineError) widget.message = error.message;
      else widget.unavailable = error instanceof Error ? error.message : String(error);
      return false;
    }
    this.#host().arrive();
    return true;
  }
}
