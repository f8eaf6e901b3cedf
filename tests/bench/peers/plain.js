// @ts-check
// What a good programmer writes in plain JavaScript with typed arrays and nothing allocated per
// iteration: once with the loops of the textbook, once with products in register blocks of 4 x 4.

/**
 * @import { Peer } from '../measure.js'
 * @import { Workload } from '../workloads.js'
 */

/**
 * out = a b, rows x inner times inner x columns. Entry (i, k) of a lies at i * aRow + k * aInner,
 * entry (k, j) of b at k * bInner + j * bColumn.
 * @typedef {(
 *   a: Float64Array, aRow: number, aInner: number,
 *   b: Float64Array, bInner: number, bColumn: number,
 *   out: Float64Array, rows: number, inner: number, columns: number,
 * ) => void} Multiply
 */

/** @type {Multiply} */
function multiplyUnblocked(a, aRow, aInner, b, bInner, bColumn, out, rows, inner, columns) {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0, p = i * aRow, q = j * bColumn; k < inner; k++, p += aInner, q += bInner) {
        sum += a[p] * b[q];
      }
      out[i * columns + j] = sum;
    }
  }
}

/** @type {Multiply} */
function multiplyBlocked(a, aRow, aInner, b, bInner, bColumn, out, rows, inner, columns) {
  const wholeRows = rows - (rows % 4);
  const wholeColumns = columns - (columns % 4);
  for (let i = 0; i < wholeRows; i += 4) {
    for (let j = 0; j < wholeColumns; j += 4) {
      let c00 = 0, c01 = 0, c02 = 0, c03 = 0; // prettier-ignore
      let c10 = 0, c11 = 0, c12 = 0, c13 = 0; // prettier-ignore
      let c20 = 0, c21 = 0, c22 = 0, c23 = 0; // prettier-ignore
      let c30 = 0, c31 = 0, c32 = 0, c33 = 0; // prettier-ignore
      for (let k = 0, p = i * aRow, q = j * bColumn; k < inner; k++, p += aInner, q += bInner) {
        const a0 = a[p];
        const a1 = a[p + aRow];
        const a2 = a[p + 2 * aRow];
        const a3 = a[p + 3 * aRow];
        const b0 = b[q];
        const b1 = b[q + bColumn];
        const b2 = b[q + 2 * bColumn];
        const b3 = b[q + 3 * bColumn];
        c00 += a0 * b0;
        c01 += a0 * b1;
        c02 += a0 * b2;
        c03 += a0 * b3;
        c10 += a1 * b0;
        c11 += a1 * b1;
        c12 += a1 * b2;
        c13 += a1 * b3;
        c20 += a2 * b0;
        c21 += a2 * b1;
        c22 += a2 * b2;
        c23 += a2 * b3;
        c30 += a3 * b0;
        c31 += a3 * b1;
        c32 += a3 * b2;
        c33 += a3 * b3;
      }
      const top = i * columns + j;
      out[top] = c00;
      out[top + 1] = c01;
      out[top + 2] = c02;
      out[top + 3] = c03;
      out[top + columns] = c10;
      out[top + columns + 1] = c11;
      out[top + columns + 2] = c12;
      out[top + columns + 3] = c13;
      out[top + 2 * columns] = c20;
      out[top + 2 * columns + 1] = c21;
      out[top + 2 * columns + 2] = c22;
      out[top + 2 * columns + 3] = c23;
      out[top + 3 * columns] = c30;
      out[top + 3 * columns + 1] = c31;
      out[top + 3 * columns + 2] = c32;
      out[top + 3 * columns + 3] = c33;
    }
  }
  // What is left over at the right and below.
  for (let i = 0; i < rows; i++) {
    for (let j = i < wholeRows ? wholeColumns : 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0, p = i * aRow, q = j * bColumn; k < inner; k++, p += aInner, q += bInner) {
        sum += a[p] * b[q];
      }
      out[i * columns + j] = sum;
    }
  }
}

/**
 * @param {Multiply} multiply
 * @param {Workload} network
 */
