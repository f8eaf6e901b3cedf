// @ts-check
// <backprop-lesson>: what a lesson says of mistakes in it, and what it keeps of a reader.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startHosting } from './host-page.js';
import { button, card, cardTitle, lessonReady, verdict } from './lesson.js';

/**
 * @import { Page } from 'playwright-core'
 * @import { PostOptions } from './host-page.js'
 */

const SCRIPT = '<script type="module" src="/backprop-by-hand/lesson.js"></script>';
const cell = { kind: 'cell', cell: 'A[1](1,1)', digits: 2, reply: 'Yes.' };
const LESSON = {
  format: 'backprop-lesson/1',
  title: 'Little',
  network: 'neuron',
  cards: [
    { title: 'First', text: 'The loss is {{loss}}.', show: { controls: 'all' } },
    { title: 'Second', text: 'Work it out.', question: cell },
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
 * @param {object} [source]
 * @param {PostOptions & {attributes?: string}} [options]
 */
async function open(source = LESSON, { attributes = '', ...options } = {}) {
  const page = await hosting.open(
    `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${SCRIPT}<backprop-lesson src="little.json" ${attributes}></backprop-lesson>`,
    { files: { 'little.json': JSON.stringify(source) }, ...options },
  );
  await page.locator('backprop-lesson .title').first().waitFor();
  return page;
}

/**
 * A lesson of these cards.
 * @param {object[]} cards
 */
function lessonOf(...cards) {
  const titled = cards.map((each, index) => ({ title: `Card ${index}`, text: 'Read.', ...each }));
  return { ...LESSON, cards: titled };
}

/** The widget of the lesson. @param {Page} page */
function widget(page) {
  return page.locator('backprop-lesson backprop-by-hand');
}

/** @param {Page} page @param {string} name @param {number} value */
function set(page, name, value) {
  return widget(page).evaluate(
    (element, [number, to]) => /** @type {any} */ (element).set(number, to),
    /** @type {const} */ ([name, value]),
  );
}

describe('what is wrong with a lesson', () => {
  it('in its network is told on the first card, which has no numbers of another', async () => {
    const page = await open({ ...LESSON, network: 'xorr' });
    const message = /network: expected one of article, .*, got "xorr"/;
    assert.match(await card(page).locator('.note').innerText(), message);
    assert.equal(await card(page).locator('.prose').innerText(), 'The loss is ?.');
    assert.equal(await widget(page).isVisible(), false);
    assert.match(page.complaints.join('\n'), message);
    await page.close();
  });

  it('in its title is told on the first card', async () => {
    const page = await open({ ...LESSON, title: undefined });
    const note = await card(page).locator('.note').innerText();
    assert.match(note, /title: expected a text, got nothing/);
    await page.close();
  });

  it('is told at once in the console, and in the list of cards', async () => {
    const page = await open({
      ...LESSON,
      cards: [
        LESSON.cards[0],
        { title: 'Second', text: '{{Q(1,1)}} {{loss of nowhere}}' },
        { title: 'Third', text: '# Heading' },
      ],
    });
    await lessonReady(page);
    assert.equal(page.complaints.length, 1, page.complaints.join());
    const [warning] = page.complaints;
    assert.match(warning, /^Something is wrong with the lesson "Little":\n- cards\[1\]/);
    assert.equal(warning.match(/\n- /g)?.length, 3);
    await card(page).locator('summary').click();
    const entries = card(page).locator('.contents li');
    assert.equal(await entries.first().locator('.flaw').count(), 0);
    assert.equal(await entries.locator('.flaw').count(), 2);
    await page.close();
  });
});

describe('a task', () => {
  const question = {
    kind: 'task',
    prompt: 'Make it smaller.',
    goal: [{ of: 'loss', below: 0.5 }],
    reply: 'It is {{loss}}.',
  };

  it('replies about the network as the reader has it', async () => {
    const page = await open(lessonOf({ question }));
    await lessonReady(page);
    await set(page, 'b[1](1,1)', 3);
    await card(page).locator('.goals').getByText('(now 0.048587)').waitFor();
    assert.match(await verdict(page).innerText(), /It is 0\.048587\./);
    await page.close();
  });

  it('can begin from the start after training', async () => {
    const page = await open(lessonOf({ question, show: { controls: 'all' } }));
    await lessonReady(page);
    assert.equal(await button(page, 'again').count(), 0);
    await widget(page).evaluate((element) => /** @type {any} */ (element).goTo('5:Z[1]'));
    await button(page, 'again').click();
    await button(page, 'again').waitFor({ state: 'detached' });
    await card(page).locator('.goals').getByText('(now 0.69315)').waitFor();
    await page.close();
  });

  it('is not done with another network', async () => {
    const easy = { ...question, goal: [{ of: 'loss', above: 0.1 }, { at: 'A[1]' }] };
    const page = await open(lessonOf({ question: easy }));
    await lessonReady(page);
    await widget(page).evaluate((element) => {
      /** @type {any} */ (element).preset = 'xor';
    });
    await card(page).locator('[data-part="other"]').waitFor();
    await widget(page).evaluate((element) => /** @type {any} */ (element).goTo('A[1]'));
    assert.equal(await card(page).locator('.goals .met').count(), 0);
    await button(page, 'again').click();
    await card(page).locator('[data-part="other"]').waitFor({ state: 'detached' });
    await widget(page).evaluate((element) => /** @type {any} */ (element).goTo('A[1]'));
    await card(page).locator('.verdict.right').waitFor();
    await page.close();
  });
});

describe('another card', () => {
  it('begins its own history: nothing done before can be undone', async () => {
    const change = { change: 'W[1](1,1)', to: 2 };
    const page = await open(
      lessonOf(
        { question: { kind: 'prediction', of: 'loss', after: change }, show: { controls: 'all' } },
        {},
        { show: { network: 'xor' } },
      ),
    );
    await lessonReady(page);
    const undo = widget(page).locator('[data-control="undo"]');
    const canUndo = async () => (await undo.getAttribute('aria-disabled')) !== 'true';
    await card(page).locator('[data-guess="falls"]').click();
    await card(page).locator('.verdict').getByText('falls from').waitFor();
    await page.waitForTimeout(300);
    assert.ok(await canUndo());
    await button(page, 'next').click();
    await page.waitForTimeout(300);
    assert.equal(await canUndo(), false);
    const { layers } = await widget(page).evaluate((e) => /** @type {any} */ (e).document());
    assert.deepEqual(layers[0].weights, [[0.5, -1]]);
    await button(page, 'next').click();
    await page.waitForTimeout(300);
    assert.equal(await canUndo(), false);
    await page.close();
  });
});

describe('another card, after training', () => {
  it('cannot have it undone either, wherever the reader went afterwards', async () => {
    const page = await open(lessonOf({ show: { controls: 'all' } }, { show: { controls: 'all' } }));
    await lessonReady(page);
    const isOff = (/** @type {string} */ name) =>
      widget(page).locator(`[data-control="${name}"][aria-disabled="true"]`);
    await widget(page).locator('[data-control="train"]').click();
    await isOff('undo').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await isOff('undo').waitFor();
    assert.equal(await isOff('redo').count(), 0);
    await button(page, 'next').click();
    await isOff('redo').waitFor();
    assert.equal(await isOff('undo').count(), 1);
    await page.close();
  });
});

describe('an answer', () => {
  it('is told in sight, and moves no page', async () => {
    const text = Array.from({ length: 12 }, () => 'A long paragraph that takes room.');
    const page = await open(lessonOf({ text, question: cell }), {
      viewport: { width: 390, height: 844 },
    });
    await lessonReady(page);
    await card(page).locator('input').fill('7');
    await card(page).evaluate((element) => {
      const [field, moves] = ['.field', '.moves'].map((part) =>
        /** @type {Element} */ (element.querySelector(part)).getBoundingClientRect(),
      );
      element.scrollBy(0, field.bottom - moves.top); // so that what follows the field is out of sight
    });
    const scrolled = await page.evaluate(() => scrollY);
    await page.keyboard.press('Enter');
    await card(page).locator('.verdict.wrong').waitFor();
    await page.waitForTimeout(200);
    const [said, moves] = await Promise.all([
      verdict(page).boundingBox(),
      card(page).locator('.moves').boundingBox(),
    ]);
    assert.ok(said && moves && said.y >= 0 && said.y + said.height <= moves.y);
    assert.equal(await page.evaluate(() => scrollY), scrolled);
    await page.close();
  });

  it('is there again after the page is loaded again', async () => {
    const choice = {
      kind: 'choice',
      prompt: 'This?',
      options: [
        { text: 'This', right: true },
        { text: 'That', reply: 'No.' },
      ],
    };
    const change = { change: 'W[1](1,1)', to: 2 };
    const page = await open(
      lessonOf(
        { question: cell },
        { question: choice },
        { question: { kind: 'prediction', of: 'loss', after: change, reply: 'See?' } },
        {
          question: {
            kind: 'task',
            prompt: 'Do.',
            goal: [{ of: 'loss', below: 0.5 }],
            reply: 'It is {{loss}}.',
          },
        },
      ),
    );
    await lessonReady(page);
    await card(page).locator('input').fill('0.5');
    await button(page, 'check').click();
    await card(page).locator('.verdict.right').waitFor();
    await button(page, 'next').click();
    await card(page).locator('[data-option="1"]').click();
    await button(page, 'next').click();
    await card(page).locator('[data-guess="rises"]').click();
    await button(page, 'next').click();
    await set(page, 'b[1](1,1)', 3);
    await card(page).locator('.verdict.right').waitFor();
    await page.reload();
    await lessonReady(page);
    assert.match(await verdict(page).innerText(), /It is 0\.048587\./);
    await button(page, 'back').click();
    assert.match(await verdict(page).innerText(), /Not as you said\..*falls from.*See\?/s);
    await button(page, 'back').click();
    assert.match(await verdict(page).innerText(), /No\./);
    await button(page, 'back').click();
    assert.equal(await card(page).locator('input').inputValue(), '0.5');
    await card(page).locator('.verdict.right').waitFor();
    await page.close();
  });

  it('that is shown is worked out in the card', async () => {
    const page = await open(lessonOf({ question: cell }));
    await lessonReady(page);
    for (const typed of ['7', '8']) {
      await card(page).locator('input').fill(typed);
      await button(page, 'check').click();
      await card(page).locator('.verdict.wrong').waitFor();
      await page.waitForTimeout(100);
    }
    await button(page, 'show-me').click();
    assert.equal(await card(page).locator('input').inputValue(), '0.5');
    assert.ok((await verdict(page).locator('.working math').count()) > 0);
    await page.close();
  });

  it('to a prediction is the first guess', async () => {
    const change = { change: 'W[1](1,1)', to: 2 };
    const question = { kind: 'prediction', of: 'loss', after: change };
    const page = await open(lessonOf({ question }));
    await lessonReady(page);
    await card(page).locator('[data-guess="rises"]').click();
    const right = card(page).locator('[data-guess="falls"]');
    assert.equal(await right.getAttribute('class'), 'right');
    await right.click({ force: true });
    assert.match(await verdict(page).innerText(), /Not as you said/);
    assert.equal(await right.getAttribute('aria-disabled'), 'true');
    await page.close();
  });
});

describe('a card', () => {
  it('can be folded on a small screen, to its title and goals', async () => {
    const question = { kind: 'task', prompt: 'Do.', goal: [{ of: 'loss', below: 0.5 }] };
    const page = await open(lessonOf({ question }, {}), { viewport: { width: 390, height: 844 } });
    await lessonReady(page);
    assert.equal(await button(page, 'fold').getAttribute('aria-expanded'), 'true');
    await button(page, 'fold').click();
    assert.equal(await button(page, 'fold').getAttribute('aria-expanded'), 'false');
    const box = await card(page).boundingBox();
    assert.ok(box && box.height < 160, `${box?.height}`);
    for (const part of ['.title', '.goals', 'summary']) {
      assert.ok(await card(page).locator(part).isVisible(), part);
    }
    for (const part of ['.prose', '.prompt', '.moves']) {
      assert.equal(await card(page).locator(part).isVisible(), false, part);
    }
    await page.setViewportSize({ width: 1200, height: 900 });
    assert.ok(await card(page).locator('.moves').isVisible());
    assert.equal(await button(page, 'fold').isVisible(), false);
    await page.close();
  });

  it('that is the last says so once its own question was tried', async () => {
    const page = await open(LESSON, { attributes: 'card="2"' });
    await lessonReady(page);
    const end = card(page).locator('[data-part="end"]');
    assert.equal(await end.count(), 0);
    await card(page).locator('input').fill('7');
    await button(page, 'check').click();
    await end.waitFor();
    await page.close();
  });

  it('that there is not is told to who asked for it', async () => {
    const page = await open(LESSON, { attributes: 'card="9"' });
    await lessonReady(page);
    assert.deepEqual(page.complaints, ['<backprop-lesson> card: expected 1 to 2, got "9"']);
    await page.close();
    for (const asked of ['9', 'abc', '0']) {
      const other = await open(LESSON, { attributes: 'url-state', address: `#card=${asked}` });
      await lessonReady(other);
      assert.equal(await cardTitle(other), 'First');
      const note = await card(other).locator('[role="alert"]').innerText();
      assert.match(note, new RegExp(`asks for card ${asked}\\. This lesson has cards 1 to 2`));
      await button(other, 'next').click();
      assert.equal(await card(other).locator('[role="alert"]').count(), 0);
      await other.close();
    }
  });

  it('keeps the sign after a worked-out number on its line', async () => {
    const page = await open(lessonOf({ text: 'It is {{working of A[1](1,1)}}. So.' }));
    await lessonReady(page);
    assert.equal(
      await card(page)
        .locator('.working')
        .evaluate((e) => e.lastChild?.nodeValue),
      '.',
    );
    const text = await card(page)
      .locator('.prose p')
      .evaluate((e) => e.lastChild?.nodeValue ?? '');
    assert.doesNotMatch(text, /^\./);
    await page.close();
  });
});

describe('the list of cards', () => {
  it('closes by Escape, and can have again what was cleared', async () => {
    const page = await open();
    await lessonReady(page);
    await card(page).locator('summary').click();
    const ticks = card(page).locator('.contents .tick');
    assert.equal(await ticks.count(), 1);
    await button(page, 'clear').click();
    assert.equal(await ticks.count(), 0);
    await button(page, 'undo-clear').click();
    assert.equal(await ticks.count(), 1);
    assert.match(await page.evaluate(() => JSON.stringify({ ...localStorage })), /First/);
    await page.keyboard.press('Escape');
    assert.equal(await card(page).locator('.contents').getAttribute('open'), null);
    await page.close();
  });
});

describe('on paper', () => {
  it('there is room to work, and a key at the end', async () => {
    const page = await open(lessonOf({ question: cell }, {}));
    await lessonReady(page);
    await page.emulateMedia({ media: 'print' });
    const handout = page.locator('backprop-lesson .handout');
    const room = await handout.locator('.workings').boundingBox();
    assert.ok(room && room.height >= 3 * 24);
    const key = handout.locator('.key');
    assert.equal(await key.evaluate((e) => getComputedStyle(e).breakBefore), 'page');
    assert.equal(await key.locator('li').getAttribute('value'), '1');
    assert.match(await key.innerText(), /0\.5/);
    await page.close();
  });
});

describe('an answer', () => {
  it('that is judged once the reader has turned the card leaves the next card as it is', async () => {
    /** @type {(value?: unknown) => void} */
    let release = () => {};
    const released = new Promise((resolve) => (release = resolve));
    const other = { kind: 'cell', cell: 'dZ[1](1,1)', digits: 2 };
    const page = await open(lessonOf({ question: cell }, { question: other }), {
      before: (p) =>
        p.route('**/practice.wasm', async (route) => {
          await released;
          await route.continue();
        }),
    });
    await lessonReady(page);
    const loaded = page.waitForResponse('**/practice.wasm');
    await page.evaluate(() => {
      const answered = new Promise((resolve) => addEventListener('bbh-answer', () => resolve(0)));
      Object.assign(globalThis, { answered });
    });
    await card(page).locator('[name="answer"]').fill('0.5');
    await button(page, 'check').click();
    await button(page, 'next').click();
    release();
    await (await loaded).finished();
    await page.evaluate(() => /** @type {any} */ (globalThis).answered);
    assert.equal(await cardTitle(page), 'Card 1');
    assert.equal(await widget(page).getAttribute('blank'), 'dZ[1]');
    await button(page, 'back').click();
    assert.match(await verdict(page).innerText(), /Yes\./);
    await page.close();
  });
});
