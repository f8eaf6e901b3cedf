// @ts-check
// A sitting: nothing gives an answer away, what is kept of it, rounding as on paper, and the pages of
// authors who ask for practice.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { expectedQuantities } from '../article-numbers.js';
import { SCRIPT, ready, startHosting } from './host-page.js';
import {
  answer,
  blank,
  counts,
  focused,
  goTo,
  lineOf,
  openPractice,
  verdict,
  writtenNumbers,
} from './practising.js';
import { control, shownResult, shownStep, startReading } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startReading>>} */
let reading;
/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  [reading, hosting] = await Promise.all([startReading(), startHosting()]);
});
after(() => Promise.all([reading.close(), hosting.close()]));

describe('the answers', () => {
  const MOST_DIGITS = 17;

  /** @param {number} value @returns {Set<number>} as it may be written, to how many digits ever */
  const writings = (value) =>
    new Set(
      Array.from({ length: MOST_DIGITS - 1 }, (_, index) => Number(value.toPrecision(index + 2))),
    );

  for (const variant of ['article', 'article-softmax']) {
    it(`of no step of ${variant} stand anywhere before they are worked out`, async () => {
      const all = expectedQuantities(variant);
      const page = await reading.open();
      await control(page, 'preset').selectOption(variant);
      await openPractice(page);
      await goTo(page, 'Z[1]');
      const known = new Set(
        Object.entries(all)
          .filter(([name]) => /^(X|Y|m|alpha|[Wb]\[\d\])$/.test(name))
          .flatMap(([, rows]) => rows.flat().flatMap((value) => [...writings(value)])),
      );
      let asked = 0;
      for (let isLast = false; !isLast;) {
        const step = String(await shownStep(page));
        isLast = step === 'b[4]+';
        const written = new Set(await writtenNumbers(page));
        const values = all[step].flat();
        for (const value of values) {
          const own = [...writings(value)].filter((number) => !known.has(number));
          assert.deepEqual(own.filter((number) => written.has(number)), [], `${step}: ${value}`); // prettier-ignore
          asked += own.length > 0 ? 1 : 0;
        }
        values.forEach((value) => writings(value).forEach((number) => known.add(number)));
        // The slope at Z is 1 or 0, and an update is told beside what it updates.
        if (!isLast) await control(page, 'next').click();
      }
      assert.ok(asked > 60, `${asked} were looked for`);
      await page.close();
    });
  }

  it('are all there once the panel is closed', async () => {
    const page = await reading.open();
    await openPractice(page);
    assert.ok(!(await writtenNumbers(page)).includes(2.6));
    await page.locator('button[data-panel="practice"]').click();
    assert.ok((await writtenNumbers(page)).includes(2.6));
    await page.close();
  });

  it('are not said either, nor those of the loss', async () => {
    const page = await reading.open();
    await openPractice(page);
    await page.locator('[data-grain="cell"]').click();
    await control(page, 'next').click();
    const said = await page.locator('.widget > .said').innerText();
    assert.doesNotMatch(said, /2\.5/);
    await control(page, 'iterations').fill('3');
    await control(page, 'iterations').press('Enter');
    assert.doesNotMatch(await page.locator('.widget > .said').innerText(), /the loss was/);
    assert.equal(await page.locator('.head [data-part="loss"]').innerText(), '▢');
    await page.close();
  });
});

describe('progress', () => {
  const FILLED = { asked: 3, first: 1, again: 1, hinted: 0, shown: 1 };

  /** @param {Page} page */
  async function sit(page) {
    await openPractice(page);
    await answer(page, 0, '2.6');
    await answer(page, 1, '2.5');
    await answer(page, 1, '-2.5');
    for (let help = 0; help < 3; help++) await control(page, 'help').click();
  }

  it('is counted, kept over a reload in this browser, and cleared', async () => {
    const page = await reading.open();
    await sit(page);
    assert.deepEqual(await counts(page), FILLED);
    await page.reload();
    await openPractice(page);
    assert.deepEqual(await counts(page), FILLED);
    assert.match(await page.locator('[data-part="progress"]').innerText(), /in this browser only/);
    await control(page, 'clear-progress').click();
    assert.equal((await counts(page)).asked, 0);
    await page.reload();
    await openPractice(page);
    assert.equal((await counts(page)).asked, 0);
    await page.close();
  });

  it('lasts as long as the page where the browser keeps nothing', async () => {
    const page = await reading.open({
      before: (opened) =>
        opened.addInitScript(() => {
          Object.defineProperty(globalThis, 'localStorage', {
            get() {
              throw new DOMException('The operation is insecure.', 'SecurityError');
            },
          });
        }),
    });
    await sit(page);
    assert.deepEqual(await counts(page), FILLED);
    assert.match(await page.locator('[data-part="progress"]').innerText(), /as long as the page/);
    await control(page, 'clear-progress').click();
    assert.equal((await counts(page)).asked, 0);
    await page.close();
  });

  it('begins anew where what is kept was spoilt', async () => {
    const page = await reading.open({
      before: (opened) =>
        opened.addInitScript(() => localStorage.setItem('backprop-by-hand practice', '{"first":')),
    });
    await sit(page);
    assert.deepEqual(await counts(page), FILLED);
    await page.close();
  });
});

