// @ts-check
// The whole iteration of the article, there and back; training, a changed weight, a link to it.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { formatNumber } from '../../../web/src/format.js';
import { decodeState } from '../../../web/src/model/link.js';
import { PRESETS } from '../../../web/src/model/presets.js';
import { serve } from '../../../web/tools/serve.js';
import { STEP_COUNTS, expectedQuantities } from '../../article-numbers.js';
import { Reader, until } from '../reader.js';

/** @import { OpenTab } from '../tab.js' */

/** @param {OpenTab} openTab */
export function walkSuite(openTab) {
  describe('the article', () => {
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      server = await serve({ port: 0 });
    });
    after(() => server.close());

    it('is walked through by buttons, with the right number everywhere', async () => {
      const expected = expectedQuantities('article');
      const tab = await openTab();
      await tab.goto(server.address);
      const reader = await new Reader(tab).meet();
      const seen = [];
      for (let step = 0; step < STEP_COUNTS.article; step++) {
        if (step > 0) await reader.press('[data-control="next"]');
        const name = await reader.step();
        seen.push(name);
        const right = expected[name].flat().map((entry) => formatNumber(entry).text);
        assert.deepEqual(await reader.result(), right, name);
        for (const { quantity, row, column, value } of await reader.numbers('[data-part="now"]')) {
          const difference = Math.abs(value - expected[quantity][row][column]);
          assert.ok(difference < 1e-12, `${name}: ${quantity} ${row} ${column} is off: ${value}`);
        }
      }
      assert.equal(new Set(seen).size, STEP_COUNTS.article);
      assert.deepEqual([seen[0], seen.at(-1)], ['Z[1]', 'b[4]+']);

      for (const name of [seen.at(-2), seen.at(-3)]) {
        await reader.press('[data-control="back"]');
        assert.equal(await reader.step(), name);
      }
      await reader.press('[data-control="restart"]');
      assert.equal(await reader.step(), 'Z[1]');
    });

    it('trains, takes another weight and keeps both in a link', async () => {
      const session = (await loadEngine()).open(PRESETS.article);
      let tab = await openTab();
      await tab.goto(server.address);
      let reader = await new Reader(tab).meet();
      await reader.press('[data-control="train"]');
      session.train(100);
      await until(
        'the loss of iteration 101',
        async () => (await reader.loss()) === session.loss(),
      );
      await reader.assertShows(session);

      await reader.press('[data-part="numbers"] [data-matrix="W[1]"] [data-at="0 2"]');
      await tab.keyboard.type('0.5');
      await reader.key('Enter');
      session.setEntry('W[1]', 0, 2, 0.5);
      await reader.assertShows(session);

      await reader.key('Escape');
      await reader.press('[data-control="next"]');
      const address = await until('the address has followed', async () => {
        const href = await tab.evaluate(() => location.href);
        const read = await decodeState(new URL(href).hash);
        return 'state' in read && read.state.position.step === 'A[1]' ? href : '';
      });

      tab = await openTab();
      await tab.goto(address);
      reader = await new Reader(tab).meet();
      assert.equal(await reader.step(), 'A[1]');
      await reader.assertShows(session);
      session.dispose();
    });
  });
}
