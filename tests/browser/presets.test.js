// @ts-check
// The networks that come with the widget, as a reader chooses them, trains them and sees what their
// stories say.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { controls } from '../../web/src/words/en/controls.js';
import { control, readInTests, shownResult, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const reading = readInTests();

const chosen = (/** @type {Page} */ page) => control(page, 'preset').inputValue();
const iteration = (/** @type {Page} */ page) =>
  page.locator('.head .place b').first().textContent();
const loss = async (/** @type {Page} */ page) =>
  Number(await page.locator('b[data-part="loss"]').getAttribute('data-value'));
const note = (/** @type {Page} */ page) => page.locator('[data-part="note"]');

/** @param {Page} page @param {string} preset */
async function choose(page, preset) {
  await control(page, 'preset').selectOption(preset);
  await page.locator('.story').filter({ hasText: controls.presets[preset].story }).waitFor();
}

/** @param {Page} page @param {number | string} iterations */
async function train(page, iterations) {
  await control(page, 'iterations').fill(`${iterations}`);
  await control(page, 'train').click();
}

/** @param {Page} page @param {string} result the name of a step */
async function goTo(page, result) {
  await page.evaluate((name) => {
    const root = /** @type {any} */ (document.querySelector('backprop-by-hand'));
    root.widget.state.walk.goTo({
      step: root.widget.state.walk.steps.findIndex((/** @type {any} */ s) => s.result === name),
    });
    root.requestUpdate();
  }, result);
  await page.locator(`[data-part="now"][data-step="${result}"]`).waitFor();
}

describe('the choice of networks', () => {
  it('shows each with its story, wide and on a phone, where nothing sticks out', async () => {
    for (const width of [1440, 360]) {
      const page = await reading.open({ viewport: { width, height: 800 } });
      for (const preset of Object.keys(PRESETS)) {
        await choose(page, preset);
        assert.equal(await chosen(page), preset);
        assert.equal(await shownStep(page), 'Z[1]');
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(overflow, 0, `${preset} at ${width} px`);
        const settings = page.locator('.settings');
        assert.ok(await settings.evaluate((row) => row.scrollWidth <= row.clientWidth), preset);
      }
      await page.close();
    }
  });

  it('follows undo and redo, edits in between, and a network of the reader’s own', async () => {
    const page = await reading.open();
    await choose(page, 'xor');
    await control(page, 'learning-rate').fill('0.25');
    await control(page, 'learning-rate').press('Enter');
    await choose(page, 'neuron');
    assert.equal(await chosen(page), 'neuron');
    await control(page, 'undo').click();
    assert.equal(await chosen(page), 'xor');
    assert.equal(await control(page, 'learning-rate').inputValue(), '0.25');
    await control(page, 'undo').click();
    assert.equal(await chosen(page), 'xor');
    await control(page, 'undo').click();
    assert.equal(await chosen(page), 'article');
    for (const expected of ['xor', 'xor', 'neuron']) {
      await control(page, 'redo').click();
      assert.equal(await chosen(page), expected);
    }
    // The same title does not make it the preset.
    await page.evaluate(
      (document) =>
        /** @type {any} */ (window.document.querySelector('backprop-by-hand')).open(document),
      { ...PRESETS.xor, targets: [[1, 0, 0, 1]] },
    );
    assert.equal(await chosen(page), '');
    assert.equal(await page.locator('.story').count(), 0);
    await control(page, 'undo').click();
    assert.equal(await chosen(page), 'neuron');
    await page.close();
  });

  it('is the same after a reload, changed or not, and reset gives the preset back', async () => {
    const page = await reading.open();
    await choose(page, 'textbook');
    await control(page, 'learning-rate').fill('0.25');
    await control(page, 'learning-rate').press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#bbh=1.'));
    await page.waitForTimeout(1000);
    await page.reload();
    await page.locator('.story').waitFor();
    assert.equal(await chosen(page), 'textbook');
    assert.equal(await control(page, 'learning-rate').inputValue(), '0.25');
    await page.locator('[data-panel="change"]').click();
    await page.locator('[data-section="start"]').click();
    await control(page, 'reset').click();
    await page.waitForFunction(() => {
      const root = document.querySelector('backprop-by-hand')?.shadowRoot;
      const field = root?.querySelector('[data-control="learning-rate"]');
      return /** @type {HTMLInputElement} */ (field).value === '0.5';
    });
    assert.equal(await chosen(page), 'textbook');
    await page.close();
  });

  it('says when the reader has changed it, and goes back to it', async () => {
    const page = await reading.open();
    await choose(page, 'neuron');
    const sign = page.locator('[data-part="changed"]');
    assert.equal(await sign.count(), 0, 'to choose another is no change of it');
    await control(page, 'learning-rate').fill('0.25');
    await control(page, 'learning-rate').press('Enter');
    assert.match(await sign.innerText(), /^changed by you\s+Reset$/);
    await sign.getByRole('button').click();
    await sign.waitFor({ state: 'detached' });
    assert.equal(await chosen(page), 'neuron');
    assert.notEqual(await control(page, 'learning-rate').inputValue(), '0.25');
    await control(page, 'undo').click();
    assert.equal(await control(page, 'learning-rate').inputValue(), '0.25');
    assert.equal(await sign.count(), 1);
    await page.close();
  });

  it('follows nothing of the network before', async () => {
    const page = await reading.open();
    await page.locator('.neuron[data-layer="1"][data-unit="0"]').click();
    assert.equal(await page.locator('[data-part="inspector"] h2').count(), 1);
    await control(page, 'preset').focus();
    await page.mouse.move(0, 0); // or it would point at what comes there
    await choose(page, 'xor');
    assert.equal(await page.locator('[data-part="inspector"] h2').count(), 0);
    assert.equal(await page.locator('.network [data-linked]').count(), 0);
    await page.close();
  });

  it('heeds a preset that is set while the engine loads', async () => {
    const page = await reading.open({
      before: (p) =>
        p.route('**/engine.wasm', async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 1500));
          await route.continue();
        }),
    });
    await page
      .locator('backprop-by-hand')
      .evaluate((element) => element.setAttribute('preset', 'xor'));
    await page.locator('.story').filter({ hasText: controls.presets.xor.story }).waitFor();
    assert.equal(await chosen(page), 'xor');
    await page.close();
  });

  it('shows all examples of another network, whichever one was looked at alone', async () => {
    const page = await reading.open();
    await choose(page, 'two-moons');
    await control(page, 'example').fill('3');
    await control(page, 'example').press('Enter');
    await choose(page, 'xor');
    assert.equal(await control(page, 'example').inputValue(), '');
    await page.close();
  });

  it('marks no numbers as changed when it shows another network', async () => {
    const page = await reading.open();
    await control(page, 'preset').selectOption('dead-relu');
    await page.locator('.story').filter({ hasText: 'unit 2' }).waitFor();
    assert.equal(await page.locator('[data-changed]').count(), 0);
    await page.close();
  });
});

