// @ts-check
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { entryToText, equationToText } from '../../web/src/export/plain-text.js';
import { useLocale } from '../../web/src/format.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { reductions } from '../../web/src/model/reduce.js';
import { DOCUMENTS, forEachEquation } from './export-documents.js';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */

/**
 * The equations of a network by what they make, and the arithmetic of the first entry of each.
 * @param {NetworkDocument} networkDocument
 * @param {'symbols' | 'result'} level
 */
async function textsOf(networkDocument, level) {
  /** @type {Record<string, string>} */
  const equations = {};
  /** @type {Record<string, string>} */
  const entries = {};
  await forEachEquation(networkDocument, (equation, quantityOf, arithmetic) => {
    equations[equation.result] ??= equationToText(equation, quantityOf, { level });
    entries[equation.result] ??= entryToText(reductions(arithmetic));
  });
  return { equations, entries };
}

describe('equationToText', () => {
  it('writes the symbols in one line', async () => {
    const { equations } = await textsOf(PRESETS['article-softmax'], 'symbols');
    assert.equal(equations['Z[2]'], 'Z[2] = W[2]·A[1] + b[2]');
    assert.equal(equations['A[4]'], 'A[4] = e^Z[4]/sum');
    assert.equal(equations.loss, 'loss = −1/m · ∑_all Y ⊙ ln(A[4])');
    assert.equal(equations['dW[4]'], 'dW[4] = 1/m · dZ[4]·A[3]ᵀ');
    assert.equal(equations['dZ[3]'], 'dZ[3] = dA[3] ⊙ g′_ReLU(Z[3])');
    assert.equal(equations['W[1]+'], 'W[1] := W[1] − α·dW[1]');
    const adam = await textsOf(DOCUMENTS['torch case 8'], 'symbols');
    assert.equal(
      adam.equations['b[1]+'],
      'b[1] := b[1] − α·(v_db[1]/(1 − β₁^t))/(√(s_db[1]/(1 − β₂^t)) + ε)',
    );
  });

  it('sets matrices side by side, points and signs below each other', async () => {
    const { equations } = await textsOf(PRESETS.article, 'result');
    assert.equal(
      equations['Z[1]'],
      [
        'Z[1] = W[1]·X + b[1]',
        '',
        '       [  0.2  −0.1   0.4 ]   [ 1 ]   [ 0 ]',
        '     = [  0.5   0.3  −0.6 ] · [ 4 ] + [ 0 ]',
        '       [ −0.2   0.1   0.3 ]   [ 7 ]   [ 0 ]',
        '',
        '       [  2.6 ]',
        '     = [ −2.5 ]',
        '       [  2.3 ]',
      ].join('\n'),
    );
    assert.equal(
      equations['dZ[4]'].split('\n\n')[1],
      [
        '        [  0.0529 ]   [ 1 ]',
        '      = [  0.1739 ] − [ 0 ]',
        '        [ −0.0075 ]   [ 0 ]',
      ].join('\n'),
    );
  });

  it('draws parentheses and fraction lines as large as what they belong to', async () => {
    const { equations } = await textsOf(PRESETS['article-softmax'], 'result');
    assert.deepEqual(equations['A[1]'].split('\n').slice(2, 5), [
      '           ⎛[  2.6 ]⎞',
      '     = ReLU⎜[ −2.5 ]⎟',
      '           ⎝[  2.3 ]⎠',
    ]);
    const [, quotient] = equations['A[4]'].split('\n\n');
    assert.match(quotient, /^ *\[ 1\.0543 +\]\n.*\n.*\n {5}≈ ─+\n +3\.2368$/);
  });

  it('stays in one piece for every equation of every network', async () => {
    for (const [name, document] of Object.entries(DOCUMENTS)) {
      const { equations, entries } = await textsOf(document, 'result');
      for (const [result, text] of [...Object.entries(equations), ...Object.entries(entries)]) {
        assert.doesNotMatch(text, /undefined|object|[\u2007\u2008]|\\/, `${name}: ${result}`);
        for (const block of text.split('\n\n')) {
          const count = (/** @type {RegExp} */ sign) => block.match(sign)?.length ?? 0;
          assert.equal(count(/[[(⎛⎜⎝]/g), count(/[\])⎞⎟⎠]/g), `${name}: ${result}\n${text}`);
        }
      }
    }
  });
});

describe('entryToText', () => {
  it('works an entry out in one line', async () => {
    const { entries } = await textsOf(PRESETS['article-softmax'], 'symbols');
    assert.equal(entries['Z[1]'], '0.2·1 + (−0.1)·4 + 0.4·7 + 0 = 0.2 − 0.4 + 2.8 + 0 = 2.6');
    assert.equal(entries['A[1]'], 'max(0, 2.6) = 2.6');
    assert.equal(entries['exp(Z[4])'], 'e^0.0529 ≈ 1.0543');
    assert.equal(entries['A[4]'], '1.0543/3.2368 ≈ 0.32573');
  });

  it('puts in parentheses what a line of text would misread', () => {
    /** @type {(value: number) => import('../../web/src/engine/types.js').Expression} */
    const number = (value) => ({ kind: 'number', value });
    const power = {
      kind: /** @type {const} */ ('function'),
      function: /** @type {const} */ ('exp'),
    };
    const sigmoid = {
      kind: /** @type {const} */ ('quotient'),
      value: 0.1192,
      operands: [
        number(1),
        {
          kind: /** @type {const} */ ('sum'),
          value: 8.389,
          operands: [number(1), { ...power, value: 7.389, operands: [number(-0.00002)] }],
        },
      ],
    };
    assert.equal(entryToText([sigmoid]), '1/(1 + e^(−2×10⁻⁵))');
  });
});

describe('in a language with a decimal comma', () => {
  afterEach(() => useLocale('en'));

  it('commas are below each other, and arguments have another sign between them', async () => {
    useLocale('fr');
    const { equations, entries } = await textsOf(PRESETS.article, 'result');
    assert.deepEqual(equations['dZ[4]'].split('\n').slice(-3), [
      '        [ −0,9471 ]',
      '      = [  0,1739 ]',
      '        [ −0,0075 ]',
    ]);
    assert.equal(equations['Z[1]'].split('\n').at(-1), '       [  2,3 ]');
    assert.equal(entries['A[1]'], 'max(0; 2,6) = 2,6');
  });
});
