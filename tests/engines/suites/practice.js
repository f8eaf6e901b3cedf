// @ts-check
// Answers that are judged: in the panel of practice, and on the card of a lesson.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { expectedQuantities } from '../../article-numbers.js';
import { Reader, until } from '../reader.js';
import { publish } from '../site.js';

/** @import { OpenTab, Tab } from '../tab.js' */

const PAGES = {
  'practice.html': `<script type="module" src="backprop-by-hand/index.js"></script>
    <backprop-by-hand panel="practice"></backprop-by-hand>`,
  'lesson.html': `<script type="module" src="backprop-by-hand/lesson.js"></script>
    <backprop-lesson>
      <script type="application/json">${JSON.stringify({
        format: 'backprop-lesson/1',
        title: 'One product',
        network: 'article',
        cards: [
          {
            title: 'The second unit',
            text: 'The loss is {{loss}}.',
            question: { kind: 'cell', cell: 'dA[3](2,1)', digits: 3 },
          },
        ],
      })}</script>
    </backprop-lesson>`,
};

/**
 * Puts the focus into a field, empties it, types, and presses Enter.
 * @param {Tab} tab
 * @param {[element: string, field: string]} place
 * @param {string} text
 */
async function type(tab, place, text) {
  await tab.evaluate(([element, field]) => {
    const input = document.querySelector(element)?.shadowRoot?.querySelector(field);
    input.focus();
    input.select();
  }, place);
  await tab.keyboard.type(text);
  await tab.keyboard.press('Enter');
}

/** @param {OpenTab} openTab */
export function practiceSuite(openTab) {
  describe('who works it out', () => {
    /** @type {Awaited<ReturnType<typeof publish>>} */
    let site;
    const { 'Z[1]': Z1, 'dA[3]': dA3 } = expectedQuantities('article');
    before(async () => {
      site = await publish(PAGES);
    });
    after(() => site.close());

    it('practises: an entry is blank, a wrong answer is told, a right one is kept', async () => {
      const tab = await openTab();
      await tab.goto(`${site.address}practice.html`);
      const reader = await new Reader(tab).meet();
      await until('the fields', () => reader.has('[data-blank="0"]'));
      const told = () =>
        tab.evaluate(
          (widget) =>
            document.querySelector(widget)?.shadowRoot?.querySelector('[data-part="verdict"]')
              ?.textContent ?? '',
          'backprop-by-hand',
        );
      await type(tab, ['backprop-by-hand', '[data-blank="0"]'], String(-Z1[0][0]));
      await until('the slip', async () => /sign/.test(await told()));
      await type(tab, ['backprop-by-hand', '[data-blank="0"]'], String(Z1[0][0]));
      await until('it is right', async () => /Right/.test(await told()));
    });

    it('plays a lesson: what is asked is blank in the widget until it is answered', async () => {
      const tab = await openTab();
      await tab.goto(`${site.address}lesson.html`);
      /** @param {string} part its selector within the lesson, or within the widget in it */
      const text = (part) =>
        tab.evaluate((selector) => {
          const root = document.querySelector('backprop-lesson')?.shadowRoot;
          const widget = root?.querySelector('backprop-by-hand')?.shadowRoot;
          return (root?.querySelector(selector) ?? widget?.querySelector(selector))?.textContent;
        }, part);
      await until('the blank', async () => (await text('[data-part="result"]'))?.includes('▢'));
      assert.match((await text('.prose')) ?? '', /The loss is 0\.46365\./);
      const field = /** @type {[string, string]} */ (['backprop-lesson', '.card input']);
      await type(tab, field, 'nonsense');
      await until('what was not understood', async () =>
        /nonsense/.test((await text('.verdict')) ?? ''),
      );
      await type(tab, field, String(dA3[1][0]));
      await until('it is right', async () => /Right/.test((await text('.verdict')) ?? ''));
      await until('the number', async () => !(await text('[data-part="result"]'))?.includes('▢'));
    });
  });
}