describe('the stories', () => {
  it('one neuron: z is 0, and gives exactly one half', async () => {
    const page = await reading.open();
    await choose(page, 'neuron');
    assert.deepEqual(await shownResult(page), [['0']]);
    await goTo(page, 'A[1]');
    assert.deepEqual(await shownResult(page), [['0.5']]);
    // The inputs are 2 and 1, and so are the moves: from 0.5 and −1 by 0.5 and 0.25.
    await goTo(page, 'W[1]+');
    assert.deepEqual(await shownResult(page), [['1', '−0.75']]);
    await page.close();
  });

  it('the textbook: the total error, and the new w5', async () => {
    const page = await reading.open();
    await choose(page, 'textbook');
    assert.ok(Math.abs((await loss(page)) - 0.298371109) < 5e-10);
    await goTo(page, 'W[2]+');
    assert.equal((await shownResult(page))[0][0].trim(), '0.35892');
    assert.equal(await page.locator('[data-step="b[2]+"]').count(), 0, 'biases stay');
    await page.close();
  });

  it('XOR: below 0.05 after 253 iterations, not yet after 252', async () => {
    const page = await reading.open();
    await choose(page, 'xor');
    await train(page, 252);
    assert.ok((await loss(page)) >= 0.05);
    await train(page, 1);
    assert.equal(await iteration(page), 'Iteration 254');
    assert.ok((await loss(page)) < 0.05);
    assert.match(await note(page).innerText(), /^1 iteration of training: the loss was 0\.05/);
    await page.close();
  });

  it('two moons: three of sixteen on their right side, after 200 iterations all', async () => {
    const page = await reading.open();
    await choose(page, 'two-moons');
    const right = async () => {
      await goTo(page, 'A[3]');
      const outputs = page.locator('[data-expand="A[3]"]').first();
      if ((await outputs.getAttribute('aria-pressed')) === 'false') await outputs.click();
      const row = (await shownResult(page)).at(-1) ?? [];
      const numbers = row.slice(-16).map((text) => Number(text.replace('−', '-')));
      assert.equal(numbers.length, 16);
      return numbers.filter((a, i) => a > 0.5 === (i % 2 === 1)).length;
    };
    assert.equal(await right(), 3);
    await train(page, 200);
    assert.equal(await right(), 16);
    await page.close();
  });

  it('the dead ReLU: unit 2 is off for every example, gets no gradient, and never changes', async () => {
    const page = await reading.open();
    await choose(page, 'dead-relu');
    await goTo(page, 'A[1]');
    assert.deepEqual((await shownResult(page))[1], ['0', '0', '0', '0']);
    await goTo(page, 'dW[1]');
    const zero = (await shownResult(page))[1];
    assert.deepEqual(zero, ['0', '0']);
    await train(page, 1000);
    const W = await page.evaluate(() =>
      [
        .../** @type {any} */ (
          document.querySelector('backprop-by-hand')
        ).widget.state.walk.quantityOf('W[1]').values,
      ].slice(2, 4),
    );
    assert.deepEqual(W, [0.4, 0.6]);
    await page.close();
  });

  it('the vanishing gradient: the first layer gets less than a thousandth of the last', async () => {
    const page = await reading.open();
    await choose(page, 'deep-sigmoid');
    const largest = (/** @type {string} */ name) =>
      page.evaluate(
        (quantity) =>
          Math.max(
            .../** @type {any} */ (document.querySelector('backprop-by-hand')).widget.state.walk
              .quantityOf(quantity)
              .values.map(Math.abs),
          ),
        name,
      );
    assert.ok((await largest('dW[1]')) < (await largest('dW[7]')) / 1000);
    await page.locator('[data-panel="health"]').click();
    assert.match(await page.locator('[data-panel-open="health"]').innerText(), /vanish/i);
    await page.close();
  });
});

