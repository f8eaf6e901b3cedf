// What is asked for where the reader is, and what they have made of it.
import { Attempt } from './attempt.js';
import { askedCells, nextOpen } from './extent.js';
import { withOwn } from './own.js';

/**
 * @import { OwnValues } from '../../engine/practice-types.js'
 * @import { Matrix, Position, Step } from '../../engine/types.js'
 * @import { Extent } from './extent.js'
 */

/**
 * @typedef {{
 *   position: Position,
 *   step: Step,
 *   steps: readonly Step[],
 *   quantityOf: (name: string) => Matrix,
 * }} Place where the walk is
 */

export class Questions {
  #place;
  /** @type {Extent} */
  #extent = 'step';
  /** The cell that is answered now, or was last. */
  #cell = 0;
  /** @type {Map<string, Attempt>} by step, until the network is changed */
  #attempts = new Map();
  /** @type {OwnValues} of this iteration */
  #own = {};
  /** What all this is about. @type {Position | null} */
  #at = null;

  /** @param {() => Place} place as it is now */
  constructor(place) {
    this.#place = place;
    // Who is led to one entry is asked for that one.
    if (place().position.cell !== null) this.#extent = 'entry';
  }

  get extent() {
    return this.#extent;
  }

  set extent(extent) {
    this.#extent = extent;
    this.#begin();
  }

  /**
   * Looks where the reader is: another step has its own answers, another iteration its own numbers,
   * and another network neither.
   * @returns {boolean} whether they are elsewhere than before
   */
  arrive() {
    const { position } = this.#place();
    const before = this.#at;
    const isRevised = position.revision !== before?.revision;
    const isOther = isRevised || position.iteration !== before?.iteration;
    const isElsewhere = isOther || position.step !== before?.step;
    if (!isElsewhere && position.cell === before?.cell) return false;
    this.#at = position;
    if (isRevised) this.#attempts.clear();
    if (isOther) this.#own = {};
    if (position.cell !== null) this.#cell = position.cell;
    else if (isElsewhere) this.#cell = 0;
    if (isElsewhere) this.#begin();
    return isElsewhere;
  }

  /** Asks for the first blank from the cell of now on. */
  #begin() {
    const { asked, isOpen } = this;
    if (asked.some(isOpen)) this.#cell = nextOpen(asked, isOpen, this.#cell - 1) ?? this.#cell;
    else if (this.canChoose) this.goOn();
  }

  /** What was done about the step. */
  get attempt() {
    const attempt = this.#attempts.get(this.#key) ?? new Attempt();
    this.#attempts.set(this.#key, attempt);
    return attempt;
  }

  get #key() {
    const { iteration, step } = this.#place().position;
    return `${iteration} ${step}`;
  }

  isOpen = (/** @type {number} */ cell) => this.attempt.isOpen(cell);

  /** All cells of the step. */
  get cells() {
    const { rows, columns } = this.#place().step;
    return Array.from({ length: rows * columns }, (_, cell) => cell);
  }

  /** Those that are asked for; none if they are too many, or one has overflowed. */
  get asked() {
    const { step, quantityOf } = this.#place();
    const { values } = quantityOf(step.result);
    const cells = askedCells(this.#extent, step, this.#cell);
    return cells.every((cell) => Number.isFinite(values[cell])) ? cells : [];
  }

  get blanks() {
    return this.asked.filter(this.isOpen);
  }

  /** The cell that is answered now; null if nothing is left to be. */
  get current() {
    const { blanks } = this;
    return blanks.includes(this.#cell) ? this.#cell : (blanks[0] ?? null);
  }

  /** Whether other entries can be asked for instead. */
  get canChoose() {
    return this.#extent === 'entry' || this.#extent === 'row';
  }

  /**
   * @param {number} cell that is to be answered now
   * @returns {boolean} whether it was another one before
   */
  choose(cell) {
    const isOther = cell !== this.#cell;
    this.#cell = cell;
    return isOther;
  }

  /**
   * After answers: the first of them that is not right yet is asked for again, or the next blank.
   * @param {readonly number[]} answered
   */
  follow(answered) {
    const last = answered[answered.length - 1];
    const wrong = answered.find(this.isOpen);
    this.#cell = wrong ?? nextOpen(this.asked, this.isOpen, last) ?? last;
  }

  /** Asks for the next entry, or row, of the step. */
  goOn() {
    this.#cell = nextOpen(this.cells, this.isOpen, this.#cell) ?? this.#cell;
  }

  /**
   * What comes when all that is asked for is filled in.
   * @returns {'entry' | 'row' | 'step' | 'iteration'}
   */
  get next() {
    const { step, steps } = this.#place();
    const isMore = this.#extent === 'entry' || this.#extent === 'row' ? this.#extent : null;
    if (isMore && this.cells.some(this.isOpen)) return isMore;
    return step.index < steps.length - 1 ? 'step' : 'iteration';
  }

  /** Makes the step blank again. */
  repeat() {
    this.#attempts.delete(this.#key);
    this.#own = this.ownBefore;
    this.#cell = this.asked[0] ?? 0;
  }

  /**
   * Takes down a number of the reader's own, right or wrong.
   * @param {number} cell
   * @param {number} value
   */
  takeDown(cell, value) {
    this.#own = withOwn(this.#own, this.#place().step, cell, value);
  }

  /** The numbers of the reader's own, of other steps. @returns {OwnValues} */
  get ownBefore() {
    const { result } = this.#place().step;
    return Object.fromEntries(Object.entries(this.#own).filter(([name]) => name !== result));
  }
}
