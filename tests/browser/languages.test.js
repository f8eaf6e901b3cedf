// @ts-check
// The widget in other languages: no sentence that stays English, the decimal sign, right to left.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PSEUDO_LANGUAGE, escapedSentences } from '../pseudo-language.js';
import { cutOff } from './layout.js';
import { makePseudoPage } from './pseudo-page.js';
import { numberCell, openNetwork, togglePanel, visitStates } from './states.js';
import { control, readInTests, startReading } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const reading = readInTests();

/**
 * Says which language the widget is in.
 * @param {Page} page
 * @param {string} language
 */
function speak(page, language) {
  return page.locator('backprop-by-hand').evaluate(async (element, tag) => {
    element.setAttribute('lang', tag);
    await /** @type {any} */ (element).updateComplete;
  }, language);
}

describe('another language', () => {
  /** @type {Awaited<ReturnType<typeof makePseudoPage>>} */
  let pseudo;
  /** @type {Awaited<ReturnType<typeof startReading>>} */
  let abroad;
  before(async () => {
    pseudo = await makePseudoPage();
    abroad = await startReading({ folder: pseudo.folder });
  });
  after(async () => {
    await abroad.close();
    pseudo.remove();
  });

  it('has every sentence of every state', async () => {
    const page = await abroad.open();
    await control(page, 'next').waitFor();
    assert.ok((await escaped(page)).length > 50, 'in English all are found');
    await speak(page, PSEUDO_LANGUAGE);
    await visitStates(page, async (state) => {
      // What the core says of a document names its keys, in English: it is for who wrote it.
      const isOfTheCore = (/** @type {string} */ text) => /^(targets|layers\[\d+\])[.:]/.test(text);
      assert.deepEqual(
        (await escaped(page)).filter((text) => state !== 'a message' || !isOfTheCore(text)),
        [],
        state,
      );
    });
    await page.close();
  });

  it('may be longer: nothing is cut on a small screen', async () => {
    const page = await abroad.open({ viewport: { width: 320, height: 640 } });
    await speak(page, PSEUDO_LANGUAGE);
    await visitStates(page, async (state) => {
      assert.deepEqual(await cutOff(page), [], state);
    });
    await page.close();
  });

  it('is that of the closest element that says one, as soon as the widget itself does', async () => {
    const page = await abroad.open();
    const next = control(page, 'next');
    await page.evaluate(() => document.body.setAttribute('lang', 'en-XA'));
    await next.click(); // with the next rendering
    assert.equal((await next.innerText()).trim(), '⟦Néxt⟧');
    await speak(page, 'en');
    assert.equal((await next.innerText()).trim(), 'Next');
    await page.locator('backprop-by-hand').evaluate((element) => element.removeAttribute('lang'));
    await page.getByRole('button', { name: '⟦Néxt⟧', exact: true }).waitFor();
    assert.equal(await page.locator('.widget').getAttribute('lang'), PSEUDO_LANGUAGE);
    await page.close();
  });

  /** @param {Page} page */
  const escaped = (page) => page.locator('backprop-by-hand .widget').evaluate(escapedSentences);
});

