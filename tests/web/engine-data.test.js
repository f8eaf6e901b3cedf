// @ts-check
// What the engine gives out is plain data of the documented types, and agrees with itself.
import { EngineError, loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';

/**
 * @import { Expression, Matrix, NetworkDocument, Step } from '../../web/src/engine/types.js'
 * @import { Session } from '../../web/src/engine/session.js'
 */

const traces = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));
/** @type {string[]} */
const variants = Object.keys(traces);
/** @type {NetworkDocument} */
const article = traces.article.document;

/**
 * Of every activation and optimizer at least one.
 * @type {NetworkDocument[]}
 */
const torchDocuments = JSON.parse(readFileSync('tests/data/torch-cases.json', 'utf8'))
  .map((/** @type {{document: NetworkDocument}} */ { document }) => document)
  .filter((/** @type {NetworkDocument} */ _, /** @type {number} */ index) =>
    [1, 2, 5, 8, 14].includes(index),
  );

/** Layers that are drawn, one unit wide, several examples, and an output without a short form.
 * @type {NetworkDocument} */
const drawn = {
  format: 'backprop-by-hand/1',
  title: 'Drawn',
  inputs: [[0.5, -1, 2]],
  targets: [
    [1, 0, 0.5],
    [0, 1, 0.5],
  ],
  layers: [
    { units: 1, initializer: 'xavier', activation: 'sigmoid' },
    { units: 2, initializer: 'uniform', seed: 5, activation: 'softmax' },
  ],
  loss: 'squared-error',
};

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

const PHASES = ['forward', 'loss', 'backward', 'update'];
const OPERATIONS = [
  'linear',
  'activation',
  'exponentials',
  'exponential-sums',
  'quotients',
  'loss',
  'output-error',
  'output-gradient',
  'weight-gradient',
  'bias-gradient',
  'activation-gradient',
  'pre-activation-gradient',
  'softmax-gradient',
  'weight-decay',
  'weight-velocity',
  'bias-velocity',
  'weight-squares',
  'bias-squares',
  'weight-update',
  'bias-update',
];
const ACTIVATIONS = [
  'relu',
  'leaky-relu',
  'sigmoid',
  'tanh',
  'gelu',
  'softplus',
  'elu',
  'identity',
  'softmax',
];
const FUNCTIONS = [
  ...ACTIVATIONS,
  'relu-derivative',
  'leaky-relu-derivative',
  'exp',
  'exp-minus-one',
  'ln',
  'normal-cdf',
  'normal-pdf',
  'max',
  'square',
  'square-root',
  'power',
  'diagonal',
  'sum-all',
  'sum-rows',
  'sum-columns',
];
const INNER_KINDS = ['sum', 'difference', 'product', 'hadamard', 'quotient', 'negative'];

/**
 * @param {Expression} node of a formula or of a cell's arithmetic
 * @param {boolean} hasValues
 */
function checkExpression(node, hasValues) {
  const keys = new Set(Object.keys(node));
  assert.equal(keys.delete('kind'), true);
  assert.equal(keys.delete('value'), hasValues || node.kind === 'number');
  if (node.kind === 'quantity') {
    assert.equal(hasValues, false, 'arithmetic is about entries');
    assert.equal(typeof node.quantity, 'string');
    keys.delete('quantity');
  } else if (node.kind === 'number') {
    assert.equal(typeof node.value, 'number');
    if (keys.delete('quantity')) {
      assert.ok(Number.isInteger(node.row) && Number.isInteger(node.column));
      keys.delete('row');
      keys.delete('column');
    }
  } else {
    assert.ok([...INNER_KINDS, 'transpose', 'function'].includes(node.kind), node.kind);
    assert.ok(node.operands && node.operands.length > 0);
    for (const operand of node.operands) checkExpression(operand, hasValues);
    keys.delete('operands');
  }
  if (node.kind === 'function') {
    assert.ok(FUNCTIONS.includes(node.function ?? ''), node.function);
    keys.delete('function');
  }
  assert.deepEqual([...keys], [], `unknown keys of a ${node.kind}`);
}

/**
 * @param {Expression} node
 * @returns {Expression[]} the leaves that name the entry that they are
 */
function sourcesOf(node) {
  if (node.quantity !== undefined) return [node];
  return (node.operands ?? []).flatMap(sourcesOf);
}

