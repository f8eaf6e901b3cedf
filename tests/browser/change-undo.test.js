// @ts-check
// Every change can be taken back and made again, to the exact bits and at the place of the change.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, assertShows, changed, startChanging, wide } from './changing.js';
import { shownStep } from './widget.js';

/** @import { Reader } from './changing.js' */

const begin = startChanging();

const NAMES = [
  'X',
  'Y',
  'W[1]',
  'b[1]',
  'W[2]',
  'Z[1]',
  'dW[1]',
  'dW[2]',
  'W[1]+',
  'loss',
  'alpha',
];

/** @param {Reader} reader */
const bits = (reader) => reader.bits(NAMES);

describe('undo and redo', () => {
  it('take all changes back, one by one, and make them again, to the exact bits', async () => {
    const reader = await begin({ document: wide() });
    const [own] = [await bits(reader)];
    /** @type {(() => Promise<void>)[]} */
    const changes = [
      () => reader.type(['W[1]', 1, 1], '0.1'),
      () => reader.type(['X', 2, 3], '1/3'),
      () => reader.enter('learning-rate', '0.3'),
      async () => {
        await reader.openPanel('layers');
        await reader.control('add-unit').click();
      },
      async () => {
        await reader.openPanel('examples');
        await reader.control('remove-example').click();
      },
      async () => {
        await reader.openPanel('training');
        await reader.control('optimizer').selectOption('adam');
      },
      async () => {
        await reader.control('convention-biases').selectOption('shared');
      },
      async () => {
        await reader.openPanel('start');
        await reader.control('randomise').click();
      },
      async () => {
        await reader.control('preset').selectOption('xor');
      },
      async () => {
        await reader.type(['b[1]', 2, 1], '7');
      },
    ];
    const states = [own];
    for (const change of changes) {
      await change();
      states.push(await bits(reader));
      assert.notEqual(states.at(-1), states.at(-2));
    }
    for (const state of states.slice(0, -1).reverse()) {
      await reader.control('undo').click();
      assert.equal(await bits(reader), state);
    }
    for (const state of states.slice(1)) {
      await reader.control('redo').click();
      assert.equal(await bits(reader), state);
    }
    assert.equal(await reader.control('redo').getAttribute('aria-disabled'), 'true');
  });

  it('work by Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, also from a cell', async () => {
    const reader = await begin();
    const before = await bits(reader);
    await reader.type(['W[1]', 1, 1], '0.7');
    const after = await bits(reader);
    for (const again of ['Control+Shift+z', 'Control+y']) {
      await reader.page.keyboard.press('Control+z');
      assert.equal(await bits(reader), before);
      assert.equal(await reader.focused(), 'W[1] 0 0');
      await reader.page.keyboard.press(again);
      assert.equal(await bits(reader), after);
    }
  });

  it('work in a menu, and in a field once the network has taken what was typed', async () => {
    const reader = await begin();
    const { page } = reader;
    const before = await bits(reader);
    await reader.enter('learning-rate', '0.3');
    const after = await bits(reader);
    for (const [keys, state] of /** @type {const} */ ([
      ['Control+z', before],
      ['Control+Shift+z', after],
    ])) {
      await reader.control('learning-rate').focus();
      await page.keyboard.press(keys);
      assert.equal(await bits(reader), state);
    }
    await page.keyboard.type('9');
    await page.keyboard.press('Control+z');
    assert.equal(await bits(reader), after, 'that was about the 9');
    await reader.control('preset').focus();
    await page.keyboard.press('Control+z');
    assert.equal(await bits(reader), before);
  });

  it('in an open field are about what is typed there', async () => {
    const reader = await begin();
    await reader.type(['W[1]', 1, 1], '0.7');
    const after = await bits(reader);
    await reader.page.keyboard.press('F2');
    await reader.page.keyboard.type('9');
    await reader.page.keyboard.press('Control+z');
    assert.equal(await bits(reader), after);
    await reader.page.keyboard.press('Escape');
    assert.equal(await bits(reader), after);
  });

  it('bring the reader back to where the change was made, past moves and iterations', async () => {
    const reader = await begin();
    await reader.control('nextIteration').click();
    await reader.walkTo('dZ[4]');
    const before = await bits(reader);
    await reader.type(['Y', 1, 1], '0.25');
    const after = await bits(reader);
    const { page } = reader;
    await page.locator('[data-grain="phase"]').click();
    for (let phase = 0; phase < 4; phase++) await reader.control('next').click();
    assert.notEqual(await bits(reader), after, 'it is another iteration');
    await reader.control('undo').click();
    assert.equal(await bits(reader), before);
    assert.equal(await shownStep(reader.page), 'dZ[4]');
    await reader.control('next').click();
    await reader.control('redo').click();
    assert.equal(await bits(reader), after);
    assert.equal(await shownStep(reader.page), 'dZ[4]');
  });

  it('take training back before the opening of the network that was trained', async () => {
    const reader = await begin();
    await reader.control('preset').selectOption('xor');
    const opened = await bits(reader);
    await reader.control('nextIteration').click();
    const once = await bits(reader);
    await reader.control('train').click();
    const trained = await bits(reader);
    assert.equal(new Set([opened, once, trained]).size, 3);
    for (const state of [once, opened]) {
      await reader.page.keyboard.press('Control+z');
      assert.equal(await bits(reader), state);
    }
    assert.equal(await reader.control('preset').inputValue(), 'xor');
    await reader.page.keyboard.press('Control+z');
    assert.equal(await reader.control('preset').inputValue(), 'article');
    for (const state of [opened, once, trained]) {
      await reader.page.keyboard.press('Control+Shift+z');
      assert.equal(await bits(reader), state);
    }
  });

  it('go across files that were opened', async () => {
    const reader = await begin();
    await reader.type(['W[1]', 1, 1], '0.7');
    const before = await bits(reader);
    await reader.open(wide());
    await reader.control('next').click();
    await reader.control('undo').click();
    assert.equal(await bits(reader), before);
    assert.equal(await reader.control('preset').inputValue(), 'article');
    await reader.control('redo').click();
    await assertShows(reader, wide());
    assert.equal(await reader.control('preset').inputValue(), '');
  });

  it('end where a new change begins: what was taken back cannot be made again', async () => {
    const reader = await begin();
    await reader.type(['W[1]', 1, 1], '0.7');
    await reader.control('undo').click();
    await reader.type(['W[1]', 1, 1], '0.8');
    assert.equal(await reader.control('redo').getAttribute('aria-disabled'), 'true');
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[0][0] = 0.8)),
    );
  });

  it('take back what is marked for a moment, as any change', async () => {
    const reader = await begin();
    await reader.type(['X', 1, 1], '2');
    await reader.page.waitForFunction(
      () =>
        !document.querySelector('backprop-by-hand')?.shadowRoot?.querySelector('[data-changed]'),
    );
    await reader.control('undo').click();
    assert.ok((await reader.marked()).includes('X 0 0'));
  });

  it('leave nothing pointed at that is no longer there', async () => {
    const reader = await begin();
    await reader.walkTo('A[1]');
    await reader.cell('A[1]', 3, 1, 'result').click();
    await reader.page.locator('.neuron[data-layer="4"][data-unit="2"]').click();
    await reader.control('preset').selectOption('neuron');
    await reader.page.mouse.move(5, 5);
    assert.equal(await reader.page.locator('.inspector').count(), 0, 'nothing is followed');
    await reader.control('next').click();
    await reader.control('undo').click();
    await assertShows(reader, article());
  });
});
