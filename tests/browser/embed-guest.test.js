// @ts-check
// The widget as a guest: what it does to the page around it, which is nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SCRIPT, placeOf, ready, startHosting, updated } from './host-page.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const WIDGET = '<backprop-by-hand></backprop-by-hand>';
const STRICT_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; " +
  "connect-src 'self'";

/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  hosting = await startHosting();
});
after(() => hosting.close());

describe('the page around a widget', () => {
  it('is told of no error where the widget’s height changes its width by a scroll bar', async () => {
    const page = await hosting.open(
      `<style>#box { height: 700px; overflow-y: auto } #box::-webkit-scrollbar { width: 16px }</style>
       ${SCRIPT}<div id="box"><backprop-by-hand view="network" style="--bbh-min-height: 0"></div>`,
    );
    await ready(page);
    const errors = await page.evaluate(async () => {
      const [box, widget] = /** @type {HTMLElement[]} */ ([
        ...document.querySelectorAll('#box, backprop-by-hand'),
      ]);
      /** @type {string[]} */
      const told = [];
      addEventListener('error', ({ message }) => told.push(message));
      const frame = () =>
        new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      for (let limit = 1100; limit >= 400; limit -= 300) {
        box.style.height = `${widget.offsetHeight - 4}px`;
        for (let width = 1100; width >= 300; width -= 160) {
          box.style.width = `${Math.min(width, limit)}px`;
          await frame();
        }
      }
      return told;
    });
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('has no new globals, styles or elements, hears nothing and asks nobody', async () => {
    const page = await hosting.open(
      `<style>p { margin: 7px } button { color: green }</style><p>Before</p>${WIDGET}<p>After</p>`,
      {
        before: (p) =>
          p.addInitScript(() => {
            const noted = /** @type {any} */ (globalThis);
            noted.globalsBefore = Object.getOwnPropertyNames(globalThis);
          }),
      },
    );
    const outline = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter(({ tagName }) => tagName !== 'SCRIPT')
          .map((element) => element.cloneNode(false))
          .map((element) => /** @type {Element} */ (element).outerHTML),
      );
    const looks = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('p')].map((p) => JSON.stringify({ ...getComputedStyle(p) })),
      );
    const atFirst = { outline: await outline(), looks: await looks() };
    await page.addScriptTag({ type: 'module', url: '/backprop-by-hand/index.js' });
    await ready(page);
    await control(page, 'next').click();
    await page.locator('[data-panel="change"]').click();
    await updated(page);
    const globals = await page.evaluate(() => {
      const known = new Set(/** @type {any} */ (globalThis).globalsBefore);
      return Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name));
    });
    assert.deepEqual(globals, ['globalsBefore']);
    assert.deepEqual({ outline: await outline(), looks: await looks() }, atFirst);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('keeps focus and scroll, and its keys while the focus is elsewhere', async () => {
    const page = await hosting.open(
      `${SCRIPT}<div style="height: 300px"></div><input id="field">${WIDGET}` +
        '<div style="height: 3000px"></div>',
    );
    await page.locator('#field').focus();
    await page.evaluate(() => scrollTo(0, 120));
    await ready(page);
    const stands = () =>
      page.evaluate(() => ({ focus: document.activeElement?.id, scroll: scrollY }));
    assert.deepEqual(await stands(), { focus: 'field', scroll: 120 });
    await page.keyboard.type(' x');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Home');
    assert.equal(await page.locator('#field').inputValue(), ' x');
    assert.equal(await placeOf(page), '1:Z[1]');
    await page.evaluate(() =>
      /** @type {any} */ (document.querySelector('backprop-by-hand')).next(),
    );
    assert.deepEqual(await stands(), { focus: 'field', scroll: 120 });
    await page.close();
  });

  it('may keep a header at the top, below which the moves stay in view', async () => {
    const page = await hosting.open(
      `<style>
        header { position: fixed; inset: 0 0 auto; height: 60px; z-index: 9 }
        backprop-by-hand { --bbh-top: 60px }
      </style><header>A blog</header>${SCRIPT}${WIDGET}<div style="height: 2000px"></div>`,
      { viewport: { width: 400, height: 700 } },
    );
    await ready(page);
    await page.evaluate(() => scrollTo(0, 900));
    const bar = page.locator('backprop-by-hand [part="bar"]');
    assert.equal(await bar.evaluate((element) => element.getBoundingClientRect().top), 60);
    await control(page, 'next').click();
    assert.equal(await placeOf(page), '1:A[1]');
    await page.close();
  });

  it('keeps its own shortcuts, also with the focus in the widget', async () => {
    const page = await hosting.open(SCRIPT + WIDGET, {
      before: (p) =>
        p.addInitScript(() => {
          const noted = /** @type {any} */ (globalThis);
          noted.taken = [];
          addEventListener('keydown', (event) => {
            if (event.defaultPrevented) noted.taken.push(event.key);
          });
        }),
    });
    await ready(page);
    await control(page, 'next').focus();
    for (const key of ['Control+k', 'Control+ArrowRight', 'Alt+ArrowLeft', 'F6', '/', 'j']) {
      await page.keyboard.press(key);
    }
    assert.equal(await placeOf(page), '1:Z[1]');
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).taken), []);
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).taken), [
      'ArrowRight',
    ]);
    await page.close();
  });

  it('may have the strictest policy: nothing is violated, whatever is opened', async () => {
    const page = await hosting.open(
      `<link rel="icon" href="data:,">${SCRIPT}<backprop-by-hand></backprop-by-hand>`,
      {
        headers: { 'content-security-policy': STRICT_POLICY },
        before: (p) =>
          p.addInitScript(() => {
            const noted = /** @type {any} */ (globalThis);
            noted.violations = [];
            addEventListener('securitypolicyviolation', (event) => {
              if (event.violatedDirective !== 'img-src') noted.violations.push(event.blockedURI);
            });
          }),
      },
    );
    await ready(page);
    await control(page, 'next').click();
    for (const panel of ['change', 'follow', 'health', 'practice', 'audit', 'share']) {
      await page.locator(`[data-panel="${panel}"]`).click();
      await updated(page);
      const isLater = panel === 'practice' || panel === 'audit';
      if (isLater) await page.locator(`[data-part="${panel}"]`).waitFor();
    }
    await page.locator('[data-grain="cell"]').click();
    await page.locator('[data-part="numbers"] mtd[tabindex]').first().focus();
    await page.keyboard.press('F2');
    assert.ok(await page.locator('.widget').isVisible());
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).violations), []);
    await page.close();
  });

  it('gets the controls and the drawing first, which are busy until the rest is there', async () => {
    const page = await hosting.open(WIDGET, {
      before: (p) =>
        p.addInitScript(() => {
          const noted = /** @type {any} */ (globalThis);
          noted.stages = [];
          const look = () => {
            const root = document.querySelector('backprop-by-hand')?.shadowRoot;
            const widget = root?.querySelector('.widget');
            const stage = widget && {
              isBusy: widget.getAttribute('aria-busy'),
              hasDrawing: widget.querySelector('.canvas > svg') !== null,
              hasEquations: widget.querySelector('.sheet') !== null,
              hasHelp: widget.querySelector('.help') !== null,
            };
            if (stage) noted.stages.push(stage);
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
    });
    await page.addScriptTag({ type: 'module', url: '/backprop-by-hand/index.js' });
    await ready(page);
    const stages = await page.evaluate('globalThis.stages');
    const all = { hasDrawing: true, hasEquations: true, hasHelp: true };
    assert.deepEqual(stages[0], { isBusy: 'true', ...all, hasEquations: false, hasHelp: false });
    assert.deepEqual(stages.at(-1), { isBusy: null, ...all });
    await page.close();
  });
});

describe('colours', () => {
  /** @param {Page} page */
  const paper = async (page) => {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    return page
      .locator('backprop-by-hand')
      .evaluate((element) => getComputedStyle(element).getPropertyValue('--bbh-paper').trim());
  };
  const LIGHT = '#fefdfb';
  const DARK = '#15171d';

  for (const [name, attribute] of [
    ['data-theme', 'data-theme'],
    ['data-mode', 'data-mode'],
    ['data-bs-theme', 'data-bs-theme'],
    ['class dark', 'class'],
  ]) {
    it(`follow the page’s switch ${name} while it is shown, and lose nothing`, async () => {
      const page = await hosting.open(SCRIPT + WIDGET);
      await ready(page);
      await control(page, 'next').click();
      assert.equal(await paper(page), LIGHT);
      await page.evaluate((key) => document.documentElement.setAttribute(key, 'dark'), attribute);
      assert.equal(await paper(page), DARK);
      await page.evaluate((key) => document.documentElement.setAttribute(key, 'light'), attribute);
      assert.equal(await paper(page), LIGHT);
      assert.equal(await placeOf(page), '1:A[1]');
      await page.close();
    });
  }

  it('follow the color-scheme that the page declares, and the reader’s preference within it', async () => {
    const page = await hosting.open(
      `<style>:root { color-scheme: light dark }</style>${SCRIPT}${WIDGET}`,
      { colorScheme: 'dark' },
    );
    await ready(page);
    assert.equal(await paper(page), DARK);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(() => new Promise(requestAnimationFrame)); // pages are told at a frame
    assert.equal(await paper(page), LIGHT);
    await page.close();
  });

  it('are light on a page that declares nothing: it is drawn on white', async () => {
    const page = await hosting.open(SCRIPT + WIDGET, { colorScheme: 'dark' });
    await ready(page);
    assert.equal(await paper(page), LIGHT);
    await page.close();
  });

  it('are those of the attribute `theme`, whatever the page says', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand theme="dark"></backprop-by-hand>`, {
      html: 'data-theme="light"',
    });
    await ready(page);
    assert.equal(await paper(page), DARK);
    await page
      .locator('backprop-by-hand')
      .evaluate((element) => element.setAttribute('theme', 'auto'));
    await updated(page);
    assert.equal(await paper(page), LIGHT);
    await page.close();
  });

  it('and every part can be styled by the page', async () => {
    const page = await hosting.open(
      `<style>
        backprop-by-hand { --bbh-paper: rgb(1, 2, 3); --bbh-font: monospace; color: red }
        backprop-by-hand::part(bar) { border-top: 3px solid rgb(4, 5, 6) }
      </style>${SCRIPT}${WIDGET}`,
    );
    await ready(page);
    const styles = await page.locator('backprop-by-hand').evaluate((element) => {
      const bar = element.shadowRoot?.querySelector('[part="bar"]') ?? element;
      const { backgroundColor, fontFamily } = getComputedStyle(element);
      return { backgroundColor, fontFamily, border: getComputedStyle(bar).borderTopColor };
    });
    assert.deepEqual(styles, {
      backgroundColor: 'rgb(1, 2, 3)',
      fontFamily: 'monospace',
      border: 'rgb(4, 5, 6)',
    });
    const parts = ['widget', 'head', 'bar', 'settings', 'drawing', 'tools', 'equations', 'help'];
    await page.locator('[data-panel="change"]').click();
    for (const part of [...parts, 'panel']) {
      assert.equal(await page.locator(`backprop-by-hand [part="${part}"]`).count(), 1, part);
    }
    await page.close();
  });
});
