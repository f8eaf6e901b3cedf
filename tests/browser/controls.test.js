// @ts-check
// Every control, as a reader uses it.
import assert from 'node:assert/strict';
import { beforeEach, afterEach, describe, it } from 'node:test';
import { control, readInTests, shownResult, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const reading = readInTests();

/** @type {Page} */
let page;
beforeEach(async () => {
  page = await reading.open();
});
afterEach(() => page.close());

/** @param {'phase' | 'step' | 'cell'} grain */
const moveBy = (grain) => page.locator(`[data-grain="${grain}"]`).click();
const litCell = () => page.locator('[data-part="elements"] .current').getAttribute('data-cell');
const narration = () => page.locator('[aria-live]').innerText();
const iteration = () => page.locator('.head .place b').first().innerText();
const loss = async () =>
  Number(await page.locator('b[data-part="loss"]').getAttribute('data-value'));

describe('moving', () => {
  it('next and back go by one step', async () => {
    await control(page, 'next').click();
    await control(page, 'next').click();
    assert.equal(await shownStep(page), 'Z[2]');
    await control(page, 'back').click();
    assert.equal(await shownStep(page), 'A[1]');
  });

  it('by phase goes to the end of each phase and back', async () => {
    await moveBy('phase');
    const ends = [];
    for (let i = 0; i < 4; i++) {
      await control(page, 'next').click();
      ends.push(await shownStep(page));
    }
    assert.deepEqual(ends, ['A[4]', 'loss', 'db[1]', 'b[4]+']);
    await control(page, 'back').click();
    assert.equal(await shownStep(page), 'db[1]');
  });

  it('by cell works out one entry after the other, and lights what it reads', async () => {
    await moveBy('cell');
    assert.equal(await litCell(), '0');
    assert.deepEqual(await shownResult(page), [['2.6'], ['…'], ['…']]);
    await control(page, 'next').click();
    assert.equal(await litCell(), '1');
    assert.deepEqual(await shownResult(page), [['2.6'], ['−2.5'], ['…']]);
    const lit = await page
      .locator('[data-part="numbers"] .lit mn')
      .evaluateAll((numbers) =>
        numbers.map((mn) => `${mn.getAttribute('data-quantity')} ${mn.textContent?.trim()}`),
      );
    assert.deepEqual(lit, ['W[1] 0.5', 'W[1] 0.3', 'W[1] −0.6', 'X 1', 'X 4', 'X 7', 'b[1] 0']);
    const edges = page.locator('.edges[data-layer="1"] .lit-edge');
    assert.equal(await edges.count(), 3);
    await control(page, 'back').click();
    assert.equal(await litCell(), '0');
    await moveBy('step');
    assert.deepEqual(await shownResult(page), [['2.6'], ['−2.5'], ['2.3']]);
  });

  it('pressing an entry of the result shows how it comes about', async () => {
    const whole = await shownResult(page);
    await page.locator('[data-part="result"] mtd').nth(2).click();
    assert.equal(await litCell(), '2');
    assert.deepEqual(await shownResult(page), whole, 'what was worked out stays');
    const name = page.getByRole('button', { name: 'Z[1] row 1' });
    await name.focus();
    await page.keyboard.press('Enter');
    assert.equal(await litCell(), '0');
    assert.deepEqual(await shownResult(page), whole);
    assert.ok(await name.evaluate((button) => button.matches(':focus')), 'the focus stays');
    await page.keyboard.press('ArrowRight');
    assert.equal(await shownStep(page), 'A[1]', 'and the arrow goes on');
  });

  it('who moves by cell goes to the entry that is pressed', async () => {
    await moveBy('cell');
    await page.locator('[data-part="elements"] li').nth(2).getByRole('button').click();
    assert.deepEqual(await shownResult(page), [['2.6'], ['−2.5'], ['2.3']]);
    await page.locator('[data-part="result"] mtd').first().click();
    assert.equal(await litCell(), '0');
    assert.deepEqual(await shownResult(page), [['2.6'], ['…'], ['…']]);
    assert.equal(await narration(), 'Z[1] row 1 is 2.6.');
  });

  it('restart goes to the very start', async () => {
    await control(page, 'nextIteration').click();
    await control(page, 'next').click();
    await control(page, 'restart').click();
    assert.equal(await shownStep(page), 'Z[1]');
    assert.equal(await iteration(), 'Iteration 1');
    assert.equal(await control(page, 'restart').getAttribute('aria-disabled'), 'true');
  });

  it('the timeline can be pressed anywhere, and its phases', async () => {
    const backward = page.locator('.track[data-phase="backward"]');
    const box = await backward.boundingBox();
    assert.ok(box);
    await backward.click({ position: { x: box.width * 0.99, y: box.height / 2 } });
    assert.equal(await shownStep(page), 'db[1]');
    await backward.click({ position: { x: 2, y: box.height / 2 } });
    assert.equal(await shownStep(page), 'dZ[4]');
    await page.getByRole('button', { name: 'Update' }).click();
    assert.equal(await shownStep(page), 'W[1]+');
    const slider = page.getByRole('slider');
    assert.equal(await slider.getAttribute('aria-valuenow'), '25');
    assert.equal(await slider.getAttribute('aria-valuetext'), 'Step 25 of 32: W[1]');
  });

  it('equations at the layers go to their step', async () => {
    await page.locator('.equations [data-step="7"]').click();
    assert.equal(await shownStep(page), 'A[4]');
    assert.equal(
      await page.locator('.equations [aria-current="step"]').getAttribute('data-step'),
      '7',
    );
  });

  it('the steps that are done stay readable and lead back', async () => {
    await page.keyboard.press('Tab');
    await page.getByRole('slider').focus();
    await page.keyboard.press('End');
    assert.equal(await page.locator('.past button').count(), 31);
    await page.locator('.past button[data-step="30"]').click();
    assert.equal(await shownStep(page), 'W[4]+');
  });
});

describe('keys', () => {
  it('work from the start on the page', async () => {
    await page.keyboard.press('ArrowRight');
    assert.equal(await shownStep(page), 'A[1]');
  });

  it('arrows, Home and End move through the iteration', async () => {
    await page.keyboard.press('ArrowRight');
    assert.equal(await shownStep(page), 'A[1]');
    await page.keyboard.press('End');
    assert.equal(await shownStep(page), 'b[4]+');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await shownStep(page), 'W[4]+');
    await page.keyboard.press('Home');
    assert.equal(await shownStep(page), 'Z[1]');
  });

  it('space plays and pauses', async () => {
    await page.getByRole('slider').focus();
    await page.keyboard.press('Space');
    assert.equal(await shownStep(page), 'A[1]', 'moves at once');
    await control(page, 'pause').waitFor();
    await page.keyboard.press('Space');
    await control(page, 'play').waitFor();
  });

  it('belong to the page where the focus is outside, and to a field within it', async () => {
    await control(page, 'learning-rate').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await shownStep(page), 'Z[1]');
    await page.locator('h1').click();
    await page.keyboard.press('ArrowRight');
    assert.equal(await shownStep(page), 'Z[1]');
  });

  it('with Ctrl or Alt belong to the browser', async () => {
    await page.keyboard.press('Control+ArrowRight');
    assert.equal(await shownStep(page), 'Z[1]');
  });

  it('are listed', async () => {
    const keys = page.locator('[data-part="keys"]');
    await keys.locator('summary').click();
    assert.deepEqual(await keys.locator('kbd').allInnerTexts(), [
      '→',
      '←',
      'Space',
      'Home',
      'End',
      'Tab',
      '↑ ↓ ← →',
      'Enter',
      '0 to 9, −',
      'F2',
      'Alt + ↑ ↓',
      'Ctrl + Z',
      'E',
    ]);
  });
});

