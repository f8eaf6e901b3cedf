// @ts-check
// Edits of a session through WebAssembly: what JavaScript has cached follows them.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

/**
 * @import { NetworkDocument } from '../../web/src/engine/types.js'
 * @import { Session } from '../../web/src/engine/session.js'
 */

/** @type {NetworkDocument} */
const network = {
  format: 'backprop-by-hand/1',
  inputs: [
    [0.5, -1, 2],
    [1, 0.25, -0.5],
  ],
  inputNames: ['width', 'height'],
  targets: [[1, 0, 0.5]],
  outputNames: ['score'],
  layers: [
    { units: 3, initializer: 'xavier', activation: 'tanh' },
    { units: 1, initializer: 'xavier', activation: 'identity' },
  ],
  loss: 'squared-error',
  optimizer: { kind: 'adam', learningRate: 0.05 },
};

/** @type {NetworkDocument} */
const deeper = {
  ...network,
  layers: [
    { units: 4, initializer: 'he', activation: 'relu' },
    { units: 2, initializer: 'he', activation: 'relu' },
    { units: 1, initializer: 'xavier', activation: 'identity' },
  ],
};

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/** @param {Session} session */
function stateOf(session) {
  const position = { ...session.position(), revision: 0 };
  const steps = session.steps();
  const values = steps.map(({ result }) => [...session.quantity(result).values]);
  return JSON.stringify([position, session.document(), session.documentAtStart(), steps, values]);
}

/**
 * @param {() => unknown} use
 * @param {string} message
 */
function refuses(use, message) {
  assert.throws(use, { name: 'EngineError', message });
}

describe('an edit', () => {
  it('shows its network from then on and the earlier one before', () => {
    const session = engine.open(network);
    session.goTo({ iteration: 4, step: 'Z[2]' });
    const earlier = session.steps().length;
    const position = session.edit(deeper);
    assert.deepEqual(
      { ...position, revision: 0 },
      {
        iteration: 4,
        step: session.steps().findIndex(({ result }) => result === 'Z[2]'),
        cell: null,
        revision: 0,
      },
    );
    assert.equal(session.steps()[0].rows, 4);
    assert.ok(session.steps().length > earlier);
    session.goTo({ iteration: 3 });
    assert.equal(session.steps().length, earlier);
    assert.equal(session.steps()[0].rows, 3);
    assert.equal(session.next('phase').iteration, 3);
  });

  it('goes to steps of another network by their names', () => {
    const session = engine.open(network);
    session.goTo({ iteration: 2 });
    session.edit(deeper);
    const { step } = session.goTo({ iteration: 1, step: 'dW[1]' });
    assert.equal(session.steps()[step].result, 'dW[1]');
    const there = session.goTo({ iteration: 2, step: 'dW[3]', cell: 1 });
    assert.equal(session.steps()[there.step].result, 'dW[3]');
    refuses(
      () => session.goTo({ iteration: 1, step: 'dW[3]' }),
      'position.step: expected the number of a step or what it makes, such as "Z[1]", got "dW[3]"',
    );
    assert.deepEqual({ ...session.position(), revision: 0 }, { ...there, revision: 0 });
  });

  it('is undone and redone to the bit, whatever it was', () => {
    for (const edit of [
      (/** @type {Session} */ session) => session.edit(deeper),
      (/** @type {Session} */ session) => session.setEntry('X', 1, 2, 7),
      (/** @type {Session} */ session) => session.setEntry('b[1]', 2, 0, 0.5),
      (/** @type {Session} */ session) => session.setEntry('alpha', 0, 0, 0.5),
      (/** @type {Session} */ session) => session.setLearningRate(0.5),
      (/** @type {Session} */ session) => session.restart(deeper, { iteration: 3 }),
    ]) {
      const session = engine.open(network);
      session.goTo({ iteration: 5, step: 'dW[1]', cell: 4 });
      const start = stateOf(session);
      const { revision } = session.position();
      assert.notEqual(edit(session).revision, revision);
      assert.deepEqual(session.history(), {
        undo: 1,
        redo: 0,
        firstIteration: edit.toString().includes('restart') ? 3 : 0,
      });
      const edited = stateOf(session);
      assert.notEqual(edited, start);
      session.train(3);
      assert.notEqual(session.undo().revision, revision);
      assert.equal(stateOf(session), start);
      session.back('phase');
      session.redo();
      assert.equal(stateOf(session), edited);
    }
  });

  it('that continues another is undone with it', () => {
    const session = engine.open(network);
    for (const value of [1, 2, 3]) session.setEntry('W[1]', 0, 0, value, { continues: value > 1 });
    assert.equal(session.quantity('W[1]').values[0], 3);
    assert.equal(session.history().undo, 1);
    session.undo();
    assert.deepEqual(session.document(), engine.open(network).document());
  });

  it('that is refused loses nothing', () => {
    const session = engine.open(network);
    session.goTo({ iteration: 2, step: 3 });
    session.setEntry('W[1]', 0, 0, 1);
    session.undo();
    const state = stateOf(session);
    const any = /** @type {any} */ (session);
    refuses(
      () => session.setEntry('Z[1]', 0, 0, 1),
      'quantity: expected one that can be set: X, Y, alpha, W[1] or b[1] of a layer, got "Z[1]"',
    );
    refuses(() => session.setEntry('X', 0, 0, NaN), 'X: expected a finite number, got NaN');
    refuses(() => any.setEntry('X', 0, 0, '1'), 'X: expected a number, got "1"');
    refuses(
      () => session.setEntry('X', 0, 3, 1),
      'column: expected a whole number from 0 to 2, got 3',
    );
    refuses(
      () => session.edit({ ...network, inputNames: ['a'] }),
      'inputNames: expected 2 names, one for each row of the inputs, got 1',
    );
    refuses(
      () => session.restart(network, { iteration: 2e6 }),
      'iteration: expected a whole number from 0 to 1000000, got 2000000',
    );
    refuses(() => any.edit(undefined), 'document: expected a network document, got undefined');
    assert.equal(stateOf(session), state);
    assert.deepEqual(session.history(), { undo: 0, redo: 1, firstIteration: 0 });
  });
});

describe('a session that is left and opened again', () => {
  it('goes on to the same bits from its document, memory and names included', () => {
    const session = engine.open(network);
    session.train(4);
    const saved = session.document();
    assert.equal(saved.training?.updates, 4);
    assert.deepEqual(saved.inputNames, network.inputNames);
    const again = engine.open(JSON.stringify(saved), { iteration: 4 });
    again.train(6);
    session.train(6);
    assert.equal(stateOf(again), stateOf(session));
    refuses(
      () => again.goTo({ iteration: 3 }),
      'position.iteration: expected a whole number from 4 to 1000000, got 3',
    );
  });

  it('is reproduced by its origin and position', () => {
    const session = engine.open(network);
    session.goTo({ iteration: 3, step: 'dZ[1]' });
    session.setEntry('W[1]', 2, 1, -0.75);
    session.goTo({ iteration: 8, step: 'Z[2]', cell: 1 });
    const { iteration, document } = session.origin();
    assert.equal(iteration, 3);
    const again = engine.open(document, { iteration });
    again.goTo(session.position());
    assert.equal(stateOf(again), stateOf(session));
  });
});
