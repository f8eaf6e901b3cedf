// One reader's session: the typed face of a handle into WebAssembly.
import { NONE, countFrom, documentText, exampleNumber, number, text } from './arguments.js';
import { EngineError } from './error.js';
import { valueOf } from './outcome.js';

/**
 * @import { BatchOptions, EditHistory, Equation, Expression, GradientCheck, Grain, Health, Matrix, NetworkDocument, NonFinite, Origin, Paths, Position, Share, Step } from './types.js'
 * @import { Glue, Outcome, RevisedPosition } from './glue.js'
 */

/**
 * A step by its index or by the name of what it makes: 7 or 'dZ[3]'.
 * @typedef {number | string} StepReference
 */

/**
 * An edit that continues the last one, at the same iteration, is undone together with it: so a
 * number that is dragged is one edit.
 * @typedef {{continues?: boolean}} EditOptions
 */

/** What a gradient check nudges by, unless told. */
const NUDGE = 1e-5;

/** In how many entries paths are told, unless told. */
const MOST_PATHS = 100;

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
  /** @type {Map<number, readonly Step[]>} by the number of examples that they are about */
  #steps = new Map();
  /** The position's when they were fetched. */
  #revision = 0;

  /**
   * @internal
   * @param {Glue} glue
   * @param {number} handle of an open session, taken over: dispose() closes it
   */
  constructor(glue, handle) {
    this.#glue = glue;
    this.#openHandle = handle;
    forgotten.register(this, () => glue.close(handle), this);
  }

  /**
   * The equations of one iteration in their order; the same in every iteration until an edit, except
   * that a batch may have fewer examples.
   * @param {Share} [share]
   * @returns {readonly Step[]}
   */
  steps({ example } = {}) {
    const place = exampleNumber(example);
    const m = this.quantity('m').values[0];
    const examples = place === NONE ? m : 1;
    let steps = this.#steps.get(examples);
    if (!steps || place >= m) {
      steps = /** @type {Step[]} */ (parse(this.#glue.steps(this.#handle, place)));
      this.#steps.set(examples, steps);
    }
    return steps;
  }

  /**
   * The way to dZ[L] that its short form A[L] - Y saves: dA[L], then through the activation's
   * derivative or, for one example of a softmax, its Jacobian. Empty without a short form.
   * @param {Share} [share]
   * @returns {Equation[]}
   */
  longForm({ example } = {}) {
    return parse(this.#glue.longForm(this.#handle, exampleNumber(example)));
  }

  /** @returns {Position} */
  position() {
    return this.#arrive(this.#glue.position(this.#handle));
  }

  /**
   * Moves on: to the end of the phase, to the next step, or to the next cell of the result.
   * @param {Grain} [grain]
   * @returns {Position}
   */
  next(grain = 'step') {
    return this.#arrive(this.#glue.next(this.#handle, text('grain', grain)));
  }

  /**
   * The reverse of next(). Stays at the very start.
   * @param {Grain} [grain]
   * @returns {Position}
   */
  back(grain = 'step') {
    return this.#arrive(this.#glue.back(this.#handle, text('grain', grain)));
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
    const cell = wanted.cell === undefined && staysInStep ? now.cell : wanted.cell;
    const step = wanted.step === undefined ? firstOrSame : wanted.step;
    if (typeof step !== 'string' || iteration === now.iteration) {
      return this.#goTo(iteration, this.#stepIndex(step), cell);
    }
    this.#goTo(iteration, 0); // where other steps may have the names
    try {
      return this.#goTo(iteration, this.#stepIndex(step), cell);
    } catch (error) {
      this.#goTo(now.iteration, now.step, now.cell);
      throw error;
    }
  }

  /**
   * Trains on, to the first step of a later iteration. With batches, each iteration from this one on
   * learns from one of them, and its derivation is about that batch.
   * @param {number} iterations how many updates
   * @param {BatchOptions} [batches] left out, the batches stay as they are: at first all examples
   * @returns {Position}
   */
  train(iterations, batches) {
    number('iterations', iterations);
    if (!batches) return this.#arrive(this.#glue.train(this.#handle, iterations));
    const { batchSize, shuffleSeed } = batches;
    const size = batchSize === undefined ? 0 : countFrom(1, 'batchSize', batchSize);
    const seed = shuffleSeed === undefined ? NONE : countFrom(0, 'shuffleSeed', shuffleSeed);
    return this.#arrive(this.#glue.trainOnBatches(this.#handle, iterations, size, seed));
  }

  /**
   * Any quantity of the current iteration, wherever the position is: `X`, `Y`, `W[l]`, `b[l]`,
   * `Z[l]`, `A[l]`, `exp(Z[l])`, `sum(exp(Z[l]))`, `loss`, `dA[l]`, `g'(Z[l])`, `dZ[l]`, `dW[l]`,
   * `db[l]`, and `W[l]+`, `b[l]+` after the update; of optimizers with a memory `vW[l]`, `vb[l]`,
   * `sW[l]`, `sb[l]`, also with a `+`; `J[l]` of a softmax, for one example; `dW[l]'` with weight
   * decay; and the settings `m`, `alpha`, `lambda`, `mu`, `beta1`, `beta2`, `epsilon`, `t`.
   * @param {string} name
   * @param {Share} [share]
   * @returns {Matrix} a copy
   */
  quantity(name, { example } = {}) {
    const place = exampleNumber(example);
    const { rows, columns, address } = valueOf(
      this.#glue.quantity(this.#handle, text('quantity', name), place),
    );
    const first = address / Float64Array.BYTES_PER_ELEMENT;
    // Not a view of the memory, which goes stale when that grows.
    return { rows, columns, values: this.#glue.HEAPF64.slice(first, first + rows * columns) };
  }

  /**
   * How one entry of a step's result is worked out, in this iteration.
   * @param {StepReference} step
   * @param {number} cell counted from 0, row by row
   * @param {Share} [share] the update takes all examples nevertheless
   * @returns {Expression}
   */
  arithmetic(step, cell, { example } = {}) {
    const index = this.#stepIndex(step);
    const place = exampleNumber(example);
    return parse(this.#glue.arithmetic(this.#handle, index, number('cell', cell), place));
  }

  /**
   * How one entry of an equation of the long form is worked out.
   * @param {number} equation its place in longForm()
   * @param {number} cell counted from 0, row by row
   * @param {Share} [share]
   * @returns {Expression}
   */
  longFormArithmetic(equation, cell, { example } = {}) {
    number('equation', equation);
    number('cell', cell);
    const place = exampleNumber(example);
    return parse(this.#glue.longFormArithmetic(this.#handle, equation, cell, place));
  }

  /**
   * Every gradient of this iteration beside the slope of the loss. Each parameter costs two forward
   * passes; there may be up to 10,000 of them.
   * @param {{h?: number}} [options]
   * @returns {GradientCheck[]}
   */
  checkGradients({ h = NUDGE } = {}) {
    return parse(this.#glue.checkGradients(this.#handle, number('h', h)));
  }

  /**
   * The same for one entry of a weight matrix or bias.
   * @param {string} parameter `W[2]` or `b[2]`
   * @param {number} row counted from 0
   * @param {number} column counted from 0
   * @param {{h?: number}} [options]
   * @returns {GradientCheck}
   */
  checkGradient(parameter, row, column, { h = NUDGE } = {}) {
    text('parameter', parameter);
    number('row', row);
    number('column', column);
    return parse(this.#glue.checkGradient(this.#handle, parameter, row, column, number('h', h)));
  }

  /**
   * All paths from one entry of a weight matrix or bias to the loss, each with its product of local
   * derivatives; grouped if there are more than `most`, never left out.
   * @param {string} parameter `W[2]` or `b[2]`
   * @param {number} row counted from 0
   * @param {number} column counted from 0
   * @param {Share & {most?: number}} [options] `most` is 100 unless told, and 10,000 at most; an
   *   example looked at alone is the only one, as example 0
   * @returns {Paths}
   */
  paths(parameter, row, column, { example, most = MOST_PATHS } = {}) {
    text('parameter', parameter);
    number('row', row);
    number('column', column);
    number('most', most);
    const place = exampleNumber(example);
    return parse(this.#glue.paths(this.#handle, parameter, row, column, most, place));
  }

  /**
   * What is amiss in this iteration, and how large the gradient is in each layer.
   * @param {Share} [share]
   * @returns {Health}
   */
  health({ example } = {}) {
    return parse(this.#glue.health(this.#handle, exampleNumber(example)));
  }

  /**
   * The loss of all examples of the document with the current parameters: each update counts once
   * its step is done.
   */
  loss() {
    return parse(this.#glue.loss(this.#handle));
  }

  /**
   * A network document with the current parameters and settings.
   * @returns {NetworkDocument}
   */
  document() {
    return valueOf(this.#glue.document(this.#handle));
  }

  /**
   * The same with the parameters that the current iteration starts with: what to change and hand to
   * edit().
   * @returns {NetworkDocument}
   */
  documentAtStart() {
    return valueOf(this.#glue.documentAtStart(this.#handle));
  }

  /**
   * Where the network at the position came into force, and with which document.
   * @returns {Origin}
   */
  origin() {
    return valueOf(this.#glue.origin(this.#handle));
  }

  /**
   * Changes the learning rate from this iteration on; what came after it is trained anew.
   * @param {number} learningRate
   */
  setLearningRate(learningRate) {
    const rate = number('learningRate', learningRate);
    return this.#arrive(this.#glue.setLearningRate(this.#handle, rate));
  }

  /**
   * From this iteration on the network is another one, whose parameters the iteration starts with;
   * what came after is forgotten, and going back shows the earlier network. The position stays at
   * the step that makes the same quantity, else at the first of its phase. Batches stay as they are.
   * Momentum and Adam start anew unless the document has a `training`.
   * @param {NetworkDocument | string} document
   * @param {EditOptions} [options]
   * @returns {Position}
   */
  edit(document, { continues = false } = {}) {
    const json = documentText(document);
    return this.#arrive(this.#glue.edit(this.#handle, json, Boolean(continues)));
  }

  /**
   * Sets one entry, as this iteration starts: of `X` or `Y`, whose columns are those of the
   * iteration's batch, of `W[l]` or `b[l]`, or `alpha`. Momentum and Adam keep what they remember.
   * With cross-entropy and softmax the other targets of the column share what is left to 1, in the
   * proportion that they had, equally if all were 0.
   * @param {string} quantity
   * @param {number} row counted from 0
   * @param {number} column counted from 0
   * @param {number} value
   * @param {EditOptions} [options]
   * @returns {Position}
   */
  setEntry(quantity, row, column, value, { continues = false } = {}) {
    text('quantity', quantity);
    number('row', row);
    number('column', column);
    number(quantity, value);
    return this.#arrive(
      this.#glue.setEntry(this.#handle, quantity, row, column, value, Boolean(continues)),
    );
  }

  /**
   * Throws the training away and begins with this document, at an iteration of that number.
   * @param {NetworkDocument | string} document
   * @param {{iteration?: number}} [options]
   * @returns {Position}
   */
  restart(document, { iteration = 0 } = {}) {
    const first = number('iteration', iteration);
    return this.#arrive(this.#glue.restart(this.#handle, documentText(document), first));
  }

  /**
   * Takes the last edit back: edit(), setEntry(), setLearningRate(), restart(), or other batches in
   * train(). Goes to where it was made; stays if there is none.
   * @returns {Position}
   */
  undo() {
    return this.#arrive(this.#glue.undo(this.#handle));
  }

  /**
   * Makes an edit again that was taken back. Another edit drops what could be made again.
   * @returns {Position}
   */
  redo() {
    return this.#arrive(this.#glue.redo(this.#handle));
  }

  /** @returns {EditHistory} */
  history() {
    return parse(this.#glue.history(this.#handle));
  }

  /** @returns {NonFinite | null} the first number of this iteration that is not finite */
  firstNonFinite() {
    return parse(this.#glue.firstNonFinite(this.#handle));
  }

  /** Frees the memory. Afterwards only dispose() works. */
  dispose() {
    if (this.#openHandle !== null) this.#glue.close(this.#openHandle);
    forgotten.unregister(this);
    this.#openHandle = null;
  }

  get #handle() {
    if (this.#openHandle !== null) return this.#openHandle;
    throw new EngineError({ path: 'session', expected: 'one in use', got: 'a disposed one' });
  }

  /**
   * @param {Outcome<RevisedPosition>} outcome of a position
   * @returns {Position}
   */
  #arrive(outcome) {
    /** @type {Position} */
    const position = parse(outcome);
    if (position.revision !== this.#revision) this.#steps.clear();
    this.#revision = position.revision;
    return position;
  }

  /**
   * @param {number} iteration
   * @param {number} step
   * @param {number | null} [cell]
   */
  #goTo(iteration, step, cell = null) {
    return this.#arrive(
      cell === null
        ? this.#glue.goToStep(this.#handle, iteration, step)
        : this.#glue.goToCell(this.#handle, iteration, step, number('position.cell', cell)),
    );
  }

  /** @param {StepReference} reference */
  #stepIndex(reference) {
    if (typeof reference !== 'string') return number('position.step', reference);
    const index = this.steps().findIndex(
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

/** Members that are numbers but may not be finite, which JSON has no word for. */
const NUMBERS = new Set([
  'value',
  'analytic',
  'numeric',
  'lossAbove',
  'lossBelow',
  'relativeError',
  'total',
  'sum',
  'gradient',
  'rms',
]);

/**
 * The value of an outcome with numbers that may not be finite.
 * @template Value
 * @param {Outcome<Value>} outcome
 */
function parse(outcome) {
  return valueOf(outcome, (key, value) =>
    NUMBERS.has(key) && typeof value === 'string' ? Number(value) : value,
  );
}