describe('the decimal sign', () => {
  /**
   * Numbers with a point that are shown or said.
   * @param {Page} page
   * @returns {Promise<string[]>}
   */
  function numbersWithPoint(page) {
    return page.locator('backprop-by-hand').evaluate((element) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      /** @type {string[]} */
      const found = [];
      const check = (/** @type {string | null | undefined} */ text) => {
        if (text && /\d\.\d/.test(text)) found.push(text.trim());
      };
      // The stories of the presets and the reasons of refusals are English prose.
      const elsewhere = '.story, option, [role="alert"], style';
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (!walker.currentNode.parentElement?.closest(elsewhere)) {
          check(walker.currentNode.textContent);
        }
      }
      for (const part of root.querySelectorAll('*')) {
        for (const name of ['aria-label', 'title', 'aria-valuetext', 'aria-description']) {
          check(part.getAttribute(name));
        }
        if (part instanceof HTMLInputElement) check(part.value);
      }
      return found;
    });
  }

  it('is that of the language, wherever a number is shown or said', async () => {
    const page = await reading.open();
    await control(page, 'next').waitFor();
    assert.ok((await numbersWithPoint(page)).length > 20, 'in English they are found');
    await speak(page, 'de');
    assert.equal(await control(page, 'learning-rate').inputValue(), '0,1');
    assert.match(await page.locator('[data-part="loss"]').innerText(), /^0,46365$/);
    await page.locator('[data-grain="step"]').click();
    await control(page, 'next').click();
    const line = page.locator('[data-part="elements"] li').first();
    assert.match(await line.innerText(), /max\s*\(\s*0\s*;\s*2,6\s*\)/);
    await visitStates(page, async (state) => {
      assert.deepEqual(await numbersWithPoint(page), [], state);
    });
    await page.close();
  });

  it('both are understood where they are clear, and a refusal says why where not', async () => {
    const page = await reading.open();
    const rate = control(page, 'learning-rate');
    for (const [language, typed, shown] of [
      ['en', '0,25', '0.25'],
      ['en', '0.5', '0.5'],
      ['de', '0.75', '0,75'],
      ['de', '0,5', '0,5'],
      ['de', '1,234', '1,234'],
    ]) {
      await speak(page, language);
      await rate.fill(typed);
      await page.keyboard.press('Enter');
      assert.equal(await rate.inputValue(), shown, `${typed} in ${language}`);
      assert.equal(await page.getByRole('alert').count(), 0);
    }
    for (const [language, typed] of [
      ['en', '1,234'],
      ['de', '1.234'],
    ]) {
      await speak(page, language);
      await rate.fill(typed);
      await page.keyboard.press('Enter');
      assert.match(await page.getByRole('alert').innerText(), /can be read in two ways/);
      assert.equal(await rate.inputValue(), typed, 'it stays, to be corrected');
    }
    await page.close();
  });

  it('a cell’s field has every digit, and Enter alone changes nothing', async () => {
    const page = await reading.open();
    await speak(page, 'de');
    await openNetwork(page, {
      format: 'backprop-by-hand/1',
      inputs: [[1]],
      targets: [[0]],
      layers: [{ weights: [[-0.123456789012345]], biases: [0], activation: 'identity' }],
      loss: 'squared-error',
    });
    const lossBefore = await page.locator('[data-part="loss"]').getAttribute('data-value');
    await numberCell(page, 'W[1]').focus();
    await page.keyboard.press('F2');
    assert.equal(await control(page, 'cell').inputValue(), '-0,123456789012345');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('[data-part="loss"]').getAttribute('data-value'), lossBefore);
    await page.close();
  });

  it('two widgets of a page keep their own', async () => {
    const page = await reading.open();
    await page.evaluate(async () => {
      const other = document.createElement('backprop-by-hand');
      other.lang = 'de';
      document.body.append(other);
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await page.locator('backprop-by-hand[lang="de"] .widget [data-part="loss"]').waitFor();
    const first = page.locator('backprop-by-hand').first();
    await first.locator('[data-control="learning-rate"]').fill('1,234');
    await page.keyboard.press('Enter');
    assert.match(await first.getByRole('alert').innerText(), /can be read in two ways/);
    const cell = first.locator('[data-part="numbers"] [data-matrix="W[1]"] mtd').first();
    await cell.focus();
    await page.keyboard.press('F2');
    assert.equal(await first.locator('[data-control="cell"]').inputValue(), '0.2');
    await page.close();
  });
});

describe('right to left', () => {
  it('the layout is mirrored; mathematics, drawing, time and numbers are not', async () => {
    const page = await reading.open();
    const box = async (/** @type {string} */ selector) => {
      const found = await page.locator(selector).first().boundingBox();
      assert.ok(found, selector);
      return found;
    };
    /** @param {string} one @param {string} other */
    const isLeftOf = async (one, other) => (await box(one)).x < (await box(other)).x;
    await numberCell(page, 'W[1]', '0 1').click();
    const pairs = /** @type {const} */ ([
      ['.drawing', '.sheet', 'mirrored'],
      ['.head .field', '.head .place', 'mirrored'],
      ['.tools [data-panel="change"]', '.tools [data-panel="share"]', 'mirrored'],
      ['.inspector th[scope="row"]', '.inspector .to-step', 'mirrored'],
      ['[data-control="back"]', '[data-control="next"]', 'kept'],
      ['.phase:nth-of-type(1)', '.phase:last-of-type', 'kept'],
      ['.neuron[data-layer="0"]', '.neuron[data-layer="1"]', 'kept'],
      ['.equations [data-step="0"]', '.equations [data-step="2"]', 'kept'],
      ['[data-part="numbers"] [data-matrix="W[1]"]', '[data-part="numbers"] [data-matrix="X"]', 'kept'], // prettier-ignore
      ['[data-matrix="W[1]"] [data-at="0 0"]', '[data-matrix="W[1]"] [data-at="0 1"]', 'kept'],
    ]);
    for (const [one, other] of pairs) assert.ok(await isLeftOf(one, other), `${one} at first`);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    for (const [one, other, how] of pairs) {
      assert.equal(await isLeftOf(one, other), how === 'kept', `${one} ${how}`);
    }
    await page.keyboard.press('ArrowRight');
    assert.match(
      await page
        .locator('[data-part="numbers"] mtd:focus')
        .evaluate((cell) => cell.ariaLabel ?? ''),
      /^W 1, row 1, column 3/,
      'the arrow goes where it points',
    );
    await page.close();
  });

  it('a minus stays before its number, and nothing is cut', async () => {
    const page = await reading.open({ viewport: { width: 390, height: 844 } });
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await visitStates(page, async (state) => {
      assert.deepEqual(await cutOff(page), [], state);
    });
    await numberCell(page, 'W[1]', '0 1').click();
    await togglePanel(page, 'follow');
    const value = page.locator('.inspector .value').first();
    assert.equal(await value.innerText(), '−0.1');
    const isBefore = await value.evaluate((span) => {
      const at = (/** @type {number} */ index) => {
        const range = document.createRange();
        range.setStart(/** @type {Node} */ (text), index);
        range.setEnd(/** @type {Node} */ (text), index + 1);
        return range.getBoundingClientRect().left;
      };
      const text = [...span.childNodes].find((node) => node.textContent?.includes('−'));
      const start = text?.textContent?.indexOf('−') ?? 0;
      return at(start) < at(start + 1);
    });
    assert.ok(isBefore);
    await page.close();
  });
});
