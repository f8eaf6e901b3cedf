// One reader's walk through a network: a session, and what of it has been fetched already.

/**
 * @import { Grain, Matrix, NonFinite, Phase, Position, Step } from '../engine/types.js'
 * @import { Session } from '../engine/session.js'
 */

/** @typedef {{iteration?: number, step?: number, cell?: number | null}} Target */

export class Walkthrough {
  #session;
  /** @type {Map<string, Matrix>} quantities of the current iteration */
  #quantities = new Map();
  /** @type {Position} */
  position;
  /** @type {number} the loss with the parameters of the position */
  loss = NaN;
  /** @type {NonFinite | null} */
  nonFinite = null;
  learningRate = NaN;

  /** @param {Session} session taken over: dispose() disposes of it */
  constructor(session) {
    this.#session = session;
    this.steps = session.steps();
    this.position = session.position();
    this.layers = this.steps
      .filter(({ operation }) => operation === 'linear')
      .map(({ rows, activation }) => ({ units: rows, activation }));
    this.#readIteration();
  }

  get step() {
    return this.steps[this.position.step];
  }

  get examples() {
    return this.quantityOf('X').columns;
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

  /** @param {string} name */
  quantityOf = (name) => {
    let matrix = this.#quantities.get(name);
    if (!matrix) this.#quantities.set(name, (matrix = this.#session.quantity(name)));
    return matrix;
  };

  /**
   * @param {number} step
   * @param {number} cell
   */
  arithmeticOf = (step, cell) => this.#session.arithmetic(step, cell);

  /** @param {Grain} grain */
  next(grain) {
    this.#arrive(this.#session.next(grain));
  }

  /** @param {Grain} grain */
  back(grain) {
    this.#arrive(this.#session.back(grain));
  }

  /** @param {Target} target */
  goTo(target) {
    this.#arrive(this.#session.goTo(target));
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

  dispose() {
    this.#session.dispose();
  }

  /** @param {Position} position */
  #arrive(position) {
    const isSameIteration = position.iteration === this.position.iteration;
    this.position = position;
    if (isSameIteration) this.loss = this.#session.loss();
    else this.#readIteration();
  }

  #readIteration() {
    this.#quantities.clear();
    this.learningRate = this.quantityOf('alpha').values[0];
    this.nonFinite = this.#session.firstNonFinite();
    this.loss = this.#session.loss();
  }
}

/** @param {Step} step */
function cellCount({ rows, columns }) {
  return rows * columns;
}
