// @ts-check
// TensorFlow.js with its WebAssembly backend and SIMD: by its optimizer, and by hand.
import tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fileURLToPath } from 'node:url';

/**
 * @import { Peer } from '../measure.js'
 * @import { Workload } from '../workloads.js'
 */

setWasmPaths(
  fileURLToPath(new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
);
await tf.setBackend('wasm');
await tf.ready();

/** Rows are examples here, as TensorFlow has them. @param {Workload} network */
function tensorsOf({ units, examples, inputs, targets, weights, biases }) {
  const matrix = (
    /** @type {Float64Array} */ values,
    /** @type {number} */ rows,
    /** @type {number} */ columns,
  ) => tf.tidy(() => tf.transpose(tf.tensor2d(Float32Array.from(values), [rows, columns])));
  return {
    X: matrix(inputs, units[0], examples),
    Y: matrix(targets, units[units.length - 1], examples),
    W: weights.map((values, l) => tf.variable(matrix(values, units[l + 1], units[l]))),
    b: biases.map((values) => tf.variable(tf.tensor1d(Float32Array.from(values)))),
  };
}

/** @type {Record<string, (Z: any) => any>} */
const ACTIVATIONS = { relu: tf.relu, tanh: tf.tanh, identity: (Z) => Z, softmax: (Z) => Z };

/**
 * @param {ReturnType<typeof tensorsOf>} tensors
 * @param {Workload} network
 * @returns {any[]} the inputs and what each layer makes; of a softmax the logits
 */
function forward({ X, W, b }, { activations }) {
  const A = [X];
  W.forEach((/** @type {any} */ Wl, /** @type {number} */ l) => {
    A.push(ACTIVATIONS[activations[l]](tf.add(tf.matMul(A[l], Wl), b[l])));
  });
  return A;
}

/**
 * @param {(tensors: ReturnType<typeof tensorsOf>, network: Workload) => () => void} iterationOf
 * @returns {Peer['start']}
 */
function starting(iterationOf) {
  return (network) => {
    const tensors = tensorsOf(network);
    const iteration = iterationOf(tensors, network);
    return {
      run: (iterations) => {
        for (let i = 0; i < iterations; i++) iteration();
      },
      weights: () =>
        tensors.W.map((/** @type {any} */ Wl) =>
          tf.tidy(() => Float64Array.from(tf.transpose(Wl).dataSync())),
        ),
      stop: () => tf.dispose([tensors.X, tensors.Y, ...tensors.W, ...tensors.b]),
    };
  };
}

/** @type {Peer} */
export const tensorflowMinimize = {
  name: 'TensorFlow.js minimize',
  precision: 'f32',
  start: starting((tensors, network) => {
    const optimizer = tf.train.sgd(network.learningRate);
    const isClassifier = network.activations.at(-1) === 'softmax';
    const loss = () => {
      const output = forward(tensors, network).at(-1);
      if (isClassifier) return tf.losses.softmaxCrossEntropy(tensors.Y, output);
      return tf.div(tf.sum(tf.squaredDifference(output, tensors.Y)), 2 * network.examples);
    };
    return () => tf.tidy(() => optimizer.minimize(loss));
  }),
};

/** @type {Peer} */
export const tensorflowByHand = {
  name: 'TensorFlow.js by hand',
  precision: 'f32',
  start: starting((tensors, network) => {
    const { Y, W, b } = tensors;
    const { activations, examples, learningRate } = network;
    const rate = tf.scalar(learningRate / examples);
    const iteration = () => {
      const A = forward(tensors, network);
      const output = A[W.length];
      let dZ = tf.sub(activations.at(-1) === 'softmax' ? tf.softmax(output) : output, Y);
      for (let l = W.length - 1; l >= 0; l--) {
        const dW = tf.matMul(A[l], dZ, true);
        const db = tf.sum(dZ, 0);
        if (l > 0) {
          const dA = tf.matMul(dZ, W[l], false, true);
          const slope = activations[l - 1] === 'relu' ? tf.step(A[l]) : tf.sub(1, tf.square(A[l]));
          dZ = tf.mul(dA, slope);
        }
        W[l].assign(tf.sub(W[l], tf.mul(dW, rate)));
        b[l].assign(tf.sub(b[l], tf.mul(db, rate)));
      }
    };
    return () => tf.tidy(iteration);
  }),
};
