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
