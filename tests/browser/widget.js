// @ts-check
// The widget in a page of its own, and what a reader sees in it.
import { after, before as beforeTests } from 'node:test';
import { launch } from './chromium.js';
import { serve } from '../../web/tools/serve.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContextOptions} PageOptions */

/**
 * @param {{folder?: string}} [options] `folder` has the page, if it is not the one that is built
 * @returns {Promise<{
 *   open: (options?: PageOptions & {path?: string, before?: (page: Page) => unknown}) => Promise<Page>,
 *   close: () => Promise<void>,
 * }>}
 */
export async function startReading({ folder } = {}) {
  const [browser, server] = await Promise.all([launch(), serve({ port: 0, folder })]);
  return {
    async open({ path = '', before, ...options } = {}) {
      const page = await browser.newPage({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      });
      await before?.(page);
      await page.goto(server.address + path);
      await page.locator('backprop-by-hand .widget:not([aria-busy])').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** A browser for the tests of a file or of a suite, which is closed after them. */
export function readInTests() {
  /** @type {Awaited<ReturnType<typeof startReading>>} */
  let reading;
  beforeTests(async () => {
    reading = await startReading();
  });
  after(() => reading.close());
  /** @param {Parameters<typeof reading.open>[0]} [options] */
  const open = (options) => reading.open(options);
  return { open };
}

/**
 * The step that is shown: the name of what it makes.
 * @param {Page} page
 */
export function shownStep(page) {
  return page.locator('[data-part="now"]').getAttribute('data-step');
}

/**
 * Every number of the step that is shown, as it stands in the equations.
 * @param {Page} page
 * @returns {Promise<{part: string, quantity: string | null, row: number, column: number,
 *   value: number, text: string}[]>}
 */
export function shownNumbers(page) {
  return page.locator('[data-part="now"]').evaluate((now) =>
    [...now.querySelectorAll('mn[data-value]')].map((mn) => ({
      part: mn.closest('[data-part]')?.getAttribute('data-part') ?? '',
      quantity: mn.getAttribute('data-quantity'),
      row: Number(mn.getAttribute('data-row')),
      column: Number(mn.getAttribute('data-column')),
      value: Number(mn.getAttribute('data-value')),
      text: (mn.textContent ?? '').trim(),
    })),
  );
}

/**
 * A result matrix as it stands on the page.
 * @param {Page} page
 * @returns {Promise<string[][]>} rows of texts
 */
export function shownResult(page) {
  return page.locator('[data-part="result"]').evaluate((result) => {
    const rows = [...result.querySelectorAll('mtr')];
    if (rows.length === 0) return [[result.querySelector('mn')?.textContent?.trim() ?? '']];
    return rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? ''));
  });
}

/**
 * @param {Page} page
 * @param {string} name in data-control
 */
export function control(page, name) {
  return page.locator(`[data-control="${name}"]`);
}
