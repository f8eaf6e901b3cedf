// @ts-check
// Where WebAssembly is missing, or forbidden, the same core runs as JavaScript.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { formatNumber } from '../../../web/src/format.js';
import { expectedQuantities } from '../../article-numbers.js';
import { Reader } from '../reader.js';
import { publish } from '../site.js';

/** @import { OpenTab } from '../tab.js' */

const WITHOUT = '<script>delete globalThis.WebAssembly;</script>';

const PAGES = {
  'modules.html': `${WITHOUT}
    <script type="module" src="backprop-by-hand/index.js"></script>
    <backprop-by-hand></backprop-by-hand>`,
  'classic.html': `${WITHOUT}
    <script src="backprop-by-hand.js"></script>
    <backprop-by-hand></backprop-by-hand>`,
};

/** @param {OpenTab} openTab */
export function withoutWebAssemblySuite(openTab) {
  describe('without WebAssembly', () => {
    /** @type {Awaited<ReturnType<typeof publish>>} */
    let site;
    before(async () => {
      site = await publish(PAGES);
    });
    after(() => site.close());

    for (const page of Object.keys(PAGES)) {
      it(`${page} shows the same numbers`, async () => {
        const expected = expectedQuantities('article');
        const texts = (/** @type {string} */ quantity) =>
          expected[quantity].flat().map((entry) => formatNumber(entry).text);
        const tab = await openTab();
        await tab.goto(site.address + page);
        assert.equal(await tab.evaluate(() => 'WebAssembly' in globalThis), false);
        const reader = await new Reader(tab).meet();
        assert.equal(await reader.step(), 'Z[1]');
        assert.deepEqual(await reader.result(), texts('Z[1]'));
        assert.ok(Math.abs((await reader.loss()) - expected.loss[0][0]) < 1e-12);
        await reader.press('[data-control="next"]');
        assert.deepEqual(await reader.result(), texts('A[1]'));
      });
    }
  });
}
