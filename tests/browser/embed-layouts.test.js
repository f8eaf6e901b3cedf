// @ts-check
// Pages that lay out, scale and style their content in their own ways, with a widget in it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SCRIPT, placeOf, ready, startHosting, updated } from './host-page.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./host-page.js').PostOptions} PostOptions */

const WIDGET = '<backprop-by-hand id="net" step="Z[2]"></backprop-by-hand>';
/** What texts inherit. */
const LOOKS = (
  'whiteSpace writingMode textTransform letterSpacing wordSpacing textIndent wordBreak lineHeight ' +
  'fontStyle fontWeight textAlign textShadow hyphens textAnchor fillOpacity dominantBaseline ' +
  'strokeWidth paintOrder cursor'
).split(' ');

/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  hosting = await startHosting();
});
after(() => hosting.close());

/**
 * @param {string} body
 * @param {PostOptions} [options]
 */
async function post(body, options) {
  const page = await hosting.open(SCRIPT + body, options);
  await ready(page);
  return page;
}

/** @param {Page} page */
const widthOf = (page) =>
  page.locator('backprop-by-hand').evaluate((element) => /** @type {any} */ (element).offsetWidth);

describe('a widget is as wide as its place', () => {
  for (const [layout, style] of Object.entries({
    'a column that centres': 'main{display:flex;flex-direction:column;align-items:center}',
    'a column, centred by margins':
      'main{display:flex;flex-direction:column} backprop-by-hand{margin:auto}',
    'a row': 'main{display:flex}',
    'a grid that centres': 'main{display:grid;place-items:center}',
    'a grid with room for all': 'main{display:grid;grid-template-columns:1fr}',
    'a block': '',
  })) {
    for (const width of [900, 300]) {
      it(`${layout}, of ${width} px`, async () => {
        const page = await post(
          `<style>main{width:${width}px} ${style}</style><main>${WIDGET}</main>`,
        );
        assert.equal(await widthOf(page), width);
        assert.ok(await page.locator('.neuron').count());
        await page.close();
      });
    }
  }

  it('beside its margins and within its border', async () => {
    const page = await post(
      `<style>main{width:600px} backprop-by-hand{margin:0 20px;border:5px solid;padding:7px}</style>
       <main>${WIDGET}</main>`,
    );
    assert.equal(await widthOf(page), 560);
    await page.close();
  });

  it('where the place is as wide as what is in it, as wide as a small phone', async () => {
    for (const style of ['float:left', 'display:inline-block', 'display:table-cell']) {
      const page = await post(`<main style="${style}">${WIDGET}</main>`);
      assert.equal(await widthOf(page), 272, style);
      await page.close();
    }
  });

  it('beside prose that leaves it little, it is not narrower than a small phone', async () => {
    const prose = `<p>${'Some prose. '.repeat(40)}</p>`;
    const page = await post(
      `<main style="display:flex;width:800px">${prose}${WIDGET}</main>
       <style>backprop-by-hand{flex:1}</style>`,
    );
    assert.equal(await widthOf(page), 272);
    await page.close();
  });

  it('so is a lesson', async () => {
    const page = await hosting.open(
      `<script type="module" src="/backprop-by-hand/lesson.js"></script>
       <main style="display:flex;width:900px">
         <nav style="flex:0 0 200px">Menu</nav>
         <backprop-lesson src="/backprop-by-hand/lessons/one-neuron.json"></backprop-lesson>
       </main>`,
    );
    await page.locator('backprop-lesson backprop-by-hand .widget').waitFor();
    assert.equal((await page.locator('backprop-lesson').boundingBox())?.width, 700);
    await page.close();
  });
});

