// @ts-check
// For who uses the keyboard alone, or hears the page.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choosePreset, numberCell, openNetwork, togglePanel } from './states.js';
import { control, readInTests, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const reading = readInTests();

/**
 * What has the focus, as a reader would name it; empty if the focus is lost.
 * @param {Page} page
 * @returns {Promise<string>}
 */
function focused(page) {
  return page.locator('backprop-by-hand').evaluate((element) => {
    const holder = element.shadowRoot?.activeElement;
    if (!holder) return '';
    const names = ['data-control', 'data-panel', 'data-section', 'aria-label', 'data-step'];
    const found = names.map((name) => holder.getAttribute(name)).find(Boolean);
    return found ?? (holder.textContent?.trim() || holder.tagName);
  });
}

/**
 * Presses Tab until something has the focus.
 * @param {Page} page
 * @param {RegExp} wanted what focused() says of it
 */
async function tabTo(page, wanted) {
  for (let count = 0; !wanted.test(await focused(page)); count++) {
    assert.ok(count < 150, `Tab reaches ${wanted}`);
    await page.keyboard.press('Tab');
  }
}

/** The parts of the widget, in the order of the page. */
const PARTS = '.head, .moves, .timeline, .settings, .drawing, .tools, .panel, .sheet, .help';

/** @param {Page} page */
const heard = (page) => page.locator('p.said[aria-live="polite"]').innerText();

/** @param {Page} page */
const loss = (page) => page.locator('[data-part="loss"]').innerText();

describe('the keyboard alone', () => {
  it('walks through a whole iteration', async () => {
    const page = await reading.open();
    /** @type {Set<string>} */
    const phases = new Set();
    for (let step = 0; step < 32; step++) {
      phases.add(await page.locator('button.phase[aria-current="step"]').innerText());
      await page.keyboard.press('Enter'); // the focus is on Next from the beginning
      assert.equal(await focused(page), 'next');
    }
    assert.deepEqual([...phases], ['Forward', 'Loss', 'Backward', 'Update']);
    assert.match(await page.locator('.head .place').innerText(), /^Iteration 2 /);
    await page.close();
  });

  it('changes a weight and takes that back', async () => {
    const page = await reading.open();
    for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    assert.equal(await shownStep(page), 'Z[2]');
    const lossBefore = await loss(page);
    await tabTo(page, /^W 2, row 1, column 1: 0\.1$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(page), 'W 2, row 1, column 3: 0.5');
    await page.keyboard.type('0.75');
    assert.equal(await control(page, 'cell').inputValue(), '0.75');
    await page.keyboard.press('Enter');
    await page.locator('[aria-label="W 2, row 1, column 3: 0.75"]').first().waitFor();
    assert.equal(await focused(page), 'W 2, row 1, column 3: 0.75');
    assert.notEqual(await loss(page), lossBefore);
    await page.keyboard.press('Control+z');
    assert.equal(await focused(page), 'W 2, row 1, column 3: 0.5');
    assert.equal(await loss(page), lossBefore);
    await page.close();
  });

  it('leaves a cell as it was with Escape, after a refusal too', async () => {
    const page = await reading.open();
    await tabTo(page, /^W 1, row 1, column 1/);
    await page.keyboard.press('F2');
    assert.equal(await control(page, 'cell').inputValue(), '0.2');
    await page.keyboard.type('1,234');
    await page.keyboard.press('Enter');
    assert.match(await page.getByRole('alert').innerText(), /1,234 can be read in two ways/);
    assert.equal(await focused(page), 'cell', 'it can be corrected');
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'W 1, row 1, column 1: 0.2');
    await page.close();
  });

  it('opens a panel, works in it and closes it', async () => {
    const page = await reading.open();
    await tabTo(page, /^change$/);
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'change');
    await tabTo(page, /^layers$/);
    await page.keyboard.press('Space');
    assert.equal(await shownStep(page), 'Z[1]', 'the key of a button does not play');
    await tabTo(page, /^add-unit$/);
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'add-unit');
    await page.locator('.neuron[data-layer="1"][data-unit="3"]').waitFor();
    for (let count = 0; (await focused(page)) !== 'change'; count++) {
      assert.ok(count < 40);
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.panel').count(), 0);
    assert.equal(await focused(page), 'change');
    await page.close();
  });

  for (const [width, panel] of /** @type {const} */ ([
    [1440, 'change'],
    [1440, 'follow'],
    [390, 'follow'],
  ])) {
    it(`goes through everything in reading order, and out again (${width} px, ${panel})`, async () => {
      const page = await reading.open({ viewport: { width, height: 800 } });
      await numberCell(page, 'W[1]').click();
      if (width < 960 || panel !== 'follow') await togglePanel(page, panel);
      await control(page, 'preset').focus();
      /** @type {Awaited<ReturnType<typeof lookAtFocus>>[]} */
      const stops = [];
      for (let count = 0; await focused(page); count++) {
        assert.ok(count < 150, 'Tab leaves the widget');
        stops.push(await lookAtFocus(page));
        await page.keyboard.press('Tab');
      }
      assert.deepEqual(
        stops.filter(({ isShown }) => !isShown).map(({ name }) => name),
        [],
        'the focus is seen',
      );
      assert.deepEqual(
        stops.filter(({ isInView }) => !isInView).map(({ name }) => name),
        [],
        'what has it is in view',
      );
      const places = stops.map(({ place }) => place);
      assert.deepEqual(
        places,
        [...new Set(places)].sort((a, b) => a - b),
        'as in the page',
      );
      await page.evaluate(() => scrollTo(0, 0)); // on a small screen the moves stay in view
      const parts = await page.locator(PARTS).evaluateAll((found) =>
        found.map((part) => {
          const { top, left } = part.getBoundingClientRect();
          return { top, left };
        }),
      );
      for (const [index, { top, left }] of parts.entries()) {
        const next = parts[index + 1];
        // The next part stands below, or beside and further on.
        assert.ok(!next || next.top > top || next.left > left, `part ${index + 1}`);
      }
      assert.ok(stops.length > 30, String(stops.length));
      await page.close();
    });
  }

  /** @param {Page} page */
  function lookAtFocus(page) {
    return page.locator('backprop-by-hand').evaluate((element) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const holder = /** @type {Element} */ (root.activeElement);
      const hasOutline = (/** @type {Element} */ shown) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      };
      const { top, bottom, left, right } = holder.getBoundingClientRect();
      return {
        name: holder.getAttribute('aria-label') ?? holder.textContent?.trim() ?? '',
        isShown: [holder, ...holder.children].some(hasOutline),
        isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
        place: [...root.querySelectorAll('*')].indexOf(holder),
      };
    });
  }
});

