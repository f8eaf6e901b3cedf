// @ts-check
// What a step leaves as it is is not rendered anew; so it must be where anything it shows changes.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { control, readInTests, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const reading = readInTests();
/** @type {Page} */
let page;
beforeEach(async () => {
  page = await reading.open();
});
afterEach(() => page.close());

/** @param {string} result */
async function walkTo(result) {
  await page.getByRole('slider').focus();
  for (let step = 0; (await shownStep(page)) !== result; step++) {
    assert.ok(step < 60, `there is a step ${result}`);
    await page.keyboard.press('ArrowRight');
  }
}

/** @param {string} quantity in the page of working */
const pastValue = async (quantity) =>
  Number(
    await page
      .locator(`[data-part="past"] [data-quantity="${quantity}"][data-row="0"][data-column="0"]`)
      .getAttribute('data-value'),
  );

/** The weight W[1], row 1, column 1 in the drawing. */
const edge = () => page.locator('.link[data-layer="1"][data-to="0"][data-from="0"]');
const edgeValue = async () => Number(await edge().getAttribute('data-value'));

/** Lets the walk begin with other numbers. @param {(document: any) => void} change */
async function edit(change) {
  const document_ = await page
    .locator('backprop-by-hand')
    .evaluate((element) => /** @type {any} */ (element).widget.state.walk.documentAtStart());
  change(document_);
  await page.locator('backprop-by-hand').evaluate(async (element, changed) => {
    const widget = /** @type {any} */ (element);
    widget.widget.state.walk.edit(changed);
    widget.requestUpdate();
    await widget.updateComplete;
  }, document_);
}

describe('the page of working and the edges', () => {
  it('a step adds a line and keeps the elements of the others', async () => {
    await walkTo('Z[2]');
    const lines = page.locator('[data-part="past"] .done');
    const count = await lines.count();
    const first = await lines.first().elementHandle();
    await page.keyboard.press('ArrowRight');
    assert.equal(await lines.count(), count + 1);
    assert.ok(await lines.first().evaluate((line, earlier) => line === earlier, first));
  });

  it('show other numbers when a weight is changed', async () => {
    await walkTo('A[1]');
    const [z, weight] = [await pastValue('Z[1]'), await edgeValue()];
    await edit((document_) => {
      document_.layers[0].weights[0][0] = weight + 1;
    });
    await walkTo('A[1]');
    assert.equal(await edgeValue(), weight + 1);
    assert.notEqual(await pastValue('Z[1]'), z);
    assert.match((await edge().getAttribute('aria-label')) ?? '', /\d/);
  });

  it('show the updated weights once the update has been done, and not before', async () => {
    const start = await edgeValue();
    await walkTo('W[1]+');
    await control(page, 'back').click();
    assert.equal(await edgeValue(), start);
    await walkTo('W[1]+');
    assert.notEqual(await edgeValue(), start);
    await control(page, 'back').click();
    assert.equal(await edgeValue(), start);
  });

  it('have the decimal sign of the language, when that changes too', async () => {
    await walkTo('A[2]');
    const past = page.locator('[data-part="past"]');
    assert.match((await past.textContent()) ?? '', /\d\.\d/);
    const say = () => edge().getAttribute('aria-label');
    const english = await say();
    await page.locator('backprop-by-hand').evaluate(async (element) => {
      const widget = /** @type {any} */ (element);
      widget.lang = 'de';
      widget.requestUpdate();
      await widget.updateComplete;
    });
    assert.match((await past.textContent()) ?? '', /\d,\d/);
    assert.doesNotMatch((await past.textContent()) ?? '', /\d\.\d/);
    assert.equal(await say(), english?.replace(/(\d)\.(\d)/, '$1,$2'));
  });
});
