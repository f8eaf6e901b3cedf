// What leads to the network of a position: the last document that was put in, and the single numbers
// that were changed since. Much less than all numbers that training has made since.

import { keptAfterEdit } from './edit-log.js';

/**
 * @import { NetworkDocument } from '../engine/types.js'
 * @import { Logged } from './edit-log.js'
 */

/**
 * A number that was changed at the start of an iteration, as Walkthrough.setEntry() takes it.
 * @typedef {{iteration: number, quantity: string, row: number, column: number, value: number}} Change
 */

/**
 * A network from an iteration on. `isStart` throws away what was before it. Its document is asked for
 * when something is changed that is in it, as it may be large.
 * @typedef {{iteration: number, document: NetworkDocument | null, isStart: boolean}} Beginning
 */

/**
 * What leads to the network of a position: the changes are made when the training has come to them.
 * `isStart` says that the document is what was opened.
 * @typedef {{
 *   iteration: number,
 *   document: NetworkDocument,
 *   isStart: boolean,
 *   changes: Change[],
 * }} Way
 */

/** @typedef {Logged<Change | Beginning>} Entry */

/** More are no short way any more. */
const MOST_CHANGES = 40;

export class Trail {
  /** @type {Entry[]} in the order in which they were made */
  #entries;

  /** @param {Beginning} beginning */
  constructor(beginning) {
    this.#entries = [{ ...beginning, from: 0 }];
  }

  /**
   * To be called before a number is changed.
   * @param {number} done how many edits can be undone
   * @param {number} iteration of the position
   * @param {() => NetworkDocument} documentOf what came into force last, as the engine gives it out,
   *   so that it is exact
   */
  remember(done, iteration, documentOf) {
    const { beginning } = this.#inForce(done, iteration);
    if (beginning) beginning.document ??= documentOf();
  }

  /**
   * Takes note of an edit.
   * @param {number} before how many edits could be undone
   * @param {number} after how many now
   * @param {Change | Beginning} made
   * @param {boolean} [continues] the edit before, and is undone with it
   */
  edited(before, after, made, continues = false) {
    this.#entries = keptAfterEdit(this.#entries, before, after, continues);
    const last = this.#entries.at(-1);
    // Of a number that is dragged the last value counts, but other targets depend on the way there.
    if (continues && last && isSame(last, made) && last.quantity !== 'Y') this.#entries.pop();
    this.#entries.push({ ...made, from: after });
  }

  /**
   * @param {number} done how many edits can be undone
   * @param {number} iteration of the position
   * @returns {Way | null} null if nothing was changed, if it is not known any more, or no short way
   */
  at(done, iteration) {
    const { beginning, changes } = this.#inForce(done, iteration);
    if (!beginning?.document || changes.length > MOST_CHANGES) return null;
    return {
      iteration: beginning.iteration,
      document: beginning.document,
      isStart: beginning.isStart,
      changes: changes.map(changeOf),
    };
  }

  /**
   * @param {number} done how many edits can be undone
   * @param {number} iteration of the position
   * @returns {{beginning: Beginning | null, changes: Change[]}}
   */
  #inForce(done, iteration) {
    /** @type {Entry[]} */
    let inForce = [];
    for (const entry of this.#entries) {
      if (entry.from > done) break;
      // What was trained from there on is another now.
      if ('isStart' in entry && entry.isStart) inForce = [];
      else inForce = inForce.filter((earlier) => earlier.iteration <= entry.iteration);
      inForce.push(entry);
    }
    const past = inForce.filter((entry) => entry.iteration <= iteration);
    const start = past.map((entry) => 'document' in entry).lastIndexOf(true);
    const changes = past.slice(start + 1).filter((entry) => 'quantity' in entry);
    const beginning = past[start];
    return { beginning: beginning && 'document' in beginning ? beginning : null, changes };
  }
}

/**
 * @param {Change | Beginning} one
 * @param {Change | Beginning} other
 * @returns {one is Change & {from: number}} whether both are of the same number at the same time
 */
function isSame(one, other) {
  if (!('quantity' in one) || !('quantity' in other)) return false;
  return /** @type {const} */ (['iteration', 'quantity', 'row', 'column']).every(
    (key) => one[key] === other[key],
  );
}

/** @param {Change} change @returns {Change} */
function changeOf({ iteration, quantity, row, column, value }) {
  return { iteration, quantity, row, column, value };
}
