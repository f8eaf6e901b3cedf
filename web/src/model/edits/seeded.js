// Weights for what is new: round numbers from a seed.

/**
 * Draws weights that are easy to work with by hand: -0.5, -0.49, ..., -0.01, 0.01, ..., 0.5, each
 * as likely as any other and never 0.
 *
 * The rule is mulberry32: a state of 32 bits, at first the seed (its lower 32 bits); each draw adds
 * 0x6D2B79F5 to it and mixes the bits. Of the number u from 0 to below 1 that comes out, weight
 * k = floor(100 u) of that list is taken. It does not depend on the layer: one seed always gives
 * the same weights, in the order in which they are asked for.
 * @param {number} seed a whole number from 0
 * @returns {() => number}
 */
export function roundWeights(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    const u = ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
    const k = Math.floor(100 * u);
    return (k < 50 ? k - 50 : k - 49) / 100;
  };
}
