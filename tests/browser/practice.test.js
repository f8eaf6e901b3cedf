// @ts-check
// Practice on the article's network, as a learner does it: right, wrong and nonsense.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expectedQuantities } from '../article-numbers.js';
import { placeOf } from './host-page.js';
import {
  answer,
  blank,
  focused,
  goTo,
  lineOf,
  openPractice,
  verdict,
  writtenNumbers,
} from './practising.js';
import { openNetwork } from './states.js';
import { control, readInTests, shownResult, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const expected = expectedQuantities('article');

const reading = readInTests();

/** @param {string} place @param {Parameters<typeof reading.open>[0]} [options] */
async function practise(place, options) {
  const page = await reading.open(options);
  await openPractice(page);
  await goTo(page, place);
  return page;
}

/** @param {Page} page */
const blanks = (page) => page.locator('[data-blank]').count();

describe('an answer', () => {
  it('that is right is kept, with its arithmetic, and leads to the next blank', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '2.6');
    assert.equal(await verdict(page), 'Z[1] row 1, column 1: Right.');
    assert.equal(await focused(page), 1);
    assert.match(await lineOf(page, 0).innerText(), /✓ right/);
    assert.equal(await lineOf(page, 0).locator('mn[data-value="2.6"]').count(), 1);
    assert.deepEqual(await shownResult(page), [['2.6'], ['▢'], ['▢']]);
    await page.close();
  });

  it('can be arithmetic, a fraction, a power of ten, and have a decimal comma', async () => {
    const page = await practise('Z[1]');
    for (const [cell, typed] of [
      [0, '0.2*1 - 0,1*4 + 0.4*7'],
      [1, '-5/2'],
      [2, '23e-1'],
    ]) {
      await answer(page, Number(cell), String(typed));
    }
    assert.equal(await blanks(page), 0);
    await page.close();
  });

  it('that is wrong stays to be corrected, and is told kindly', async () => {
    const page = await practise('Z[1]');
    await answer(page, 1, '17');
    assert.match(await verdict(page), /^Z\[1\] row 2, column 1: Not yet\./);
    assert.equal(await focused(page), 1);
    assert.equal(await blank(page, 1).inputValue(), '17');
    assert.equal(await blank(page, 1).getAttribute('aria-invalid'), 'true');
    const told = await blank(page, 1).getAttribute('aria-describedby');
    assert.match(await page.locator(`[id="${told}"]`).innerText(), /^This is not one of the slips/);
    await answer(page, 1, '-2.5');
    assert.match(await verdict(page), /Right\.$/);
    await page.close();
  });

  it('that cannot be read stays, with what was expected and where reading stopped', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '2.6 apples');
    assert.match(await verdict(page), /stops before “apples”.*a number or arithmetic/is);
    assert.equal(await blank(page, 0).inputValue(), '2.6 apples');
    await answer(page, 0, '1/');
    assert.match(await verdict(page), /missing at the end/);
    assert.match(await lineOf(page, 0).innerText(), /not a number yet/);
    assert.doesNotMatch(await lineOf(page, 0).innerText(), /✗/);
    await answer(page, 0, '1/0');
    assert.match(await verdict(page), /Nothing can be divided by 0\.$/);
    await answer(page, 0, '1e999');
    assert.match(await verdict(page), /This is too large\.$/);
    await answer(page, 0, '');
    assert.match(await verdict(page), /Nothing is typed yet/);
    await answer(page, 0, '0.2*(1');
    assert.equal(await blank(page, 0).inputValue(), '0.2*(1');
    await page.close();
  });

  it('is right to the digits asked for, rounded or cut off', async () => {
    const page = await practise('dW[4]');
    await answer(page, 1, '-0.21'); // it is -0.2149917
    assert.ok(await blank(page, 1).isVisible());
    await answer(page, 1, '-0.214');
    assert.equal(await blank(page, 1).count(), 0);
    await answer(page, 0, '-0.36');
    await control(page, 'practice-digits').selectOption('2');
    assert.match(
      String(await blank(page, 0).getAttribute('aria-label')),
      /^dW\[4\] row 1, column 1, to 2 significant digits$/,
    );
    await blank(page, 0).press('Enter');
    assert.equal(await blank(page, 0).count(), 0);
    await page.close();
  });

  it('that follows from the learner’s own number is right, and says what is off', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '3.4'); // with the second term added
    await control(page, 'next').click();
    await control(page, 'next').click();
    assert.equal(await shownStep(page), 'Z[2]');
    await answer(page, 0, '0.1*3.4 + 0.5*2.3');
    assert.match(await verdict(page), /by your own numbers.*with the right ones it is 1\.41\.$/);
    assert.match(await lineOf(page, 0).innerText(), /by your own numbers/);
    await page.close();
  });

  it('can be checked with others, which leads to the first that is not right', async () => {
    const page = await practise('Z[1]');
    for (const [cell, typed] of ['2.6', '2.5', '2.3'].entries()) {
      await blank(page, cell).fill(typed);
    }
    await control(page, 'check').click();
    assert.match(await verdict(page), /row 1.*Right\..*row 2.*the other sign.*row 3.*Right\./s);
    assert.equal(await focused(page), 1);
    assert.equal(await blanks(page), 1);
    await page.close();
  });

  it('loses its mark once it is corrected, and is judged again with the others', async () => {
    const page = await practise('Z[1]');
    const marks = page.locator('[data-mark="wrong"]');
    const type = async (/** @type {string[]} */ ...texts) => {
      for (const [cell, typed] of texts.entries()) await blank(page, cell).fill(typed);
    };
    await type('9', 'hello', '9');
    await control(page, 'check').click();
    await type('2.6');
    assert.doesNotMatch(await lineOf(page, 0).innerText(), /not right yet|Not yet/);
    assert.match(await lineOf(page, 1).innerText(), /Reading stops/);
    await type('2.6', '-2.5', '2.3');
    assert.equal(await marks.count(), 0);
    assert.doesNotMatch(await lineOf(page, 1).innerText(), /Reading stops/);
    await control(page, 'check').click();
    assert.match(await verdict(page), /row 1.*Right\..*row 2.*Right\..*row 3.*Right\./s);
    assert.equal(await blanks(page), 0);
    await page.close();
  });
});

