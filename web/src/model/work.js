// How much a network costs, so that nothing makes the page stand still.

/** Some hundred milliseconds of it, in multiplications; the same on every machine. */
const MOST_WORK = 1e9;
/** What an update costs whatever the network is, and what a unit costs for its activation. */
const WORK_OF_AN_UPDATE = 800;
const WORK_OF_A_UNIT = 25;

/** The core numbers iterations up to this one. */
export const LAST_ITERATION = 1_000_000;

/** @typedef {{inputs: number, layers: readonly {units: number}[], examples: number}} Size */

/**
 * How many updates are trained at once.
 * @param {Size} size
 */
export function mostUpdates(size) {
  const most = Math.floor(MOST_WORK / workOf(size));
  const rounding = 10 ** Math.max(Math.floor(Math.log10(most)) - 1, 0); // two digits are told
  return Math.floor(most / rounding) * rounding;
}

/**
 * Whether a document is so large that showing it would take long. Says nothing of what is wrong with
 * it otherwise.
 * @param {any} document may be anything
 */
export function isTooMuch(document) {
  const { inputs, layers } = document;
  if (!Array.isArray(inputs) || !Array.isArray(layers)) return false;
  const size = {
    inputs: inputs.length,
    examples: Array.isArray(inputs[0]) ? inputs[0].length : 1,
    layers: layers.map((layer) => ({ units: Number(layer?.weights?.length ?? layer?.units) || 0 })),
  };
  return mostUpdates(size) < 1;
}

/** How many numbers a network and its examples are. @param {Size} size */
export function numberCount({ inputs, layers, examples }) {
  const outputs = layers[layers.length - 1].units;
  return parameterCount(inputs, layers) + examples * (inputs + outputs);
}

/** @param {Size} size */
function workOf({ inputs, layers, examples }) {
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const ofAnExample = parameterCount(inputs, layers) + WORK_OF_A_UNIT * units;
  return WORK_OF_AN_UPDATE + examples * ofAnExample;
}

/**
 * @param {number} inputs
 * @param {readonly {units: number}[]} layers
 */
function parameterCount(inputs, layers) {
  let before = inputs;
  let count = 0;
  for (const { units } of layers) {
    count += units * (before + 1);
    before = units;
  }
  return count;
}
