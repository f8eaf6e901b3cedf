// @ts-check
// The page for an <iframe>: options from its address, and its height for the page around it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startHosting } from './host-page.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

/** What authors are given. */
const [, HOST_SCRIPT] =
  /\n## Frame\n[^]*?(<script>[^]*?<\/script>)/.exec(readFileSync('README.md', 'utf8')) ?? [];
const { document: article } = JSON.parse(
  readFileSync('tests/data/article-traces.json', 'utf8'),
).article;
const KEY = 'backprop-by-hand';
const STRICT_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:";

/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  hosting = await startHosting();
});
after(() => hosting.close());

/** @param {string} address @param {string} [attributes] */
function frameMarkup(address, attributes = '') {
  return `<iframe src="/frame.html${address}" title="A network" ${attributes}></iframe>`;
}

/**
 * A page with frames, and the script of the README.
 * @param {string} frames
 * @param {import('./host-page.js').PostOptions} [options]
 */
function host(frames, options) {
  const style = '<style>iframe { width: 100%; height: 900px; border: 0 }</style>';
  return hosting.open(`${style}${HOST_SCRIPT}${frames}`, options);
}

/**
 * The page in a frame, once it shows a network.
 * @param {Page} page
 * @param {number} [index]
 */
async function within(page, index = 0) {
  await page.locator('iframe').nth(index).scrollIntoViewIfNeeded(); // or it does not load
  const handle = await page.locator('iframe').nth(index).elementHandle();
  const frame = await handle?.contentFrame();
  assert.ok(frame);
  await frame.locator('backprop-by-hand .widget:not([aria-busy])').waitFor();
  return frame;
}

/**
 * Waits until a frame is as high as what is in it.
 * @param {Page} page
 * @param {Frame} frame
 * @param {(height: number) => boolean} [isWanted]
 * @returns {Promise<number>} in px
 */
async function heightOf(page, frame, isWanted = () => true) {
  const element = await frame.frameElement();
  for (let tries = 0; tries < 200; tries++) {
    const own = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    const given = await element.evaluate(
      (iframe) => /** @type {Element} */ (iframe).getBoundingClientRect().height,
    );
    if (own === given && isWanted(own)) return own;
    await page.waitForTimeout(50);
  }
  throw new Error('The frame does not get the height of what is in it.');
}

/** @param {Frame} frame */
function attributesOf(frame) {
  return frame
    .locator('backprop-by-hand')
    .evaluate((element) =>
      Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    );
}

/** @param {Page | Frame} frame */
function placeIn(frame) {
  return frame
    .locator('backprop-by-hand')
    .evaluate((element) => /** @type {any} */ (element).position.text);
}

/** @param {Page | Frame} frame */
function canScroll(frame) {
  return frame.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return scrollWidth > clientWidth || scrollHeight > clientHeight;
  });
}

