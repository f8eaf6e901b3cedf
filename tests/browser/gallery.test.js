// @ts-check
// The page with examples: each works, and its lines are what a copy has.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { serve } from '../../web/tools/serve.js';
import { findingsOf } from './axe.js';
import { launch } from './chromium.js';
import { cutOff } from './layout.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

const STRICT_POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:";
const EXAMPLES = 'web/gallery/examples';
const NAMES = readdirSync(EXAMPLES).map((file) => file.replace('.html', ''));

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

/** @param {import('playwright-core').BrowserContextOptions} [options] */
async function openGallery(options = {}) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`${server.address}gallery.html`);
  return Object.assign(page, { complaints });
}

/**
 * The page or frame with an example, once its widget is ready.
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<{around: Page | Frame, widget: import('playwright-core').Locator}>}
 */
async function example(page, name) {
  const box = page.locator(`#${name}`);
  await box.scrollIntoViewIfNeeded();
  const hasFrame = (await box.locator('iframe').count()) > 0;
  const handle = hasFrame ? await box.locator('iframe').elementHandle() : null;
  const around = (await handle?.contentFrame()) ?? page;
  const widget = around.locator(hasFrame ? 'backprop-by-hand' : `#${name} backprop-by-hand`);
  if (name !== 'without-scripts') await widget.locator('.widget:not([aria-busy])').waitFor();
  return { around, widget };
}

/** @param {import('playwright-core').Locator} widget @returns {Promise<string>} */
function placeOf(widget) {
  return widget.evaluate((element) => /** @type {any} */ (element).position.text);
}

/** @param {Page} page */
async function scrollThrough(page) {
  for (const name of NAMES) await example(page, name);
}

describe('an example', () => {
  /** @type {Awaited<ReturnType<typeof openGallery>>} */
  let page;
  before(async () => {
    page = await openGallery({ permissions: ['clipboard-read', 'clipboard-write'] });
  });
  after(() => page.close());

  it('has its place in the page', async () => {
    const shown = await page
      .locator('.example')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('id')));
    assert.deepEqual([...shown].sort(), [...NAMES].sort());
  });

  for (const name of NAMES) {
    it(`${name} is copied as it is written`, async () => {
      const section = page.locator('section').filter({ has: page.locator(`#${name}`) });
      const status = section.getByRole('status').filter({ hasText: 'Copied' }).last();
      const isSaid = status.waitFor(); // for a moment only
      await section.getByRole('button', { name: 'Copy' }).last().click();
      await isSaid;
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, readFileSync(`${EXAMPLES}/${name}.html`, 'utf8').trimEnd());
    });
  }

  for (const name of NAMES.filter((other) => other !== 'without-scripts')) {
    it(`${name} moves`, async () => {
      const { widget } = await example(page, name);
      const atFirst = await placeOf(widget);
      await widget.locator('[data-control="next"]').click();
      assert.notEqual(await placeOf(widget), atFirst);
    });
  }

  it('one-step begins where it says', async () => {
    const { widget } = await example(page, 'one-step');
    await widget.locator('[data-control="back"]').click();
    assert.equal(await placeOf(widget), '1:dZ[3]');
    assert.equal(await widget.locator('.drawing').count(), 0);
  });

  it('document has a network of its own', async () => {
    const { widget } = await example(page, 'document');
    const { layers } = await widget.evaluate((element) => /** @type {any} */ (element).document());
    assert.deepEqual(layers[0].weights, [[0.5, 1.5]]);
  });

  it('prose moves by its links', async () => {
    const { widget } = await example(page, 'prose');
    for (const [link, place] of [
      ['dZ[2]', '1:dZ[2]'],
      ['at the second hidden unit', '1:dA[1](2,1)'],
    ]) {
      await page.locator('#prose').getByRole('link', { name: link }).click();
      assert.equal(await placeOf(widget), place);
    }
  });

  it('loop goes round', async () => {
    const { widget } = await example(page, 'loop');
    const places = await widget.evaluate(async (/** @type {any} */ element) => {
      await element.goTo('Z[1]');
      /** @type {string[]} */
      const seen = [];
      const three = new Promise((resolve) => {
        element.addEventListener('bbh-step', (/** @type {CustomEvent} */ { detail }) => {
          if (seen.push(detail.text) === 3) resolve(null);
        });
      });
      await element.play();
      await three;
      await element.pause();
      return seen;
    });
    assert.deepEqual(places, ['1:A[1]', '1:Z[1]', '1:A[1]']);
  });

  it('colours has those that its style sheet says', async () => {
    const { widget } = await example(page, 'colours');
    const paper = await widget.evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.equal(paper, 'rgb(27, 20, 48)');
    const border = await widget
      .locator('.bar')
      .evaluate((bar) => getComputedStyle(bar).borderBlockEndStyle);
    assert.equal(border, 'double');
  });

  it('readonly offers no change', async () => {
    const { widget } = await example(page, 'readonly');
    const panels = await widget
      .locator('button[data-panel]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-panel')));
    assert.deepEqual(panels, ['follow']);
  });

  it('frame is as high as what is in it', async () => {
    const { around } = await example(page, 'frame');
    const isFitting = () => {
      const { scrollHeight } = document.documentElement;
      return innerHeight === scrollHeight && innerHeight !== 560;
    };
    await around.waitForFunction(isFitting);
  });

  it('without-scripts shows a picture and equations', async () => {
    const { around } = await example(page, 'without-scripts');
    await around.locator('backprop-by-hand svg[role="img"]').waitFor();
    assert.equal(await around.locator('backprop-by-hand .step').count(), 1);
    const { width = 0 } = (await around.locator('svg[role="img"]').boundingBox()) ?? {};
    assert.ok(width > 100 && width < 400, String(width));
  });

  it('gives the console nothing to tell, under a strict policy', async () => {
    await scrollThrough(page);
    // What this test runs in a frame without scripts is no message of the page.
    assert.deepEqual(page.complaints, []);
  });
});

describe('the page with examples', () => {
  it('loads a widget when its reader comes near', async () => {
    const page = await openGallery();
    await page.locator('#two-lines .widget:not([aria-busy])').waitFor();
    assert.equal(await page.locator('#readonly .widget:not([aria-busy])').count(), 0);
    await page.close();
  });

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    it(`keeps nobody out, ${colorScheme}`, async () => {
      const page = await openGallery({ colorScheme, bypassCSP: true });
      await scrollThrough(page);
      const findings = await findingsOf(page);
      // Widgets of one page are named alike; pages with so many of them are rare.
      assert.deepEqual(
        findings.filter((finding) => !finding.startsWith('landmark-unique:')),
        [],
      );
      await page.close();
    });
  }

  it('fits a screen of 360 px', async () => {
    const page = await openGallery({ viewport: { width: 360, height: 800 } });
    await scrollThrough(page);
    assert.deepEqual(await cutOff(page), []);
    await page.close();
  });

  it('is linked from the main page, and back', async () => {
    const page = await openGallery();
    await page.getByRole('contentinfo').getByRole('link').click();
    await page.waitForURL(/index\.html$/);
    await page.getByRole('contentinfo').getByRole('link').click();
    await page.waitForURL(/gallery\.html$/);
    await page.close();
  });

  it('can be read without scripts', async () => {
    const page = await openGallery({ javaScriptEnabled: false });
    assert.ok(await page.locator('.snippet code').first().isVisible());
    assert.equal(await page.getByRole('button', { name: 'Copy' }).count(), 0);
    await page.close();
  });
});
