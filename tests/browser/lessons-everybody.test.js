// @ts-check
// <backprop-lesson> for everybody and in every page: on paper, by keyboard, on small screens, under
// strict policies.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsOf } from './axe.js';
import { partsCutOff } from './layout.js';
import { button, card, cardTitle, lessonReady, lessonText, verdict } from './lesson.js';
import { LESSON, focused, isAt, lesson, startLessons } from './little-lesson.js';

const { open, openPost } = startLessons();

describe('on paper', () => {
  it('a lesson has all its cards, with room to answer, and no answer', async () => {
    const page = await open({ source: lessonText('one-neuron') });
    await lessonReady(page);
    await page.emulateMedia({ media: 'print' });
    const handout = page.locator('backprop-lesson .handout');
    await handout.waitFor();
    assert.equal(await card(page).isVisible(), false);
    assert.equal(await page.locator('backprop-lesson backprop-by-hand').isVisible(), false);
    const { cards } = JSON.parse(lessonText('one-neuron'));
    const asked = cards.filter((/** @type {{question?: object}} */ { question }) => question);
    assert.equal(await handout.locator('.sheet').count(), cards.length);
    assert.equal(await handout.locator('.asked').count(), asked.length);
    assert.equal(await handout.locator('svg').count(), 1, 'the network, once');
    assert.ok((await handout.locator('math').count()) > 5);
    const dW = await handout.locator('.sheet', { hasText: '10. Error times input' }).innerText();
    assert.ok(!dW.includes('Half as much'), 'no reply');
    assert.equal(await handout.locator('.verdict, .hint, button, input').count(), 0);
    await page.emulateMedia({ media: 'screen' });
    await handout.waitFor({ state: 'detached' });
    assert.ok(await card(page).isVisible());
    await page.close();
  });
});

