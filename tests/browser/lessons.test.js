// @ts-check
// <backprop-lesson>, as those who learn and those who write meet it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findingsOf } from './axe.js';
import { startHosting } from './host-page.js';
import { partsCutOff } from './layout.js';
import { button, card, cardTitle, lessonReady, lessonText, verdict } from './lesson.js';

/**
 * @import { Page } from 'playwright-core'
 * @import { PostOptions } from './host-page.js'
 */

const SCRIPT = '<script type="module" src="/backprop-by-hand/lesson.js"></script>';
const LESSON = {
  format: 'backprop-lesson/1',
  title: 'Little',
  summary: 'A lesson for tests.',
  network: 'neuron',
  cards: [
    {
      title: 'First',
      text: 'The loss is {{loss}}. Look at `dZ[1]`, at [its gradient](#dW[1](1,2)), and at `W[1](1,2)`.',
    },
    {
      title: 'Second',
      text: 'Work it out.',
      question: {
        kind: 'cell',
        cell: 'A[1](1,1)',
        digits: 2,
        hint: 'In the middle.',
        reply: 'Yes.',
      },
    },
    {
      title: 'Third',
      text: 'Choose.',
      question: {
        kind: 'choice',
        prompt: 'This?',
        options: [
          { text: 'This', right: true },
          { text: 'That', reply: 'No: {{Z[1](1,1)}}.' },
        ],
      },
    },
    {
      title: 'Fourth',
      text: 'Change it.',
      question: {
        kind: 'task',
        prompt: 'Make it smaller.',
        goal: [{ of: 'loss', below: 0.5 }, { changed: { atMost: 1, of: 'W' } }],
      },
    },
    {
      title: 'Fifth',
      text: 'Predict.',
      question: { kind: 'prediction', of: 'loss', after: { change: 'W[1](1,1)', by: 0.1 } },
    },
  ],
};

/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  hosting = await startHosting();
});
after(() => hosting.close());

/**
 * A page with a lesson in a file.
 * @param {PostOptions & {source?: unknown, attributes?: string, around?: string}} [options]
 */
async function open({ source = LESSON, attributes = '', around = '', ...options } = {}) {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  const page = await hosting.open(
    `<link rel="icon" href="data:,">${SCRIPT}${around}<backprop-lesson src="little.json" ${attributes}><p>Fallback</p></backprop-lesson>`,
    { files: { 'little.json': text }, ...options },
  );
  await page.locator('backprop-lesson .title, backprop-lesson .message').first().waitFor();
  return page;
}

/** Of the element that has the focus, also within the lesson. @param {Page} page */
function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('data-control') || element?.className || element?.localName;
  });
}

/** @param {Page} page @param {string} script what to do with the lesson's element */
function lesson(page, script) {
  return page
    .locator('backprop-lesson')
    .evaluate((element, body) => new Function('element', `return ${body}`)(element), script);
}

/** Waits until the widget is at a place. @param {Page} page @param {string} place */
async function isAt(page, place) {
  await page.waitForFunction((wanted) => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const widget = /** @type {any} */ (root?.querySelector('backprop-by-hand'));
    return widget?.position?.text === wanted;
  }, place);
}