describe('a wrong answer', () => {
  for (const [step, cell, typed, sentence, comesOut] of /** @type {const} */ ([
    ['Z[1]', 0, '3.4', /^3\.4 comes out if the second term has the other sign\.$/, 3.4],
    ['Z[1]', 0, '0.2*1 + 0.1*4 + 0.4*7', /the second term has the other sign/, 3.4],
    ['Z[2]', 0, '1.91', /ReLU is forgotten, and Z\[1\] is used where A\[1\] belongs/, 1.91],
    ['dZ[4]', 0, '0.9471', /the output is taken away from the target/, 0.9471],
    ['dA[3]', 0, '-0.21056', /the rows and columns of W\[4\] are exchanged/, -0.21056],
    ['dA[2]', 2, '0.539', /the first term is 10 times too large/, 0.53935],
    ['W[1]+', 0, '0.19606', /the update is added/, 0.19606164],
  ])) {
    it(`in ${step}, ${typed}, is put down to its slip, with the arithmetic that gives it`, async () => {
      const page = await practise(step);
      await answer(page, cell, typed);
      const told = page.locator(`[id="practice-${cell}"] .diagnosis`);
      assert.match(await told.first().locator('p').first().innerText(), sentence);
      const last = told.first().locator('.line mn').last();
      const value = Number(await last.getAttribute('data-value'));
      assert.ok(Math.abs(value - comesOut) < 1e-9, `${value}`);
      assert.match(
        await verdict(page),
        sentence.source.includes('^') ? /3\.4 comes out/ : sentence,
      );
      await page.close();
    });
  }

  it('that two slips give is put down to both', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '3');
    const told = page.locator('[id="practice-0"] .diagnosis');
    assert.equal(await told.count(), 2);
    assert.match(await told.nth(0).innerText(), /the second term is left out/);
    assert.match(await told.nth(1).innerText(), /^Or: .*100 times too small/);
    await page.close();
  });

  it('with the right size and another sign, or another power of ten, shows no right number', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '-2.6');
    const told = page.locator('[id="practice-0"]');
    assert.match(await told.innerText(), /the result has the other sign/);
    assert.ok(!(await writtenNumbers(page)).includes(2.6));
    await answer(page, 0, '26');
    assert.match(await told.innerText(), /the result is 10 times too large/);
    assert.ok(!(await writtenNumbers(page)).includes(2.6));
    await page.close();
  });

  it('that is another entry, or an operand alone, is told so', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '2.3');
    const told = page.locator('[id="practice-0"]');
    assert.match(
      await told.innerText(),
      /^2\.3 is Z\[1\]\(3, 1\), another entry: this one is about unit 1 of layer 1\.$/,
    );
    await goTo(page, 'dW[1]');
    await answer(page, 1, '4');
    assert.match(
      await page.locator('[id="practice-1"]').innerText(),
      /^4 is X\(2, 1\) alone: it has to be multiplied by dZ\[1\]\(1, 1\)\.$/,
    );
    await page.close();
  });

  it('that no slip gives says what is right in it, and does not guess', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '0.2*1 - 0.1*4 + 0.77*7');
    const told = page.locator('[id="practice-0"]');
    assert.match(await told.innerText(), /The first term and the second term are right/);
    await answer(page, 0, '2.9');
    assert.match(
      await told.innerText(),
      /^This is not one of the slips that are recognised\. The sign is right\..*take a hint\.$/,
    );
    await page.close();
  });
});

