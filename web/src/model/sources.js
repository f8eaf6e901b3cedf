// What the shown network was opened as, before it was trained and changed: across undo and redo.

import { keptAfterEdit } from './edit-log.js';

/**
 * @import { NetworkDocument } from '../engine/types.js'
 * @import { Logged } from './edit-log.js'
 */

/** @typedef {NetworkDocument | string} Source an object or its JSON text */

/**
 * Whether it has published numbers, of whatever shape.
 * @param {Source} source that was opened
 */
export function hasPublished(source) {
  return typeof source === 'string'
    ? /"published"\s*:/.test(source) // a text that has it in it has other quotes
    : source.published !== undefined;
}

/**
 * Its published numbers as JSON has them, if there are any.
 * @param {Source} source that was opened
 * @returns {NetworkDocument['published']}
 */
export function publishedOf(source) {
  if (!hasPublished(source)) return undefined;
  return JSON.parse(typeof source === 'string' ? source : JSON.stringify(source)).published;
}

export class Sources {
  /** @type {Logged<{source: Source}>[]} */
  #opened;

  /** @param {Source} source */
  constructor(source) {
    this.#opened = [{ from: 0, source }];
  }

  /** @param {number} done how many edits can be undone */
  at(done) {
    return this.#inForce(done).source;
  }

  /**
   * Whether it was changed since it was opened.
   * @param {number} done how many edits can be undone
   */
  isChanged(done) {
    return done > this.#inForce(done).from;
  }

  /** @param {number} done */
  #inForce(done) {
    return this.#opened.filter(({ from }) => from <= done).at(-1) ?? this.#opened[0];
  }

  /**
   * Takes note of an edit.
   * @param {number} before how many edits could be undone
   * @param {number} after how many now
   * @param {{continues?: boolean, source?: Source}} edit `source` is what was opened by it
   */
  edited(before, after, { continues = false, source }) {
    this.#opened = keptAfterEdit(this.#opened, before, after, continues);
    if (source !== undefined) this.#opened.push({ from: after, source });
  }
}
