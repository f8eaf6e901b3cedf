// @ts-check
// The engine as other people's programs use it: the published module, in Node.
import { EngineError, loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';

const traces = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));
const article = traces.article.document;

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/**
 * @param {() => unknown} action
 * @returns {EngineError}
 */
function refusal(action) {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof EngineError);
    return error;
  }
  return assert.fail('was not refused');
}

describe('loading', () => {
  it('happens once', async () => {
    assert.equal(await loadEngine(), engine);
  });

  it('works in a worker', async () => {
    const worker = new Worker(
      `import('backprop-by-hand/engine').then(async ({ loadEngine }) => {
         const { parentPort, workerData } = await import('node:worker_threads');
         const session = (await loadEngine()).open(workerData);
         parentPort.postMessage(session.quantity('dZ[4]'));
       });`,
      { eval: true, workerData: article },
    );
    const matrix = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    assert.deepEqual(
      [...matrix.values].map((v) => v.toFixed(4)),
      ['-0.9471', '0.1739', '-0.0075'],
    );
  });
});

describe('the numbers', () => {
  for (const variant of ['article', 'article-softmax']) {
    it(`of ${variant} are those of the reference data`, () => {
      const { document, quantities, loss, afterUpdate } = traces[variant];
      const session = engine.open(document);
      assert.ok(Math.abs(session.loss() - Number(loss)) < 1e-12);
      const updated = Object.entries(afterUpdate['0.1']).map(([name, rows]) => [`${name}+`, rows]);
      const expected = Object.entries(quantities).concat(/** @type {any} */ (updated));
      assert.ok(expected.length >= 31);
      for (const [name, rows] of expected) {
        const matrix = session.quantity(name);
        const values = rows.flat().map(Number);
        assert.equal(matrix.rows, rows.length, name);
        assert.equal(matrix.values.length, values.length, name);
        values.forEach((/** @type {number} */ value, /** @type {number} */ index) =>
          assert.ok(Math.abs(matrix.values[index] - value) < 1e-12, `${name} ${index}`),
        );
      }
      session.dispose();
    });
  }

  it('come with their arithmetic, and each says where it is from', () => {
    const session = engine.open(article);
    const worked = session.arithmetic('Z[1]', 0);
    assert.equal(worked.kind, 'sum');
    assert.equal(worked.value, 2.6);
    assert.deepEqual(worked.operands?.[1].operands, [
      { kind: 'number', value: -0.1, quantity: 'W[1]', row: 0, column: 1 },
      { kind: 'number', value: 4, quantity: 'X', row: 1, column: 0 },
    ]);
  });

  it('are copies', () => {
    const session = engine.open(article);
    session.quantity('X').values[0] = 99;
    assert.equal(session.quantity('X').values[0], 1);
  });
});

describe('steps', () => {
  it('are plain data that say what they make of what', () => {
    const [first] = engine.open(article).steps();
    assert.deepEqual(first, {
      index: 0,
      phase: 'forward',
      layer: 1,
      operation: 'linear',
      activation: 'relu',
      result: 'Z[1]',
      rows: 3,
      columns: 1,
      reads: ['W[1]', 'X', 'b[1]'],
      formula: {
        kind: 'sum',
        operands: [
          {
            kind: 'product',
            operands: [
              { kind: 'quantity', quantity: 'W[1]' },
              { kind: 'quantity', quantity: 'X' },
            ],
          },
          { kind: 'quantity', quantity: 'b[1]' },
        ],
      },
    });
  });
});

describe('moving', () => {
  it('goes by step unless told otherwise', () => {
    const session = engine.open(article);
    assert.deepEqual(session.position(), { iteration: 0, step: 0, cell: null, revision: 0 });
    assert.deepEqual(session.next(), { iteration: 0, step: 1, cell: null, revision: 0 });
    assert.deepEqual(session.next('cell'), { iteration: 0, step: 2, cell: 0, revision: 0 });
    assert.deepEqual(session.next('phase'), { iteration: 0, step: 7, cell: null, revision: 0 });
    assert.deepEqual(session.back(), { iteration: 0, step: 6, cell: null, revision: 0 });
  });

  it('goes to steps by number, by name, and to positions', () => {
    const session = engine.open(article);
    assert.equal(session.goTo(9).step, 9);
    assert.equal(session.goTo('dZ[3]').step, 13);
    assert.equal(session.goTo('W[1]').step, 24);
    assert.deepEqual(session.goTo({ iteration: 2 }), {
      iteration: 2,
      step: 0,
      cell: null,
      revision: 0,
    });
    assert.deepEqual(session.goTo({ step: 'Z[2]', cell: 1 }), {
      iteration: 2,
      step: 2,
      cell: 1,
      revision: 0,
    });
    assert.deepEqual(session.goTo({ cell: 0 }), { iteration: 2, step: 2, cell: 0, revision: 0 });
    assert.deepEqual(session.goTo({ step: 3 }), { iteration: 2, step: 3, cell: null, revision: 0 });
  });

  it('restores earlier parameters exactly', () => {
    const session = engine.open(article);
    const original = JSON.stringify(session.document());
    session.train(10);
    assert.notEqual(JSON.stringify(session.document()), original);
    session.goTo({ iteration: 0 });
    assert.equal(JSON.stringify(session.document()), original);
  });

  it('changes the learning rate', () => {
    const session = engine.open(article);
    session.setLearningRate(0.01);
    assert.equal(session.document().optimizer?.learningRate, 0.01);
  });
});

