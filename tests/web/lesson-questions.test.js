// @ts-check
// The questions of lessons: what is right is computed, and what a learner does is checked.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  changesBetween,
  isNear,
  isSameNetwork,
  stateOf,
} from '../../web/src/model/lesson/answers.js';
import { prepareLesson } from '../../web/src/model/lesson/prepare.js';
import { positionOf } from '../../web/src/model/place.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { Walkthrough } from '../../web/src/model/walkthrough.js';

/**
 * @import { NetworkDocument } from '../../web/src/engine/types.js'
 * @import { Question } from '../../web/src/model/lesson/types.js'
 * @import { Goal } from '../../web/src/model/lesson/questions.js'
 */

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/**
 * @param {Question} question
 * @param {string} network
 */
function asked(question, network) {
  const result = prepareLesson(
    {
      format: 'backprop-lesson/1',
      title: 'T',
      network,
      cards: [{ title: 'A', text: 'B.', question }],
    },
    engine,
  );
  assert.ok('lesson' in result);
  assert.deepEqual(result.lesson.problems, []);
  result.lesson.networks.dispose();
  return result.lesson.cards[0].question;
}

describe('a prediction', () => {
  /** @param {Partial<import('../../web/src/model/lesson/types.js').PredictionQuestion>} parts */
  function prediction(parts, network = 'neuron') {
    const given = /** @type {Question} */ ({
      kind: 'prediction',
      of: 'loss',
      after: { change: 'W[1](1,1)', by: 0.1 },
      ...parts,
    });
    const question = asked(given, network);
    assert.ok(question?.kind === 'prediction');
    return question;
  }

  it('knows whether a number rises, falls or stays', () => {
    // z = 0.5·2 − 1·1 = 0, and the target is 1: a larger z is better.
    assert.equal(prediction({}).direction, 'falls');
    assert.equal(prediction({ after: { change: 'W[1](1,1)', by: -0.1 } }).direction, 'rises');
    assert.equal(prediction({ after: { change: 'W[1](1,1)', to: 0.5 } }).direction, 'stays');
    assert.equal(prediction({ of: 'Z[1](1,1)' }).direction, 'rises');
  });

  it('takes for no change what cannot be seen', () => {
    assert.equal(prediction({ after: { change: 'W[1](1,1)', by: 1e-9 } }).direction, 'stays');
  });

  it('has the numbers before and after', () => {
    const { before: first, after } = prediction({ after: { change: 'W[1](1,1)', to: 1 } });
    assert.ok(Math.abs(first - Math.LN2) < 1e-12);
    assert.ok(Math.abs(after - Math.log(1 + Math.exp(-1))) < 1e-12);
  });

  it('can be about training, and then is shown in that iteration', () => {
    const { direction, outcome } = prediction({ after: { iterations: 20 } }, 'article');
    assert.equal(direction, 'falls');
    assert.deepEqual(outcome.place, { iteration: 20, step: 'loss', entry: null });
  });

  it('can be about another network', () => {
    const network = /** @type {const} */ ({ from: 'neuron', set: { 'b[1](1,1)': 1 } });
    const { direction, outcome } = prediction({ of: 'A[1](1,1)', after: { network } });
    assert.equal(direction, 'rises');
    assert.deepEqual(outcome.network.document.layers, [
      { weights: [[0.5, -1]], biases: [1], activation: 'sigmoid' },
    ]);
  });

  it('replies about the network as it is then', () => {
    const { reply } = prediction({
      after: { change: 'W[1](1,1)', to: 1 },
      reply: '{{Z[1](1,1)}}',
    });
    assert.deepEqual(reply, [{ kind: 'paragraph', children: [{ kind: 'number', value: 1 }] }]);
  });
});

describe('a task', () => {
  it('replies about the network with which it was done', () => {
    const document = {
      ...PRESETS.neuron,
      layers: [{ weights: [[1, -1]], biases: [0], activation: 'sigmoid' }],
    };
    const result = prepareLesson(
      {
        format: 'backprop-lesson/1',
        title: 'T',
        network: 'neuron',
        cards: [
          {
            title: 'A',
            text: 'B.',
            question: {
              kind: 'task',
              prompt: 'Do it.',
              goal: [{ of: 'loss', below: 0.5 }],
              reply: 'Now {{Z[1](1,1)}}.',
            },
          },
        ],
      },
      engine,
    );
    assert.ok('lesson' in result);
    const { question } = result.lesson.cards[0];
    assert.ok(question?.kind === 'task');
    assert.deepEqual(question.replyFor(/** @type {NetworkDocument} */ (document)), [
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'Now ' },
          { kind: 'number', value: 1 },
          { kind: 'text', text: '.' },
        ],
      },
    ]);
    result.lesson.networks.dispose();
  });

  it('is about the network of its card, whatever is changed in it', () => {
    const { neuron, xor } = PRESETS;
    assert.ok(isSameNetwork(neuron, { ...neuron, loss: 'squared-error', layers: xor.layers }));
    assert.ok(!isSameNetwork(neuron, xor));
    assert.ok(!isSameNetwork(neuron, { ...neuron, title: 'Mine' }));
    assert.ok(
      !isSameNetwork(neuron, {
        ...neuron,
        inputs: [
          [1, 2],
          [3, 4],
        ],
      }),
    );
  });
});