/** @param {Matrix} matrix @param {number | undefined} row @param {number | undefined} column */
function entryOf({ columns, values }, row = 0, column = 0) {
  return values[row * columns + column];
}

/** @param {(session: Session) => void} check */
function forEverySession(check) {
  for (const document of [
    drawn,
    ...torchDocuments,
    ...variants.map((variant) => traces[variant].document),
  ]) {
    const session = engine.open(document);
    check(session);
    session.dispose();
  }
}

describe('steps', () => {
  it('have the documented keys and values in every variant', () => {
    forEverySession((session) => {
      session.steps().forEach((step, index) => {
        assert.deepEqual(Object.keys(step).sort(), [
          'activation',
          'columns',
          'formula',
          'index',
          'layer',
          'operation',
          'phase',
          'reads',
          'result',
          'rows',
        ]);
        assert.equal(step.index, index);
        assert.ok(PHASES.includes(step.phase));
        assert.ok(OPERATIONS.includes(step.operation));
        assert.ok(ACTIVATIONS.includes(step.activation));
        checkExpression(step.formula, false);
        const { rows, columns } = session.quantity(step.result);
        assert.deepEqual([step.rows, step.columns], [rows, columns]);
        for (const name of step.reads) assert.ok(session.quantity(name).values.length > 0, name);
      });
    });
  });

  it('of all networks together use every operation', () => {
    /** @type {Set<string>} */
    const used = new Set();
    forEverySession((session) => session.steps().forEach((step) => used.add(step.operation)));
    assert.deepEqual([...used].sort(), [...OPERATIONS].sort());
  });

  it('are in the order of the phases', () => {
    forEverySession((session) => {
      const order = session.steps().map(({ phase }) => PHASES.indexOf(phase));
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );
    });
  });
});

describe('the arithmetic of every cell', () => {
  it('gives the cell, and its numbers are the entries that they name', () => {
    forEverySession((session) => {
      for (const step of session.steps()) {
        const result = session.quantity(step.result);
        result.values.forEach((expected, cell) => {
          const worked = session.arithmetic(step.index, cell);
          assert.ok(worked.value === expected, `${step.result} ${cell}`);
          checkExpression(worked, true);
          for (const { quantity = '', row, column, value } of sourcesOf(worked)) {
            assert.ok(entryOf(session.quantity(quantity), row, column) === value, quantity);
          }
        });
      }
    });
  });

  it('can be asked for by what the step makes', () => {
    const session = engine.open(article);
    assert.deepEqual(session.arithmetic('W[1]', 2), session.arithmetic(24, 2));
    assert.deepEqual(session.arithmetic('W[1]+', 2), session.arithmetic(24, 2));
  });

  it('says what is not finite as numbers too', () => {
    const session = engine.open(article);
    session.setLearningRate(1e200);
    session.train(1);
    assert.equal(session.arithmetic('Z[2]', 0).value, Infinity);
    assert.equal(session.arithmetic('loss', 0).value, NaN);
    assert.equal(session.quantity('Z[2]').values[0], Infinity);
  });
});

describe('quantities', () => {
  it('are matrices of doubles', () => {
    const matrix = engine.open(article).quantity('dW[2]');
    assert.deepEqual(Object.keys(matrix).sort(), ['columns', 'rows', 'values']);
    assert.ok(matrix.values instanceof Float64Array);
    assert.equal(matrix.values.length, matrix.rows * matrix.columns);
  });

  it('stay as they were when memory grows afterwards', () => {
    const session = engine.open(article);
    const kept = session.quantity('W[1]');
    const copy = [...kept.values];
    const large = engine.open({
      ...drawn,
      inputs: Array.from({ length: 1000 }, () => [1, 2, 3]),
      layers: [
        { units: 1000, initializer: 'he', activation: 'relu' },
        { units: 2, initializer: 'he', activation: 'softmax' },
      ],
    });
    large.train(3);
    large.dispose();
    assert.deepEqual([...kept.values], copy);
  });
});