describe('a page that is scaled', () => {
  for (const style of ['transform:scale(.8);transform-origin:0 0', 'zoom:1.25', 'zoom:.7']) {
    it(`the field for a number lies on the number: ${style}`, async () => {
      const page = await post(`<div style="${style}">${WIDGET}</div>`);
      const number = page.locator('[data-part="numbers"] mn[data-quantity="W[2]"]').first();
      await number.dblclick();
      const field = control(page, 'cell');
      await field.waitFor();
      const [cell, over] = await Promise.all([number.boundingBox(), field.boundingBox()]);
      assert.ok(cell && over);
      assert.ok(over.x <= cell.x + 1 && over.x + over.width >= cell.x + cell.width - 1, style);
      assert.ok(over.y <= cell.y && over.y + over.height >= cell.y + cell.height, style);
      await page.close();
    });
  }
});

describe('type on a page', () => {
  /** @param {Page} page */
  const typeOf = (page) =>
    page.locator('backprop-by-hand').evaluate(({ shadowRoot }) => {
      const root = /** @type {ShadowRoot} */ (shadowRoot);
      const sizeOf = (/** @type {string} */ selector) =>
        getComputedStyle(/** @type {Element} */ (root.querySelector(selector))).fontSize;
      return ['.widget', '.story', '[data-control="next"]', '.now mn'].map(sizeOf);
    });

  it('whose rem is smaller than its text is as large as the text, as are rooms and columns', async () => {
    const theme = 'html{font-size:62.5%} body{font-size:1.6rem;margin:0}';
    for (const [width, columns] of [
      [640, 1],
      [1000, 2],
    ]) {
      const body = `<main style="width:${width}px">${WIDGET}</main>`;
      const plain = await post(`<style>body{margin:0}</style>${body}`);
      const page = await post(`<style>${theme}</style>${body}`);
      assert.deepEqual(await typeOf(page), await typeOf(plain));
      for (const part of ['.widget', '.canvas', '.now', '[data-control="next"]', '.help']) {
        const [wanted, box] = await Promise.all(
          [plain, page].map((one) => one.locator(part).first().boundingBox()),
        );
        assert.deepEqual(box, wanted, part);
      }
      const stage = page.locator('.stage');
      const tracks = await stage.evaluate((e) => getComputedStyle(e).gridTemplateColumns);
      assert.equal(tracks.split(' ').length, columns);
      await Promise.all([plain.close(), page.close()]);
    }
  });

  it('with a smaller rem is loaded without anything moving', async () => {
    const page = await hosting.open(
      `<style>html{font-size:62.5%} body{font-size:1.6rem}</style>${SCRIPT}${WIDGET}<p>After</p>`,
      { viewport: { width: 1000, height: 900 } },
    );
    await page.evaluate(() => customElements.whenDefined('backprop-by-hand').then(() => {}));
    const end = async () => (await page.locator('body > p').boundingBox())?.y;
    const atFirst = await end();
    await ready(page);
    assert.equal(await end(), atFirst);
    await page.close();
  });

  it('goes with the page where its sizes change', async () => {
    const narrow = '@media (max-width:600px){html{font-size:62.5%}body{font-size:1.6rem}}';
    const page = await post(`<style>${narrow}</style>${WIDGET}`, {
      viewport: { width: 1000, height: 900 },
    });
    const sized = (/** @type {string} */ size) =>
      page.waitForFunction(
        (wanted) => {
          const root = document.querySelector('backprop-by-hand')?.shadowRoot;
          const widget = /** @type {Element} */ (root?.querySelector('.widget'));
          return getComputedStyle(widget).fontSize === wanted;
        },
        size,
        { timeout: 5000 },
      );
    await page.setViewportSize({ width: 500, height: 900 });
    await sized('16px');
    await page.setViewportSize({ width: 1000, height: 900 });
    await sized('16px');
    await page.addStyleTag({ content: 'html{font-size:62.5%}body{font-size:1.4rem}' });
    await sized('14px');
    await page.addStyleTag({ content: 'html{font-size:100%}body{font-size:1rem}' });
    await sized('16px');
    assert.equal(await page.locator('.widget .now').isVisible(), true);
    await page.close();
  });

  it('is not larger than 16 px for large text around, and not smaller than the rem', async () => {
    for (const [style, size] of [
      ['body{font-size:24px}', '16px'],
      ['html{font-size:20px}', '20px'],
      ['html{font-size:12px}', '12px'],
      ['html{font-size:14px} body{font-size:15px}', '15px'],
      ['html{font-size:10px} body{font-size:30px}', '16px'],
    ]) {
      const page = await post(`<style>${style}</style>${WIDGET}`);
      assert.equal((await typeOf(page))[0], size, style);
      await page.close();
    }
  });

  it('of any size has room for the drawing and for its equations', async () => {
    for (const rem of [12, 16, 20, 24, 32]) {
      for (const width of [900, 1100, 1280]) {
        const page = await post(`<style>html{font-size:${rem}px}</style>${WIDGET}`, {
          viewport: { width, height: 900 },
        });
        const cut = await page
          .locator('backprop-by-hand')
          .evaluate(({ shadowRoot }) =>
            [
              .../** @type {ShadowRoot} */ (shadowRoot).querySelectorAll(
                '.canvas, .canvas [data-step]',
              ),
            ]
              .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
              .map(({ className, textContent }) => `${className} ${textContent?.trim()}`),
          );
        assert.deepEqual(cut, [], `${rem} px, ${width} px`);
        await page.close();
      }
    }
  });
});

