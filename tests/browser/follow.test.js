// @ts-check
// Following a number: where it comes from, where it goes, by which paths it reaches the loss, and
// what is amiss with a network.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { article, startChanging, wide } from './changing.js';
import { shownStep } from './widget.js';

/** @import { Page } from 'playwright-core' */

const TRACE = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8')).article.quantities;

const begin = startChanging();

/** The numbers of a part that have a value, as the engine gave them. */
const valuesIn = (/** @type {Page} */ page, /** @type {string} */ part) =>
  page
    .locator(`[data-part="${part}"] mn[data-value]`)
    .evaluateAll((numbers) => numbers.map((number) => Number(number.getAttribute('data-value'))));

/** @param {number} actual @param {string | number} expected */
function near(actual, expected) {
  const error = Math.abs(actual - Number(expected));
  assert.ok(error <= 1e-12 * Math.max(1, Math.abs(actual)), `${actual} for ${expected}`);
}

const inspector = (/** @type {Page} */ page) => page.locator('[data-part="inspector"]');

describe('a number that is pressed', () => {
  it('says where it comes from and where it goes, and leads there', async () => {
    const { page } = await begin();
    await page.locator('[data-part="result"] [data-quantity="Z[1]"][data-row="2"]').click();
    const rows = inspector(page).locator('tbody tr');
    assert.match(await inspector(page).locator('h2').innerText(), /^Unit 3 of layer 1$/);
    const sum = rows.filter({ has: page.locator('[data-quantity="Z[1]"]') });
    assert.equal(await sum.locator('.value').innerText(), '2.3');
    // Z[1] is read by A[1], and by dZ[1] through the slope of ReLU.
    const steps = await sum
      .locator('[data-step]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-step')));
    assert.deepEqual(steps, ['Z[1]', 'A[1]', 'dZ[1]']);
    assert.match(await rows.last().innerText(), /…/, 'what is to come is not told yet');
    await sum.locator('[data-step="dZ[1]"]').click();
    assert.equal(await shownStep(page), 'dZ[1]');
  });

  it('of a batch is the example that was pressed', async () => {
    const reader = await begin({ document: wide() });
    const { page } = reader;
    const pressed = reader.cell('Z[1]', 2, 3, 'result');
    const value = Number(await pressed.locator('mn').getAttribute('data-value'));
    await pressed.click();
    const row = inspector(page).locator('tr.chosen [data-quantity="Z[1]"]');
    assert.equal(await row.getAttribute('data-column'), '2');
    assert.equal(Number(await row.getAttribute('data-value')), value);
  });

  it('on a narrow screen waits to be opened, with a sign that it is there', async () => {
    const { page } = await begin({ viewport: { width: 360, height: 800 } });
    const button = page.locator('[data-panel="follow"]');
    assert.doesNotMatch(await button.innerText(), /•/);
    await page.locator('.neuron[data-layer="1"][data-unit="2"]').click();
    const chosen = page.locator('[data-part="chosen"]');
    await chosen.waitFor();
    assert.match(await chosen.innerText(), /^Unit 3 of layer 1: 2\.3\s+Follow$/);
    await page.locator('[data-part="numbers"] [data-quantity="W[1]"]').first().click();
    assert.equal(await inspector(page).count(), 0);
    assert.match(await button.innerText(), /•/);
    assert.match(await chosen.innerText(), /^W\[1\] row 1, column 1: 0\.2\s+Follow$/);
    await chosen.getByRole('button').click();
    assert.equal(await chosen.count(), 0);
    assert.match(await inspector(page).innerText(), /Weight from input 1 to unit 1 of layer 1/);
    await page.locator('[data-control="let-go"]').click();
    assert.doesNotMatch(await button.innerText(), /•/);
  });

  it('has all columns of its table in view on a narrow screen', async () => {
    const { page } = await begin({ viewport: { width: 360, height: 800 } });
    await page.locator('[data-control="next"]').click();
    await page.locator('[data-part="result"] [data-quantity="A[1]"]').first().click();
    await page.locator('[data-panel="follow"]').click();
    const box = inspector(page).locator('.scroll');
    assert.ok(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth));
    assert.equal(await page.getByRole('columnheader', { name: 'Goes into' }).count(), 1);
  });

  it('names in words the quantity that a button leads to', async () => {
    const { page } = await begin();
    await page.locator('[data-part="result"] [data-quantity="Z[1]"]').first().click();
    const row = page.getByRole('row', { name: /^Z 1, row 1, column 1/ });
    for (const name of ['Z 1: go to step 1', 'gradient of Z 1: go to step 22']) {
      assert.equal(await row.getByRole('button', { name }).count(), 1, name);
    }
    const equation = page.locator('.equations').getByRole('button');
    assert.match(await equation.first().ariaSnapshot(), /button "Z 1: go to step 1"/);
  });
});