function start(multiply, network) {
  const { units, activations, examples: m, inputs: X, targets: Y, learningRate } = network;
  const L = activations.length;
  const W = network.weights.map((values) => values.slice());
  const b = network.biases.map((values) => values.slice());
  const perUnit = () => units.slice(1).map((count) => new Float64Array(count * m));
  const [Z, A, dA, dZ] = [perUnit(), perUnit(), perUnit(), perUnit()];
  const dW = W.map(({ length }) => new Float64Array(length));
  const db = b.map(({ length }) => new Float64Array(length));
  const inputOf = (/** @type {number} */ l) => (l === 0 ? X : A[l - 1]);

  function forward() {
    for (let l = 0; l < L; l++) {
      const n = units[l + 1];
      multiply(W[l], units[l], 1, inputOf(l), m, 1, Z[l], n, units[l], m);
      addBiases(Z[l], b[l], m);
      activate(activations[l], Z[l], A[l], n, m);
    }
  }

  function backward() {
    for (let i = 0; i < Y.length; i++) dZ[L - 1][i] = A[L - 1][i] - Y[i];
    for (let l = L - 1; l >= 0; l--) {
      const n = units[l + 1];
      multiply(dZ[l], m, 1, inputOf(l), 1, m, dW[l], n, m, units[l]);
      for (let i = 0; i < dW[l].length; i++) dW[l][i] /= m;
      sumRows(dZ[l], db[l], m);
      if (l === 0) break;
      multiply(W[l], 1, units[l], dZ[l], m, 1, dA[l - 1], units[l], n, m);
      activateBackward(activations[l - 1], dA[l - 1], A[l - 1], dZ[l - 1]);
    }
  }

  function update() {
    for (let l = 0; l < L; l++) {
      for (let i = 0; i < W[l].length; i++) W[l][i] -= learningRate * dW[l][i];
      for (let i = 0; i < b[l].length; i++) b[l][i] -= learningRate * db[l][i];
    }
  }

  return {
    /** @param {number} iterations */
    run(iterations) {
      for (let i = 0; i < iterations; i++) {
        forward();
        backward();
        update();
      }
    },
    weights: () => W,
  };
}

/**
 * @param {Float64Array} Z
 * @param {Float64Array} b
 * @param {number} m
 */
function addBiases(Z, b, m) {
  for (let i = 0, k = 0; i < b.length; i++) {
    for (let j = 0; j < m; j++, k++) Z[k] += b[i];
  }
}

/**
 * @param {Float64Array} dZ
 * @param {Float64Array} db
 * @param {number} m
 */
function sumRows(dZ, db, m) {
  for (let i = 0, k = 0; i < db.length; i++) {
    let sum = 0;
    for (let j = 0; j < m; j++, k++) sum += dZ[k];
    db[i] = sum / m;
  }
}

/**
 * @param {string} activation
 * @param {Float64Array} Z
 * @param {Float64Array} A
 * @param {number} n
 * @param {number} m
 */
function activate(activation, Z, A, n, m) {
  if (activation === 'relu') for (let i = 0; i < Z.length; i++) A[i] = Z[i] > 0 ? Z[i] : 0;
  else if (activation === 'tanh') for (let i = 0; i < Z.length; i++) A[i] = Math.tanh(Z[i]);
  else if (activation === 'softmax') softmax(Z, A, n, m);
  else A.set(Z);
}

/**
 * @param {Float64Array} Z
 * @param {Float64Array} A
 * @param {number} n
 * @param {number} m
 */
function softmax(Z, A, n, m) {
  for (let j = 0; j < m; j++) {
    let largest = -Infinity;
    for (let i = 0; i < n; i++) largest = Math.max(largest, Z[i * m + j]);
    let sum = 0;
    for (let i = 0; i < n; i++) sum += A[i * m + j] = Math.exp(Z[i * m + j] - largest);
    for (let i = 0; i < n; i++) A[i * m + j] /= sum;
  }
}

/**
 * @param {string} activation
 * @param {Float64Array} dA
 * @param {Float64Array} A
 * @param {Float64Array} dZ
 */
function activateBackward(activation, dA, A, dZ) {
  if (activation === 'relu') for (let i = 0; i < dZ.length; i++) dZ[i] = A[i] > 0 ? dA[i] : 0;
  else for (let i = 0; i < dZ.length; i++) dZ[i] = dA[i] * (1 - A[i] * A[i]);
}

/** @type {Peer} */
export const plain = {
  name: 'plain JS',
  precision: 'f64',
  start: (network) => start(multiplyUnblocked, network),
};

/** @type {Peer} */
export const plainBlocked = {
  name: 'plain JS, blocked',
  precision: 'f64',
  start: (network) => start(multiplyBlocked, network),
};
