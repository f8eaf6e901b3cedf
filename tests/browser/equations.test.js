// @ts-check
// How equations are set: whole at every width, with their brackets, and with room for their marks.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { words } from '../../web/src/words/index.js';
import { control, readInTests, shownStep } from './widget.js';

/** @import { Page } from 'playwright-core' */

const reading = readInTests();

/** @type {Page} */
let page;
afterEach(() => page.close());

/**
 * Opens a preset at the step that makes a quantity.
 * @param {string} preset
 * @param {string} result
 * @param {number} [width] of the page, in px
 */
async function openAt(preset, result, width = 1440) {
  page = await reading.open({ viewport: { width, height: 900 } });
  await control(page, 'preset').selectOption(preset);
  await page.getByText(words.controls.presets[preset].story).waitFor();
  await page.getByRole('slider').focus();
  for (let step = 0; (await shownStep(page)) !== result; step++) {
    assert.ok(step < 60, `there is a step ${result}`);
    await page.keyboard.press('ArrowRight');
  }
}

/**
 * The parts of the step that are wider than their place.
 * @returns {Promise<(string | null)[]>}
 */
const scrolled = () =>
  page
    .locator('.now .equation')
    .evaluateAll((boxes) =>
      boxes
        .filter((box) => box.scrollWidth > box.clientWidth)
        .map((box) => box.getAttribute('data-part')),
    );

/**
 * Which marks of numbers in the lines of arithmetic are cut off, and which signs they cover.
 * @returns {Promise<string[]>}
 */
const coveredOrCut = () =>
  page.locator('.line [data-linked="same"]').evaluateAll((numbers) =>
    numbers.flatMap((number) => {
      const { outlineWidth, outlineOffset } = getComputedStyle(number);
      const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset) - 0.5; // less than a pixel
      const { left, right, top, bottom } = number.getBoundingClientRect();
      const line = /** @type {Element} */ (number.closest('.line'));
      const around = line.getBoundingClientRect();
      const isCut =
        left - reach < around.left || top - reach < around.top || bottom + reach > around.bottom;
      const covered = [...line.querySelectorAll('mo')].filter((sign) => {
        const box = sign.getBoundingClientRect();
        return (
          box.left < right + reach &&
          box.right > left - reach &&
          box.top < bottom + reach &&
          box.bottom > top - reach
        );
      });
      return [
        ...(isCut ? [`${number.textContent} is cut`] : []),
        ...covered.map((sign) => `${number.textContent} covers ${sign.textContent}`),
      ];
    }),
  );

describe('a long equation', () => {
  for (const width of [1440, 768, 360]) {
    it(`goes on in the next line at ${width} px`, async () => {
      await openAt('xor', 'loss', width);
      assert.deepEqual(await scrolled(), []);
    });
  }

  it('has the shape of its result in view, beside it or below', async () => {
    for (const width of [1440, 360]) {
      await openAt('two-moons', 'A[2]', width);
      const shape = page.locator('[data-part="result"] .shape');
      assert.equal(await shape.innerText(), '(8×16)');
      const [box, around] = await Promise.all([
        shape.boundingBox(),
        page.locator('[data-part="result"]').boundingBox(),
      ]);
      assert.ok(box && around && box.x + box.width <= around.x + around.width, `at ${width} px`);
      if (width === 1440) await page.close();
    }
  });
});

describe('the brackets of a matrix with row and column numbers', () => {
  it('have their four corners, also around one row', async () => {
    await openAt('two-moons', 'A[3]');
    const corners = await page.locator('[data-part="result"] .numbered').evaluate((table) =>
      [...table.querySelectorAll('mtd')].flatMap((cell) => {
        const { backgroundImage, backgroundPosition } = getComputedStyle(cell);
        const places = backgroundPosition.split(', ');
        const layers = backgroundImage.split(/, (?=none|linear)/);
        return layers.flatMap((layer, index) => (layer === 'none' ? [] : [places[index]]));
      }),
    );
    assert.deepEqual(corners.sort(), ['0% 0%', '0% 100%', '100% 0%', '100% 100%']);
  });
});

describe('a line of arithmetic', () => {
  it('has room for the mark of its first number', async () => {
    await openAt('article', 'Z[1]');
    const first = page.locator('[data-part="elements"] .line mn[data-quantity]').first();
    await first.hover();
    await page.locator('.line [data-linked="same"]').first().waitFor();
    const room = await first.evaluate((number) => {
      const { outlineWidth, outlineOffset } = getComputedStyle(number);
      const line = /** @type {Element} */ (number.closest('.line')).getBoundingClientRect();
      const mark = parseFloat(outlineWidth) + parseFloat(outlineOffset);
      return number.getBoundingClientRect().left - mark - line.left;
    });
    assert.ok(room >= 0, `${room} px`);
  });

  it('shows a mark whole, and beside it the signs', async () => {
    for (const [result, quantity] of [
      ['Z[3]', 'A[2]'],
      ['dA[2]', 'W[3]'],
      ['dZ[4]', 'A[4]'],
      ['loss', 'm'],
    ]) {
      for (const width of [1440, 320]) {
        await openAt('article', result, width);
        const numbers = page.locator(`[data-part="elements"] .line [data-quantity="${quantity}"]`);
        for (const number of await numbers.all()) {
          await number.hover();
          assert.deepEqual(await coveredOrCut(), [], `${quantity} of ${result} at ${width} px`);
        }
        await page.close();
      }
    }
  });

  it('takes one line in Follow where it fits', async () => {
    await openAt('textbook', 'Z[2]');
    await page.locator('[data-part="numbers"] mtd[tabindex]').first().click();
    const line = page.locator('.lens .paths .line').first();
    const heights = await line.evaluate((element) => ({
      all: element.getBoundingClientRect().height,
      one: parseFloat(getComputedStyle(element).lineHeight),
    }));
    assert.ok(heights.all < 1.5 * heights.one, JSON.stringify(heights));
  });
});

describe('the limits of a sum', () => {
  it('are large enough for the strokes of = to be two', async () => {
    await openAt('article', 'dA[3]');
    for (const place of ['.equations', '.past']) {
      const sizes = await page
        .locator(`${place} munderover mo:not(.sum)`)
        .evaluateAll((signs) => signs.map((sign) => parseFloat(getComputedStyle(sign).fontSize)));
      assert.ok(sizes.length > 0);
      assert.ok(Math.min(...sizes) >= 9, `${place}: ${sizes} px`);
    }
  });
});
