// What the page around a widget is told: events, and its author of attributes that are not understood.
import { positionOf } from './model/place.js';

/** @import { Walkthrough } from './model/walkthrough.js' */

export class Telling {
  #element;
  /** @type {Set<string>} what the author was told already */
  #refused = new Set();
  /** @type {{text: string, revision: number} | null} the place and the network that were told last */
  #last = null;

  /** @param {Element} element */
  constructor(element) {
    this.#element = element;
  }

  /**
   * Once for each value of an attribute, or each link.
   * @param {string} attribute
   * @param {string} expected
   * @param {string} got
   */
  refuse = (attribute, expected, got) => {
    const { id } = this.#element;
    const name = `<backprop-by-hand${id && ` id="${id}"`}>`;
    const sentence = `${name} ${attribute}: expected ${expected}, got "${got}"`;
    if (!this.#refused.has(sentence)) console.warn(sentence);
    this.#refused.add(sentence);
  };

  /** @param {string} message why something could not be shown */
  fail = (message) => this.#tell('bbh-error', { message });

  /**
   * Where the reader is and that the network was changed, unless the page knows.
   * @param {Walkthrough} walk
   */
  follow(walk) {
    const last = this.#last;
    const position = positionOf(walk);
    const { text } = position;
    const { revision } = walk.position;
    this.#last = { text, revision };
    if (!last) this.#tell('bbh-ready', position);
    if (text !== last?.text) this.#tell('bbh-step', position);
    if (!last || revision === last.revision) return;
    this.#tell('bbh-edit', {
      reason: walk.editReason,
      get document() {
        return walk.document(); // takes a while for a large network: only if somebody asks
      },
    });
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #tell(type, detail) {
    this.#element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
