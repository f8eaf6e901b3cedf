// @ts-check
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { useLocale } from '../../web/src/format.js';
import { spoken } from '../../web/src/words/en/spoken.js';
import {
  arithmeticChain,
  entriesIn,
  numbersLine,
  formulaSymbols,
  innerMarks,
  isElided,
  matrixOfNumbers,
  quantitySymbol,
  symbolsLine,
} from '../../web/src/views/mathml.js';

/**
 * @import { Expression, FunctionName, Matrix, Step } from '../../web/src/engine/types.js'
 */

/** @type {(value: number, quantity?: string, row?: number, column?: number) => Expression} */
const number = (value, quantity, row = 0, column = 0) =>
  quantity ? { kind: 'number', value, quantity, row, column } : { kind: 'number', value };

/** @type {(name: string) => Expression} */
const quantity = (name) => ({ kind: 'quantity', quantity: name });

/** @type {(kind: Expression['kind'], value: number, ...operands: Expression[]) => Expression} */
const node = (kind, value, ...operands) => ({ kind, value, operands });

/** @type {(name: FunctionName, value: number, operand: Expression) => Expression} */
const apply = (name, value, operand) => ({
  kind: 'function',
  function: name,
  value,
  operands: [operand],
});

/** @type {(rows: number[][]) => Matrix} */
const matrix = (rows) => ({
  rows: rows.length,
  columns: rows[0].length,
  values: Float64Array.from(rows.flat()),
});

/**
 * @param {string} result
 * @param {Expression} formula
 * @param {Partial<Step>} [rest]
 * @returns {Step}
 */
const step = (result, formula, rest) => ({
  index: 0,
  phase: 'forward',
  layer: 1,
  operation: 'linear',
  activation: 'relu',
  result,
  rows: 2,
  columns: 1,
  reads: [],
  formula,
  ...rest,
});

/**
 * @param {unknown} content markup, or a list of it
 * @returns {string}
 */
function markup(content) {
  return Array.isArray(content) ? content.map(markup).join('') : String(content);
}

/**
 * What stands between the tags, without spaces.
 * @param {unknown} template
 */
const text = (template) =>
  markup(template)
    .replace(/<mfrac>/g, '{')
    .replace(/<\/mfrac>/g, '}')
    .replace(/<[^>]*>/g, '')
    .replace(/[\s\u2007\u2008]/g, '');

/** @param {Expression} expression */
const chain = (expression) => text(arithmeticChain(expression));

/**
 * The entries that a template shows: quantity, row, column.
 * @param {unknown} template
 */
const shownEntries = (template) =>
  [
    ...markup(template).matchAll(/data-quantity="(.+?)"\s+data-row="(\d+)"\s+data-column="(\d+)"/g),
  ].map(([, name, row, column]) => `${name} ${row} ${column}`);

describe('quantitySymbol', () => {
  /** @type {[string, string][]} */
  const cases = [
    ['X', 'X'],
    ['Z[1]', 'Z[1]'],
    ['dW[3]', 'dW[3]'],
    ['W[2]+', 'W[2]'],
    ['exp(Z[4])', 'eZ[4]'],
    ['sum(exp(Z[4]))', 'sum'],
    ["g'(Z[3])", 'g′ReLU(Z[3])'],
    ['m', 'm'],
    ['alpha', 'α'],
    ['loss', 'loss'],
  ];
  for (const [name, shown] of cases) {
    it(`writes ${name} as ${shown}`, () => {
      assert.equal(text(quantitySymbol(name, 'relu')), shown);
    });
  }
});