describe('training many iterations', () => {
  it('equals going there one by one, says the loss before and after, and back leads across', async () => {
    const page = await reading.open();
    await choose(page, 'xor');
    const first = await loss(page);
    for (let time = 0; time < 5; time++) await control(page, 'nextIteration').click();
    const one = await loss(page);
    await control(page, 'restart').click();
    await train(page, 5);
    assert.equal(await loss(page), one);
    assert.equal(await iteration(page), 'Iteration 6');
    const said = await note(page).innerText();
    assert.match(said, /^5 iterations of training: the loss was 0\.69708 and is now 0\.\d+\.$/);
    assert.equal(first.toPrecision(5), '0.69708');
    const narration = await page.locator('.widget > .said').textContent();
    assert.ok(narration?.trim().startsWith(said), 'and it is announced');
    await control(page, 'back').click();
    assert.equal(await iteration(page), 'Iteration 5');
    assert.equal(await note(page).count(), 0, 'gone with the next move');
    await control(page, 'restart').click();
    assert.equal(await loss(page), first);
    await page.close();
  });

  it('stays at the same entry, to see what has become of it', async () => {
    const page = await reading.open();
    await choose(page, 'xor');
    /** @param {string} place @returns {Promise<string>} where the reader is then */
    const placeAfter = (place = '') =>
      page.evaluate(async (to) => {
        const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
        if (to) await element.goTo(to);
        return element.position.text;
      }, place);
    assert.equal(await placeAfter('A[2](1,2)'), '1:A[2](1,2)');
    await train(page, 5);
    assert.equal(await placeAfter(), '6:A[2](1,2)');
    await placeAfter('dW[1]');
    await train(page, 1);
    assert.equal(await placeAfter(), '7:dW[1]');
    await page.close();
  });

  it('at the end of an iteration begins with the next one', async () => {
    const page = await reading.open();
    await control(page, 'nextIteration').click();
    const trained = await loss(page);
    await control(page, 'restart').click();
    await page.getByRole('slider').focus();
    await page.keyboard.press('End');
    assert.equal(await loss(page), trained);
    await train(page, 1);
    assert.equal(await iteration(page), 'Iteration 3');
    assert.notEqual(await loss(page), trained);
    assert.match(await note(page).innerText(), /^1 iteration of training: the loss was 0\.33113 and is now 0\.\d+\.$/); // prettier-ignore
    await page.close();
  });

  it('can be undone, once if there was any', async () => {
    const page = await reading.open();
    const isOff = async () =>
      (await control(page, 'undo').getAttribute('aria-disabled')) === 'true';
    await train(page, 0);
    assert.ok(await isOff());
    await train(page, 3);
    assert.ok(!(await isOff()));
    await control(page, 'undo').click();
    assert.ok(await isOff());
    await page.close();
  });

  it('refuses what is no number of iterations, keeps it, and trains nothing', async () => {
    const page = await reading.open();
    for (const typed of ['0', '-3', '1.5', 'many', '', '1e9', '99999999999']) {
      await train(page, typed);
      const sentence = await page.getByRole('alert').innerText();
      assert.match(sentence, /^Train: expected a whole number from 1 to 870000, got /);
      assert.ok(sentence.endsWith(`got ${typed || 'nothing'}.`));
      assert.equal(await control(page, 'iterations').inputValue(), typed);
      assert.equal(await iteration(page), 'Iteration 1');
    }
    await train(page, 2);
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.equal(await iteration(page), 'Iteration 3');
    await page.close();
  });

  it('is bounded by how long it takes, not only by a number', async () => {
    const page = await reading.open();
    const layer = { initializer: 'he', activation: 'tanh', units: 200 };
    await page.evaluate(
      (document) =>
        /** @type {any} */ (window.document.querySelector('backprop-by-hand')).open(document),
      { ...PRESETS.article, layers: [layer, layer, layer, { ...layer, units: 3 }] },
    );
    await train(page, 1_000_000);
    const sentence = await page.getByRole('alert').innerText();
    const most = Number(sentence.match(/from 1 to (\d+)/)?.[1]);
    assert.ok(most > 1000 && most < 100_000, sentence);
    await page.close();
  });
});
