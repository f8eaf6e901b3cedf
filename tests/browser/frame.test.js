// @ts-check
// The page for iframes: its address, and the height that it tells the page around it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startHosting } from './host-page.js';

/** @typedef {import('playwright-core').Page} Page */

const article = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8')).article.document;
const ONE_LAYER = { ...article, layers: article.layers.slice(0, 1) };

/** The script of README.md that gives iframes the height that they ask for. */
const [HOST_SCRIPT] =
  readFileSync('README.md', 'utf8').match(
    /<script>\s*addEventListener\('message'[^]*?<\/script>/,
  ) ?? [];

/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  assert.ok(HOST_SCRIPT, 'README.md has the script');
  hosting = await startHosting();
});
after(() => hosting.close());

/**
 * A post with one or more iframes, once each has its height.
 * @param {string[]} addresses after frame.html
 * @param {Parameters<typeof hosting.open>[1]} [options]
 */
async function postWith(addresses, options) {
  const frames = addresses.map(
    (address) => `<iframe src="/frame.html${address}" style="width: 100%; border: 0"></iframe>`,
  );
  const page = await hosting.open(HOST_SCRIPT + frames.join('<p>Between</p>'), options);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('iframe')].every(({ style }) => style.height),
  );
  return page;
}

/** @param {Page} page @param {number} [index] */
function inFrame(page, index = 0) {
  return page.locator('iframe').nth(index).contentFrame();
}

/** @param {Page} page @param {number} [index] @returns {Promise<string>} */
function placeOf(page, index = 0) {
  return inFrame(page, index)
    .locator('backprop-by-hand')
    .evaluate((element) => /** @type {any} */ (element).position.text);
}

/** Whether an iframe is as high as what is in it. @param {Page} page */
async function fits(page) {
  await page.waitForFunction(() => {
    const frame = document.querySelector('iframe');
    const inner = frame?.contentDocument;
    const widget = inner?.querySelector('backprop-by-hand');
    if (!frame || !inner || !widget) return false;
    const height = Math.ceil(widget.getBoundingClientRect().height);
    const { scrollHeight } = inner.documentElement;
    return frame.clientHeight === height && scrollHeight <= height && height > 100;
  });
}

describe('the page for iframes', () => {
  it('takes the options from its address', async () => {
    const page = await postWith([
      '?preset=xor&step=dZ[2](1,1)&view=equations&controls=moves&digits=3&theme=dark&grain=cell&readonly',
    ]);
    assert.equal(await placeOf(page), '1:dZ[2](1,1)');
    const element = inFrame(page).locator('backprop-by-hand');
    assert.equal(await element.locator('.drawing').count(), 0);
    assert.deepEqual(
      await element.evaluate((widget) => {
        const { preset, digits, theme, grain, readOnly } = /** @type {any} */ (widget);
        return { preset, digits, theme, grain, readOnly };
      }),
      { preset: 'xor', digits: 3, theme: 'dark', grain: 'cell', readOnly: true },
    );
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('takes a document from it, or the state of a link', async () => {
    const json = encodeURIComponent(JSON.stringify(ONE_LAYER));
    const page = await postWith([`?document=${json}`]);
    const slider = inFrame(page).getByRole('slider');
    assert.equal(await slider.getAttribute('aria-valuemax'), '9');
    await page.close();

    const site = await hosting.open('');
    await site.goto(site.url().replace('post.html', 'index.html'));
    await site.locator('[data-control="next"]').click();
    await site.waitForFunction(() => location.hash.length > 1);
    const { hash } = new URL(site.url());
    await site.close();
    const other = await postWith([hash]);
    assert.equal(await placeOf(other), '1:A[1]');
    await other.close();
  });

  it('is as high as what is in it, also when that changes, and has no scrollbar', async () => {
    const page = await postWith(['?step=dZ[3]']);
    await fits(page);
    const before_ = await page.locator('iframe').evaluate(({ clientHeight }) => clientHeight);
    await inFrame(page).locator('[data-panel="change"]').click();
    await page.waitForFunction(
      (height) => (document.querySelector('iframe')?.clientHeight ?? 0) > height,
      before_,
    );
    await fits(page);
    await page.setViewportSize({ width: 420, height: 800 });
    await page.waitForFunction(
      (height) => (document.querySelector('iframe')?.clientHeight ?? 0) > height * 1.5,
      before_,
    );
    await fits(page);
    await page.close();
  });

  it('two of a page are each as high as they need to be', async () => {
    const page = await postWith(['?view=network&controls=none', '?preset=neuron']);
    const heights = await page
      .locator('iframe')
      .evaluateAll((frames) => frames.map(({ clientHeight }) => clientHeight));
    assert.ok(heights[0] > 100 && heights[1] > heights[0], heights.join());
    await page.close();
  });

  it('names what it does not know, and tells nobody where there is no page around it', async () => {
    const page = await hosting.open('', {
      before: (p) =>
        p.addInitScript(() => {
          addEventListener('message', ({ data }) => console.warn(JSON.stringify(data)));
        }),
    });
    await page.goto(page.url().replace('post.html', 'frame.html?presett=xor'));
    await page.locator('[data-control="next"]').waitFor();
    const [warning, ...more] = page.complaints;
    assert.match(warning, /^frame\.html presett: expected one of preset, src, .*, document$/);
    assert.deepEqual(more, []);
    await page.close();
  });

  it('a document that is refused is answered with its sentence, within the height', async () => {
    const page = await postWith([`?document=${encodeURIComponent('{"format": "other"}')}`]);
    assert.match(await inFrame(page).getByRole('alert').innerText(), /format: expected/);
    await page.close();
  });
});
