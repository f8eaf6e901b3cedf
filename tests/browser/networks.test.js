// @ts-check
// Networks of a teacher's own: batches, optimizers, conventions, and the long way at the output.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { control, readInTests, shownNumbers, shownResult, shownStep } from './widget.js';

/**
 * @import { NetworkDocument } from '../../web/src/engine/types.js'
 * @import { Page } from 'playwright-core'
 */

/** @type {{document: NetworkDocument}[]} */
const torchCases = JSON.parse(readFileSync('tests/data/torch-cases.json', 'utf8'));

/** Three examples, softmax with cross-entropy, Adam. @type {NetworkDocument} */
const batch = {
  format: 'backprop-by-hand/1',
  inputs: [
    [0.5, -1, 2],
    [1, 0, -0.5],
  ],
  targets: [
    [1, 0, 0],
    [0, 1, 1],
  ],
  layers: [
    { weights: [[0.1, 0.5], [1, -0.1], [-0.1, 0.6]], biases: [0, 0, 0], activation: 'gelu' }, // prettier-ignore
    { weights: [[0.4, -0.2, 0.3], [0.2, 0.5, -0.4]], biases: [0, 0], activation: 'softmax' }, // prettier-ignore
  ],
  loss: 'cross-entropy',
  optimizer: { kind: 'adam', learningRate: 0.05, weightDecay: 0.01 },
};

const reading = readInTests();

/** @type {Page} */
let page;
/** @type {string[]} */
let errors;
beforeEach(async () => {
  errors = [];
  page = await reading.open({
    before: (opened) => opened.on('pageerror', (error) => errors.push(error.message)),
  });
});
afterEach(async () => {
  assert.deepEqual(errors, []);
  await page.close();
});

/** @param {NetworkDocument} document */
const open = (document) =>
  page.locator('backprop-by-hand').evaluate(async (element, networkDocument) => {
    const widget = /** @type {any} */ (element);
    await widget.open(networkDocument);
    await widget.updateComplete;
  }, document);

/** Goes on to the step that makes a quantity. @param {string} result */
async function walkTo(result) {
  await page.getByRole('slider').focus();
  for (let step = 0; (await shownStep(page)) !== result; step++) {
    assert.ok(step < 60, `there is a step ${result}`);
    await page.keyboard.press('ArrowRight');
  }
}

const examples = () => control(page, 'example');
const sentence = () => page.locator('[data-part="header"] .sentence').innerText();
const symbols = async () =>
  (await page.locator('[data-part="symbols"]').innerText()).replace(/\s+/g, '');

