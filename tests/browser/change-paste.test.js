// @ts-check
// Matrices are pasted where they stand, in the forms in which other programs write them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, assertShows, changed, startChanging, wide } from './changing.js';

/** @import { Reader } from './changing.js' */

const begin = startChanging();

/** The first weights of the article's network in other numbers. */
const WEIGHTS = [
  [1, 2, 3],
  [-4, 0.5, 6],
  [7, 8, 9.25],
];

/**
 * Pastes a text where the focus is, as the clipboard would.
 * @param {Reader} reader
 * @param {[string, number, number]} place
 * @param {string} text
 */
async function paste(reader, place, text) {
  await reader.cell(...place).click();
  await reader.page.locator('backprop-by-hand').evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.shadowRoot?.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
  }, text);
}

describe('a pasted matrix', () => {
  for (const [form, text] of [
    ['a list of lists', '[[1, 2, 3], [-4, 0.5, 6], [7, 8, 9.25]]'],
    ['CSV', '1,2,3\n-4,0.5,6\n7,8,9.25\n'],
    ['cells of a spreadsheet', '1\t2\t3\n-4\t0.5\t6\n7\t8\t9.25'],
    [
      'NumPy text',
      'array([[ 1.  ,  2.  ,  3.  ],\n       [-4.  ,  0.5 ,  6.  ],\n       [ 7.  ,  8.  ,  9.25]])',
    ],
    ['what print(W) writes', '[[ 1.    2.    3.  ]\n [-4.    0.5   6.  ]\n [ 7.    8.    9.25]]'],
  ]) {
    it(`as ${form} is taken whole, whichever cell is selected, and undone at once`, async () => {
      const reader = await begin();
      await paste(reader, ['W[1]', 2, 2], text);
      assert.equal(await reader.field.count(), 0);
      await assertShows(
        reader,
        changed(article(), ({ layers }) => (layers[0].weights = WEIGHTS)),
      );
      assert.equal(await reader.focused(), 'W[1] 1 1');
      await reader.page.keyboard.press('Control+z');
      await assertShows(reader, article());
    });
  }

  it('of one number goes into the cell alone', async () => {
    const reader = await begin();
    await paste(reader, ['W[1]', 2, 2], ' −0,25 ');
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[1][1] = -0.25)),
    );
  });

  it('may stand in a row for a column', async () => {
    const reader = await begin();
    await paste(reader, ['X', 1, 1], '[2, 3, 5]');
    await assertShows(
      reader,
      changed(article(), (copy) => (copy.inputs = [[2], [3], [5]])),
    );
  });

  it('of another shape is kept, with a sentence of what was expected and what came', async () => {
    const reader = await begin();
    for (const [text, sentence] of [
      ['[[1, 2], [3, 4]]', 'W[1]: expected 3 × 3 numbers, got 2 rows.'],
      ['[[1, 2, 3], [4, 5], [6, 7, 8]]', 'W[1]: expected 3 × 3 numbers, got 2 in row 2.'],
      [
        '[[1, 2, 3], [4, x, 6], [7, 8, 9]]',
        'W[1]: expected 3 × 3 numbers, got x in row 2, column 2.',
      ],
      ['[[1, 2, 3], [4, 5, 6]', 'W[1]: expected 3 × 3 numbers, got brackets that do not match.'],
    ]) {
      await paste(reader, ['W[1]', 1, 1], text);
      assert.equal(await reader.message.innerText(), sentence);
      assert.equal(await reader.field.inputValue(), text);
      await reader.page.keyboard.press('Escape');
    }
    await assertShows(reader, article());
  });

  it('that was refused can be corrected line by line, and taken', async () => {
    const reader = await begin();
    await paste(reader, ['W[1]', 1, 1], '1 2 3\n-4 0.5 6\n7 8');
    assert.equal(await reader.message.innerText(), 'W[1]: expected 3 × 3 numbers, got 2 in row 3.');
    assert.equal(await reader.field.inputValue(), '1 2 3\n-4 0.5 6\n7 8');
    await reader.page.keyboard.type(' 9.25');
    await reader.page.keyboard.press('Enter');
    assert.equal(await reader.field.count(), 0);
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights = WEIGHTS)),
    );
  });

  it('that is no matrix at all is refused as the number that the cell expects', async () => {
    const reader = await begin();
    await paste(reader, ['W[1]', 1, 1], 'hello');
    assert.match(await reader.message.innerText(), /^W\[1\]: expected 3 × 3 numbers, got /);
    await assertShows(reader, article());
  });

  it('of a batch fills all examples, or the one that is looked at alone', async () => {
    const reader = await begin({ document: wide() });
    await paste(reader, ['X', 1, 1], '1 2 3 4\n5 6 7 8');
    const whole = changed(wide(), (copy) => {
      copy.inputs = [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ];
    });
    await assertShows(reader, whole);
    await reader.enter('example', '3');
    await paste(reader, ['X', 2, 1], '-1\n-2');
    await assertShows(
      reader,
      changed(whole, ({ inputs }) => {
        inputs[0][2] = -1;
        inputs[1][2] = -2;
      }),
      { example: 2 },
    );
  });

  it('of targets that are no distribution is refused in the reader’s words', async () => {
    const reader = await begin({ preset: 'article-softmax' });
    await reader.walkTo('dZ[4]');
    await paste(reader, ['Y', 1, 1], '0.5\n0.6\n0.7');
    assert.match(await reader.message.innerText(), /^Y: expected .*1/);
    assert.deepEqual((await reader.document()).targets, [[1], [0], [0]]);
  });
});
