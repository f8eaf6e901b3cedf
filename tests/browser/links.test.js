// @ts-check
// Pointing at numbers, neurons and edges: by mouse, by touch, by keyboard, and as they are spoken.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { article, startChanging } from './changing.js';
import { shownStep } from './widget.js';

/**
 * @import { Page } from 'playwright-core'
 * @import { Reader } from './changing.js'
 */

const start = startChanging();
/** @type {Reader} */
let reader;
/** @type {Page} */
let page;

/** @param {Parameters<typeof start>[0]} [options] */
async function begin(options) {
  reader = await start(options);
  page = reader.page;
}

/** @param {number} layer @param {number} unit counted from 1 */
const neuron = (layer, unit) =>
  page.locator(`.neuron[data-layer="${layer}"][data-unit="${unit - 1}"]`);

/** @param {number} layer @param {number} to counted from 1 @param {number} from */
const edge = (layer, to, from) =>
  page.locator(`[data-layer="${layer}"][data-to="${to - 1}"][data-from="${from - 1}"]`);

/**
 * What is marked, as `where: what`, with rows, columns and units counted from 1.
 * @param {'same' | 'operand'} how
 */
const marked = (how) =>
  page.locator(`.stage [data-linked="${how}"]`).evaluateAll((elements) =>
    elements
      .filter((element) => !element.closest('.panel')) // the panel has tests of its own
      .map((element) => {
        const number = (/** @type {string} */ name) =>
          Number(element.getAttribute(`data-${name}`)) + 1;
        const layer = element.getAttribute('data-layer');
        if (element.hasAttribute('data-to')) {
          return `edge: ${layer} ${number('to')} ${number('from')}`;
        }
        if (element.hasAttribute('data-unit')) return `unit: ${layer} ${number('unit')}`;
        const part = element.closest('[data-part]')?.getAttribute('data-part') ?? 'drawing';
        const line = element.closest('[data-cell]')?.getAttribute('data-cell');
        const place = line ? `line ${Number(line) + 1}` : part;
        return `${place}: ${element.getAttribute('data-quantity')} ${number('row')} ${number('column')}`;
      })
      .sort(),
  );

const WEIGHT = ['edge: 2 1 3', 'line 1: W[2] 1 3', 'numbers: W[2] 1 3'];
const BIAS = 'numbers: b[2] 1 1'; // one of 0 is left out of the line of arithmetic
const RESULT = ['line 1: Z[2] 1 1', 'result: Z[2] 1 1', 'unit: 2 1'];
const NEURON = ['line 1: Z[2] 1 1', BIAS, 'result: Z[2] 1 1', 'unit: 2 1'];
const READ = [
  'edge: 2 1 1',
  'edge: 2 1 2',
  'edge: 2 1 3',
  'line 1: A[1] 1 1',
  'line 1: A[1] 2 1',
  'line 1: A[1] 3 1',
  'line 1: W[2] 1 1',
  'line 1: W[2] 1 2',
  'line 1: W[2] 1 3',
  'numbers: A[1] 1 1',
  'numbers: A[1] 2 1',
  'numbers: A[1] 3 1',
  'numbers: W[2] 1 1',
  'numbers: W[2] 1 2',
  'numbers: W[2] 1 3',
  BIAS,
  'past: A[1] 1 1',
  'past: A[1] 2 1',
  'past: A[1] 3 1',
  'unit: 1 1',
  'unit: 1 2',
  'unit: 1 3',
];

