// @ts-check
// The engine as it is published. This folder is a package of its own, for which the name
// backprop-by-hand means nothing.

/** @type {typeof import('../../web/src/engine/index.js')} */
const { loadEngine } = await import(
  new URL('../../dist/backprop-by-hand/engine.js', import.meta.url).href
);

export const engine = await loadEngine();