describe('hints', () => {
  it('say what to do, then the arithmetic with a blank at its end, then the answer', async () => {
    const page = await practise('Z[2]');
    const help = control(page, 'help');
    assert.equal(await help.innerText(), 'Hint: what to do');
    await help.click();
    assert.match(await lineOf(page, 0).innerText(), /row 1 of W\[2\].*column 1 of A\[1\]/);
    assert.match(await verdict(page), /row 1 of W\[2\]/);
    assert.equal(await page.locator('[data-part="numbers"] .lit').count(), 7, 'what it reads');
    assert.equal(await help.innerText(), 'Hint: the arithmetic');
    await help.click();
    const arithmetic = lineOf(page, 0).locator('.line');
    assert.match(
      (await arithmetic.innerText()).replace(/\s/g, ''),
      /=0\.26−0\+1\.15=$|0\.26.*1\.15=$/,
    );
    assert.ok(!(await arithmetic.innerText()).includes('1.41'));
    assert.equal(await help.innerText(), 'Show the answer');
    await help.click();
    assert.match(await verdict(page), /It is 1\.41\.$/);
    assert.match(await lineOf(page, 0).innerText(), /shown/);
    assert.equal(await focused(page), 1);
    await page.close();
  });

  it('are not offered any more once they are taken', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '2.9');
    assert.match(await lineOf(page, 0).innerText(), /or take a hint\./);
    for (let hint = 0; hint < 2; hint++) await control(page, 'help').click();
    assert.doesNotMatch(await lineOf(page, 0).innerText(), /take a hint/);
    await page.close();
  });

  it('of an entry that is another one, say which', async () => {
    const page = await practise('db[4]');
    for (let hint = 0; hint < 2; hint++) await control(page, 'help').click();
    assert.match(await lineOf(page, 0).innerText(), /It is dZ\[4\] row 1, column 1 itself\./);
    await page.close();
  });

  it('there are some for every step, with softmax too', async () => {
    const page = await practise('Z[1]');
    for (const preset of ['article', 'article-softmax', 'two-moons']) {
      await control(page, 'preset').selectOption(preset);
      await page.locator('[data-extent="entry"]').click();
      for (let step = 0; ; step++) {
        const result = await shownStep(page);
        await control(page, 'help').click();
        const hint = await page.locator('.exercise .hint').first().innerText();
        assert.match(hint, /^[A-Z].{15,}\.$/, `${preset} ${result}`);
        assert.doesNotMatch(hint, /undefined|NaN/);
        if (/^b\[\d\]\+$/.test(String(result)) && step > 20) break;
        await control(page, 'next').click();
      }
    }
    await page.close();
  });
});

