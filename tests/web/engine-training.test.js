// @ts-check
// Batches, one example of many, gradient checks and the long form, through the engine's interface.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';

/**
 * @import { Matrix, NetworkDocument } from '../../web/src/engine/types.js'
 * @import { Session } from '../../web/src/engine/session.js'
 */

/** @type {{name: string, document: NetworkDocument, expected: any}[]} */
const torchCases = JSON.parse(readFileSync('tests/data/torch-cases.json', 'utf8'));
/** @type {NetworkDocument} */
const article = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'))[
  'article-softmax'
].document;

/** Five examples, softmax with cross-entropy. @type {NetworkDocument} */
const batch = {
  format: 'backprop-by-hand/1',
  inputs: [
    [0.5, -1, 2, 0.25, 1],
    [1, 0, -0.5, 0.75, -2],
  ],
  targets: [
    [1, 0, 0, 1, 0],
    [0, 1, 1, 0, 1],
  ],
  layers: [
    { units: 3, initializer: 'xavier', activation: 'gelu' },
    { units: 2, initializer: 'xavier', activation: 'softmax' },
  ],
  loss: 'cross-entropy',
  optimizer: { kind: 'adam', learningRate: 0.05, weightDecay: 0.01 },
};

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/** @param {Session} session */
function bitsOf(session) {
  return JSON.stringify(session.document().layers);
}

/**
 * @param {() => unknown} use
 * @param {string} message
 */
function refuses(use, message) {
  assert.throws(use, { name: 'EngineError', message });
}

describe('the WebAssembly engine', () => {
  it('trains the random networks of PyTorch to the same parameters', () => {
    assert.equal(torchCases.length, 16);
    for (const { name, document, expected } of torchCases) {
      const session = engine.open(document);
      for (const { weights, biases } of expected.steps) {
        session.train(1);
        session.document().layers.forEach((layer, index) => {
          const { weights: W, biases: b } = /** @type {any} */ (layer);
          near(W.flat(), weights[index].flat(), name);
          near(b, biases[index].flat(), name);
        });
      }
      session.dispose();
    }
  });
});

/**
 * @param {number[]} actual
 * @param {number[]} expected
 * @param {string} name
 */
function near(actual, expected, name) {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, index) => {
    const error = Math.abs(actual[index] - value) / Math.max(1, Math.abs(value));
    assert.ok(error < 1e-10, `${name}: ${actual[index]}, expected ${value}`);
  });
}

describe('training on batches', () => {
  it('is the same at once, one by one, and step by step', () => {
    const options = { batchSize: 2, shuffleSeed: 9 };
    const [atOnce, oneByOne, byStep] = [batch, batch, batch].map((document) =>
      engine.open(document),
    );
    atOnce.train(7, options);
    for (let i = 0; i < 7; ++i) oneByOne.train(1, options);
    byStep.train(0, options);
    while (byStep.position().iteration < 7) byStep.next();
    assert.equal(bitsOf(oneByOne), bitsOf(atOnce));
    assert.equal(bitsOf(byStep), bitsOf(atOnce));
    assert.notEqual(bitsOf(engine.open(batch)), bitsOf(atOnce));
  });

  it('shows the batch of the iteration, whose size may change', () => {
    const session = engine.open(batch);
    session.train(1, { batchSize: 2 });
    assert.deepEqual([...session.quantity('X').values], [2, 0.25, -0.5, 0.75]);
    assert.equal(session.steps()[0].columns, 2);
    session.train(1);
    assert.deepEqual([...session.quantity('X').values], [1, -2]);
    assert.equal(session.steps()[0].columns, 1);
    session.goTo({ iteration: 1 });
    assert.equal(session.steps()[0].columns, 2);
  });

  it('refuses what cannot be a batch', () => {
    const session = engine.open(batch);
    refuses(
      () => session.train(1, { batchSize: 6 }),
      'batchSize: expected a whole number from 0 to 5, got 6',
    );
    refuses(
      () => session.train(1, { batchSize: 0 }),
      'batchSize: expected a whole number from 1 up, got 0',
    );
    refuses(
      () => session.train(1, { batchSize: 2, shuffleSeed: -1 }),
      'shuffleSeed: expected a whole number from 0 up, got -1',
    );
    refuses(
      () => session.train(1, /** @type {any} */ ({ batchSize: '2' })),
      'batchSize: expected a whole number from 1 up, got "2"',
    );
    assert.deepEqual(session.position(), { iteration: 0, step: 0, cell: null, revision: 0 });
  });
});

