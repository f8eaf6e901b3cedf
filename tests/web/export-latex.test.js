// @ts-check
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import katex from 'katex';
import { entryToLatex, equationToLatex } from '../../web/src/export/latex.js';
import { useLocale } from '../../web/src/format.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { reductions } from '../../web/src/model/reduce.js';
import { DOCUMENTS, forEachEquation } from './export-documents.js';

/**
 * @import { Expression, FunctionName, NetworkDocument, Operation } from '../../web/src/engine/types.js'
 */

/** Throws where the text is no LaTeX. @param {string} text */
const parse = (text) =>
  katex.renderToString(text, { displayMode: true, throwOnError: true, strict: 'error' });

/**
 * The equations of a network by what they make, in symbols or in full.
 * @param {NetworkDocument} networkDocument
 * @param {'symbols' | 'result'} level
 */
async function equationsOf(networkDocument, level) {
  /** @type {Record<string, string>} */
  const equations = {};
  await forEachEquation(networkDocument, (equation, quantityOf) => {
    equations[equation.result] ??= equationToLatex(equation, quantityOf, { level });
  });
  return equations;
}

describe('equationToLatex', () => {
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    it(`writes what KaTeX reads, for every equation of ${name}`, async () => {
      let count = 0;
      await forEachEquation(document, (equation, quantityOf, arithmetic) => {
        for (const level of /** @type {const} */ (['symbols', 'numbers', 'result'])) {
          const text = equationToLatex(equation, quantityOf, { level });
          assert.doesNotThrow(() => parse(text), `${equation.result}: ${text}`);
          assert.doesNotMatch(text, /undefined|object|[^\x20-\x7e\n]/, equation.result);
        }
        const chain = entryToLatex(reductions(arithmetic));
        assert.doesNotThrow(() => parse(chain), `${equation.result}: ${chain}`);
        assert.doesNotMatch(chain, /undefined|object|[^\x20-\x7e]/, equation.result);
        count++;
      });
      assert.ok(count >= 6, `${count} equations`);
    });
  }

  it('is tried with all operations', async () => {
    /** @type {Set<Operation | undefined>} */
    const seen = new Set();
    for (const document of Object.values(DOCUMENTS)) {
      await forEachEquation(document, ({ operation }) => seen.add(operation));
    }
    seen.delete(undefined); // of the long form
    assert.equal(seen.size, 20);
  });

  it('writes the article’s symbols', async () => {
    const symbols = await equationsOf(PRESETS['article-softmax'], 'symbols');
    assert.equal(symbols['Z[2]'], 'Z[2] = W[2]A[1] + b[2]');
    assert.equal(symbols['A[1]'], 'A[1] = \\operatorname{ReLU}(Z[1])');
    assert.equal(symbols['exp(Z[4])'], 'e^{Z[4]} = \\exp(Z[4])');
    assert.equal(symbols['sum(exp(Z[4]))'], '\\text{sum} = \\sum_{\\text{units}} e^{Z[4]}');
    assert.equal(symbols['A[4]'], 'A[4] = \\frac{e^{Z[4]}}{\\text{sum}}');
    assert.equal(symbols['dW[4]'], 'dW[4] = \\frac{1}{m}\\, dZ[4]\\, A[3]^T');
    assert.equal(symbols['db[4]'], 'db[4] = \\frac{1}{m}\\, \\sum_{i=1}^{m} dZ[4]');
    assert.equal(symbols['dZ[3]'], "dZ[3] = dA[3] \\odot g'_{\\text{ReLU}}(Z[3])");
    assert.equal(symbols['W[1]+'], 'W[1] := W[1] - \\alpha\\, dW[1]');
    assert.equal(symbols['J[4]'], 'J[4] = \\operatorname{diag}(A[4]) - A[4]A[4]^T');
  });

  it('writes what optimizers remember', async () => {
    const symbols = await equationsOf(DOCUMENTS['torch case 8'], 'symbols');
    assert.equal(symbols["dW[1]'"], 'dW_{\\lambda}[1] = dW[1] + \\lambda W[1]');
    assert.equal(
      symbols['vW[1]+'],
      'v_{dW}[1] := \\beta_{1}\\, v_{dW}[1] + (1 - \\beta_{1})\\, dW_{\\lambda}[1]',
    );
    assert.equal(
      symbols['b[1]+'],
      'b[1] := b[1] - \\alpha\\, \\frac{\\frac{v_{db}[1]}{1 - \\beta_{1}^{t}}}{\\sqrt{\\frac{s_{db}[1]}{1 - \\beta_{2}^{t}}} + \\varepsilon}',
    );
  });

  it('goes on with the matrices’ numbers to the result', async () => {
    const full = await equationsOf(PRESETS.article, 'result');
    assert.deepEqual(full['Z[1]'].split('\n'), [
      '\\begin{aligned}',
      'Z[1] &= W[1]X + b[1] \\\\',
      '&= \\begin{bmatrix} 0.2 & -0.1 & 0.4 \\\\ 0.5 & 0.3 & -0.6 \\\\ -0.2 & 0.1 & 0.3 \\end{bmatrix} \\begin{bmatrix} 1 \\\\ 4 \\\\ 7 \\end{bmatrix} + \\begin{bmatrix} 0 \\\\ 0 \\\\ 0 \\end{bmatrix} \\\\',
      '&= \\begin{bmatrix} 2.6 \\\\ -2.5 \\\\ 2.3 \\end{bmatrix}',
      '\\end{aligned}',
    ]);
  });

  it('says where a number is rounded, in the matrices and in the result', async () => {
    const full = await equationsOf(PRESETS.article, 'result');
    // -0.9471 x 0.227 = -0.2149917 has more digits than are shown; what it is made of has not.
    const [, , numbers, result] = full['dW[4]'].split('\n');
    assert.match(numbers, /^&= .*-0\.9471/);
    assert.match(result, /^&\\approx .*-0\.21499 &/);
  });

  it('leaves out the middle of a large matrix, as bmatrix takes ten columns', () => {
    const wide = { rows: 1, columns: 12, values: Float64Array.from({ length: 12 }, (_, i) => i) };
    const copy = {
      result: 'A[1]',
      rows: 1,
      columns: 12,
      reads: ['Z[1]'],
      formula: /** @type {Expression} */ ({ kind: 'quantity', quantity: 'Z[1]' }),
    };
    const text = equationToLatex(copy, () => wide, { level: 'numbers' });
    assert.match(text, /\{bmatrix\} 0 & 1 & 2 & 3 & \\cdots & 11 \\end/);
  });
});

