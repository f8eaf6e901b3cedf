// One reader's walk through a network: a session, and the iteration that it is in.
import { exactDocument } from './exact-json.js';
import { Iteration } from './iteration.js';
import { Sources } from './sources.js';
import { Trail } from './trail.js';
import { Undoing } from './undoing.js';
import { LAST_ITERATION, mostUpdates } from './work.js';

/**
 * @import { loadEngine } from '../engine/index.js'
 * @import { Derivation } from './derivation.js'
 * @import { Grain, NetworkDocument, Phase, Position, Step } from '../engine/types.js'
 * @import { Session } from '../engine/session.js'
 * @import { Source } from './sources.js'
 * @import { Change, Way } from './trail.js'
 */

/** @typedef {{iteration?: number, step?: number, cell?: number | null}} Target */

/**
 * How a network came to be another: `reset` to what was opened, `open` of another, a `move` back or on
 * across a change.
 * @typedef {'change' | 'undo' | 'redo' | 'reset' | 'open' | 'move'} EditReason
 */

/**
 * The position's cells are those of what is shown: of the whole batch, or of the one example that is
 * looked at alone.
 */
export class Walkthrough {
  #session;
  #sources;
  #trail;
  #undoing;
  /** @type {Iteration} */
  #iteration;
  /** @type {Position} */
  position;
  /** The loss with the parameters of the position. */
  loss;
  /** @type {EditReason} of the revision of the position */
  editReason = 'open';
  #firstRevision;
  /** @type {Pick<NetworkDocument, 'title' | 'inputNames' | 'outputNames'> | null} */
  #texts = null;

  /**
   * @param {Awaited<ReturnType<typeof loadEngine>>} engine
   * @param {NetworkDocument | string} networkDocument
   * @param {{iteration?: number, source?: Source, revision?: number}} [options] `source` is what the
   *   document came from, itself unless told; revisions are counted from `revision` (0): those of a walk
   *   that takes another's place must not be taken for that one's
   */
  static open(engine, networkDocument, { iteration, source = networkDocument, revision } = {}) {
    return new Walkthrough(
      engine.open(exactDocument(networkDocument), { iteration }),
      source,
      revision,
    );
  }

  /**
   * @param {Session} session taken over: dispose() disposes of it
   * @param {Source} [source] what it was opened with
   * @param {number} [revision] from which revisions are counted
   */
  constructor(session, source = session.document(), revision = 0) {
    this.#session = session;
    this.#sources = new Sources(source);
    this.#firstRevision = revision;
    this.position = this.#counted(session.position());
    this.#trail = new Trail({ iteration: this.position.iteration, document: null, isStart: true });
    this.#iteration = new Iteration(session, null);
    this.#undoing = new Undoing(session);
    this.loss = session.loss();
  }

  get steps() {
    return this.#iteration.steps;
  }

  get layers() {
    return this.#iteration.layers;
  }

  /** How many examples the batch of this iteration has. */
  get examples() {
    return this.#iteration.examples;
  }

  /** The example that is looked at alone, counted from 0; null for the whole batch. */
  get example() {
    return this.#iteration.example;
  }

  get learningRate() {
    return this.#iteration.learningRate;
  }

  /** The first number of this iteration that is not finite; null if all are. */
  get nonFinite() {
    return this.#iteration.nonFinite;
  }

  get step() {
    return this.steps[this.position.step];
  }

  get inputs() {
    return this.quantityOf('X').rows;
  }

  /** The iteration that cannot be gone back beyond. */
  get firstIteration() {
    return this.#undoing.edits.firstIteration;
  }

  get canUndo() {
    return this.#undoing.canUndo;
  }

  get canRedo() {
    return this.#undoing.canRedo;
  }

  get atStart() {
    return this.#isFirst(this.position) && !this.position.cell;
  }

