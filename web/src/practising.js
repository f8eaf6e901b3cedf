// Practice and the audit of published numbers: their part of the widget, which is loaded when a reader
// first opens one of their panels, and what is shown of the walk meanwhile.
import { html, nothing } from 'lit';
import { blanksFrom } from './model/known.js';

/**
 * @import { Entry, Thing } from './model/links.js'
 * @import { ShownPosition } from './model/known.js'
 * @import { Target, Walkthrough } from './model/walkthrough.js'
 * @import { Practice } from './practice/index.js'
 * @import { Host as ElementHost } from './roving.js'
 * @import { Words } from './words/index.js'
 */

/**
 * @typedef {{
 *   walk: Walkthrough,
 *   words: Words,
 *   panel: string,
 *   blank: {step: string, cell: number} | null,
 *   hasSheet: boolean,
 *   hasRoom: boolean,
 *   goTo: (target: Target) => void,
 *   showAll: () => void,
 *   choose: (thing: Thing) => void,
 * }} Host `panel` is the one that is open; `blank` is an entry that the page wants worked out;
 *   `hasSheet` says whether the equations are shown, in which answers are typed, `hasRoom` whether
 *   they stand beside the panel, so that a long one does not push them away; `showAll` shows all
 *   examples of the batch, `choose` does what a press on a thing does
 */

export class Practising {
  #element;
  #host;
  /** @type {Practice | null} */
  #part = null;
  #isAsked = false;
  #failure = '';

  /**
   * @param {ElementHost} element
   * @param {() => Host} host as it is now
   */
  constructor(element, host) {
    this.#element = element;
    this.#host = host;
  }

  /** Where the reader is, with nothing shown that is asked for. @returns {ShownPosition} */
  get position() {
    const { walk, blank } = this.#host();
    const position = this.#practised;
    const isAsked = blank !== null && blank.step === walk.step.result && !position.blanks;
    return isAsked ? blanksFrom(blank.cell, walk) : position;
  }

  /** The same for who practises. @returns {ShownPosition} */
  get #practised() {
    const { walk, panel } = this.#host();
    if (this.#part) return this.#part.position;
    if (panel !== 'practice' || this.#failure) return walk.position;
    const { values } = walk.quantityOf(walk.step.result);
    return { ...walk.position, cell: null, blanks: new Set(values.keys()) };
  }

  /** What stands in the equations for who practises; null for others. */
  get exercise() {
    return this.#part?.exercise ?? null;
  }

  /** @param {'practice' | 'audit'} panel */
  view(panel) {
    if (this.#part) return this.#part.view(panel);
    if (!this.#isAsked) void this.#load();
    const { loading, notLoaded, again } = this.#host().words.controls.parts;
    return html`<p role="status">${this.#failure ? notLoaded(this.#failure) : loading}</p>
      ${this.#failure ? html`<button @click=${() => this.#load()}>${again}</button>` : nothing}`;
  }

  /**
   * @param {Omit<Entry, 'kind'>} entry that was pressed in the result
   * @returns {boolean} whether that asks for it
   */
  ask(entry) {
    return this.#part?.ask(entry) ?? false;
  }

  async #load() {
    this.#isAsked = true;
    this.#failure = '';
    try {
      const { Practice } = await import('./practice/index.js');
      this.#part = await Practice.open(this.#element, this.#host);
    } catch (error) {
      this.#failure = String(error);
    }
    this.#element.requestUpdate();
  }
}
