// @ts-check
// What a link may lead to, how long that may take, and what a network was opened as.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { goToPlace, problemOf } from '../../web/src/model/restore.js';
import { Sources } from '../../web/src/model/sources.js';
import { Walkthrough } from '../../web/src/model/walkthrough.js';
import { isTooMuch, mostUpdates, numberCount } from '../../web/src/model/work.js';

/** @import { State } from '../../web/src/model/link.js' */

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/** @param {Partial<State>} [changes] @returns {State} */
function stateOf(changes) {
  return {
    document: PRESETS.xor,
    iteration: 0,
    position: { iteration: 7, step: 'dZ[1]', cell: 3 },
    grain: 'cell',
    example: null,
    panels: [],
    selection: null,
    preset: 'xor',
    ...changes,
  };
}

describe('what a link leads to', () => {
  it('is fine if all of it is there', () => {
    assert.equal(problemOf(engine, stateOf()), null);
    for (const selection of ['unit 0 1', 'unit 2 0', 'edge 1 1 0', 'W[1] 1 1', 'dZ[1] 1 3']) {
      assert.equal(problemOf(engine, stateOf({ selection })), null, selection);
    }
    const position = { iteration: 7, step: 'dZ[1]', cell: 1 };
    assert.equal(problemOf(engine, stateOf({ position, example: 3 })), null);
  });

  it('is nowhere if a part of it is not there', () => {
    const at = (/** @type {Partial<State['position']>} */ place) =>
      stateOf({ position: { ...stateOf().position, ...place } });
    for (const state of [
      stateOf({ iteration: 8 }),
      at({ step: 'dZ[3]' }),
      at({ step: '' }),
      at({ cell: 8 }),
      stateOf({ example: 4 }),
      stateOf({ example: 0 }), // of which cell 3 would be the second column
      ...['unit 3 0', 'unit 1 2', 'edge 0 0 0', 'edge 1 2 0', 'edge 2 0 2', 'W[1] 2 0', 'x'].map(
        (selection) => stateOf({ selection }),
      ),
    ]) {
      assert.deepEqual(problemOf(engine, state), { reason: 'nowhere' }, JSON.stringify(state));
    }
  });

  it('is refused with the core’s sentence', () => {
    const document = { ...PRESETS.xor, targets: [[0, 1, 1]] };
    assert.match(String(problemOf(engine, stateOf({ document }))?.detail), /^targets: expected/);
    const position = { iteration: 1_000_001, step: 'Z[1]', cell: null };
    assert.equal(problemOf(engine, stateOf({ position }))?.reason, 'refused');
  });

  it('may not take long: neither by training nor by its size', () => {
    const position = { iteration: 1_000_000, step: 'Z[1]', cell: null };
    assert.deepEqual(problemOf(engine, stateOf({ position })), { reason: 'too-long' });
    // As one that starts there it is fine.
    assert.equal(problemOf(engine, stateOf({ position, iteration: 1_000_000 })), null);
    const row = Array.from({ length: 60_000 }, () => 0);
    const layer = /** @type {const} */ ({ initializer: 'zeros', activation: 'relu', units: 60 });
    const document = {
      ...PRESETS.article,
      inputs: [row],
      targets: [row],
      layers: [...Array.from({ length: 10 }, () => layer), { ...layer, units: 1 }],
    };
    const start = performance.now();
    const problem = problemOf(engine, stateOf({ document }));
    assert.deepEqual(problem, { reason: 'too-large' });
    assert.ok(performance.now() - start < 100, 'without opening it');
  });

  it('is gone to as by moves, with the same bits', () => {
    const direct = Walkthrough.open(engine, PRESETS.xor);
    const stepped = Walkthrough.open(engine, PRESETS.xor);
    assert.equal(goToPlace(direct, stateOf()), true);
    for (let time = 0; time < 7; time++) stepped.goTo({ iteration: time + 1 });
    assert.deepEqual(direct.quantityOf('W[1]'), stepped.quantityOf('W[1]'));
    assert.equal(direct.step.result, 'dZ[1]');
    assert.equal(direct.position.cell, 3);
  });
});

