// @ts-check
// The short way to a network that was trained and changed: it leads to the same bits.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { decodeState, encodeState } from '../../web/src/model/link.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { changeAgain, goToPlace, problemOf } from '../../web/src/model/restore.js';
import { Walkthrough } from '../../web/src/model/walkthrough.js';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */
/** @import { State } from '../../web/src/model/link.js' */

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/** @type {NetworkDocument} */
const ADAM = { ...PRESETS['article-softmax'], optimizer: { kind: 'adam', learningRate: 0.01 } };

/** @param {Walkthrough} walk @returns {State} */
function stateOf(walk) {
  const { iteration, step, cell } = walk.position;
  return {
    ...walk.trail(),
    position: { iteration, step: walk.steps[step].result, cell },
    grain: 'step',
    example: null,
    panels: [],
    selection: null,
    preset: null,
  };
}

/** What a reader gets who opens a link. @param {State} state */
function opened({ document, iteration, changes = [], position, example }) {
  const walk = Walkthrough.open(engine, document, { iteration });
  changeAgain(walk, changes);
  assert.ok(goToPlace(walk, { position, example }));
  return walk;
}

/** All numbers, to the bit. @param {Walkthrough} walk */
function bitsOf(walk) {
  const names = walk.steps.flatMap(({ result, reads }) => [result, ...reads]);
  return [...new Set(['X', 'Y', 'alpha', ...names])].map((name) => [
    name,
    ...new BigUint64Array(new Float64Array(walk.quantityOf(name).values).buffer),
  ]);
}

/** @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('the trail of a walk', () => {
  it('has the document as it was put in, and the numbers that were changed', () => {
    const walk = Walkthrough.open(engine, ADAM);
    walk.goTo({ iteration: 2 });
    walk.setEntry('W[1]', 1, 0, -0);
    walk.setLearningRate(0.02);
    walk.goTo({ iteration: 5 });
    const { iteration, document, changes } = walk.trail();
    assert.equal(iteration, 0);
    assert.deepEqual(document, walk.source === ADAM && engine.open(ADAM).document());
    assert.deepEqual(changes, [
      { iteration: 2, quantity: 'W[1]', row: 1, column: 0, value: -0 },
      { iteration: 2, quantity: 'alpha', row: 0, column: 0, value: 0.02 },
    ]);
    walk.goTo({ iteration: 1 });
    assert.deepEqual(walk.trail().changes, []);
    walk.setEntry('b[2]', 0, 0, 3); // what was trained after it is another now
    walk.goTo({ iteration: 5 });
    assert.deepEqual(
      walk.trail().changes.map(({ quantity }) => quantity),
      ['b[2]'],
    );
    walk.undo();
    walk.goTo({ iteration: 5 });
    assert.equal(walk.trail().changes.length, 2);
  });

  it('of a number that was dragged has the last value, of a target every one', () => {
    const walk = Walkthrough.open(engine, ADAM);
    for (const value of [1, 2, 3]) walk.setEntry('X', 0, 0, value, { continues: true });
    assert.deepEqual(
      walk.trail().changes.map(({ value }) => value),
      [3],
    );
    for (const value of [0.5, 1, 0.2]) walk.setEntry('Y', 0, 0, value, { continues: true });
    assert.deepEqual(bitsOf(opened(stateOf(walk))), bitsOf(walk));
  });

  it('keeps a change that one after an undo does not continue, though it was asked to', () => {
    const walk = Walkthrough.open(engine, ADAM);
    const values = () => walk.trail().changes.map(({ value }) => value);
    walk.setEntry('X', 0, 0, 1);
    walk.setEntry('X', 0, 0, 2);
    walk.undo();
    walk.setEntry('X', 0, 0, 3, { continues: true });
    assert.deepEqual(values(), [1, 3]);
    walk.undo();
    assert.deepEqual(values(), [1]);
    assert.deepEqual(bitsOf(opened(stateOf(walk))), bitsOf(walk));
  });

  it('begins anew with a document, and where there were too many changes', () => {
    const walk = Walkthrough.open(engine, ADAM);
    walk.goTo({ iteration: 3 });
    walk.setEntry('W[1]', 0, 0, 1);
    walk.edit({ ...walk.documentAtStart(), title: 'Another' });
    walk.setEntry('W[1]', 0, 0, 2);
    assert.equal(walk.trail().iteration, 3);
    assert.deepEqual(
      walk.trail().changes.map(({ value }) => value),
      [2],
    );
    for (let value = 0; value < 41; value++) walk.setEntry('W[1]', 0, 0, value);
    assert.deepEqual(walk.trail(), { ...walk.origin(), isStart: false, changes: [] });
    assert.deepEqual(bitsOf(opened(stateOf(walk))), bitsOf(walk));
  });

  for (let seed = 1; seed <= 20; seed++) {
    it(`leads to the same bits after moves, changes, undo and redo: series ${seed}`, async () => {
      const draw = random(seed);
      const walk = Walkthrough.open(engine, ADAM);
      const acts = [
        () => walk.goTo({ iteration: draw(12) }),
        () => walk.goTo({ step: draw(walk.steps.length) }),
        () => walk.setEntry(`W[${1 + draw(4)}]`, draw(3), draw(3), Math.sin(draw(99))),
        () => walk.setEntry('Y', draw(3), 0, draw(10) / 9, { continues: draw(2) === 0 }),
        () => walk.setEntry('X', draw(3), 0, draw(9), { continues: draw(2) === 0 }),
        () => walk.setLearningRate((1 + draw(9)) / 100),
        () => walk.edit({ ...walk.documentAtStart(), title: `${draw(9)}` }),
        () => walk.restart(draw(2) === 0 ? ADAM : PRESETS['article-softmax']),
        () => walk.undo(),
        () => walk.undo(),
        () => walk.redo(),
      ];
      for (let count = 0; count < 40; count++) {
        acts[draw(acts.length)]();
        if (count % 4) continue;
        const read = await decodeState(await encodeState(stateOf(walk)));
        assert.ok('state' in read);
        assert.equal(problemOf(engine, read.state), null);
        assert.deepEqual(bitsOf(opened(read.state)), bitsOf(walk));
      }
    });
  }
});

describe('a link with changes', () => {
  /** @param {object} change */
  function withChange(change) {
    const walk = Walkthrough.open(engine, ADAM);
    walk.goTo({ iteration: 5 });
    const whole = { iteration: 2, quantity: 'W[1]', row: 0, column: 0, value: 1, ...change };
    return { ...stateOf(walk), changes: [whole] };
  }

  it('is broken where they are none, or out of order', async () => {
    for (const change of [{ iteration: 6 }, { row: -1 }, { column: 0.5 }, { quantity: 3 }]) {
      const read = await decodeState(await encodeState(withChange(change)));
      assert.deepEqual(read, { reason: 'broken' }, JSON.stringify(change));
    }
    const late = withChange({});
    const early = { ...late, changes: [...late.changes, { ...late.changes[0], iteration: 1 }] };
    assert.deepEqual(await decodeState(await encodeState(early)), { reason: 'broken' });
  });

  it('is refused with the core’s sentence where there is no such number', () => {
    for (const change of [{ quantity: 'Z[1]' }, { row: 3 }, { quantity: 'alpha', value: -1 }]) {
      assert.equal(problemOf(engine, withChange(change))?.reason, 'refused');
    }
    assert.equal(problemOf(engine, withChange({})), null);
  });
});