  /** Whether everything of this iteration is done. */
  get atEndOfIteration() {
    const { step, cell } = this.position;
    return step === this.steps.length - 1 && (cell === null || cell === cellCount(this.step) - 1);
  }

  /** The column of the shown matrices that is the example drawn. */
  get column() {
    return this.#isAlone ? 0 : (this.example ?? 0);
  }

  /**
   * The example that a shown column of X or Y is.
   * @param {number} column
   */
  exampleAt(column) {
    return this.#isAlone ? (this.example ?? 0) : column;
  }

  /**
   * The reverse.
   * @param {number} example
   * @returns {number | null} null if it is not shown
   */
  columnOf(example) {
    if (!this.#isAlone) return example < this.examples ? example : null;
    return example === this.example ? 0 : null;
  }

  /**
   * The values of a quantity: the example's share where one is looked at, but in the update, which
   * takes all examples.
   * @param {string} name
   */
  quantityOf = (name) => this.#iteration.quantity(name, this.#shownExample);

  /**
   * @param {number} step
   * @param {number} cell
   */
  arithmeticOf = (step, cell) => this.#session.arithmetic(step, cell, this.#share);

  /** The way that the short form of the error at the output saves. */
  longForm = () => this.#session.longForm(this.#share);

  /**
   * All paths from an entry of `W[l]` or `b[l]` to the loss; those of the example looked at, but in
   * the update.
   * @param {string} parameter
   * @param {number} row
   * @param {number} column
   * @param {number} [most] how many entries the list may have
   */
  pathsOf = (parameter, row, column, most) =>
    this.#session.paths(parameter, row, column, { example: this.#shownExample, most });

  /**
   * The gradient of an entry of `W[l]` or `b[l]` beside the slope of the batch's loss.
   * @param {string} parameter
   * @param {number} row
   * @param {number} column
   * @param {number} [h] what it is nudged by
   */
  checkGradient = (parameter, row, column, h) =>
    this.#session.checkGradient(parameter, row, column, { h });

  /** What is amiss in this iteration, of the example looked at, but in the update. */
  get health() {
    return this.#iteration.health(this.#shownExample);
  }

  /** @param {Grain} grain */
  next(grain) {
    this.#move(() => this.#session.next(grain));
  }

  /** @param {Grain} grain */
  back(grain) {
    this.#move(() => this.#session.back(grain));
  }

  /** @param {Target} target */
  goTo(target) {
    const { cell } = target;
    if (this.example === null || typeof cell !== 'number') {
      this.#arrive(this.#session.goTo(target));
      return;
    }
    // The steps there may be others: which cell it is in the batch is known there.
    this.#arrive(this.#session.goTo({ ...target, cell: null }));
    this.#arrive(this.#session.goTo({ cell: this.#wholeCell(cell) }));
  }

  /** Where the session is: its cells are those of the whole batch. */
  get sessionPosition() {
    return this.#session.position();
  }

  /**
   * Trains on to a later iteration, which can be undone.
   * @param {Target} target
   */
  train(target) {
    const before = this.#session.position();
    this.goTo(target);
    this.#undoing.trained(before, this.#session.position());
  }

  /** @param {Phase} phase */
  firstStepOf(phase) {
    return this.steps.findIndex((step) => step.phase === phase);
  }

  /** @param {number} learningRate from this iteration on */
  setLearningRate(learningRate) {
    const change = { quantity: 'alpha', row: 0, column: 0, value: learningRate };
    this.#edit(() => this.#session.setLearningRate(learningRate), { change });
  }

  /**
   * Changes one number of what the iteration starts with or learns from.
   * @param {string} quantity `X`, `Y`, `W[l]`, `b[l]` or `alpha`
   * @param {number} row counted from 0
   * @param {number} column of the whole batch
   * @param {number} value
   * @param {{continues?: boolean}} [options] a change that continues the one before is undone with it
   */
  setEntry(quantity, row, column, value, options) {
    const texts = this.#texts;
    const change = { quantity, row, column, value };
    const set = () => this.#session.setEntry(quantity, row, column, value, options);
    this.#edit(set, { ...options, change });
    this.#texts = texts; // a number is no reason to read the document again
  }

  /**
   * Another network from this iteration on.
   * @param {NetworkDocument | string} networkDocument
   */
  edit(networkDocument) {
    this.#edit(() => this.#session.edit(exactDocument(networkDocument)), {});
  }

  /**
   * Another network, untrained, with all its examples.
   * @param {NetworkDocument | string} networkDocument
   * @param {{iteration?: number, source?: Source, reason?: 'open' | 'reset'}} [options] as of open()
   */
  restart(networkDocument, { iteration, source = networkDocument, reason = 'open' } = {}) {
    const restart = () => this.#session.restart(exactDocument(networkDocument), { iteration });
    this.#edit(restart, { source, reason });
    if (this.example !== null) this.setExample(null);
  }

  /** Takes the last edit or training back. */
  undo() {
    this.#arrive(this.#undoing.undo(), 'undo');
  }

  redo() {
    this.#arrive(this.#undoing.redo(), 'redo');
  }

  /** The network as the position leaves it. */
  document() {
    return this.#session.document();
  }

  /** The network as the iteration starts with it. Not to be changed. */
  documentAtStart() {
    return this.#iteration.document;
  }

  /**
   * From where a session comes to what is shown, to the bit: from where the network came into force,
   * or, where the training from there would take long, from the start of this iteration.
   * @returns {{iteration: number, document: NetworkDocument}}
   */
  origin() {
    const origin = this.#session.origin();
    const { iteration } = this.position;
    return iteration - origin.iteration <= this.mostUpdates
      ? origin
      : { iteration, document: this.documentAtStart() };
  }

  /**
   * The same in few numbers, where changes of single ones are all that was done since a document was
   * put in: with these, each made again when the training has come to it.
   * @returns {Way}
   */
  trail() {
    const { iteration } = this.position;
    const trail = this.#trail.at(this.#edits, iteration);
    if (trail && iteration - trail.iteration <= this.mostUpdates) return trail;
    const origin = this.origin();
    const isStart = !this.isChanged && origin.iteration === this.firstIteration;
    return { ...origin, isStart, changes: [] };
  }

  /**
   * The iteration with all of its examples, also where one is looked at alone: for exports.
   * @returns {Derivation}
   */
  get derivation() {
    const session = this.#session;
    return {
      title: this.title,
      iteration: this.position.iteration,
      document: this.documentAtStart(),
      steps: session.steps(),
      quantityOf: (name) => this.#iteration.quantity(name, null),
      arithmeticOf: (step, cell) => session.arithmetic(step, cell),
      isFinite: this.nonFinite === null,
    };
  }

  /** What was opened: the network before it was trained and changed. */
  get source() {
    return this.#sources.at(this.#edits);
  }

  /** Whether the reader has changed it since. */
  get isChanged() {
    return this.#sources.isChanged(this.#edits);
  }

  /** How many updates can be trained at once. */
  get mostUpdates() {
    return mostUpdates(this);
  }

  /** How many iterations can be trained from here at once. */
  get mostIterations() {
    return Math.min(this.mostUpdates, LAST_ITERATION - this.position.iteration);
  }

  get title() {
    return this.#named.title ?? '';
  }

  get inputNames() {
    return this.#named.inputNames ?? [];
  }

  get outputNames() {
    return this.#named.outputNames ?? [];
  }

  get #named() {
    if (!this.#texts) {
      const { title, inputNames, outputNames } = this.documentAtStart();
      this.#texts = { title, inputNames, outputNames };
    }
    return this.#texts;
  }

