// @ts-check
// How long a move of the reader keeps the page busy, from the key to the painted frame: `npm run
// bench:page`, with --runs 5 for more rounds. On a network of 16 units x 6 layers x 32 examples and
// on the article's.
import { spawnSync } from 'node:child_process';
import { launch } from '../browser/chromium.js';
import { serve } from '../../web/tools/serve.js';
import { setUp } from '../../web/tools/setup.js';

/** @typedef {import('playwright-core').Page} Page */

const GOAL_MS = 16;
const UNITS = 16;
const LAYERS = 6;
const EXAMPLES = 32;

/** Numbers without a pattern, the same every time. */
function largeNetwork() {
  const number = (/** @type {number} */ i) => Math.round(Math.sin(i * 12.9898) * 1000) / 1000;
  const matrix = (/** @type {number} */ rows, /** @type {number} */ columns) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => number(row * columns + column + 1)),
    );
  return {
    format: 'backprop-by-hand/1',
    inputs: matrix(UNITS, EXAMPLES),
    targets: matrix(UNITS, EXAMPLES),
    layers: Array.from({ length: LAYERS }, (_, index) => ({
      units: UNITS,
      initializer: 'xavier',
      seed: index + 1,
      activation: index + 1 === LAYERS ? 'identity' : 'tanh',
    })),
    loss: 'squared-error',
  };
}

/**
 * Presses a key so often, each time at the beginning of a frame, and measures until that frame is
 * painted.
 * @param {Page} page
 * @param {string} key
 * @param {number} times
 * @returns {Promise<number[]>} milliseconds
 */
function measureKey(page, key, times) {
  return page.evaluate(
    async ([pressed, count]) => {
      const element = document.querySelector('backprop-by-hand');
      const next = element?.shadowRoot?.querySelector('[data-control="next"]');
      if (!next) throw new Error('There is no widget.');
      /** @type {number[]} */
      const durations = [];
      for (let move = 0; move < Number(count); move++) {
        durations.push(
          await new Promise((resolve) =>
            requestAnimationFrame(() => {
              const start = performance.now();
              const options = { key: String(pressed), bubbles: true, composed: true };
              next.dispatchEvent(new KeyboardEvent('keydown', options));
              // A message that is posted within a frame arrives when the frame is painted.
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - start);
              requestAnimationFrame(() => {});
              port2.postMessage(null);
            }),
          ),
        );
      }
      return durations;
    },
    [key, times],
  );
}

/**
 * @param {string} title
 * @param {number[]} durations
 */
function print(title, durations) {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1).padStart(7);
  const note = Number(at(0.95)) > GOAL_MS ? `   above ${GOAL_MS} ms` : '';
  console.log(`${title.padEnd(44)}${at(0.5)}${at(0.95)}${at(1)}${note}`);
}

setUp(['build', 'browser']);
const { status } = spawnSync(process.execPath, ['web/tools/build.js'], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
const [browser, server] = await Promise.all([launch(), serve({ port: 0 })]);
try {
  console.log(
    `${'Milliseconds from the key to the painted frame'.padEnd(44)} median    p95    max`,
  );
  for (const [name, network] of /** @type {[string, object | null][]} */ ([
    ['the article', null],
    [`${UNITS} units, ${LAYERS} layers, ${EXAMPLES} examples`, largeNetwork()],
  ])) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.address);
    await page.locator('backprop-by-hand .widget [data-control="next"]').waitFor();
    if (network) {
      await page.evaluate((document_) => {
        const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
        return element.open(document_);
      }, network);
    }
    await measureKey(page, 'ArrowRight', 120); // compiled for speed
    print(`${name}: step on`, await measureKey(page, 'ArrowRight', 200));
    print(`${name}: step back`, await measureKey(page, 'ArrowLeft', 200));
    await page.locator('[data-grain="cell"]').click();
    await measureKey(page, 'ArrowRight', 40);
    print(`${name}: cell on`, await measureKey(page, 'ArrowRight', 400));
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
