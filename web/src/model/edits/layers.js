// Edits of the network's shape. What exists keeps its values to the bit.
import { LARGEST_SEED, MOST_LAYERS } from '../settings.js';
import { inserted, layersOf, replaced, requirePlace, without } from './network.js';
import { roundWeights } from './seeded.js';
import { withTargetsThatFit } from './targets.js';
import {
  forgetting,
  memoryWithLayer,
  memoryWithoutLayer,
  ofLength,
  remembering,
  reshapedMemory,
  withOneMore,
  withoutPlace,
} from './training.js';

/**
 * @import { Activation } from '../../engine/types.js'
 * @import { Initializer } from '../settings.js'
 * @import { Edit, EditableDocument } from './network.js'
 */

/**
 * Adds a unit after the last one of a layer. Its weights are `roundWeights(seed)`: first those into
 * it, from the first input to the last, then those out of it, from the first unit to the last. With
 * outgoing weights of 0 the network would compute what it did, but the new unit would look dead and
 * learn nothing in the first update; so the outputs change a little. Its bias is 0. In the output
 * layer the new unit's target is 0 in every example.
 * @param {EditableDocument} network
 * @param {number} layer counted from 1
 * @param {number} seed
 * @param {string} [name] of a new output, for documents whose outputs have names
 * @returns {EditableDocument}
 */
export function addUnit(network, layer, seed, name) {
  const layers = layersOf(network);
  requirePlace(layer, 1, layers.length, 'layer');
  const draw = roundWeights(seed);
  const { weights, biases, ...rest } = layers[layer - 1];
  const grown = {
    weights: [...weights, weights[0].map(draw)],
    biases: hasSharedBiases(network) ? biases : [...biases, 0],
    ...rest,
  };
  let training = reshapedMemory(network.training, layer, {
    rows: withOneMore,
    ...(!hasSharedBiases(network) && { biases: withOneMore }),
  });
  let edited = replaced(layers, layer - 1, grown);
  if (layer < layers.length) {
    const next = layers[layer];
    const fed = { ...next, weights: next.weights.map((row) => [...row, draw()]) };
    edited = replaced(edited, layer, fed);
    training = reshapedMemory(training, layer + 1, { columns: withOneMore });
    return remembering({ ...network, layers: edited }, training);
  }
  const { targets, outputNames } = network;
  const added = name ?? `y${targets.length + 1}`;
  return remembering(
    {
      ...network,
      layers: edited,
      targets: [...targets, targets[0].map(() => 0)],
      ...(outputNames && { outputNames: [...outputNames, added] }),
    },
    training,
  );
}

/**
 * Removes a unit with all its weights; in the output layer also its targets. Under cross-entropy
 * the targets that stay are made to add up to 1 again.
 * @param {EditableDocument} network
 * @param {number} layer counted from 1, with at least two units
 * @param {number} unit counted from 0
 * @returns {Edit}
 */
export function removeUnit(network, layer, unit) {
  const layers = layersOf(network);
  requirePlace(layer, 1, layers.length, 'layer');
  const { weights, biases, ...rest } = layers[layer - 1];
  if (weights.length < 2) throw new RangeError('units: expected at least 2 to remove one, got 1');
  requirePlace(unit, 0, weights.length - 1, 'unit');
  const shrunk = {
    weights: without(weights, unit),
    biases: hasSharedBiases(network) ? biases : without(biases, unit),
    ...rest,
  };
  let training = reshapedMemory(network.training, layer, {
    rows: withoutPlace(unit),
    ...(!hasSharedBiases(network) && { biases: withoutPlace(unit) }),
  });
  let edited = replaced(layers, layer - 1, shrunk);
  if (layer < layers.length) {
    const next = layers[layer];
    const fed = { ...next, weights: next.weights.map((row) => without(row, unit)) };
    edited = replaced(edited, layer, fed);
    training = reshapedMemory(training, layer + 1, { columns: withoutPlace(unit) });
    return { document: remembering({ ...network, layers: edited }, training), adjusted: [] };
  }
  const { targets, outputNames } = network;
  return withTargetsThatFit(
    remembering(
      {
        ...network,
        layers: edited,
        targets: without(targets, unit),
        ...(outputNames && { outputNames: without(outputNames, unit) }),
      },
      training,
    ),
  );
}

/**
 * Adds a hidden layer after another one, with as many units as it has. Its weights are the identity
 * and its biases 0: each unit hands on one number. After a layer of ReLU or of the identity the
 * network computes exactly what it did; and no two units are alike, so that they learn differently.
 * The activation is that of the layer before or, as the first layer, of the one after, but ReLU
 * instead of softmax.
 * @param {EditableDocument} network
 * @param {number} after the layer that it follows, counted from 1; 0 for the inputs
 * @returns {EditableDocument}
 */
export function addLayer(network, after) {
  const layers = layersOf(network);
  requirePlace(after, 0, layers.length - 1, 'layer');
  const units = after === 0 ? network.inputs.length : layers[after - 1].weights.length;
  const neighbour = layers[Math.max(after - 1, 0)].activation;
  /** @type {Activation} */
  const activation = neighbour === 'softmax' ? 'relu' : neighbour;
  const range = Array.from({ length: units }, (_, index) => index);
  const biases = hasSharedBiases(network) ? [0] : range.map(() => 0);
  const weights = range.map((i) => range.map((j) => (i === j ? 1 : 0)));
  return remembering(
    { ...network, layers: inserted(layers, after, { weights, biases, activation }) },
    memoryWithLayer(network.training, after + 1, { units, inputs: units, biases: biases.length }),
  );
}

/**
 * Removes a hidden layer. The next layer's weights then take the outputs of the one before it: unit
 * by unit those weights stay that have a place, those without one go, and what is missing comes from
 * `roundWeights(seed)`, row by row.
 * @param {EditableDocument} network
 * @param {number} layer counted from 1; not the output layer
 * @param {number} seed
 * @returns {EditableDocument}
 */
export function removeLayer(network, layer, seed) {
  const layers = layersOf(network);
  requirePlace(layer, 1, layers.length - 1, 'hidden layer');
  const inputs = layers[layer - 1].weights[0].length;
  const draw = roundWeights(seed);
  const next = layers[layer];
  const weights = next.weights.map((row) =>
    Array.from({ length: inputs }, (_, index) => row[index] ?? draw()),
  );
  const fitting = reshapedMemory(network.training, layer + 1, { columns: ofLength(inputs) });
  return remembering(
    { ...network, layers: without(replaced(layers, layer, { ...next, weights }), layer - 1) },
    memoryWithoutLayer(fitting, layer),
  );
}

/**
 * Draws all weights anew; biases start at 0. The core draws them: the document names the initializer
 * and a seed for each layer, seed x 64 + its place counted from 0, so that no two layers of neighbouring
 * seeds are alike. What the optimizer remembered is gone.
 * @param {EditableDocument} network
 * @param {Initializer} initializer
 * @param {number} seed a whole number from 0 to LARGEST_SEED
 * @returns {EditableDocument} to be opened before other edits
 */
export function randomise(network, initializer, seed) {
  requirePlace(seed, 0, LARGEST_SEED, 'seed');
  const layers = layersOf(network).map(({ weights, activation }, index) => ({
    units: weights.length,
    initializer,
    seed: seed * MOST_LAYERS + index,
    activation,
  }));
  return forgetting({ ...network, layers });
}

/** @param {EditableDocument} network */
function hasSharedBiases({ conventions }) {
  return conventions?.biases === 'shared';
}
