// One reader's session: the typed face of a handle into WebAssembly.
import { EngineError } from './error.js';

/**
 * @import { Expression, Grain, Matrix, NetworkDocument, NonFinite, Position, Step } from './types.js'
 * @import { Glue, Outcome } from './glue.js'
 */

/** A step by its index or by the name of what it makes: 7 or 'dZ[3]'. */
/** @typedef {number | string} StepReference */

/**
 * Closes the sessions that nobody disposed of.
 * @type {FinalizationRegistry<() => void>}
 */
const forgotten = new FinalizationRegistry((close) => close());

/** A network, its examples, and a position in its training. `engine.open()` makes it. */
export class Session {
  #glue;
  /** @type {number | null} */
  #openHandle;
  /** @type {readonly Step[]} */
  #steps;

  /**
   * @param {Glue} glue
   * @param {number} handle of an open session, taken over: dispose() closes it
   */
  constructor(glue, handle) {
    this.#glue = glue;
    this.#openHandle = handle;
    this.#steps = JSON.parse(valueOf(glue.steps(handle)));
    forgotten.register(this, () => glue.close(handle), this);
  }

  /** The equations of one iteration in their order; the same in every iteration. */
  steps() {
    return this.#steps;
  }

  /** @returns {Position} */
  position() {
    return JSON.parse(valueOf(this.#glue.position(this.#handle)));
  }

  /**
   * Moves on: to the end of the phase, to the next step, or to the next cell of the result.
   * @param {Grain} [grain]
   * @returns {Position}
   */
  next(grain = 'step') {
    return JSON.parse(valueOf(this.#glue.next(this.#handle, text('grain', grain))));
  }

  /**
   * The reverse of next(). Stays at the very start.
   * @param {Grain} [grain]
   * @returns {Position}
   */
  back(grain = 'step') {
    return JSON.parse(valueOf(this.#glue.back(this.#handle, text('grain', grain))));
  }

  /**
   * Goes anywhere directly: to a step, whole, of this iteration, or to a position. What a position
   * leaves out stays as it is, from the left: a new iteration begins at step 0, a new step whole.
   * @param {StepReference | {iteration?: number, step?: StepReference, cell?: number | null}} target
   * @returns {Position}
   */
  goTo(target) {
    const now = this.position();
    const wanted = typeof target === 'object' && target !== null ? target : { step: target };
    const iteration = number('position.iteration', wanted.iteration ?? now.iteration);
    const staysInStep = wanted.iteration === undefined && wanted.step === undefined;
    const firstOrSame = wanted.iteration === undefined ? now.step : 0;
    const step = this.#stepIndex(wanted.step === undefined ? firstOrSame : wanted.step);
    const cell = wanted.cell === undefined && staysInStep ? now.cell : wanted.cell;
    const outcome =
      cell === null || cell === undefined
        ? this.#glue.goToStep(this.#handle, iteration, step)
        : this.#glue.goToCell(this.#handle, iteration, step, number('position.cell', cell));
    return JSON.parse(valueOf(outcome));
  }

  /**
   * Trains on, to the first step of a later iteration.
   * @param {number} iterations how many updates
   * @returns {Position}
   */
  train(iterations) {
    return JSON.parse(valueOf(this.#glue.train(this.#handle, number('iterations', iterations))));
  }

  /**
   * Any quantity of the current iteration, wherever the position is: `X`, `Y`, `W[l]`, `b[l]`,
   * `Z[l]`, `A[l]`, `exp(Z[l])`, `sum(exp(Z[l]))`, `loss`, `dA[l]`, `g'(Z[l])`, `dZ[l]`, `dW[l]`,
   * `db[l]`, and `W[l]+`, `b[l]+` after the update.
   * @param {string} name
   * @returns {Matrix} a copy
   */
  quantity(name) {
    return valueOf(this.#glue.quantity(this.#handle, text('quantity', name)));
  }

  /**
   * How one entry of a step's result is worked out, in this iteration.
   * @param {StepReference} step
   * @param {number} cell counted from 0, row by row
   * @returns {Expression}
   */
  arithmetic(step, cell) {
    const index = this.#stepIndex(step);
    const json = valueOf(this.#glue.arithmetic(this.#handle, index, number('cell', cell)));
    return JSON.parse(json, (key, value) => (key === 'value' ? Number(value) : value));
  }

  /** The loss of the current parameters: each update counts once its step is done. */
  loss() {
    return valueOf(this.#glue.loss(this.#handle));
  }

  /**
   * A network document with the current parameters and settings.
   * @returns {NetworkDocument}
   */
  document() {
    return JSON.parse(valueOf(this.#glue.document(this.#handle)));
  }

  /**
   * Changes the learning rate from this iteration on; what came after it is trained anew.
   * @param {number} learningRate
   */
  setLearningRate(learningRate) {
    valueOf(this.#glue.setLearningRate(this.#handle, number('learningRate', learningRate)));
  }

  /** @returns {NonFinite | null} the first number of this iteration that is not finite */
  firstNonFinite() {
    return JSON.parse(valueOf(this.#glue.firstNonFinite(this.#handle)), (key, value) =>
      key === 'value' ? Number(value) : value,
    );
  }

  /** Frees the memory. Afterwards only steps() and dispose() work. */
  dispose() {
    if (this.#openHandle !== null) this.#glue.close(this.#openHandle);
    forgotten.unregister(this);
    this.#openHandle = null;
  }

  get #handle() {
    if (this.#openHandle !== null) return this.#openHandle;
    throw new EngineError({ path: 'session', expected: 'one in use', got: 'a disposed one' });
  }

  /** @param {StepReference} reference */
  #stepIndex(reference) {
    if (typeof reference !== 'string') return number('position.step', reference);
    const index = this.#steps.findIndex(
      ({ result }) => result === reference || result === `${reference}+`,
    );
    if (index >= 0) return index;
    throw new EngineError({
      path: 'position.step',
      expected: 'the number of a step or what it makes, such as "Z[1]"',
      got: JSON.stringify(reference),
    });
  }
}

/**
 * @template Value
 * @param {Outcome<Value>} outcome
 */
export function valueOf(outcome) {
  if (outcome.error) throw new EngineError(outcome.error);
  return /** @type {Value} */ (outcome.value);
}

/**
 * The glue converts arguments by their declared type and throws errors of its own; ours name the
 * argument.
 * @param {string} path
 * @param {unknown} value
 */
function number(path, value) {
  if (typeof value === 'number') return value;
  throw new EngineError({ path, expected: 'a number', got: describe(value) });
}

/**
 * @param {string} path
 * @param {unknown} value
 */
function text(path, value) {
  if (typeof value === 'string') return value;
  throw new EngineError({ path, expected: 'a text', got: describe(value) });
}

/** @param {unknown} value */
export function describe(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
