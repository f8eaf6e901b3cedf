// @ts-check
// For everyone: what axe finds, less motion, colours of one's own, large targets, little room.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsOf } from './axe.js';
import { cutOff } from './layout.js';
import { numberCell, visitStates } from './states.js';
import { readInTests } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const reading = readInTests();

describe('axe', () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    it(`finds nothing in any state, ${colorScheme}`, async () => {
      const page = await reading.open({ colorScheme });
      await visitStates(page, async (state) => {
        assert.deepEqual(await findingsOf(page), [], state);
      });
      await page.close();
    });

    it(`finds text of high contrast where it is asked for, ${colorScheme}`, async () => {
      const page = await reading.open({ colorScheme, contrast: 'more' });
      await visitStates(page, async (state) => {
        assert.deepEqual(await findingsOf(page, ['color-contrast-enhanced']), [], state);
      });
      await page.close();
    });
  }
});

describe('motion', () => {
  it('is off where the reader asked for less', async () => {
    const page = await reading.open({ reducedMotion: 'reduce' });
    const animation = await page
      .locator('.flow')
      .first()
      .evaluate((flow) => getComputedStyle(flow).animationName);
    assert.equal(animation, 'none');
    await page.close();
  });
});

describe('colours of the reader’s own', () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    it(`nothing is told by colour alone where the system chooses them, ${colorScheme}`, async () => {
      const page = await reading.open({ forcedColors: 'active', colorScheme });
      /** @param {string} selector @param {string} property */
      const style = (selector, property) =>
        page
          .locator(selector)
          .first()
          .evaluate((part, name) => getComputedStyle(part).getPropertyValue(name), property);
      assert.equal(await style('.edges .edge.positive', 'stroke-dasharray'), 'none');
      assert.notEqual(await style('.edges .edge.negative', 'stroke-dasharray'), 'none');
      assert.notEqual(
        await style('[data-grain="step"]', 'background-color'),
        await style('[data-grain="cell"]', 'background-color'),
        'what is pressed',
      );
      assert.match(await style('mtable.matrix', 'background-image'), /gradient/, 'the brackets');
      assert.match(await style('.timeline .track', 'background-image'), /gradient/);
      assert.notEqual(
        await style('.equations [aria-current="step"]', 'border-top-color'),
        await style('.equations [aria-current="false"]', 'border-top-color'),
        'the equation of the moment',
      );

      await page.locator('[data-grain="cell"]').click();
      assert.equal(await style('.elements .current', 'outline-style'), 'solid');
      assert.equal(await style('[data-part="numbers"] .lit', 'outline-style'), 'solid');
      assert.equal(await style('[data-part="result"] .lit', 'outline-style'), 'solid');
      await page.locator('[data-grain="step"]').click();

      await numberCell(page, 'W[1]').click();
      assert.match(await style('mtd:has(> [data-linked="same"])', 'outline-style'), /solid/);
      assert.equal(await style('.inspector .chosen', 'outline-style'), 'solid');
      await page.locator('[data-part="result"] mtd').first().hover();
      assert.match(await style('mtd:has(> [data-linked="operand"])', 'outline-style'), /dotted/);
      assert.match(await style('[data-dead] .way', 'text-decoration-line'), /line-through/);

      await page.locator('button.phase').nth(2).click();
      assert.notEqual(
        await style('[data-part="result"] .gradient', 'color'),
        await style('[data-part="numbers"] mtable:not(.gradient)', 'color'),
        'gradients',
      );
      const used = await page.locator('backprop-by-hand').evaluate(coloursOf);
      assert.deepEqual(used, []);
      await page.close();
    });
  }

  /**
   * Colours of text, lines and backgrounds that are not the system's. To be handed to a page.
   * @param {Element} element
   * @returns {string[]}
   */
  function coloursOf(element) {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const probe = root.appendChild(document.createElement('div'));
    const names =
      'Canvas CanvasText LinkText Highlight HighlightText GrayText ButtonText ButtonFace Field FieldText ButtonBorder';
    const system = names.split(' ').map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    const properties = ['color', 'background-color', 'border-top-color', 'stroke', 'fill'];
    const others = [...root.querySelectorAll('.widget *')].flatMap((part) => {
      const style = getComputedStyle(part);
      return properties
        .map((name) => [name, style.getPropertyValue(name)])
        .filter(([, colour]) => /^rgb/.test(colour) && !/, 0\)$/.test(colour))
        .filter(([, colour]) => !system.includes(colour))
        .filter(([name]) => part instanceof SVGElement || !/stroke|fill/.test(name))
        .map(
          ([name, colour]) => `${part.localName}.${part.getAttribute('class')} ${name} ${colour}`,
        );
    });
    return [...new Set(others)];
  }
});