describe('playing', () => {
  it('runs to the end of the iteration and stops there', async () => {
    await control(page, 'speed').selectOption('4');
    await moveBy('phase');
    await control(page, 'play').click();
    await control(page, 'play').waitFor({ timeout: 10_000 });
    assert.equal(await shownStep(page), 'b[4]+');
    assert.equal(await iteration(), 'Iteration 1');
    await control(page, 'play').click();
    assert.equal(await iteration(), 'Iteration 2', 'from the end it goes on with the next one');
  });

  it('pauses when the reader takes over', async () => {
    await control(page, 'play').click();
    await control(page, 'pause').waitFor();
    await control(page, 'back').click();
    await control(page, 'play').waitFor();
  });
});

describe('training', () => {
  it('the loss falls when the update is done, and iterations follow each other', async () => {
    const lossBefore = await loss();
    await page.getByRole('slider').focus();
    await page.keyboard.press('End');
    const lossAfter = await loss();
    assert.ok(lossAfter < lossBefore);
    await page.keyboard.press('ArrowRight');
    assert.equal(await iteration(), 'Iteration 2');
    assert.equal(await loss(), lossAfter);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await iteration(), 'Iteration 1');
    await page.keyboard.press('Home');
    assert.equal(await loss(), lossBefore);
  });

  it('the learning rate stands in the update', async () => {
    await control(page, 'learning-rate').fill('0.5');
    await control(page, 'learning-rate').press('Enter');
    await page.getByRole('button', { name: 'Update' }).click();
    const alpha = page.locator('[data-part="numbers"] [data-quantity="alpha"]');
    assert.equal((await alpha.textContent())?.trim(), '0.5');
  });

  it('a learning rate that makes no sense is refused, and kept for correction', async () => {
    for (const typed of ['0', '-1', 'fast', '', '1e999']) {
      await control(page, 'learning-rate').fill(typed);
      await control(page, 'learning-rate').press('Enter');
      const message = await page.getByRole('alert').innerText();
      assert.match(
        message,
        /^Learning rate α: expected a (finite )?number( above 0| such as 0\.5, −2 or 1\/3)?, got /,
      );
      assert.equal(await control(page, 'learning-rate').inputValue(), typed);
    }
    assert.equal(await shownStep(page), 'Z[1]');
    await control(page, 'learning-rate').fill('zz');
    await control(page, 'next').click();
    assert.match(await page.getByRole('alert').innerText(), /got zz/, 'a move takes nothing away');
    assert.equal(await control(page, 'learning-rate').inputValue(), 'zz');
    await control(page, 'preset').selectOption('article-softmax');
    await page.locator('[aria-valuemax="34"]').waitFor();
    assert.equal(await control(page, 'learning-rate').inputValue(), '0.1');
    assert.equal(await page.getByRole('alert').count(), 0);
  });

  it('numbers that overflow have their reason beside them', async () => {
    await control(page, 'learning-rate').fill('1e200');
    await control(page, 'learning-rate').press('Enter');
    await control(page, 'nextIteration').click();
    assert.match(
      await page.locator('[data-part="loss"]').innerText(),
      /^no finite loss: Z\[2\] overflows in step 3$/,
    );
    assert.equal(await page.locator('[data-part="non-finite"]').count(), 0, 'not in step 1 yet');
    await control(page, 'next').click();
    await control(page, 'next').click();
    assert.match(
      await page.locator('[data-part="non-finite"]').innerText(),
      /^Z\[2\] row 1 is the first number that is no longer finite/,
    );
  });
});

