// @ts-check
// The drawing on a phone: the numbers of the edges at work stand clear of everything else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readInTests } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const reading = readInTests();

/**
 * What the numbers of the edges cover, at every entry of some steps.
 * @param {Page} page
 * @param {string[]} steps
 * @returns {Promise<{labels: number, covered: string[]}>}
 */
function walkOver(page, steps) {
  return page.locator('backprop-by-hand').evaluate(async (element, names) => {
    const widget = /** @type {any} */ (element);
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const boxesOf = (/** @type {string} */ selector) =>
      [...root.querySelectorAll(`.drawing svg ${selector}`)].map((part) => ({
        box: /** @type {SVGGraphicsElement} */ (part).getBBox(),
        text: part.textContent?.trim() ?? '',
      }));
    /** Of a text's box, how much is above and below its signs. */
    const AIR = 0.2;
    const covers = (/** @type {DOMRect} */ a, /** @type {DOMRect} */ b) =>
      a.x + a.width > b.x + 0.5 &&
      b.x + b.width > a.x + 0.5 &&
      a.y + a.height * (1 - AIR) > b.y + b.height * AIR &&
      b.y + b.height * (1 - AIR) > a.y + a.height * AIR;
    const covered = [];
    let labels = 0;
    for (const name of names) {
      await widget.goTo(`${name}(1,1)`);
      const { iteration } = widget.position;
      while (widget.position.step === name && widget.position.iteration === iteration) {
        await widget.updateComplete;
        const own = boxesOf('.edge-labels text');
        const others = [...boxesOf('text:not(.edge-label)'), ...own];
        labels += own.length;
        for (const label of own) {
          for (const other of others) {
            if (other === label || !covers(label.box, other.box)) continue;
            covered.push(`${widget.position.text}: ${label.text} over ${other.text}`);
          }
        }
        await widget.next('cell');
      }
    }
    return { labels, covered };
  }, steps);
}

describe('on a phone', () => {
  for (const width of [360, 390]) {
    it(`no number of an edge covers another number at ${width} px`, async () => {
      const page = await reading.open({ viewport: { width, height: 800 } });
      await page.locator('[data-grain="cell"]').click();
      for (const layer of [2, 3, 4]) {
        const steps = [`Z[${layer}]`, `dW[${layer}]`, `dA[${layer - 1}]`, `W[${layer}]+`];
        const walked = await walkOver(page, steps);
        assert.deepEqual(walked.covered, []);
        assert.equal(walked.labels, 36, 'three of each sum, one of each other entry');
      }
      await page.close();
    });
  }
});
