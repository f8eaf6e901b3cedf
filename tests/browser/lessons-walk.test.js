// @ts-check
// Each shipped lesson, from its first card to its last: every question is answered wrong, with
// nonsense, and then right.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { formatNumber } from '../../web/src/format.js';
import { placeText } from '../../web/src/model/place.js';
import { serve } from '../../web/tools/serve.js';
import { launch } from './chromium.js';
import {
  LESSONS,
  button,
  card,
  cardTitle,
  lessonReady,
  prepared,
  rightValue,
  verdict,
  widgetPlace,
} from './lesson.js';

/**
 * @import { Page } from 'playwright-core'
 * @import { PreparedCard } from '../../web/src/model/lesson/prepare.js'
 * @import { CellAsked, ChoiceAsked, PredictionAsked } from '../../web/src/model/lesson/questions.js'
 */

const NONSENSE = 'a lot';
const STRICT_POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:";

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  [browser, server] = await Promise.all([
    launch(),
    serve({ port: 0, headers: { 'content-security-policy': STRICT_POLICY } }),
  ]);
});
after(() => Promise.all([browser.close(), server.close()]));

/** The widget of the lesson. @param {Page} page */
function widget(page) {
  return page.locator('backprop-lesson backprop-by-hand').first();
}

/** @param {Page} page @param {string} number @param {number} value */
function set(page, number, value) {
  return widget(page).evaluate(
    (element, [name, to]) => /** @type {any} */ (element).set(name, to),
    /** @type {const} */ ([number, value]),
  );
}

/**
 * A number of the equation that is shown, as a reader selects it.
 * @param {Page} page
 * @param {string} quantity
 * @param {number} row counted from 1
 * @param {number} column
 */
function shownNumber(page, quantity, row, column) {
  const at = `[data-quantity="${quantity}"][data-row="${row - 1}"][data-column="${column - 1}"]`;
  return widget(page).locator(`[data-part="numbers"] mtd:has(${at})`);
}

/** Trains by the widget's own buttons. @param {Page} page @param {number} iterations */
async function train(page, iterations) {
  await widget(page).locator('[data-control="iterations"]').fill(`${iterations}`);
  await widget(page).locator('[data-control="train"]').click();
}

/**
 * What a reader does for each task, by the title of its card: first something that does not help.
 * @type {Record<string, {wrong: (page: Page) => Promise<unknown>, right: (page: Page) => Promise<unknown>}>}
 */
const TASKS = {
  'Again and again': { wrong: (page) => train(page, 1), right: (page) => train(page, 20) },
  'Smaller and smaller nudges': {
    wrong: (page) => set(page, 'W[1](1,2)', 0.51),
    right: async (page) => {
      await button(page, 'again').click();
      await button(page, 'again').waitFor({ state: 'detached' });
      await shownNumber(page, 'W[1]', 1, 1).dblclick();
      await page.keyboard.type('0.51');
      await page.keyboard.press('Enter');
    },
  },
  'Wake it up': {
    wrong: (page) => set(page, 'X(1,1)', 0.5),
    right: async (page) => {
      await button(page, 'again').click();
      await button(page, 'again').waitFor({ state: 'detached' });
      const isOneLayer = (await shownNumber(page, 'W[3]', 3, 1).count()) === 0;
      const [cell, typed] = isOneLayer
        ? [shownNumber(page, 'b[1]', 2, 1), '-0.9']
        : [shownNumber(page, 'W[3]', 3, 1), '0'];
      await cell.click();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    },
  },
  'Let it learn': { wrong: (page) => train(page, 1), right: (page) => train(page, 60) },
  'Let both learn': { wrong: (page) => train(page, 1), right: (page) => train(page, 150) },
};

/** @param {Page} page @param {'right' | 'wrong'} kind */
async function isSaid(page, kind) {
  await card(page).locator(`.verdict.${kind}`).waitFor();
}

/** @param {Page} page @param {string} typed */
async function type(page, typed) {
  await card(page).locator('input[name="answer"]').fill(typed);
  await button(page, 'check').click();
}

/** @param {Page} page */
async function isOpen(page) {
  assert.equal(await card(page).locator('.question .tick').count(), 0, 'not answered yet');
}