describe('what the text around is like', () => {
  it('does not change the widget', async () => {
    const looks = async (/** @type {string} */ style) => {
      const page = await post(`<article style="width:900px;${style}">${WIDGET}</article>`);
      const [box, texts] = await Promise.all([
        page.locator('backprop-by-hand .widget').boundingBox(),
        page.locator('backprop-by-hand').evaluate(
          ({ shadowRoot }, names) =>
            ['.widget', '.story', 'svg text', 'mn', 'button'].map((selector) => {
              const part = /** @type {ShadowRoot} */ (shadowRoot).querySelector(selector);
              const all = getComputedStyle(/** @type {Element} */ (part));
              return names.map((name) => all[/** @type {any} */ (name)]);
            }),
          LOOKS,
        ),
      ]);
      await page.close();
      return { width: box?.width, height: box?.height, texts };
    };
    const plain = await looks('');
    assert.deepEqual(
      await looks(
        'white-space:nowrap;text-transform:uppercase;letter-spacing:.2em;word-spacing:1em;' +
          'text-indent:2em;word-break:break-all;line-height:3;font-style:italic;font-weight:bold;' +
          'text-align:center;text-shadow:1px 1px red;hyphens:auto;text-anchor:end;fill-opacity:.3;' +
          'dominant-baseline:hanging;stroke-width:5px;paint-order:stroke;cursor:wait',
      ),
      plain,
    );
    assert.deepEqual(await looks('white-space:pre'), plain);
    const upright = await looks('writing-mode:vertical-rl;height:2000px');
    assert.deepEqual(upright.texts, plain.texts);
    assert.equal(upright.width, plain.width);
  });

  it('hides it where it is hidden, and is not heard of the pointer where it is not', async () => {
    const page = await post(`<article>${WIDGET}</article>`);
    const around = page.locator('body > article');
    await around.evaluate(({ style }) => (style.visibility = 'hidden'));
    assert.equal(await page.locator('.widget').isVisible(), false);
    await around.evaluate(({ style }) => {
      style.visibility = 'visible';
      style.pointerEvents = 'none';
    });
    assert.equal(await page.locator('.widget').isVisible(), true);
    const pointer = await page
      .locator('.widget')
      .evaluate((widget) => getComputedStyle(widget).pointerEvents);
    assert.equal(pointer, 'none');
    await page.close();
  });
});

