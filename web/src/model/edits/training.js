// The optimizer's memory keeps the shapes of the parameters: what is new starts at 0.
import { inserted, replaced, without } from './network.js';

/**
 * @import { TrainingMemory } from '../../engine/types.js'
 * @import { EditableDocument } from './network.js'
 */

/**
 * What an optimizer remembers of one parameter: momentum a velocity, Adam also squares.
 * @template Item
 * @typedef {{velocity: Item[], squares?: Item[]}} Moments
 */

/**
 * A change of a list: of the rows of a matrix, of the entries of a row, or of biases.
 * @typedef {<Item>(list: Item[], zero: () => Item) => Item[]} ListChange
 */

/** @type {ListChange} */
export const withOneMore = (list, zero) => [...list, zero()];

/**
 * @param {number} place
 * @returns {ListChange}
 */
export function withoutPlace(place) {
  return (list) => without(list, place);
}

/**
 * @param {number} length
 * @returns {ListChange} cuts off, or adds zeros
 */
export function ofLength(length) {
  return (list, zero) => Array.from({ length }, (_, index) => list[index] ?? zero());
}

/**
 * @param {EditableDocument} network
 * @returns {EditableDocument} without the memory
 */
export function forgetting(network) {
  const rest = { ...network };
  delete rest.training;
  return rest;
}

/**
 * @param {EditableDocument} network
 * @param {TrainingMemory | undefined} training
 * @returns {EditableDocument} with that memory, or none
 */
export function remembering(network, training) {
  return training ? { ...network, training } : network;
}

/**
 * Changes what is remembered of one layer as its parameters changed.
 * @param {TrainingMemory | undefined} training
 * @param {number} layer counted from 1
 * @param {{rows?: ListChange, columns?: ListChange, biases?: ListChange}} changes
 * @returns {TrainingMemory | undefined}
 */
export function reshapedMemory(training, layer, { rows, columns, biases }) {
  if (!training) return undefined;
  const memory = training.layers[layer - 1];
  const changed = {
    weights: ofEach(memory.weights, (values) => {
      const inRows = rows ? rows(values, () => zeros(values[0].length)) : values;
      return columns ? inRows.map((row) => columns(row, () => 0)) : inRows;
    }),
    ...(memory.biases && {
      biases: biases ? ofEach(memory.biases, (values) => biases(values, () => 0)) : memory.biases,
    }),
  };
  return { ...training, layers: replaced(training.layers, layer - 1, changed) };
}

/**
 * @param {TrainingMemory | undefined} training
 * @param {number} layer the number of the new layer, counted from 1
 * @param {{units: number, inputs: number, biases: number}} shape
 * @returns {TrainingMemory | undefined} which remembers 0 of the new layer
 */
export function memoryWithLayer(training, layer, { units, inputs, biases }) {
  if (!training) return undefined;
  const [example] = training.layers;
  const added = {
    weights: ofEach(example.weights, () => Array.from({ length: units }, () => zeros(inputs))),
    ...(example.biases && { biases: ofEach(example.biases, () => zeros(biases)) }),
  };
  return { ...training, layers: inserted(training.layers, layer - 1, added) };
}

/**
 * @param {TrainingMemory | undefined} training
 * @param {number} layer counted from 1
 * @returns {TrainingMemory | undefined}
 */
export function memoryWithoutLayer(training, layer) {
  return training && { ...training, layers: without(training.layers, layer - 1) };
}

/**
 * Of frozen biases nothing is remembered; those that are no longer frozen begin with 0.
 * @param {TrainingMemory | undefined} training
 * @param {boolean} isFrozen
 * @param {readonly number[]} counts of biases, by layer
 * @returns {TrainingMemory | undefined}
 */
export function memoryOfBiases(training, isFrozen, counts) {
  if (!training) return undefined;
  const layers = training.layers.map(({ weights, biases }, index) => {
    if (isFrozen) return { weights };
    const { squares } = weights;
    const fresh = () => zeros(counts[index]);
    return {
      weights,
      biases: biases ?? { velocity: fresh(), ...(squares && { squares: fresh() }) },
    };
  });
  return { ...training, layers };
}

/**
 * @template Item
 * @param {Moments<Item>} moments
 * @param {(values: Item[]) => Item[]} change
 * @returns {Moments<Item>}
 */
function ofEach({ velocity, squares }, change) {
  return {
    velocity: change(velocity),
    ...(squares && { squares: change(squares) }),
  };
}

/** @param {number} length */
function zeros(length) {
  return /** @type {number[]} */ (new Array(length).fill(0));
}
