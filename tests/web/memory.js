// @ts-check
// Measures the memory of a WebAssembly module.
import assert from 'node:assert/strict';

const WARM_UP_ROUNDS = 1000;

/**
 * The memory of the one module that `load` instantiates from its bytes; it keeps that to
 * itself.
 * @param {() => Promise<void>} load
 */
export async function memoryOf(load) {
  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = /** @type {typeof instantiate} */ (
    async (/** @type {BufferSource} */ bytes, /** @type {WebAssembly.Imports} */ imports) => {
      const result = await instantiate(bytes, imports);
      for (const item of Object.values(result.instance.exports)) {
        if (item instanceof WebAssembly.Memory) memories.push(item);
      }
      return result;
    }
  );
  await load();
  WebAssembly.instantiate = instantiate;
  assert.equal(memories.length, 1);
  return memories[0];
}

/**
 * @param {WebAssembly.Memory} memory
 * @param {number} rounds
 * @param {(round: number) => void} action
 * @returns {number} by how many bytes it is larger afterwards, once warm
 */
export function growthThrough(memory, rounds, action) {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) action(round);
  const start = memory.buffer.byteLength;
  for (let round = 0; round < rounds; round++) action(round);
  return memory.buffer.byteLength - start;
}