describe('refusals', () => {
  /** @type {[string, unknown, string][]} */
  const documents = [
    ['nothing', undefined, 'document: expected a network document, got undefined'],
    ['a list', [], 'document: expected an object, got an empty array'],
    [
      'text that is no JSON',
      '{"format":',
      'JSON text, line 1 column 11: expected a value, got the end of the text',
    ],
    [
      'NaN',
      { ...article, inputs: [[1], [NaN], [7]] },
      'inputs[1][0]: expected a finite number, got NaN',
    ],
    [
      'infinity',
      { ...article, targets: [[1], [0], [-Infinity]] },
      'targets[2][0]: expected a finite number, got -Infinity',
    ],
    [
      'an unknown key',
      { ...article, optimiser: {} },
      'document: expected no keys but "format", "title", "inputs", "inputNames", "targets", "outputNames", "layers", "loss", "optimizer", "conventions", "training", "published" or "$schema", got "optimiser"',
    ],
  ];
  for (const [name, document, message] of documents) {
    it(`${name} is refused in one sentence`, () => {
      const error = refusal(() => engine.open(/** @type {any} */ (document)));
      assert.equal(error.message, message);
      assert.equal(
        error.message,
        `${error.path || 'document'}: expected ${error.expected}, got ${error.got}`,
      );
    });
  }

  it('what JSON cannot write is refused', () => {
    /** @type {any} */
    const circular = {};
    circular.self = circular;
    for (const document of [circular, { big: 1n }]) {
      assert.match(refusal(() => engine.open(document)).message, /expected something that JSON/);
    }
  });

  it('wrong arguments are named', () => {
    const session = engine.open(article);
    const any = /** @type {any} */ (session);
    assert.equal(
      refusal(() => any.next('leap')).message,
      'grain: expected "phase", "step" or "cell", got "leap"',
    );
    assert.equal(refusal(() => any.next(3)).message, 'grain: expected a text, got 3');
    assert.equal(
      refusal(() => session.goTo('dZ[9]')).message,
      'position.step: expected the number of a step or what it makes, such as "Z[1]", got "dZ[9]"',
    );
    assert.equal(refusal(() => any.goTo(null)).path, 'position.step');
    assert.equal(refusal(() => session.goTo(-1)).path, 'position.step');
    assert.equal(refusal(() => session.goTo({ cell: 1.5 })).path, 'position.cell');
    assert.equal(refusal(() => session.goTo({ iteration: NaN })).path, 'position.iteration');
    assert.equal(refusal(() => session.train(1e9)).path, 'iterations');
    assert.equal(refusal(() => any.train('5')).message, 'iterations: expected a number, got "5"');
    assert.equal(refusal(() => session.quantity('Q')).path, 'quantity');
    assert.equal(refusal(() => session.setLearningRate(-1)).got, '-1');
    assert.equal(refusal(() => session.arithmetic(0, 3)).path, 'cell');
    assert.deepEqual(session.position(), { iteration: 0, step: 0, cell: null, revision: 0 });
  });

  it('a disposed session says so', () => {
    const session = engine.open(article);
    session.dispose();
    session.dispose();
    assert.equal(
      refusal(() => session.loss()).message,
      'session: expected one in use, got a disposed one',
    );
  });
});

describe('sessions', () => {
  it('do not disturb each other', () => {
    const [a, b] = [engine.open(article), engine.open(traces['article-softmax'].document)];
    a.train(3);
    assert.equal(b.position().iteration, 0);
    a.dispose();
    assert.ok(b.loss() > 1);
  });

  it('name the first number that is not finite', () => {
    const session = engine.open(article);
    assert.equal(session.firstNonFinite(), null);
    session.setLearningRate(1e200);
    session.train(1);
    assert.deepEqual(session.firstNonFinite(), {
      quantity: 'Z[2]',
      row: 0,
      column: 0,
      value: Infinity,
      step: 2,
    });
    assert.equal(session.loss(), NaN);
  });
});
