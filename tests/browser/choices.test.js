// @ts-check
// What a reader chose - a number, a unit, a layer, a check, an example - while the network, the iteration
// or what is shown of the batch becomes another.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, changed, startChanging, wide } from './changing.js';
import { placeOf } from './host-page.js';
import { shownStep } from './widget.js';

/** @import { Reader } from './changing.js' */

const begin = startChanging();

/** @param {Reader} reader @param {(widget: any) => unknown} task */
async function drive(reader, task) {
  await reader.page.locator('backprop-by-hand').evaluate(/** @type {any} */ (task));
  await reader.settled();
}

const inspector = (/** @type {Reader} */ reader) => reader.page.locator('[data-part="inspector"]');

describe('a move back across a change', () => {
  for (const reducedMotion of /** @type {const} */ (['reduce', 'no-preference'])) {
    it(`lets go of a number that was not there before it (${reducedMotion})`, async () => {
      const reader = await begin({ document: wide(), reducedMotion });
      await reader.control('nextIteration').click();
      await reader.openPanel('layers');
      await reader.control('add-unit').first().click();
      await reader.page.locator('[data-panel="change"]').click();
      await reader.cell('W[1]', 9, 1).click();
      const title = () => inspector(reader).locator('h2').innerText();
      assert.equal(await title(), 'Weight from input 1 to unit 9 of layer 1');
      await drive(reader, (widget) => widget.goTo('1:dZ[1]'));
      assert.equal(await shownStep(reader.page), 'dZ[1]');
      assert.equal(await inspector(reader).locator('h2').count(), 0);
      await drive(reader, (widget) => widget.goTo('2:Z[1]'));
      assert.equal(await title(), 'Weight from input 1 to unit 9 of layer 1', 'it is there again');
    });
  }

  it('shows a layer that is there in the panel', async () => {
    const reader = await begin({ document: wide() });
    await reader.control('nextIteration').click();
    await reader.openPanel('layers');
    await reader.control('add-layer').last().click();
    await reader.control('layer').selectOption('4');
    await drive(reader, (widget) => widget.goTo('1:Z[1]'));
    assert.equal(await shownStep(reader.page), 'Z[1]');
    assert.equal(await reader.control('layer').inputValue(), '3');
    assert.equal(await reader.control('layer').locator('option').count(), 3);
  });
});

it('a check of a gradient is of its iteration, and of its network', async () => {
  const reader = await begin();
  await reader.cell('W[1]', 1, 1).click();
  const check = reader.page.locator('[data-part="check"]');
  const isThere = async () => / = 0\.4/.test(await check.innerText());
  await check.locator('button').first().click();
  assert.ok(await isThere());
  await drive(reader, (widget) => widget.goTo('A[3]'));
  assert.ok(await isThere(), 'at another step');
  await reader.control('nextIteration').click();
  await reader.settled();
  assert.ok(!(await isThere()), 'in the next iteration');
  await drive(reader, (widget) => widget.goTo('1:Z[1]'));
  assert.ok(await isThere());
  await drive(reader, (widget) => widget.set('b[1](1,1)', 1));
  assert.ok(!(await isThere()), 'of another network');
});

describe('an example that is looked at alone', () => {
  /** @param {Reader} reader @param {string} typed */
  const look = async (reader, typed) => {
    await reader.enter('example', typed);
    await reader.settled();
  };
  const chosen = (/** @type {Reader} */ reader) =>
    inspector(reader)
      .locator('tr.chosen [data-quantity]')
      .evaluateAll(([number]) => number && number.getAttribute('data-value'));

  it('keeps the number of it that was chosen, and lets go of another’s', async () => {
    const reader = await begin({ document: changed(wide(), ({ inputs }) => (inputs[0][2] = 5)) });
    await reader.cell('X', 1, 3).click();
    assert.equal(await chosen(reader), '5');
    await look(reader, '3');
    assert.equal(await chosen(reader), '5');
    await look(reader, '1');
    assert.equal(await chosen(reader), undefined);
    assert.doesNotMatch(await inspector(reader).innerText(), /NaN|undefined/);
    await look(reader, '');
    assert.equal(await chosen(reader), '5');
  });

  it('is the one that is removed, also when all are shown again', async () => {
    const reader = await begin({ document: wide() });
    await look(reader, '3');
    await reader.cell('X', 1, 1).click();
    await look(reader, '');
    await reader.openPanel('examples');
    await reader.control('remove-example').click();
    assert.deepEqual((await reader.document()).inputs, [
      [0, 0, 1],
      [0, 1, 1],
    ]);
  });

  it('has a first entry by which the next iteration begins, and one before which there is none', async () => {
    const reader = await begin({ document: wide() });
    await drive(reader, (widget) => void (widget.grain = 'cell'));
    await look(reader, '3');
    await drive(reader, (widget) => widget.goTo('W[1]'));
    await reader.control('nextIteration').click();
    await reader.settled();
    assert.equal(await placeOf(reader.page), '2:Z[1](1,1)');
    await drive(reader, (widget) => widget.next());
    assert.equal(await placeOf(reader.page), '2:Z[1](2,1)');
    await drive(reader, (widget) => widget.goTo('1:Z[1](2,1)'));
    for (const place of ['1:Z[1](1,1)', '1:Z[1](1,1)']) {
      await drive(reader, (widget) => widget.back());
      assert.equal(await placeOf(reader.page), place);
    }
    await drive(reader, (widget) => widget.next());
    assert.equal(await placeOf(reader.page), '1:Z[1](2,1)');
  });
});

it('a learning rate is taken after training has overflowed, and no field blamed for a weight', async () => {
  const optimizer = { kind: 'momentum', learningRate: 1e200, momentum: 0.9 };
  const reader = await begin({ document: changed(article(), (d) => (d.optimizer = optimizer)) });
  await reader.enter('iterations', '5');
  await reader.openPanel('training');
  const messages = reader.page.locator('.editor [role="alert"], .editor .refused');
  await reader.enter('setting-momentum', '0.5');
  assert.doesNotMatch((await messages.allInnerTexts()).join(' '), /^Momentum/);
  assert.match((await messages.allInnerTexts()).join(' '), /layers\[0\]\.weights/);
  await reader.enter('setting-learningRate', '0.01');
  assert.deepEqual(await messages.allInnerTexts(), []);
  assert.equal(await reader.control('learning-rate').inputValue(), '0.01');
});

it('a bias that a layer shares is every unit’s', async () => {
  const reader = await begin({ document: wide() });
  await reader.openPanel('training');
  await reader.control('convention-biases').selectOption('shared');
  await drive(reader, (widget) => widget.set('b[1](1,1)', 0.25));
  const titles = await reader.page.locator('.drawing title').allTextContents();
  const biases = titles.filter((title) => /^layer 1\b/i.test(title) || /b\[1\]/.test(title));
  assert.ok(biases.length >= 8);
  for (const title of biases) assert.match(title, /b\[1\].*= 0\.25/s);
  await reader.page.locator('[data-part="shapes"] summary').click();
  const row = reader.page.locator('.shapes tr', { hasText: 'b[l]' });
  assert.match(await row.innerText(), /\t1×1$/);
});
