// @ts-check
// What a post with widgets costs its readers: bytes, the time until a widget is there, and many of
// them on one page.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openUnwatched } from './unwatched.js';
import { launch } from '../browser/chromium.js';
import { SCRIPT, startHosting } from '../browser/host-page.js';
import { publish } from '../engines/site.js';

const WIDGET = '<backprop-by-hand></backprop-by-hand>';
const FAR = '<div style="height: 4000px"></div>';
const ROUNDS = 9;
const LOOPS = 9;
const TIMES_WIDTH = 21;
const MANY = 20;
const FOLDER = 'dist/backprop-by-hand';
const POST = SCRIPT + FAR + WIDGET;

/** Prints all of it. */
export async function measureLoading() {
  const hosting = await startHosting();
  try {
    const [first, then] = await filesOf(hosting);
    console.log(`\nBytes, gzipped one by one, before the reader comes near: ${sizeOf(first)}`);
    console.log(`  and in all: ${sizeOf([...first, ...then])} (${[...first, ...then].join(', ')})`);
    console.log(
      '\nMilliseconds from coming near until a widget is painted, files at hand: median (least-most)\n' +
        '                                      controls and drawing   all of it',
    );
    for (const { slowdown, rate, times } of await timesUntilShown([1, 4])) {
      const [begun, whole] = /** @type {const} */ (['begun', 'whole']).map((key) =>
        spread(times.map((time) => time[key])).padEnd(TIMES_WIDTH),
      );
      const note = rate === 1 ? '' : `  throttled ${rate.toFixed(1)} times`;
      console.log(`  processor slowed down ${slowdown} times:       ${begun}  ${whole}${note}`);
    }
    const { milliseconds, bytes } = await many(hosting);
    console.log(
      `\n${MANY} widgets: all painted after ${milliseconds.toFixed(0)} ms, if all are asked for at once;`,
    );
    console.log(
      `  ${(bytes / MANY / 1e6).toFixed(2)} MB of memory for each, of scripts and of the page`,
    );
  } finally {
    await hosting.close();
  }
}

/** @typedef {Awaited<ReturnType<typeof startHosting>>} Hosting */

/**
 * @param {Hosting} hosting
 * @returns {Promise<[string[], string[]]>} what is asked for at once, and when the reader comes near
 */
async function filesOf(hosting) {
  /** @type {string[]} */
  let asked = [];
  const page = await hosting.open(POST, {
    before: (p) =>
      p.on('request', (request) => {
        const [, name] = request.url().match(/\/backprop-by-hand\/([^/]+)$/) ?? [];
        if (name) asked.push(name);
      }),
  });
  await page.waitForLoadState('networkidle');
  const first = asked;
  asked = [];
  await page.evaluate(comeNear);
  await page.close();
  return [first, asked];
}

/** @param {string[]} names */
function sizeOf(names) {
  const sizes = names.map(
    (name) => gzipSync(readFileSync(`${FOLDER}/${name}`), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0).toLocaleString('en');
}

/**
 * What a page does whose reader comes near its widget.
 * @typedef {{begun: number, whole: number}} Times milliseconds until the controls and the drawing are
 *   painted, and until the widget is
 * @returns {Promise<Times>}
 */
async function comeNear() {
  const start = performance.now();
  scrollTo(0, 3000);
  const painted = (/** @type {string} */ selector) =>
    new Promise((/** @type {(milliseconds: number) => void} */ resolve) => {
      const look = () => {
        const { shadowRoot } = /** @type {Element} */ (document.querySelector('backprop-by-hand'));
        if (!shadowRoot?.querySelector(selector)) return requestAnimationFrame(look);
        // A task after the frame's comes when it has been painted.
        return setTimeout(() => resolve(performance.now() - start));
      };
      requestAnimationFrame(look);
    });
  const [begun, whole] = await Promise.all([painted('.widget'), painted('.widget .help')]);
  return { begun, whole };
}

/** Until it is at rest: a reader comes near a widget some time after its page is there. */
async function settle() {
  await customElements.whenDefined('backprop-by-hand');
  await new Promise((resolve) => requestIdleCallback(resolve));
}

/** @returns {number} milliseconds that a loop takes which neither allocates nor waits */
function loop() {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 5e6; i++) sum = (31 * sum + i) | 0;
  return performance.now() - start + 0 * sum;
}

/**
 * What the browser is to be told so that a loop takes so many times as long. It throttles by interrupts, and
 * what these take comes on top: where they are slow, a rate of 4 makes a loop take more than 5 times as long.
 * @param {Awaited<ReturnType<typeof openUnwatched>>} page
 * @param {number} slowdown
 */
async function rateFor(page, slowdown) {
  const timeAt = async (/** @type {number} */ rate) => {
    await page.slowDown(rate);
    return page.evaluate(loop);
  };
  await timeAt(1); // compiled for speed
  const ratios = [];
  for (let i = 0; i < LOOPS; i++) ratios.push((await timeAt(slowdown)) / (await timeAt(1)));
  const ratio = ratios.sort((one, other) => one - other)[LOOPS >> 1];
  return 1 + (slowdown - 1) ** 2 / (ratio - 1);
}

/**
 * Every reader has the files at hand, but has not run them before.
 * @param {number[]} slowdowns
 */
async function timesUntilShown(slowdowns) {
  const [browser, site] = await Promise.all([launch(), publish({ 'post.html': POST })]);
  const address = `${site.address}post.html`;
  const open = () => openUnwatched(browser, { address, width: 1200, height: 900 });
  /** @param {number} rate @returns {Promise<Times>} */
  const once = async (rate) => {
    const page = await open();
    await page.evaluate(settle);
    await page.slowDown(rate);
    const times = await page.evaluate(comeNear);
    await page.close();
    return times;
  };
  /** @param {number} slowdown */
  const rateAt = async (slowdown) => {
    const page = await open();
    const rate = await rateFor(page, slowdown);
    await page.close();
    return rate;
  };
  try {
    const measured = [];
    for (const slowdown of slowdowns) {
      const rate = slowdown === 1 ? 1 : await rateAt(slowdown);
      const times = [];
      for (let round = 0; round < ROUNDS; round++) times.push(await once(rate));
      measured.push({ slowdown, rate, times });
    }
    return measured;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** @param {Hosting} hosting */
async function many(hosting) {
  const page = await hosting.open(SCRIPT);
  const client = await page.context().newCDPSession(page);
  const used = async () => {
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize = 0 } = /** @type {any} */ (
      await client.send('Runtime.getHeapUsage')
    );
    return usedSize + embedderHeapUsedSize;
  };
  const before = await used();
  const milliseconds = await page.evaluate(async (count) => {
    await customElements.whenDefined('backprop-by-hand');
    const start = performance.now();
    const all = Array.from({ length: count }, () => {
      const element = /** @type {any} */ (document.createElement('backprop-by-hand'));
      document.body.append(element);
      return element;
    });
    await Promise.all(all.map((element) => element.goTo('A[1]')));
    await Promise.all(all.map((element) => element.updateComplete));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  }, MANY);
  const bytes = (await used()) - before;
  await page.close();
  return { milliseconds, bytes };
}

/** @param {number[]} times */
function spread(times) {
  const sorted = times.sort((one, other) => one - other).map((time) => time.toFixed(0));
  return `${sorted[sorted.length >> 1]} (${sorted[0]}-${sorted[sorted.length - 1]})`;
}
