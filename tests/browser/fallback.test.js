// @ts-check
// Readers without WebAssembly, in every form in which the element is published.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/tools/serve.js';
import { launch } from './chromium.js';
import { control, shownNumbers, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const POLICY = "default-src 'self'; script-src 'self'; img-src data:";
const MODULE_FALLBACK = '/backprop-by-hand/engine-fallback.js';
const SCRIPT_FALLBACK = '/backprop-by-hand-fallback.js';

/** A page with the classic script, in a folder beside. */
const CLASSIC_PAGE = `<!doctype html><title>Classic</title>
<script src="../backprop-by-hand.js"></script>
<backprop-by-hand></backprop-by-hand>`;

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backprop-'));
  cpSync('dist', folder, { recursive: true });
  mkdirSync(join(folder, 'classic'));
  writeFileSync(join(folder, 'classic/index.html'), CLASSIC_PAGE);
  [browser, server] = await Promise.all([launch(), serve({ port: 0, folder })]);
});
after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** @param {Page} page */
function removeWebAssembly(page) {
  return page.addInitScript('delete globalThis.WebAssembly');
}

/**
 * @param {string} address
 * @param {(page: Page) => unknown} [prepare]
 * @returns {Promise<{page: Page, requests: string[], errors: string[]}>} with the paths of what was
 *   asked for
 */
async function open(address, prepare) {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const errors = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => errors.push(error.message));
  await prepare?.(page);
  await page.goto(address);
  await page.locator('backprop-by-hand .widget:not([aria-busy])').waitFor();
  return { page, requests, errors };
}

/**
 * Moves through the article's network.
 * @param {Page} page
 */
async function numbersOnTheWay(page) {
  const numbers = [];
  for (let move = 0; move < 6; move++) {
    await control(page, 'next').click();
    numbers.push(await shownStep(page), await shownNumbers(page));
  }
  return numbers;
}

describe('without WebAssembly the widget computes all the same', () => {
  /** @type {unknown[]} */
  let expected;
  before(async () => {
    const { page, requests } = await open(server.address);
    expected = await numbersOnTheWay(page);
    assert.deepEqual(
      requests.filter((path) => path.includes('fallback')),
      [],
    );
    assert.ok(requests.includes('/backprop-by-hand/engine.wasm'));
    await page.close();
  });

  it('as modules', async () => {
    const { page, requests, errors } = await open(server.address, removeWebAssembly);
    assert.deepEqual(await numbersOnTheWay(page), expected);
    assert.ok(requests.includes(MODULE_FALLBACK));
    assert.ok(!requests.includes('/backprop-by-hand/engine.wasm'));
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('under a policy that forbids it', async () => {
    const headers = { 'content-security-policy': POLICY };
    const strict = await serve({ port: 0, folder, headers });
    for (const path of ['', 'classic/']) {
      const { page, requests, errors } = await open(strict.address + path);
      assert.deepEqual(await numbersOnTheWay(page), expected);
      assert.ok(requests.includes(path ? SCRIPT_FALLBACK : MODULE_FALLBACK));
      assert.deepEqual(errors, []);
      await page.close();
    }
    await strict.close();
  });

  it('where its file cannot be loaded', async () => {
    const { page } = await open(server.address, (p) => p.route('**/engine.wasm', (r) => r.abort()));
    assert.deepEqual(await numbersOnTheWay(page), expected);
    await page.close();
  });

  it('as a classic script', async () => {
    const { page, requests } = await open(`${server.address}classic/`, removeWebAssembly);
    assert.deepEqual(await numbersOnTheWay(page), expected);
    assert.ok(requests.includes(SCRIPT_FALLBACK), 'from beside the script, not beside the page');
    assert.equal(await leavesGlobal(page), false);
    await page.close();
  });

  it('as the page in one file, from disk', async () => {
    const address = pathToFileURL('dist/backprop-by-hand.html');
    const { page, requests, errors } = await open(address.href, removeWebAssembly);
    assert.deepEqual(await numbersOnTheWay(page), expected);
    assert.deepEqual(requests, [address.pathname]);
    assert.deepEqual(errors, []);
    assert.equal(await leavesGlobal(page), false);
    await page.close();
  });
});

/** @param {import('playwright-core').Page} page */
function leavesGlobal(page) {
  return page.evaluate(() => 'backpropByHandFallback' in globalThis);
}

describe('with WebAssembly nothing of it is asked for', () => {
  it('by the classic script', async () => {
    const { page, requests } = await open(`${server.address}classic/`);
    assert.ok(!requests.includes(SCRIPT_FALLBACK));
    await page.close();
  });

  it('nor run in the page in one file', async () => {
    const { page } = await open(pathToFileURL('dist/backprop-by-hand.html').href);
    assert.equal(await leavesGlobal(page), false);
    await page.close();
  });
});

describe('without either', () => {
  for (const [name, path, fallback] of [
    ['modules', '', MODULE_FALLBACK],
    ['the classic script', 'classic/', SCRIPT_FALLBACK],
  ]) {
    it(`${name} say what failed`, async () => {
      const { page } = await open(server.address + path, async (p) => {
        await removeWebAssembly(p);
        await p.route(`**${fallback}`, (route) => route.fulfill({ status: 404, body: '' }));
      });
      const message = await page.getByRole('alert').innerText();
      assert.match(
        message,
        /cannot compute here\. WebAssembly did not start \(WebAssembly is not defined\), nor did its fallback \(.*fallback\.js.*\)\.$/,
      );
      assert.ok(message.includes(fallback), message);
      await page.close();
    });
  }

  it('the element leaves its content readable', async () => {
    const { page } = await open(server.address, async (p) => {
      await removeWebAssembly(p);
      await p.route(`**${MODULE_FALLBACK}`, (route) => route.abort());
    });
    assert.ok(await page.getByText('In short, it goes like this').isVisible());
    await page.close();
  });
});
