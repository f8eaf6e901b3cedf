// Choices that a number decides: the same for the same number, on every machine.

/** So that numbers next to each other begin far apart: 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b9;
/** The first draws of a small start are still alike. */
const FIRST_DRAWS = 8;
const RANGE = 2 ** 32;

/**
 * Marsaglia, "Xorshift RNGs", 2003, with 32 bits.
 * @param {number} seed a whole number from 0 to 2^32 - 1
 * @returns {<Item>(items: readonly Item[]) => Item} draws one of a list that is not empty
 */
export function lottery(seed) {
  let state = (Math.imul(seed, SPREAD) ^ SPREAD) >>> 0 || 1; // 0 would stay 0
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let draw = 0; draw < FIRST_DRAWS; draw++) next();
  return (items) => items[Math.floor((next() / RANGE) * items.length)];
}
