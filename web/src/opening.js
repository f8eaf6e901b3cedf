// How another network comes to be shown: a preset, a document of the page's or the reader's own, or
// what the page's address holds.
import { EngineError, loadEngine } from './engine/index.js';
import { exactDocument } from './model/exact-json.js';
import { DEFAULT_PRESET, PRESETS, presetOf } from './model/presets.js';
import { changeAgain, problemOf } from './model/restore.js';
import { Walkthrough } from './model/walkthrough.js';

/**
 * @import { BackpropByHand } from './element.js'
 * @import { Address } from './address.js'
 * @import { Editing } from './editing.js'
 * @import { NetworkDocument } from './engine/types.js'
 * @import { State } from './model/link.js'
 * @import { Refuse } from './model/options.js'
 * @import { Source } from './model/sources.js'
 * @import { Words } from './words/index.js'
 */

/** @typedef {{walk: Walkthrough | null, message: string, unavailable: string}} Shown */

/**
 * `isNew` says that nothing that was done before can be undone, `toStep` that the attribute `step` says
 * where the reader begins.
 * @typedef {{isNew?: boolean, toStep?: boolean}} OpenOptions
 */

/**
 * @typedef {{
 *   words: Words,
 *   editing: Editing,
 *   leave: () => void,
 *   arrive: (toStep: boolean) => void,
 *   restore: (state: State) => void,
 *   refuse: Refuse,
 *   fail: (message: string) => void,
 * }} Host `leave` is called before another network is shown, `arrive` once one is; `restore` puts
 *   the reader where a link leads. The page is told by `refuse` of an attribute that is none, by
 *   `fail` of a network that could not be shown
 */

export class Opening {
  #element;
  #state;
  #address;
  #host;
  /** The last that was not a preset. @type {{document: NetworkDocument | string, title: string} | null} */
  #own = null;
  /** How many networks were chosen: a file that comes late is not shown in the place of another. */
  #choices = 0;
  /** What the address held before is shown before what it holds now. */
  #addresses = Promise.resolve();