describe('rounding as on paper', () => {
  /** @param {Page} page @param {string} part */
  const rows = (page, part) =>
    page
      .locator(`[data-part="${part}"] tbody tr`)
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.querySelectorAll('td[data-value]')].map((cell) =>
            Number(Number(cell.getAttribute('data-value')).toPrecision(10)),
          ),
        ),
      );

  /** @param {Page} page */
  async function openRounding(page) {
    await openPractice(page);
    await page.locator('[data-section="rounding"]').click();
  }

  it('shows each result rounded, beside the exact one, and how far it has drifted', async () => {
    const page = await reading.open();
    await openRounding(page);
    await goTo(page, 'Z[3]');
    assert.deepEqual(await rows(page, 'drift-of-step'), [
      [0.38, 0.378, 0.002, 0.2],
      [0.23, 0.227, 0.003, 0.3],
      [-0.27, -0.273, 0.003, 0.3],
    ]);
    assert.deepEqual(await shownResult(page), [['0.378'], ['0.227'], ['−0.273']], 'nothing is hidden'); // prettier-ignore
    await goTo(page, 'Z[4]'); // worked out from 0.38 and 0.23: 0.053, 0.175 and -0.007
    const drifts = await rows(page, 'drift-of-step');
    assert.deepEqual(
      drifts.map(([rounded, exact]) => [rounded, exact]),
      [
        [0.05, 0.0529],
        [0.18, 0.1739],
        [-0.01, -0.0075],
      ],
    );
    await page.close();
  });

  it('lists every step with its largest drift, and leads to the step', async () => {
    const page = await reading.open();
    await openRounding(page);
    const steps = await rows(page, 'drift-of-steps');
    assert.equal(steps.length, 32);
    assert.deepEqual(steps[0], [0, 0], 'what is exact in two decimals');
    const most = Math.max(...steps.map(([, units]) => units));
    const largest = page.locator('[data-part="drift-of-steps"] tr.largest');
    const units = await largest.locator('td[data-value]').last().getAttribute('data-value');
    assert.ok(Math.abs(Number(units) - most) < 1e-9);
    assert.match(await largest.innerText(), /the largest/);
    await page.locator('tr[data-drift="4"] button').click();
    assert.equal(await shownStep(page), 'Z[3]');
    assert.equal(await page.locator('tr[aria-current="step"]').getAttribute('data-drift'), '4');
    await page.close();
  });

  it('takes as many decimals as are asked for, and refuses what is no number of them', async () => {
    const page = await reading.open();
    await openRounding(page);
    await goTo(page, 'Z[3]');
    const decimals = control(page, 'decimals');
    for (const typed of ['-1', '1.5', 'two', '']) {
      await decimals.fill(typed);
      await decimals.press('Enter');
      assert.match(await page.getByRole('alert').innerText(), /a whole number from 0 to 9, got/);
      assert.equal(await decimals.inputValue(), typed, 'it stays, to be corrected');
    }
    await decimals.fill('3');
    await decimals.press('Enter');
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.deepEqual(await rows(page, 'drift-of-step'), [
      [0.378, 0.378, 0, 0],
      [0.227, 0.227, 0, 0],
      [-0.273, -0.273, 0, 0],
    ]);
    await page.close();
  });

  it('lets rounded answers count as right, if the learner wants that', async () => {
    const page = await reading.open();
    await openRounding(page);
    await control(page, 'accept-rounded').check();
    await page.locator('[data-section="fill"]').click();
    await goTo(page, 'Z[3]');
    await answer(page, 0, '0.38');
    assert.match(await verdict(page), /Right, as on paper with 2 decimals\./);
    await goTo(page, 'Z[4]');
    await answer(page, 1, '0.4*0.38 + 0.1*0.23'); // not rounded yet, from rounded numbers
    assert.match(await verdict(page), /Right by your own numbers/);
    await answer(page, 2, '-0.01');
    assert.match(await verdict(page), /Right, as on paper/);
    await answer(page, 0, '0.06');
    assert.ok(await blank(page, 0).isVisible());
    await page.close();
  });
});

describe('an author who asks for practice', () => {
  /** @param {string} attributes */
  async function widgetWith(attributes) {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand ${attributes}></backprop-by-hand>`);
    await ready(page);
    await page.locator('[data-part="practice"]').waitFor();
    return page;
  }

  it('of one entry gets that one asked, also where nothing can be changed', async () => {
    const page = await widgetWith('panel="practice" step="dZ[3](2,1)" readonly');
    assert.equal(await page.locator('[data-blank]').count(), 1);
    await answer(page, 1, '0.10985');
    assert.match(await lineOf(page, 1).innerText(), /✓ right/);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('without the equations gets the fields in the panel', async () => {
    const page = await widgetWith('view="network practice" panel="practice"');
    assert.equal(await page.locator('.panel [data-blank]').count(), 3);
    await answer(page, 0, '2.6');
    assert.equal(await focused(page), 1);
    await page.close();
  });

  it('in German gets numbers as they are written and read there', async () => {
    const page = await widgetWith('panel="practice" lang="de"');
    await answer(page, 0, '2,6');
    assert.match((await lineOf(page, 0).innerText()).replace(/\s/g, ''), /2,6✓/);
    assert.match(await page.locator('.panel').innerText(), /0,5, −1\/3/);
    await page.close();
  });

  it('in a classic script needs no other file', async () => {
    const page = await hosting.open(
      '<script src="/backprop-by-hand.js"></script><backprop-by-hand panel="practice"></backprop-by-hand>',
    );
    await ready(page);
    await page.locator('[data-part="practice"]').waitFor();
    await answer(page, 0, '2.6');
    assert.match(await verdict(page), /Right\.$/);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});