describe('by mouse', () => {
  beforeEach(async () => {
    await begin();
    await reader.walkTo('Z[2]');
  });

  it('W[2] row 1 column 3 is one edge, one cell and one term', async () => {
    await reader.cell('W[2]', 1, 3).hover();
    assert.deepEqual(await marked('same'), WEIGHT);
    assert.deepEqual(await marked('operand'), []);
    await page.locator('h1').hover();
    assert.deepEqual(await marked('same'), []);
  });

  it('its term says so as well', async () => {
    await page.locator('[data-cell="0"] [data-quantity="W[2]"][data-column="2"]').hover();
    assert.deepEqual(await marked('same'), WEIGHT);
  });

  it('an edge marks its cells', async () => {
    const path = edge(2, 1, 3).locator('.grip');
    const [x, y] = await path.evaluate((line) => {
      const grip = /** @type {SVGPathElement} */ (line);
      const at = grip.getPointAtLength(grip.getTotalLength() * 0.15);
      const point = at.matrixTransform(/** @type {DOMMatrix} */ (grip.getScreenCTM()));
      return [point.x, point.y];
    });
    await page.mouse.move(x, y);
    assert.deepEqual(await marked('same'), WEIGHT);
    await page.mouse.click(x, y);
    await page.locator('h1').hover();
    assert.deepEqual(await marked('same'), WEIGHT, 'what was pressed stays marked');
    await page.locator('h1').click();
    assert.deepEqual(await marked('same'), WEIGHT, 'a click outside the widget is none of ours');
    await page.locator('.now .sentence').click();
    assert.deepEqual(await marked('same'), []);
  });

  it('a neuron marks its row of everything', async () => {
    await neuron(2, 1).hover();
    assert.deepEqual(await marked('same'), NEURON);
    await reader.walkTo('dZ[2]');
    await neuron(2, 3).hover();
    const same = await marked('same');
    for (const quantity of ['dA[2]', "g'(Z[2])"]) {
      assert.ok(same.includes(`numbers: ${quantity} 3 1`), quantity);
    }
    assert.ok(same.includes('result: dZ[2] 3 1'));
    assert.ok(same.includes('past: A[2] 3 1'));
  });

  it('a result marks the row, the column and the terms that it is worked out from', async () => {
    await reader.cell('Z[2]', 1, 1, 'result').hover();
    assert.deepEqual(await marked('same'), RESULT);
    assert.deepEqual(await marked('operand'), READ);
  });

  it('of every kind: nothing of the shown equation but the result is marked as the same', async () => {
    await reader.open({ ...article(), inputs: [[1, 2], [4, 5], [7, 8]], targets: [[1, 0], [0, 1], [0, 0]] }); // prettier-ignore
    for (const quantity of ['Z[3]', 'A[3]', 'loss', 'dZ[3]', 'dW[3]', 'db[3]', 'dA[2]', 'W[3]+']) {
      await reader.walkTo(quantity);
      const result = page.locator(`[data-part="result"] [data-quantity="${quantity}"]`).first();
      await result.hover();
      const same = (await marked('same')).filter((place) => /^(line|numbers|result)/.test(place));
      assert.deepEqual(same, [`line 1: ${quantity} 1 1`, `result: ${quantity} 1 1`]);
      const read = (await marked('operand')).filter((place) => place.startsWith('numbers'));
      assert.ok(read.length > 0, quantity);
    }
  });

  it('a result that is pointed at has the colour of what is lit, as its other places', async () => {
    const cell = reader.cell('Z[2]', 1, 1, 'result');
    const number = page.locator('[data-cell="0"] [data-quantity="Z[2]"]');
    await cell.hover();
    const [of, other] = await Promise.all(
      [cell, number].map((place) =>
        place.evaluate((element) => getComputedStyle(element).backgroundColor),
      ),
    );
    assert.equal(of, other);
  });

  it('of a slope too, whichever the activation, which dZ reads at its own place', async () => {
    await reader.open(PRESETS.xor);
    await reader.walkTo('dZ[1]');
    await reader.cell('dZ[1]', 1, 1, 'result').hover();
    const read = await marked('operand');
    assert.ok(read.includes("numbers: g'(Z[1]) 1 1"), read.join('\n'));
    assert.ok(read.includes('numbers: dA[1] 1 1'));
  });

  it('follow the focus, where another step puts another number', async () => {
    await reader.walkTo('Z[2]');
    await page.locator('[data-part="result"] mtd[tabindex]').nth(1).focus();
    assert.ok((await marked('same')).includes('result: Z[2] 2 1'));
    for (const result of ['Z[3]', 'Z[4]']) {
      await page.evaluate((name) => {
        void document.querySelector('backprop-by-hand')?.goTo(name);
      }, result);
      await page.locator(`.now[data-step="${result}"]`).waitFor();
      const same = await marked('same');
      assert.ok(same.includes(`result: ${result} 2 1`), same.join('\n'));
      assert.ok(!same.some((mark) => mark.startsWith('unit: 2')), same.join('\n'));
    }
  });

  it('of a product with a transposed matrix too', async () => {
    await reader.walkTo('dA[1]');
    await reader.cell('dA[1]', 3, 1, 'result').hover();
    const read = await marked('operand');
    for (const row of [1, 2, 3]) {
      assert.ok(read.includes(`numbers: W[2] ${row} 3`), 'column 3 of W, which is row 3 here');
      assert.ok(read.includes(`edge: 2 ${row} 3`));
      assert.ok(read.includes(`unit: 2 ${row}`));
    }
    assert.ok(!read.some((place) => /W\[2\] . [12]$/.test(place)));
  });

  it('of a batch only the same example is the same', async () => {
    await reader.open({ ...article(), inputs: [[1, 2], [4, 5], [7, 8]], targets: [[1, 0], [0, 1], [0, 0]] }); // prettier-ignore
    await reader.walkTo('A[1]');
    await reader.cell('A[1]', 2, 2, 'result').hover();
    assert.ok((await marked('operand')).includes('past: Z[1] 2 2'));
    for (const how of /** @type {const} */ (['same', 'operand'])) {
      const all = await marked(how);
      assert.ok(!all.includes('past: Z[1] 2 1'), 'the other example of the same neuron');
    }
    await neuron(1, 2).hover();
    assert.ok((await marked('same')).includes('past: Z[1] 2 1'), 'a neuron has all examples');
  });
});