describe('a lesson is for everybody', () => {
  for (const scheme of ['light', 'dark']) {
    it(`by axe, ${scheme}`, async () => {
      const page = await open({ attributes: `theme="${scheme}"`, around: '<main><h1>A post</h1>' });
      await lessonReady(page);
      const found = [];
      for (const [index] of LESSON.cards.entries()) {
        await lesson(page, `element.goTo(${index + 1})`);
        await card(page)
          .locator('[data-option="1"], [data-guess="rises"], [data-control="hint"]')
          .first()
          .click({ timeout: 1000 })
          .catch(() => {});
        found.push(...(await findingsOf(page)));
      }
      await card(page).locator('summary').click();
      found.push(...(await findingsOf(page)));
      assert.deepEqual([...new Set(found)], []);
      await page.close();
    });
  }

  it('by keyboard alone, from the first card to the last', async () => {
    const page = await open();
    await lessonReady(page);
    /** Presses Tab until a control has the focus. @param {string} name @param {string} [key] */
    const reach = async (name, key = 'Tab') => {
      for (let presses = 0; presses < 60; presses++) {
        if ((await focused(page)) === name) return;
        await page.keyboard.press(key);
      }
      assert.fail(`${name} cannot be reached`);
    };
    await reach('next');
    await page.keyboard.press('Enter');
    assert.equal(await cardTitle(page), 'Second');
    await page.keyboard.press('Tab'); // from the heading into the field
    await page.keyboard.type('nonsense');
    await page.keyboard.press('Enter');
    await card(page).locator('.verdict.wrong').waitFor();
    await reach('hint');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'hint');
    assert.match(await card(page).locator('.hint').innerText(), /In the middle/);
    await reach('check', 'Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1/2');
    await page.keyboard.press('Enter');
    await card(page).locator('.verdict.right').waitFor();
    assert.match(await verdict(page).innerText(), /Right\.\s+Yes\./);
    await isAt(page, '1:A[1]');
    await reach('next');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.match(await verdict(page).innerText(), /No: 0\./);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await card(page).locator('.verdict.right').waitFor();
    await reach('next');
    await page.keyboard.press('Enter');
    assert.equal(await cardTitle(page), 'Fourth');
    const widget = page.locator('backprop-lesson backprop-by-hand');
    const weight = widget.locator('.numbers mtd[tabindex]').first();
    await weight.focus();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await card(page).locator('.verdict.right').waitFor();
    await reach('next');
    await page.keyboard.press('Enter');
    assert.equal(await cardTitle(page), 'Fifth');
    await page.close();
  });

  it('says what became of an answer in a live region', async () => {
    const page = await open();
    await lessonReady(page);
    await button(page, 'next').click();
    const region = verdict(page);
    assert.equal(await region.getAttribute('role'), 'status');
    const held = await region.elementHandle();
    await card(page).locator('input').fill('7');
    await button(page, 'check').click();
    await card(page).locator('.verdict.wrong').waitFor();
    assert.ok(await held?.evaluate((node) => node.isConnected), 'it is the same region');
    await page.close();
  });

  it('on a screen of 360 px, where card and network are both in sight', async () => {
    const page = await open({
      source: lessonText('backward-pass'),
      viewport: { width: 360, height: 740 },
      html: 'style="color-scheme: light"',
      around: '<meta name="viewport" content="width=device-width">',
    });
    await lessonReady(page);
    const { cards } = JSON.parse(lessonText('backward-pass'));
    for (let number = 1; number <= cards.length; number++) {
      await lesson(page, `element.goTo(${number})`);
      const box = await card(page).boundingBox();
      assert.ok(box && box.y + box.height < 480, `card ${number} leaves room: ${box?.height}`);
      assert.ok(await button(page, 'next').isVisible());
      assert.deepEqual(await page.evaluate(partsCutOff, 'backprop-lesson'), [], `card ${number}`);
    }
    await page.evaluate(() => scrollTo(0, 400));
    const { y } = (await card(page).boundingBox()) ?? { y: -1 };
    assert.equal(y, 0, 'the card stays while the network is scrolled');
    await button(page, 'back').click();
    const top = await page
      .locator('backprop-lesson')
      .evaluate((e) => e.getBoundingClientRect().top);
    assert.ok(top >= -1, 'another card begins at the top');
    await page.close();
  });

  it('with the decimal sign of the page', async () => {
    const page = await open({ attributes: 'lang="de"' });
    await lessonReady(page);
    assert.equal(await card(page).locator('.number').first().innerText(), '0,69315');
    await page.close();
  });

  it('where there is no WebAssembly', async () => {
    const page = await open({
      before: (each) =>
        each.addInitScript(() => {
          Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });
        }),
    });
    await lessonReady(page);
    await button(page, 'next').click();
    await card(page).locator('input').fill('0.5');
    await button(page, 'check').click();
    await card(page).locator('.verdict.right').waitFor();
    await page.close();
  });
});

describe('a good guest', () => {
  it('has the colours that a page sets, in the widget too, and leaves none in the page', async () => {
    const page = await open({
      around:
        '<style>backprop-lesson { --bbh-paper: rgb(1, 2, 3) } h2 { color: rgb(9, 9, 9) }</style>',
    });
    await lessonReady(page);
    const paper = (/** @type {string} */ selector) =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.equal(await paper('backprop-lesson .card'), 'rgb(1, 2, 3)');
    assert.equal(await paper('backprop-lesson backprop-by-hand'), 'rgb(1, 2, 3)');
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    await page.close();
  });

  it('works under a strict policy, and asks no other site for anything', async () => {
    const page = await open({
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:",
      },
    });
    await lessonReady(page);
    await button(page, 'next').click();
    await card(page).locator('input').fill('x');
    await button(page, 'check').click();
    await card(page).locator('.verdict.wrong').waitFor();
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('loads nothing before the reader comes near', async () => {
    const page = await openPost(
      `<div style="height: 5000px"></div><backprop-lesson></backprop-lesson>`,
    );
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.waitForTimeout(300);
    assert.deepEqual(
      asked.filter((url) => url.includes('lesson-player')),
      [],
    );
    await page.close();
  });
});
