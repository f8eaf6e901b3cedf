// The short keys of a link. One that is changed makes old links unreadable: add, never change.

/** @type {Readonly<Record<string, string>>} */
const SHORT = {
  // the state
  document: 'd',
  iteration: 'i',
  position: 'p',
  step: 's',
  cell: 'c',
  grain: 'g',
  example: 'e',
  panels: 'q',
  selection: 'r',
  preset: 'm',
  changes: 'h',
  quantity: 'w',
  row: 'R',
  column: 'K',
  value: 'Q',
  // the document
  format: 'f',
  title: 't',
  inputs: 'X',
  targets: 'Y',
  inputNames: 'x',
  outputNames: 'y',
  layers: 'l',
  weights: 'W',
  biases: 'b',
  activation: 'a',
  units: 'u',
  initializer: 'z',
  seed: 'n',
  loss: 'j',
  optimizer: 'o',
  kind: 'k',
  learningRate: 'A',
  weightDecay: 'D',
  momentum: 'M',
  beta1: 'B',
  beta2: 'C',
  epsilon: 'E',
  conventions: 'v',
  update: 'U',
  lossScale: 'L',
  gradientScale: 'G',
  // the optimizer's memory
  training: 'T',
  updates: 'N',
  velocity: 'V',
  squares: 'S',
};
const LONG = Object.fromEntries(Object.entries(SHORT).map(([long, short]) => [short, long]));

/** Before a key that has no short form. */
const AS_IT_IS = '_';

/**
 * @param {unknown} value plain data
 * @returns {unknown} with short keys
 */
export function shortened(value) {
  return withKeys(value, (key) => (Object.hasOwn(SHORT, key) ? SHORT[key] : AS_IT_IS + key));
}

/**
 * The reverse of shortened.
 * @param {unknown} value
 * @returns {unknown}
 * @throws {RangeError} for a key that shortened() does not make
 */
export function expanded(value) {
  return withKeys(value, (key) => {
    if (key.startsWith(AS_IT_IS)) return key.slice(AS_IT_IS.length);
    if (!Object.hasOwn(LONG, key)) throw new RangeError(`unknown key "${key}"`);
    return LONG[key];
  });
}

/**
 * @param {unknown} value
 * @param {(key: string) => string} rename
 * @returns {unknown}
 */
function withKeys(value, rename) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withKeys(item, rename));
  const members = Object.entries(value).map(([key, item]) => [rename(key), withKeys(item, rename)]);
  return Object.fromEntries(members);
}
