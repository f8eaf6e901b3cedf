// @ts-check
// The package in other people's pages: built by Vite, served by Vite while they work on it, and
// straight from node_modules.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build, createLogger, createServer } from 'vite';
import { formatNumber } from '../../web/src/format.js';
import { serve } from '../../web/tools/serve.js';
import { expectedQuantities } from '../article-numbers.js';
import { launch } from '../browser/chromium.js';
import { control, shownResult, shownStep } from '../browser/widget.js';
import { makeConsumer } from './consumer.js';

/** @param {string} script */
function pageWith(script) {
  return `<!doctype html>
    <html lang="en">
      <title>A post</title>
      <link rel="icon" href="data:," />
      ${script}
      <backprop-by-hand preset="article"></backprop-by-hand>
    </html>`;
}

const INSTALLED = './node_modules/backprop-by-hand/dist';

describe('the installed package', () => {
  /** @type {ReturnType<typeof makeConsumer>} */
  let consumer;
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => {
    consumer = makeConsumer({
      'index.html': pageWith('<script type="module" src="/main.js"></script>'),
      'main.js': "import 'backprop-by-hand';",
      'modules.html': pageWith(
        `<script type="module" src="${INSTALLED}/backprop-by-hand/index.js"></script>`,
      ),
      'classic.html': pageWith(`<script src="${INSTALLED}/backprop-by-hand.js"></script>`),
    });
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    consumer.remove();
  });

  /**
   * Opens a page, presses the next button, and reads the numbers.
   * @param {string} address
   * @returns {Promise<string[]>} the names of the files that were loaded
   */
  async function walk(address) {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    /** @type {string[]} */
    const complaints = [];
    /** @type {string[]} */
    const loaded = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
    });
    page.on('response', (response) => {
      const { pathname, protocol } = new URL(response.url());
      if (protocol === 'data:') return;
      loaded.push(pathname.replace(/^.*\//, ''));
      if (!response.ok()) complaints.push(`${response.status()} ${pathname}`);
    });
    await page.goto(address);
    await control(page, 'next').click();
    assert.equal(await shownStep(page), 'A[1]');
    const expected = expectedQuantities('article')['A[1]'];
    assert.deepEqual(
      await shownResult(page),
      expected.map((row) => row.map((entry) => formatNumber(entry).text)),
    );
    assert.deepEqual(complaints, []);
    await page.close();
    return loaded;
  }

  /** @param {string} folder */
  async function walkIn(folder, name = '') {
    const server = await serve({ folder, port: 0 });
    try {
      return await walk(server.address + name);
    } finally {
      await server.close();
    }
  }

  it('is built by Vite without warnings, in pieces that are loaded when they are needed', async () => {
    /** @type {string[]} */
    const warnings = [];
    const customLogger = createLogger('warn');
    customLogger.warn = customLogger.warnOnce = (message) => void warnings.push(message);
    await build({
      root: consumer.folder,
      configFile: false,
      logLevel: 'warn',
      customLogger,
      build: { rolldownOptions: { checks: { bundlerTimings: false } } }, // how busy a machine is
    });
    assert.deepEqual(warnings, []);
    const loaded = await walkIn(join(consumer.folder, 'dist'));
    const [first, second, ...later] = loaded.map((name) => name.replace(/-[\w-]{8}(?=\.\w+$)/, ''));
    assert.deepEqual([first, second], ['', 'index.js']);
    isWidget(later);
  });

  it("works in Vite's server for development", async () => {
    const server = await createServer({
      root: consumer.folder,
      configFile: false,
      logLevel: 'error',
      server: { host: '127.0.0.1', port: 0 },
    });
    try {
      await server.listen();
      const loaded = await walk(server.resolvedUrls?.local[0] ?? '');
      assert.ok(loaded.includes('engine.wasm'), loaded.join());
      assert.ok(!loaded.some((name) => name.includes('fallback')), loaded.join());
    } finally {
      await server.close();
    }
  });

  it('works as modules without a build', async () => {
    const [first, second, ...later] = await walkIn(consumer.folder, 'modules.html');
    assert.deepEqual([first, second], ['modules.html', 'index.js']);
    isWidget(later);
  });

  it('works as a classic script', async () => {
    const loaded = await walkIn(consumer.folder, 'classic.html');
    assert.deepEqual(loaded, ['classic.html', 'backprop-by-hand.js']);
  });
});

/**
 * What follows when a reader comes near, in the order in which it happens to arrive.
 * @param {string[]} names of files
 */
function isWidget(names) {
  assert.deepEqual([...names].sort(), ['engine.js', 'engine.wasm', 'widget.js']);
}