describe('how much is asked', () => {
  it('the whole step, by the keyboard alone, and then the next', async () => {
    const page = await practise('dW[4]');
    await control(page, 'to-blank').focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 0);
    for (const value of expected['dW[4]'].flat()) {
      await page.keyboard.type(String(value));
      await page.keyboard.press('Enter');
    }
    assert.equal(
      await page.locator('[data-part="done"]').innerText(),
      'All of dW[4] is filled in.',
    );
    assert.equal(await focused(page), 'practice-next');
    await page.keyboard.press('Enter');
    assert.equal(await shownStep(page), 'db[4]');
    assert.equal(await focused(page), 0);
    await page.close();
  });

  it('one entry, of which the others are worked out; any other instead; then the next', async () => {
    const page = await practise('dW[4]');
    await page.locator('[data-extent="entry"]').click();
    assert.equal(await blanks(page), 1);
    assert.equal(await lineOf(page, 4).locator('.line').count(), 1);
    await page.locator('[data-part="result"] mtd[data-at="2 1"]').click();
    assert.equal(await blank(page, 7).count(), 1);
    assert.equal(await focused(page), 7);
    await lineOf(page, 3).locator('.where').click();
    await answer(page, 3, '0.0657342');
    assert.equal(await focused(page), 'practice-next');
    assert.equal(await control(page, 'practice-next').innerText(), 'Next entry');
    await control(page, 'practice-next').click();
    assert.equal(await focused(page), 4);
    await page.close();
  });

  it('one row, then the next one', async () => {
    const page = await practise('dW[4]');
    await page.locator('[data-extent="row"]').click();
    for (const cell of [0, 1, 2]) await answer(page, cell, String(expected['dW[4]'][0][cell]));
    await control(page, 'practice-next').click();
    assert.deepEqual([await blanks(page), await focused(page)], [3, 3]);
    await page.close();
  });

  it('the iteration on a blank sheet: formulas without numbers, step after step to the end', async () => {
    const page = await practise('Z[4]');
    await page.locator('[data-extent="iteration"]').click();
    for (const step of ['Z[4]', 'A[4]', 'loss', 'dZ[4]']) {
      assert.equal(await shownStep(page), step);
      assert.equal(await page.locator('[data-part="numbers"]').count(), 0);
      assert.equal(await page.locator('[data-part="symbols"]').count(), 1);
      for (const [cell, value] of expected[step].flat().entries()) {
        await answer(page, cell, String(value));
      }
      await control(page, 'practice-next').click();
    }
    await goTo(page, 'b[4]+');
    for (const [cell, value] of expected['b[4]+'].flat().entries()) {
      await answer(page, cell, String(value));
    }
    assert.match(await page.locator('[data-part="done"]').innerText(), /whole iteration/);
    await control(page, 'practice-next').click();
    assert.equal(await placeOf(page), '2:Z[1]');
    await page.close();
  });

  it('the entry that a move by cell leads to', async () => {
    const page = await practise('Z[1]');
    await page.locator('[data-grain="cell"]').click();
    await control(page, 'next').click();
    await page.locator('[data-extent="entry"]').click();
    assert.equal(await blank(page, 1).count(), 1);
    await control(page, 'next').click();
    assert.equal(await blank(page, 2).count(), 1);
    await page.close();
  });

  it('once more, from the beginning', async () => {
    const page = await practise('Z[1]');
    for (const [cell, value] of expected['Z[1]'].flat().entries()) {
      await answer(page, cell, String(value));
    }
    await control(page, 'again').click();
    assert.deepEqual([await blanks(page), await focused(page)], [3, 0]);
    await page.close();
  });

  it('what was typed stays while the reader looks elsewhere, and goes with a change', async () => {
    const page = await practise('Z[1]');
    await answer(page, 0, '2.6');
    await blank(page, 1).fill('-2.');
    await page.locator('button[data-panel="health"]').click();
    assert.deepEqual(
      await shownResult(page),
      [['2.6'], ['−2.5'], ['2.3']].map(([text]) => [text]),
    );
    await page.locator('button[data-panel="practice"]').click();
    await control(page, 'next').click();
    await control(page, 'back').click();
    assert.equal(await blank(page, 1).inputValue(), '-2.');
    assert.equal(await blanks(page), 2);
    await page.locator('[data-part="numbers"] [data-matrix="W[1]"] mtd').first().focus();
    await page.keyboard.press('Alt+ArrowUp');
    assert.equal(await blanks(page), 3);
    await page.close();
  });
});

