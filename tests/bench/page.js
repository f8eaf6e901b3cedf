// @ts-check
// How long a move of the reader keeps the page busy: `npm run bench:page`. On a network of 16 units x
// 6 layers x 32 examples and on the article's. And what a post with widgets costs: loading.js.
//
// What is measured is the main thread, which is what the reader waits for: script, styles, layout,
// paint, and handing the frame to the compositor. Pixels are made by other threads or by the graphics card.
// A move takes a frame or, a step, several: told is what a frame takes, what the slowest one of a move
// does, and under "all" the time from the event until the last one is painted. All moves are made in
// several rounds, from the same place: "repeated" is the 95th percentile over the frames of one round, of
// each the median of its rounds, which leaves out what else the machine did in one of them. "cpu" and its
// parts are processor time.
import { spawnSync } from 'node:child_process';
import { makeMoves, measureMoves } from './frames.js';
import { measureLoading } from './loading.js';
import { launch } from '../browser/chromium.js';
import { serve } from '../../web/tools/serve.js';
import { setUp } from '../../web/tools/setup.js';

/** @import { Cost, Move } from './frames.js' */

const GOAL_MS = 16;
const ROUNDS = 5;
const UNITS = 16;
const LAYERS = 6;
const EXAMPLES = 32;
const TITLE_WIDTH = 32;

