// Practice: one iteration that somebody works out by hand. It has a WebAssembly module of its own,
// which is loaded when it is first asked for.
import { loadFallback } from '#engine-fallback';
import binary from '#practice-binary';
import create from '#practice-glue';
import { describe, documentText, number } from './arguments.js';
import { EngineError } from './error.js';
import { loadModule } from './load.js';
import { valueOf } from './outcome.js';

/**
 * @import { Outcome } from './glue.js'
 * @import { PracticeGlue } from './practice-glue.js'
 * @import { Answer, Audit, Judgement, RoundedStep } from './practice-types.js'
 * @import { Matrix, NetworkDocument } from './types.js'
 * @import { Session } from './session.js'
 */

/** @type {Promise<Practice> | null} */
let loading = null;

/**
 * Loads practice; later calls share the first one's. Where WebAssembly is missing it is the same core
 * as JavaScript. Rejects if that cannot be loaded either; the next call then tries again.
 * @returns {Promise<Practice>}
 */
export function loadPractice() {
  loading ??= loadModule(create, binary, 'practice.wasm', loadPracticeFallback).then(
    (glue) => new Practice(glue),
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** The engine's fallback can do what practice can as well. */
async function loadPracticeFallback() {
  return /** @type {typeof create} */ (/** @type {unknown} */ (await loadFallback()));
}

/**
 * The network of a session as its current iteration starts, with the examples of its batch: what
 * practice makes of it is this iteration, to the last bit. `published` is not in it.
 * @param {Session} session
 * @returns {NetworkDocument}
 */
export function practiceDocument(session) {
  const rowsOf = (/** @type {string} */ name) => rows(session.quantity(name));
  return { ...session.documentAtStart(), inputs: rowsOf('X'), targets: rowsOf('Y') };
}

/** @param {Matrix} matrix */
function rows({ rows: count, columns, values }) {
  return Array.from({ length: count }, (_, row) => [
    ...values.subarray(row * columns, (row + 1) * columns),
  ]);
}

/** Opens sheets. `loadPractice()` makes it. */
class Practice {
  #glue;

  /**
   * @internal
   * @param {PracticeGlue} glue
   */
  constructor(glue) {
    this.#glue = glue;
  }

  /**
   * A sheet for the iteration that a network document starts with, an object or its JSON text. It may
   * take up to a million products.
   * @param {NetworkDocument | string} document
   * @throws {EngineError} that names the key at fault, what was expected and what came
   */
  open(document) {
    return new Sheet(this.#glue, valueOf(this.#glue.openSheet(documentText(document))));
  }
}

/**
 * Closes the sheets that nobody disposed of.
 * @type {FinalizationRegistry<() => void>}
 */
const forgotten = new FinalizationRegistry((close) => close());

/** One iteration to be worked out by hand. `practice.open()` makes it. */
export class Sheet {
  #glue;
  /** @type {number | null} */
  #openHandle;

  /**
   * @internal
   * @param {PracticeGlue} glue
   * @param {number} handle of an open sheet, taken over: dispose() closes it
   */
  constructor(glue, handle) {
    this.#glue = glue;
    this.#openHandle = handle;
    forgotten.register(this, () => glue.closeSheet(handle), this);
  }

  /**
   * Judges an answer. `1,234` is a little more than 1: there is no sign for thousands.
   * @param {Answer} answer
   * @returns {Judgement}
   * @throws {EngineError} that names the key at fault, as `own["Z[1]"]`
   */
  judge(answer) {
    if (typeof answer !== 'object' || answer === null) {
      throw new EngineError({ path: 'answer', expected: 'an object', got: describe(answer) });
    }
    return parse(this.#glue.judge(this.#handle, documentText(answer)));
  }

  /**
   * The iteration with every result rounded to so many decimals, 0 to 15, and worked out from results
   * rounded before; what it starts with stays as it is.
   * @param {number} decimals
   * @returns {RoundedStep[]}
   */
  byHand(decimals) {
    return parse(this.#glue.byHand(this.#handle, number('decimals', decimals)));
  }

  /**
   * The published values of the document beside the right ones.
   * @returns {Audit}
   * @throws {EngineError} if there are none
   */
  audit() {
    return parse(this.#glue.audit(this.#handle));
  }

  /** Frees the memory. Afterwards only dispose() works. */
  dispose() {
    if (this.#openHandle !== null) this.#glue.closeSheet(this.#openHandle);
    forgotten.unregister(this);
    this.#openHandle = null;
  }

  get #handle() {
    if (this.#openHandle !== null) return this.#openHandle;
    throw new EngineError({ path: 'sheet', expected: 'one in use', got: 'a disposed one' });
  }
}

/** Members that are numbers but may not be finite, which JSON has no word for; and items of lists. */
const NUMBER = /^(?:value|expected|fromOwn|correct|fromPublished|\d+)$/;
const NOT_FINITE = /^(?:NaN|-?Infinity)$/;

/**
 * @template Value
 * @param {Outcome<Value>} outcome
 */
function parse(outcome) {
  return valueOf(outcome, (key, value) =>
    typeof value === 'string' && NUMBER.test(key) && NOT_FINITE.test(value) ? Number(value) : value,
  );
}
