// @ts-check
// How the mathematics looks: brackets as high as their matrices, decimal points below each other,
// scripts smaller than what they stand at, nothing cut off. Brackets are looked for in pictures of
// the page, which stay in build/screenshots/.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { partsCutOff } from '../../browser/layout.js';
import { Reader } from '../reader.js';
import { publish } from '../site.js';

/** @import { OpenTab, Tab } from '../tab.js' */

const PICTURES = 'build/screenshots';

const PAGES = {
  'index.html': `<script type="module" src="backprop-by-hand/index.js"></script>
    <backprop-by-hand theme="light"></backprop-by-hand>`,
};

/** A product with a 3×3 matrix, a transposed one, a 3×3 result, a power of a difference, a sum. */
const STEPS = ['Z[2]', 'dA[3]', 'dW[3]', 'loss', 'db[4]'];

/**
 * @param {OpenTab} openTab
 * @param {string} engine for the names of pictures
 */
export function mathematicsSuite(openTab, engine) {
  describe('the mathematics', () => {
    /** @type {Awaited<ReturnType<typeof publish>>} */
    let site;
    /** @type {Tab} */
    let tab;
    before(async () => {
      mkdirSync(PICTURES, { recursive: true });
      site = await publish(PAGES);
      tab = await openTab();
      await tab.goto(site.address);
      await new Reader(tab).meet();
    });
    after(async () => {
      await site.close();
    });

    for (const step of STEPS) {
      it(`of ${step} has brackets around its matrices, and numbers that align`, async () => {
        await tab.evaluate(goTo, step);
        const picture = Buffer.from(await tab.screenshot());
        writeFileSync(`${PICTURES}/${engine}-${step}.png`, picture);
        const matrices = await tab.evaluate(brackets, picture.toString('base64'));
        assert.ok(matrices.length > 0, 'there are matrices');
        for (const { name, missing } of matrices) {
          assert.ok(Math.max(...missing) < 2, `${name}: px missing of its brackets: ${missing}`);
        }
        for (const { name, spread } of await tab.evaluate(decimalPoints)) {
          assert.ok(spread < 1, `${name}: the decimal points are ${spread} px apart`);
        }
      });
    }

    it('has small scripts, and no gap in a product', async () => {
      await tab.evaluate(goTo, 'dA[3]');
      const [transpose, shape] = await tab.evaluate(scriptSizes, ['msup', 'munder.shaped']);
      assert.ok(transpose < 0.85, `T has ${transpose} of the size of its W`);
      assert.ok(shape < 0.65, `a shape has ${shape} of the size of its symbol`);
      const gap = await tab.evaluate(() => {
        const matrices = document
          .querySelector('backprop-by-hand')
          ?.shadowRoot?.querySelectorAll('[data-part="numbers"] mtable');
        const [first, second] = [...(matrices ?? [])].map((box) => box.getBoundingClientRect());
        return second.left - first.right;
      });
      assert.ok(gap >= 0 && gap < 16, `${gap} px between two factors`);
      await tab.evaluate(goTo, 'loss');
      const [square, word] = await tab.evaluate(scriptSizes, ['msup', 'munder:not(.shaped)']);
      assert.ok(square < 0.85, `the square has ${square} of the size of what is squared`);
      assert.ok(word < 0.65, `the word below a sum has ${word} of its size`);
    });

    it('has its room in every step', async () => {
      const steps = await tab.evaluate(() => {
        const { walk } = /** @type {any} */ (document.querySelector('backprop-by-hand')).widget
          .state;
        return walk.steps.map((/** @type {{result: string}} */ { result }) => result);
      });
      assert.equal(steps.length, 32);
      for (const step of steps) {
        await tab.evaluate(goTo, step);
        assert.deepEqual(await tab.evaluate(partsCutOff, 'backprop-by-hand'), [], step);
        assert.deepEqual(await tab.evaluate(equationsCutOff), [], `the drawing at ${step}`);
      }
    });
  });
}

/**
 * In the page: shows a step, with its numbers in the middle of the window.
 * @param {string} step
 */
async function goTo(step) {
  const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
  await element.goTo(step);
  await element.updateComplete;
  element.shadowRoot
    .querySelector('[data-part="numbers"]')
    .scrollIntoView({ block: 'center', behavior: 'instant' });
}