describe('by touch', () => {
  beforeEach(() => begin({ viewport: { width: 360, height: 800 }, hasTouch: true }));

  it('a tap points, and stays until another', async () => {
    await page.locator('[data-control="next"]').tap();
    await page.locator('[data-control="next"]').tap();
    assert.equal(await shownStep(page), 'Z[2]');
    await reader.cell('W[2]', 1, 3).tap();
    assert.deepEqual(await marked('same'), WEIGHT);
    await page.locator('[data-control="next"]').tap();
    assert.deepEqual(await marked('same'), ['edge: 2 1 3'], 'the button is no other place');
    await page.locator('[data-control="back"]').tap();
    assert.deepEqual(await marked('same'), WEIGHT);
    await neuron(2, 1).tap();
    assert.deepEqual(await marked('same'), NEURON);
  });

  /** As the page writes it. @param {number} row counted from 1 @param {number} column */
  const weightAt = (row, column) =>
    String(article().layers[1].weights[row - 1][column - 1]).replace('-', '−');

  it('a tap on an edge chooses the edge that it marks, also where edges cross', async () => {
    const drawing = page.locator('.canvas');
    await drawing.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    for (const [to, from] of [
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 0],
      [0, 2],
      [2, 2],
    ]) {
      // prettier-ignore
      for (const share of [0.3, 0.5, 0.7]) {
        const at = await page
          .locator(`.link[data-layer="2"][data-to="${to}"][data-from="${from}"] .grip`)
          .evaluate((line, part) => {
            const path = /** @type {SVGPathElement} */ (/** @type {unknown} */ (line));
            const point = path.getPointAtLength(path.getTotalLength() * part);
            const { x, y } = point.matrixTransform(path.getScreenCTM() ?? undefined);
            return { x, y };
          }, share);
        await page.touchscreen.tap(at.x, at.y);
        await page.locator('[data-part="chosen"]').waitFor();
        const tapped = (await marked('same')).find((place) => place.startsWith('edge'));
        const [row, column] = tapped?.match(/^edge: 2 (\d) (\d)$/)?.slice(1).map(Number) ?? [];
        assert.equal(
          await page.locator('[data-part="chosen"] span').innerText(),
          `Weight from unit ${column} of layer 1 to unit ${row} of layer 2: ${weightAt(row, column)}`,
        );
      }
    }
  });

  it('cells, units and edges are large enough to hit', async () => {
    const sizes = await page
      .locator('mtd[tabindex], .neuron, .targets [tabindex]')
      .evaluateAll((elements) =>
        elements.map((element) => {
          const { width, height } = element.getBoundingClientRect();
          return Math.min(width, height);
        }),
      );
    assert.ok(sizes.length > 20);
    assert.ok(Math.min(...sizes) >= 24, `${Math.min(...sizes)} px`);
    const grip = await page
      .locator('.grip')
      .first()
      .evaluate((line) => parseFloat(getComputedStyle(line).strokeWidth));
    assert.ok(grip >= 24);
  });
});