  /** Whether training changes a parameter. */
  isTrained = (/** @type {string} */ parameter) =>
    this.steps.some(({ result }) => result === `${parameter}+`);

  /** @param {number | null} example to look at alone, or null for the whole batch */
  setExample(example) {
    this.#arrive(this.#session.goTo({ cell: null }));
    this.#iteration = new Iteration(this.#session, example);
  }

  dispose() {
    this.#session.dispose();
  }

  /** How many edits can be undone. */
  get #edits() {
    return this.#undoing.edits.undo;
  }

  get #share() {
    return { example: this.example };
  }

  get #shownExample() {
    return this.#isAlone ? this.example : null;
  }

  get #isAlone() {
    return this.example !== null && this.step?.phase !== 'update';
  }

  /**
   * Whether the shown result of a step is one column of the batch's.
   * @param {number} step
   */
  #hasColumns(step) {
    if (this.example === null) return false;
    return this.#session.steps()[step].columns !== this.steps[step].columns;
  }

  /**
   * The cell of the session's step of which one of the shown step is the example's.
   * @param {number} cell
   */
  #wholeCell(cell) {
    return this.#hasColumns(this.position.step) ? cell * this.examples + (this.example ?? 0) : cell;
  }

  /**
   * A move by cell passes over the columns of the other examples.
   * @param {() => Position} move
   */
  #move(move) {
    let position = move();
    this.#arrive(position);
    while (
      position.cell !== null &&
      this.#hasColumns(position.step) &&
      position.cell % this.examples !== this.example
    ) {
      // There is nothing before the first example's first entry.
      const isStart = this.#isFirst(position) && position.cell === 0;
      position = isStart ? this.#session.goTo({ cell: this.#wholeCell(0) }) : move();
      this.#arrive(position);
    }
  }

  /**
   * Whether it is in the first step of all.
   * @param {Pick<Position, 'iteration' | 'step'>} position
   */
  #isFirst({ iteration, step }) {
    return iteration === this.firstIteration && step === 0;
  }

  /**
   * @param {() => Position} edit
   * @param {{
   *   continues?: boolean,
   *   source?: Source,
   *   reason?: EditReason,
   *   change?: Omit<Change, 'iteration'>,
   * }} options `change` if it is one number, `source` if the training begins anew
   */
  #edit(edit, { change, reason = 'change', source, continues: isAsked = false }) {
    const { position } = this;
    const { iteration } = position;
    const before = this.#edits;
    if (change) {
      this.#trail.remember(before, iteration, () => this.#session.origin().document);
    }
    this.#arrive(edit(), reason);
    if (this.position.revision === position.revision) return;
    // The engine joins no edit to one before an undo.
    const continues = isAsked && this.#edits === before;
    this.#undoing.edited(before, continues);
    this.#sources.edited(before, this.#edits, { continues, source });
    const isStart = source !== undefined;
    const made = change
      ? { ...change, iteration }
      : { iteration: this.position.iteration, document: null, isStart };
    this.#trail.edited(before, this.#edits, made, continues);
  }

  /**
   * @param {Position} reached the session's own
   * @param {EditReason} [reason] of its revision, if that is another
   */
  #arrive(reached, reason = 'move') {
    const position = this.#counted(reached);
    const { iteration, step, cell, revision } = position;
    const isRevised = revision !== this.position.revision;
    const isNews = isRevised || iteration !== this.position.iteration;
    this.position = position;
    if (isRevised) {
      this.#texts = null;
      this.editReason = reason;
    }
    if (isNews) {
      this.#iteration = new Iteration(this.#session, this.example);
      this.#undoing.readEdits();
    }
    this.loss = this.#session.loss();
    const shown = cell !== null && this.#hasColumns(step) ? Math.floor(cell / this.examples) : cell;
    this.position = { ...position, cell: shown };
  }

  /**
   * @param {Position} position the session's own
   * @returns {Position}
   */
  #counted(position) {
    return { ...position, revision: position.revision + this.#firstRevision };
  }
}

/** @param {Step} step */
function cellCount({ rows, columns }) {
  return rows * columns;
}
