// @ts-check
// Our engine, through the interface that everybody uses.
import { engine } from '../engine.js';
import { documentOf } from '../workloads.js';

/** @import { Peer } from '../measure.js' */

/** @type {Peer} */
export const ours = {
  name: 'Backprop by Hand',
  precision: 'f64',
  start(network) {
    const session = engine.open(documentOf(network));
    return {
      run: (iterations) => session.train(iterations),
      weights: () => network.weights.map((_, l) => session.quantity(`W[${l + 1}]`).values),
      stop: () => session.dispose(),
    };
  },
};
