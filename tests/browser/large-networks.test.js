// @ts-check
// Networks that are too large to be shown whole, and how a reader gets to what is left out.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { article, largest, startChanging } from './changing.js';
import { control, shownStep } from './widget.js';

/**
 * @import { Page } from 'playwright-core'
 * @import { Reader } from './changing.js'
 */

const open = startChanging();
/** @type {Reader} */
let reader;
/** @type {Page} */
let page;

describe('large networks', () => {
  beforeEach(async () => {
    const inputs = Array.from({ length: 20 }, (_, row) => [row / 10]);
    const layers = [
      { units: 16, initializer: 'xavier', seed: 1, activation: 'tanh' },
      { units: 3, initializer: 'xavier', seed: 2, activation: 'identity' },
    ];
    reader = await open({ document: { ...article(), inputs, targets: [[1], [0], [0]], layers } });
    page = reader.page;
  });

  it('Tab reaches one number of every matrix, also where another was shown whole before', async () => {
    for (const step of ['Z[1]', 'A[1]', 'Z[2]']) {
      await page.evaluate((wanted) => {
        const widget = /** @type {any} */ (document.querySelector('backprop-by-hand'));
        return widget.goTo(wanted).then(() => widget.updateComplete);
      }, step);
      const grids = await page.locator('.now [data-roving="grid"]').evaluateAll((all) =>
        all.map((grid) => ({
          stops: grid.querySelectorAll('[tabindex="0"]').length,
          others: grid.querySelectorAll('[tabindex]:not([data-at])').length,
        })),
      );
      assert.ok(grids.length > 0);
      assert.deepEqual(grids, Array(grids.length).fill({ stops: 1, others: 0 }), step);
    }
  });

  it('arrows go on into what is left out', async () => {
    await reader.cell('W[1]', 1, 1).focus();
    for (let column = 2; column <= 9; column++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(
        (wanted) =>
          window.document
            .querySelector('backprop-by-hand')
            ?.shadowRoot?.activeElement?.getAttribute('aria-label')
            ?.startsWith(wanted),
        `W 1, row 1, column ${column}: `,
      );
    }
    await page.keyboard.press('End');
    assert.match(await reader.spoken(), /^W 1, row 1, column 20: /);
    assert.equal(await shownStep(page), 'Z[1]');
  });

  it('their rows and columns are numbered, and the numbers stay in view', async () => {
    const numbers = page.locator('[data-part="numbers"] [data-matrix="W[1]"] .column-number');
    assert.deepEqual((await numbers.allTextContents()).filter(Boolean), ['1', '2', '3', '20']);
    await page.setViewportSize({ width: 360, height: 800 });
    const box = page.locator('[data-part="numbers"]');
    const label = page.locator('[data-matrix="W[1]"] mtr:nth-child(3) .row-number');
    for (const scrolled of [40, 300]) {
      if (scrolled > 40) await page.locator('[data-expand="W[1]"]').click();
      await box.evaluate((element, left) => (element.scrollLeft = left), scrolled);
      const [at, around] = [await label.boundingBox(), await box.boundingBox()];
      assert.ok(at && around);
      assert.ok(at.x >= around.x - 1 && at.x < around.x + 40, `${at.x} in ${around.x}`);
    }
  });

  it('a drawing that is scrolled stays there until a move, or another network', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await reader.open(largest());
    const drawing = page.locator('.canvas');
    const scrolled = () => drawing.evaluate(({ scrollLeft }) => Math.round(scrollLeft));
    const isWorkInView = async () => {
      const [band, around] = await Promise.all(
        [page.locator('.canvas .band'), drawing].map((part) => part.boundingBox()),
      );
      assert.ok(band && around);
      return band.x + band.width > around.x && band.x < around.x + around.width;
    };
    assert.ok(await isWorkInView());
    const farthest = await drawing.evaluate((element) => {
      element.scrollLeft = element.scrollWidth;
      return Math.round(element.scrollLeft);
    });
    assert.ok(farthest > 50);
    await page.locator('.neuron[data-layer="6"][data-unit="0"]').click();
    assert.equal(await scrolled(), farthest);
    for (const move of [
      () => page.locator('[data-step="0"]').click(),
      () => reader.open(largest()),
      () => control(page, 'next').click(),
    ]) {
      await drawing.evaluate((element, left) => (element.scrollLeft = left), farthest);
      await move();
      await page.waitForFunction(
        (left) =>
          window.document.querySelector('backprop-by-hand')?.shadowRoot?.querySelector('.canvas')
            ?.scrollLeft !== left,
        farthest,
      );
      assert.ok(await isWorkInView());
    }
  });

  it('of long sums one is worked out, that of the entry that was pressed', async () => {
    const lines = page.locator('[data-part="elements"] li');
    assert.equal(await lines.count(), 1);
    await reader.cell('Z[1]', 3, 1, 'result').click();
    assert.match(await lines.innerText(), /^Z\[1\] row\s+3\s/);
    assert.equal(await lines.getAttribute('class'), 'current');
    assert.equal(await page.locator('[data-part="result"] mtd.empty').count(), 0);
  });

  it('can be shown whole', async () => {
    const cells = page.locator('[data-part="numbers"] [data-matrix="W[1]"] mn[data-quantity]');
    assert.equal(await cells.count(), 16);
    const button = page.locator('[data-expand="W[1]"]');
    assert.equal((await button.innerText()).trim(), 'Show all of W[1] (16×20)');
    await button.click();
    assert.equal(await cells.count(), 320);
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    await button.click();
    assert.equal(await cells.count(), 16);
  });

  it('all units of a layer can be shown, by keyboard too', async () => {
    const units = page.locator('.neuron[data-layer="1"]');
    assert.equal(await units.count(), 6);
    await page.locator('[data-expand-layer="1"]').click();
    assert.equal(await units.count(), 16);
    await page.locator('[data-expand-layer="1"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(await units.count(), 6);
    assert.equal(await reader.spoken(), '⋮ 10 more units of layer 1');
  });

  it('what is left out of neighbouring layers is told apart on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await reader.open(largest());
    const labels = await page.locator('.more').evaluateAll((all) =>
      all
        .map((label) => label.getBoundingClientRect())
        .map(({ left, right }) => ({ left, right }))
        .sort((one, other) => one.left - other.left),
    );
    assert.equal(labels.length, 8); // of the inputs, six layers and the targets
    for (const [index, { left }] of labels.slice(1).entries()) {
      assert.ok(left - labels[index].right > 4, `${left} px, ${labels[index].right} px`);
    }
  });

  it('pointing stays quick', async () => {
    await reader.open(largest());
    await reader.walkTo('Z[6]');
    const took = await page.locator('backprop-by-hand').evaluate((element) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const numbers = [...root.querySelectorAll('[data-part="numbers"] mn[data-quantity]')];
      const options = { bubbles: true, composed: true, pointerType: 'mouse' };
      const times = numbers.map((number) => {
        const start = performance.now();
        number.dispatchEvent(new PointerEvent('pointermove', options));
        return performance.now() - start;
      });
      const linked = root.querySelectorAll('[data-linked]').length;
      return { linked, median: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] };
    });
    assert.ok(took.linked > 0);
    assert.ok(took.median < 8, `${took.median} ms`);
  });
});
