// @ts-check
// The widget on paper: within the page around it, and on pages of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { SCRIPT, placeOf, ready, startHosting, updated } from './host-page.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const { article } = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));

/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  hosting = await startHosting();
});
after(() => hosting.close());

/** Instead of the browser's dialog. @param {Page} page */
function countPrints(page) {
  return page.addInitScript(() => {
    globalThis.print = () => {
      const noted = /** @type {any} */ (globalThis.top);
      noted.prints = (noted.prints ?? 0) + 1;
    };
  });
}

/**
 * Presses a button of the panel that prints.
 * @param {Page} page
 * @param {'printStep' | 'printAll'} name
 */
async function print(page, name) {
  await page.locator('[data-panel="share"]').click();
  await control(page, name).click();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).prints === 1);
}

/**
 * The steps on the paper, each with the numbers of its result.
 * @param {Page} page
 * @returns {Promise<{title: string, background: string, steps: [string, number[]][]}>}
 */
function paperOf(page) {
  return page.locator('backprop-by-hand').evaluate((element) => {
    const frame = element.shadowRoot?.querySelector('iframe');
    const host = frame?.contentDocument?.querySelector('div');
    const paper = host?.shadowRoot;
    if (!frame?.contentWindow || !host || !paper) throw new Error('There is no paper.');
    const steps = [...paper.querySelectorAll('[data-part="now"]')].map((now) => {
      const numbers = [...now.querySelectorAll('[data-part="result"] mn[data-value]')];
      return /** @type {[string, number[]]} */ ([
        now.getAttribute('data-step') ?? '',
        numbers.map((number) => Number(number.getAttribute('data-value'))),
      ]);
    });
    const { backgroundColor } = frame.contentWindow.getComputedStyle(host);
    return { title: frame.contentDocument?.title ?? '', background: backgroundColor, steps };
  });
}

describe('on paper', () => {
  it('a page has the widget without what can be pressed, whole, and dark on white', async () => {
    const page = await hosting.open(
      `${SCRIPT}<backprop-by-hand step="dZ[3]" theme="dark"></backprop-by-hand>`,
      { viewport: { width: 700, height: 900 } },
    );
    await ready(page);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    const pressed = '[data-control], [data-panel], button.phase, summary'.replace(
      /[^,]+/g,
      '$&:visible',
    );
    assert.equal(await page.locator(pressed).count(), 0);
    const clipped = await page.locator('backprop-by-hand').evaluate((element) => {
      const boxes = element.shadowRoot?.querySelectorAll('.past, .equation, .canvas') ?? [];
      return [...boxes].filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
        .length;
    });
    assert.equal(clipped, 0);
    const paper = await page
      .locator('backprop-by-hand')
      .evaluate((element) => getComputedStyle(element).getPropertyValue('--bbh-paper').trim());
    assert.equal(paper, '#fefdfb');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    assert.equal(
      await page
        .locator('backprop-by-hand')
        .evaluate((element) => getComputedStyle(element).getPropertyValue('--bbh-paper').trim()),
      '#15171d',
    );
    await page.close();
  });

  it('a page says nothing of steps that are still to come', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`);
    await ready(page);
    const promise = page.getByText('will be kept here');
    assert.equal(await promise.isVisible(), true);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await promise.isVisible(), false);
    await page.close();
  });

  it('a page has the equations of each layer below its units, however wide it was drawn', async () => {
    const page = await hosting.open(
      `${SCRIPT}<backprop-by-hand step="dZ[3]" theme="dark"></backprop-by-hand>`,
      { viewport: { width: 1180, height: 900 } },
    );
    await ready(page);
    await page.emulateMedia({ media: 'print' });
    // The width of paper, which no script is told of before it is printed.
    await page.addStyleTag({ content: 'backprop-by-hand { width: 460px }' });
    const misplaced = await page.locator('backprop-by-hand').evaluate((element) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const titles = [...root.querySelectorAll('.canvas .title')];
      const columns = [...root.querySelectorAll('.canvas .equations > div')];
      const at = (/** @type {Element} */ box) => {
        const { left, width } = box.getBoundingClientRect();
        return left + width / 2;
      };
      return columns.filter((column, index) => Math.abs(at(column) - at(titles[index])) > 2).length;
    });
    assert.equal(misplaced, 0);
    const cut = await page
      .locator('backprop-by-hand .equations button')
      .evaluateAll(
        (buttons) =>
          buttons.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
      );
    assert.equal(cut, 0);
    await page.close();
  });

  it('a page has the light colours, whatever its own are on the screen', async () => {
    const page = await hosting.open(
      `<style>backprop-by-hand { --bbh-paper: #111; --bbh-ink: #eee }</style>
      ${SCRIPT}<backprop-by-hand></backprop-by-hand>`,
      { html: 'data-theme="dark"' },
    );
    await ready(page);
    await page.emulateMedia({ media: 'print' });
    const colours = await page.locator('backprop-by-hand').evaluate((element) => {
      const style = getComputedStyle(element);
      const edge = element.shadowRoot?.querySelector('.edge.positive') ?? element;
      return [style.backgroundColor, style.color, getComputedStyle(edge).stroke];
    });
    assert.deepEqual(colours, ['rgb(254, 253, 251)', 'rgb(28, 33, 48)', 'rgb(29, 95, 196)']);
    const padding = await page
      .locator('backprop-by-hand .widget')
      .evaluate((widget) => parseFloat(getComputedStyle(widget).paddingLeft));
    assert.ok(padding >= 8, `${padding} px between a border of the page's and the text`);
    await page.close();
  });

  it('all steps of the iteration, with the numbers of the reference', async () => {
    const page = await hosting.open(
      `${SCRIPT}<backprop-by-hand step="dZ[3]" theme="dark"></backprop-by-hand>`,
      { before: countPrints },
    );
    await ready(page);
    await print(page, 'printAll');
    const { title, background, steps } = await paperOf(page);
    assert.equal(title, 'The article');
    assert.equal(background, 'rgb(254, 253, 251)');
    assert.equal(steps.length, 32);
    const results = new Map(steps);
    for (const [name, rows] of Object.entries(article.quantities)) {
      const expected = rows.flat().map(Number);
      const shown = results.get(name) ?? [];
      assert.equal(shown.length, expected.length, name);
      shown.forEach((value, index) => {
        assert.ok(Math.abs(value - expected[index]) < 1e-12, `${name}: ${value}`);
      });
    }
    assert.equal(await placeOf(page), '1:dZ[3]', 'the reader stays where they are');
    await page.locator('backprop-by-hand').evaluate((element) => {
      const frame = element.shadowRoot?.querySelector('iframe');
      frame?.contentWindow?.dispatchEvent(new Event('afterprint'));
    });
    assert.equal(await page.locator('backprop-by-hand iframe').count(), 0);
    await page.close();
  });

  it('one step, also under the strictest policy', async () => {
    const page = await hosting.open(
      `<link rel="icon" href="data:,">${SCRIPT}<backprop-by-hand step="dW[2]"></backprop-by-hand>`,
      {
        before: countPrints,
        headers: {
          'content-security-policy':
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'",
        },
      },
    );
    await ready(page);
    page.complaints.length = 0; // of the icon
    await print(page, 'printStep');
    const { steps } = await paperOf(page);
    assert.deepEqual(
      steps.map(([name]) => name),
      ['dW[2]'],
    );
    await updated(page);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});
