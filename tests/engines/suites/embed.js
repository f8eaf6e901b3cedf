// @ts-check
// The widget in the pages of others.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Reader, until } from '../reader.js';
import { publish } from '../site.js';

/** @import { OpenTab } from '../tab.js' */

/** Writes down what the page is told, and what goes wrong. */
const LISTENER = `<script>
  var heard = [], errors = [];
  for (const name of ['bbh-ready', 'bbh-step', 'bbh-error']) {
    addEventListener(name, ({ type, target, detail }) => {
      heard.push([type, target.id, detail.text ?? detail.message].join(' '));
    });
  }
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
</script>`;

const OWN_NETWORK = {
  format: 'backprop-by-hand/1',
  inputs: [[1], [2]],
  targets: [[1]],
  layers: [{ weights: [[0.5, 0.25]], biases: [0.125], activation: 'identity' }],
  loss: 'squared-error',
};

/** Places of 400 px, and what a widget in them is to be as wide as. @type {[string, number][]} */
const PLACES = [
  ['display:flex;flex-direction:column;align-items:center', 400],
  ['display:flex', 400],
  ['display:grid;place-items:center', 400],
  ['box-sizing:border-box;padding:0 20px;text-transform:uppercase', 360],
];

const PAGES = {
  'modules.html': `${LISTENER}
    <p>Here <a href="#walk:dZ[3]">the error reaches layer 3</a>.</p>
    <script type="module" src="backprop-by-hand/index.js"></script>
    <backprop-by-hand id="walk" step="A[2]" view="equations" theme="dark"></backprop-by-hand>
    <p>And another one:</p>
    <backprop-by-hand id="own">
      <script type="application/json">${JSON.stringify(OWN_NETWORK)}</script>
    </backprop-by-hand>`,
  'places.html': `${LISTENER}
    <script type="module" src="backprop-by-hand/index.js"></script>
    ${PLACES.map(
      ([style], index) =>
        `<main style="width:400px;${style}"><backprop-by-hand id="w${index}"></backprop-by-hand></main>`,
    ).join('')}`,
  'classic.html': `${LISTENER}
    <script src="backprop-by-hand.js"></script>
    <backprop-by-hand id="walk"></backprop-by-hand>`,
};

/** @param {OpenTab} openTab */
export function embedSuite(openTab) {
  describe('in the page of somebody else', () => {
    /** @type {Awaited<ReturnType<typeof publish>>} */
    let site;
    before(async () => {
      site = await publish(PAGES);
    });
    after(() => site.close());

    it('two lines and attributes are enough; links and events go both ways', async () => {
      const tab = await openTab();
      const heard = () => tab.evaluate(() => /** @type {any} */ (window).heard);
      await tab.goto(`${site.address}modules.html`);
      const walk = await new Reader(tab, '#walk').meet();
      await until('the place of the attribute', async () => (await walk.step()) === 'A[2]');
      assert.equal(await walk.has('.drawing'), false, 'of the parts there are the equations');
      assert.equal(await walk.has('[data-part="result"]'), true);
      const [paper] = await tab.evaluate(() => {
        const { backgroundColor } = getComputedStyle(/** @type {Element} */ (document.querySelector('#walk'))); // prettier-ignore
        return /** @type {string[]} */ (backgroundColor.match(/\d+/));
      });
      assert.ok(Number(paper) < 80, 'dark paper');
      const ofWalk = (await heard()).filter((/** @type {string} */ told) => /walk/.test(told));
      assert.deepEqual(ofWalk, ['bbh-ready walk 1:A[2]', 'bbh-step walk 1:A[2]']);

      const [x, y] = await tab.evaluate(() => {
        const link = /** @type {Element} */ (document.querySelector('a'));
        link.scrollIntoView({ behavior: 'instant' });
        const { left, top, width, height } = link.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      });
      await tab.mouse.click(x, y);
      await until('the link leads there', async () => (await walk.step()) === 'dZ[3]');
      assert.ok((await heard()).includes('bbh-step walk 1:dZ[3]'));
      assert.equal(
        await tab.evaluate(() => document.querySelector('a')?.getAttribute('aria-current')),
        'step',
      );

      const own = await new Reader(tab, '#own').meet();
      assert.equal(await own.step(), 'Z[1]');
      assert.deepEqual(await own.result(), ['1.125']);
      assert.equal(await walk.step(), 'dZ[3]', 'where it was');
      assert.deepEqual(await tab.evaluate(() => /** @type {any} */ (window).errors), []);
    });

    it('it is as wide as its place, and of the text around it takes nothing', async () => {
      const tab = await openTab();
      await tab.goto(`${site.address}places.html`);
      await new Reader(tab, '#w0').meet();
      const widths = await tab.evaluate(() =>
        [...document.querySelectorAll('backprop-by-hand')].map(
          (element) => element.getBoundingClientRect().width,
        ),
      );
      assert.deepEqual(
        widths,
        PLACES.map(([, width]) => width),
      );
      await tab.evaluate(() => document.querySelector('#w3')?.scrollIntoView());
      await new Reader(tab, '#w3').meet();
      const transform = await tab.evaluate(() => {
        const root = document.querySelector('#w3')?.shadowRoot;
        return getComputedStyle(/** @type {Element} */ (root?.querySelector('.widget')))
          .textTransform;
      });
      assert.equal(transform, 'none');
      assert.deepEqual(await tab.evaluate(() => /** @type {any} */ (window).errors), []);
    });

    it('on disk the classic script works without a server', async () => {
      const tab = await openTab();
      await tab.goto(`${site.onDisk}classic.html`);
      const walk = await new Reader(tab, '#walk').meet();
      await walk.press('[data-control="next"]');
      assert.equal(await walk.step(), 'A[1]');
      assert.deepEqual(await walk.result(), ['2.6', '0', '2.3']);
      assert.deepEqual(await tab.evaluate(() => /** @type {any} */ (window).errors), []);
    });
  });
}
