// @ts-check
// The printed numbers of an audit as readers see them: filtered, spotted, step by step.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasPublished } from '../../web/src/model/sources.js';
import {
  byQuantity,
  neighbouringStep,
  printedKey,
  spotted,
} from '../../web/src/model/practice/printed.js';
import { ARTICLE, ARTICLE_SOFTMAX } from '../../web/src/model/presets/article.js';

/** @typedef {import('../../web/src/engine/practice-types.js').AuditedValue} AuditedValue */

/**
 * @param {string} quantity
 * @param {number} row
 * @param {AuditedValue['verdict']} verdict
 * @param {number | null} step
 * @returns {AuditedValue}
 */
function printed(quantity, row, verdict, step) {
  return {
    quantity,
    row,
    column: 0,
    step,
    cell: row,
    printed: '1',
    correct: 1,
    fromPublished: 1,
    verdict,
    isRounded: false,
    slips: [],
    parts: [],
  };
}

const VALUES = [
  printed('Z[1]', 0, 'right', 0),
  printed('Z[1]', 1, 'slip', 0),
  printed('exp(Z[1])', 0, 'right', null),
  printed('dA[1]', 0, 'inherited', 5),
  printed('dA[1]', 1, 'right', 5),
];

describe('printed numbers', () => {
  it('are listed by quantity, all or those of one verdict', () => {
    const sizes = (/** @type {Map<string, unknown[]>} */ groups) =>
      [...groups].map(([quantity, values]) => [quantity, values.length]);
    assert.deepEqual(sizes(byQuantity(VALUES, 'all')), [
      ['Z[1]', 2],
      ['exp(Z[1])', 1],
      ['dA[1]', 2],
    ]);
    assert.deepEqual(sizes(byQuantity(VALUES, 'slip')), [['Z[1]', 1]]);
    assert.deepEqual(sizes(byQuantity(VALUES, 'inherited')), [['dA[1]', 1]]);
  });

  it('are spotted: what follows from a slip is wrong too, and what is right may be marked', () => {
    const marked = new Set([VALUES[0], VALUES[3]].map(printedKey));
    assert.deepEqual(spotted(VALUES, marked), { wrong: 2, found: 1, falsely: 1 });
  });

  it('lead from step to step, around the ends, past what no step makes', () => {
    assert.equal(neighbouringStep(VALUES, 0, 1), 5);
    assert.equal(neighbouringStep(VALUES, 5, 1), 0);
    assert.equal(neighbouringStep(VALUES, 0, -1), 5);
    assert.equal(neighbouringStep(VALUES, 3, -1), 0);
    assert.equal(neighbouringStep([], 3, 1), null);
  });
});

describe('a document', () => {
  it('has published numbers, or has none, as an object and as its text', () => {
    assert.equal(hasPublished(ARTICLE), true);
    assert.equal(hasPublished(ARTICLE_SOFTMAX), false);
    assert.equal(hasPublished(JSON.stringify(ARTICLE, null, 2)), true);
    assert.equal(hasPublished('{"published" : 7}'), true);
    assert.equal(
      hasPublished(JSON.stringify({ ...ARTICLE_SOFTMAX, title: '"published":' })),
      false,
    );
  });
});
