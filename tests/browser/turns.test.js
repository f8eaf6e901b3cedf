// @ts-check
// What is painted of a move, and when: the drawing first, the equations in the frames after it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, largest, startChanging } from './changing.js';

/** @import { Page } from 'playwright-core' */

const open = startChanging();

/** Where each piece is that has its turn. */
const PIECES = {
  drawing: '.canvas > svg',
  layers: '.canvas > .equations',
  controls: '.timeline',
  formula: '[data-part="symbols"]',
  numbers: '[data-part="numbers"]',
  result: '[data-part="result"]',
  lines: '[data-part="elements"]',
  past: '.past, .past-empty',
};
const ALL = Object.keys(PIECES);

/** @param {unknown} document @param {{reducedMotion?: 'reduce' | 'no-preference'}} [options] */
async function reading(document, { reducedMotion = 'no-preference' } = {}) {
  const { page } = await open({ document, reducedMotion });
  await page.evaluate(watch, PIECES);
  return page;
}

/**
 * Runs in the page: `watched` does something and tells what each frame painted that was not so before.
 * @param {typeof PIECES} pieces
 */
function watch(pieces) {
  const widget = /** @type {any} */ (document.querySelector('backprop-by-hand'));
  const shown = () =>
    Object.entries(pieces).map(([piece, selector]) => ({
      piece,
      is: widget.shadowRoot.querySelector(selector)?.outerHTML,
    }));
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  let before = shown();
  const changes = () => {
    const now = shown();
    const changed = now.filter(({ is }, index) => is !== before[index].is);
    before = now;
    return changed.map(({ piece }) => piece);
  };
  /**
   * @param {() => Promise<void>} act
   * @param {number} [times] in one of so many frames
   * @param {number} [every]
   */
  const watched = async (act, times = 1, every = 1) => {
    await painted();
    changes();
    const frames = [];
    let isComplete = false;
    for (let frame = 0; !isComplete; frame++) {
      if (frame % every === 0 && frame < times * every) {
        await act();
        if (frame + every === times * every) widget.updateComplete.then(() => (isComplete = true));
      }
      await painted();
      frames.push(changes());
    }
    // Nothing is left over that is of another step.
    widget.requestUpdate();
    await widget.updateComplete;
    return { frames, left: changes() };
  };
  Object.assign(globalThis, { widget, watched });
}

/** @param {Page} page @param {string} act @param {number} [times] @param {number} [every] */
function acting(page, act, times, every) {
  return /** @type {Promise<{frames: string[][], left: string[]}>} */ (
    page.evaluate(`watched(() => ${act}, ${times ?? 1}, ${every ?? 1})`)
  );
}

describe('a move', () => {
  it('is drawn first, and its equations in three frames more', async () => {
    const page = await reading(article());
    for (const act of ['widget.next()', 'widget.next()', 'widget.back()', "widget.goTo('Z[4]')"]) {
      const { frames, left } = await acting(page, act);
      assert.deepEqual(frames, [
        ['drawing', 'layers'],
        ['controls', 'formula', 'past'],
        ['numbers', 'result'],
        ['lines'],
      ]);
      assert.deepEqual(left, []);
    }
  });

  it('into another phase has a frame more, for the equations of the layers', async () => {
    const page = await reading(article());
    for (const act of ["widget.goTo('dW[3]')", "widget.goTo('W[1]+')", "widget.goTo('Z[1]')"]) {
      const { frames, left } = await acting(page, act);
      assert.deepEqual(frames, [
        ['drawing'],
        ['layers'],
        ['controls', 'formula', 'past'],
        ['numbers', 'result'],
        ['lines'],
      ]);
      assert.deepEqual(left, []);
    }
  });

  it('of a large network has a frame for every piece, or two', async () => {
    const page = await reading(largest());
    for (const act of ["widget.goTo('Z[3]')", "widget.goTo('dW[3]')", "widget.goTo('dZ[3]')"]) {
      const { frames, left } = await acting(page, act);
      assert.deepEqual(frames, [
        ['drawing'],
        ['layers'],
        ['controls', 'formula'],
        ['past'],
        ['numbers'],
        ['numbers'],
        ['result'],
        ['lines'],
        ['lines'],
      ]);
      assert.deepEqual(left, []);
    }
  });

  it('from entry to entry of a large network takes nothing away that stays', async () => {
    const page = await reading(largest());
    await acting(page, "widget.goTo('dW[3](1,1)')");
    const { frames, left } = await acting(page, "widget.next('cell')");
    assert.equal(frames.filter((pieces) => pieces.includes('numbers')).length, 1);
    assert.equal(frames.filter((pieces) => pieces.includes('lines')).length, 1);
    assert.deepEqual(left, []);
  });

  it('moves nothing by itself before all of it is there, nor for longer than five seconds', async () => {
    const page = await reading(article());
    const timings = await page.evaluate(async () => {
      const { widget } = /** @type {any} */ (globalThis);
      const steps = [];
      for (const step of ['Z[1]', 'A[2]', 'loss', 'dW[3]', 'W[1]+']) {
        await widget.goTo(step);
        const animations = widget.shadowRoot.getAnimations();
        steps.push(
          animations.map((/** @type {Animation} */ { effect }) => effect?.getComputedTiming()),
        );
      }
      return steps.flat();
    });
    assert.ok(timings.length > 0);
    for (const { delay, endTime } of timings) {
      assert.ok(delay >= 150, 'three frames are there by then');
      assert.ok(endTime <= 5000, 'the limit of WCAG 2.2.2');
    }
  });

  it('is shown at once to who asked for less motion', async () => {
    const page = await reading(largest(), { reducedMotion: 'reduce' });
    assert.deepEqual(await acting(page, 'widget.next()'), { frames: [ALL], left: [] });
  });

  it('is shown at once where no frame comes', async () => {
    const page = await reading(article());
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
    assert.deepEqual((await acting(page, 'widget.next()')).frames, [ALL]);
  });

  it('is shown whole with a change', async () => {
    const page = await reading(article());
    const edit = "widget.set('W[1](1,1)', 5)";
    const { frames } = await acting(page, edit);
    assert.deepEqual(frames, [['drawing', 'numbers', 'result', 'lines']]);
    const both = await acting(page, "widget.next().then(() => widget.set('W[1](1,1)', 6))");
    assert.deepEqual(both, { frames: [ALL], left: [] });
  });

  for (const [name, network] of /** @type {const} */ ([
    ['the article', article],
    ['a large network', largest],
  ])) {
    it(`in every frame starves no piece of ${name}`, async () => {
      const page = await reading(network());
      const { frames, left } = await acting(page, 'widget.next()', 12);
      assert.deepEqual(new Set(frames.slice(0, 12).flat()), new Set(ALL));
      assert.deepEqual(left, []);
      for (let every = 2; every < 10; every++) {
        assert.deepEqual(
          (await acting(page, 'widget.next()', 3, every)).left,
          [],
          `every ${every}`,
        );
      }
    });
  }
});
