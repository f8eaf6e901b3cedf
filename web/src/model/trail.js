// What leads to the network of a position: the last document that was put in, and the single numbers
// that were changed since. Much less than all numbers that training has made since.

/** @import { NetworkDocument } from '../engine/types.js' */

/**
 * A number that was changed at the start of an iteration, as Walkthrough.setEntry() takes it.
 * @typedef {{iteration: number, quantity: string, row: number, column: number, value: number}} Change
 */

/**
 * A network from an iteration on; what the engine gives out, so that it is exact. `isStart` throws
 * away what was before it.
 * @typedef {{iteration: number, document: NetworkDocument, isStart: boolean}} Beginning
 */

/** @typedef {(Change | Beginning) & {from: number}} Entry in force once `from` edits are done */

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
   * After an edit: what could have been redone is gone, and the oldest edits may be forgotten.
   * @param {number} before how many edits could be undone
   * @param {number} after how many now
   * @param {Change | Beginning} made
   * @param {boolean} [continues] the edit before, and is undone with it
   */
  edited(before, after, made, continues = false) {
    const forgotten = continues ? 0 : before + 1 - after;
    this.#entries = this.#entries
      .filter(({ from }) => from <= before)
      .map((entry) => ({ ...entry, from: entry.from - forgotten }));
    const last = this.#entries.at(-1);
    // Of a number that is dragged the last value counts, but other targets depend on the way there.
    if (continues && last && isSame(last, made) && last.quantity !== 'Y') this.#entries.pop();
    this.#entries.push({ ...made, from: after });
  }

  /**
   * @param {number} done how many edits can be undone
   * @param {number} iteration of the position
   * @returns {{iteration: number, document: NetworkDocument, changes: Change[]} | null} null if it is
   *   not known any more, or no short way
   */
  at(done, iteration) {
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
    const [beginning, ...changes] = past.slice(start);
    if (!beginning || !('document' in beginning) || changes.length > MOST_CHANGES) return null;
    return {
      iteration: beginning.iteration,
      document: beginning.document,
      changes: changes.map((change) => changeOf(/** @type {Change} */ (change))),
    };
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