describe('a batch', () => {
  beforeEach(() => open(batch));

  it('shows the sum over the examples and the 1/m', async () => {
    await walkTo('db[2]');
    assert.match(await symbols(), /∑/);
    const line = await page.locator('[data-part="elements"] [data-cell="0"] .line').innerText();
    assert.match(line.replace(/\s+/g, ''), /^13·\(/);
    assert.match(await sentence(), /averaged over the examples/);
  });

  it('can be looked at one example at a time', async () => {
    await walkTo('Z[1]');
    const whole = await shownResult(page);
    assert.equal(whole[0].length, 3);
    await examples().fill('2');
    await examples().press('Enter');
    assert.deepEqual(
      await shownResult(page),
      whole.map((row) => [row[1]]),
    );
    assert.match(await page.locator('[data-part="example-note"]').innerText(), /^Example 2 of 3/);
    assert.match(await page.locator('.drawing').innerText(), /example 2 of 3/);
    await examples().fill('');
    await examples().press('Enter');
    assert.deepEqual(await shownResult(page), whole);
  });

  it('has shares of its gradients that add up', async () => {
    await walkTo('dW[2]');
    const entry = async () =>
      (await shownNumbers(page)).find(
        ({ part, quantity, row, column }) =>
          part === 'result' && quantity === 'dW[2]' && row === 0 && column === 0,
      )?.value ?? NaN;
    const whole = await entry();
    assert.match(await sentence(), /, averaged over the examples\.$/);
    let sum = 0;
    for (const example of ['1', '2', '3']) {
      await examples().fill(example);
      await examples().press('Enter');
      sum += await entry();
      assert.match(await sentence(), /, divided by the number of examples: this one’s share of/);
    }
    assert.ok(Math.abs(sum - whole) < 1e-15);
  });

  it('goes by cell through the one example and no other', async () => {
    await examples().fill('3');
    await examples().press('Enter');
    await page.locator('[data-grain="cell"]').click();
    const cells = [];
    for (let i = 0; i < 4; i++) {
      const cell = await page.locator('[data-part="elements"] .current').getAttribute('data-cell');
      cells.push(`${await shownStep(page)} ${cell}`);
      await control(page, 'next').click();
    }
    assert.deepEqual(cells, ['Z[1] 0', 'Z[1] 1', 'Z[1] 2', 'A[1] 0']);
    await control(page, 'back').click();
    await control(page, 'back').click();
    assert.equal(await shownStep(page), 'Z[1]');
    await page.locator('[data-part="result"] mtd').first().click();
    assert.equal(
      await page.locator('[data-part="elements"] .current').getAttribute('data-cell'),
      '0',
    );
  });

  it('takes all examples in the update, and says so', async () => {
    await examples().fill('1');
    await examples().press('Enter');
    await walkTo('W[1]+');
    assert.match(await page.locator('[data-part="example-note"]').innerText(), /takes all 3/);
  });

  it('refuses an example that it has not got, and keeps what was typed', async () => {
    await examples().fill('4');
    await examples().press('Enter');
    assert.equal(
      (await page.getByRole('alert').innerText()).split('\n')[0],
      'Example: expected a whole number from 1 to 3, or nothing for all, got 4.',
    );
    assert.equal(await examples().inputValue(), '4');
    await control(page, 'next').click();
    assert.equal(await examples().inputValue(), '4');
    await examples().fill('3');
    await examples().press('Enter');
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.equal(await examples().inputValue(), '3');
    await examples().fill('');
    await examples().press('Enter');
    assert.equal(await page.getByRole('alert').count(), 0);
  });

  it('is not asked about where there is one example only', async () => {
    await control(page, 'preset').selectOption('article');
    await page.locator('[aria-valuemax="32"]').waitFor();
    assert.equal(await examples().count(), 0);
  });
});

describe('numbers in the drawing', () => {
  for (const width of [1440, 768, 360]) {
    it(`fit into their circles at ${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 });
      const weights = [[1, -0.1], [0.3, 0.02]]; // prettier-ignore
      const layer = { weights, biases: [0, 0], activation: /** @type {const} */ ('identity') };
      await open({
        ...batch,
        inputs: [[-1.95e11], [-0.00748]],
        targets: [[0.5], [-0.125]],
        layers: [layer, layer, layer, layer],
        loss: 'squared-error',
      });
      await walkTo('A[4]');
      const wide = await page.locator('.neuron, .targets g').evaluateAll((units) =>
        units.flatMap((unit) => {
          const [shape, text] = ['.body, rect', '.value'].map(
            (part) => /** @type {SVGGraphicsElement} */ (unit.querySelector(part)).getBBox().width,
          );
          return text > shape ? [unit.getAttribute('aria-label')] : [];
        }),
      );
      assert.deepEqual(wide, []);
    });
  }
});

describe('optimizers', () => {
  it('have their memory and their settings in the equations', async () => {
    await open(batch);
    await walkTo("dW[1]'");
    assert.match(await sentence(), /^Weight decay/);
    await walkTo('vW[1]+');
    assert.match(await symbols(), /β/);
    assert.match(await sentence(), /^Adam’s running mean of the gradients/);
    await walkTo('sW[1]+');
    await walkTo('W[1]+');
    const settings = (await shownNumbers(page)).filter(({ part }) => part === 'numbers');
    for (const name of ['alpha', 'beta1', 'beta2', 'epsilon', 't']) {
      assert.ok(
        settings.some(({ quantity }) => quantity === name),
        name,
      );
    }
  });

  it('of all kinds are walked through to the end without an error', async () => {
    for (const { document } of torchCases.filter((_, index) => [1, 4, 8, 11, 15].includes(index))) {
      await open(document);
      const slider = page.getByRole('slider');
      await slider.focus();
      const last = Number(await slider.getAttribute('aria-valuemax'));
      for (let step = 1; step < last; step++) await page.keyboard.press('ArrowRight');
      assert.equal(Number(await slider.getAttribute('aria-valuenow')), last);
      const shown = await page.locator('.sheet').innerText();
      assert.doesNotMatch(shown, /undefined|\[object/);
    }
  });
});

describe('conventions', () => {
  it('in place, updates stand in the backward pass, and earlier layers read new weights', async () => {
    await open({ ...batch, conventions: { update: 'in-place', biases: 'shared' }, layers: batch.layers.map((layer) => ({ .../** @type {any} */ (layer), biases: [0.1] })) }); // prettier-ignore
    assert.deepEqual(await page.locator('.timeline .phase').allInnerTexts(), [
      'Forward',
      'Loss',
      'Backward',
    ]);
    assert.match(await sentence(), /and then the one bias that all units of the layer share\.$/);
    await walkTo('db[2]');
    assert.deepEqual((await shownResult(page)).length, 1);
    assert.match(await sentence(), /the one bias that all units of layer 2 share/);
    await walkTo('dA[1]');
    assert.match(await sentence(), /updates in place/);
  });

  it('leave out what is not done', async () => {
    await open({ ...batch, loss: 'squared-error', conventions: { biases: 'frozen', lossScale: 'half-sum' } }); // prettier-ignore
    await walkTo('loss');
    assert.match(await sentence(), /half the sum of their squared differences\./);
    await walkTo('dW[2]');
    assert.match(await sentence(), /summed over the examples/);
    await control(page, 'next').click();
    assert.equal(await shownStep(page), 'dA[1]');
  });
});

describe('the long way to the error at the output', () => {
  it('is one press away and ends in the same numbers', async () => {
    await control(page, 'preset').selectOption('article-softmax');
    await page.locator('[aria-valuemax="34"]').waitFor();
    await walkTo('dZ[4]');
    await page.locator('[data-part="long-form"] summary').click();
    const equations = page.locator('[data-part="long-form"] [data-equation]');
    assert.deepEqual(
      await equations.evaluateAll((list) => list.map((item) => item.getAttribute('data-equation'))),
      ['dA[4]', 'J[4]', 'dZ[4]'],
    );
    assert.ok(await equations.last().isVisible());
    const short = await shownResult(page);
    const last = await equations
      .last()
      .locator('mtable')
      .last()
      .evaluate((table) =>
        [...table.querySelectorAll('mtr')].map((row) => [row.textContent?.trim() ?? '']),
      );
    assert.deepEqual(last, short);
  });

  it('is not offered where there is no short form', async () => {
    await open({ ...batch, loss: 'squared-error' });
    await walkTo('dZ[2]');
    assert.equal(await page.locator('[data-part="long-form"]').count(), 0);
  });
});