describe('targets', () => {
  it('are at least 24 px, or stand 24 px apart', async () => {
    const page = await reading.open();
    await visitStates(page, async (state) => {
      assert.deepEqual(await smallTargets(page, 24), [], state);
    });
    await page.close();
  });

  it('are at least 44 px for a finger: controls, units and the cells of the step', async () => {
    const page = await reading.open({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
    });
    await visitStates(page, async (state) => {
      // Terms within a line of arithmetic, and the small type of the steps that are done, are
      // there a second time, and larger.
      assert.deepEqual(await smallTargets(page, 44, 'mn, .past mtd'), [], state);
    });
    await page.close();
  });

  /**
   * Targets that are smaller than they must be, and nearer to others than that.
   * @param {Page} page
   * @param {number} least in px
   * @param {string} [except]
   * @returns {Promise<string[]>}
   */
  function smallTargets(page, least, except) {
    return page.locator('backprop-by-hand').evaluate((element, [wanted, exceptions]) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      // Edges are as wide to the pointer as their grip; see the test of the drawing.
      const targets = [
        ...root.querySelectorAll(
          'button, input, select, summary, .track, [tabindex]:not([role="slider"], .link, [role="region"], .past, .paths, ol)',
        ),
      ]
        .filter((target) => !exceptions || !target.matches(exceptions))
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0)
        .filter(({ target, box }) => {
          const view = target.closest('.past')?.getBoundingClientRect();
          return !view || (box.bottom > view.top && box.top < view.bottom);
        });
      const isSmall = (/** @type {DOMRect} */ { width, height }) =>
        Math.min(width, height) < wanted - 0.01;
      const middle = (/** @type {DOMRect} */ box) => ({
        x: box.left + box.width / 2,
        y: box.top + box.height / 2,
      });
      return targets
        .filter(({ box }) => isSmall(box))
        .filter(({ target, box }) => {
          if (wanted > 24) return true;
          const { x, y } = middle(box);
          return targets.some(({ target: other, box: near }) => {
            if (other === target || other.contains(target) || target.contains(other)) return false;
            const { x: nearX, y: nearY } = middle(near);
            if (isSmall(near)) return Math.hypot(x - nearX, y - nearY) < wanted;
            const dx = Math.max(near.left - x, x - near.right, 0);
            const dy = Math.max(near.top - y, y - near.bottom, 0);
            return Math.hypot(dx, dy) < wanted / 2;
          });
        })
        .map(({ target, box }) => {
          const name = target.getAttribute('data-control') ?? target.textContent?.trim();
          return `${target.localName} ${name}: ${box.width} × ${box.height}`;
        });
    }, /** @type {[number, string | undefined]} */ ([least, except]));
  }

  it('of the drawing: a weight’s grip is as wide as a target must be', async () => {
    for (const [hasTouch, width] of /** @type {const} */ ([
      [false, '24px'],
      [true, '44px'],
    ])) {
      const page = await reading.open({ hasTouch, isMobile: hasTouch });
      const grip = page.locator('[data-layer="1"] .grip').first();
      assert.equal(await grip.evaluate((path) => getComputedStyle(path).strokeWidth), width);
      await page.close();
    }
  });
});

describe('little room', () => {
  for (const [what, width, height] of /** @type {const} */ ([
    ['320 px', 320, 640],
    ['200 % zoom of 1280 px', 640, 400],
  ])) {
    it(`${what}: nothing is cut, and nothing makes the page scroll sideways`, async () => {
      const page = await reading.open({ viewport: { width, height } });
      await visitStates(page, async (state) => {
        assert.deepEqual(await cutOff(page), [], state);
      });
      await page.close();
    });
  }
});
