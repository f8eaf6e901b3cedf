// @ts-check
// Everything that the widget can look like, one state after the other, as a reader gets there.
import { readFileSync } from 'node:fs';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const article = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8')).article.document;

/** More units, rows and columns than are shown unless they are asked for. */
const LARGE = {
  ...article,
  inputs: Array.from({ length: 16 }, (_, row) =>
    Array.from({ length: 3 }, (_unused, column) => Math.sin(row + column)),
  ),
  targets: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  layers: [
    { units: 16, initializer: 'xavier', seed: 1, activation: 'tanh' },
    { units: 3, initializer: 'xavier', seed: 2, activation: 'identity' },
  ],
};

/**
 * Shows a network, and its first step.
 * @param {Page} page
 * @param {unknown} document
 * @returns {Promise<boolean>} whether it was opened
 */
export function openNetwork(page, document) {
  return page.locator('backprop-by-hand').evaluate(async (element, given) => {
    const widget = /** @type {any} */ (element);
    const isOpen = await widget.open(given);
    await widget.updateComplete;
    return isOpen;
  }, document);
}

/**
 * Chooses another network, and waits until it is shown.
 * @param {Page} page
 * @param {string} preset
 */
export async function choosePreset(page, preset) {
  const widget = page.locator('backprop-by-hand');
  const title = () =>
    widget.evaluate((element) => /** @type {any} */ (element).widget.state.walk.title);
  await control(page, 'preset').waitFor(); // the first network is shown
  const before = await title();
  await control(page, 'preset').selectOption(preset);
  for (let count = 0; (await title()) === before; count++) {
    if (count > 100) throw new Error(`The network does not become ${preset}.`);
    await page.waitForTimeout(20);
  }
  await widget.evaluate((element) => /** @type {any} */ (element).updateComplete);
}

/**
 * Opens a panel, and closes it where it is open already, as a press on its name does.
 * @param {Page} page
 * @param {string} panel
 */
export function togglePanel(page, panel) {
  return page.locator(`button[data-panel="${panel}"]`).click();
}

/** @param {Page} page @param {string} phase */
const press = (page, phase) => page.locator('button.phase').nth(PHASES.indexOf(phase)).click();
const PHASES = ['forward', 'loss', 'backward', 'update'];

/** @param {Page} page @param {string} grain */
const moveBy = (page, grain) => page.locator(`[data-grain="${grain}"]`).click();

/**
 * A number of the equations.
 * @param {Page} page
 * @param {string} quantity
 * @param {string} [at] row and column, counted from 0
 */
export function numberCell(page, quantity, at = '0 0') {
  return page.locator(`[data-part="numbers"] [data-matrix="${quantity}"] mtd[data-at="${at}"]`);
}

/**
 * Types an answer where an entry of the step is asked for, and has it judged.
 * @param {Page} page
 * @param {number} cell counted from 0, row by row
 * @param {string} typed
 */
export async function typeAnswer(page, cell, typed) {
  const field = page.locator(`[data-blank="${cell}"]`);
  await field.fill(typed);
  await field.press('Enter');
}

/**
 * Each of them leaves the widget so that the next one can be reached.
 * @type {readonly {name: string, reach: (page: Page) => Promise<unknown>,
 *   leave?: (page: Page) => Promise<unknown>}[]}
 */
