// @ts-check
// From what a reader types to a change of the network, or a sentence where it cannot be.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Editing } from '../../web/src/editing.js';
import { EngineError } from '../../web/src/engine/error.js';
import { addExample, removeExample, setActivation } from '../../web/src/model/edits.js';
import { Walkthrough } from '../../web/src/model/walkthrough.js';
import { wordsFor } from '../../web/src/words/index.js';
import { small } from './editing.js';

/** @type {Walkthrough} */
let walk;
/** @type {string[]} what the reader is told */
let said = [];
/** @type {string[]} what a screen reader says */
let heard = [];
let changes = 0;
/** @type {Editing} */
let editing;
beforeEach(async () => {
  const engine = await loadEngine();
  walk = new Walkthrough(withOwnErrors(engine.open(small())));
  [said, heard, changes] = [[], [], 0];
  editing = new Editing(() => ({
    walk,
    words: wordsFor('en').editor,
    before: () => {},
    after: () => changes++,
    say: (message) => said.push(message),
    announce: (sentence) => heard.push(sentence),
  }));
});
afterEach(() => walk.dispose());

/** @param {string} quantity @param {number} row @param {number} column @returns {import('../../web/src/model/links.js').Entry} */
const entry = (quantity, row, column) => ({ kind: 'entry', quantity, row, column });

/**
 * The built engine has an error class of its own; in the page there is one.
 * @template {object} Session
 * @param {Session} session
 * @returns {Session}
 */
function withOwnErrors(session) {
  return new Proxy(session, {
    get(_, name) {
      const member = Reflect.get(session, name, session);
      if (typeof member !== 'function') return member;
      return (/** @type {unknown[]} */ ...given) => {
        try {
          return member.apply(session, given);
        } catch (error) {
          throw new EngineError(/** @type {EngineError} */ (error));
        }
      };
    },
  });
}

describe('a number', () => {
  it('that is typed is set, and what was said before is gone', () => {
    assert.equal(editing.setTyped(entry('W[1]', 2, 1), ' 2,5 '), null);
    assert.deepEqual([...walk.quantityOf('W[1]').values], [1, 2, 3, 4, 5, 2.5]);
    assert.deepEqual([changes, said], [1, ['']]);
    assert.match(heard[0], /^W 1, row 3, column 2: 2\.5\. Loss: [\d.]+\.$/);
  });

  it('that is refused names its place, and nothing is changed', () => {
    assert.equal(
      editing.setTyped(entry('b[2]', 1, 0), 'lots'),
      'b[2] row 2, column 1: expected a number such as 0.5, −2 or 1/3, got lots.',
    );
    assert.equal(
      editing.setTyped(entry('alpha', 0, 0), '-3'),
      'Learning rate α: expected a finite number above 0, got -3.',
    );
    assert.equal(changes, 0);
    assert.ok(!walk.canUndo);
  });

  it('is quoted briefly where it is long', () => {
    const message = editing.setTyped(entry('X', 0, 0), 'x'.repeat(500));
    assert.ok(message && message.length < 120);
  });

  it('that is a target makes the others give way under cross-entropy, which is said', () => {
    editing.setTyped(entry('Y', 0, 1), '0.75'); // the example had 1 and 0
    assert.deepEqual([...walk.quantityOf('Y').values], [0.25, 0.75, 0.75, 0.25]);
    assert.equal(
      said.at(-1),
      'The other targets of example 2 gave way, so that all of them still add up to 1.',
    );
    said = [];
    editing.setTyped(entry('X', 0, 1), '0.75');
    assert.deepEqual(said, [''], 'an input moves nothing else');
  });

  it('of the example that is looked at alone is named as that one', () => {
    walk.setExample(1);
    editing.setTyped(entry('Y', 1, 0), '1');
    assert.match(said.at(-1) ?? '', /example 2 gave way/);
    assert.deepEqual(walk.documentAtStart().targets, [
      [0.25, 0],
      [0.75, 1],
    ]);
  });

  it('that is worked out says from what', () => {
    assert.equal(
      editing.explain(entry('Z[1]', 2, 0)),
      'Z[1] row 3, column 1 is worked out from W[1], X and b[1]. What can be changed: X, Y, the weights W, the biases b and α.',
    );
  });
});

describe('a paste', () => {
  it('into an example looked at alone is one column, and no more', () => {
    walk.setExample(1);
    assert.equal(editing.paste(entry('X', 0, 0), '[[8], [9]]'), null);
    assert.deepEqual(walk.documentAtStart().inputs, [
      [1, 8],
      [2, 9],
    ]);
    assert.equal(
      editing.paste(entry('X', 0, 0), '[[1, 2], [3, 4]]'),
      'X: expected 2 × 1 numbers, got 2 in row 1.',
    );
  });

  it('that the network cannot take says what it needs', () => {
    const before = walk.documentAtStart();
    assert.match(editing.paste(entry('Y', 0, 0), '[[1, 1], [1, 1]]') ?? '', /^Y: expected /);
    assert.deepEqual(walk.documentAtStart(), before);
  });
});

describe('an edit', () => {
  it('tells what was adjusted with it, in the words of the panel', () => {
    editing.edit((document) => setActivation(document, 2, 'tanh'));
    assert.equal(
      said.at(-1),
      'The loss became squared error, which goes with this output activation.',
    );
  });

  it('that is refused says only that', () => {
    editing.edit((document) => ({
      document: { ...document, loss: 'binary-cross-entropy' },
      adjusted: [{ setting: 'targets' }],
    }));
    assert.match(said.at(-1) ?? '', /expected/);
    assert.doesNotMatch(said.at(-1) ?? '', /The targets were changed/);
    assert.equal(changes, 0);
  });

  it('can be taken back and made again', () => {
    const before = walk.documentAtStart();
    editing.edit(addExample);
    const after = walk.documentAtStart();
    editing.undo();
    assert.deepEqual(walk.documentAtStart(), before);
    editing.redo();
    assert.deepEqual(walk.documentAtStart(), after);
    editing.edit((document) => removeExample(document, 2));
    assert.deepEqual(walk.documentAtStart(), before);
  });
});

describe('a field', () => {
  it('keeps what was refused with its message until something else is accepted', () => {
    editing.takeNumber('rate', 'Rate', 'x', () => assert.fail('not a number'));
    assert.equal(editing.textOf('rate', '0.5'), 'x');
    assert.equal(
      editing.messageOf('rate'),
      'Rate: expected a number such as 0.5, −2 or 1/3, got x.',
    );
    assert.equal(editing.textOf('other', '7'), '7');
    assert.equal(editing.messageOf('other'), '');
    editing.takeNumber('rate', 'Rate', '0.25', (value) => walk.setLearningRate(value));
    assert.equal(editing.textOf('rate', '0.25'), '0.25');
    assert.equal(editing.messageOf('rate'), '');
    assert.equal(walk.learningRate, 0.25);
  });
});
