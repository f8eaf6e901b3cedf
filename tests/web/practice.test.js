// @ts-check
// The client of practice: sheets, answers, rounding by hand, audits.
import { EngineError, loadEngine } from 'backprop-by-hand/engine';
import { loadPractice, practiceDocument } from 'backprop-by-hand/practice';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */

const printed = JSON.parse(readFileSync('tests/data/article-printed-values.json', 'utf8'));
const torchCases = JSON.parse(readFileSync('tests/data/torch-cases.json', 'utf8'));

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
/** @type {Awaited<ReturnType<typeof loadPractice>>} */
let practice;
before(async () => {
  engine = await loadEngine();
  practice = await loadPractice();
});

/** @param {() => unknown} action @param {string} message */
function refuses(action, message) {
  assert.throws(action, (error) => error instanceof EngineError && error.message === message);
}

describe('a sheet', () => {
  it('judges answers', () => {
    const sheet = practice.open(PRESETS.article);
    assert.deepEqual(sheet.judge({ step: 0, cell: 1, typed: '−2,5', digits: 5 }), {
      verdict: 'right',
      value: -2.5,
      expected: -2.5,
      fromOwn: null,
      slips: [],
      parts: [],
      at: null,
    });
    const unreadable = sheet.judge({ step: 0, cell: 0, typed: '2.6 apples', digits: 5 });
    assert.equal(unreadable.verdict, 'unreadable');
    assert.equal(unreadable.value, null);
    assert.equal(unreadable.at, 4);
    const own = { 'Z[1]': [[2.7], [null], [null]] };
    const follows = sheet.judge({ step: 1, cell: 0, typed: '2.7', digits: 5, own });
    assert.equal(follows.verdict, 'follows');
    assert.equal(follows.fromOwn, 2.7);
    sheet.dispose();
  });

  it('names what is wrong with an answer, a document, or itself', () => {
    const sheet = practice.open(PRESETS.article);
    const answer = { step: 0, cell: 0, typed: '1', digits: 5 };
    refuses(
      () => sheet.judge(/** @type {any} */ (undefined)),
      'answer: expected an object, got undefined',
    );
    refuses(
      () => sheet.judge({ ...answer, step: 99 }),
      'step: expected a step from 0 to 31, got 99',
    );
    refuses(
      () => sheet.judge({ ...answer, own: { 'Z[1]': [[1], [NaN], [2]] } }),
      'own["Z[1]"][1][0]: expected a finite number or null, got NaN',
    );
    refuses(
      () => sheet.byHand(/** @type {any} */ ('two')),
      'decimals: expected a number, got "two"',
    );
    refuses(
      () => sheet.byHand(2.5),
      'decimals: expected a whole number from 0 to 4294967295, got 2.5',
    );
    refuses(
      () => practice.open({ ...PRESETS.article, published: { values: { 'Z[1]': [[1], [2]] } } }),
      'published.values["Z[1]"]: expected 3 x 1, got 2 x 1',
    );
    refuses(
      () => practice.open(PRESETS.neuron).audit(),
      'published: expected published values in the document, got nothing',
    );
    sheet.dispose();
    refuses(() => sheet.judge(answer), 'sheet: expected one in use, got a disposed one');
    sheet.dispose();
  });

  it('rounds every result as by hand, beside the exact one', () => {
    const sheet = practice.open(PRESETS.article);
    const session = engine.open(PRESETS.article);
    const steps = sheet.byHand(2);
    assert.deepEqual(
      steps.map(({ step, result, rows, columns }) => ({ step, result, rows, columns })),
      session.steps().map(({ index, result, rows, columns }) => ({
        step: index,
        result,
        rows,
        columns,
      })),
    );
    for (const { result, exact } of steps) {
      assert.deepEqual(exact, [...session.quantity(result).values]);
    }
    const Z3 = steps.find(({ result }) => result === 'Z[3]');
    assert.deepEqual(Z3?.rounded, [0.38, 0.23, -0.27]);
    session.dispose();
    sheet.dispose();
  });

  it('can be opened for every preset, and says yes to its right numbers', () => {
    for (const [name, document] of Object.entries(PRESETS)) {
      const sheet = practice.open(document);
      for (const { step, exact } of sheet.byHand(3)) {
        const typed = exact[0].toPrecision(5);
        const { verdict } = sheet.judge({ step, cell: 0, typed, digits: 5 });
        assert.equal(verdict, 'right', `${name}, step ${step}`);
      }
      sheet.dispose();
    }
  });

  it('gives numbers that are not finite as numbers', () => {
    const sheet = practice.open({
      format: 'backprop-by-hand/1',
      inputs: [[1e308]],
      targets: [[0]],
      layers: [{ weights: [[1e308]], biases: [0], activation: 'identity' }],
      loss: 'squared-error',
    });
    assert.equal(sheet.judge({ step: 0, cell: 0, typed: '1', digits: 5 }).expected, Infinity);
    assert.deepEqual(sheet.byHand(2)[0].rounded, [Infinity]);
    sheet.dispose();
  });
});

