// @ts-check
// The article, checked: the printed numbers beside the right ones, and spotting the slips.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { placeOf } from './host-page.js';
import { goTo, writtenNumbers } from './practising.js';
import { openNetwork } from './states.js';
import { control, readInTests, shownResult, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const { tally, values } = JSON.parse(
  readFileSync('tests/data/article-printed-values.json', 'utf8'),
);
const { article } = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));

const reading = readInTests();

/** @param {Parameters<typeof reading.open>[0]} [options] */
async function openAudit(options) {
  const page = await reading.open(options);
  await page.locator('button[data-panel="audit"]').click();
  await page.locator('[data-part="audit"]').waitFor();
  return page;
}

/** @param {Page} page @param {string} filter */
async function listed(page, filter) {
  await page.locator(`[data-filter="${filter}"]`).click();
  return page.locator('[data-printed]').evaluateAll((all) =>
    all.map((button) => ({
      key: button.getAttribute('data-printed'),
      verdict: button.closest('li')?.getAttribute('data-verdict'),
      text: (button.textContent ?? '').replace(/\s+/g, ' ').trim(),
    })),
  );
}

/** Of the reference data, as the list has it. @param {string} [verdict] */
function keysOf(verdict) {
  return values
    .filter((/** @type {{verdict: string}} */ value) => !verdict || value.verdict === verdict)
    .map((/** @type {{quantity: string, row: number, column: number}} */ value) => {
      return `${value.quantity} ${value.row - 1} ${value.column - 1}`;
    });
}

describe('the printed numbers', () => {
  it('are all there, each with its verdict in a sign and a word, beside the right one', async () => {
    const page = await openAudit();
    const all = await listed(page, 'all');
    assert.deepEqual(all.map(({ key }) => key).sort(), keysOf().sort());
    assert.equal(all.length, 97);
    const words = { right: '✓ right', slip: '✗ slip', inherited: '↳ follows from a slip' };
    for (const { quantity, row, column, printed, correct, verdict } of values) {
      const found = all.find(({ key }) => key === `${quantity} ${row - 1} ${column - 1}`);
      assert.equal(found?.verdict, verdict, quantity);
      const text = String(found?.text);
      assert.ok(text.endsWith(words[/** @type {'slip'} */ (verdict)]), text);
      assert.ok(text.includes(`printed ${printed.replace('-', '−')} right is`), text);
      const right = Number(text.match(/right is (−?[\d.]+)/)?.[1].replace('−', '-'));
      assert.ok(Math.abs(right - Number(correct)) <= 1e-4 * Math.abs(Number(correct)), text);
    }
    await page.close();
  });

  it('can be filtered, with the count of each kind', async () => {
    const page = await openAudit();
    for (const verdict of ['right', 'slip', 'inherited']) {
      const found = await listed(page, verdict);
      assert.deepEqual(found.map(({ key }) => key).sort(), keysOf(verdict).sort(), verdict);
      const count = page.locator(`[data-filter="${verdict}"] .count`);
      assert.equal(Number(await count.innerText()), tally[verdict]);
    }
    assert.deepEqual(tally, { right: 58, slip: 22, inherited: 17 });
    await page.close();
  });

  it('lead to their step and entry, and show the right arithmetic', async () => {
    const page = await openAudit();
    await page.locator('[data-printed="dA[3] 2 0"]').click();
    assert.equal(await shownStep(page), 'dA[3]');
    const detail = page.locator('[data-part="printed-detail"]');
    assert.match(await detail.innerText(), /−0\.99612 is printed where −0\.52722 is right\./);
    assert.equal(await detail.locator('.correct mn[data-value="-0.52722"]').count(), 1);
    const marked = page.locator('[data-part="result"] [data-linked="same"]');
    assert.equal(await marked.getAttribute('data-row'), '2');
    await page.locator('[data-printed="dA[3] 2 0"]').press('Enter');
    assert.equal(await detail.count(), 0, 'pressed again it closes');
    await page.close();
  });

  it('that are slips have them named, or what is right in them', async () => {
    const page = await openAudit();
    await page.locator('[data-printed="dA[2] 2 0"]').click();
    const detail = page.locator('[data-part="printed-detail"]');
    assert.match(await detail.innerText(), /0\.53935 comes out if the first term is 10 times too/);
    await page.locator('[data-printed="dW[4] 0 0"]').click();
    assert.match(await detail.innerText(), /This is not one of the slips that are recognised\. The sign is right\. The first 2 digits are right\./); // prettier-ignore
    await page.close();
  });

  it('that are right by rounded numbers only say what is right without rounding', async () => {
    const page = await openAudit();
    await openNetwork(page, {
      format: 'backprop-by-hand/1',
      inputs: [[1]],
      targets: [[1]],
      layers: [
        { weights: [[0.5]], biases: [0], activation: 'identity' },
        { weights: [[-0.52]], biases: [0.2], activation: 'sigmoid' },
      ],
      loss: 'binary-cross-entropy',
      published: { values: { 'A[2]': [['0.49']], loss: [['0.7133']] } },
    });
    await page.locator('[data-printed="loss 0 0"]').click();
    const detail = page.locator('[data-part="printed-detail"]');
    assert.match(
      await detail.innerText(),
      /^0\.7133 follows from the numbers printed before it, which were rounded; without rounding it is 0\.7236/,
    );
    assert.match(
      await page.locator('[data-part="audit"]').innerText(),
      /^Printed numbers, checked/,
    );
    await page.close();
  });

  it('are no list within a list where there is little room', async () => {
    const page = await openAudit();
    const heights = () =>
      page
        .locator('[data-part="printed"]')
        .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    assert.ok((await heights()) > 100);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await heights(), 0);
    await page.close();
  });

  it('are at first the slips alone where there is little room, with the equations in reach', async () => {
    const page = await openAudit({ viewport: { width: 360, height: 740 } });
    const shown = () => page.locator('[data-printed]').count();
    assert.equal(await shown(), tally.slip);
    const pressed = page.locator('[data-filter][aria-pressed="true"]');
    assert.equal(await pressed.getAttribute('data-filter'), 'slip');
    assert.equal((await listed(page, 'all')).length, 97);
    await page.locator('button[data-panel="audit"]').click(); // closed
    await page.locator('button[data-panel="audit"]').click();
    assert.equal(await shown(), 97, 'as it was left');
    await page.close();
  });

  it('that follow from a slip say so, with what they follow from', async () => {
    const page = await openAudit();
    await page.locator('[data-filter="inherited"]').click();
    const first = page.locator('[data-printed]').first();
    await first.click();
    const text = await page.locator('[data-part="printed-detail"]').innerText();
    assert.match(text, /follows from the numbers printed before it.*of which one is a slip/);
    await page.close();
  });

  it('of what the article drops have no step, and say so', async () => {
    const page = await openAudit();
    await page.locator('[data-printed="exp(Z[4]) 1 0"]').click();
    assert.match(await page.locator('[data-part="printed-detail"]').innerText(), /then dropped/);
    assert.equal(await shownStep(page), 'Z[1]');
    await page.close();
  });

  it('come with remarks on notation, each of which leads to its step', async () => {
    const page = await openAudit();
    const remarks = page.locator('[data-part="remarks"] li');
    assert.ok((await remarks.count()) >= 5);
    for (const remark of await remarks.all()) {
      assert.match(await remark.locator('[data-authored]').innerText(), /\.$/);
      const step = Number(await remark.locator('button').getAttribute('data-remark'));
      await remark.locator('button').click();
      const isThere = page.locator(`.equations [data-step="${step}"][aria-current="step"]`);
      assert.equal(await isThere.count(), 1);
    }
    await page.close();
  });
});