describe('what cannot be practised', () => {
  it('a result with too many entries is given; one entry of it is asked', async () => {
    const page = await practise('Z[1]');
    await control(page, 'preset').selectOption('two-moons');
    await page.locator('[data-part="exercise"] .note').waitFor();
    assert.match(await page.locator('.exercise .note').innerText(), /too many to fill in/);
    assert.equal(await blanks(page), 0);
    await page.locator('[data-extent="entry"]').click();
    assert.equal(await blanks(page), 1);
    await page.close();
  });

  it('one example alone: all of them are one press away', async () => {
    const page = await practise('Z[1]');
    await control(page, 'preset').selectOption('xor');
    await control(page, 'example').fill('2');
    await page.keyboard.press('Enter');
    assert.match(await page.locator('.practice .note').innerText(), /you look at one alone/);
    assert.equal(await blanks(page), 0);
    await control(page, 'show-all').click();
    assert.ok((await blanks(page)) > 0);
    await page.close();
  });

  it('a network that is too large says so, and is shown as ever', async () => {
    const page = await practise('Z[1]');
    await openNetwork(page, {
      format: 'backprop-by-hand/1',
      inputs: Array.from({ length: 1100 }, () => [1]),
      targets: Array.from({ length: 1100 }, () => [0]),
      layers: [{ units: 1100, initializer: 'zeros', activation: 'identity' }],
      loss: 'squared-error',
    });
    const note = page.locator('.practice [role="alert"]');
    await note.waitFor();
    assert.match(await note.innerText(), /cannot be practised\. document: expected/);
    assert.equal(await page.locator('[data-part="result"]').count(), 1);
    await page.close();
  });

  it('numbers that have overflowed are given', async () => {
    const page = await practise('Z[1]');
    await openNetwork(page, {
      format: 'backprop-by-hand/1',
      inputs: [[1e300]],
      targets: [[0]],
      layers: [{ weights: [[1e300]], biases: [0], activation: 'identity' }],
      loss: 'squared-error',
    });
    assert.match(await page.locator('.exercise .note').innerText(), /overflowed/);
    await page.close();
  });

  it('without its script: a sentence, and another try', async () => {
    const page = await reading.open();
    await page.route('**/practice-panel.js*', (route) => route.abort());
    await page.locator('button[data-panel="practice"]').click();
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    assert.match(await page.locator('.panel [role="status"]').innerText(), /could not be loaded/);
    assert.deepEqual(await shownResult(page), [['2.6'], ['−2.5'], ['2.3']]);
    await page.unroute('**/practice-panel.js*');
    await again.click();
    await page.locator('[data-part="practice"]').waitFor();
    await page.close();
  });
});
