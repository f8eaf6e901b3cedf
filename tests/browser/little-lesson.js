// @ts-check
// A little lesson with a question of every kind, and what the tests that play it share.
import { after, before } from 'node:test';
import { startHosting } from './host-page.js';

/**
 * @import { Page } from 'playwright-core'
 * @import { PostOptions } from './host-page.js'
 */

const SCRIPT = '<script type="module" src="/backprop-by-hand/lesson.js"></script>';
export const LESSON = {
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
      show: { step: 'Z[1]' },
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

/** Starts a browser for a file of tests. */
export function startLessons() {
  /** @type {Awaited<ReturnType<typeof startHosting>>} */
  let hosting;
  before(async () => {
    hosting = await startHosting();
  });
  after(() => hosting.close());

  /**
   * A page in which lessons can stand.
   * @param {string} post
   * @param {PostOptions} [options]
   */
  const openPost = (post, options) =>
    hosting.open(`<link rel="icon" href="data:,">${SCRIPT}${post}`, options);

  /**
   * A page with a lesson in a file.
   * @param {PostOptions & {source?: unknown, attributes?: string, around?: string}} [options]
   */
  async function open({ source = LESSON, attributes = '', around = '', ...options } = {}) {
    const text = typeof source === 'string' ? source : JSON.stringify(source);
    const page = await openPost(
      `${around}<backprop-lesson src="little.json" ${attributes}><p>Fallback</p></backprop-lesson>`,
      { files: { 'little.json': text }, ...options },
    );
    await page.locator('backprop-lesson .title, backprop-lesson .message').first().waitFor();
    return page;
  }

  return { open, openPost };
}

/** Of the element that has the focus, also within the lesson. @param {Page} page */
export function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('data-control') || element?.className || element?.localName;
  });
}

/** @param {Page} page @param {string} script what to do with the lesson's element */
export function lesson(page, script) {
  return page
    .locator('backprop-lesson')
    .evaluate((element, body) => new Function('element', `return ${body}`)(element), script);
}

/** Waits until the widget is at a place. @param {Page} page @param {string} place */
export async function isAt(page, place) {
  await page.waitForFunction((wanted) => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const widget = /** @type {any} */ (root?.querySelector('backprop-by-hand'));
    return widget?.position?.text === wanted;
  }, place);
}
