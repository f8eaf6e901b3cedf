// @ts-check
// Numbers are changed wherever a reader stands: one example alone, later iterations, the update.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, assertShows, changed, startChanging, wide } from './changing.js';
import { shownStep } from './widget.js';

const begin = startChanging();

describe('a change', () => {
  it('while one example is looked at alone is one of that example', async () => {
    const reader = await begin({ document: wide() });
    await reader.enter('example', '3');
    await reader.type(['X', 2, 1], '0.5');
    const document = changed(wide(), ({ inputs }) => (inputs[1][2] = 0.5));
    assert.deepEqual((await reader.document()).inputs, document.inputs);
    await assertShows(reader, document, { example: 2 });
    assert.equal(await reader.control('example').inputValue(), '3');
    await reader.enter('example', '');
    await assertShows(reader, document);
  });

  it('in a later iteration begins there; the iterations before stay as they were', async () => {
    const reader = await begin({ document: wide() });
    await reader.control('nextIteration').click();
    await reader.control('nextIteration').click();
    const engine = await loadEngine();
    const session = engine.open(wide());
    session.train(2);
    const trained = session.document();
    session.dispose();
    await reader.type(['W[1]', 8, 2], '-0.75');
    await assertShows(
      reader,
      changed(trained, ({ layers }) => (layers[0].weights[7][1] = -0.75)),
    );
    await reader.page.getByRole('slider').focus();
    await reader.page.keyboard.press('ArrowLeft');
    assert.match(await reader.page.locator('.head .place').innerText(), /Iteration 2 /);
    await assertShows(reader, wide(), { iteration: 1 });
  });

  it('during the update is of what the iteration started with, and the step stays', async () => {
    const reader = await begin();
    await reader.walkTo('W[2]+');
    await reader.type(['W[2]', 1, 1], '0.9');
    assert.equal(await shownStep(reader.page), 'W[2]+');
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[1].weights[0][0] = 0.9)),
    );
  });

  it('of a shared bias is one of the whole layer', async () => {
    const document = changed(wide(), (copy) => {
      copy.conventions = { biases: 'shared' };
      for (const layer of copy.layers) layer.biases = [0.25];
    });
    const reader = await begin({ document });
    const bias = reader.page.locator('[data-part="numbers"] mn[data-quantity="b[1]"]');
    await bias.dblclick();
    await reader.page.keyboard.type('-0.5');
    await reader.page.keyboard.press('Enter');
    await assertShows(
      reader,
      changed(document, ({ layers }) => (layers[0].biases = [-0.5])),
    );
  });

  it('of a frozen bias counts, though training leaves it alone', async () => {
    const document = changed(wide(), (copy) => (copy.conventions = { biases: 'frozen' }));
    const reader = await begin({ document });
    await reader.type(['b[1]', 8, 1], '2');
    await assertShows(
      reader,
      changed(document, ({ layers }) => (layers[0].biases[7] = 2)),
    );
    await reader.control('nextIteration').click();
    assert.equal((await reader.document()).layers[0].biases[7], 2);
  });

  it('keeps what momentum remembers', async () => {
    const document = changed(wide(), (copy) => {
      copy.optimizer = { kind: 'momentum', learningRate: 0.5, momentum: 0.5 };
    });
    const reader = await begin({ document });
    await reader.control('nextIteration').click();
    const { training } = await reader.document();
    assert.equal(training.updates, 1);
    await reader.type(['W[1]', 1, 1], '0.125');
    assert.deepEqual((await reader.document()).training, training);
    await reader.openPanel('layers');
    await reader.control('activation').selectOption('sigmoid');
    assert.deepEqual((await reader.document()).training, training);
  });

  it('of a target under cross-entropy makes the others give way, and it is said', async () => {
    const reader = await begin({ preset: 'article-softmax' });
    await reader.walkTo('dZ[4]');
    await reader.type(['Y', 2, 1], '0.4');
    assert.equal(
      (await reader.alert.innerText()).split('\n')[0],
      'The other targets of example 1 gave way, so that all of them still add up to 1.',
    );
    // 1 was all that the others had: it keeps what 0.4 leaves.
    assert.deepEqual((await reader.document()).targets, [[0.6], [0.4], [0]]);
    await assertShows(reader, await reader.document());
    await reader.type(['Y', 2, 1], '0.4');
    assert.equal(await reader.alert.count(), 1, 'a value that is there already changes nothing');
  });

  it('by keyboard alone goes through a whole matrix', async () => {
    const reader = await begin();
    await reader.cell('W[1]', 1, 1).focus();
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 3; column++) {
        await reader.page.keyboard.type(`${row}.${column}`);
        await reader.page.keyboard.press('Enter');
        await reader.page.keyboard.press('ArrowRight');
      }
      await reader.page.keyboard.press('Home');
      await reader.page.keyboard.press('ArrowDown');
    }
    await assertShows(
      reader,
      changed(article(), ({ layers }) => {
        layers[0].weights = [
          [0, 0.1, 0.2],
          [1, 1.1, 1.2],
          [2, 2.1, 2.2],
        ];
      }),
    );
  });
});