/**
 * In the page: how many pixels of the lines of its brackets are not drawn, for every matrix with
 * numbers: of the two sides, then of their ends.
 * @param {string} picture of the page, as PNG
 * @returns {Promise<{name: string, missing: number[]}[]>}
 */
async function brackets(picture) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(image, 0, 0);
  const scale = image.width / innerWidth;
  const isDrawn = (/** @type {number} */ x, /** @type {number} */ y) => {
    const [red, green, blue] = context.getImageData(x, y, 1, 1).data;
    return Math.min(red, green, blue) < 170;
  };
  /**
   * How much of a line, two pixels to the side of it included, is not drawn.
   * @param {[number, number]} from
   * @param {[number, number]} to to the right or below
   */
  const missing = ([left, top], [right, bottom]) => {
    const isUpright = right === left;
    const length = Math.floor(isUpright ? bottom - top : right - left);
    let count = 0;
    for (let along = 0; along < length; along++) {
      const across = [-2, -1, 0, 1, 2].some((aside) =>
        isUpright
          ? isDrawn(left + aside, Math.floor(top) + along)
          : isDrawn(Math.floor(left) + along, top + aside),
      );
      if (!across) count++;
    }
    return count;
  };
  const root = document.querySelector('backprop-by-hand')?.shadowRoot;
  return [...(root?.querySelectorAll('[data-part="numbers"] mtable.matrix') ?? [])].map((table) => {
    const box = table.getBoundingClientRect();
    const [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom].map((at) =>
      Math.round(at * scale),
    );
    const end = Math.round(5 * scale); // of the short lines at the corners
    return {
      name: table.getAttribute('data-matrix') ?? '',
      missing: [
        missing([left, top], [left, bottom]),
        missing([right, top], [right, bottom]),
        ...[top, bottom].flatMap((at) => [
          missing([left, at], [left + end, at]),
          missing([right - end, at], [right, at]),
        ]),
      ],
    };
  });
}

/**
 * In the page: how far apart the decimal points of each column of numbers are, in pixels; of whole
 * numbers, where it would be.
 * @returns {{name: string, spread: number}[]}
 */
function decimalPoints() {
  const root = document.querySelector('backprop-by-hand')?.shadowRoot;
  const tables = root?.querySelectorAll('[data-part="now"] mtable.matrix') ?? [];
  return [...tables].flatMap((table) => {
    const rows = [...table.querySelectorAll('mtr')];
    return [...rows[0].children].map((_, column) => {
      const points = rows.map((row) => {
        const text = /** @type {Text} */ (row.children[column].querySelector('mn')?.firstChild);
        const length = text.data.match(/^.*?\d+/)?.[0].length ?? 0;
        const range = document.createRange();
        range.setStart(text, length - 1);
        range.setEnd(text, length);
        return range.getBoundingClientRect().right;
      });
      return {
        name: `${table.getAttribute('data-matrix')}, column ${column + 1}`,
        spread: Math.max(...points) - Math.min(...points),
      };
    });
  });
}

/**
 * In the page: the size of what stands above or below in the formula of the step, as a part of the
 * size of what it stands at.
 * @param {string[]} selectors
 */
function scriptSizes(selectors) {
  const root = document.querySelector('backprop-by-hand')?.shadowRoot;
  const size = (/** @type {Element} */ element) => parseFloat(getComputedStyle(element).fontSize);
  return selectors.map((selector) => {
    const [base, script] = root?.querySelector(`[data-part="symbols"] ${selector}`)?.children ?? [];
    return size(script) / size(base);
  });
}

/** In the page: the equations at the layers of the drawing that are wider than their buttons. */
function equationsCutOff() {
  const root = document.querySelector('backprop-by-hand')?.shadowRoot;
  return [...(root?.querySelectorAll('.equations button') ?? [])].flatMap((button) => {
    const box = button.getBoundingClientRect();
    const isCut = [...button.querySelectorAll('math')].some((math) => {
      const { left, right } = math.getBoundingClientRect();
      return left < box.left || right > box.right;
    });
    return isCut ? [button.textContent?.trim()] : [];
  });
}