describe('a wrong answer', () => {
  /** @param {number} step @param {number} cell @param {string} typed */
  const judge = (step, cell, typed) => {
    const sheet = practice.open(PRESETS.article);
    const judgement = sheet.judge({ step, cell, typed, digits: 5 });
    sheet.dispose();
    return judgement;
  };
  const number = (/** @type {string} */ quantity, row = 0, column = 0, value = 0) => ({
    kind: 'number',
    value,
    quantity,
    row,
    column,
  });

  it('is put down to a slip, with its arithmetic', () => {
    const { verdict, slips, parts } = judge(0, 0, '3');
    assert.equal(verdict, 'slip');
    assert.deepEqual(parts, []);
    assert.deepEqual(slips, [
      {
        kind: 'missing-term',
        value: 3.0000000000000004,
        arithmetic: {
          kind: 'sum',
          value: 3.0000000000000004,
          operands: [
            {
              kind: 'product',
              value: 0.2,
              operands: [number('W[1]', 0, 0, 0.2), number('X', 0, 0, 1)],
            },
            {
              kind: 'product',
              value: 2.8000000000000003,
              operands: [number('W[1]', 0, 2, 0.4), number('X', 2, 0, 7)],
            },
            number('b[1]', 0, 0, 0),
          ],
        },
        term: 1,
      },
    ]);
  });

  it('has what the slip is about, as far as it is about that', () => {
    const about = (/** @type {import('../../web/src/engine/practice-types.js').Slip} */ slip) => {
      const { value, arithmetic, ...rest } = slip;
      assert.equal(value, arithmetic.value);
      return rest;
    };
    assert.deepEqual(judge(0, 0, '2.8').slips.map(about), [
      { kind: 'other-layer', term: null, used: 'W[2]', instead: 'W[1]' },
    ]);
    assert.deepEqual(judge(0, 0, '0,8').slips.map(about), [
      { kind: 'transposed', term: null, used: 'W[1]' },
    ]);
    assert.deepEqual(judge(0, 0, '0.08').slips.map(about), [
      { kind: 'factor-of-ten', term: 2, factor: 0.1 },
    ]);
  });

  it('without one has what is right', () => {
    assert.deepEqual(judge(0, 0, '0.2*1 - 0.1*4 + 0.4*5').parts, [
      { kind: 'term', terms: [0, 1] },
      { kind: 'sign' },
      { kind: 'magnitude' },
    ]);
    assert.deepEqual(judge(0, 0, '2.61').parts, [
      { kind: 'sign' },
      { kind: 'magnitude', digits: 2 },
    ]);
    const [part] = judge(0, 0, '-0.4').parts;
    assert.equal(part.kind, 'intermediate');
    assert.equal(part.arithmetic?.kind, 'product');
  });
});

