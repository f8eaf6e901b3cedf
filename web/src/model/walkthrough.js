// One reader's walk through a network: a session, and what of it has been fetched already.

/**
 * @import { Activation, Grain, Health, Matrix, NetworkDocument, NonFinite, Phase, Position, Step } from '../engine/types.js'
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
  /** @type {{units: number, activation: Activation}[]} */
  layers = [];
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
  /** How many changes can be taken back, and made again. */
  undoCount = 0;
  redoCount = 0;
  /** The iteration that cannot be gone back beyond. */
  firstIteration = 0;
  /** @type {NetworkDocument | null} as the iteration starts, once somebody asked */
  #document = null;
  /** @type {Pick<NetworkDocument, 'title' | 'inputNames' | 'outputNames'> | null} */
  #texts = null;

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
    const { iteration, step, cell } = this.position;
    return iteration === this.firstIteration && step === 0 && !cell;
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

  /** @param {number} learningRate from this iteration on */
  setLearningRate(learningRate) {
    this.#arrive(this.#session.setLearningRate(learningRate));
  }

  /**
   * Changes one number of what the iteration starts with or learns from.
   * @param {string} quantity `X`, `Y`, `W[l]`, `b[l]` or `alpha`
   * @param {number} row counted from 0, as shown
   * @param {number} column
   * @param {number} value
   * @param {{continues?: boolean}} [options] a change that continues the one before is undone with it
   */
  setEntry(quantity, row, column, value, options) {
    const isOfOne = this.#isAlone && /^[XY]$/.test(quantity);
    const whole = isOfOne ? (this.example ?? 0) : column;
    this.#arrive(this.#session.setEntry(quantity, row, whole, value, options));
  }

  /**
   * Another network from this iteration on.
   * @param {NetworkDocument | string} networkDocument
   */
  edit(networkDocument) {
    this.#texts = null;
    this.#arrive(this.#session.edit(networkDocument));
  }

  /**
   * Another network, untrained.
   * @param {NetworkDocument | string} networkDocument
   * @param {{iteration?: number}} [options]
   */
  restart(networkDocument, options) {
    this.#texts = null;
    this.#arrive(this.#session.restart(networkDocument, options));
  }

  undo() {
    this.#texts = null;
    this.#arrive(this.#session.undo());
  }

  redo() {
    this.#texts = null;
    this.#arrive(this.#session.redo());
  }

  /** The network as the position leaves it. */
  document() {
    return this.#session.document();
  }

  /** The network as the iteration starts with it. Not to be changed. */
  documentAtStart() {
    return (this.#document ??= this.#session.documentAtStart());
  }

  /** From where the session comes to what is shown, to the bit. */
  origin() {
    return this.#session.origin();
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
      !(position.iteration === this.firstIteration && position.step === 0 && position.cell === 0)
    ) {
      position = move();
    }
    this.#arrive(position);
  }

  /** @param {Position} position the session's own */
  #arrive(position) {
    const { iteration, revision } = this.position;
    const isNews = position.iteration !== iteration || position.revision !== revision;
    if (isNews) this.#readIteration();
    else this.loss = this.#session.loss();
    const { step, cell } = position;
    const shown = cell !== null && this.#hasColumns(step) ? Math.floor(cell / this.examples) : cell;
    this.position = { ...position, cell: shown };
  }

  #readIteration() {
    this.#quantities.clear();
    this.#health.clear();
    this.#document = null;
    this.examples = this.#session.quantity('m').values[0];
    if (this.example !== null && this.example >= this.examples) this.example = null;
    this.steps = this.#session.steps(this.#share);
    this.layers = this.steps
      .filter(({ operation }) => operation === 'linear')
      .map(({ rows, activation }) => ({ units: rows, activation }));
    const { undo, redo, firstIteration } = this.#session.history();
    this.undoCount = undo;
    this.redoCount = redo;
    this.firstIteration = firstIteration;
    this.learningRate = this.#session.quantity('alpha').values[0];
    this.nonFinite = this.#session.firstNonFinite();
    this.loss = this.#session.loss();
  }
}

/** @param {Step} step */
function cellCount({ rows, columns }) {
  return rows * columns;
}