describe('documents', () => {
  it('come out as they went in', () => {
    for (const variant of variants) {
      const { document } = traces[variant];
      assert.deepEqual(engine.open(document).document(), document);
    }
  });

  it('can be text', () => {
    const session = engine.open(JSON.stringify(article, null, 2));
    assert.deepEqual(session.document(), article);
  });

  it('keep the sign of a zero', () => {
    const text = JSON.stringify(article).replace('[[1],[4],[7]]', '[[-0],[4],[7]]');
    const [[zero]] = engine.open(text).document().inputs;
    assert.ok(Object.is(zero, -0));
  });

  it('that draw their weights come out with them, and the same again', () => {
    const document = engine.open(drawn).document();
    assert.deepEqual(engine.open(drawn).document(), document);
    assert.deepEqual(engine.open(document).document(), document);
    assert.equal(document.title, 'Drawn');
    assert.deepEqual(document.optimizer, { kind: 'gradient-descent', learningRate: 0.1 });
    assert.deepEqual(Object.keys(document.layers[0]).sort(), ['activation', 'biases', 'weights']);
  });

  it('keep text in any script', () => {
    const title = 'R\u00fcckw\u00e4rts \u2207 \u{1f600} "quoted" \\ \n';
    assert.equal(engine.open({ ...article, title }).document().title, title);
  });

  it('of a trained network go on where it stopped', () => {
    const trained = engine.open(drawn);
    trained.train(7);
    const resumed = engine.open(trained.document());
    assert.equal(resumed.loss(), trained.loss());
    trained.train(5);
    resumed.train(5);
    assert.deepEqual(resumed.document(), trained.document());
  });
});

describe('an error', () => {
  it('is one sentence, and its parts', () => {
    try {
      engine.open({ ...article, loss: /** @type {any} */ ('hinge') });
      assert.fail('was not refused');
    } catch (error) {
      assert.ok(error instanceof EngineError);
      assert.ok(error instanceof Error);
      assert.equal(error.name, 'EngineError');
      assert.equal(error.path, 'loss');
      assert.equal(error.got, '"hinge"');
      assert.equal(error.message, `loss: expected ${error.expected}, got "hinge"`);
    }
  });

  it('names what JavaScript alone can put into a document', () => {
    /** @type {[any, string][]} */
    const cases = [
      [null, 'document: expected an object, got null'],
      [3, 'document: expected an object, got 3'],
      [() => article, 'document: expected a network document, got () => article'],
      [
        { ...article, inputs: [[1], [undefined], [7]] },
        'inputs[1][0]: expected a finite number, got null',
      ],
      [
        { ...article, inputs: [new Float64Array([1]), [4], [7]] },
        'inputs[0]: expected a row: an array of numbers, got an object',
      ],
      [
        { ...article, optimizer: { kind: 'gradient-descent', learningRate: NaN } },
        'optimizer.learningRate: expected a finite number, got NaN',
      ],
    ];
    for (const [document, message] of cases) {
      assert.throws(() => engine.open(document), { name: 'EngineError', message });
    }
  });

  it('comes from every method of a session that was disposed of', () => {
    const session = engine.open(article);
    session.dispose();
    /** @type {(() => unknown)[]} */
    const uses = [
      () => session.steps(),
      () => session.longForm(),
      () => session.checkGradients(),
      () => session.paths('W[1]', 0, 0),
      () => session.health(),
      () => session.position(),
      () => session.next(),
      () => session.back('cell'),
      () => session.goTo(0),
      () => session.train(1),
      () => session.train(1, { batchSize: 1 }),
      () => session.quantity('X'),
      () => session.arithmetic(0, 0),
      () => session.loss(),
      () => session.document(),
      () => session.setLearningRate(1),
      () => session.firstNonFinite(),
    ];
    for (const use of uses) assert.throws(use, { name: 'EngineError', path: 'session' });
  });

  it('leaves a disposed session no way into the one that came after it', () => {
    const first = engine.open(article);
    first.dispose();
    const second = engine.open(article);
    assert.throws(() => first.train(5), { path: 'session' });
    first.dispose();
    assert.equal(second.position().iteration, 0);
    assert.ok(second.loss() > 0);
  });
});

describe('two sessions', () => {
  it('that move in turn each go their own way', () => {
    const alone = engine.open(drawn);
    alone.train(2);
    alone.goTo('dW[1]');
    const [a, b] = [engine.open(drawn), engine.open(article)];
    a.train(1);
    b.next('phase');
    a.train(1);
    b.setLearningRate(3);
    a.goTo('dW[1]');
    b.train(4);
    assert.deepEqual(a.position(), alone.position());
    assert.deepEqual(a.document(), alone.document());
    assert.deepEqual(a.quantity('dW[1]'), alone.quantity('dW[1]'));
    assert.equal(b.position().iteration, 4);
  });
});
