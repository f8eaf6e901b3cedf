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

/** @param {Page} page @param {string} script what to do with the lesson's element */
function lesson(page, script) {
  return page
    .locator('backprop-lesson')
    .evaluate((element, body) => new Function('element', `return ${body}`)(element), script);
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
