// @ts-check
// brain.js: its plain network on the processor. It has one activation for all layers, no softmax,
// and updates after every example, so it trains a network of the same shape its own way.
import brain from 'brain.js';
import { engine } from '../engine.js';
import { documentOf } from '../workloads.js';

/**
 * @import { NetworkDocument } from '../../../web/src/engine/types.js'
 * @import { Peer } from '../measure.js'
 * @import { Workload } from '../workloads.js'
 */

/** @type {Peer} */
export const brainJs = {
  name: 'brain.js',
  precision: 'f32',
  note: 'the hidden activation also at the output; an update after every example',
  start({ units, activations, examples: m, inputs, targets, weights, biases, learningRate }) {
    const net = new brain.NeuralNetwork({ activation: activations[0] });
    net.sizes = units;
    net.initialize();
    weights.forEach((values, l) => {
      for (let i = 0; i < units[l + 1]; i++) {
        for (let k = 0; k < units[l]; k++) net.weights[l + 1][i][k] = values[i * units[l] + k];
        net.biases[l + 1][i] = biases[l][i];
      }
    });
    net.updateTrainingOptions({ learningRate });
    net.trainOpts.momentum = 0; // which its check of options refuses
    const columnOf = (/** @type {Float64Array} */ values, /** @type {number} */ j) =>
      Float32Array.from(values.filter((_, index) => index % m === j));
    const batch = Array.from({ length: m }, (_, j) => ({
      input: columnOf(inputs, j),
      output: columnOf(targets, j),
    }));
    return {
      run: (iterations) => {
        for (let i = 0; i < iterations; i++) net.trainPatterns(batch);
      },
      weights: () =>
        weights.map((values, l) =>
          values.map(
            (_, index) => net.weights[l + 1][Math.floor(index / units[l])][index % units[l]],
          ),
        ),
    };
  },
  expected: trainedExampleByExample,
};

/**
 * The same network as brain.js has, trained by our engine with batches of one example.
 * @param {Workload} network
 * @param {number} iterations over all examples
 */
function trainedExampleByExample(network, iterations) {
  const document = documentOf(network);
  const session = engine.open(
    /** @type {NetworkDocument} */ ({
      ...document,
      layers: document.layers.map((layer) => ({ ...layer, activation: network.activations[0] })),
      loss: 'squared-error',
    }),
  );
  session.train(iterations * network.examples, { batchSize: 1 });
  const weights = network.weights.map((_, l) => session.quantity(`W[${l + 1}]`).values);
  session.dispose();
  return weights;
}
