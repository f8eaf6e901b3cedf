// @ts-check
// The panel of what a reader can take along, by itself: what its buttons ask for and what it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { escapedSentences } from '../pseudo-language.js';
import { launch } from './chromium.js';

/** @typedef {import('playwright-core').Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Draws the panel anew with a status, and writes down what was asked for. */
const PANEL = `
  import { html, render } from 'lit';
  import { shareStyles, shareView } from './web/src/views/share/index.js';
  import { registerWords, words, wordsFor } from './web/src/words/index.js';
  import { PSEUDO_LANGUAGE, pseudoWords } from './tests/pseudo-language.js';
  registerWords(PSEUDO_LANGUAGE, pseudoWords(words));
  window.asked = [];
  const intents = new Proxy({}, {
    get: (_, name) => (file) => window.asked.push(file ? name + ' ' + file.name : name),
  });
  window.show = (status) => render(
    html\`<style>\${shareStyles}</style>\${shareView({ status, handouts: undefined, canOpen: true, words: wordsFor(document.documentElement.lang).share }, intents)}\`,
    document.querySelector('main'),
  );
  window.show('');
`;

describe('the panel of what can be taken along', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {string} */
  let script;
  before(async () => {
    const stdin = { contents: PANEL, resolveDir: process.cwd() };
    const [{ outputFiles }, started] = await Promise.all([
      build({ stdin, bundle: true, format: 'iife', write: false }),
      launch(),
    ]);
    script = outputFiles[0].text;
    browser = started;
  });
  after(() => browser.close());

  /** @param {import('playwright-core').BrowserContextOptions} [options] */
  async function open(options) {
    const page = await browser.newPage(options);
    await page.setContent(
      '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Panel</title><main></main>',
    );
    await page.addScriptTag({ content: script });
    return page;
  }

  const asked = (/** @type {Page} */ page) => page.evaluate('window.asked');

  it('each button asks for what it says, by keyboard too', async () => {
    const page = await open();
    const names = ['copyLink', 'copyLatex', 'copyText', 'downloadSvg', 'downloadPng'];
    names.push('printStep', 'printAll');
    for (const name of names) await page.locator(`[data-control="${name}"]`).click();
    assert.deepEqual(await asked(page), names);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(page), [...names, 'downloadDocument']);
    await page.close();
  });

  it('a document is chosen from the reader’s files, the same one twice too', async () => {
    const page = await open();
    for (let time = 0; time < 2; time++) {
      const coming = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Open document' }).click();
      const chooser = await coming;
      await chooser.setFiles({
        name: 'net.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{}'),
      });
    }
    assert.deepEqual(await asked(page), ['openFile net.json', 'openFile net.json']);
    await page.close();
  });

  it('what an action did is said, and makes nothing move', async () => {
    const page = await open();
    const status = page.getByRole('status');
    assert.equal(await status.innerText(), '');
    const height = () => page.locator('.share').evaluate((panel) => panel.clientHeight);
    const empty = await height();
    await page.evaluate("window.show('The link is in the clipboard.')");
    assert.equal(await status.innerText(), 'The link is in the clipboard.');
    assert.equal(await status.getAttribute('aria-live'), 'polite');
    assert.equal(await height(), empty);
    await page.close();
  });

  for (const [pointer, least, hasTouch] of /** @type {const} */ ([
    ['a mouse', 24, false],
    ['a finger', 44, true],
  ])) {
    it(`its buttons are at least ${least} px for ${pointer}, also on a narrow screen`, async () => {
      const viewport = { width: 320, height: 640 };
      const page = await open({ viewport, hasTouch, isMobile: hasTouch });
      const sizes = await page.locator('button').evaluateAll((buttons) =>
        buttons.map((button) => {
          const { width, height, right } = button.getBoundingClientRect();
          return { size: Math.min(width, height), right };
        }),
      );
      assert.equal(sizes.length, 9);
      for (const { size, right } of sizes) {
        assert.ok(size >= least, `${size} px`);
        assert.ok(right <= viewport.width, `ends at ${right} px`);
      }
      await page.close();
    });
  }

  it('all its sentences are in the table of words', async () => {
    const page = await open();
    const panel = page.locator('main');
    assert.equal((await panel.evaluate(escapedSentences)).length, 20, 'in English all are found');
    await page.evaluate(() => (document.documentElement.lang = 'en-XA'));
    await page.evaluate("window.show('')");
    assert.match(await panel.innerText(), /⟦Cópy línk⟧/);
    assert.deepEqual(await panel.evaluate(escapedSentences), []);
    await page.close();
  });

  it('axe finds nothing', async () => {
    const page = await open();
    await page.evaluate("window.show('The link is in the clipboard.')");
    await page.addScriptTag({ content: axe });
    const found = await page.evaluate(async () => {
      const { violations } = await /** @type {any} */ (window).axe.run('.share');
      return violations.map((/** @type {{id: string}} */ { id }) => id);
    });
    assert.deepEqual(found, []);
    await page.close();
  });
});
