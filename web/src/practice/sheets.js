// The sheet that answers are judged by: one for what is shown, another when that changes.
import { EngineError } from '../engine/error.js';
import { exactDocument } from '../model/exact-json.js';

/**
 * @import { loadPractice, Sheet } from '../engine/practice.js'
 * @import { NetworkDocument } from '../engine/types.js'
 */

export class Sheets {
  #practice;
  /** @type {NetworkDocument | string | null} */
  #document = null;
  /** @type {Sheet | null} */
  #sheet = null;
  /** Why there is no sheet for the document. */
  #refused = '';

  /** @param {Awaited<ReturnType<typeof loadPractice>>} practice */
  constructor(practice) {
    this.#practice = practice;
  }

  /**
   * @param {NetworkDocument | string} document another object after every change
   * @returns {{sheet: Sheet} | {refused: string}} why it cannot be worked out by hand
   */
  for(document) {
    if (document !== this.#document) this.#open(document);
    return this.#sheet ? { sheet: this.#sheet } : { refused: this.#refused };
  }

  /** @param {NetworkDocument | string} document */
  #open(document) {
    this.#sheet?.dispose();
    this.#sheet = null;
    this.#document = document;
    try {
      this.#sheet = this.#practice.open(exactDocument(document));
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.#refused = error.message;
    }
  }
}