describe('links in the prose', () => {
  for (const [where, base] of Object.entries({
    'a page with another base': '<base href="/elsewhere/">',
    'a page whose base is its folder': '<base href="/">',
  })) {
    it(`drive the widget in ${where}`, async () => {
      const page = await post(`${base}<a href="#net:dW[2]">back</a>${WIDGET}`);
      await page.locator('a').click();
      await updated(page);
      assert.equal(await placeOf(page), '1:dW[2]');
      assert.equal(await page.locator('a').getAttribute('aria-current'), 'step');
      await page.close();
    });
  }

  it('drive the widget in a frame whose text stands in an attribute', async () => {
    const inner = `${SCRIPT}<a href='#net:dW[2]'>back</a>${WIDGET}`.replaceAll('"', '&quot;');
    const page = await hosting.open(`<iframe srcdoc="${inner}" width="900" height="900"></iframe>`);
    const frame = page.frameLocator('iframe');
    await frame.locator('.widget:not([aria-busy])').waitFor();
    await frame.locator('a').click();
    await frame.locator('a[aria-current="step"]').waitFor();
    assert.match(await frame.locator('.now').innerText(), /dW\s*\[2\]/);
    await page.close();
  });

  it('are found among others, whatever those are', async () => {
    const page = await post(
      `<a id="bad" href="http://[#net:dW[2]">bad</a><a href="mailto:a@b#net:dW[2]">mail</a>
       <a id="full" href="post.html#net:dW[2]">full</a><a id="none">none</a>${WIDGET}`,
    );
    await page.locator('#bad').evaluate((link) => {
      link.addEventListener('click', (event) => event.preventDefault());
    });
    for (const id of ['bad', 'none', 'full']) await page.locator(`#${id}`).click();
    await updated(page);
    assert.equal(await placeOf(page), '1:dW[2]');
    const marked = await page
      .locator('a[aria-current]')
      .evaluateAll((all) => all.map(({ id }) => id));
    assert.deepEqual(marked, ['full']);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('may be drawn', async () => {
    const page = await post(
      `<base href="/elsewhere/">
       <svg width="200" height="60" xmlns:xlink="http://www.w3.org/1999/xlink">
         <a href="#net:dW[2]"><text y="20">back</text></a>
         <a class="old" xlink:href="#net:A[2]"><text y="40">on</text></a>
         <a class="none" xlink:href="#"><text y="58">top</text></a>
       </svg>${WIDGET}`,
    );
    await page.locator('svg a').first().click();
    await updated(page);
    assert.equal(await placeOf(page), '1:dW[2]');
    assert.equal(await page.locator('svg a').first().getAttribute('aria-current'), 'step');
    await page.locator('a.old').click();
    await updated(page);
    assert.equal(await placeOf(page), '1:A[2]');
    assert.equal(await page.locator('a.old').getAttribute('aria-current'), 'step');
    await page.evaluate(() =>
      document.addEventListener('click', (event) => event.preventDefault(), { once: true }),
    );
    await page.locator('a.none').click();
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('to a place of another page are left to the browser', async () => {
    const page = await post(`<a href="/other.html#net:dW[2]">there</a>${WIDGET}`);
    await Promise.all([page.waitForURL('**/other.html*'), page.locator('a').click()]);
    await page.close();
  });
});

it('on paper a widget that nobody came near takes the room of its own content', async () => {
  const page = await hosting.open(
    `${SCRIPT}<div style="height:4000px"></div><backprop-by-hand><p>As text</p></backprop-by-hand>`,
  );
  await page.evaluate(() => customElements.whenDefined('backprop-by-hand').then(() => {}));
  const height = async () => (await page.locator('backprop-by-hand').boundingBox())?.height ?? 0;
  assert.ok((await height()) > 500);
  await page.emulateMedia({ media: 'print' });
  assert.ok((await height()) < 100);
  assert.equal(await page.locator('p').isVisible(), true);
  await page.close();
});

it('a page that trusts no text as HTML names the two policies that it allows', async () => {
  const page = await post(WIDGET, {
    headers: {
      'content-security-policy':
        "require-trusted-types-for 'script'; trusted-types lit-html backprop-by-hand",
    },
  });
  await control(page, 'next').click();
  await page.locator('[data-panel="change"]').click();
  await updated(page);
  assert.ok(await page.locator('.now mn').count());
  assert.deepEqual(page.complaints, []);
  await page.close();
});
