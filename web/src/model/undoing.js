// What the reader can take back and make again: edits, and between them what was trained at once.
import { keptAfterEdit } from './edit-log.js';

/**
 * @import { EditHistory, Position } from '../engine/types.js'
 * @import { Session } from '../engine/session.js'
 * @import { Logged } from './edit-log.js'
 */

/**
 * It `isAside` if an edit could have been made again, which knows nothing of it.
 * @typedef {Logged<{before: Position, after: Position, isAside: boolean}>} Training
 */

export class Undoing {
  #session;
  /** @type {EditHistory} the edits, as the session counts them */
  edits = { undo: 0, redo: 0, firstIteration: 0 };
  /** @type {Training[]} in their order, as are the edits in the session's history */
  #trained = [];
  /** @type {Training[]} taken back, the last first to be made again */
  #untrained = [];

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    this.readEdits();
  }

  get canUndo() {
    return this.edits.undo > 0 || this.#lastTrained !== undefined;
  }

  get canRedo() {
    return this.edits.redo > 0 || this.#untrained.length > 0;
  }

  /** To be called when edits may have been made. */
  readEdits() {
    this.edits = this.#session.history();
  }

  /**
   * To be called after an edit.
   * @param {number} before how many could be undone before it
   * @param {boolean} [continues] the edit before, and is undone with it
   */
  edited(before, continues = false) {
    const kept = keptAfterEdit(this.#trained, before, this.edits.undo, continues);
    this.#trained = kept.map((training) => ({ ...training, isAside: false }));
    this.#untrained = [];
  }

  /**
   * @param {Position} before
   * @param {Position} after
   */
  trained(before, after) {
    const { undo: from, redo } = this.edits;
    this.#trained.push({ from, before, after, isAside: redo > 0 });
    this.#untrained = [];
  }

  /** @returns {Position} the session's own */
  undo() {
    const training = this.#lastTrained;
    if (training) {
      this.#trained.pop();
      this.#untrained.push(training);
      return this.#session.goTo(training.before);
    }
    return this.#session.undo();
  }

  /** @returns {Position} the session's own */
  redo() {
    const done = this.edits.undo;
    const training = this.#untrained.at(-1);
    if (training?.from === done) {
      this.#untrained.pop();
      this.#trained.push(training);
      return this.#session.goTo(training.after);
    }
    this.#trained = this.#trained.filter(({ from, isAside }) => from < done || !isAside);
    return this.#session.redo();
  }

  /** The last training, unless there was an edit after it, or its beginning is forgotten. */
  get #lastTrained() {
    const last = this.#trained.at(-1);
    const { undo, firstIteration } = this.edits;
    return last?.from === undo && last.before.iteration >= firstIteration ? last : undefined;
  }
}
