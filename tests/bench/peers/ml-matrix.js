// @ts-check
// ml-matrix: backpropagation written with its matrices.
import { Matrix } from 'ml-matrix';
import { toRows } from '../workloads.js';

/** @import { Peer } from '../measure.js' */

/** @type {Record<string, (Z: any) => any>} */
const ACTIVATIONS = {
  relu: (Z) => Matrix.max(Z, Matrix.zeros(Z.rows, Z.columns)),
  tanh: (Z) => Matrix.tanh(Z),
  identity: (Z) => Z,
  softmax: (Z) => {
    const exponentials = Matrix.exp(Z.clone().subRowVector(Z.max('column')));
    return exponentials.divRowVector(exponentials.sum('column'));
  },
};

/** @type {Record<string, (A: any) => any>} */
const DERIVATIVES = {
  relu: (A) => Matrix.sign(A),
  tanh: (A) => Matrix.pow(A, 2).mul(-1).add(1),
};

/** @type {Peer} */
export const mlMatrix = {
  name: 'ml-matrix',
  precision: 'f64',
  start({ units, activations, examples: m, inputs, targets, weights, biases, learningRate }) {
    const X = new Matrix(toRows(inputs, units[0], m));
    const Y = new Matrix(toRows(targets, units[units.length - 1], m));
    const W = weights.map((values, l) => new Matrix(toRows(values, units[l + 1], units[l])));
    const b = biases.map((values) => Matrix.columnVector([...values]));
    const iteration = () => {
      const A = [X];
      W.forEach((Wl, l) => {
        A.push(ACTIVATIONS[activations[l]](Wl.mmul(A[l]).addColumnVector(b[l])));
      });
      let dZ = Matrix.sub(A[W.length], Y);
      for (let l = W.length - 1; l >= 0; l--) {
        const dW = dZ.mmul(A[l].transpose()).mul(learningRate / m);
        const db = Matrix.columnVector(dZ.sum('row')).mul(learningRate / m);
        if (l > 0) {
          dZ = W[l]
            .transpose()
            .mmul(dZ)
            .mul(DERIVATIVES[activations[l - 1]](A[l]));
        }
        W[l].sub(dW);
        b[l].sub(db);
      }
    };
    return {
      run: (iterations) => {
        for (let i = 0; i < iterations; i++) iteration();
      },
      weights: () => W.map((Wl) => Float64Array.from(Wl.to1DArray())),
    };
  },
};
