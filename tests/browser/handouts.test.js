// @ts-check
// What is handed out of an iteration: its rows in the panel, and worksheets on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { FORMATS } from '../../web/src/export/formats.js';
import { escapedSentences } from '../pseudo-language.js';
import { run } from '../web/rendering.js';
import { launch } from './chromium.js';
import { SCRIPT, ready, startHosting } from './host-page.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Draws the rows anew in a state, and writes down what was asked for. */
const ROWS = `
  import { html, render } from 'lit';
  import { controlsStyles } from './web/src/views/controls.js';
  import { shareStyles } from './web/src/views/share/index.js';
  import { handoutsView } from './web/src/views/handouts/index.js';
  import { handoutTables, handoutWords } from './web/src/words/handouts.js';
  import { PSEUDO_LANGUAGE, pseudoWords } from './tests/pseudo-language.js';
  handoutTables.register(PSEUDO_LANGUAGE, pseudoWords(handoutWords));
  window.asked = [];
  const intents = new Proxy({}, {
    get: (_, name) => (what) => window.asked.push(what ? name + ' ' + what : name),
  });
  const state = {
    format: 'csv',
    hasWorksheet: true,
    level: 'step',
    seed: { text: '7', message: '' },
    digits: { text: 'x', message: handoutWords.worksheet.refused('Digits', 2, 15, 'x') },
  };
  window.show = (change) => render(
    html\`<style>\${controlsStyles}\${shareStyles}</style><div class="share">\${handoutsView({ ...state, ...change, words: handoutTables.for(document.documentElement.lang) }, intents)}</div>\`,
    document.querySelector('main'),
  );
  window.show();
`;

