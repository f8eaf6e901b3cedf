// @ts-check
// The memory of our WebAssembly module, which the engine keeps to itself. To be imported before
// anything that loads a module.

/** @type {WebAssembly.Memory[]} */
const memories = [];

const { instantiate } = WebAssembly;
WebAssembly.instantiate = /** @type {typeof instantiate} */ (
  async (/** @type {BufferSource} */ bytes, /** @type {WebAssembly.Imports} */ imports) => {
    const result = await instantiate(bytes, imports);
    for (const item of Object.values(result.instance?.exports ?? {})) {
      if (item instanceof WebAssembly.Memory) memories.push(item);
    }
    return result;
  }
);

/** How many bytes the module that was loaded first holds. */
export function heapBytes() {
  return memories[0].buffer.byteLength;
}