describe('the work of a network', () => {
  it('grows with its parameters, units and examples, and bounds the updates', () => {
    const size = { inputs: 2, layers: [{ units: 2 }, { units: 1 }], examples: 4 };
    assert.equal(numberCount(size), 9 + 4 * 3);
    // 10^9 / (800 + 4·(9 + 25·3)) = 880,281, of which two digits are told
    assert.equal(mostUpdates(size), 880_000);
    assert.ok(mostUpdates({ ...size, examples: 8 }) < mostUpdates(size));
  });

  it('of what is no document is for the core to refuse', () => {
    for (const document of [{}, { inputs: 3, layers: [] }, { inputs: [], layers: [null, {}, 3] }]) {
      assert.equal(isTooMuch(document), false);
    }
  });
});

describe('a walk’s origin', () => {
  it('is where the network came into force, or near where that would take long', () => {
    const walk = Walkthrough.open(engine, PRESETS.neuron);
    walk.goTo({ iteration: 20 });
    assert.equal(walk.origin().iteration, 0);
    walk.goTo({ iteration: 999_999 });
    assert.ok(walk.mostUpdates < 1_300_000);
    const optimizer = { kind: /** @type {const} */ ('adam'), learningRate: 0.01 };
    const large = { ...PRESETS['two-moons'], optimizer };
    const far = Walkthrough.open(engine, large);
    far.goTo({ iteration: far.mostUpdates + 1 });
    const { iteration, document } = far.origin();
    assert.equal(iteration, far.mostUpdates + 1);
    const again = Walkthrough.open(engine, document, { iteration });
    again.goTo({ iteration: iteration + 3 });
    far.goTo({ iteration: iteration + 3 });
    assert.deepEqual(again.quantityOf('W[2]'), far.quantityOf('W[2]'));
    assert.deepEqual(again.quantityOf('sW[2]'), far.quantityOf('sW[2]'));
  });

  it('keeps -0 in what is opened, edited and begun anew', () => {
    const document = structuredClone(PRESETS.neuron);
    document.inputs = [[-0], [1]];
    const walk = Walkthrough.open(engine, document);
    assert.ok(Object.is(walk.quantityOf('X').values[0], -0));
    walk.edit(walk.documentAtStart());
    assert.ok(Object.is(walk.quantityOf('X').values[0], -0));
    walk.restart(document);
    assert.ok(Object.is(walk.quantityOf('X').values[0], -0));
  });
});

describe('what a network was opened as', () => {
  it('is known across edits, undo and redo', () => {
    const walk = Walkthrough.open(engine, PRESETS.article);
    walk.setLearningRate(0.2);
    walk.restart(PRESETS.xor);
    walk.setEntry('X', 0, 0, 0.5);
    const sources = [];
    for (let time = 0; time < 3; time++) {
      sources.push(walk.source);
      walk.undo();
    }
    assert.deepEqual(sources, [PRESETS.xor, PRESETS.xor, PRESETS.article]);
    assert.equal(walk.source, PRESETS.article);
    walk.redo();
    walk.redo();
    assert.equal(walk.source, PRESETS.xor);
    walk.undo();
    walk.setEntry('X', 0, 0, 3); // in the place of XOR
    assert.equal(walk.source, PRESETS.article);
  });

  it('stays right when a drag is one edit, and when the oldest edits are forgotten', () => {
    const walk = Walkthrough.open(engine, PRESETS.article);
    walk.restart(PRESETS.neuron);
    walk.setEntry('X', 0, 0, 1);
    for (let x = 0; x < 5; x++) walk.setEntry('X', 0, 0, x, { continues: true });
    walk.undo();
    assert.equal(walk.source, PRESETS.neuron);
    walk.undo();
    assert.equal(walk.source, PRESETS.article);

    const sources = new Sources('first');
    sources.edited(0, 1, { source: 'second' });
    sources.edited(1, 2, {});
    sources.edited(2, 2, {}); // the oldest edit, which opened the second, is forgotten
    assert.deepEqual(
      [0, 1, 2].map((done) => sources.at(done)),
      ['second', 'second', 'second'],
    );
  });
});