describe('the focus is never lost', () => {
  it('when a message is closed', async () => {
    const page = await reading.open();
    await control(page, 'learning-rate').focus();
    await openNetwork(page, { format: 'another' });
    await control(page, 'dismiss').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.equal(await focused(page), 'learning-rate');
    await page.close();
  });

  it('when what is followed is let go', async () => {
    const page = await reading.open();
    await numberCell(page, 'W[1]').click();
    await control(page, 'let-go').focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'follow');
    await page.close();
  });

  it('when the health panel shows a unit', async () => {
    const page = await reading.open();
    await choosePreset(page, 'dead-relu');
    await togglePanel(page, 'health');
    await page.locator('[data-finding] button').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'follow');
    await page.close();
  });

  it('when a step of the past is gone back to', async () => {
    const page = await reading.open();
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
    await page.locator('.past button[data-step="2"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(await shownStep(page), 'Z[2]');
    assert.equal(await focused(page), 'next', 'the reader goes on from there');
    await page.keyboard.press('ArrowRight');
    assert.equal(await shownStep(page), 'A[2]');
    await page.locator('.past button[data-step="0"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(await shownStep(page), 'Z[1]');
    assert.equal(await focused(page), 'next');
    await page.close();
  });

  it('when a change takes away the cell that has it', async () => {
    const page = await reading.open();
    await togglePanel(page, 'change');
    await control(page, 'add-input').click();
    await numberCell(page, 'W[1]', '0 3').focus();
    await page.keyboard.press('Control+z');
    assert.match(await focused(page), /^W 1, row 1, column \d: /);
    await page.close();
  });

  it('when the next step has not the matrix in which it is: it stays among the numbers', async () => {
    const page = await reading.open();
    await numberCell(page, 'W[1]', '2 2').focus();
    await page.keyboard.press(' ');
    for (const result of ['A[1]', 'Z[2]', 'A[2]']) {
      await page.locator(`.now[data-step="${result}"]`).waitFor();
      assert.match(await focused(page), /, row \d, column \d: /);
    }
    await page.keyboard.press(' ');
    await control(page, 'play').waitFor(); // it does not play any more
    await page.close();
  });

  it('when another network has nothing of what had it', async () => {
    const page = await reading.open();
    await page.locator('.neuron[data-layer="3"][data-unit="2"]').focus();
    await openNetwork(page, {
      format: 'backprop-by-hand/1',
      inputs: [[1]],
      targets: [[0]],
      layers: [{ weights: [[0.5]], biases: [0], activation: 'identity' }],
      loss: 'squared-error',
    });
    assert.notEqual(await focused(page), '');
    await page.close();
  });
});