describe('the rows of handouts', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {string} */
  let script;
  before(async () => {
    const stdin = { contents: ROWS, resolveDir: process.cwd() };
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
      '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Rows</title><main></main>',
    );
    await page.addScriptTag({ content: script });
    return page;
  }

  it('ask for the whole iteration in one of its formats', async () => {
    const page = await open();
    const row = page.getByRole('group', { name: 'Whole iteration' });
    const format = row.getByRole('combobox', { name: 'Whole iteration' });
    assert.equal(await format.inputValue(), 'csv');
    const values = await format
      .locator('option')
      .evaluateAll((all) => all.map((option) => /** @type {HTMLOptionElement} */ (option).value));
    assert.deepEqual(values, Object.keys(FORMATS));
    await format.selectOption('NumPy script');
    for (const name of ['Download', 'Copy', 'Worksheet…']) {
      await row.getByRole('button', { name }).click();
    }
    assert.deepEqual(await page.evaluate('window.asked'), [
      'chooseFormat numpy',
      'download',
      'copy',
      'toggleWorksheet',
    ]);
    await page.close();
  });

  it('ask for a worksheet', async () => {
    const page = await open();
    const row = page.getByRole('group', { name: 'Worksheet…' });
    await row.getByRole('combobox', { name: 'To fill in' }).selectOption('a number of each step');
    await row.getByRole('textbox', { name: 'Sheet' }).fill('12');
    await row.getByRole('textbox', { name: 'Digits' }).fill('4');
    for (const name of ['Print sheet', 'Print key']) {
      await row.getByRole('button', { name }).click();
    }
    assert.deepEqual(await page.evaluate('window.asked'), [
      'setLevel entry',
      'setSeed 12',
      'setDigits 4',
      'print',
      'printKey',
    ]);
    await page.evaluate("window.show({ level: 'iteration' })");
    assert.equal(await row.getByRole('textbox', { name: 'Sheet' }).count(), 0);
    await page.evaluate('window.show({ hasWorksheet: false })');
    assert.equal(await row.count(), 0);
    await page.close();
  });

  for (const [pointer, least, hasTouch] of /** @type {const} */ ([
    ['a mouse', 24, false],
    ['a finger', 44, true],
  ])) {
    it(`are at least ${least} px high for ${pointer}, also on a narrow screen`, async () => {
      const viewport = { width: 320, height: 640 };
      const page = await open({ viewport, hasTouch, isMobile: hasTouch });
      const sizes = await page.locator('button, select, input').evaluateAll((all) =>
        all.map((one) => {
          const { width, height, right } = one.getBoundingClientRect();
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

  it('have all their sentences from the table of words', async () => {
    const page = await open();
    const rows = page.locator('main');
    assert.equal((await rows.evaluate(escapedSentences)).length, 30, 'in English all are found');
    await page.evaluate(() => (document.documentElement.lang = 'en-XA'));
    await page.evaluate("window.show({ digits: { text: '5', message: '' } })");
    assert.match(await rows.innerText(), /⟦Wórkshéét…⟧/);
    assert.deepEqual(await rows.evaluate(escapedSentences), []);
    await page.close();
  });

  it('are fine with axe', async () => {
    const page = await open();
    await page.addScriptTag({ content: axe });
    const found = await page.evaluate(async () => {
      const { violations } = await /** @type {any} */ (window).axe.run('.share');
      return violations.map((/** @type {{id: string}} */ { id }) => id);
    });
    assert.deepEqual(found, []);
    await page.close();
  });
});

describe('worksheets', () => {
  /** @type {Awaited<ReturnType<typeof startHosting>>} */
  let hosting;
  before(async () => {
    hosting = await startHosting();
  });
  after(() => hosting.close());

  /** As a browser writes it. @param {string} html what the program writes */
  async function bodyIn(html) {
    const page = await hosting.open('');
    const body = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'text/html').body.innerHTML,
      html,
    );
    await page.close();
    return body.trim();
  }

  /**
   * A page with the panel open, which counts prints instead of opening a dialog.
   * @param {{headers?: Record<string, string>, attributes?: string}} [options]
   */
  async function open({ headers, attributes = '' } = {}) {
    const page = await hosting.open(
      `<link rel="icon" href="data:,">${SCRIPT}<backprop-by-hand panel="share" ${attributes}></backprop-by-hand>`,
      {
        headers,
        before: (opened) =>
          opened.addInitScript(() => {
            globalThis.print = () => {
              const noted = /** @type {any} */ (globalThis.top);
              noted.prints = (noted.prints ?? 0) + 1;
            };
          }),
      },
    );
    await ready(page);
    await control(page, 'worksheet').click();
    assert.equal(await control(page, 'worksheet').getAttribute('aria-expanded'), 'true');
    return page;
  }

  /** What was printed last. @param {Page} page */
  async function paperOf(page) {
    await page.waitForFunction(() => /** @type {any} */ (globalThis).prints === 1);
    return page.locator('backprop-by-hand').evaluate((element) => {
      const frame = element.shadowRoot?.querySelector('iframe');
      const paper = frame?.contentDocument;
      if (!paper || !frame.contentWindow) throw new Error('There is no paper.');
      const box = paper.querySelector('mtext:empty');
      return {
        title: paper.title,
        lang: paper.documentElement.lang,
        body: paper.body.innerHTML,
        border: box ? frame.contentWindow.getComputedStyle(box).borderTopStyle : '',
      };
    });
  }

  it('are printed as the program writes them, of the iteration that is shown', async () => {
    const page = await open();
    await control(page, 'nextIteration').click();
    await control(page, 'worksheet-level').selectOption('step');
    await control(page, 'worksheet-seed').fill('12');
    await control(page, 'worksheet-digits').fill('4');
    await control(page, 'worksheet-print').click();
    const { title, lang, body, border } = await paperOf(page);
    assert.equal(title, 'The article – Sheet 12');
    assert.equal(lang, 'en');
    assert.equal(border, 'solid');
    const typed = ['worksheet', '--preset', 'article', '--level', 'step', '--seed', '12'];
    const { stdout } = run([...typed, '--digits', '4', '--iteration', '2']);
    assert.equal(body.trim(), await bodyIn(stdout));
    await page.close();
  });

  it('have a key of their own, also under the strictest policy', async () => {
    const page = await open({
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'",
      },
    });
    page.complaints.length = 0; // of the icon
    await control(page, 'worksheet-print').click();
    const { border } = await paperOf(page);
    assert.equal(border, 'solid', 'it has its styles');
    await page.evaluate(() => {
      const element = document.querySelector('backprop-by-hand');
      element?.shadowRoot?.querySelector('iframe')?.remove();
      /** @type {any} */ (globalThis).prints = 0;
    });
    await control(page, 'worksheet-key').click();
    const { title, body } = await paperOf(page);
    assert.equal(title, 'The article – Key to sheet 1');
    const typed = ['worksheet', '--preset', 'article', '--level', 'entry', '--key'];
    assert.equal(body.trim(), await bodyIn(run(typed).stdout));
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('say what is wrong with a number, keep it, and print nothing', async () => {
    const page = await open({ attributes: 'digits="4"' });
    assert.equal(await control(page, 'worksheet-digits').inputValue(), '4', 'as the page has it');
    await control(page, 'worksheet-seed').fill('two');
    await control(page, 'worksheet-print').click();
    const refusal = 'Sheet: expected a whole number from 0 to 999999, got two.';
    assert.equal(await page.getByRole('alert').innerText(), refusal);
    assert.equal(await control(page, 'worksheet-seed').inputValue(), 'two');
    await page.locator('[data-part="share-status"]').filter({ hasText: refusal }).waitFor();
    assert.equal(await page.evaluate('globalThis.prints'), undefined);
    await control(page, 'worksheet-seed').fill('2');
    await control(page, 'worksheet-print').click();
    assert.equal((await paperOf(page)).title, 'The article – Sheet 2');
    assert.equal(await page.getByRole('alert').count(), 0);
    await page.close();
  });

  it('are not there where numbers are not finite', async () => {
    const page = await open();
    await page
      .locator('backprop-by-hand')
      .evaluate((element) =>
        /** @type {any} */ (element).widget.state.walk.setEntry('X', 0, 0, 1e308),
      );
    await page
      .locator('backprop-by-hand')
      .evaluate((element) =>
        /** @type {any} */ (element).widget.state.walk.setEntry('W[1]', 0, 0, 1e308),
      );
    await control(page, 'worksheet-key').click();
    const status = page.locator('[data-part="share-status"]');
    await status.filter({ hasText: 'There is no worksheet of this iteration' }).waitFor();
    await page.close();
  });

  for (const [paper, width, height] of /** @type {const} */ ([
    ['A4', 180, 267],
    ['US letter', 185.9, 249.4],
  ])) {
    for (const preset of ['article-softmax', 'two-moons']) {
      it(`of ${preset} fit on ${paper}, and no step is wider than it or longer`, async () => {
        const page = await hosting.open('');
        for (const level of ['entry', 'step', 'iteration']) {
          for (const key of [[], ['--key']]) {
            const typed = ['worksheet', '--preset', preset, '--level', level, ...key];
            await page.setViewportSize({ width: Math.floor((width / 25.4) * 96), height: 900 });
            await page.setContent(run(typed).stdout);
            await page.emulateMedia({ media: 'print' });
            const sizes = await page.evaluate(() => ({
              wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
              highest: Math.max(
                ...[...document.querySelectorAll('section')].map(
                  (section) => section.getBoundingClientRect().height,
                ),
              ),
            }));
            assert.ok(sizes.wide <= 0, `${level} ${key}: ${sizes.wide} px too wide`);
            const most = (height / 25.4) * 96;
            const fits = sizes.highest <= most || key.length > 0; // a list of lines may break
            assert.ok(fits, `${level}: ${sizes.highest} of ${most} px`);
          }
        }
        await page.close();
      });
    }
  }
});
