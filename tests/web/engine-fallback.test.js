// @ts-check
// The core as JavaScript, where there is no WebAssembly, beside the core as WebAssembly.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PRESETS } from '../../web/src/model/presets.js';

/** @typedef {Awaited<ReturnType<typeof import('backprop-by-hand/engine').loadEngine>>} Engine */
/** @typedef {ReturnType<Engine['open']>} Session */

const TRAINING = 100;

const torchCases = JSON.parse(readFileSync('tests/data/torch-cases.json', 'utf8'));
const documents = [
  ...Object.entries(PRESETS).map(([name, document]) => ({ name, document })),
  ...torchCases,
];

/**
 * The engine of dist/, once more: under another address a module is another one.
 * @param {string} query
 * @returns {Promise<Engine>}
 */
async function load(query) {
  const address = new URL(`../../dist/backprop-by-hand/engine.js?${query}`, import.meta.url);
  return (await import(address.href)).loadEngine();
}

/**
 * @template Value
 * @param {() => Promise<Value>} use
 * @returns {Promise<Value>}
 */
async function withoutWebAssembly(use) {
  const { WebAssembly: present } = globalThis;
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  try {
    return await use();
  } finally {
    Object.defineProperty(globalThis, 'WebAssembly', {
      value: present,
      writable: true,
      configurable: true,
    });
  }
}

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
    engine = await load('');
    fallback = await withoutWebAssembly(() => load('fallback'));
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
    const layers = [{ units: 8, initializer: 'xavier', activation: 'tanh' }];
    const targets = layers.flatMap(({ units }) => Array.from({ length: units }, () => row));
    const large = { ...PRESETS.article, inputs: [row, row], targets, layers };
    const [expected, actual] = [engine, fallback].map((either) => {
      const small = either.open(PRESETS.article);
      const session = either.open({ ...large, inputNames: undefined, outputNames: undefined });
      session.train(2);
      const told = [session.loss(), toldBy(small)];
      session.dispose();
      return told;
    });
    assert.deepStrictEqual(actual, expected);
  });
});

describe('without WebAssembly and its fallback', () => {
  /** @type {string} */
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'backprop-'));
    cpSync('dist/backprop-by-hand', folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('what is wrong with either is told', async () => {
    rmSync(join(folder, 'engine-fallback.js'));
    const { loadEngine } = await import(pathToFileURL(join(folder, 'engine.js')).href);
    await withoutWebAssembly(() =>
      assert.rejects(
        loadEngine,
        /^Error: WebAssembly did not start \(WebAssembly is not defined\), nor did its fallback \(.*engine-fallback\.js.*\)$/,
      ),
    );
    assert.ok(await loadEngine(), 'the next call tries again');
  });
});