export const STATES = [
  { name: 'forward', reach: (page) => press(page, 'forward') },
  {
    name: 'forward, by cell',
    async reach(page) {
      await moveBy(page, 'cell');
      await control(page, 'next').click();
    },
    leave: (page) => moveBy(page, 'step'),
  },
  { name: 'loss', reach: (page) => press(page, 'loss') },
  {
    name: 'backward, with the long way',
    async reach(page) {
      await press(page, 'backward');
      await page.locator('[data-part="long-form"] summary').click();
    },
  },
  {
    name: 'backward, by cell',
    async reach(page) {
      await moveBy(page, 'cell');
      await control(page, 'next').click();
    },
    leave: (page) => moveBy(page, 'step'),
  },
  { name: 'update', reach: (page) => press(page, 'update') },
  {
    name: 'keys and shapes',
    async reach(page) {
      for (const part of ['keys', 'shapes']) {
        await page.locator(`[data-part="${part}"] summary`).click();
      }
    },
    async leave(page) {
      for (const part of ['keys', 'shapes']) {
        await page.locator(`[data-part="${part}"] summary`).click();
      }
    },
  },
  {
    name: 'change: examples',
    async reach(page) {
      await press(page, 'forward');
      await togglePanel(page, 'change');
      for (const summary of await page.locator('.names summary').all()) await summary.click();
    },
  },
  ...['layers', 'training', 'start'].map((section) => ({
    name: `change: ${section}`,
    reach: (/** @type {Page} */ page) => page.locator(`[data-section="${section}"]`).click(),
  })),
  { name: 'follow: nothing yet', reach: (page) => togglePanel(page, 'follow') },
  {
    name: 'follow: a weight, with its paths and a check',
    async reach(page) {
      await numberCell(page, 'W[1]', '0 2').click();
      await page.locator('[data-nudge]').first().click();
      await page.locator('[data-part="check"] .sentence').getByText(/\d/).first().waitFor();
    },
    leave: (page) => control(page, 'let-go').click(),
  },
  {
    name: 'a number that is changed',
    async reach(page) {
      await numberCell(page, 'W[1]', '0 1').focus();
      await page.keyboard.press('F2');
      await control(page, 'cell').waitFor();
    },
  },
  {
    name: 'a number that is refused',
    async reach(page) {
      await control(page, 'cell').fill('1,2,3.');
      await page.keyboard.press('Enter');
      await page.locator('#cell-message').waitFor();
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await togglePanel(page, 'follow');
    },
  },
  {
    name: 'share',
    async reach(page) {
      await togglePanel(page, 'share');
      await control(page, 'copyText').click();
      await page.locator('[data-part="share-status"]').getByText(/\S/).waitFor();
      await control(page, 'worksheet').click();
      await control(page, 'worksheet-seed').fill('-1');
      await control(page, 'worksheet-seed').press('Tab');
      await page.locator('#worksheet-seed-message').waitFor();
    },
    leave: (page) => togglePanel(page, 'share'),
  },
  {
    name: 'practice: a step with answers of every kind, and hints',
    async reach(page) {
      await press(page, 'forward');
      await togglePanel(page, 'practice');
      await typeAnswer(page, 0, '2.6');
      await typeAnswer(page, 1, '1/');
      await typeAnswer(page, 2, '17');
      for (let hint = 0; hint < 2; hint++) await control(page, 'help').click();
    },
  },
  {
    name: 'practice: one entry, shown',
    async reach(page) {
      await page.locator('[data-extent="entry"]').click();
      await control(page, 'help').click();
    },
  },
  {
    name: 'practice: a blank sheet',
    async reach(page) {
      await page.locator('[data-extent="iteration"]').click();
      await control(page, 'next').click();
    },
    leave: (page) => page.locator('[data-extent="step"]').click(),
  },
  {
    name: 'practice: rounded as on paper',
    async reach(page) {
      await page.locator('[data-section="rounding"]').click();
      await control(page, 'decimals').fill('a few');
      await page.keyboard.press('Enter');
    },
    async leave(page) {
      await control(page, 'decimals').fill('2');
      await page.keyboard.press('Enter');
      await page.locator('[data-section="fill"]').click();
    },
  },
  {
    name: 'audit: the printed numbers, with one slip told',
    async reach(page) {
      await togglePanel(page, 'audit');
      await page.locator('[data-printed="dA[3] 2 0"]').click();
    },
  },
  {
    name: 'audit: numbers to be marked',
    async reach(page) {
      await page.locator('[data-section="spot"]').click();
      for (const row of [1, 2]) await page.locator(`[data-spot="dA[3] ${row} 0"]`).click();
    },
  },
  {
    name: 'audit: which ones are wrong',
    reach: (page) => control(page, 'spot-tell').click(),
    async leave(page) {
      await page.locator('[data-section="list"]').click();
      await togglePanel(page, 'audit');
    },
  },
  {
    name: 'a message',
    async reach(page) {
      await openNetwork(page, { ...article, targets: [[1]] });
      await page.getByRole('alert').waitFor();
    },
    leave: (page) => control(page, 'dismiss').click(),
  },
  {
    name: 'health: something is amiss',
    async reach(page) {
      await choosePreset(page, 'dead-relu');
      await togglePanel(page, 'health');
    },
  },
  {
    name: 'health: all is well',
    async reach(page) {
      await choosePreset(page, 'neuron');
      await page.locator('[data-part="healthy"]').waitFor();
    },
    leave: (page) => togglePanel(page, 'health'),
  },
  {
    name: 'a large network, one example alone',
    async reach(page) {
      await openNetwork(page, LARGE);
      await control(page, 'example').fill('2');
      await page.keyboard.press('Enter');
      await page.locator('[data-part="example-note"]').waitFor();
    },
  },
  {
    name: 'a large network, changed',
    reach: (page) => togglePanel(page, 'change'),
    async leave(page) {
      await togglePanel(page, 'change');
      await choosePreset(page, 'article');
    },
  },
];

/**
 * Goes through all states.
 * @param {Page} page the widget as it begins
 * @param {(name: string) => Promise<void>} visit
 */
export async function visitStates(page, visit) {
  for (const { name, reach, leave } of STATES) {
    await reach(page);
    await page.locator('backprop-by-hand').evaluate((element) => {
      return /** @type {any} */ (element).updateComplete;
    });
    await visit(name);
    await leave?.(page);
  }
}
