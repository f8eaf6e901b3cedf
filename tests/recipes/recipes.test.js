// @ts-check
// The recipes of README.md: posts in sites of other people's making, built as they build them, and
// read with and without scripts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from '../browser/chromium.js';
import { serve } from '../../web/tools/serve.js';

/** @typedef {import('playwright-core').Page} Page */

const PACKAGE = 'dist/backprop-by-hand';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {string[]} */
const folders = [];
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** @returns {string} an empty folder, for as long as the tests run */
function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'backprop-recipe-'));
  folders.push(folder);
  return folder;
}

/**
 * Builds a site as its author does, after the recipe.
 * @param {{
 *   recipe: string,
 *   assets: string,
 *   worked: string,
 *   step: string,
 *   build: [string, ...string[]],
 * }} site `assets` is where the package's folder goes; `worked` where what is read without scripts does
 */
function buildSite({ recipe, assets, worked, step, build: [program, ...options] }) {
  const folder = scratch();
  cpSync(`tests/recipes/${recipe}`, folder, { recursive: true });
  cpSync(PACKAGE, join(folder, assets, 'backprop-by-hand'), { recursive: true });
  mkdirSync(dirname(join(folder, worked)), { recursive: true });
  const render = [`${PACKAGE}/cli.js`, 'render', '--preset', 'article', '--step', step];
  execFileSync(process.execPath, [...render, '--output', join(folder, worked)]);
  execFileSync(program, options, { cwd: folder, stdio: 'pipe' });
  return folder;
}

/**
 * @param {string} address
 * @param {(page: Page) => Promise<void>} read
 * @param {{javaScriptEnabled?: boolean}} [options]
 */
async function reading(address, read, options) {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, ...options });
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  page.on('response', (response) => {
    const isIcon = response.url().endsWith('/favicon.ico');
    if (response.status() >= 400 && !isIcon) complaints.push(response.url());
  });
  await page.goto(address);
  await read(page);
  assert.deepEqual(complaints, []);
  await page.close();
}

/** @param {Page} page @param {string} step */
async function isAt(page, step) {
  await page.waitForFunction((wanted) => {
    const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
    return element.position?.step === wanted;
  }, step);
}

/** @param {Page} page */
async function isWithinThePage(page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `${width} px wide`);
}

/**
 * @typedef {{name: string, site: Parameters<typeof buildSite>[0], output: string, post: string,
 *   links: string[]}} Recipe `links` are the steps that the post leads to, in its order
 */

/** @type {Recipe[]} */
const RECIPES = [
  {
    name: 'Jekyll',
    site: {
      recipe: 'jekyll',
      assets: 'assets',
      worked: '_includes/worked.html',
      step: 'dZ[3]',
      build: ['jekyll', 'build', '--quiet', '--disable-disk-cache'],
    },
    output: '_site',
    post: '2026/01/05/how-an-error-travels-back.html',
    links: ['dZ[4]', 'dA[3]', 'dZ[3]', 'dZ[2]', 'dZ[1]'],
  },
  {
    name: 'Hugo',
    site: {
      recipe: 'hugo',
      assets: 'static',
      worked: 'worked.html',
      step: 'dW[2]',
      build: ['hugo', '--quiet'],
    },
    output: 'public',
    post: 'notes/which-way-is-down/',
    links: ['dW[2]', 'W[2]+'],
  },
];

for (const { name, site, output, post, links } of RECIPES) {
  describe(`a post of ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      const folder = buildSite(site);
      server = await serve({ port: 0, folder: join(folder, output) });
    });
    after(() => server.close());

    it('has the widget where it belongs, at the step of the text, and its links drive it', async () => {
      await reading(server.address + post, async (page) => {
        await page.locator('backprop-by-hand').scrollIntoViewIfNeeded();
        await isAt(page, site.step);
        assert.equal(await page.locator('p backprop-by-hand').count(), 0, 'not in a paragraph');
        for (const [index, step] of links.entries()) {
          await page.locator('article > p > a').nth(index).click();
          await isAt(page, step);
        }
        assert.equal(await page.locator('.bbh-static').isVisible(), false);
        await isWithinThePage(page);
      });
    });

    it('without scripts has the picture and the equations of that step', async () => {
      await reading(
        server.address + post,
        async (page) => {
          assert.ok(await page.locator('backprop-by-hand svg').first().isVisible());
          const equations = page.locator('backprop-by-hand math');
          assert.ok((await equations.count()) > 3);
          const height = (await equations.first().boundingBox())?.height ?? 0;
          assert.ok(height > 10, `${height} px`);
          await isWithinThePage(page);
        },
        { javaScriptEnabled: false },
      );
    });
  });
}

describe('a page of one’s own', () => {
  it('opens from disk with the classic script beside it', async () => {
    const folder = scratch();
    cpSync('dist/backprop-by-hand.js', join(folder, 'backprop-by-hand.js'));
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><title>Mine</title><script src="backprop-by-hand.js"></script>' +
        '<backprop-by-hand preset="xor" step="A[2]"></backprop-by-hand>',
    );
    await reading(pathToFileURL(join(folder, 'index.html')).href, async (page) => {
      await isAt(page, 'A[2]');
      await page.locator('[data-control="next"]').click();
      await isAt(page, 'loss');
    });
  });
});
