// @ts-check
// What can go wrong in a page: bad documents, little room.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { control, readInTests, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const article = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8')).article.document;

const reading = readInTests();

/**
 * @param {Page} page
 * @param {unknown} document
 * @returns {Promise<boolean>}
 */
function open(page, document) {
  return page.evaluate(
    (given) => /** @type {any} */ (window.document.querySelector('backprop-by-hand')).open(given),
    document,
  );
}

describe('a document of one’s own', () => {
  it('is walked through like any other', async () => {
    const page = await reading.open();
    const layer = { units: 1, initializer: 'uniform', seed: 3, activation: 'sigmoid' };
    const own = { ...article, targets: [[1]], layers: [layer], loss: 'binary-cross-entropy' };
    assert.equal(await open(page, own), true);
    assert.equal(await page.getByRole('slider').getAttribute('aria-valuemax'), '8');
    assert.equal(await control(page, 'preset').inputValue(), '');
    await control(page, 'preset').selectOption('article');
    await page.locator('[aria-valuemax="32"]').waitFor();
    await control(page, 'preset').selectOption('');
    await page.locator('[aria-valuemax="8"]').waitFor();
    await page.close();
  });

  it('stands in the page as a child of the element', async () => {
    const page = await reading.open({
      before: (p) => inject(p, { ...article, layers: article.layers.slice(0, 1) }),
    });
    assert.equal(await page.getByRole('slider').getAttribute('aria-valuemax'), '9');
    await page.close();
  });

  it('that is refused leaves what was shown, and a sentence that names the key', async () => {
    const page = await reading.open();
    await control(page, 'next').click();
    const broken = structuredClone(article);
    broken.layers[1].weights = [[1, 2]];
    assert.equal(await open(page, broken), false);
    assert.equal(
      await page.getByRole('alert').locator('p').innerText(),
      'layers[1].weights: expected 1 x 3 to follow 3 units, got 1 x 2',
    );
    assert.equal(await shownStep(page), 'A[1]');
    await control(page, 'next').click();
    assert.equal(await shownStep(page), 'Z[2]');
    assert.equal(await page.getByRole('alert').count(), 0, 'gone with the next move');
    await page.close();
  });

  it('that is refused at once leaves the element’s own content', async () => {
    const page = await reading.open({ before: (p) => inject(p, { format: 'other' }) });
    assert.match(
      await page.getByRole('alert').innerText(),
      /^This network cannot be opened\. format/,
    );
    assert.ok(await page.getByText('In short, it goes like this').isVisible());
    await page.close();
  });

  /**
   * Puts a document into the element before the page runs.
   * @param {Page} page
   * @param {unknown} document
   */
  function inject(page, document) {
    const script = `<script type="application/json">${JSON.stringify(document)}</script>`;
    return page.route('**/', async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(
        /<backprop-by-hand autofocus[^>]*>/,
        `$&${script}`,
      );
      await route.fulfill({ response, body: html });
    });
  }
});

describe('room', () => {
  for (const width of [360, 480, 768, 1024, 1440, 2560]) {
    it(`at ${width} px nothing makes the page scroll sideways`, async () => {
      const page = await reading.open({ viewport: { width, height: 800 } });
      await control(page, 'preset').selectOption('article-softmax');
      await page.getByRole('slider').focus();
      for (const grain of ['step', 'cell']) {
        await page.locator(`[data-grain="${grain}"]`).click();
        for (const key of ['Home', 'End']) {
          await page.keyboard.press(key);
          for (let move = 0; move < 12; move++) {
            const [needed, given] = await page.evaluate(() => [
              window.document.documentElement.scrollWidth,
              innerWidth,
            ]);
            assert.ok(needed <= given, `${await shownStep(page)} needs ${needed} px`);
            await page.keyboard.press(key === 'Home' ? 'ArrowRight' : 'ArrowLeft');
          }
        }
      }
      await page.close();
    });
  }

  it('no equation at a layer is cut off', async () => {
    const page = await reading.open();
    for (const width of [360, 600, 700, 760, 960, 1200, 1260, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const phase of ['Forward', 'Backward', 'Update']) {
        await page.getByRole('button', { name: phase, exact: true }).click();
        const cut = await page.locator('.equations button').evaluateAll((buttons) =>
          buttons.flatMap((button) => {
            const box = button.getBoundingClientRect();
            const isCut = [...button.querySelectorAll('math')].some((part) => {
              const { left, right } = part.getBoundingClientRect();
              return left < box.left || right > box.right;
            });
            return isCut ? [button.textContent?.trim()] : [];
          }),
        );
        assert.deepEqual(cut, [], `${phase} at ${width} px`);
      }
    }
    await page.close();
  });

  it('a network too wide for the drawing scrolls within it', async () => {
    const page = await reading.open({ viewport: { width: 360, height: 800 } });
    const layers = Array.from({ length: 20 }, () => ({
      units: 20,
      initializer: 'xavier',
      activation: 'tanh',
    }));
    const inputs = Array.from({ length: 20 }, (_, row) => [row / 10]);
    const wide = { ...article, inputs, targets: inputs, layers };
    assert.equal(await open(page, wide), true);
    const sizes = await page.evaluate(() => [
      window.document.documentElement.scrollWidth,
      innerWidth,
    ]);
    assert.ok(sizes[0] <= sizes[1], String(sizes));
    await page.locator('[data-grain="phase"]').click();
    await control(page, 'next').click(); // to the output, twenty layers further on
    const [band, canvas] = [page.locator('.band'), page.locator('.canvas')];
    const [at, shown] = [await band.boundingBox(), await canvas.boundingBox()];
    assert.ok(at && shown);
    assert.ok(at.x >= shown.x && at.x + at.width <= shown.x + shown.width, 'the layer is in view');
    await page.close();
  });

  it('wide screens put drawing and equations side by side, narrow ones stack them', async () => {
    for (const [width, isBeside] of /** @type {[number, boolean][]} */ ([
      [1440, true],
      [768, false],
    ])) {
      const page = await reading.open({ viewport: { width, height: 900 } });
      const drawing = await page.locator('.drawing').boundingBox();
      const sheet = await page.locator('[data-part="now"]').boundingBox();
      assert.ok(drawing && sheet);
      assert.equal(sheet.x >= drawing.x + drawing.width, isBeside);
      assert.equal(sheet.y >= drawing.y + drawing.height, !isBeside);
      await page.close();
    }
  });
});

describe('a large batch', () => {
  it('is walked through by cell without waiting', async () => {
    const page = await reading.open();
    const row = (/** @type {number} */ value) => Array.from({ length: 20000 }, () => value);
    const layers = [{ units: 2, initializer: 'he', activation: 'identity' }];
    const large = { ...article, inputs: [row(1), row(2)], targets: [row(0), row(1)], layers };
    assert.equal(await open(page, large), true);
    await page.locator('[data-grain="cell"]').click();
    for (const phase of ['Loss', 'Backward', 'Update']) {
      await page.getByRole('button', { name: phase, exact: true }).click();
      await control(page, 'next').click({ timeout: 5000 });
    }
    await page.getByRole('button', { name: 'Loss', exact: true }).click();
    assert.match(await page.locator('[data-part="elements"]').innerText(), /adds up 40000 terms/);
    await page.close();
  });
});
