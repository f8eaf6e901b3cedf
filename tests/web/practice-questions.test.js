// @ts-check
// Which entries are asked, in which order, as the reader moves.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Questions } from '../../web/src/model/practice/questions.js';

/** @typedef {import('../../web/src/engine/practice-types.js').Judgement} Judgement */
/** @typedef {import('../../web/src/engine/types.js').Step} Step */

const STEPS = /** @type {Step[]} */ (
  [
    { index: 0, result: 'Z[1]', rows: 2, columns: 2 },
    { index: 1, result: 'A[1]', rows: 2, columns: 2 },
  ].map((step) => /** @type {unknown} */ (step))
);

/** @type {Judgement} */
const RIGHT = { verdict: 'right', value: 1, expected: 1, fromOwn: null, slips: [], parts: [], at: null }; // prettier-ignore

/** A walk of two steps, which can be moved. @param {number | null} [cell] */
function walkAt(cell = null) {
  const place = {
    position: { iteration: 0, step: 0, cell, revision: 1 },
    steps: STEPS,
    values: Float64Array.of(1, 2, 3, 4),
    get step() {
      return STEPS[this.position.step];
    },
    quantityOf: () => ({ rows: 2, columns: 2, values: place.values }),
  };
  const questions = new Questions(() => place);
  questions.arrive();
  return {
    place,
    questions,
    /** @param {Partial<typeof place.position>} position */
    move: (position) => {
      place.position = { ...place.position, ...position };
      return questions.arrive();
    },
    /** @param {number[]} cells */
    fill: (...cells) => {
      for (const at of cells) questions.attempt.judge(at, RIGHT, true);
      questions.follow(cells);
    },
  };
}

describe('questions', () => {
  it('ask for the step from its first entry on, and what is filled in no more', () => {
    const { questions, fill } = walkAt();
    assert.deepEqual([questions.extent, questions.current], ['step', 0]);
    fill(0, 2);
    assert.deepEqual([questions.blanks, questions.current], [[1, 3], 3]);
    fill(3);
    assert.equal(questions.current, 1, 'from the end on to the beginning');
    fill(1);
    assert.deepEqual([questions.current, questions.next], [null, 'step']);
  });

  it('come back to an answer that is not right yet', () => {
    const { questions } = walkAt();
    questions.attempt.judge(0, RIGHT, true);
    questions.follow([0, 1]);
    assert.equal(questions.current, 1);
  });

  it('ask for the entry that the reader was led to, and then for others', () => {
    const { questions, fill, move } = walkAt(2);
    assert.deepEqual([questions.extent, questions.asked], ['entry', [2]]);
    fill(2);
    assert.deepEqual([questions.current, questions.next], [null, 'entry']);
    questions.goOn();
    assert.deepEqual(questions.asked, [3]);
    move({ cell: 1 });
    assert.deepEqual(questions.asked, [1], 'a move by cell asks for that one');
    assert.equal(questions.choose(0), true);
    assert.equal(questions.choose(0), false);
    assert.deepEqual(questions.asked, [0]);
  });

  it('by row go on with the next row that has a blank', () => {
    const { questions, fill } = walkAt();
    questions.extent = 'row';
    assert.deepEqual(questions.asked, [0, 1]);
    fill(0, 1);
    questions.goOn();
    assert.deepEqual(questions.asked, [2, 3]);
    fill(2, 3);
    assert.equal(questions.next, 'step');
  });

  it('of each step are remembered, until the network is changed', () => {
    const { questions, fill, move } = walkAt();
    fill(0);
    assert.equal(move({ step: 1 }), true);
    assert.deepEqual(questions.blanks, [0, 1, 2, 3]);
    assert.equal(questions.next, 'iteration', 'after the last step');
    move({ step: 0 });
    assert.deepEqual([questions.blanks, questions.current], [[1, 2, 3], 1]);
    assert.equal(move({}), false);
    move({ revision: 2 });
    assert.deepEqual(questions.blanks, [0, 1, 2, 3]);
  });

  it('of a step can be asked once more', () => {
    const { questions, fill } = walkAt();
    fill(0, 1, 2, 3);
    questions.takeDown(0, 7);
    questions.repeat();
    assert.deepEqual([questions.blanks, questions.current], [[0, 1, 2, 3], 0]);
  });

  it('keep the reader’s own numbers for later steps of the iteration', () => {
    const { questions, move } = walkAt();
    questions.takeDown(1, 7);
    assert.deepEqual(questions.ownBefore, {}, 'not for the step itself');
    move({ step: 1 });
    assert.deepEqual(questions.ownBefore, {
      'Z[1]': [
        [null, 7],
        [null, null],
      ],
    });
    move({ iteration: 1, step: 0 });
    move({ step: 1 });
    assert.deepEqual(questions.ownBefore, {});
  });

  it('ask for nothing that has overflowed', () => {
    const { questions, place } = walkAt();
    place.values = Float64Array.of(1, Infinity, 3, 4);
    assert.deepEqual([questions.asked, questions.current], [[], null]);
    questions.extent = 'entry';
    assert.deepEqual(questions.asked, [0]);
  });
});
