// @ts-check
// The page with lessons: what it lists, what it plays, and how to write one.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serve } from '../../web/tools/serve.js';
import { LESSONS as ORDER } from '../../web/tools/lessons.js';
import { findingsOf } from './axe.js';
import { launch } from './chromium.js';
import { cardTitle, lessonReady, prepared } from './lesson.js';
import { partsCutOff } from './layout.js';

/** @import { BrowserContextOptions, Page } from 'playwright-core' */

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

/** @param {string} [address] @param {BrowserContextOptions} [options] */
async function open(address = '', options = {}) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  await page.goto(`${server.address}lessons.html${address}`);
  return page;
}

/** @param {Page} page */
function played(page) {
  return page.locator('#played backprop-lesson');
}

describe('the page with lessons', () => {
  it('lists all of them, with what they say of themselves', async () => {
    const page = await open();
    assert.equal(await page.locator('.lessons li').count(), ORDER.length);
    for (const [index, name] of ORDER.entries()) {
      const { title, summary, networks } = await prepared(name);
      networks.dispose();
      const entry = page.locator('.lessons li').nth(index);
      assert.equal(await entry.locator('b').innerText(), title);
      assert.equal(await entry.locator('span').innerText(), summary);
    }
    assert.equal(await played(page).isVisible(), false);
    await page.close();
  });

  it('plays the one that is chosen, and leads on to the next', async () => {
    const page = await open();
    await page.locator('.lessons a').first().click();
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'A machine that guesses');
    assert.equal(await page.locator('.lessons [aria-current="page"] b').innerText(), 'One neuron');
    assert.match(await page.title(), /^One neuron/);
    await page.getByRole('link', { name: /^Next lesson/ }).click();
    await page.waitForURL(/lesson=forward-pass/);
    await lessonReady(page);
    await played(page).locator('[data-control="next"]').click();
    assert.match(page.url(), /\?lesson=forward-pass#card=2$/);
    await page.goto(`${server.address}lessons.html?lesson=${ORDER.at(-1)}`);
    await lessonReady(page);
    assert.equal(await page.getByRole('link', { name: /^Next lesson/ }).count(), 0);
    await page.close();
  });

  it('lists them if there is no such lesson', async () => {
    const page = await open('?lesson=nothing');
    assert.equal(await played(page).isVisible(), false);
    assert.ok(await page.locator('.lessons').isVisible());
    assert.match(await page.locator('#missing').innerText(), /There is no lesson “nothing”/);
    await page.close();
  });

  it('leads on to the next lesson in the last card', async () => {
    const page = await open('?lesson=one-neuron');
    await lessonReady(page);
    const link = played(page).locator('a[slot="end"]');
    assert.equal(await link.isVisible(), false);
    const { cards } = await prepared('one-neuron');
    await played(page).evaluate(
      (element, last) => /** @type {any} */ (element).goTo(last),
      cards.length,
    );
    await lessonReady(page);
    const option = played(page).locator('[data-option], [data-guess]').first();
    if (await option.count()) await option.click();
    assert.ok(await link.isVisible());
    await link.click();
    await page.waitForURL(new RegExp(`lesson=${ORDER[1]}`));
    await page.close();
  });

  it('has an example that is played as it is written', async () => {
    const page = await open();
    const example = page.locator('#example backprop-lesson');
    await example.scrollIntoViewIfNeeded();
    await example.locator('h2.title').waitFor();
    const source = await page.locator('.snippet code').innerText();
    const json = await example.locator('script').evaluate((script) => script.textContent);
    assert.ok(source.includes((json ?? '').trim()));
    assert.match(source, /<script type="module" src="backprop-by-hand\/lesson.js">/);
    await example.locator('[data-control="next"]').click();
    await example.locator('input').fill('-0.4');
    await example.locator('[data-control="check"]').click();
    assert.equal(await example.locator('.verdict').count(), 1);
    await page.close();
  });

  it('is linked from the main page, and back', async () => {
    const page = await open();
    await page.goto(`${server.address}index.html`);
    await page.getByRole('link', { name: /lessons/ }).click();
    await page.waitForURL(/lessons\.html$/, { waitUntil: 'commit' });
    await page.getByRole('contentinfo').getByRole('link').click();
    await page.waitForURL(/index\.html$/, { waitUntil: 'commit' });
    await page.close();
  });

  it('can be read without scripts', async () => {
    const page = await open('', { javaScriptEnabled: false });
    assert.ok(await page.locator('.lessons').isVisible());
    assert.ok(await page.locator('.snippet code').isVisible());
    await page.close();
  });

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    it(`keeps nobody out, ${colorScheme}`, async () => {
      const page = await open('?lesson=one-neuron', { colorScheme, bypassCSP: true });
      await lessonReady(page);
      await page.locator('#example').scrollIntoViewIfNeeded();
      await page.locator('#example .widget:not(p)').waitFor();
      const findings = await findingsOf(page);
      // Two lessons in one page, whose widgets and card lists are named alike, are rare.
      assert.deepEqual(
        findings.filter((finding) => !finding.startsWith('landmark-unique:')),
        [],
      );
      await page.close();
    });
  }

  it('fits a screen of 360 px', async () => {
    const page = await open('?lesson=one-neuron', { viewport: { width: 360, height: 740 } });
    await lessonReady(page);
    assert.deepEqual(await page.evaluate(partsCutOff, '#played backprop-lesson'), []);
    await page.close();
  });
});
