// The engine: loads the WebAssembly once and opens sessions on network documents. The only code
// that knows of WebAssembly; it works in browsers, workers and Node.
import binary from '#engine-binary';
import create from '#engine-glue';
import { EngineError } from './error.js';
import { Session, describe, valueOf } from './session.js';

export { EngineError, Session };

/**
 * @import { NetworkDocument } from './types.js'
 * @import { Glue } from './glue.js'
 */

/** @type {Promise<Engine> | null} */
let loading = null;

/**
 * Loads the engine; later calls share the first one's. Rejects if WebAssembly is missing or
 * blocked, or its file cannot be read; the next call then tries again.
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

  /** @param {Glue} glue */
  constructor(glue) {
    this.#glue = glue;
  }

  /**
   * Opens a session on a network document, an object or its JSON text.
   * @param {NetworkDocument | string} document
   * @throws {EngineError} that names the key at fault, what was expected and what came
   */
  open(document) {
    const json = typeof document === 'string' ? document : toJson(document);
    return new Session(this.#glue, valueOf(this.#glue.open(json)));
  }
}

/** @returns {Promise<Glue>} */
async function loadGlue() {
  if (typeof WebAssembly === 'undefined') throw new Error('WebAssembly is missing');
  try {
    const wasmBinary = binary ?? (await readBeside());
    return await create(wasmBinary ? { wasmBinary, locateFile: (name) => name } : {});
  } catch (cause) {
    throw new Error('WebAssembly is blocked, or engine.wasm cannot be read', { cause });
  }
}

/** In Node, the bytes of engine.wasm beside this file; elsewhere the glue fetches them. */
async function readBeside() {
  const url = new URL('engine.wasm', import.meta.url);
  const isNode = 'process' in globalThis && globalThis.process?.versions?.node;
  if (url.protocol !== 'file:' || !isNode) return undefined;
  const { readFile } = await import('node:fs/promises');
  return readFile(url);
}

/** @param {unknown} document */
function toJson(document) {
  try {
    const json = JSON.stringify(document, (_, value) =>
      // JSON would turn these into null, and the error message could not name them.
      typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
    );
    if (json !== undefined) return json;
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new EngineError({ path: '', expected: 'something that JSON can write', got });
  }
  throw new EngineError({ path: '', expected: 'a network document', got: describe(document) });
}
