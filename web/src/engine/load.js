// How a part of the core is loaded: WebAssembly, or what takes its place.

/** A module with nothing in it: it compiles wherever WebAssembly is there and allowed. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * Makes a module of the glue. Where WebAssembly is missing or blocked, or its file cannot be read, it
 * is the same core as JavaScript.
 * @template Module
 * @param {(options: {wasmBinary?: Uint8Array<ArrayBuffer>, locateFile?: (name: string) => string}) =>
 *   Promise<Module>} create
 * @param {Uint8Array<ArrayBuffer> | undefined} binary the WebAssembly, unless it is a file
 * @param {string} file its name
 * @param {() => Promise<(options: {}) => Promise<Module>>} loadFallback
 * @returns {Promise<Module>}
 */
export async function loadModule(create, binary, file, loadFallback) {
  try {
    new WebAssembly.Module(EMPTY_MODULE); // throws before anything is downloaded for nothing
    const wasmBinary = binary ?? (await readBeside(file));
    return await create(wasmBinary ? { wasmBinary, locateFile: (name) => name } : {});
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

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * In Node, the bytes of a file beside this one; elsewhere the glue fetches them.
 * @param {string} file
 */
async function readBeside(file) {
  const url = new URL(file, import.meta.url);
  const { process } = globalThis;
  if (url.protocol !== 'file:' || !process?.versions?.node) return undefined;
  // No import: programs that bundle this for browsers would look for the module, and warn.
  return process.getBuiltinModule('node:fs/promises').readFile(url);
}
