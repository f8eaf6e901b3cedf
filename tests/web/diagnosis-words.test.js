// @ts-check
// The sentence of every slip, and of what is right in an answer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { diagnosis } from '../../web/src/words/en/diagnosis.js';

/** @typedef {import('../../web/src/engine/practice-types.js').Slip} Slip */
/** @typedef {import('../../web/src/engine/practice-types.js').SlipKind} SlipKind */

/** @param {string} quantity @param {number} row @param {number} column */
function entry(quantity, row, column) {
  return { quantity, row, column };
}

/** Those of which there is a whole sentence. @type {SlipKind[]} */
const ALONE = ['other-entry', 'missing-factor'];

/** @type {Record<Exclude<SlipKind, 'other-entry' | 'missing-factor'>, [Partial<Slip>, string]>} what is told of the others, by their kind */
const SENTENCES = {
  'activation-forgotten': [
    { used: 'Z[2]', instead: 'A[2]' },
    'the activation is forgotten, and Z[2] is used where A[2] belongs',
  ],
  'other-operand': [
    { term: 0, taken: entry('A[1]', 0, 1), belongs: entry('A[1]', 0, 0) },
    'A[1](1, 2) is used where A[1](1, 1) belongs',
  ],
  'wrong-sign': [{ term: 1 }, 'the second term has the other sign'],
  'factor-of-ten': [{ term: 9, factor: 0.01 }, 'term 10 is 100 times too small'],
  'missing-term': [{ term: 0 }, 'the first term is left out'],
  'missing-bias': [{}, 'the bias is left out'],
  transposed: [
    { used: 'W[4]' },
    'the rows and columns of W[4] are exchanged: a transpose too many or too few',
  ],
  'other-layer': [{ used: 'A[1]', instead: 'A[2]' }, 'A[1] is used where A[2] belongs'],
  'mask-forgotten': [
    { used: 'Z[1]', instead: 'A[1]' },
    'ReLU is forgotten, and Z[1] is used where A[1] belongs',
  ],
  'mask-misapplied': [
    { used: 'Z[2]', instead: 'Z[1]' },
    'the switch of ReLU (on where Z > 0) is that of Z[2] where that of Z[1] belongs',
  ],
  'derivative-forgotten': [{}, 'the slope of the activation is forgotten'],
  'derivative-misapplied': [{ used: 'A[1]', instead: "g'(Z[1])" }, "A[1] is used where the slope g'(Z[1]) of the activation belongs"], // prettier-ignore
  'mean-forgotten': [{}, '1/m is forgotten, so that it is a sum and no mean'],
  'mean-doubled': [{}, '1/m is there once too often'],
  'error-reversed': [{}, 'the output is taken away from the target, not the target from it'],
  'updated-weight': [
    { used: 'W[2]+', instead: 'W[2]' },
    'the new W[2] is used, from after the update, where the old one belongs',
  ],
  'added-update': [{}, 'the update is added where it has to be taken away'],
  'learning-rate-forgotten': [{}, 'the learning rate α is forgotten'],
  'rounded-early': [{ digits: 1 }, 'everything is rounded to 1 decimal before the last line'],
};

/** @param {SlipKind} kind @param {Partial<Slip>} detail @returns {Slip} */
function slip(kind, detail) {
  return { kind, value: 3.4, arithmetic: { kind: 'number', value: 3.4 }, term: null, ...detail };
}

describe('a slip', () => {
  it('of every kind that the core names has a sentence, with the number that it gives', () => {
    const types = readFileSync('web/src/engine/practice-types.js', 'utf8');
    const [, union = ''] = types.match(/@typedef \{([^}]*)\} SlipKind/) ?? [];
    const named = [...union.matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
    assert.deepEqual([...Object.keys(SENTENCES), ...ALONE].sort(), named.sort());
    for (const [kind, [detail, clause]] of Object.entries(SENTENCES)) {
      const told = diagnosis.slip(slip(/** @type {SlipKind} */ (kind), detail), '3.4');
      assert.equal(told, `3.4 comes out if ${clause}.`);
    }
  });

  it('of an entry says which one it is, and what the one asked for is about', () => {
    const told = (/** @type {Partial<Slip>} */ detail) =>
      diagnosis.slip(slip('other-entry', detail), '−1');
    assert.equal(
      told({ taken: entry('dW[1]', 0, 0), belongs: entry('dW[1]', 1, 2) }),
      '−1 is dW[1](1, 1), another entry: this one is about unit 2 and input 3 of layer 1.',
    );
    assert.match(
      told({ taken: entry('W[2]+', 0, 0), belongs: entry('W[2]+', 0, 1) }),
      /this one is about input 2 of layer 2\.$/,
    );
    assert.match(
      told({ taken: entry('exp(Z[4])', 0, 0), belongs: entry('exp(Z[4])', 2, 1) }),
      /this one is about unit 3 of layer 4 and example 2\.$/,
    );
    assert.match(
      told({ taken: entry('dA[1]', 0, 0), belongs: entry('dA[1]', 0, 1) }),
      /this one is about example 2\.$/,
    );
    assert.equal(
      diagnosis.slip(
        slip('missing-factor', { taken: entry('X', 1, 0), belongs: entry('dZ[1]', 0, 0) }),
        '4',
      ),
      '4 is X(2, 1) alone: it has to be multiplied by dZ[1](1, 1).',
    );
    assert.match(
      diagnosis.slip(slip('mask-forgotten', { used: 'dA[1]', instead: 'dZ[1]' }), '−0.27'),
      /dA\[1\] is used where dZ\[1\] belongs: where it is off \(Z ≤ 0\) the derivative is 0\.$/,
    );
  });

  it('of the result says so, and a second one is an alternative', () => {
    assert.match(diagnosis.slip(slip('wrong-sign', {}), '−2'), /^−2 .* the result has the other/);
    assert.match(diagnosis.orSlip(slip('factor-of-ten', { factor: 100 }), '26'), /^Or: 26 .* 100 times too large\.$/); // prettier-ignore
  });
});

describe('what is right in an answer', () => {
  it('is said: terms, operands, a part of the way, the sign, how many digits', () => {
    const told = [
      diagnosis.part({ kind: 'term', terms: [0] }),
      diagnosis.part({ kind: 'term', terms: [0, 1, 3] }),
      diagnosis.part({ kind: 'magnitude' }),
      diagnosis.part({ kind: 'magnitude', digits: 3 }),
    ];
    assert.deepEqual(told, [
      'The first term is right; look at the others.',
      'The first term, the second term and the fourth term are right; look at the others.',
      'The size is about right.',
      'The first 3 digits are right.',
    ]);
  });
});
