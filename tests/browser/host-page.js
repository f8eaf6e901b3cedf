// @ts-check
// Other people's pages with the widget in them.
import { after, before as beforeTests } from 'node:test';
import { launch } from './chromium.js';
import { serve } from '../../web/tools/serve.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContextOptions} PageOptions */

/** The first of the two lines that an author pastes. */
export const SCRIPT = '<script type="module" src="/backprop-by-hand/index.js"></script>';

/**
 * @typedef {PageOptions & {
 *   headers?: Record<string, string>,
 *   html?: string,
 *   files?: Record<string, string>,
 *   address?: string,
 *   before?: (page: Page) => unknown,
 * }} PostOptions `html` are the attributes of <html>; `files` are served beside the page; `address`
 *   comes after the page's name
 */

/**
 * @returns {Promise<{
 *   open: (body: string, options?: PostOptions) => Promise<Page & {complaints: string[]}>,
 *   close: () => Promise<void>,
 * }>} pages with what they complained of: errors, warnings, and requests to other places
 */
export async function startHosting() {
  const [browser, server] = await Promise.all([launch(), serve({ port: 0 })]);
  return {
    async open(body, options = {}) {
      const { headers, html = '', files = {}, address = '', before, ...pageOptions } = options;
      const page = await browser.newPage({
        viewport: { width: 1200, height: 900 },
        reducedMotion: 'reduce',
        ...pageOptions,
      });
      const complaints = complaintsOf(page, server.address);
      await page.route('**/post.html*', (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers,
          body: `<!doctype html><html lang="en" ${html}><title>A post</title>
            <meta name="viewport" content="width=device-width">${body}</html>`,
        }),
      );
      for (const [name, text] of Object.entries(files)) {
        await page.route(`**/${name}`, (route) => route.fulfill({ body: text }));
      }
      await before?.(page);
      await page.goto(`${server.address}post.html${address}`);
      return Object.assign(page, { complaints });
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Such pages for the tests of a file. */
export function hostInTests() {
  /** @type {Awaited<ReturnType<typeof startHosting>>} */
  let hosting;
  beforeTests(async () => {
    hosting = await startHosting();
  });
  after(() => hosting.close());
  /** @type {typeof hosting.open} */
  const open = (body, options) => hosting.open(body, options);
  return {
    open,
    /**
     * A page with one widget, once it shows its network.
     * @param {string} attributes
     * @param {PostOptions & {content?: string}} [options] `content` of the element
     */
    async widgetWith(attributes, { content = '', ...options } = {}) {
      const element = `<backprop-by-hand ${attributes}>${content}</backprop-by-hand>`;
      const page = await open(SCRIPT + element, options);
      await ready(page);
      return page;
    },
  };
}

/**
 * @param {Page} page
 * @param {string} allowed how the addresses of all requests start
 */
function complaintsOf(page, allowed) {
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isHosts = message.location().url.endsWith('/favicon.ico');
    if (!isHosts) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(allowed)) complaints.push(`asked for ${url}`);
  });
  return complaints;
}

/**
 * Waits until a widget shows a network and all that its attributes ask for is done.
 * @param {Page} page
 * @param {string} [selector]
 */
export async function ready(page, selector = 'backprop-by-hand') {
  await page.locator(`${selector} .widget:not([aria-busy])`).first().waitFor();
  await updated(page, selector);
}

/**
 * @param {Page} page
 * @param {string} [selector]
 */
export function updated(page, selector = 'backprop-by-hand') {
  return page
    .locator(selector)
    .first()
    .evaluate(async (element) => {
      await customElements.whenDefined('backprop-by-hand');
      await /** @type {any} */ (element).updateComplete;
    });
}

/**
 * Where a widget is, as text such as `1:dZ[3](2,1)`.
 * @param {Page} page
 * @param {string} [selector]
 * @returns {Promise<string>}
 */
export function placeOf(page, selector = 'backprop-by-hand') {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => /** @type {any} */ (element).position.text);
}