describe('the audit of the article', () => {
  it('comes to the verdicts of the reference data, in its order', () => {
    const sheet = practice.open(PRESETS.article);
    const audit = sheet.audit();
    sheet.dispose();
    assert.deepEqual(
      audit.values.map(({ quantity, row, column, printed: digits, verdict }) => ({
        quantity,
        row: row + 1,
        column: column + 1,
        printed: digits,
        verdict,
      })),
      printed.values.map((/** @type {any} */ value) => ({
        quantity: value.quantity,
        row: value.row,
        column: value.column,
        printed: value.printed,
        verdict: value.verdict,
      })),
    );
    assert.deepEqual(audit.tally, printed.tally);
    for (const [at, { correct, fromPublished }] of audit.values.entries()) {
      assert.ok(Math.abs(correct - Number(printed.values[at].correct)) < 1e-12);
      assert.ok(Math.abs(fromPublished - Number(printed.values[at].fromPrintedInputs)) < 1e-12);
    }
  });

  it('tells of slips alone how they came about, or what is right, if anything is', () => {
    const sheet = practice.open(PRESETS.article);
    const told = sheet.audit().values.filter(({ slips, parts }) => slips.length + parts.length > 0);
    assert.ok(told.every(({ verdict }) => verdict === 'slip'));
    const untold = sheet
      .audit()
      .values.filter((value) => value.verdict === 'slip' && value.slips.length === 0)
      .filter(({ parts }) => parts.length === 0);
    for (const { printed: text, correct } of untold) {
      const ratio = Number(text) / correct;
      assert.ok(ratio < 0, 'neither the sign');
      assert.ok(-ratio >= 2 || -ratio <= 0.5, 'nor the size');
    }
    assert.ok(told.length >= 20);
    sheet.dispose();
  });

  it('has its source, and remarks that are kind sentences at steps', () => {
    const sheet = practice.open(PRESETS.article);
    const { source, remarks } = sheet.audit();
    sheet.dispose();
    const session = engine.open(PRESETS.article);
    assert.match(source, /Nafiz/);
    assert.deepEqual(
      remarks.map(({ step }) => session.steps()[step].result),
      ['Z[1]', 'A[4]', 'loss', 'dZ[4]', 'dZ[3]', 'dZ[2]', 'W[1]+'],
    );
    for (const { text } of remarks) assert.match(text, /^[A-Z].{30,}\.$/);
    session.dispose();
  });
});

describe('the document for practice', () => {
  const two = PRESETS['two-moons'];
  /** @type {Record<string, NetworkDocument>} */
  const documents = {
    'mini-batches': two,
    'mini-batches and momentum': {
      ...two,
      optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0.8 },
    },
    'mini-batches, Adam and weight decay': {
      ...two,
      optimizer: { kind: 'adam', learningRate: 0.05, weightDecay: 0.01 },
    },
    'a shared bias and updates in place': {
      ...two,
      layers: [
        { units: 3, initializer: 'he', activation: 'relu' },
        { units: 1, initializer: 'he', activation: 'sigmoid' },
      ],
      conventions: { biases: 'shared', update: 'in-place' },
    },
    'zeros of both signs': {
      ...PRESETS.article,
      inputs: [[-0], [0], [1]],
      layers: [{ weights: [[-0, 1, 0]], biases: [-0], activation: 'identity' }],
      targets: [[0]],
    },
    ...Object.fromEntries(
      torchCases.map((/** @type {any} */ { name, document }) => [name, document]),
    ),
  };
  for (const [name, document] of Object.entries(documents)) {
    it(`makes the session's iteration, to the last bit: ${name}`, () => {
      const session = engine.open(document);
      const examples = document.inputs[0].length;
      session.train(3, { batchSize: Math.ceil(examples / 2), shuffleSeed: 7 });
      const sheet = practice.open(practiceDocument(session));
      for (const { result, exact } of sheet.byHand(5)) {
        assert.deepEqual(exact, [...session.quantity(result).values], result);
      }
      sheet.dispose();
      session.dispose();
    });
  }
});