describe('a lesson', () => {
  it('fills in its numbers, and drives the widget by its links', async () => {
    const page = await open();
    await lessonReady(page);
    assert.equal(await card(page).locator('.number').first().innerText(), '0.69315');
    await isAt(page, '1:Z[1]');
    await card(page).getByRole('link').first().click();
    await isAt(page, '1:dZ[1]');
    assert.equal(await card(page).getByRole('link').first().getAttribute('aria-current'), 'step');
    await card(page).getByRole('link', { name: 'its gradient' }).click();
    await isAt(page, '1:dW[1](1,2)');
    await card(page).getByRole('link').last().click();
    const widget = page.locator('backprop-lesson backprop-by-hand');
    assert.equal(await widget.getAttribute('lit'), 'W[1](1,2)');
    assert.ok((await widget.locator('.edges [data-linked="same"]').count()) > 0, 'the edge is lit');
    assert.equal(page.complaints.length, 0, page.complaints.join());
    await page.close();
  });

  it('can stand within the element, and shows what stands there until then', async () => {
    const page = await hosting.open(
      `<link rel="icon" href="data:,">${SCRIPT}<backprop-lesson><p>Fallback</p>
        <script type="application/json">${JSON.stringify(LESSON)}</script></backprop-lesson>`,
    );
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'First');
    assert.equal(await page.getByText('Fallback').isVisible(), false);
    await page.close();
  });

  it('moves the focus to the heading of the card, and not by itself', async () => {
    const page = await open();
    await lessonReady(page);
    assert.equal(await focused(page), 'body');
    await lesson(page, 'element.next()');
    assert.equal(await focused(page), 'body');
    await button(page, 'next').click();
    assert.equal(await cardTitle(page), 'Third');
    assert.equal(await focused(page), 'title');
    await page.close();
  });

  it('tells the page of cards and answers', async () => {
    const page = await open();
    await lessonReady(page);
    await page.evaluate(() => {
      const told = /** @type {any[]} */ (/** @type {any} */ (globalThis).told = []);
      for (const type of ['bbh-card', 'bbh-answer']) {
        document.addEventListener(type, (event) =>
          told.push(/** @type {CustomEvent} */ (event).detail),
        );
      }
    });
    await lesson(page, 'element.goTo(3)');
    await card(page).locator('[data-option="1"]').click();
    await card(page).locator('[data-option="0"]').click();
    assert.deepEqual(await page.evaluate('told'), [
      { card: 3, cards: 5, title: 'Third' },
      { card: 3, isRight: false },
      { card: 3, isRight: true },
    ]);
    assert.equal(await lesson(page, 'element.card'), 3);
    const refused = await lesson(page, 'element.goTo(9).catch((error) => error.name)');
    assert.equal(refused, 'RangeError');
    await page.close();
  });

  it('says so when the reader has changed the network, and puts it back', async () => {
    const page = await open();
    await lessonReady(page);
    const widget = page.locator('backprop-lesson backprop-by-hand');
    await widget.evaluate((element) => /** @type {any} */ (element).next());
    await isAt(page, '1:A[1]');
    assert.equal(await card(page).locator('[data-part="changed"]').count(), 0, 'only moved');
    await widget.evaluate((element) => /** @type {any} */ (element).set('W[1](1,1)', 3));
    await card(page).locator('[data-part="changed"]').waitFor();
    await button(page, 'restore').click();
    await card(page).locator('[data-part="changed"]').waitFor({ state: 'detached' });
    await isAt(page, '1:Z[1]');
    const { layers } = await widget.evaluate((element) => /** @type {any} */ (element).document());
    assert.deepEqual(layers[0].weights, [[0.5, -1]]);
    await page.close();
  });

  it('says where a task stands from the start, and with every change', async () => {
    const page = await open();
    await lessonReady(page);
    await isAt(page, '1:Z[1]');
    await lesson(page, 'element.goTo(4)'); // which shows the same as the card before it
    const goal = card(page).locator('.goals li').first();
    await goal.getByText('(now 0.69315)').waitFor();
    const widget = page.locator('backprop-lesson backprop-by-hand');
    await widget.evaluate((element) => /** @type {any} */ (element).set('b[1](1,1)', 3));
    await goal.getByText('(now 0.048587)').waitFor();
    const other = card(page).locator('.goals li').last();
    await other.getByText('(so far b[1](1,1))').waitFor();
    assert.equal(await card(page).locator('.goals .met').count(), 1, 'no weight was changed');
    await button(page, 'again').click();
    await goal.getByText('(now 0.69315)').waitFor();
    await widget.evaluate((element) => /** @type {any} */ (element).set('W[1](1,1)', 2));
    await card(page).locator('.verdict.right').waitFor();
    await page.close();
  });

  it('shows each card with its own network, whatever was done before', async () => {
    const page = await open();
    await lessonReady(page);
    await lesson(page, 'element.goTo(5)');
    await card(page).locator('[data-guess="falls"]').click();
    await isAt(page, '1:loss');
    const widget = page.locator('backprop-lesson backprop-by-hand');
    const weights = () =>
      widget.evaluate(
        async (element) => (await /** @type {any} */ (element).document()).layers[0].weights,
      );
    await page.waitForFunction(async () => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const element = /** @type {any} */ (root?.querySelector('backprop-by-hand'));
      return (await element.document()).layers[0].weights[0][0] === 0.6;
    });
    assert.equal(await card(page).locator('[data-part="changed"]').count(), 0, 'as predicted');
    await button(page, 'back').click();
    await isAt(page, '1:Z[1]');
    assert.deepEqual(await weights(), [[0.5, -1]]);
    await page.close();
  });
});

describe('the address of the page', () => {
  it('holds the card where that is asked for, and is followed', async () => {
    const page = await open({ attributes: 'url-state', address: '#card=3' });
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'Third');
    await button(page, 'next').click();
    assert.match(page.url(), /#card=4$/);
    await page.evaluate(() => void (location.hash = '#card=2'));
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('backprop-lesson')).card === 2,
    );
    await page.close();
  });

  it('is left alone otherwise, and where it is about something else', async () => {
    const page = await open({ address: '#comments' });
    await lessonReady(page);
    await button(page, 'next').click();
    assert.match(page.url(), /#comments$/);
    await page.close();
  });

  it('with a card that there is not begins at the first', async () => {
    const page = await open({ attributes: 'url-state', address: '#card=99' });
    assert.equal(await cardTitle(page), 'First');
    await page.close();
  });
});

