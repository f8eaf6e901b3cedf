// @ts-check
// What `backprop-by-hand render` writes, in a browser that runs no scripts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { rendered } from '../web/rendering.js';
import { launch } from './chromium.js';

const NARROW = 360; // px

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/**
 * @param {string} html
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
async function show(html, options) {
  const page = await browser.newPage({ javaScriptEnabled: false, ...options });
  await page.setContent(html);
  return page;
}

/**
 * The sides of what is shown, as [left, right].
 * @param {import('playwright-core').Page} page
 * @param {string} selector
 */
function sides(page, selector) {
  return page
    .locator(selector)
    .evaluateAll((elements) =>
      elements
        .map((element) => element.getBoundingClientRect())
        .map(({ left, right }) => [left, right]),
    );
}

describe('rendered HTML', () => {
  for (const preset of ['article', 'deep-sigmoid', 'two-moons']) {
    it(`of ${preset} stays within a narrow screen; what is wider scrolls by itself`, async () => {
      const page = await show(rendered(preset, '--page'), {
        viewport: { width: NARROW, height: 800 },
      });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(width, NARROW);
      const boxes = await sides(page, '.bbh-static :is(p, li, .equation, .line, .canvas, .key)');
      assert.ok(boxes.length > 100);
      assert.deepEqual(
        boxes.filter(([left, right]) => left < 0 || right > NARROW),
        [],
      );
      await page.close();
    });
  }

  it('has its mathematics laid out', async () => {
    const page = await show(rendered('article', '--page', '--steps', 'Z[1],dW[4],loss'));
    const rows = await page
      .locator('.result mtable')
      .first()
      .locator('mtr')
      .evaluateAll((found) => found.map((row) => row.getBoundingClientRect().top));
    assert.equal(rows.length, 3);
    assert.ok(rows[0] + 15 < rows[1] && rows[1] + 15 < rows[2], 'rows stand below each other');
    const cells = await sides(page, '.step:last-child .result mtr:first-child mtd');
    assert.equal(cells.length, 3);
    assert.ok(cells[0][1] <= cells[1][0] && cells[1][1] <= cells[2][0], 'and cells side by side');
    const fraction = page.locator('.symbols mfrac').first();
    const [above, below] = await fraction.evaluate((element) =>
      [...element.children].map((part) => part.getBoundingClientRect().top),
    );
    assert.ok(above < below);
    await page.close();
  });

  it('has a drawing that fits a narrow screen', async () => {
    const page = await show(rendered('article'), { viewport: { width: NARROW, height: 800 } });
    const [[left, right]] = await sides(page, '.canvas');
    const parts = await sides(page, '.canvas > svg :is(circle, rect, text)');
    assert.ok(parts.length > 30);
    assert.deepEqual(
      parts.filter((part) => part[0] < left || part[1] > right),
      [],
    );
    await page.close();
  });

  it('nests its elements as HTML allows: a parser makes of it what is written', async () => {
    for (const preset of ['article', 'two-moons']) {
      const html = rendered(preset);
      const page = await show(html);
      assert.equal(await page.evaluate(() => `${document.body.innerHTML.trim()}\n`), html);
      await page.close();
    }
  });

  it('has the colours of the scheme that the page declares', async () => {
    const fragment = rendered('neuron', '--step', 'Z[1]');
    /** @type {[string, 'light' | 'dark', boolean][]} */
    const cases = [
      ['light dark', 'dark', true],
      ['light dark', 'light', false],
      ['dark', 'light', true],
      ['normal', 'dark', false],
    ];
    for (const [declared, colorScheme, isDark] of cases) {
      const page = await show(`<style>:root { color-scheme: ${declared} }</style>${fragment}`, {
        colorScheme,
      });
      const { paper, ink } = await page.locator('.bbh-static').evaluate((element) => {
        const { backgroundColor, color } = getComputedStyle(element);
        return { paper: backgroundColor, ink: color };
      });
      const [dark, light] = ['rgb(21, 23, 29)', 'rgb(254, 253, 251)'];
      assert.equal(paper, isDark ? dark : light, `${declared}, ${colorScheme}`);
      assert.notEqual(ink, paper);
      await page.close();
    }
  });

  it('leaves the page around it as it is', async () => {
    const around = '<p class="label">prose</p><math><mi>x</mi></math>';
    const looks = async (/** @type {string} */ html) => {
      const page = await show(html);
      const found = await page
        .locator('body > :is(p, math), body > math > mi')
        .evaluateAll((elements) =>
          elements.map((element) => {
            const { color, fontFamily, fontSize, margin } = getComputedStyle(element);
            return { color, fontFamily, fontSize, margin };
          }),
        );
      await page.close();
      return found;
    };
    const alone = await looks(around);
    assert.equal(alone.length, 3);
    assert.deepEqual(await looks(around + rendered('neuron')), alone);
  });

  it('within the element is what readers without scripts see', async () => {
    const page = await show(`<backprop-by-hand>${rendered('neuron')}</backprop-by-hand>`);
    assert.ok(await page.locator('.step').first().isVisible());
    assert.ok(await page.locator('svg[role="img"]').first().isVisible());
    await page.close();
  });
});