  /**
   * @param {BackpropByHand} element
   * @param {Shown} state of the widget
   * @param {Address} address of the page
   * @param {() => Host} host as it is now
   */
  constructor(element, state, address, host) {
    this.#element = element;
    this.#state = state;
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

  /**
   * The title of the network of the page's or the reader's own that can be gone back to; null where
   * there is none.
   */
  get own() {
    return this.#own && this.#own.title;
  }

  /** The preset that was opened; empty for a document of the author's or the reader's own. */
  get shown() {
    return presetOf(this.#state.walk?.source) ?? '';
  }

  /**
   * What the page begins with: its address, the document that it names or has within the element, or
   * the preset.
   * @returns {Promise<{isRestored: boolean}>} whether it was what the address holds
   */
  async first() {
    const element = this.#element;
    const state = this.#state;
    let { preset, src } = element;
    const { urlState } = element;
    const problem = urlState ? await this.#fromAddress() : '';
    const isRestored = state.walk !== null;
    if (!isRestored) {
      ({ preset, src } = element);
      await this.pagesOwn();
      state.message ||= problem;
    }
    // Set in the meantime.
    if (element.src !== src && element.src !== null) await this.file(element.src);
    else if (state.walk && element.preset !== preset) await this.preset(element.preset);
    if (urlState) await this.#address.settle();
    return { isRestored };
  }

  /**
   * Shows what the page has by its attributes, or within the element.
   * @param {OpenOptions} [options]
   */
  async pagesOwn(options) {
    const { src, preset } = this.#element;
    const selector = ':scope > script[type="application/json"]';
    const own = this.#element.querySelector(selector)?.textContent;
    if (src !== null) await this.file(src, options);
    else if (own) await this.open(own, options);
    else await this.preset(preset, options);
  }

  /**
   * @param {NetworkDocument | string} networkDocument an object or its JSON text
   * @param {OpenOptions} [options]
   * @returns {Promise<boolean>} whether it was opened
   */
  async open(networkDocument, options) {
    const isPreset = presetOf(networkDocument) !== undefined;
    // An object may be changed by the page.
    const document = isPreset ? networkDocument : exactDocument(networkDocument);
    const isOpen = await this.#choose(document, options);
    const { walk } = this.#state;
    if (isOpen && walk) this.#own = { document, title: walk.title };
    this.#element.requestUpdate();
    return isOpen;
  }

  /**
   * Opens what `src` names, unless that has become another by the time it is here, or something else
   * was chosen.
   * @param {string} address of a network document
   * @param {OpenOptions} [options]
   */
  async file(address, options) {
    const choices = this.#choices;
    const isWanted = () => this.#element.src === address && this.#choices === choices;
    try {
      const response = await fetch(new URL(address, this.#element.baseURI));
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
      const text = await response.text();
      if (isWanted()) await this.open(text, options);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (isWanted()) this.#fail(this.#host().words.controls.unreadable(address, reason));
    }
  }

  /**
   * @param {string | null} name of a preset; null for the usual one
   * @param {OpenOptions} [options]
   */
  async preset(name, options) {
    const isKnown = name === null || Object.hasOwn(PRESETS, name);
    if (!isKnown) {
      this.#host().refuse('preset', `one of ${Object.keys(PRESETS).join(', ')}`, name);
    }
    await this.#choose(PRESETS[isKnown && name !== null ? name : DEFAULT_PRESET], options);
  }

  /** @param {string} choice a preset, or empty for the reader's own network */
  choose(choice) {
    if (choice) void this.preset(choice);
    else if (this.#own) void this.open(this.#own.document);
  }

  /** Shows the network as it was opened, untrained and unchanged. */
  reset() {
    const source = this.#state.walk?.source;
    if (source) void this.#show(source);
  }

  #onAddress = () => {
    this.#addresses = this.#addresses.then(async () => {
      if (!this.#element.urlState || !this.#state.walk) return;
      const problem = await this.#fromAddress();
      if (problem) this.#state.message = problem;
      await this.#address.settle();
    });
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
    const { document, iteration, changes = [], preset } = state;
    const engine = await loadEngine().catch(() => null);
    if (!engine) return null; // opening any network says so
    const problem = problemOf(engine, state);
    if (problem) return problem;
    const isPreset = preset !== null && Object.hasOwn(PRESETS, preset);
    const source = isPreset ? PRESETS[preset] : document;
    if (!isPreset) this.#own = { document, title: document.title ?? '' };
    const isOpen = await this.#choose(document, { iteration, source });
    if (!isOpen || !this.#state.walk) return null;
    changeAgain(this.#state.walk, changes);
    this.#state.walk.editReason = 'open'; // the changes are what the link has of it
    this.#host().restore(state);
    return null;
  }

  /**
   * Shows a network that was asked for, in the place of any that is on its way.
   * @param {NetworkDocument | string} networkDocument
   * @param {{iteration?: number, source?: Source} & OpenOptions} [options] as of Walkthrough.open()
   */
  async #choose(networkDocument, options) {
    const isOpen = await this.#show(networkDocument, options);
    if (isOpen) this.#choices++;
    return isOpen;
  }

  /**
   * @param {NetworkDocument | string} networkDocument
   * @param {{iteration?: number, source?: Source} & OpenOptions} [options] as of #choose()
   */
  async #show(networkDocument, { isNew = false, toStep = false, ...given } = {}) {
    const state = this.#state;
    const options = { source: networkDocument, ...given };
    const opened = documentOf(networkDocument);
    try {
      const engine = await loadEngine();
      const { editing, leave } = this.#host();
      if (state.walk) {
        // What changed is marked, but of another network that would be all and nothing.
        const isReset = networkDocument === state.walk.source;
        if (!isReset) leave();
        const refused = editing.run(
          (walk) => {
            const reason = isReset ? 'reset' : 'open';
            if (!isNew) return walk.restart(opened, { ...options, reason });
            const revision = walk.position.revision + 1;
            state.walk = Walkthrough.open(engine, opened, { ...options, revision });
            walk.dispose();
          },
          { isMarked: isReset && !isNew },
        );
        if (refused !== null) {
          this.#fail(refused);
          return false;
        }
      } else {
        state.walk = Walkthrough.open(engine, opened, options);
        state.unavailable = '';
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (state.walk || error instanceof EngineError) this.#fail(reason);
      else {
        state.unavailable = reason;
        this.#host().fail(reason);
      }
      return false;
    }
    this.#host().arrive(toStep);
    return true;
  }

  /** @param {string} message why a network is not shown */
  #fail(message) {
    this.#state.message = message;
    this.#host().fail(message);
  }
}

/**
 * What the engine is given of a source. Of a preset it would only read the published numbers over, which
 * takes longer than all the rest; the audit has them from the source.
 * @param {NetworkDocument | string} source
 */
function documentOf(source) {
  const preset = presetOf(source);
  return preset ? { ...PRESETS[preset], published: undefined } : source;
}