/** Numbers without a pattern, the same every time. */
function largeNetwork() {
  const number = (/** @type {number} */ i) => Math.round(Math.sin(i * 12.9898) * 1000) / 1000;
  const matrix = (/** @type {number} */ rows, /** @type {number} */ columns) =>
    Array.from({ length: rows }, (_row, row) =>
      Array.from({ length: columns }, (_column, column) => number(row * columns + column + 1)),
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
 * What readers do, each with how often it is done before, and in a round. `prepare` runs in the page
 * and returns what a move does; a round begins `from` where that key leads. What `undoes` itself is done
 * back at every other move, which does not count.
 * @type {{name: string, before: number, times: number, grain?: 'step' | 'cell', undoes?: boolean,
 *   prepare: string, from?: 'Home' | 'End'}[]}
 */
const MOVES = [
  { name: 'step on', before: 60, times: 60, prepare: `pressing('ArrowRight')`, from: 'Home' },
  { name: 'step back', before: 4, times: 60, prepare: `pressing('ArrowLeft')`, from: 'End' },
  {
    name: 'cell on',
    before: 40,
    times: 60,
    grain: 'cell',
    prepare: `pressing('ArrowRight')`,
    from: 'Home',
  },
  { name: 'change a weight', before: 10, times: 20, grain: 'step', prepare: `changing('W[1]')` },
  { name: 'point at a number', before: 10, times: 20, prepare: `pointing()` },
  { name: 'follow a weight', before: 4, times: 20, undoes: true, prepare: `following('W[1]')` },
];

/** Runs in the page before its own scripts: what a move does, by the helpers that MOVES name. */
function defineMoves() {
  const root = () => {
    const found = document.querySelector('backprop-by-hand')?.shadowRoot;
    if (!found) throw new Error('There is no widget.');
    return found;
  };
  const find = (/** @type {string} */ selector) => {
    const found = root().querySelector(selector);
    if (!(found instanceof Element)) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const bubbling = { bubbles: true, composed: true };
  const press = (/** @type {Element} */ at, /** @type {KeyboardEventInit} */ key) =>
    at.dispatchEvent(new KeyboardEvent('keydown', { ...bubbling, cancelable: true, ...key }));
  const move = (/** @type {string} */ key) => press(find('[data-control="next"]'), { key });
  const goTo = async (/** @type {'Home' | 'End'} */ key) => {
    move(key);
    await /** @type {any} */ (document.querySelector('backprop-by-hand')).updateComplete;
  };
  Object.assign(globalThis, {
    goTo,
    pressing: (/** @type {string} */ key) => () => move(key),
    /** The first step is where the first weights stand in the equations. */
    changing: async (/** @type {string} */ quantity) => {
      await goTo('Home');
      return (/** @type {number} */ index) =>
        press(find(`[data-part="numbers"] [data-matrix="${quantity}"] [data-at="0 0"]`), {
          key: index % 2 ? 'ArrowUp' : 'ArrowDown',
          altKey: true,
        });
    },
    pointing: () => (/** @type {number} */ index) => {
      const numbers = root().querySelectorAll('[data-part="numbers"] mtd[data-at]');
      const event = new PointerEvent('pointermove', { ...bubbling, pointerType: 'mouse' });
      numbers[index % numbers.length].dispatchEvent(event);
    },
    /** The panel opens, and closes at the next move. */
    following: (/** @type {string} */ quantity) => {
      const cell = find(`[data-part="numbers"] [data-matrix="${quantity}"] [data-at="0 0"]`);
      const click = (/** @type {Element} */ at) =>
        at.dispatchEvent(new MouseEvent('click', bubbling));
      click(cell);
      const tool = find('[data-panel="follow"]');
      if (tool.getAttribute('aria-expanded') === 'true') click(tool);
      return () => click(tool);
    },
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} title
 */
async function measure(page, title) {
  for (const { name, before, times, grain, undoes, prepare, from } of MOVES) {
    if (grain) await page.locator(`[data-grain="${grain}"]`).click();
    await page.evaluate(`(async () => (globalThis.move = await ${prepare}))()`);
    await makeMoves(page, before); // compiled for speed
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      if (from) await page.evaluate(`goTo('${from}')`);
      const moves = await measureMoves(page, times);
      rounds.push(undoes ? moves.filter((_, index) => index % 2 === 0) : moves);
    }
    print(`${title}: ${name}`, rounds);
  }
}

/**
 * @param {number[]} values
 * @param {number} share of them that is not above what is returned
 */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/**
 * What each frame of a round takes, in milliseconds: the median of all rounds.
 * @param {Move[][]} rounds
 */
function repeated(rounds) {
  return rounds[0].flatMap(({ frames }, move) =>
    frames.map((_, frame) => {
      const walls = rounds.flatMap((moves) => moves[move].frames[frame]?.wall ?? []);
      return quantile(walls, 0.5);
    }),
  );
}

/**
 * @param {string} title
 * @param {Move[][]} rounds
 */
function print(title, rounds) {
  const moves = rounds.flat();
  const frames = moves.flatMap((move) => move.frames);
  const of = (/** @type {keyof Cost} */ key) => frames.map((frame) => frame[key]);
  const slowest = moves.map((move) => Math.max(...move.frames.map(({ wall }) => wall)));
  const alls = moves.map(({ all }) => all);
  const p95 = quantile(repeated(rounds), 0.95);
  const columns = [
    p95,
    ...[0.5, 0.95].map((share) => quantile(of('wall'), share)),
    ...[0.5, 0.95, 1].map((share) => quantile(slowest, share)),
    quantile(alls, 0.5),
    ...[0.5, 0.95].map((share) => quantile(of('total'), share)),
    ...['script', 'layout', 'paint'].map((part) =>
      quantile(of(/** @type {'script'} */ (part)), 0.5),
    ),
  ].map((value) => value.toFixed(1).padStart(9));
  const note = p95 > GOAL_MS ? `   above ${GOAL_MS} ms` : '';
  const count = (frames.length / moves.length).toFixed(0).padStart(7);
  console.log(title.padEnd(TITLE_WIDTH) + count + columns.join('') + note);
}

setUp(['build', 'browser']);
const { status } = spawnSync(process.execPath, ['web/tools/build.js'], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
const [browser, server] = await Promise.all([launch(), serve({ port: 0 })]);
try {
  const heads = ['frames', 'repeated', 'median', 'p95', 'slowest', 'p95', 'max', 'all'];
  heads.push('cpu', 'cpu p95', 'script', 'layout', 'paint');
  const [first, ...others] = heads;
  console.log(
    'Milliseconds of the main thread'.padEnd(TITLE_WIDTH) +
      first.padStart(7) +
      others.map((head) => head.padStart(9)).join(''),
  );
  for (const [name, network] of /** @type {[string, object | null][]} */ ([
    ['article', null],
    [`${UNITS} x ${LAYERS} x ${EXAMPLES}`, largeNetwork()],
  ])) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(defineMoves);
    await page.goto(server.address);
    await page.locator('backprop-by-hand .widget [data-control="next"]').waitFor();
    if (network) {
      await page.evaluate((document_) => {
        const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
        return element.open(document_);
      }, network);
    }
    await measure(page, name);
    await page.close();
  }
  await measureLoading();
} finally {
  await browser.close();
  await server.close();
}
