// @ts-check
// convnetjs: fully connected layers and its trainer, example by example with an update per batch.
import convnetjs from 'convnetjs';

/** @import { Peer } from '../measure.js' */

/** @type {Peer} */
export const convnet = {
  name: 'convnetjs',
  precision: 'f64',
  note: 'goes through a batch example by example',
  start({ units, activations, examples: m, inputs, targets, weights, biases, learningRate }) {
    const outputs = units[units.length - 1];
    const isClassifier = activations.at(-1) === 'softmax';
    const net = new convnetjs.Net();
    net.makeLayers([
      { type: 'input', out_sx: 1, out_sy: 1, out_depth: units[0] },
      ...units.slice(1, -1).map((count, l) => ({
        type: 'fc',
        num_neurons: count,
        activation: activations[l],
      })),
      isClassifier
        ? { type: 'softmax', num_classes: outputs }
        : { type: 'regression', num_neurons: outputs },
    ]);
    /** @type {any[]} */
    const layers = net.layers.filter((/** @type {any} */ { layer_type: type }) => type === 'fc');
    layers.forEach(({ filters, biases: layerBiases }, l) => {
      filters.forEach((/** @type {any} */ { w }, /** @type {number} */ i) => {
        w.set(weights[l].subarray(i * units[l], (i + 1) * units[l]));
      });
      layerBiases.w.set(biases[l]);
    });
    const trainer = new convnetjs.Trainer(net, {
      method: 'sgd',
      learning_rate: learningRate,
      momentum: 0,
      batch_size: m,
      l2_decay: 0,
    });
    const columnOf = (/** @type {Float64Array} */ values, /** @type {number} */ j) =>
      values.filter((_, index) => index % m === j);
    const batch = Array.from({ length: m }, (_, j) => {
      const x = new convnetjs.Vol(1, 1, units[0]);
      x.w.set(columnOf(inputs, j));
      const target = columnOf(targets, j);
      return { x, y: isClassifier ? target.indexOf(1) : [...target] };
    });
    return {
      run: (iterations) => {
        for (let i = 0; i < iterations; i++) for (const { x, y } of batch) trainer.train(x, y);
      },
      weights: () =>
        layers.map(({ filters }, l) => {
          const all = new Float64Array(weights[l].length);
          filters.forEach((/** @type {any} */ { w }, /** @type {number} */ i) =>
            all.set(w, i * units[l]),
          );
          return all;
        }),
    };
  },
};