describe('spot the slip', () => {
  /** @param {string} place */
  async function spotAt(place) {
    const page = await openAudit();
    await page.locator('[data-section="spot"]').click();
    await goTo(page, place);
    return page;
  }

  it('shows what was printed of the step, and hides what is right', async () => {
    const page = await spotAt('dW[4]');
    assert.equal(await page.locator('[data-spot]').count(), 9);
    assert.deepEqual((await shownResult(page)).flat(), Array(9).fill('▢'));
    const written = await writtenNumbers(page);
    assert.ok(written.includes(-0.3576));
    assert.ok(!written.includes(-0.358));
    await goTo(page, 'dZ[4]');
    assert.equal(await page.locator('[data-part="long-form"]').count(), 0, 'the long way to it');
    await page.close();
  });

  it('tells which of the marked ones are wrong, with a score and a diagnosis each', async () => {
    const page = await spotAt('dW[4]');
    for (const key of ['dW[4] 0 0', 'dW[4] 2 0', 'dW[4] 1 1']) {
      await page.locator(`[data-spot="${key}"]`).click();
      assert.equal(await page.locator(`[data-spot="${key}"]`).getAttribute('aria-pressed'), 'true');
    }
    await page.locator('[data-spot="dW[4] 1 2"]').click();
    await page.locator('[data-spot="dW[4] 1 2"]').press('Enter'); // thought better of it
    await control(page, 'spot-tell').click();
    assert.equal(
      await page.locator('[data-part="score"]').innerText(),
      '2 of 4 wrong numbers found. 1 that is right was marked.',
    );
    const hows = await page
      .locator('[data-part="told"] > li')
      .evaluateAll((all) => all.map((item) => item.getAttribute('data-how')));
    assert.deepEqual(hows, ['found', 'missed', 'falsely', 'found', 'missed']);
    assert.equal((await shownResult(page))[0][0], '−0.358', 'nothing is hidden any more');
    await control(page, 'spot-again').click();
    assert.equal(await page.locator('[data-spot][aria-pressed="true"]').count(), 0);
    assert.deepEqual((await shownResult(page)).flat(), Array(9).fill('▢'));
    await page.close();
  });

  it('a step in which all is right says that, and all found says so', async () => {
    const page = await spotAt('Z[1]');
    await control(page, 'spot-tell').click();
    assert.equal(await page.locator('[data-part="score"]').innerText(), 'All of these are right.');
    await goTo(page, 'dA[3]');
    await page.locator('[data-spot="dA[3] 2 0"]').click();
    await control(page, 'spot-tell').click();
    assert.equal(await page.locator('[data-part="score"]').innerText(), 'Found: the one that is wrong.'); // prettier-ignore
    await page.close();
  });

  it('goes from step to step, past those of which nothing was printed', async () => {
    const page = await spotAt('A[3]');
    await control(page, 'spot-next').click();
    assert.equal(await shownStep(page), 'Z[4]');
    await control(page, 'spot-next').click();
    assert.equal(await shownStep(page), 'dZ[4]', 'not A[4], nor the loss');
    await goTo(page, 'loss');
    assert.match(await page.locator('.audit .note').innerText(), /Nothing was printed/);
    await control(page, 'spot-back').click();
    assert.equal(await shownStep(page), 'Z[4]');
    await page.close();
  });

  it('in a later iteration leads back to the first', async () => {
    const page = await spotAt('Z[1]');
    await control(page, 'nextIteration').click();
    assert.match(await page.locator('.audit .note').innerText(), /of the first iteration/);
    await control(page, 'spot-first').click();
    assert.equal(await placeOf(page), '1:Z[1]');
    assert.equal(await page.locator('[data-spot]').count(), 3);
    await page.close();
  });
});