describe('by keyboard', () => {
  beforeEach(async () => {
    await begin();
    await reader.walkTo('Z[2]');
  });

  it('arrows, Home and End move within a matrix, and not the steps', async () => {
    await reader.cell('W[2]', 1, 1).focus();
    assert.equal(await reader.spoken(), 'W 2, row 1, column 1: 0.1');
    /** @type {[string, string][]} */
    const moves = [
      ['ArrowRight', 'W 2, row 1, column 2: −0.2'],
      ['ArrowDown', 'W 2, row 2, column 2: 0.1'],
      ['End', 'W 2, row 2, column 3: −0.3'],
      ['ArrowRight', 'W 2, row 2, column 3: −0.3'],
      ['Home', 'W 2, row 2, column 1: 0.4'],
      ['Control+End', 'W 2, row 3, column 3: 0.2'],
      ['Control+Home', 'W 2, row 1, column 1: 0.1'],
      ['ArrowUp', 'W 2, row 1, column 1: 0.1'],
    ];
    for (const [key, expected] of moves) {
      await page.keyboard.press(key);
      assert.equal(await reader.spoken(), expected, key);
    }
    assert.equal(await shownStep(page), 'Z[2]');
    await page.keyboard.press('End');
    assert.deepEqual(await marked('same'), WEIGHT, 'the focus points');
  });

  it('a matrix is one tab stop, which remembers its cell', async () => {
    await reader.cell('W[2]', 1, 1).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    assert.equal(await reader.spoken(), 'A 1, row 1, column 1: 2.6');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await reader.spoken(), 'W 2, row 2, column 2: 0.1');
    const stops = await page
      .locator('[data-roving]')
      .evaluateAll((groups) => groups.map((g) => g.querySelectorAll('[tabindex="0"]').length));
    assert.ok(stops.length > 6);
    assert.deepEqual([...new Set(stops)], [1]);
  });

  it('a transposed matrix moves as it is shown, and speaks as it is', async () => {
    await reader.walkTo('dA[1]');
    await reader.cell('W[2]', 1, 1).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await reader.spoken(), 'W 2, row 2, column 1: 0.4');
    await page.keyboard.press('ArrowDown');
    assert.equal(await reader.spoken(), 'W 2, row 2, column 2: 0.1');
  });

  it('Enter on an entry of the result goes to its arithmetic', async () => {
    await reader.cell('Z[2]', 2, 1, 'result').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('[data-part="elements"] .current').getAttribute('data-cell'), '1'); // prettier-ignore
    assert.match(await reader.spoken(), /^Z 2, row 2, column 1: 0\.35/, 'the focus stays');
  });

  it('the terms of the lines can be gone through', async () => {
    await page.locator('[data-part="elements"] mn[tabindex="0"]').focus();
    assert.equal(await reader.spoken(), 'W 2, row 1, column 1: 0.1');
    await page.keyboard.press('ArrowRight');
    assert.equal(await reader.spoken(), 'A 1, row 1, column 1: 2.6');
    await page.keyboard.press('ArrowDown');
    assert.deepEqual(
      await reader.spoken(),
      'A 1, row 1, column 1: 2.6',
      'the same factor, one line below',
    );
    await page.keyboard.press('ArrowLeft');
    assert.equal(await reader.spoken(), 'W 2, row 2, column 1: 0.4');
    await page.keyboard.press('Control+End');
    assert.equal(await reader.spoken(), 'A 1, row 3, column 1: 2.3');
  });

  it('the drawing is one tab stop: units by arrows, the weights into one by E', async () => {
    await page.locator('.network [tabindex="0"]').first().focus();
    assert.equal(await reader.spoken(), 'input 1: 1');
    /** @type {[string, RegExp][]} */
    const moves = [
      ['ArrowDown', /^input 2: 4$/],
      ['ArrowRight', /^layer 1, unit 2: 0, off$/],
      ['ArrowRight', /^layer 2, unit 2: 0\.35$/],
      ['Home', /^layer 2, unit 1: 1\.41$/],
      ['e', /^W 2, row 1, column 1: 0\.1, from unit 1 to unit 1$/],
      ['ArrowDown', /^W 2, row 1, column 2: −0\.2,/],
      ['ArrowDown', /^W 2, row 1, column 3: 0\.5,/],
      ['ArrowDown', /^W 2, row 1, column 3: 0\.5,/],
    ];
    for (const [key, expected] of moves) {
      await page.keyboard.press(key);
      assert.match(await reader.spoken(), expected, key);
    }
    assert.deepEqual(await marked('same'), WEIGHT);
    await page.keyboard.press('Enter');
    assert.match(
      await page
        .locator('[data-part="inspector"] h2, [data-part="inspector"] h3')
        .first()
        .innerText(),
      /^Weight from unit 3 of layer 1 to unit 1 of layer 2$/,
    );
    await page.keyboard.press('ArrowLeft');
    assert.equal(await reader.spoken(), 'layer 1, unit 3: 2.3');
    await page.keyboard.press('Control+End');
    assert.equal(await reader.spoken(), 'Y, row 3, column 1: 0');
    assert.equal(await shownStep(page), 'Z[2]');
  });
});

