// Edits of numbers, and of the batch: whole matrices, examples, inputs.
import { layersOf, replaced, requirePlace, without } from './network.js';
import { roundWeights } from './seeded.js';
import { remembering, reshapedMemory, withOneMore, withoutPlace } from './training.js';

/** @import { EditableDocument } from './network.js' */

/**
 * The numbers of `X`, `Y`, `W[l]` or `b[l]` as rows; `b[l]` is a column (of one row if the biases
 * are shared).
 * @param {EditableDocument} network
 * @param {string} name
 * @returns {number[][]} not a copy, except of biases
 */
export function matrixOf(network, name) {
  if (name === 'X') return network.inputs;
  if (name === 'Y') return network.targets;
  const { kind, layer } = parameterNamed(network, name);
  const { weights, biases } = layersOf(network)[layer - 1];
  return kind === 'W' ? weights : biases.map((bias) => [bias]);
}

/**
 * Replaces all numbers of `X`, `Y`, `W[l]` or `b[l]`. What the core cannot take (targets that are no
 * probabilities) it refuses when it opens the document.
 * @param {EditableDocument} network
 * @param {string} name
 * @param {number[][]} values in the same shape; those of `b[l]` as a column
 * @returns {EditableDocument}
 * @throws {RangeError} if the shape is another
 */
export function replaceMatrix(network, name, values) {
  const old = matrixOf(network, name);
  if (values.length !== old.length || values.some((row) => row.length !== old[0].length)) {
    const got = `${values.length} x ${values[0]?.length ?? 0}`;
    throw new RangeError(`${name}: expected ${old.length} x ${old[0].length}, got ${got}`);
  }
  const copy = values.map((row) => [...row]);
  if (name === 'X') return { ...network, inputs: copy };
  if (name === 'Y') return { ...network, targets: copy };
  const { kind, layer } = parameterNamed(network, name);
  const changed = kind === 'W' ? { weights: copy } : { biases: copy.map(([bias]) => bias) };
  const layers = layersOf(network);
  return {
    ...network,
    layers: replaced(layers, layer - 1, { ...layers[layer - 1], ...changed }),
  };
}

/**
 * Adds an example, a copy of the last one.
 * @param {EditableDocument} network
 * @returns {EditableDocument}
 */
export function addExample(network) {
  /** @param {number[][]} rows */
  const withCopy = (rows) => rows.map((row) => [...row, row[row.length - 1]]);
  return { ...network, inputs: withCopy(network.inputs), targets: withCopy(network.targets) };
}

/**
 * @param {EditableDocument} network with at least two examples
 * @param {number} example counted from 0
 * @returns {EditableDocument}
 */
export function removeExample(network, example) {
  const examples = network.inputs[0].length;
  requireTwo(examples, 'examples');
  requirePlace(example, 0, examples - 1, 'example');
  /** @param {number[][]} rows */
  const withoutIt = (rows) => rows.map((row) => without(row, example));
  return { ...network, inputs: withoutIt(network.inputs), targets: withoutIt(network.targets) };
}

/**
 * Adds an input: 0 in every example, so that what the network computes stays until the reader types
 * others, with weights from `roundWeights(seed)`, from the first unit to the last.
 * @param {EditableDocument} network
 * @param {number} seed
 * @param {string} [name] for documents whose inputs have names
 * @returns {EditableDocument}
 */
export function addInput(network, seed, name = `x${network.inputs.length + 1}`) {
  const draw = roundWeights(seed);
  const layers = layersOf(network);
  const weights = layers[0].weights.map((row) => [...row, draw()]);
  const edited = {
    ...network,
    inputs: [...network.inputs, network.inputs[0].map(() => 0)],
    layers: replaced(layers, 0, { ...layers[0], weights }),
    ...(network.inputNames && { inputNames: [...network.inputNames, name] }),
  };
  return remembering(edited, reshapedMemory(network.training, 1, { columns: withOneMore }));
}

/**
 * @param {EditableDocument} network with at least two inputs
 * @param {number} input counted from 0
 * @returns {EditableDocument}
 */
export function removeInput(network, input) {
  const { inputs, inputNames, training } = network;
  requireTwo(inputs.length, 'inputs');
  requirePlace(input, 0, inputs.length - 1, 'input');
  const layers = layersOf(network);
  const weights = layers[0].weights.map((row) => without(row, input));
  const edited = {
    ...network,
    inputs: without(inputs, input),
    layers: replaced(layers, 0, { ...layers[0], weights }),
    ...(inputNames && { inputNames: without(inputNames, input) }),
  };
  return remembering(edited, reshapedMemory(training, 1, { columns: withoutPlace(input) }));
}

/**
 * @param {EditableDocument} network
 * @param {string} name
 */
function parameterNamed({ layers }, name) {
  const [, kind, number] = name.match(/^([Wb])\[(\d+)\]$/) ?? [];
  if (!kind) throw new RangeError(`expected "X", "Y", "W[1]" or the like, got "${name}"`);
  requirePlace(Number(number), 1, layers.length, 'layer');
  return { kind, layer: Number(number) };
}

/**
 * @param {number} count
 * @param {string} what
 */
function requireTwo(count, what) {
  if (count < 2) throw new RangeError(`${what}: expected at least 2 to remove one, got ${count}`);
}
