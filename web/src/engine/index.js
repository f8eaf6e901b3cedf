// The engine: loads the WebAssembly once and opens sessions on network documents. The only code
// that knows of WebAssembly, and of what takes its place; it works in browsers, workers and Node.
import binary from '#engine-binary';
import { loadFallback } from '#engine-fallback';
import create from '#engine-glue';
import { documentText, number } from './arguments.js';
import { EngineError } from './error.js';
import { loadModule } from './load.js';
import { valueOf } from './outcome.js';
import { Session } from './session.js';

export { EngineError, Session };

/**
 * @import { NetworkDocument } from './types.js'
 * @import { Glue } from './glue.js'
 */

/** @type {Promise<Engine> | null} */
let loading = null;

/**
 * Loads the engine; later calls share the first one's. Where WebAssembly is missing or blocked, or its
 * file cannot be read, it is the same core as JavaScript. Rejects if that cannot be loaded either; the
 * next call then tries again.
 * @returns {Promise<Engine>}
 */
export function loadEngine() {
  loading ??= loadModule(create, binary, 'engine.wasm', loadFallback).then(
    (glue) => new Engine(glue),
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

class Engine {
  #glue;

  /**
   * @internal
   * @param {Glue} glue
   */
  constructor(glue) {
    this.#glue = glue;
  }

  /**
   * Opens a session on a network document, an object or its JSON text.
   * @param {NetworkDocument | string} document
   * @param {{iteration?: number}} [options] the number of the first iteration, which starts with the
   *   document's parameters; 0 unless told. There is no way back beyond it.
   * @throws {EngineError} that names the key at fault, what was expected and what came
   */
  open(document, { iteration = 0 } = {}) {
    const first = number('iteration', iteration);
    return new Session(this.#glue, valueOf(this.#glue.open(documentText(document), first)));
  }
}
