// @ts-check
// What is asked of who practises, in which order, and what is kept of it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDone, knownAt } from '../../web/src/model/known.js';
import { Attempt } from '../../web/src/model/practice/attempt.js';
import { driftsOf, largestOf } from '../../web/src/model/practice/drift.js';
import { EXTENTS, MOST_ASKED, askedCells, nextOpen } from '../../web/src/model/practice/extent.js';
import { givesAway } from '../../web/src/model/practice/give-away.js';
import { ownOrRounded, withOwn } from '../../web/src/model/practice/own.js';
import {
  NO_PROGRESS,
  askedIn,
  progressIn,
  progressText,
  withOutcome,
} from '../../web/src/model/practice/progress.js';

/** @typedef {import('../../web/src/engine/practice-types.js').Judgement} Judgement */
/** @typedef {import('../../web/src/engine/types.js').Step} Step */

const STEP = { rows: 2, columns: 3 };

describe('how much is asked for', () => {
  it('one entry, its row, the step', () => {
    const asked = (/** @type {typeof EXTENTS[number]} */ extent) => askedCells(extent, STEP, 4);
    assert.deepEqual(EXTENTS.map(asked), [[4], [3, 4, 5], [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]]);
  });

  it('nothing of what would be too much, but always one entry', () => {
    const large = { rows: 2, columns: MOST_ASKED + 1 };
    assert.deepEqual(
      EXTENTS.map((extent) => askedCells(extent, large, 7)),
      [[7], [], [], []],
    );
    assert.equal(
      askedCells('row', { rows: 2, columns: MOST_ASKED }, MOST_ASKED + 3)[0],
      MOST_ASKED,
    );
  });

  it('goes on with the next blank, and from the end with the first', () => {
    const isOpen = (/** @type {number} */ cell) => cell !== 1 && cell !== 4;
    const cells = [0, 1, 2, 3, 4];
    assert.equal(nextOpen(cells, isOpen, 0), 2);
    assert.equal(nextOpen(cells, isOpen, 3), 0);
    assert.equal(
      nextOpen(cells, () => false, 0),
      null,
    );
  });
});

describe('what is known while something is asked', () => {
  const steps = /** @type {Step[]} */ (
    [
      { index: 0, result: 'Z[1]', rows: 3, columns: 1 },
      { index: 1, result: 'A[1]', rows: 3, columns: 1 },
    ].map((step) => /** @type {unknown} */ (step))
  );

  it('is what it would be, without the blanks', () => {
    const position = { step: 0, cell: null, blanks: new Set([1]) };
    const isKnown = knownAt(steps, position);
    assert.deepEqual(
      [0, 1, 2].map((row) => isKnown('Z[1]', row)),
      [true, false, true],
    );
    assert.equal(isKnown('A[1]', 0), false);
    assert.equal(isKnown('W[1]', 0, 2), true);
    assert.equal(isDone(position, 1), false);
    assert.equal(isDone({ cell: 1 }, 2), false);
    assert.equal(isDone({ cell: null }, 2), true);
  });
});

describe('the answers to a step', () => {
  /** @param {Judgement['verdict']} verdict @returns {Judgement} */
  const judged = (verdict) => ({
    verdict,
    value: 1,
    expected: 1,
    fromOwn: null,
    slips: [],
    parts: [],
    at: null,
  });

  it('are right at the first try or at a later one; what cannot be read was no try', () => {
    const attempt = new Attempt();
    attempt.judge(0, judged('unreadable'), false);
    assert.equal(attempt.isOpen(0), true);
    assert.equal(attempt.judge(0, judged('right'), true), 'first');
    assert.equal(attempt.isOpen(0), false);
    attempt.judge(1, judged('wrong'), false);
    assert.equal(attempt.judge(1, judged('follows'), true), 'again');
  });

  it('count as right with a hint after one; after two hints comes the answer', () => {
    const attempt = new Attempt();
    assert.equal(attempt.help(0), null);
    assert.equal(attempt.judge(0, judged('right'), true), 'hinted');
    assert.deepEqual([attempt.help(1), attempt.help(1), attempt.help(1)], [null, null, 'shown']);
    assert.equal(attempt.isOpen(1), false);
  });

  it('keep what was typed', () => {
    const attempt = new Attempt();
    assert.equal(attempt.isBegun, false);
    attempt.type(2, '1/');
    attempt.judge(2, judged('unreadable'), false);
    assert.equal(attempt.at(2).typed, '1/');
    assert.equal(attempt.isBegun, true);
  });

  it('lose what was said of them where another text is typed, and keep their tries', () => {
    const attempt = new Attempt();
    attempt.type(0, '9');
    attempt.judge(0, judged('wrong'), false);
    assert.equal(attempt.type(0, '9'), false);
    assert.notEqual(attempt.at(0).judgement, null);
    assert.equal(attempt.type(0, '2.6'), true);
    assert.equal(attempt.at(0).judgement, null);
    assert.equal(attempt.type(0, '2.60'), false);
    assert.equal(attempt.judge(0, judged('right'), true), 'again');
  });
});