describe('the lens', () => {
  it('lists every path of a weight, and their sum is the gradient of the article', async () => {
    const { page } = await begin();
    await page
      .locator('[data-part="numbers"] [data-quantity="W[1]"][data-row="0"][data-column="2"]')
      .click();
    // 3 units in each of layers 2, 3 and 4 to go through; layer 3 unit 3 is off.
    const paths = page.locator('[data-part="lens"] [data-units]');
    assert.equal(await paths.count(), 27);
    assert.equal(await page.locator('[data-part="lens"] [data-dead]').count(), 9);
    assert.match(
      await page.locator('[data-part="lens"] [data-dead]').first().innerText(),
      /unit 3 of layer 3 is off/,
    );
    near((await valuesIn(page, 'total')).at(-1) ?? NaN, TRACE['dW[1]'][0][2]);
    near((await valuesIn(page, 'gradient')).at(-1) ?? NaN, TRACE['dW[1]'][0][2]);
  });

  it('lights a path in the drawing while it is pointed at', async () => {
    const { page } = await begin();
    await page
      .locator('[data-part="numbers"] [data-quantity="W[1]"][data-row="0"][data-column="2"]')
      .click();
    await page.locator('[data-part="lens"] [data-units="0 2 1 0"]').hover();
    const traced = await page
      .locator('[data-traced]')
      .evaluateAll((elements) =>
        elements
          .map(({ dataset }) =>
            dataset.to === undefined
              ? `unit ${dataset.layer} ${dataset.unit}`
              : `edge ${dataset.layer} ${dataset.to} ${dataset.from}`,
          )
          .sort(),
      );
    assert.deepEqual(traced, [
      'edge 1 0 2',
      'edge 2 2 0',
      'edge 3 1 2',
      'edge 4 0 1',
      'unit 1 0',
      'unit 2 2',
      'unit 3 1',
      'unit 4 0',
    ]);
    await page.locator('h1').hover();
    assert.equal(await page.locator('[data-traced]').count(), 0);
  });

  it('groups many paths and says how many each stands for', async () => {
    const { page } = await begin({ document: wide() });
    await page.locator('[data-part="numbers"] [data-quantity="W[1]"]').first().click();
    const lens = page.locator('[data-part="lens"]');
    // Through 8 units of layer 2 for each of 4 examples: 32 paths, few enough to stand alone.
    assert.equal(await lens.locator('[data-units]').count(), 32);
    assert.equal(await lens.locator('[data-part="example-sum"]').count(), 4);
    const [sum] = (await valuesIn(page, 'scaled')).slice(-1);
    const [gradient] = await valuesIn(page, 'gradient');
    near(sum, gradient);
    const deep = {
      ...wide(),
      layers: [
        ...Array.from({ length: 4 }, (_, index) => ({
          units: 8,
          initializer: 'xavier',
          seed: index,
          activation: 'tanh',
        })),
        { units: 1, initializer: 'xavier', activation: 'sigmoid' },
      ],
    };
    await page.locator('backprop-by-hand').evaluate(async (element, document) => {
      await /** @type {any} */ (element).open(document);
    }, deep);
    await page.locator('[data-part="numbers"] [data-quantity="W[1]"]').first().click();
    // 8 x 8 x 8 ways for each of 4 examples.
    assert.match(await lens.locator('header').innerText(), /2048/);
    assert.ok((await lens.locator('[data-units]').count()) <= 64);
    near((await valuesIn(page, 'scaled')).at(-1) ?? NaN, (await valuesIn(page, 'gradient'))[0]);
  });

  it('checks the gradient by a nudge, with both losses', async () => {
    const { page } = await begin();
    await page
      .locator('[data-part="numbers"] [data-quantity="W[1]"][data-row="0"][data-column="2"]')
      .click();
    await page.locator('[data-nudge="0.001"]').click();
    const sentence = await page.locator('[data-part="check"] [role="status"]').innerText();
    // The loss is quadratic in one weight as long as no ReLU turns: the quotient is exact.
    assert.match(sentence, /0\.46337/, 'the loss above: 0.46365 − 0.001 · 0.27569');
    assert.match(sentence, /0\.46392/, 'the loss below');
    assert.equal(sentence.match(/−0\.27569/g)?.length, 2, 'both slopes');
  });
});