describe('a formula', () => {
  const linear = step(
    'Z[1]',
    node('sum', 0, node('product', 0, quantity('W[1]'), quantity('X')), quantity('b[1]')),
  );
  const mean = node('quotient', 0, number(1), quantity('m'));

  it('in symbols has the shape of every matrix below it', () => {
    const shapes = () => matrix([[1], [2]]);
    assert.equal(text(formulaSymbols(linear)), 'Z[1]=W[1]X+b[1]');
    assert.equal(text(formulaSymbols(linear, shapes)), 'Z[1](2×1)=W[1](2×1)X(2×1)+b[1](2×1)');
  });

  it('of an update assigns to the same letter', () => {
    const descent = node('product', 0, quantity('alpha'), quantity('dW[1]'));
    const update = step('W[1]+', node('difference', 0, quantity('W[1]'), descent), {
      phase: 'update',
    });
    assert.equal(text(formulaSymbols(update)), 'W[1]:=W[1]−αdW[1]');
  });

  it('sums over the examples as the article does', () => {
    const sum = apply('sum-rows', 0, quantity('dZ[1]'));
    const bias = step('db[1]', node('product', 0, mean, sum));
    assert.equal(text(formulaSymbols(bias)), 'db[1]={1m}∑i=1mdZ[1]');
  });

  it('gives a transposed quantity its shape, and keeps where each number comes from', () => {
    const back = step(
      'dA[1]',
      node('product', 0, node('transpose', 0, quantity('W[2]')), quantity('dZ[2]')),
    );
    const quantityOf = (/** @type {string} */ name) =>
      name === 'dZ[2]' ? matrix([[9]]) : matrix([[5, 6]]);
    assert.match(text(formulaSymbols(back, quantityOf)), /W\[2\]T\(2×1\)/);
    assert.deepEqual(shownEntries(numbersLine(back, quantityOf)), [
      'W[2] 0 0',
      'W[2] 0 1',
      'dZ[2] 0 0',
    ]);
  });

  it('may go to a new line before a term, and within it before a factor of entries', () => {
    const one = number(1);
    const entropy = node(
      'sum',
      0,
      node('hadamard', 0, quantity('Y'), apply('ln', 0, quantity('A[2]'))),
      node(
        'hadamard',
        0,
        node('difference', 0, one, quantity('Y')),
        apply('ln', 0, node('difference', 0, one, quantity('A[2]'))),
      ),
    );
    const total = node('product', 0, mean, apply('sum-all', 0, entropy));
    const loss = step('loss', node('negative', 0, total));
    const terms = markup(symbolsLine(loss)).split('<span class="term">').slice(1);
    assert.deepEqual(
      terms.map((term) => term.split('</math>').map(text).filter(Boolean)),
      [
        ['loss=−{1m}∑all(Y', '⊙ln(A[2])'],
        ['+(1−Y)', '⊙ln(1−A[2]))'],
      ],
    );
    assert.equal(text(symbolsLine(loss)), text(formulaSymbols(loss)));
  });

  it('does not run two plain numbers together', () => {
    const half = node('quotient', 0, number(1), node('product', 0, number(2), quantity('m')));
    const numbers = numbersLine(step('loss', half), () => matrix([[1]]));
    assert.equal(text(numbers), '{12·1}');
  });
});

describe('matrixOfNumbers', () => {
  it('gives every number its place and its full precision', () => {
    const shown = markup(matrixOfNumbers(matrix([[1 / 3, 2]]), { quantity: 'A[1]' }));
    assert.match(shown, new RegExp(`data-value="${1 / 3}"\\s*>0\\.33333<`));
    assert.deepEqual(shownEntries(matrixOfNumbers(matrix([[1], [2]]), { quantity: 'A[1]' })), [
      'A[1] 0 0',
      'A[1] 1 0',
    ]);
  });

  it('leaves out the middle of a large matrix, but not what is in focus', () => {
    const tall = matrix(Array.from({ length: 30 }, (_, row) => [row]));
    const rows = (/** @type {number | null} */ focused) =>
      shownEntries(
        matrixOfNumbers(tall, {
          quantity: 'X',
          focus: focused === null ? null : { row: focused, column: 0 },
        }),
      ).map((entry) => Number(entry.split(' ')[1]));
    assert.deepEqual(rows(null), [0, 1, 2, 29]);
    assert.deepEqual(rows(17), [0, 1, 2, 16, 17, 18, 29]);
    const shown = text(matrixOfNumbers(tall, { quantity: 'X' }));
    assert.match(shown, /3.?2⋮30.?29/, 'each after the number of its row, counted from 1');
  });

  it('does not show an entry that is still to come', () => {
    const shown = matrixOfNumbers(matrix([[1], [2]]), {
      quantity: 'Z[1]',
      isEmpty: (row) => row > 0,
    });
    assert.equal(text(shown), '[1…]');
  });

  it('writes a lone scalar without brackets', () => {
    assert.equal(text(matrixOfNumbers(matrix([[0.1]]), { quantity: 'alpha' })), '0.1');
    assert.equal(text(matrixOfNumbers(matrix([[0.1]]), { quantity: 'X' })), '[0.1]');
  });
});

