// What somebody has done about the entries of one step: typed, been told, asked for.

/** @import { Judgement } from '../../engine/practice-types.js' */

/**
 * How an entry came to be filled in: at the first try, at a later one, with a hint, or shown.
 * @typedef {'first' | 'again' | 'hinted' | 'shown'} Outcome
 */

/**
 * `hints` says how many were asked for; `judgement` is that of what is typed, null until it was judged, and `outcome` is
 * there once the entry is filled in.
 * @typedef {{
 *   typed: string,
 *   tries: number,
 *   hints: number,
 *   judgement: Judgement | null,
 *   outcome: Outcome | null,
 * }} Answered
 */

/** What to do, and the arithmetic; after these comes the answer. */
export const HINTS = 2;

/** @type {Answered} */
const UNTOUCHED = { typed: '', tries: 0, hints: 0, judgement: null, outcome: null };

export class Attempt {
  /** @type {Map<number, Answered>} by cell */
  #cells = new Map();

  /** @param {number} cell @returns {Answered} */
  at(cell) {
    return this.#cells.get(cell) ?? UNTOUCHED;
  }

  /** @param {number} cell */
  isOpen(cell) {
    return this.at(cell).outcome === null;
  }

  /** Whether anything was done. */
  get isBegun() {
    return this.#cells.size > 0;
  }

  /**
   * Takes down what stands in a field. What was said of another text does not hold of it.
   * @param {number} cell
   * @param {string} typed
   * @returns {boolean} whether something had been said
   */
  type(cell, typed) {
    const { typed: before, judgement } = this.at(cell);
    if (typed === before) return false;
    this.#change(cell, { typed, judgement: null });
    return judgement !== null;
  }

  /**
   * @param {number} cell
   * @param {Judgement} judgement of what is typed there
   * @param {boolean} isAccepted
   * @returns {Outcome | null} null if the entry is still open
   */
  judge(cell, judgement, isAccepted) {
    const { hints, tries } = this.at(cell);
    const isTry = judgement.verdict !== 'unreadable';
    const unaided = tries === 0 ? 'first' : 'again';
    const outcome = isAccepted ? (hints > 0 ? 'hinted' : unaided) : null;
    this.#change(cell, { judgement, tries: tries + (isTry ? 1 : 0), outcome });
    return outcome;
  }

  /**
   * Gives the next hint, and after the last the answer.
   * @param {number} cell
   * @returns {Outcome | null} null if the entry is still open
   */
  help(cell) {
    const { hints } = this.at(cell);
    const outcome = hints < HINTS ? null : 'shown';
    this.#change(cell, outcome ? { outcome } : { hints: hints + 1 });
    return outcome;
  }

  /**
   * @param {number} cell
   * @param {Partial<Answered>} change
   */
  #change(cell, change) {
    this.#cells.set(cell, { ...this.at(cell), ...change });
  }
}
