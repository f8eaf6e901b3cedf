// One reader's walk through a network: a session, and what of it has been fetched already.

/**
 * @import { Activation, EditHistory, Grain, Matrix, NetworkDocument, NonFinite, Phase, Position, Step } from '../engine/types.js'
 * @import { EditOptions, Session } from '../engine/session.js'
 */

/** @typedef {{iteration?: number, step?: number, cell?: number | null}} Target */

/**
 * The position's cells are those of what is shown: of the whole batch, or of the one example that is
 * looked at alone.
 */
export class Walkthrough {
  #session;
  /** @type {Map<string, Matrix>} quantities of the current iteration */
  #quantities = new Map();
  /** @type {readonly Step[]} */
  steps = [];
  /** @type {Position} */
  position;
  /** @type {number | null} the example that is looked at alone, counted from 0 */
  example = null;
  /** How many examples the batch of this iteration has. */
  examples = 1;
  /** @type {number} the loss with the parameters of the position */
  loss = NaN;
  /** @type {NonFinite | null} */
  nonFinite = null;
  learningRate = NaN;
  /** @type {{units: number, activation: Activation}[]} */
  layers = [];
  /** @type {EditHistory} */
  #history = { undo: 0, redo: 0, firstIteration: 0 };

  /** @param {Session} session taken over: dispose() disposes of it */
  constructor(session) {
    this.#session = session;
    this.position = session.position();
    this.#readIteration();
  }

  get step() {
    return this.steps[this.position.step];
  }

  get inputs() {
    return this.quantityOf('X').rows;
  }

  get atStart() {
    return this.#isFirst(this.position) && !this.position.cell;
  }

  /** How many edits can be undone. */
  get undoCount() {
    return this.#history.undo;
  }

  get redoCount() {
    return this.#history.redo;
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
   * The values of a quantity: the example's share where one is looked at, but in the update, which
   * takes all examples.
   * @param {string} name
   */
  quantityOf = (name) => {
    const key = this.#isAlone ? `${name} of one` : name;
    let matrix = this.#quantities.get(key);
    if (!matrix) {
      matrix = this.#session.quantity(name, { example: this.#isAlone ? this.example : null });
      this.#quantities.set(key, matrix);
    }
    return matrix;
  };

  /**
   * @param {number} step
   * @param {number} cell
   */
  arithmeticOf = (step, cell) => this.#session.arithmetic(step, cell, this.#share);

  /** The way that the short form of the error at the output saves. */
  longForm = () => this.#session.longForm(this.#share);

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
    const { step = this.position.step, cell } = target;
    const isShared = typeof cell === 'number' && this.#hasColumns(step);
    const whole = isShared ? cell * this.examples + (this.example ?? 0) : cell;
    this.#arrive(this.#session.goTo({ ...target, cell: whole }));
  }

  /** @param {Phase} phase */
  firstStepOf(phase) {
    return this.steps.findIndex((step) => step.phase === phase);
  }

  /** @param {number} learningRate */
  setLearningRate(learningRate) {
    this.#arrive(this.#session.setLearningRate(learningRate));
  }

  /**
   * @param {NetworkDocument | string} document in force from this iteration on
   * @param {EditOptions} [options]
   */
  edit(document, options) {
    this.#arrive(this.#session.edit(document, options));
  }

  /**
   * Sets an entry of X, Y, W[l], b[l] or alpha.
   * @param {string} quantity
   * @param {number} row
   * @param {number} column of the matrix that is shown
   * @param {number} value
   * @param {EditOptions} [options]
   */
  setEntry(quantity, row, column, value, options) {
    const isColumn = this.#isAlone && ['X', 'Y'].includes(quantity);
    const whole = isColumn ? column + (this.example ?? 0) : column;
    this.#arrive(this.#session.setEntry(quantity, row, whole, value, options));
  }

  /**
   * @param {NetworkDocument | string} document to begin with
   * @param {{iteration?: number}} [options]
   */
  restart(document, options) {
    this.#arrive(this.#session.restart(document, options));
  }

  undo() {
    this.#arrive(this.#session.undo());
  }

  redo() {
    this.#arrive(this.#session.redo());
  }

  /** Where the network at the position came into force, and with which document. */
  origin() {
    return this.#session.origin();
  }

  /** The document with what this iteration starts with: what to change and hand to edit(). */
  documentAtStart() {
    return this.#session.documentAtStart();
  }

  /** @param {number | null} example to look at alone, or null for the whole batch */
  setExample(example) {
    this.example = example;
    this.#arrive(this.#session.goTo({ cell: null }));
    this.#readIteration();
  }

  dispose() {
    this.#session.dispose();
  }

  get #share() {
    return { example: this.example };
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
   * A move by cell passes over the columns of the other examples.
   * @param {() => Position} move
   */
  #move(move) {
    let position = move();
    this.#arrive(position);
    while (
      position.cell !== null &&
      this.#hasColumns(position.step) &&
      position.cell % this.examples !== this.example &&
      !(this.#isFirst(position) && position.cell === 0)
    ) {
      position = move();
      this.#arrive(position);
    }
  }

  /**
   * Whether it is in the first step of all.
   * @param {Position} position
   */
  #isFirst({ iteration, step }) {
    return iteration === this.#history.firstIteration && step === 0;
  }

  /** @param {Position} position the session's own */
  #arrive(position) {
    const { iteration, step, cell, revision } = position;
    const isSame = iteration === this.position.iteration && revision === this.position.revision;
    this.position = position;
    if (isSame) this.loss = this.#session.loss();
    else this.#readIteration();
    const shown = cell !== null && this.#hasColumns(step) ? Math.floor(cell / this.examples) : cell;
    this.position = { ...position, cell: shown };
  }

  #readIteration() {
    this.#quantities.clear();
    this.examples = this.#session.quantity('m').values[0];
    if (this.example !== null && this.example >= this.examples) this.example = null;
    this.steps = this.#session.steps(this.#share);
    this.learningRate = this.#session.quantity('alpha').values[0];
    this.nonFinite = this.#session.firstNonFinite();
    this.loss = this.#session.loss();
    this.#history = this.#session.history();
    this.layers = this.steps
      .filter(({ operation }) => operation === 'linear')
      .map(({ rows, activation }) => ({ units: rows, activation }));
  }
}

/** @param {Step} step */
function cellCount({ rows, columns }) {
  return rows * columns;
}