describe('what is shown besides', () => {
  it('presets have their story, and the network changes with them', async () => {
    assert.match(await page.locator('.story').innerText(), /squared error/);
    await control(page, 'preset').selectOption('article-softmax');
    await page.locator('[aria-valuemax="34"]').waitFor();
    assert.match(await page.locator('.story').innerText(), /cross-entropy/);
  });

  it('each step has its sentence, which is also spoken', async () => {
    const sentences = new Set();
    await page.getByRole('slider').focus();
    for (let step = 0; step < 32; step++) {
      const sentence = await page.locator('[data-part="header"] .sentence').innerText();
      assert.match(sentence, /^[A-Z].{20,}\.$/);
      assert.equal(await narration(), sentence);
      sentences.add(sentence);
      await page.keyboard.press('ArrowRight');
    }
    assert.ok(sentences.size >= 28, 'hardly two steps say the same');
  });

  it('the table of shapes is one press away', async () => {
    const shapes = page.locator('[data-part="shapes"]');
    await shapes.locator('summary').click();
    const rows = await shapes.locator('tbody tr').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.replace(/\s+/g, ' ')),
      [
        '0 X (nx, m) 3×1',
        'l W[l], dW[l] (nl, nl-1) 3×3',
        'l b[l], db[l] (nl, 1) 3×1',
        'l Z[l], A[l], dZ[l], dA[l] (nl, m) 3×1',
        'L Y (ny, m) 3×1',
      ],
    );
  });

  it('every control has a name and a tooltip of one sentence', async () => {
    const controls = page.locator('.head select, .bar button, .settings button, [role="slider"]');
    assert.ok((await controls.count()) >= 13);
    for (const element of await controls.all()) {
      const tip = await element.evaluate((node) => node.closest('[title]')?.getAttribute('title'));
      assert.match(tip ?? '', /^[A-Z].+\.$/);
    }
  });

  it('in the backward pass the flow runs from right to left with its gradients', async () => {
    await page.getByRole('button', { name: 'Backward' }).click();
    await page.locator('.equations [data-step="12"]').click(); // dA[3]
    const flows = page.locator('.flow.backward');
    assert.equal(await flows.count(), 9);
    const path = await flows.first().getAttribute('d');
    const [, from, to] = path?.match(/^M([\d.]+) .*L([\d.]+) /) ?? [];
    assert.ok(Number(from) > Number(to), path ?? '');
    assert.equal(await page.locator('.canvas .gradient-value').count(), 6);
    assert.equal(
      await page.locator('.legend [data-direction="backward"]').innerText(),
      '← backward',
    );
  });

  it('has a legend in one line, with gradients from when there are any', async () => {
    const legend = page.locator('.legend');
    const marks = /pointed at\s+comes from/;
    assert.match(await legend.innerText(), marks);
    assert.doesNotMatch(await legend.innerText(), /gradient/);
    await page.getByRole('button', { name: 'Backward' }).click();
    assert.match(await legend.innerText(), /gradient/);
    assert.match(await legend.innerText(), marks);
    const [box, key] = await Promise.all([
      legend.boundingBox(),
      legend.locator('.key').first().boundingBox(),
    ]);
    assert.ok(box && key && box.height < 1.5 * key.height, JSON.stringify({ box, key }));
  });
});