describe('progress', () => {
  /** @param {Page} page */
  const done = (page) => card(page).locator('.contents .tick').count();

  it('is kept in the browser, and can be cleared', async () => {
    const page = await open();
    await lessonReady(page);
    await button(page, 'next').click();
    await card(page).locator('input').fill('0.5');
    await button(page, 'check').click();
    await card(page).locator('.verdict.right').waitFor();
    await page.reload();
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'Second', 'where the reader was');
    await card(page).locator('summary').click();
    assert.equal(await done(page), 2);
    await button(page, 'clear').click();
    assert.equal(await done(page), 0);
    assert.match(await card(page).locator('.kept').innerText(), /Cleared/);
    await page.reload();
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'First');
    await page.close();
  });

  it('lasts as long as the page where nothing can be kept, and says so', async () => {
    const page = await open({
      before: (each) =>
        each.addInitScript(() => {
          Object.defineProperty(globalThis, 'localStorage', {
            get: () => {
              throw new DOMException('blocked', 'SecurityError');
            },
          });
        }),
    });
    await lessonReady(page);
    await button(page, 'next').click();
    await card(page).locator('summary').click();
    assert.equal(await done(page), 1);
    assert.match(await card(page).locator('.kept').innerText(), /keeps nothing/);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('survives what somebody else has written there', async () => {
    const page = await open({
      before: (each) =>
        each.addInitScript(() => localStorage.setItem('backprop-lesson:Little', '{"done": 3')),
    });
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'First');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe('a lesson with something wrong', () => {
  it('names the card and the key, and plays the rest', async () => {
    const [first, second, ...others] = LESSON.cards;
    const broken = { ...second, question: { kind: 'cell', cell: 'Z[9](1,1)' } };
    const page = await open({
      source: { ...LESSON, cards: [first, broken, ...others] },
      before: (each) =>
        each.addInitScript(() => {
          const told = /** @type {any[]} */ (/** @type {any} */ (globalThis).told = []);
          addEventListener('bbh-error', (event) =>
            told.push(/** @type {CustomEvent} */ (event).detail.message),
          );
        }),
    });
    await lessonReady(page);
    await button(page, 'next').click();
    const message =
      'cards[1].question.cell: expected an entry of a step of this network, such as Z[1], got "Z[9](1,1)"';
    assert.ok((await card(page).locator('.note').innerText()).includes(message));
    assert.match(await card(page).locator('.prose').innerText(), /Work it out/);
    assert.deepEqual(await page.evaluate('told'), [message]);
    await button(page, 'next').click();
    await card(page).locator('[data-option="0"]').click();
    await card(page).locator('.verdict.right').waitFor();
    await page.close();
  });

  for (const [name, text, expected] of [
    ['no JSON', '{"format":', /no JSON/],
    ['another format', '{"format": "backprop-by-hand/1"}', /format: expected "backprop-lesson\/1"/],
    ['no cards', '{"format": "backprop-lesson/1", "title": "T"}', /cards: expected a list/],
  ]) {
    it(`that is ${name} says so, and leaves what stands there`, async () => {
      const page = await open({ source: text });
      assert.match(
        await page.locator('backprop-lesson [role="alert"]').innerText(),
        /** @type {RegExp} */ (expected),
      );
      assert.ok(await page.getByText('Fallback').isVisible());
      await page.close();
    });
  }

  it('that cannot be loaded says so', async () => {
    const page = await hosting.open(
      `<link rel="icon" href="data:,">${SCRIPT}<backprop-lesson src="nowhere.json"></backprop-lesson><backprop-lesson></backprop-lesson>`,
    );
    const alerts = page.locator('backprop-lesson [role="alert"]');
    await alerts.nth(1).waitFor();
    assert.match(await alerts.first().innerText(), /nowhere\.json cannot be loaded. 404/);
    assert.match(await alerts.last().innerText(), /expected an attribute src/);
    await page.close();
  });

  it('does not take the place of one that is played', async () => {
    const page = await open();
    await lessonReady(page);
    assert.equal(await lesson(page, 'element.open("{}")'), false);
    assert.equal(await cardTitle(page), 'First');
    assert.equal(
      await lesson(page, `element.open(${JSON.stringify({ ...LESSON, title: 'Other' })})`),
      true,
    );
    assert.equal(await card(page).locator('.lesson-title').innerText(), 'Other');
    await page.close();
  });

  it('runs nothing that stands in its prose', async () => {
    const text = '<img src=x onerror="document.title=1"> <script>document.title=1</script>';
    const page = await open({
      source: { ...LESSON, title: text, cards: [{ title: text, text: `${text} {{loss}}` }] },
    });
    await lessonReady(page);
    assert.equal(await page.title(), 'A post');
    assert.ok((await card(page).locator('.prose').innerText()).includes('<img src=x'));
    assert.equal(await page.locator('backprop-lesson img').count(), 0);
    await page.close();
  });
});

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
    await button(page, 'next').focus();
    await page.keyboard.press('Enter');
    await reach('again', 'Tab').catch(() => {});
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
    const page = await hosting.open(
      `<link rel="icon" href="data:,">${SCRIPT}<div style="height: 5000px"></div><backprop-lesson></backprop-lesson>`,
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