describe('a matrix that can be gone through', () => {
  const shown = (/** @type {Partial<Parameters<typeof matrixOfNumbers>[1]>} */ options = {}) =>
    markup(
      matrixOfNumbers(matrix([[1, 2], [3, 4]]), { quantity: 'dW[2]', spoken, ...options }), // prettier-ignore
    );
  const labels = (/** @type {string} */ written) =>
    [...written.matchAll(/aria-label="(.*?)"/g)].map(([, label]) => label);

  it('is a grid whose cells say where they are', () => {
    assert.deepEqual(labels(shown()), [
      'gradient of W 2',
      'gradient of W 2, row 1, column 1: 1',
      'gradient of W 2, row 1, column 2: 2',
      'gradient of W 2, row 2, column 1: 3',
      'gradient of W 2, row 2, column 2: 4',
    ]);
  });

  it('transposed speaks of the rows and columns of the quantity', () => {
    assert.deepEqual(labels(shown({ transposed: true })).slice(0, 3), [
      'gradient of W 2, transposed',
      'gradient of W 2, row 1, column 1: 1',
      'gradient of W 2, row 2, column 1: 3',
    ]);
  });

  it('does not tell a number that is still to come', () => {
    const written = shown({ isEmpty: (row) => row > 0 });
    assert.equal(labels(written).at(-1), 'gradient of W 2, row 2, column 2: not yet worked out');
    assert.doesNotMatch(written, /data-value="4"/);
  });

  it('is shown whole where that is asked for', () => {
    const tall = matrix(Array.from({ length: 30 }, (_, row) => [row]));
    const count = (/** @type {boolean} */ expanded) =>
      shownEntries(matrixOfNumbers(tall, { quantity: 'X', expanded })).length;
    assert.deepEqual([count(false), count(true)], [4, 30]);
    assert.deepEqual([isElided(tall), isElided(matrix([[1]]))], [true, false]);
  });
});

describe('inner dimensions', () => {
  const [W, X, V, b] = ['W[1]', 'X', 'W[2]', 'b[1]'].map(quantity);
  const shapes = () => matrix([[1, 2], [3, 4]]); // prettier-ignore
  /** @param {Expression} formula @param {Expression} leaf */
  const marksOf = (formula, leaf) => innerMarks(formula, shapes).get(leaf);

  it('of a product are marked alike, columns on the left and rows on the right', () => {
    const formula = node('sum', 0, node('product', 0, W, X), b);
    assert.deepEqual(marksOf(formula, W), { columns: 1 });
    assert.deepEqual(marksOf(formula, X), { rows: 1 });
    assert.equal(marksOf(formula, b), undefined);
  });

  it('of two products have two marks, also where they share a factor', () => {
    const chained = node('product', 0, W, node('product', 0, V, X));
    assert.deepEqual(marksOf(chained, W), { columns: 1 });
    assert.deepEqual(marksOf(chained, V), { rows: 1, columns: 2 });
    assert.deepEqual(marksOf(chained, X), { rows: 2 });
  });

  it('of a transposed matrix are those that it has when transposed', () => {
    const turned = node('transpose', 0, X);
    assert.deepEqual(marksOf(node('product', 0, W, turned), turned), { rows: 1 });
  });

  it('are none where a number is multiplied', () => {
    const mean = node('quotient', 0, number(1), quantity('m'));
    assert.equal(innerMarks(node('product', 0, mean, W), shapes).size, 0);
    assert.equal(innerMarks(node('product', 0, number(2), W), shapes).size, 0);
    const scaled = node('product', 0, quantity('alpha'), W);
    assert.equal(innerMarks(scaled, () => matrix([[1]])).size, 0);
  });
});

describe('a quantity is spoken', () => {
  /** @type {[string, string][]} */
  const cases = [
    ['W[2]', 'W 2'],
    ['X', 'X'],
    ['dW[2]', 'gradient of W 2'],
    ["dW[2]'", 'gradient of W 2 with weight decay'],
    ['W[2]+', 'new W 2'],
    ['vb[1]+', 'new velocity of b 1'],
    ['exp(Z[4])', 'e to the Z 4'],
    ['sum(exp(Z[4]))', 'sum of e to the Z 4'],
    ["g'(Z[3])", 'slope at Z 3'],
    ['alpha', 'alpha'],
  ];
  for (const [name, expected] of cases) {
    it(`${name} as ${expected}`, () => {
      assert.equal(spoken.quantity(name), expected);
    });
  }
});