describe('where it is offered', () => {
  /** @param {Page} page */
  const isOffered = async (page) => (await page.locator('button[data-panel="audit"]').count()) > 0;

  it('for documents with published numbers, and for no others', async () => {
    const page = await openAudit();
    await control(page, 'preset').selectOption('neuron');
    await page.locator('button[data-panel="audit"]').waitFor({ state: 'detached' });
    assert.equal(await page.locator('.panel').count(), 0);
    await openNetwork(page, {
      ...article.document,
      published: { source: 'My post', values: { 'Z[1]': [['2.6'], ['-2.5'], [null]] } },
    });
    assert.equal(await isOffered(page), true);
    assert.match(await page.locator('[data-part="audit"]').innerText(), /^My post, checked/);
    assert.equal(await page.locator('[data-printed]').count(), 2);
    await page.close();
  });

  it('for a document of the reader’s own also where a link leads, after a change and training', async () => {
    const page = await openAudit();
    await openNetwork(page, {
      ...article.document,
      published: { source: 'My post', values: { 'Z[1]': [['2.6'], ['-2.5'], [9]] } },
    });
    const told = await listed(page, 'all');
    assert.equal(told.length, 3);
    await page.locator('[data-part="numbers"] [data-matrix="W[1]"] mtd').first().focus();
    await page.keyboard.press('Alt+ArrowUp');
    await control(page, 'train').click();
    await page.waitForFunction(() => location.hash.startsWith('#bbh=1.'));
    await page.waitForTimeout(600);
    await page.reload();
    await page.locator('[data-part="audit-changed"]').waitFor();
    assert.deepEqual(await listed(page, 'all'), told);
    await page.close();
  });

  it('for a network that was changed it is about what was opened', async () => {
    const page = await openAudit();
    await page.locator('[data-part="numbers"] [data-matrix="W[1]"] mtd').first().focus();
    await page.keyboard.press('Alt+ArrowUp');
    assert.match(await page.locator('[data-part="audit-changed"]').innerText(), /as it was opened/);
    assert.equal((await listed(page, 'slip')).length, tally.slip);
    await page.close();
  });

  for (const [what, published, told] of /** @type {const} */ ([
    ['a shape that is another', { values: { 'Z[1]': [['1', '2']] } }, /published\.values\["Z\[1\]"\]/], // prettier-ignore
    ['no quantity of the network', { values: { 'Z[9]': [['1']] } }, /published\.values/],
    ['a text that is no number', { values: { 'Z[1]': [['a'], ['b'], ['c']] } }, /published\.values\["Z\[1\]"\]\[0\]\[0\]/], // prettier-ignore
    ['something else altogether', 7, /published/],
  ])) {
    it(`of ${what}: the network opens, and the panel says what is wrong`, async () => {
      const page = await openAudit();
      assert.equal(await openNetwork(page, { ...article.document, published }), true);
      assert.deepEqual(await shownResult(page), [['2.6'], ['−2.5'], ['2.3']]);
      const note = await page.locator('[data-part="audit"] [role="alert"]').innerText();
      assert.match(note, told);
      assert.match(note, /expected .*, got /);
      await page.close();
    });
  }
});
