// The engine: loads the WebAssembly once and opens sessions on network documents. The only code
// that knows of WebAssembly, and of what takes its place; it works in browsers, workers and Node.
import binary from '#engine-binary';
import { loadFallback } from '#engine-fallback';
import create from '#engine-glue';
import { documentText, number } from './arguments.js';
import { EngineError } from './error.js';
import { Session, valueOf } from './session.js';

export { EngineError, Session };

/**
 * @import { NetworkDocument } from './types.js'
 * @import { Glue } from './glue.js'
 */

/** A module with nothing in it: it compiles wherever WebAssembly is there and allowed. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** @type {Promise<Engine> | null} */
let loading = null;

/**
 * Loads the engine; later calls share the first one's. Where WebAssembly is missing or blocked, or its
 * file cannot be read, it is the same core as JavaScript. Rejects if that cannot be loaded either; the
 * next call then tries again.
 * @returns {Promise<Engine>}
 */
export function loadEngine() {
  loading ??= loadGlue().then(
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

/** @returns {Promise<Glue>} */
async function loadGlue() {
  try {
    return await loadWebAssembly();
  } catch (first) {
    try {
      return await (
        await loadFallback()
      )({});
    } catch (cause) {
      const reasons = [first, cause].map(messageOf);
      throw new Error(
        `WebAssembly did not start (${reasons[0]}), nor did its fallback (${reasons[1]})`,
        { cause },
      );
    }
  }
}

/** @returns {Promise<Glue>} */
async function loadWebAssembly() {
  new WebAssembly.Module(EMPTY_MODULE); // throws before anything is downloaded for nothing
  const wasmBinary = binary ?? (await readBeside());
  return create(wasmBinary ? { wasmBinary, locateFile: (name) => name } : {});
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** In Node, the bytes of engine.wasm beside this file; elsewhere the glue fetches them. */
async function readBeside() {
  const url = new URL('engine.wasm', import.meta.url);
  const { process } = globalThis;
  if (url.protocol !== 'file:' || !process?.versions?.node) return undefined;
  // No import: programs that bundle this for browsers would look for the module, and warn.
  return process.getBuiltinModule('node:fs/promises').readFile(url);
}
