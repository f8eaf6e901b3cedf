// @ts-check
// What a page with widgets loads, and what is left of them when they go.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SCRIPT, placeOf, ready, startHosting } from './host-page.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const WIDGET = '<backprop-by-hand></backprop-by-hand>';
/** By the width of the page, in px, what the README gives to authors to reserve, in rem. */
const ROOM = [
  { width: 320, room: 128 },
  { width: 360, room: 114 },
  { width: 700, room: 102 },
  { width: 1000, room: 73 },
  { width: 1400, room: 61 },
  { width: 320, room: 161, isTouched: true },
  { width: 400, room: 135, isTouched: true },
  { width: 700, room: 123, isTouched: true },
  { width: 1000, room: 89.5, isTouched: true },
  { width: 1400, room: 77.5, isTouched: true },
];
const MANY = 20;
const ADDITIONS = 200;
/** How much more memory may be in use after all additions and removals: caches warm up. */
const LEFT_BYTES = 3e6;

/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  hosting = await startHosting();
});
after(() => hosting.close());

/** @param {Page} page @returns {string[]} the names of files that it asks for from now on */
function requestsOf(page) {
  /** @type {string[]} */
  const names = [];
  page.on('request', (request) => names.push(request.url().replace(/^.*\//, '')));
  return names;
}

/**
 * Has a page add up by how much what is seen of it moves: `shift`.
 * @param {import('playwright-core').Page} page
 */
function noteShifts(page) {
  return page.addInitScript(() => {
    const noted = /** @type {any} */ (globalThis);
    noted.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) noted.shift += /** @type {any} */ (entry).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

describe('loading', () => {
  it('a page asks for the small script alone until its reader comes within one screen', async () => {
    /** @type {string[]} */
    let names = [];
    const page = await hosting.open(`${SCRIPT}<div style="height: 2000px"></div>${WIDGET}`, {
      before: (p) => (names = requestsOf(p)),
    });
    await page.waitForLoadState('networkidle');
    assert.deepEqual(
      names.filter((name) => name !== 'favicon.ico'),
      ['post.html', 'index.js'],
    );
    await page.evaluate(() => scrollTo(0, 300)); // 2000 - 300 - 900 is less than a screen of 900
    await ready(page);
    assert.ok(names.includes('widget.js') && names.includes('engine.wasm'), names.join());
    await page.close();
  });

  for (const { width, room, isTouched = false } of ROOM) {
    const screen = isTouched ? 'touch screen' : 'page';
    it(`nothing moves when the widget comes, on a ${screen} of ${width} px`, async () => {
      // Before the script is there; from then on the element does so itself.
      const reserved = `<style>backprop-by-hand:not(:defined) {
        display: block; min-height: ${room}rem
      }</style>`;
      const page = await hosting.open(`${reserved}${SCRIPT}<p>Before</p>${WIDGET}<p>After</p>`, {
        viewport: { width, height: 900 },
        hasTouch: isTouched,
        isMobile: isTouched,
        before: noteShifts,
      });
      const end = () =>
        page
          .locator('body > p')
          .last()
          .evaluate((p) => p.getBoundingClientRect().top);
      const atFirst = await end();
      await ready(page);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
      assert.equal(await end(), atFirst, 'what comes after stays where it is');
      assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).shift), 0);
      await page.close();
    });
  }

  it('nothing moves on the page of its own', async () => {
    const page = await hosting.open('', { before: noteShifts });
    await page.goto(new URL('./', page.url()).href);
    await page.locator('backprop-by-hand .help').waitFor();
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).shift), 0);
    await page.close();
  });

  it('the drawing comes with the controls, and stays where it is, at any step', async () => {
    for (const attributes of ['step="db[3]"', 'preset="article-softmax"', 'step="W[2]+"']) {
      for (const [width, isTouched] of /** @type {const} */ ([
        [700, false],
        [700, true],
        [1400, false],
      ])) {
        const viewport = { width, height: 900 };
        const page = await hosting.open(SCRIPT, {
          viewport,
          reducedMotion: 'no-preference',
          hasTouch: isTouched,
          isMobile: isTouched,
        });
        const [first, whole] = await page.evaluate(async (given) => {
          document.body.insertAdjacentHTML('beforeend', `<backprop-by-hand ${given}>`);
          const { shadowRoot } = /** @type {Element} */ (document.body.lastElementChild);
          await customElements.whenDefined('backprop-by-hand');
          const legends = [];
          while (!shadowRoot?.querySelector('.help')) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
            const legend = shadowRoot?.querySelector('.legend');
            const equations = shadowRoot?.querySelectorAll('.equations math').length;
            if (legend) legends.push({ top: legend.getBoundingClientRect().top, equations });
          }
          return [legends[0], legends[legends.length - 1]];
        }, attributes);
        assert.equal(first.equations, 0);
        assert.ok(Number(whole.equations) > 0);
        assert.equal(first.top, whole.top, `${attributes}, ${width} px`);
        await page.close();
      }
    }
  });

  it('the own content is shown until the widget can be', async () => {
    const page = await hosting.open(
      `${SCRIPT}<backprop-by-hand><p>As a picture</p></backprop-by-hand>`,
      { before: (p) => p.route('**/engine.wasm', () => {}) },
    );
    await page.evaluate(() => customElements.whenDefined('backprop-by-hand'));
    assert.ok(await page.getByText('As a picture').isVisible());
    await page.close();
  });
});