describe('a number that is typed', () => {
  it('is right when it is rounded up, down or as usual', () => {
    for (const typed of [0.693, 0.694, 0.6931, Math.LN2]) assert.ok(isNear(typed, Math.LN2, 3));
    for (const typed of [0.691, 0.695, 0.7, -0.693]) {
      assert.ok(!isNear(typed, Math.LN2, 3), `${typed}`);
    }
    assert.ok(isNear(-1230, -1234, 3));
    assert.ok(!isNear(-1220, -1234, 3));
    assert.ok(isNear(0, 0, 3));
    assert.ok(!isNear(0.01, 0, 3));
  });
});

describe('a task', () => {
  /**
   * @param {Goal} goal
   * @param {(walk: Walkthrough) => void} act what a reader does
   * @param {NetworkDocument} [network]
   */
  function after(goal, act, network = PRESETS.neuron) {
    const session = engine.open(network);
    const original = session.document();
    const walk = new Walkthrough(session);
    act(walk);
    const reader = { session, document: session.document(), original, position: positionOf(walk) };
    const state = stateOf(goal, reader);
    walk.dispose();
    return state;
  }
  const loss = { iteration: null, step: 'loss', entry: null };
  const nothing = () => {};

  it('compares a number as the reader has it', () => {
    /** @type {Goal} */
    const below = { kind: 'compare', of: loss, comparison: 'below', value: 0.5 };
    assert.deepEqual(after(below, nothing), { isMet: false, value: Math.LN2, changed: [] });
    assert.equal(after(below, (walk) => walk.setEntry('W[1]', 0, 0, 1)).isMet, true);
    assert.equal(after({ ...below, comparison: 'above' }, nothing).isMet, true);
    const z = { iteration: null, step: 'Z[1]', entry: { row: 0, column: 0 } };
    /** @type {Goal} */
    const is = { kind: 'compare', of: z, comparison: 'is', value: 0 };
    assert.equal(after(is, nothing).isMet, true);
    assert.equal(after(is, (walk) => walk.setEntry('X', 0, 0, 3)).isMet, false);
    assert.equal(after({ ...is, comparison: 'isNot' }, nothing).isMet, false);
  });

  it('counts an update once its step is done', () => {
    /** @type {Goal} */
    const goal = { kind: 'compare', of: loss, comparison: 'below', value: 0.5 };
    assert.equal(after(goal, (walk) => walk.goTo({ step: walk.steps.length - 1 })).isMet, true);
  });

  it('is not met by a number that is no longer there', () => {
    /** @type {Goal} */
    const goal = {
      kind: 'compare',
      of: { iteration: null, step: 'Z[2]', entry: { row: 0, column: 0 } },
      comparison: 'isNot',
      value: 7,
    };
    assert.deepEqual(after(goal, nothing), { isMet: false, value: null, changed: [] });
  });

  it('counts what was changed', () => {
    /** @type {Goal} */
    const goal = { kind: 'changed', atMost: 1, of: ['W'] };
    assert.equal(after(goal, nothing).isMet, true);
    const one = (/** @type {Walkthrough} */ walk) => walk.setEntry('W[1]', 0, 1, 0.5);
    assert.deepEqual(after(goal, one), { isMet: true, value: 1, changed: ['W[1](1,2)'] });
    const two = (/** @type {Walkthrough} */ walk) => {
      one(walk);
      walk.setEntry('W[1]', 0, 0, 0.75);
    };
    assert.equal(after(goal, two).isMet, false);
    assert.equal(after({ ...goal, atMost: 2 }, two).isMet, true);
    const bias = (/** @type {Walkthrough} */ walk) => walk.setEntry('b[1]', 0, 0, 1);
    assert.equal(after(goal, bias).isMet, false);
    assert.equal(after({ ...goal, of: [] }, bias).isMet, true);
    assert.equal(after({ ...goal, of: ['b[1](1,1)'] }, bias).isMet, true);
    assert.equal(after(goal, (walk) => walk.setLearningRate(3)).isMet, false);
    assert.equal(after({ ...goal, of: ['alpha'] }, (walk) => walk.setLearningRate(3)).isMet, true);
  });

  it('counts training as a change of every weight that it changes', () => {
    /** @type {Goal} */
    const goal = { kind: 'changed', atMost: 1, of: ['W', 'b'] };
    assert.equal(after(goal, (walk) => walk.goTo({ iteration: 1 })).value, 3);
  });

  it('is not met by another network', () => {
    /** @type {Goal} */
    const goal = { kind: 'changed', atMost: 9, of: [] };
    const state = after(goal, (walk) => walk.edit(PRESETS.xor));
    assert.deepEqual(state, { isMet: false, value: null, changed: [] });
  });

  it('can be to go somewhere', () => {
    /** @type {Goal} */
    const goal = { kind: 'at', place: { iteration: 0, step: 'dZ[1]', entry: null } };
    assert.equal(after(goal, nothing).isMet, false);
    assert.equal(after(goal, (walk) => walk.goTo({ step: 3 })).isMet, true);
    /** @type {Goal} */
    const entry = { kind: 'at', place: { ...goal.place, entry: { row: 0, column: 0 } } };
    assert.equal(after(entry, (walk) => walk.goTo({ step: 3 })).isMet, false);
    assert.equal(after(entry, (walk) => walk.goTo({ step: 3, cell: 0 })).isMet, true);
  });
});

describe('changesBetween', () => {
  it('is null where more than numbers differ', () => {
    const [neuron, other] = [PRESETS.neuron, { ...PRESETS.neuron, loss: 'squared-error' }].map(
      (network) => {
        const session = engine.open(/** @type {NetworkDocument} */ (network));
        const document = session.document();
        session.dispose();
        return document;
      },
    );
    assert.equal(changesBetween(neuron, other), null);
    assert.deepEqual(changesBetween(neuron, neuron), []);
  });
});