describe('what the address of a frame asks for', () => {
  it('reaches the element', async () => {
    const page = await host(
      frameMarkup(
        '?preset=xor&step=dZ[2]&view=equations&controls=moves&digits=3&theme=dark&grain=cell' +
          '&lang=de&readonly&loop=Z[1],W[1]%2B&panel=share',
      ),
    );
    const frame = await within(page);
    assert.deepEqual(await attributesOf(frame), {
      'url-state': '',
      preset: 'xor',
      step: 'dZ[2]',
      view: 'equations',
      controls: 'moves',
      digits: '3',
      theme: 'dark',
      grain: 'cell',
      lang: 'de',
      readonly: '',
      loop: 'Z[1],W[1]+',
      panel: 'share',
    });
    assert.match(await placeIn(frame), /^1:dZ\[2\]/);
    assert.equal(await frame.locator('.drawing').count(), 0);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('may name a step with a plus as it is, and parts with one between', async () => {
    const page = await host(frameMarkup('?step=2:W[1]+&view=network+equations'));
    const frame = await within(page);
    assert.equal(await placeIn(frame), '2:W[1]+');
    assert.equal((await attributesOf(frame)).view, 'network equations');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('may be a document elsewhere', async () => {
    const own = { inputs: [[1]], targets: [[1]], layers: [{ weights: [[0.5]], biases: [0] }] };
    const layers = own.layers.map((layer) => ({ ...layer, activation: 'identity' }));
    const network = { format: 'backprop-by-hand/1', ...own, layers, loss: 'squared-error' };
    const page = await host(frameMarkup('?src=networks/small.json'), {
      files: { 'networks/small.json': JSON.stringify(network) },
    });
    const frame = await within(page);
    const shown = await frame
      .locator('backprop-by-hand')
      .evaluate((element) => /** @type {any} */ (element).document());
    assert.deepEqual(shown.layers[0].weights, [[0.5]]);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('may be a document in it, and what is refused is told in its place', async () => {
    const document = { ...article, layers: article.layers.slice(0, 1) };
    const [own, broken] = [document, { format: 'other' }].map(
      (given) => `?document=${encodeURIComponent(JSON.stringify(given))}`,
    );
    const page = await host(frameMarkup(own) + frameMarkup(broken));
    const frame = await within(page);
    assert.equal(await frame.getByRole('slider').getAttribute('aria-valuemax'), '9');
    const other = await within(page, 1);
    assert.match(await other.getByRole('alert').innerText(), /format: expected/);
    await page.close();
  });

  it('may be a link as the widget writes it, with the network and the place', async () => {
    const first = await hosting.open(frameMarkup('?preset=neuron'));
    const origin = await within(first);
    await control(/** @type {any} */ (origin), 'next').click();
    await origin.waitForFunction(() => location.hash.startsWith('#bbh='));
    const hash = await origin.evaluate(() => location.hash);
    const place = await placeIn(origin);
    await first.close();
    const page = await host(frameMarkup(hash));
    const frame = await within(page);
    assert.equal(await placeIn(frame), place);
    const units = await frame
      .locator('backprop-by-hand')
      .evaluate(async (element) => (await /** @type {any} */ (element).document()).layers.length);
    assert.equal(units, 1);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('is refused in one warning each where there is no such thing, and the widget is there', async () => {
    const page = await host(frameMarkup('?colour=red&readonly=perhaps&digits=40&autoplay=false'));
    await within(page);
    const [unknown, flag, digits, ...more] = page.complaints;
    assert.match(unknown, /^frame\.html there is no parameter "colour"; there are .*preset, src, /);
    assert.doesNotMatch(unknown, /url-state/);
    assert.equal(flag, 'frame.html readonly: expected no value, got "perhaps"');
    assert.match(digits, /^<backprop-by-hand> digits: expected a whole number/);
    assert.deepEqual(more, []);
    await page.close();
  });
});

describe('the height of a frame', () => {
  it('follows what is in it: at first, with a panel, without, and when it is narrowed', async () => {
    const page = await host(frameMarkup(''));
    const frame = await within(page);
    const atFirst = await heightOf(page, frame);
    assert.equal(await canScroll(frame), false);
    const follow = frame.locator('[data-panel="change"]');
    await follow.click();
    const open = await heightOf(page, frame, (height) => height !== atFirst);
    assert.equal(await canScroll(frame), false);
    await follow.click();
    assert.equal(await heightOf(page, frame, (height) => height !== open), atFirst);
    await page.setViewportSize({ width: 376, height: 900 });
    const narrow = await heightOf(page, frame, (height) => height > atFirst);
    assert.equal(await canScroll(frame), false);
    await page.setViewportSize({ width: 1200, height: 900 });
    assert.ok((await heightOf(page, frame, (height) => height < narrow)) < narrow);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('is told under one key, as a whole number, and only when it is another', async () => {
    const page = await host(frameMarkup('?preset=neuron'), {
      before: (p) =>
        p.addInitScript(() => {
          const noted = /** @type {any} */ (globalThis);
          noted.messages = [];
          addEventListener('message', ({ data }) => noted.messages.push(data));
        }),
    });
    const frame = await within(page);
    await heightOf(page, frame);
    for (let moves = 0; moves < 3; moves++) {
      await control(/** @type {any} */ (frame), 'next').click();
      await heightOf(page, frame);
    }
    const messages = await page.evaluate(() => /** @type {any} */ (globalThis).messages);
    assert.ok(messages.length > 0);
    const heights = messages.map((/** @type {any} */ message) => {
      assert.deepEqual(Object.keys(message), [KEY]);
      assert.deepEqual(Object.keys(message[KEY]), ['height']);
      return message[KEY].height;
    });
    assert.ok(
      heights.every((/** @type {number} */ height) => Number.isInteger(height) && height > 0),
    );
    assert.ok(heights.every((/** @type {number} */ height, /** @type {number} */ index) => height !== heights[index - 1])); // prettier-ignore
    await page.close();
  });

  it('is that of each frame of a page', async () => {
    const page = await host(
      frameMarkup('?preset=neuron&view=equations') + frameMarkup('?preset=xor'),
    );
    const heights = [];
    for (const index of [0, 1]) heights.push(await heightOf(page, await within(page, index)));
    assert.notEqual(heights[0], heights[1]);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('is told to nobody where the page is not in a frame', async () => {
    const page = await hosting.open('');
    await page.addInitScript(() => {
      const noted = /** @type {any} */ (globalThis);
      noted.messages = 0;
      addEventListener('message', () => noted.messages++);
    });
    await page.goto(page.url().replace('post.html', 'frame.html?preset=neuron'));
    await page.locator('backprop-by-hand .widget:not([aria-busy])').waitFor();
    await control(page, 'next').click();
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).messages), 0);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe('a frame', () => {
  it('works under a strict policy, without a look of its own', async () => {
    const page = await host(frameMarkup('?preset=neuron'), {
      before: (p) =>
        p.route('**/frame.html*', async (route) => {
          const response = await route.fetch();
          const headers = { ...response.headers(), 'content-security-policy': STRICT_POLICY };
          await route.fulfill({ response, headers });
        }),
    });
    const frame = await within(page);
    const look = await frame.evaluate(() => {
      const { margin, backgroundColor } = getComputedStyle(document.body);
      return { margin, backgroundColor, root: getComputedStyle(document.documentElement).backgroundColor }; // prettier-ignore
    });
    assert.deepEqual(look, {
      margin: '0px',
      backgroundColor: 'rgba(0, 0, 0, 0)',
      root: 'rgba(0, 0, 0, 0)',
    });
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('is light unless asked; as the reader prefers with theme=auto', async () => {
    const page = await host(
      ['', '?theme=auto', '?theme=dark'].map((address) => frameMarkup(address)).join(''),
      { colorScheme: 'dark' },
    );
    const papers = [];
    for (const index of [0, 1, 2]) {
      const frame = await within(page, index);
      papers.push(
        await frame
          .locator('backprop-by-hand')
          .evaluate((element) => getComputedStyle(element).backgroundColor),
      );
    }
    const [light, dark] = ['rgb(254, 253, 251)', 'rgb(21, 23, 29)'];
    assert.deepEqual(papers, [light, dark, dark]);
    await page.close();
  });
});