describe('one example alone', () => {
  it('has its column of everything, and shares that add up', () => {
    const session = engine.open(batch);
    const whole = session.quantity('A[1]');
    const alone = session.quantity('A[1]', { example: 3 });
    assert.equal(alone.columns, 1);
    assert.deepEqual(
      [...alone.values],
      [0, 1, 2].map((unit) => whole.values[unit * 5 + 3]),
    );
    const dW = session.quantity('dW[1]').values;
    const sum = [0, 1, 2, 3, 4]
      .map((example) => session.quantity('dW[1]', { example }).values)
      .reduce((a, b) => a.map((value, index) => value + b[index]));
    near([...sum], [...dW], 'dW[1]');
  });

  it('has steps and arithmetic of its own, but for the update', () => {
    const session = engine.open(batch);
    const share = { example: 2 };
    for (const step of session.steps(share)) {
      const matrix = session.quantity(step.result, step.phase === 'update' ? {} : share);
      assert.deepEqual([step.rows, step.columns], [matrix.rows, matrix.columns]);
      matrix.values.forEach((value, cell) => {
        assert.equal(session.arithmetic(step.index, cell, share).value, value, step.result);
      });
    }
    refuses(
      () => session.quantity('X', { example: 5 }),
      'example: expected a whole number from 0 to 4, got 5',
    );
    session.steps({ example: 4 });
    refuses(
      () => session.steps({ example: 5 }),
      'example: expected a whole number from 0 to 4, got 5',
    );
    refuses(
      () => session.steps({ example: 0.5 }),
      'example: expected a whole number from 0 up, got 0.5',
    );
  });
});

describe('the long form of the error at the output', () => {
  it('goes through the Jacobian of softmax and arrives at the short form', () => {
    const session = engine.open(article);
    const equations = session.longForm();
    assert.deepEqual(
      equations.map(({ result }) => result),
      ['dA[4]', 'J[4]', 'dZ[4]'],
    );
    equations.forEach(({ result, rows, columns }, index) => {
      const matrix = session.quantity(result);
      assert.deepEqual([rows, columns], [matrix.rows, matrix.columns]);
      const worked = [...matrix.values].map(
        (_, cell) => session.longFormArithmetic(index, cell).value ?? NaN,
      );
      near(worked, [...matrix.values], result);
    });
  });

  it('is without a matrix J for a batch, and empty without a short form', () => {
    const session = engine.open(batch);
    assert.equal(session.longForm().length, 2);
    assert.equal(session.longForm({ example: 1 }).length, 3);
    const squared = engine.open({ ...batch, loss: 'squared-error' });
    assert.deepEqual(squared.longForm(), []);
    refuses(
      () => session.longFormArithmetic(2, 0),
      "equation: expected one of the long form's, got 2",
    );
  });
});

describe('a gradient check', () => {
  it('goes through every parameter', () => {
    const session = engine.open(batch);
    const checks = session.checkGradients();
    assert.equal(checks.length, 3 * 2 + 3 + 2 * 3 + 2);
    for (const { parameter, row, column, analytic, numeric } of checks) {
      const gradient = session.quantity(`d${parameter}`);
      assert.equal(analytic, gradient.values[row * gradient.columns + column]);
      assert.ok(Math.abs(analytic - numeric) < 1e-9, `${parameter} ${row} ${column}`);
    }
  });

  it('does one parameter, with the losses on both sides', () => {
    const session = engine.open(batch);
    const h = 0.001;
    const check = session.checkGradient('W[2]', 1, 0, { h });
    assert.equal(check.numeric, (((check.lossAbove - check.lossBelow) / (2 * h)) * 5) / 5);
    const size = Math.max(Math.abs(check.analytic), Math.abs(check.numeric));
    assert.equal(check.relativeError, Math.abs(check.analytic - check.numeric) / size);
    refuses(
      () => session.checkGradient('A[2]', 0, 0),
      'parameter: expected the name of a trained parameter, such as W[1] or b[1], got "A[2]"',
    );
    refuses(() => session.checkGradients({ h: 0 }), 'h: expected a finite number above 0, got 0');
    refuses(
      () => session.checkGradient('W[1]', 3, 0),
      'row: expected a whole number from 0 to 2, got 3',
    );
  });

  it('says what is not finite as numbers', () => {
    const session = engine.open({
      ...article,
      targets: [[1e200], [0], [0]],
      loss: 'squared-error',
    });
    const check = session.checkGradient('W[4]', 0, 0);
    assert.equal(check.lossAbove, Infinity);
    assert.ok(Number.isNaN(check.numeric));
    assert.ok(Number.isNaN(check.relativeError));
  });
});
