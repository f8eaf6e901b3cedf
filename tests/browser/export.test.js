// @ts-check
// What a reader takes along: pictures that stand alone, files, and the clipboard.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { serve } from '../../web/tools/serve.js';
import { control, startReading } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

describe('exports', () => {
  /** @type {Awaited<ReturnType<typeof startReading>>} */
  let reading;
  /** The modules as they are in the sources, for pages of another address.
   * @type {Awaited<ReturnType<typeof serve>>} */
  let sources;
  before(async () => {
    const headers = { 'access-control-allow-origin': '*' };
    [reading, sources] = await Promise.all([
      startReading(),
      serve({ folder: 'web/src', port: 0, headers }),
    ]);
  });
  after(() => Promise.all([reading.close(), sources.close()]));

  /** @param {Page} page */
  function svgOf(page) {
    return page.locator('.canvas > svg').evaluate(async (drawing, address) => {
      const { drawingToSvg } = await import(`${address}export/picture.js`);
      return /** @type {string} */ (drawingToSvg(drawing));
    }, sources.address);
  }

  /**
   * @param {Page} page
   * @param {number} scale
   */
  async function pngOf(page, scale) {
    const base64 = await page
      .locator('.canvas > svg')
      .evaluate(async (drawing, [address, factor]) => {
        const { drawingToPng } = await import(`${address}export/picture.js`);
        const blob = await drawingToPng(drawing, { scale: factor });
        /** @type {string} */
        const url = await new Promise((done) => {
          const reader = new FileReader();
          reader.onload = () => done(/** @type {string} */ (reader.result));
          reader.readAsDataURL(blob);
        });
        return url.replace('data:image/png;base64,', '');
      }, /** @type {const} */ ([sources.address, scale]));
    return Buffer.from(base64, 'base64');
  }

  /**
   * What a picture is when it is opened by itself.
   * @param {string} svg
   */
  async function alone(svg) {
    const page = await reading.open();
    await page.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
    const seen = await page.evaluate(() => {
      const root = document.documentElement;
      const ink = (/** @type {Element} */ element) => getComputedStyle(element);
      const edge = root.querySelector('path[stroke-dasharray]:not([marker-end])');
      return {
        root: root.localName,
        width: Number(root.getAttribute('width')),
        height: Number(root.getAttribute('height')),
        paper: ink(root.querySelector('rect') ?? root).fill,
        title: root.querySelector('title')?.textContent ?? '',
        texts: [...root.querySelectorAll('text')].map((text) => text.textContent?.trim()),
        anchors: [...root.querySelectorAll('text')].map((text) => ink(text).textAnchor),
        dashed: edge ? ink(edge).stroke : '',
        paths: root.querySelectorAll('path').length,
        unpainted: [...root.querySelectorAll('path:not([marker-end])')].filter(
          (path) => ink(path).stroke === 'none' && ink(path).fill === 'none',
        ).length,
        classes: root.querySelectorAll('[class], [style]').length,
      };
    });
    await page.close();
    return seen;
  }

  it('the drawing as SVG looks by itself as it does in the page', async () => {
    const page = await reading.open();
    const drawing = page.locator('.canvas > svg');
    const inPage = await drawing.evaluate((root) => ({
      texts: [...root.querySelectorAll('text')].map((text) => text.textContent?.trim()),
      label: root.getAttribute('aria-label'),
      negative: getComputedStyle(root.querySelector('.edge.negative') ?? root).stroke,
      paper: getComputedStyle(document.querySelector('backprop-by-hand') ?? root).backgroundColor,
      width: root.getBoundingClientRect().width,
      painted: root.querySelectorAll('path:not(.grip)').length,
    }));
    const svg = await svgOf(page);
    const seen = await alone(svg);
    assert.equal(seen.root, 'svg');
    assert.deepEqual(seen.texts.filter(Boolean), inPage.texts);
    assert.ok(seen.texts.includes('layer 1') && seen.texts.includes('target'));
    assert.deepEqual(new Set(seen.anchors), new Set(['middle']));
    assert.equal(seen.title, inPage.label);
    assert.equal(seen.dashed, inPage.negative, 'negative weights are dashed and orange');
    assert.equal(seen.paper, inPage.paper);
    assert.ok(seen.width >= inPage.width && seen.width < inPage.width + 100, `${seen.width}`);
    assert.equal(seen.paths, inPage.painted, 'without what is only there to be pressed');
    assert.equal(seen.unpainted, 0);
    assert.equal(seen.classes, 0, 'nothing depends on a style sheet');
    assert.match(svg, /<title>W\[1\] row 1, column 2 = −0\.1<\/title>/, 'tooltips stay');
    await page.close();
  });

  it('the drawing keeps the colours of a dark page, and the marks of the step', async () => {
    const page = await reading.open({ colorScheme: 'dark' });
    await page.getByRole('slider').focus();
    for (let step = 0; step < 14; step++) await page.keyboard.press('ArrowRight');
    const gradient = await page
      .locator('.canvas > svg .gradient-value')
      .first()
      .evaluate((text) => getComputedStyle(text).fill);
    const svg = await svgOf(page);
    const seen = await alone(svg);
    assert.equal(seen.paper, 'rgb(21, 23, 29)');
    assert.ok(svg.includes(`fill="${gradient}"`), gradient);
    assert.ok(svg.includes('marker-end='), 'arrows show the flow');
    await page.close();
  });

  it('the drawing as PNG has the size of the SVG times the scale, and is not blank', async () => {
    const page = await reading.open();
    const { width, height } = await alone(await svgOf(page));
    for (const scale of [1, 3]) {
      const png = await pngOf(page, scale);
      assert.equal(png.toString('latin1', 1, 4), 'PNG');
      assert.equal(png.readUInt32BE(16), width * scale);
      assert.equal(png.readUInt32BE(20), height * scale);
      const colours = await page.evaluate(async (base64) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        const found = new Map();
        for (const pixel of new Uint32Array(data.buffer)) {
          found.set(pixel, (found.get(pixel) ?? 0) + 1);
        }
        return {
          count: found.size,
          paper: found.get(new Uint32Array(data.buffer)[0]) / (data.length / 4),
        };
      }, png.toString('base64'));
      assert.ok(colours.count > 50, `${colours.count} colours`);
      assert.ok(colours.paper > 0.3 && colours.paper < 0.97, `paper ${colours.paper}`);
    }
    await page.close();
  });

  it('a file is downloaded under its name, and its address is freed afterwards', async () => {
    const page = await reading.open({ before: (opened) => opened.clock.install() });
    const coming = page.waitForEvent('download');
    const address = await page.evaluate(async (from) => {
      const { download } = await import(`${from}export/files.js`);
      const create = URL.createObjectURL;
      let made = '';
      URL.createObjectURL = (blob) => (made = create(blob));
      download('network.json', '{"title": "Größe −1"}', 'application/json');
      return made;
    }, sources.address);
    const downloaded = await coming;
    assert.equal(downloaded.suggestedFilename(), 'network.json');
    assert.equal(await readFile(await downloaded.path(), 'utf8'), '{"title": "Größe −1"}');
    const isReadable = () =>
      page.evaluate(
        (url) =>
          fetch(url).then(
            () => true,
            () => false,
          ),
        address,
      );
    assert.equal(await isReadable(), true);
    await page.clock.fastForward(60_000);
    assert.equal(await isReadable(), false);
    await page.close();
  });

  for (const [how, refuse] of /** @type {const} */ ([
    ['through the clipboard API', ''],
    ['where there is no clipboard API', 'undefined'],
    ['where the clipboard API is refused', 'refusing'],
  ])) {
    it(`a text is copied ${how}, and the focus stays`, async () => {
      const page = await reading.open({ permissions: ['clipboard-read', 'clipboard-write'] });
      await page.evaluate(async ([from, replacement]) => {
        const { copyText } = await import(`${from}export/files.js`);
        const { clipboard } = navigator;
        const root = document.querySelector('backprop-by-hand')?.shadowRoot;
        const next = /** @type {HTMLElement} */ (root?.querySelector('[data-control="next"]'));
        if (replacement) {
          const value =
            replacement === 'undefined'
              ? undefined
              : {
                  writeText: () => Promise.reject(new Error('refused')),
                };
          Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
        }
        next.addEventListener('click', async () => {
          const copied = await copyText('Z[2] = W[2]·A[1]\n  − b[2]');
          next.dataset.copied = `${copied} ${await clipboard.readText()}`;
          next.dataset.focused = `${root?.activeElement === next}`;
        });
      }, /** @type {const} */ ([sources.address, refuse]));
      await control(page, 'next').click();
      await page.locator('[data-control="next"][data-focused]').waitFor();
      const { copied, focused } = await control(page, 'next').evaluate((next) => ({
        .../** @type {HTMLElement} */ (next).dataset,
      }));
      assert.equal(copied, 'true Z[2] = W[2]·A[1]\n  − b[2]');
      assert.equal(focused, 'true');
      assert.equal(await page.locator('textarea').count(), 0);
      await page.close();
    });
  }

  it('says so when nothing can be copied', async () => {
    const page = await reading.open();
    const copied = await page.evaluate(async (from) => {
      const { copyText } = await import(`${from}export/files.js`);
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
      return copyText('x');
    }, sources.address);
    assert.equal(copied, false);
    await page.close();
  });

  it('says so when the script for it cannot be loaded', async () => {
    const page = await reading.open();
    await page.route('**/export.js*', (route) => route.abort());
    await page.locator('[data-panel="share"]').click();
    await control(page, 'copyText').click();
    const status = page.locator('[data-part="share-status"]');
    await status.filter({ hasText: 'could not be loaded' }).waitFor();
    await page.close();
  });
});
