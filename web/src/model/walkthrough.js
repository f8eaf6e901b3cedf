// One reader's walk through a network: a session, and what of it has been fetched already.

/**
 * @import { Grain, Health, Matrix, NonFinite, Phase, Position, Step } from '../engine/types.js'
 * @import { Session } from '../engine/session.js'
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
  /** @type {Map<number | null, Health>} of the current iteration, by the example looked at */
  #health = new Map();
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

  /** @param {Session} session taken over: dispose() disposes of it */
  constructor(session) {
    this.#session = session;
    this.position = session.position();
    this.#readIteration();
    this.layers = this.steps
      .filter(({ operation }) => operation === 'linear')
      .map(({ rows, activation }) => ({ units: rows, activation }));
  }

  get step() {
    return this.steps[this.position.step];
  }

  get inputs() {
    return this.quantityOf('X').rows;
  }

  get atStart() {
    const { iteration, step, cell } = this.position;
    return iteration === 0 && step === 0 && !cell;
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
    const example = this.#shownExample;
    const health = this.#health.get(example) ?? this.#session.health({ example });
    this.#health.set(example, health);
    return health;
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
    this.#session.setLearningRate(learningRate);
    this.#readIteration();
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
   * A move by cell passes over the columns of the other examples.
   * @param {() => Position} move
   */
  #move(move) {
    let position = move();
    while (
      position.cell !== null &&
      this.#hasColumns(position.step) &&
      position.cell % this.examples !== this.example &&
      !(position.iteration === 0 && position.step === 0 && position.cell === 0)
    ) {
      position = move();
    }
    this.#arrive(position);
  }

  /** @param {Position} position the session's own */
  #arrive(position) {
    const isSameIteration = position.iteration === this.position.iteration;
    const { step, cell } = position;
    const shown = cell !== null && this.#hasColumns(step) ? Math.floor(cell / this.examples) : cell;
    this.position = { ...position, cell: shown };
    if (isSameIteration) this.loss = this.#session.loss();
    else this.#readIteration();
  }

  #readIteration() {
    this.#quantities.clear();
    this.#health.clear();
    this.examples = this.#session.quantity('m').values[0];
    if (this.example !== null && this.example >= this.examples) this.example = null;
    this.steps = this.#session.steps(this.#share);
    this.learningRate = this.#session.quantity('alpha').values[0];
    this.nonFinite = this.#session.firstNonFinite();
    this.loss = this.#session.loss();
  }
}

/** @param {Step} step */
function cellCount({ rows, columns }) {
  return rows * columns;
}