describe('what is heard', () => {
  /**
   * Names in the accessibility tree.
   * @param {Page} page
   * @param {string} role
   */
  async function named(page, role) {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter((node) => node.role?.value === role && !node.ignored)
      .map((node) => String(node.name?.value));
  }

  it('the numbers of the equations stand in grids, each with its place', async () => {
    const page = await reading.open();
    for (let step = 0; step < 2; step++) await page.locator('[data-control="next"]').click();
    const grids = await named(page, 'grid');
    for (const name of ['W 2', 'A 1', 'b 2', 'Z 2']) assert.ok(grids.includes(name), name);
    const cells = await named(page, 'gridcell');
    assert.ok(cells.includes('W 2, row 1, column 3: 0.5'), cells.join('\n'));
    await page.close();
  });

  it('so do those of the panel in which they are changed', async () => {
    const page = await reading.open();
    await togglePanel(page, 'change');
    await page.locator('.editor mtable').first().waitFor();
    assert.deepEqual(
      (await named(page, 'grid')).filter((name) => /^[XY]$/.test(name)),
      ['X', 'Y', 'X'], // those of the panel stand before that of the equation
    );
    assert.ok((await named(page, 'gridcell')).includes('Y, row 3, column 1: 0'));
    await page.close();
  });

  it('the rows of what is followed have their place, too', async () => {
    const page = await reading.open();
    await numberCell(page, 'W[1]', '0 2').click();
    const rows = await named(page, 'rowheader');
    assert.equal(rows[0], 'W 1, row 1, column 3');
    assert.equal(rows[1], 'gradient of W 1, row 1, column 3');
    assert.equal(rows[2], 'new W 1, row 1, column 3');
    assert.ok((await named(page, 'cell')).includes('0.4'));
    await page.close();
  });

  it('a change says the new value and the loss, and nothing else', async () => {
    const page = await reading.open();
    assert.match(await heard(page), /^Each unit of layer 1 adds up the inputs/);
    await numberCell(page, 'W[1]', '0 2').focus();
    await page.keyboard.type('0.6');
    await page.keyboard.press('Enter');
    await page.locator('[aria-label="W 1, row 1, column 3: 0.6"]').first().waitFor();
    assert.equal(await heard(page), `W 1, row 1, column 3: 0.6. Loss: ${await loss(page)}.`);
    await page.keyboard.press('Control+z');
    assert.equal(await heard(page), `Undone. Loss: ${await loss(page)}.`);
    assert.match(await loss(page), /^0\.46365$/); // as in the article, corrected
    await page.keyboard.press('Control+Shift+z');
    assert.match(await heard(page), /^Done again\. Loss: /);
    await control(page, 'learning-rate').fill('0.2');
    await page.keyboard.press('Enter');
    assert.match(await heard(page), /^Learning rate α: 0\.2\. Loss: /);
    await togglePanel(page, 'change');
    await control(page, 'add-input').click();
    assert.match(await heard(page), /^The network is changed\. Loss: /);
    await control(page, 'next').click();
    assert.match(await heard(page), /^What layer 1 passes on/);
    await page.close();
  });

  it('there is one polite region, and its sentence is not repeated elsewhere', async () => {
    const page = await reading.open();
    assert.equal(await page.locator('[aria-live]').count(), 1);
    await page.close();
  });
});
