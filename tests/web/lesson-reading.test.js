// @ts-check
// A lesson as its author writes it: what is understood, and what is said of the rest.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { prepareLesson } from '../../web/src/model/lesson/prepare.js';
import { ACCEPTED, ONLY_THE_READER, REFUSED, SOUND, withCard } from './lesson-documents.js';

/** @import { PreparedLesson } from '../../web/src/model/lesson/prepare.js' */

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/**
 * @param {unknown} source
 * @returns {string[]}
 */
function complaints(source) {
  const result = prepareLesson(source, engine);
  if (!('lesson' in result)) return result.problems.map(({ message }) => message);
  result.lesson.networks.dispose();
  return result.lesson.problems.map(({ message }) => message);
}

/**
 * @param {unknown} source
 * @returns {PreparedLesson}
 */
function prepared(source) {
  const result = prepareLesson(source, engine);
  assert.ok('lesson' in result, JSON.stringify(result));
  return result.lesson;
}

describe('a lesson', () => {
  it('is read without complaint, as an object and as text', () => {
    assert.deepEqual(complaints(SOUND), []);
    assert.deepEqual(complaints(JSON.stringify(SOUND)), []);
  });

  for (const [name, source] of Object.entries(ACCEPTED)) {
    it(`may have ${name}`, () => assert.deepEqual(complaints(source), []));
  }

  it('that is no JSON says where', () => {
    const [message] = complaints('{"format": ');
    assert.match(message, /^The lesson is no JSON: /);
  });

  for (const [name, [source, message]] of Object.entries({ ...REFUSED, ...ONLY_THE_READER })) {
    it(`with ${name} says so`, () => {
      const found = complaints(source);
      assert.ok(found.includes(message), found.join('\n'));
    });
  }

  it('loses nothing else by what is wrong with one card', () => {
    const lesson = prepared(withCard({ question: { kind: 'cell', cell: 'Q' }, show: 7 }, 2));
    const [first, , third, fourth] = lesson.cards;
    assert.deepEqual(first.problems, []);
    assert.deepEqual(third.problems, [
      'cards[2].show: expected an object, got 7',
      'cards[2].question.cell: expected an entry of a step of this network, such as Z[1], got "Q"',
    ]);
    assert.equal(third.question, null);
    assert.deepEqual(third.text, [
      { kind: 'paragraph', children: [{ kind: 'text', text: 'By hand.' }] },
    ]);
    assert.equal(fourth.question?.kind, 'choice');
    lesson.networks.dispose();
  });

  it('has no numbers of another network where its own is refused', () => {
    const question = { kind: 'cell', cell: 'A[1](1,1)' };
    const lesson = prepared({
      format: 'backprop-lesson/1',
      title: 'T',
      network: 'xorr',
      cards: [
        { title: 'One', text: 'It is {{loss}}, or {{loss of xor}}. See `dZ[1]`, [there](#dZ[1]).' },
        { title: 'Two', text: 'Ask.', show: { step: 'dZ[9]' }, question },
        { title: 'Three', text: '{{loss}}', show: { network: 'xor' } },
      ],
    });
    const message = /^network: expected one of article, .*, got "xorr"$/;
    assert.match(lesson.problems[0].message, message);
    const [first, second, third] = lesson.cards;
    assert.match(first.problems[0], message);
    assert.deepEqual(first.problems.slice(1), ['cards[0]: its network is refused, see network']);
    assert.deepEqual(second.problems, ['cards[1]: its network is refused, see network']);
    assert.deepEqual(third.problems, []);
    assert.deepEqual(
      lesson.cards.map(({ hasNetwork }) => hasNetwork),
      [false, false, true],
    );
    const [paragraph] = first.text;
    assert.ok(paragraph.kind === 'paragraph');
    assert.deepEqual(
      paragraph.children.map(({ kind }) => kind),
      ['text', 'unknown', 'text', 'number', 'text', 'code', 'text', 'text', 'text'],
    );
    assert.equal(second.question, null);
    lesson.networks.dispose();
  });

  it('tells on its first card what is wrong with all of it', () => {
    const lesson = prepared({ ...SOUND, title: undefined });
    assert.deepEqual(lesson.cards[0].problems, ['title: expected a text, got nothing']);
    lesson.networks.dispose();
  });

  it('says once what is wrong with a number', () => {
    assert.equal(complaints(withCard({ text: '{{loss of nowhere}}' })).length, 1);
  });
});

describe('what a card shows', () => {
  const show = (/** @type {object[]} */ ...shows) => {
    const cards = shows.map((each, index) => ({ title: `${index}`, text: 'Read.', show: each }));
    const lesson = prepared({ ...SOUND, network: 'article', cards });
    assert.deepEqual(lesson.problems, []);
    lesson.networks.dispose();
    return lesson.cards.map(({ shown: { network, place, ...rest } }) => ({
      layers: network.document.layers.length,
      step: place.step,
      iteration: place.iteration,
      ...rest,
    }));
  };

  it('is the beginning of the network, unless it says otherwise', () => {
    assert.deepEqual(show({}), [
      {
        layers: 4,
        step: 'Z[1]',
        iteration: 0,
        grain: 'step',
        view: 'network equations',
        controls: 'none',
        lit: '',
        blank: '',
        panel: '',
      },
    ]);
  });

  it('stays as the card before it left it, but for what is lit and the panel', () => {
    const [, second] = show(
      {
        step: 'dZ[3]',
        grain: 'cell',
        view: 'network',
        controls: 'moves',
        lit: 'X',
        panel: 'health',
      },
      {},
    );
    const { step, grain, view, controls, lit, panel } = second;
    assert.deepEqual(
      { step, grain, view, controls, lit, panel },
      { step: 'dZ[3]', grain: 'cell', view: 'network', controls: 'moves', lit: '', panel: '' },
    );
  });

  it('begins anew with another network, and not with the same', () => {
    const steps = show({ step: 'A[1]' }, { network: 'xor' }, { step: 'dZ[2]' }, { network: 'xor' });
    assert.deepEqual(
      steps.map(({ step }) => step),
      ['A[1]', 'Z[1]', 'dZ[2]', 'dZ[2]'],
    );
  });

  it('is the entry that it asks for, which is blank', () => {
    /** @param {string} cell */
    const shownFor = (cell) => {
      const lesson = prepared({
        ...SOUND,
        network: 'article',
        cards: [{ title: 'Ask', text: 'Ask.', question: { kind: 'cell', cell } }],
      });
      assert.deepEqual(lesson.problems, []);
      lesson.networks.dispose();
      const { place, blank } = lesson.cards[0].shown;
      return { place, blank };
    };
    assert.deepEqual(shownFor('Z[1](2,1)'), {
      place: { iteration: 0, step: 'Z[1]', entry: { row: 1, column: 0 } },
      blank: 'Z[1](2,1)',
    });
    assert.deepEqual(shownFor('loss'), {
      place: { iteration: 0, step: 'loss', entry: null },
      blank: 'loss',
    });
  });
});
