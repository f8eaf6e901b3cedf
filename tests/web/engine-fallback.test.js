// @ts-check
// The core as JavaScript, where there is no WebAssembly, beside the core as WebAssembly.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { loadEngine } from 'backprop-by-hand/engine';
import { PRESETS } from '../../web/src/model/presets.js';
import { copyPackage, importFrom, withoutWebAssembly } from './package-copy.js';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */
/** @typedef {Awaited<ReturnType<typeof loadEngine>>} Engine */
/** @typedef {ReturnType<Engine['open']>} Session */

const TRAINING = 100;

const torchCases = JSON.parse(readFileSync('tests/data/torch-cases.json', 'utf8'));
const documents = [
  ...Object.entries(PRESETS).map(([name, document]) => ({ name, document })),
  ...torchCases,
];

/**
 * @param {string} folder
 * @returns {Promise<typeof import('backprop-by-hand/engine')>}
 */
const importEngine = (folder) => importFrom(folder, 'engine.js');

/**
 * All that a session tells of its iteration: every step, with the entries of its result, what the
 * first of them is worked out from, and the position.
 * @param {Session} session
 */
function toldBy(session) {
  const steps = session.steps();
  return {
    position: session.position(),
    loss: session.loss(),
    health: session.health(),
    longForm: session.longForm(),
    steps,
    values: steps.map(({ result }) => [...session.quantity(result).values]),
    arithmetic: steps.map((_, step) => session.arithmetic(step, 0)),
    document: session.document(),
  };
}

describe('the core as JavaScript', () => {
  /** @type {Engine} */
  let engine;
  /** @type {Engine} */
  let fallback;
  before(async () => {
    engine = await loadEngine();
    const { loadEngine: loadOther } = await importEngine(copyPackage());
    fallback = await withoutWebAssembly(loadOther);
    assert.notEqual(fallback, engine);
  });

  // Equal by Object.is, to the last bit: JavaScript's numbers are those of WebAssembly and are
  // rounded alike, the C library is the same, and what SIMD does in pairs keeps the order of sums. Only
  // the bits of a NaN could differ, of which JavaScript has one.
  for (const { name, document } of documents) {
    it(`computes the same for ${name}`, () => {
      const sessions = [engine, fallback].map((either) => either.open(document));
      const compare = () => {
        const [expected, actual] = sessions.map(toldBy);
        assert.deepStrictEqual(actual, expected);
      };
      compare();
      for (const session of sessions) session.train(TRAINING);
      compare();
      for (const session of sessions) session.dispose();
    });
  }

  it('walks through the article alike, cell by cell, on and back', () => {
    const [expected, actual] = [engine, fallback].map((either) => {
      const session = either.open(PRESETS.article);
      const length = session.steps().length;
      const on = [];
      while (session.position().iteration < 2) on.push(session.next('cell'));
      const back = on.map(() => session.back('cell'));
      assert.ok(on.length > 2 * length);
      return { on, back };
    });
    assert.deepStrictEqual(actual, expected);
  });

  it('refuses the same with the same sentence', () => {
    const broken = { ...PRESETS.article, layers: [] };
    const [expected, actual] = [engine, fallback].map((either) => {
      /** @type {unknown[]} */
      const complaints = [];
      for (const given of [broken, '{', '{"format": "ü\u{1F600}"}']) {
        assert.throws(
          () => either.open(given),
          (error) => complaints.push(/** @type {Error} */ (error).message) > 0,
        );
      }
      return complaints;
    });
    assert.deepEqual(actual, expected);
  });

  it('grows its memory, and keeps what it holds', () => {
    const row = Array.from({ length: 60000 }, (_, i) => Math.sin(i));
    /** @type {NetworkDocument} */
    const large = {
      format: 'backprop-by-hand/1',
      inputs: [row, row],
      targets: Array.from({ length: 8 }, () => row),
      layers: [{ units: 8, initializer: 'xavier', activation: 'tanh' }],
      loss: 'squared-error',
    };
    const [expected, actual] = [engine, fallback].map((either) => {
      const small = either.open(PRESETS.article);
      const session = either.open(large);
      session.train(2);
      const told = [session.loss(), toldBy(small)];
      session.dispose();
      return told;
    });
    assert.deepStrictEqual(actual, expected);
  });
});

describe('without WebAssembly and its fallback', () => {
  it('what is wrong with either is told', async () => {
    const folder = copyPackage();
    rmSync(join(folder, 'engine-fallback.js'));
    const { loadEngine: load } = await importEngine(folder);
    await withoutWebAssembly(() =>
      assert.rejects(
        load,
        /^Error: WebAssembly did not start \(WebAssembly is not defined\), nor did its fallback \(.*engine-fallback\.js.*\)$/,
      ),
    );
    assert.ok(await load(), 'the next call tries again');
  });
});
