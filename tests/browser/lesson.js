// @ts-check
// Lessons in a browser, and what is right in them.
import { loadEngine } from 'backprop-by-hand/engine';
import { readFileSync, readdirSync } from 'node:fs';
import { prepareLesson } from '../../web/src/model/lesson/prepare.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { expectedQuantities } from '../article-numbers.js';

/**
 * @import { Page } from 'playwright-core'
 * @import { PreparedCard, PreparedLesson } from '../../web/src/model/lesson/prepare.js'
 * @import { CellAsked } from '../../web/src/model/lesson/questions.js'
 */

const FOLDER = 'web/lessons';

/** The shipped lessons, by the names of their files. */
export const LESSONS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

/** @param {string} name */
export function lessonText(name) {
  return readFileSync(`${FOLDER}/${name}.json`, 'utf8');
}

/**
 * A shipped lesson, made ready as the page does it.
 * @param {string} name
 * @returns {Promise<PreparedLesson>}
 */
export async function prepared(name) {
  const result = prepareLesson(lessonText(name), await loadEngine());
  if (!('lesson' in result)) throw new Error(`${name} cannot be read`);
  return result.lesson;
}

/**
 * The right value of an entry that is asked for: of the article's networks from the reference data, of
 * others from a session of their own.
 * @param {CellAsked} question
 * @param {PreparedCard} card
 */
export async function rightValue({ place, cell }, { shown }) {
  const { source, document } = shown.network;
  const { row, column } = place.entry ?? { row: 0, column: 0 };
  for (const variant of ['article', 'article-softmax']) {
    if (source === PRESETS[variant]) return expectedQuantities(variant)[place.step][row][column];
  }
  const session = (await loadEngine()).open(document);
  const value = session.quantity(place.step).values[cell];
  session.dispose();
  return value;
}

/**
 * Waits until a lesson and its widget are there.
 * @param {Page} page
 */
export async function lessonReady(page) {
  await page.locator('backprop-lesson .title').first().waitFor();
  await page.locator('backprop-lesson .widget:not(p)').first().waitFor();
}

/** The card that is shown. @param {Page} page */
export function card(page) {
  return page.locator('backprop-lesson .card').first();
}

/** @param {Page} page @returns {Promise<string>} the heading of the card that is shown */
export async function cardTitle(page) {
  return (await card(page).locator('.title').innerText()).trim();
}

/** A button of the card. @param {Page} page @param {string} name in data-control */
export function button(page, name) {
  return card(page).locator(`[data-control="${name}"]`);
}

/** What is said of an answer. @param {Page} page */
export function verdict(page) {
  return card(page).locator('.verdict');
}

/**
 * Where the lesson's widget is, as text such as `1:dZ[3](2,1)`.
 * @param {Page} page
 * @returns {Promise<string>}
 */
export function widgetPlace(page) {
  return page
    .locator('backprop-lesson backprop-by-hand')
    .first()
    .evaluate((element) => /** @type {any} */ (element).position?.text ?? '');
}