/** @param {Page} page @param {CellAsked} question @param {PreparedCard} shown */
async function answerCell(page, question, shown) {
  const value = await rightValue(question, shown);
  await type(page, NONSENSE);
  await isSaid(page, 'wrong');
  assert.match(await verdict(page).innerText(), /a lot/);
  await type(page, '');
  assert.match(await verdict(page).innerText(), /Nothing is typed/);
  await type(page, `${value + 1}`);
  await isSaid(page, 'wrong');
  await isOpen(page);
  await type(page, `${-value - 2}`);
  await isOpen(page);
  await button(page, 'show-me').waitFor();
  await type(page, value.toPrecision(Math.max(question.digits, 3)));
  await isSaid(page, 'right');
  await page.waitForFunction((step) => {
    const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
    const element = /** @type {any} */ (lesson?.querySelector('backprop-by-hand'));
    return element.position.step === step;
  }, question.place.step);
}

/** @param {Page} page @param {ChoiceAsked} question */
async function answerChoice(page, { options }) {
  for (const [index, { isRight }] of options.entries()) {
    if (isRight) continue;
    await card(page).locator(`[data-option="${index}"]`).click();
    await isSaid(page, 'wrong');
    await isOpen(page);
  }
  const right = options.findIndex(({ isRight }) => isRight);
  await card(page).locator(`[data-option="${right}"]`).click();
  await isSaid(page, 'right');
}

/** @param {Page} page @param {PredictionAsked} question @param {number} digits of the lesson */
async function answerPrediction(page, { answer, after: then, direction, of, outcome }, digits) {
  if (answer === 'number') {
    await type(page, NONSENSE);
    await isSaid(page, 'wrong');
    await isOpen(page);
    await type(page, `${then + 1}`); // only the first guess counts
    await isSaid(page, 'wrong');
    assert.match(await verdict(page).innerText(), /Not as you said/);
    assert.equal(await button(page, 'check').count(), 0);
  } else {
    await card(page).locator(`[data-guess="${direction}"]`).click();
    await isSaid(page, 'right');
  }
  assert.ok((await verdict(page).innerText()).includes(formatNumber(then, digits).text));
  const place = placeText({ ...outcome.place, entry: null });
  assert.ok(
    (await widgetPlace(page)).startsWith(place),
    `${await widgetPlace(page)}, not ${place}`,
  );
  const lit = await widget(page).locator('[data-linked="same"]').count();
  assert.ok(lit > 0 || of.step === 'loss', 'it is lit');
  await button(page, 'again').click();
}

/** @param {Page} page @param {string} title */
async function doTask(page, title) {
  const task = TASKS[title];
  assert.ok(task, `this test knows how to do “${title}”`);
  await card(page).locator('.goals .quiet, .goals .mark').first().waitFor();
  await task.wrong(page);
  await isOpen(page);
  await task.right(page);
  await isSaid(page, 'right');
}

describe('a lesson', () => {
  it('there are eight of', () => {
    assert.deepEqual([...LESSONS].sort(), [
      'backward-pass',
      'batch',
      'conventions',
      'dead-relu',
      'deep-sigmoids',
      'forward-pass',
      'one-neuron',
      'why-a-minus-y',
    ]);
  });

  for (const name of LESSONS) {
    it(`${name} is walked to its end`, async () => {
      const lesson = await prepared(name);
      assert.deepEqual(lesson.problems, []);
      const page = await browser.newPage({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
      });
      /** @type {string[]} */
      const complaints = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(`${server.address}lessons.html?lesson=${name}`);
      await lessonReady(page);
      for (const [index, shown] of lesson.cards.entries()) {
        if (index > 0) await button(page, 'next').click();
        assert.equal(await cardTitle(page), shown.title);
        const { question } = shown;
        if (question?.kind === 'cell') await answerCell(page, question, shown);
        if (question?.kind === 'choice') await answerChoice(page, question);
        if (question?.kind === 'prediction') await answerPrediction(page, question, lesson.digits);
        if (question?.kind === 'task') await doTask(page, shown.title);
      }
      assert.match(await card(page).locator('[data-part="end"]').innerText(), /every question is/);
      lesson.networks.dispose();
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
});