describe('entryToLatex', () => {
  /** @type {(value: number) => Expression} */
  const number = (value) => ({ kind: 'number', value });
  /** @type {(kind: Expression['kind'], value: number, ...operands: Expression[]) => Expression} */
  const node = (kind, value, ...operands) => ({ kind, value, operands });
  /** @type {(name: FunctionName, value: number, ...operands: Expression[]) => Expression} */
  const apply = (name, value, ...operands) => ({
    kind: 'function',
    function: name,
    value,
    operands,
  });
  const chain = (/** @type {Expression} */ expression) => entryToLatex(reductions(expression));

  it('works an entry out as the article does', () => {
    const products = [
      node('product', 0.2, number(0.2), number(1)),
      node('product', -0.4, number(-0.1), number(4)),
      node('product', 2.8, number(0.4), number(7)),
    ];
    assert.equal(
      chain(node('sum', 2.6, ...products)),
      '0.2 \\cdot 1 + (-0.1) \\cdot 4 + 0.4 \\cdot 7 = 0.2 - 0.4 + 2.8 = 2.6',
    );
  });

  it('says where a number is rounded, and writes powers of ten', () => {
    const third = node('quotient', 1 / 3, number(1), number(3));
    assert.equal(chain(third), '\\frac{1}{3} \\approx 0.33333');
    const small = node('product', -1.2e-5, number(-3e-3), number(4e-3));
    assert.equal(chain(small), '-0.003 \\cdot 0.004 = -1.2 \\times 10^{-5}');
    assert.equal(chain(number(-Infinity)), '-\\infty');
    assert.equal(chain(number(NaN)), '\\text{NaN}');
  });

  it('writes every function that arithmetic has', () => {
    const two = number(2);
    /** @type {[FunctionName, Expression[], string][]} */
    const cases = [
      ['exp', [number(-2)], 'e^{-2}'],
      ['exp-minus-one', [number(-2)], 'e^{-2} - 1'],
      ['ln', [two], '\\ln(2)'],
      ['tanh', [two], '\\tanh(2)'],
      ['softplus', [two], '\\ln(1 + e^{2})'],
      ['relu-derivative', [two], "g'_{\\text{ReLU}}(2)"],
      ['leaky-relu-derivative', [two], "g'_{\\text{LReLU}}(2)"],
      ['normal-cdf', [two], '\\Phi(2)'],
      ['normal-pdf', [two], '\\varphi(2)'],
      ['max', [number(0), two], '\\max(0, 2)'],
      ['square', [number(-2)], '(-2)^{2}'],
      ['square', [number(2e-7)], '(2 \\times 10^{-7})^{2}'],
      ['square-root', [two], '\\sqrt{2}'],
      ['power', [number(0.9), two], '0.9^{2}'],
    ];
    for (const [name, operands, text] of cases) {
      assert.equal(entryToLatex([apply(name, 0, ...operands)]), text);
      parse(text);
    }
  });

  describe('in a language with a decimal comma', () => {
    afterEach(() => useLocale('en'));

    it('writes the comma without a space after it, and another sign between arguments', () => {
      useLocale('de');
      const text = chain(apply('max', 2.6, number(0), number(2.6)));
      assert.equal(text, '\\max(0; 2{,}6) = 2{,}6');
      parse(text);
    });
  });
});