describe('many widgets', () => {
  it('share one module, and are independent', async () => {
    /** @type {string[]} */
    let names = [];
    const page = await hosting.open(SCRIPT + WIDGET.repeat(MANY), {
      before: async (p) => {
        names = requestsOf(p);
        await p.addInitScript(() => {
          const noted = /** @type {any} */ (globalThis);
          noted.modules = 0;
          for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
            const original = /** @type {any} */ (WebAssembly)[name];
            /** @type {any} */ (WebAssembly)[name] = (/** @type {unknown[]} */ ...given) => {
              noted.modules++;
              return original.apply(WebAssembly, given);
            };
          }
        });
      },
    });
    await page.evaluate(async () => {
      await customElements.whenDefined('backprop-by-hand');
      const all = /** @type {any[]} */ ([...document.querySelectorAll('backprop-by-hand')]);
      await Promise.all(all.map((element, index) => element.goTo(`${index + 1}:A[1]`)));
    });
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).modules), 1);
    assert.equal(names.filter((name) => name === 'engine.wasm').length, 1);
    assert.equal(names.filter((name) => name === 'widget.js').length, 1);
    const places = await page.evaluate(() =>
      [...document.querySelectorAll('backprop-by-hand')].map(
        (element) => /** @type {any} */ (element).position.text,
      ),
    );
    assert.deepEqual(
      places,
      Array.from({ length: MANY }, (_, index) => `${index + 1}:A[1]`),
    );
    await page.close();
  });

  it('one that is moved in the page keeps all that was done with it', async () => {
    const page = await hosting.open(`${SCRIPT}<div id="one">${WIDGET}</div><div id="other"></div>`);
    await ready(page);
    await page.locator('[data-panel="follow"]').click();
    await control(page, 'next').click();
    const cell = page.locator('[data-part="numbers"] [data-matrix="Z[1]"] mtd').first();
    await cell.click();
    await page.evaluate(() => {
      const element = document.querySelector('backprop-by-hand');
      if (element) document.getElementById('other')?.append(element);
    });
    await control(page, 'next').click();
    assert.equal(await placeOf(page), '1:Z[2]');
    assert.ok(await page.locator('.inspector').isVisible());
    await page.close();
  });

  it(`${ADDITIONS} that were added and removed leave nothing behind`, async () => {
    const page = await hosting.open(SCRIPT, {
      before: (p) =>
        p.addInitScript(() => {
          const noted = /** @type {any} */ (globalThis);
          noted.memoryBytes = () => noted.exported.find(isMemory).buffer.byteLength;
          const isMemory = (/** @type {unknown} */ value) => value instanceof WebAssembly.Memory;
          const original = WebAssembly.instantiateStreaming;
          WebAssembly.instantiateStreaming = async (...given) => {
            const made = await original.apply(WebAssembly, given);
            noted.exported = Object.values(made.instance.exports);
            return made;
          };
        }),
    });
    const client = await page.context().newCDPSession(page);
    const add = (/** @type {number} */ count) =>
      page.evaluate(async (times) => {
        await customElements.whenDefined('backprop-by-hand');
        for (let index = 0; index < times; index++) {
          const element = /** @type {any} */ (document.createElement('backprop-by-hand'));
          document.body.append(element);
          await element.goTo('dZ[3]');
          await element.updateComplete;
          element.remove();
        }
      }, count);
    const used = async () => {
      for (let turn = 0; turn < 3; turn++) {
        await client.send('HeapProfiler.collectGarbage');
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
      }
      const { usedSize } = await client.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters');
      const wasm = await page.evaluate(() => /** @type {any} */ (globalThis).memoryBytes());
      return { usedSize, nodes, jsEventListeners, wasm };
    };
    await add(20);
    const atFirst = await used();
    await add(ADDITIONS);
    const atLast = await used();
    const told = JSON.stringify({ atFirst, atLast });
    assert.ok(atLast.usedSize - atFirst.usedSize < LEFT_BYTES, told);
    assert.equal(atLast.wasm, atFirst.wasm, told);
    assert.ok(atLast.nodes - atFirst.nodes < 500, told);
    assert.ok(atLast.jsEventListeners - atFirst.jsEventListeners < 50, told);
    await page.close();
  });
});
