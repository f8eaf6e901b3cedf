// @ts-check
// The exported scripts in Python: they agree with the engine, which is tested against numbers of other
// origin, and they notice where something does not agree.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadEngine } from 'backprop-by-hand/engine';
import { exported } from '../../web/src/export/formats.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { Walkthrough } from '../../web/src/model/walkthrough.js';
import { handoutWords } from '../../web/src/words/handouts.js';
import { words } from '../../web/src/words/index.js';
import { KINKED, SCRIPT_DOCUMENTS, notFinite } from './documents.js';
import { runScripts } from './python.js';

/**
 * @import { NetworkDocument } from '../../web/src/engine/types.js'
 */

/** The first, and one for which momentum and Adam remember something. */
const ITERATIONS = [0, 2];

/** Z[1] with its sums from the last term to the first. */
const REVERSED = {
  numpy: 'Z1 = W1[:, ::-1] @ X[::-1] + b1',
  pytorch: 'Z1 = W1.flip(1) @ X.flip(0) + b1',
};

const sentences = { ...words.steps, ...handoutWords.iteration };

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/**
 * @param {string} format
 * @param {NetworkDocument} networkDocument
 * @param {number} [iteration]
 */
function scriptOf(format, networkDocument, iteration = 0) {
  const walk = Walkthrough.open(engine, networkDocument);
  try {
    walk.goTo({ iteration });
    return exported(format, walk.derivation, { sentences })?.text ?? null;
  } finally {
    walk.dispose();
  }
}

/**
 * How many quantities there are to compare: what the steps make, and the slopes that they read.
 * @param {NetworkDocument} networkDocument
 */
function countOf(networkDocument) {
  const session = engine.open(networkDocument);
  try {
    const steps = session.steps();
    const slopes = steps.filter(({ operation }) => operation === 'pre-activation-gradient');
    return steps.length + slopes.length;
  } finally {
    session.dispose();
  }
}

for (const [format, needed] of /** @type {const} */ ([
  ['numpy', 'numpy'],
  ['pytorch', 'torch'],
])) {
  describe(`the script for ${needed}`, () => {
    const cases = Object.entries(SCRIPT_DOCUMENTS).flatMap(([name, document]) =>
      ITERATIONS.map((iteration) => ({ name, document, iteration })),
    );
    /** @type {ReturnType<typeof runScripts>} */
    let results;
    before(() => {
      const scripts = cases.map(
        ({ document, iteration }) => scriptOf(format, document, iteration) ?? '',
      );
      results = runScripts(needed, scripts);
    });

    for (const [index, { name, document, iteration }] of cases.entries()) {
      it(`agrees in every quantity of ${name}, iteration ${iteration + 1}`, () => {
        const { printed, error } = results[index];
        assert.equal(error, null);
        const hasNone = format === 'pytorch' && name === 'a momentum of 0';
        const count = countOf(document) - (hasNone ? 2 * document.layers.length : 0);
        assert.equal(printed, `All ${count} quantities agree with Backprop by Hand to 1e-9.\n`);
      });
    }

    for (const name of ['article', 'article-softmax', 'two-moons']) {
      it(`notices any quantity of ${name} that is off by a millionth`, () => {
        const script = scriptOf(format, PRESETS[name]) ?? '';
        const checks = [
          ...script.matchAll(/^check\("(.*?)", .*?,\s(?:matrix\(\s*\[)?(-?[\d.e-]+)/gm),
        ];
        assert.equal(checks.length, countOf(PRESETS[name]));
        const changed = checks.map(({ 0: check, 2: number, index }) => {
          const off = `${check.slice(0, -number.length)}${Number(number) + 1e-6}`;
          return script.slice(0, index) + off + script.slice(index + check.length);
        });
        const noticed = runScripts(needed, changed).map(({ error }) => error?.split(' is\n')[0]);
        const names = checks.map(([, quantity]) => `AssertionError: ${quantity}`);
        assert.deepEqual(noticed, names);
      });
    }

    it('is not misled by the order of a sum that is at the kink of ReLU', () => {
      const script = scriptOf(format, SCRIPT_DOCUMENTS[KINKED]) ?? '';
      const backwards = script.replace(/^Z1 = .*/m, REVERSED[format]);
      const unstated = backwards.replace(/^Z1 = .*stated.*/m, '');
      const [stated, misled] = runScripts(needed, [backwards, unstated]);
      assert.equal(stated.error, null);
      assert.match(misled.error ?? '', /^AssertionError: (g'\(Z\[1\]\)|dZ\[1\]) is/);
    });

    it('is not written where numbers are not finite', () => {
      assert.equal(scriptOf(format, notFinite), null);
    });
  });
}

describe('the script for numpy', () => {
  it('states every number with all its digits', () => {
    const script = scriptOf('numpy', PRESETS.article) ?? '';
    assert.match(script, /^W1 = matrix\(\[0\.2, -0\.1, 0\.4\], \[0\.5, 0\.3, -0\.6\], /m);
    assert.match(
      script,
      /^check\("Z\[1\]", Z1, matrix\(\[2\.6\], \[-2\.5\], \[2\.3000000000000003\]\)\)/m,
    );
  });

  it('reads like the article', () => {
    const script = scriptOf('numpy', PRESETS['article-softmax']) ?? '';
    const lines = script.split('\n');
    for (const line of [
      'Z1 = W1 @ X + b1',
      'A1 = relu(Z1)',
      'sum_exp = np.sum(expZ4, axis=0, keepdims=True)',
      'A4 = expZ4 / sum_exp',
      'loss = -(1 / m * np.sum(Y * np.log(A4)))',
      'dZ4 = A4 - Y',
      'dW4 = 1 / m * (dZ4 @ A3.T)',
      'db4 = 1 / m * np.sum(dZ4, axis=1, keepdims=True)',
      'dA3 = W4.T @ dZ4',
      'dZ3 = dA3 * slope3',
      'W1 = W1 - alpha * dW1',
    ]) {
      assert.ok(lines.includes(line), line);
    }
  });
});

describe('the script for pytorch', () => {
  it('has no gradient of its own making', () => {
    for (const document of Object.values(SCRIPT_DOCUMENTS)) {
      const script = scriptOf('pytorch', document) ?? '';
      const made = script.match(/^\(?d[WbZA]\d+.* = (?!gradients\()(?!d[Wb]\d+ \/ m$).*/gm) ?? [];
      const own = made.filter((line) => !/^dW\d+_decayed = dW\d+ \+ gradients\(/.test(line));
      assert.deepEqual(own, []);
      assert.match(script, /gradients\(total, /);
    }
  });
});
