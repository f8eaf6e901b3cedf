// @ts-check
// Lessons in another language: no sentence that stays English.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { PSEUDO_LANGUAGE, escapedSentences } from '../pseudo-language.js';
import { button, card } from './lesson.js';
import { makePseudoPage } from './pseudo-page.js';
import { startReading } from './widget.js';

const right = { text: '⟦ríght⟧', right: true };
const reply = '⟦réply⟧';
const texts = { prompt: '⟦prómpt⟧', hint: '⟦hínt⟧', reply };
/** In the pseudo-language itself; `null` leaves the words of the page. */
const QUESTIONS = [
  { kind: 'cell', cell: 'A[1]' },
  { kind: 'cell', cell: 'dW[1](1,2)', ...texts },
  { kind: 'choice', prompt: '⟦prómpt⟧', options: [right, { text: '⟦wróng⟧', reply }] },
  { kind: 'choice', prompt: '⟦prómpt⟧', options: [right, { text: '⟦wróng⟧' }] },
  { kind: 'prediction', of: 'loss', after: { change: 'W[1](1,1)', by: 0.1 }, reply },
  { kind: 'prediction', of: 'A[1]', after: { change: 'b[1](1,1)', to: 1 }, answer: 'number' },
  { kind: 'prediction', of: 'loss', after: { iterations: 1 } },
  { kind: 'prediction', of: 'loss', after: { network: 'neuron' } },
  {
    kind: 'task',
    ...texts,
    goal: [
      { of: 'loss', below: 1 },
      { of: 'A[1]', above: 0 },
      { of: 'Z[1]', is: 0 },
      { of: 'Z[1]', isNot: 1 },
      { changed: { atMost: 0 } },
      { changed: { atMost: 1, of: 'W b[1]' } },
      { changed: { atMost: 2, of: 'X' } },
      { at: 'dZ[1]' },
    ],
  },
];
const LESSON = {
  format: 'backprop-lesson/1',
  title: '⟦títlé⟧',
  summary: '⟦súmmáry⟧',
  network: 'neuron',
  cards: QUESTIONS.map((question, index) => ({
    title: `⟦cárd ${index}⟧`,
    text: '⟦téxt⟧ `dZ[1]`',
    question,
  })),
};

/** @type {Awaited<ReturnType<typeof makePseudoPage>>} */
let pseudo;
/** @type {Awaited<ReturnType<typeof startReading>>} */
let abroad;
before(async () => {
  pseudo = await makePseudoPage();
  abroad = await startReading({ folder: pseudo.folder });
});
after(async () => {
  await abroad.close();
  pseudo.remove();
});

it('a lesson has every sentence in the language of the page', async () => {
  const page = await abroad.open();
  await page.evaluate(
    ([language, json]) => {
      const lesson = document.createElement('backprop-lesson');
      lesson.lang = language;
      const script = document.createElement('script');
      script.type = 'application/json';
      script.textContent = json;
      lesson.append(script);
      document.body.replaceChildren(lesson);
    },
    [PSEUDO_LANGUAGE, JSON.stringify(LESSON)],
  );
  await card(page).waitFor();
  const find = () =>
    page.locator('backprop-lesson .card, backprop-lesson .handout').evaluateAll((parts, source) => {
      const sentencesOf = new Function(`return (${source})`)();
      return parts.flatMap((part) => sentencesOf(part));
    }, escapedSentences.toString());
  const escaped = async (/** @type {string} */ state) => assert.deepEqual(await find(), [], state);
  const speak = (/** @type {string} */ language) =>
    page
      .locator('backprop-lesson')
      .evaluate((element, tag) => element.setAttribute('lang', tag), language);
  await speak('en');
  assert.ok((await find()).length > 5, 'in English all are found');
  await speak(PSEUDO_LANGUAGE);

  await card(page).locator('summary').click();
  await button(page, 'clear').click();
  await escaped('the list of cards');
  for (const [index, question] of QUESTIONS.entries()) {
    const state = `${question.kind}, card ${index}`;
    await page
      .locator('backprop-lesson')
      .evaluate((element, number) => /** @type {any} */ (element).goTo(number), index + 1);
    await escaped(state);
    for (const typed of ['', 'x', '1+', '7', '9', '1']) {
      const field = card(page).locator('input[name="answer"]');
      if ((await button(page, 'check').count()) === 0) break; // a prediction is made once
      await field.fill(typed);
      await button(page, 'check').click();
      await page.waitForFunction(() =>
        document.querySelector('backprop-lesson')?.shadowRoot?.querySelector('.verdict p'),
      );
      await escaped(`${state}, “${typed}”`);
    }
    for (const name of ['hint', 'show-me']) {
      if ((await button(page, name).count()) > 0) await button(page, name).click();
      await escaped(`${state}, ${name}`);
    }
    for (const chosen of await card(page).locator('[data-option], [data-guess]').all()) {
      // Only the first guess counts.
      await page.locator('backprop-lesson').evaluate((e) => /** @type {any} */ (e).clear());
      await chosen.click();
      await escaped(`${state}, answered`);
    }
  }
  await page
    .locator('backprop-lesson backprop-by-hand')
    .evaluate((element) => /** @type {any} */ (element).set('W[1](1,1)', 1));
  await button(page, 'again').waitFor();
  await escaped('changed');
  await page.emulateMedia({ media: 'print' });
  await page.locator('backprop-lesson .handout').waitFor();
  await escaped('on paper');
  await page.close();
});