describe('progress', () => {
  it('counts what was asked, by how it came to be filled in', () => {
    const outcomes = /** @type {const} */ (['first', 'first', 'hinted', 'shown']);
    const progress = outcomes.reduce(withOutcome, NO_PROGRESS);
    assert.deepEqual(progress, { first: 2, again: 0, hinted: 1, shown: 1 });
    assert.equal(askedIn(progress), 4);
    assert.deepEqual(progressIn(progressText(progress)), progress);
  });

  it('starts anew where what was kept is not ours', () => {
    for (const text of [
      null,
      '',
      '7',
      'null',
      '[]',
      '{"first":1}',
      '{"first":-1,"again":0,"hinted":0,"shown":0}',
      '{"first":"1","again":0,"hinted":0,"shown":0}',
    ]) {
      // prettier-ignore
      assert.deepEqual(progressIn(text), NO_PROGRESS, String(text));
    }
  });
});

describe('own numbers', () => {
  const step = { result: 'Z[1]', rows: 2, columns: 2 };

  it('stand in the shape of their quantity', () => {
    const own = withOwn(withOwn({}, step, 1, 0.5), step, 2, -1);
    assert.deepEqual(own, {
      'Z[1]': [
        [null, 0.5],
        [-1, null],
      ],
    });
  });

  it('are filled up with what rounding as on paper gives', () => {
    const own = withOwn({}, step, 1, 0.5);
    const rounded = { step: 0, ...step, rounded: [1, 2, 3, 4], exact: [1, 2, 3, 4] };
    assert.deepEqual(ownOrRounded(own, [rounded])['Z[1]'], [
      [1, 0.5],
      [3, 4],
    ]);
  });
});

describe('the drift of rounded numbers', () => {
  it('is told in units of the last decimal, without the rounding of doubles', () => {
    const drifts = driftsOf({ rounded: [0.38, 2.3], exact: [0.378, 2.3000000000000003] }, 2);
    assert.ok(Math.abs(drifts[0].units - 0.2) < 1e-9);
    assert.ok(Math.abs(drifts[0].difference - 0.002) < 1e-12);
    assert.deepEqual([drifts[1].units, drifts[1].difference], [0, 0]);
    assert.equal(largestOf(drifts).cell, 0);
  });
});

describe('the arithmetic of a slip', () => {
  /** @typedef {import('../../web/src/engine/types.js').Expression} Expression */
  /** @param {number} value @returns {Expression} */
  const number = (value) => ({ kind: 'number', value });
  /** @param {Expression['kind']} kind @param {number} value @param {...Expression} operands @returns {Expression} */
  const node = (kind, value, ...operands) => ({ kind, value, operands });
  const sum = node('sum', 6, number(2), number(4));
  const mean = node('quotient', 3, sum, number(2));
  /** @param {Expression} arithmetic @param {Partial<import('../../web/src/engine/practice-types.js').Slip>} [detail] */
  const tells = (arithmetic, detail) =>
    givesAway(
      { kind: 'mean-doubled', value: arithmetic.value ?? NaN, arithmetic, term: null, ...detail },
      3,
    );

  it('is not shown where it comes past the right number', () => {
    assert.equal(tells(node('product', 1.5, number(0.5), mean)), true, '0.5 · 3');
    assert.equal(tells(sum), false);
    assert.equal(tells(node('negative', -3, mean), { kind: 'wrong-sign' }), true);
    assert.equal(tells(node('sum', 5, mean, number(2)), { kind: 'wrong-sign', term: 1 }), true);
  });

  it('is shown where the right number only is one of those that it reads', () => {
    const read = node('sum', 7, number(3), node('product', 4, number(2), number(2)));
    assert.equal(tells(read, { kind: 'factor-of-ten', term: 1 }), false);
    /** @param {string} quantity @returns {Expression} */
    const leaf = (quantity) => ({ kind: 'number', value: 3, quantity, row: 0, column: 0 });
    const reading = (/** @type {string} */ quantity) =>
      tells(node('difference', 1, leaf(quantity), number(2)), { kind: 'updated-weight' });
    assert.equal(reading('X'), false);
    assert.equal(reading('W[1]'), false);
    assert.equal(reading('W[1]+'), true, 'what is asked for is no number to be read');
    assert.equal(reading('A[2]'), true);
  });
});