describe('arithmeticChain', () => {
  const products = [
    node('product', 0.2, number(0.2, 'W[1]', 0, 0), number(1, 'X', 0, 0)),
    node('product', -0.4, number(-0.1, 'W[1]', 0, 1), number(4, 'X', 1, 0)),
    node('product', 2.8, number(0.4, 'W[1]', 0, 2), number(7, 'X', 2, 0)),
  ];
  const line = node('sum', 2.6, ...products);

  it('works an entry out as the article does', () => {
    assert.equal(chain(line), '0.2·1+(−0.1)·4+0.4·7=0.2−0.4+2.8=2.6');
  });

  it('names the source of each number, once in the list of entries', () => {
    assert.equal(shownEntries(arithmeticChain(line)).length, 6);
    assert.deepEqual(entriesIn(node('sum', 0, ...products, ...products)).length, 6);
  });

  it('says where a shown number is rounded', () => {
    assert.equal(chain(node('quotient', 1 / 3, number(1), number(3))), '{13}≈0.33333');
    assert.equal(chain(node('quotient', 0.5, number(1), number(2))), '{12}=0.5');
    assert.equal(chain(node('sum', 1 / 3, number(1 / 3), number(0))), '0.33333+0=0.33333');
  });

  it('lets a line break before each term, also in parentheses', () => {
    const half = node('quotient', 0.5, number(1), number(2));
    const [first] = arithmeticChain(node('negative', -1.3, node('product', 1.3, half, line)));
    assert.deepEqual(first.map(text), ['−{12}·(0.2·1', '+(−0.1)·4', '+0.4·7)']);
  });

  it('puts a negative number that follows a sign in parentheses', () => {
    const difference = node('difference', 3, number(1), number(-2));
    assert.equal(chain(difference), '1−(−2)=3');
    assert.equal(chain(node('product', 6, number(-3), number(-2))), '−3·(−2)=6');
    assert.equal(chain(apply('square', 4, number(-2))), '(−2)2=4');
    assert.equal(chain(apply('square', 1e200, number(1e100))), '(1×10¹⁰⁰)2=1×10²⁰⁰');
    const inner = node('product', -6, number(-3), number(2));
    assert.equal(chain(node('product', -3, number(0.5), inner)), '0.5·(−3)·2=0.5·(−6)=−3');
  });

  it('writes the functions of activations and optimizers out', () => {
    assert.equal(chain(apply('exp-minus-one', -0.5, number(-0.75))), 'e−0.75−1=−0.5');
    assert.equal(chain(apply('square-root', 3, number(9))), '9=3');
    assert.equal(chain(apply('leaky-relu-derivative', 0.01, number(-2))), 'g′LReLU(−2)=0.01');
    const gelu = node('product', 1, number(2), apply('normal-cdf', 0.5, number(2)));
    assert.equal(chain(gelu), '2·Φ(2)=2·0.5=1');
    /** @type {Expression} */
    const power = {
      kind: 'function',
      function: 'power',
      value: 0.25,
      operands: [number(0.5), number(2)],
    };
    assert.equal(chain(node('difference', 0.75, number(1), power)), '1−0.52=1−0.25=0.75');
  });

  it('works out a sigmoid without writing a stage twice', () => {
    const power = apply('exp', 0.25, node('negative', -2, number(2)));
    const sigmoid = node('quotient', 0.8, number(1), node('sum', 1.25, number(1), power));
    assert.equal(chain(sigmoid), '{11+e−2}={11+0.25}={11.25}=0.8');
  });

  it('writes a sum of sums as one sum', () => {
    const inner = (/** @type {number} */ value) =>
      node('sum', value, node('product', value, number(1), number(value)), number(0));
    assert.equal(chain(node('sum', -5, inner(-2), inner(-3))), '1·(−2)+0+1·(−3)+0=−2+0−3+0=−5');
  });
});

describe('in a language with a decimal comma', () => {
  afterEach(() => useLocale('en'));

  it('matrices and arithmetic have it, and another sign between arguments', () => {
    useLocale('de');
    const shown = matrixOfNumbers(matrix([[0.25], [3]]), { quantity: 'X' });
    assert.match(markup(shown), />0,25<[^]*>3\u2008\u2007\u2007</);
    /** @type {Expression} */
    const max = {
      kind: 'function',
      function: 'max',
      value: 2.6,
      operands: [number(0), number(2.6)],
    };
    assert.equal(chain(max), 'max(0;2,6)=2,6');
  });
});