describe('spoken', () => {
  beforeEach(() => begin());

  it('a matrix is a grid with its name, and each cell has its place', async () => {
    await reader.walkTo('dW[2]');
    const grid = page.locator('[data-part="result"]').getByRole('grid');
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const named = (/** @type {string} */ role) =>
      nodes.filter((node) => node.role?.value === role).map((node) => node.name?.value);
    assert.ok(named('grid').includes('gradient of W 2'), named('grid').join());
    const cells = named('gridcell');
    assert.ok(cells.some((name) => /^gradient of W 2, row 1, column 3: −?[\d.]+$/.test(name)));
    assert.ok(cells.includes('W 2, row 1, column 3: 0.5') === false, 'W itself is not read here');
    assert.equal(await grid.getByRole('row').count(), 3);
  });

  it('units have their gradient on the way back', async () => {
    await reader.walkTo('dZ[2]');
    assert.match(
      (await neuron(2, 1).getAttribute('aria-label')) ?? '',
      /^layer 2, unit 1: 1\.41, gradient −?[\d.]+$/,
    );
    assert.equal(await page.getByRole('group', { name: /^Network: 3 inputs/ }).count(), 1);
  });
});

describe('shapes', () => {
  beforeEach(() => begin());

  it('inner dimensions that must agree are marked alike, with a sentence', async () => {
    await reader.walkTo('dW[2]');
    const inner = page.locator('[data-part="symbols"] .inner');
    assert.deepEqual(await inner.allTextContents(), ['1', '1']); // (3×1)(1×3)
    assert.match(await page.locator('[data-part="shapes-note"]').innerText(), /must agree/);
    await reader.walkTo('db[2]');
    assert.equal(await inner.count(), 0);
    assert.equal(await page.locator('[data-part="shapes-note"]').count(), 0);
  });
});