describe('on a phone', () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

  it('the field and its message stay within the screen, over their cell, at 16 px', async () => {
    const reader = await begin({ ...phone, document: wide() });
    await reader.openPanel('layers');
    await reader.control('layer').selectOption('2');
    const cell = reader.cell('W[2]', 1, 8, 'editor');
    await cell.scrollIntoViewIfNeeded();
    await cell.dblclick();
    await reader.page.keyboard.type('1..5');
    await reader.page.keyboard.press('Enter');
    const [field, message, at] = [
      await reader.field.boundingBox(),
      await reader.message.boundingBox(),
      await cell.boundingBox(),
    ];
    assert.ok(field && message && at);
    for (const { x, width } of [field, message]) assert.ok(x >= 0 && x + width <= 360);
    assert.ok(Math.abs(field.y + field.height / 2 - (at.y + at.height / 2)) < 3);
    assert.ok(field.x <= at.x + at.width && field.x + field.width >= at.x);
    const size = await reader.field.evaluate((element) => getComputedStyle(element).fontSize);
    assert.ok(parseFloat(size) >= 16);
    const widths = await reader.page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    assert.equal(widths[0], widths[1], 'nothing makes the page wider');
  });

  it('a number is opened by two taps', async () => {
    const reader = await begin(phone);
    const cell = reader.cell('W[1]', 2, 2);
    await cell.scrollIntoViewIfNeeded();
    await cell.tap();
    await cell.tap();
    assert.equal(await reader.field.inputValue(), '0.3');
    await reader.page.keyboard.type('4');
    await reader.page.keyboard.press('Enter');
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[1][1] = 4)),
    );
  });

  it('goes with its cell when the equation is scrolled sideways', async () => {
    const reader = await begin({ ...phone, document: wide() });
    await reader.openPanel('layers');
    await reader.control('layer').selectOption('2');
    await reader.cell('W[2]', 4, 3, 'editor').dblclick();
    const before = await reader.field.boundingBox();
    const moved = await reader.cell('W[2]', 4, 3, 'editor').evaluate(async (cell) => {
      const box = /** @type {HTMLElement} */ (cell.closest('.equation'));
      const from = cell.getBoundingClientRect().left;
      box.scrollLeft += 40;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return cell.getBoundingClientRect().left - from;
    });
    assert.ok(moved < -20, `it has been scrolled, by ${moved}`);
    const after = await reader.field.boundingBox();
    assert.ok(before && after);
    assert.ok(Math.abs(after.x - before.x - moved) < 2);
  });

  it('a field of any panel has a text of 16 px, so that nothing zooms', async () => {
    const reader = await begin(phone);
    for (const section of /** @type {const} */ (['examples', 'layers', 'training', 'start'])) {
      await reader.openPanel(section);
      const sizes = await reader.page
        .locator('input, select')
        .evaluateAll((fields) =>
          fields.map((field) => parseFloat(getComputedStyle(field).fontSize)),
        );
      assert.ok(sizes.length > 2);
      for (const size of sizes) assert.ok(size >= 16, `${section}: ${size} px`);
    }
  });
});