describe('health', () => {
  it('marks units that are off, once their sum is known', async () => {
    const { page } = await begin({ document: article() });
    const marks = page.locator('.neuron [data-finding]');
    assert.equal(await marks.count(), 1, 'unit 2 of layer 1');
    assert.match(await page.locator('.legend').innerText(), /off/);
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
    assert.equal(await shownStep(page), 'Z[3]');
    assert.equal(await marks.count(), 2, 'and unit 3 of layer 3');
  });

  /** @type {[string, object, RegExp][]} */
  const cases = [
    [
      'gradients that vanish',
      {
        layers: Array.from({ length: 7 }, (_, index) => ({
          units: 3,
          initializer: 'xavier',
          seed: index + 1,
          activation: 'sigmoid',
        })),
        loss: 'squared-error',
      },
      /vanish/i,
    ],
    [
      'units that are copies',
      {
        layers: [
          { units: 3, initializer: 'zeros', activation: 'tanh' },
          { units: 3, initializer: 'zeros', activation: 'identity' },
        ],
      },
      /copies of each other/,
    ],
    [
      'units that are saturated',
      {
        layers: [
          { weights: [[9, 9, 9], [0.1, 0, 0], [0, 0.1, 0]], biases: [0, 0, 0], activation: 'tanh' }, // prettier-ignore
          { units: 3, initializer: 'xavier', seed: 1, activation: 'identity' },
        ],
      },
      /Unit 1 of layer 1 is saturated/,
    ],
  ];
  for (const [what, parts, sentence] of cases) {
    it(`tells of ${what}`, async () => {
      const { page } = await begin({ document: { ...article(), ...parts } });
      await page.locator('[data-panel="health"]').click();
      assert.match(await page.locator('[data-part="health"]').innerText(), sentence);
    });
  }

  it('leads from what it found to the unit', async () => {
    const { page } = await begin({ document: article() });
    await page.locator('[data-panel="health"]').click();
    await page.getByRole('button', { name: 'Show unit 2 of layer 1' }).click();
    assert.match(await inspector(page).innerText(), /Unit 2 of layer 1/);
    const unit = page.locator('.neuron[data-layer="1"][data-unit="1"]');
    assert.equal(await unit.getAttribute('data-linked'), 'same', 'and it is marked');
  });

  for (const width of [1440, 320]) {
    it(`shows how large the gradient is in each layer, as lengths, at ${width} px`, async () => {
      const isMobile = width < 1000;
      const viewport = { width, height: 900 };
      const { page } = await begin({ document: article(), viewport, isMobile, hasTouch: isMobile });
      await page.locator('[data-panel="health"]').click();
      const layers = await page.locator('[data-part="sizes"] li').evaluateAll((lines) =>
        lines.map((line) => {
          const [symbol, length, number] = [...line.children].map((child) =>
            child.getBoundingClientRect(),
          );
          const isBetween = length.left >= symbol.right && length.right <= number.left;
          return { isBetween, width: length.width };
        }),
      );
      assert.equal(layers.length, 4);
      assert.ok(layers.every(({ isBetween, width: length }) => isBetween && length > 5));
      const widths = layers.map(({ width: length }) => length);
      assert.deepEqual(
        widths,
        [...widths].sort((a, b) => a - b),
        'it is larger layer by layer',
      );
    });
  }
});

describe('shapes and names', () => {
  it('shapes can be switched off, and stay off', async () => {
    const { page } = await begin();
    const shapes = page.locator('[data-part="symbols"] .shape');
    assert.ok((await shapes.count()) > 0);
    await page.locator('[data-control="shapes"]').click();
    assert.equal(await shapes.count(), 0);
    await page.locator('[data-control="next"]').click();
    assert.equal(await shapes.count(), 0);
    await page.locator('[data-control="shapes"]').click();
    assert.ok((await shapes.count()) > 0);
  });

  it('inputs and outputs have their names in the drawing', async () => {
    const { page } = await begin({ preset: 'xor' });
    await page.locator('.network text.name').first().waitFor();
    assert.deepEqual(await page.locator('.network text.name').allTextContents(), [
      'a',
      'b',
      'a xor b',
    ]);
    const input = page.locator('.neuron[data-layer="0"][data-unit="1"]');
    assert.match((await input.getAttribute('aria-label')) ?? '', /, b$/);
  });
});
