// @ts-check
// Numbers are changed where they stand: selected and typed over, stepped, dragged, wheeled, pasted.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, assertShows, changed, startChanging, wide } from './changing.js';
import { shownStep } from './widget.js';

const begin = startChanging();

describe('a number that is typed over', () => {
  it('changes, and with it everything that depends on it, in the next frame', async () => {
    const reader = await begin();
    await reader.cell('W[1]', 1, 3).click();
    await reader.page.keyboard.type('0.5');
    assert.equal(await reader.field.inputValue(), '0.5');
    const inNextFrame = await reader.page.locator('backprop-by-hand').evaluate((element) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const field = root.querySelector('[data-control="cell"]');
      field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      return new Promise((done) => {
        requestAnimationFrame(() =>
          done(
            ['result', 'drawing'].map((part) => {
              const number = root.querySelector(
                part === 'result'
                  ? '[data-part="result"] [data-quantity="Z[1]"][data-row="0"]'
                  : '.neuron[data-layer="1"][data-unit="0"] text',
              );
              return number?.textContent?.trim();
            }),
          ),
        );
      });
    });
    // 0.2·1 − 0.1·4 + 0.5·7
    assert.deepEqual(inNextFrame, ['3.3', '3.3']);
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[0][2] = 0.5)),
    );
  });

  it('marks for a moment what has another value, and nothing else', async () => {
    const reader = await begin();
    await reader.type(['W[1]', 1, 3], '0.5');
    // Of what the followed weight shows, its gradient and the error at the output change too.
    assert.deepEqual(await reader.marked(), [
      'W[1] 0 2',
      'Z[1] 0 0',
      'dW[1] 0 2',
      'dZ[4] 0 0',
      'dZ[4] 1 0',
      'dZ[4] 2 0',
    ]);
    await reader.page.waitForFunction(() => {
      const root = document.querySelector('backprop-by-hand')?.shadowRoot;
      return root?.querySelector('[data-changed]') === null;
    });
  });

  it('gives the focus back to the cell, from which the arrow keys move on', async () => {
    const reader = await begin();
    await reader.type(['W[1]', 1, 2], '0.25');
    assert.equal(await reader.field.count(), 0);
    assert.equal(await reader.focused(), 'W[1] 0 1');
    await reader.page.keyboard.press('ArrowDown');
    assert.equal(await reader.focused(), 'W[1] 1 1');
    await reader.page.keyboard.type('-2');
    await reader.page.keyboard.press('Enter');
    await reader.page.keyboard.press('ArrowRight');
    assert.equal(await reader.focused(), 'W[1] 1 2');
    await assertShows(
      reader,
      changed(article(), ({ layers: [first] }) => {
        first.weights[0][1] = 0.25;
        first.weights[1][1] = -2;
      }),
    );
  });

  it('is left as it was by Escape, which gives the focus back', async () => {
    const reader = await begin();
    await reader.cell('X', 2, 1).click();
    await reader.page.keyboard.type('99');
    await reader.page.keyboard.press('Escape');
    assert.equal(await reader.field.count(), 0);
    assert.equal(await reader.focused(), 'X 1 0');
    await assertShows(reader, article());
  });

  it('is opened with its value by F2 and by a double click', async () => {
    const reader = await begin();
    await reader.cell('W[1]', 2, 3).click();
    await reader.page.keyboard.press('F2');
    assert.equal(await reader.field.inputValue(), '-0.6');
    await reader.page.keyboard.press('Escape');
    await reader.cell('b[1]', 1, 1).dblclick();
    assert.equal(await reader.field.inputValue(), '0');
    await reader.page.keyboard.type('1'); // all of it is selected
    await reader.page.keyboard.press('Enter');
    // 2.6 + 1
    assert.equal((await reader.cell('Z[1]', 1, 1, 'result').textContent())?.trim(), '3.6');
  });

  it('is taken by Tab, which moves on from the cell, and by a press elsewhere', async () => {
    const reader = await begin();
    await reader.cell('W[1]', 1, 1).click();
    await reader.page.keyboard.type('1');
    await reader.page.keyboard.press('Tab');
    assert.equal(await reader.focused(), 'X 0 0', 'the next matrix');
    await reader.page.keyboard.type('2');
    await reader.page.getByText('Entry by entry').click();
    assert.equal(await reader.field.count(), 0);
    await assertShows(
      reader,
      changed(article(), (copy) => {
        copy.layers[0].weights[0][0] = 1;
        copy.inputs[0][0] = 2;
      }),
    );
  });

  it('is understood with either decimal sign, as a fraction and with an exponent', async () => {
    const reader = await begin();
    for (const [typed, value] of /** @type {const} */ ([
      ['0,75', 0.75],
      ['-1/4', -0.25],
      ['2e-3', 0.002],
      ['.5', 0.5],
    ])) {
      await reader.type(['W[1]', 1, 1], typed);
      await assertShows(
        reader,
        changed(article(), ({ layers }) => (layers[0].weights[0][0] = value)),
      );
    }
  });

  it('of any step can be changed there: targets, later weights, the learning rate', async () => {
    const reader = await begin();
    await reader.walkTo('dZ[4]');
    await reader.type(['Y', 2, 1], '0.5');
    await reader.walkTo('dA[3]');
    await reader.type(['W[4]', 1, 1], '2');
    await reader.walkTo('W[4]+');
    const alpha = reader.page.locator('[data-part="numbers"] mn[data-quantity="alpha"]').first();
    await alpha.dblclick();
    await reader.page.keyboard.type('0.25');
    await reader.page.keyboard.press('Enter');
    assert.equal(await reader.control('learning-rate').inputValue(), '0.25');
    await assertShows(
      reader,
      changed(article(), (copy) => {
        copy.targets[1][0] = 0.5;
        copy.layers[3].weights[0][0] = 2;
        copy.optimizer = { kind: 'gradient-descent', learningRate: 0.25 };
      }),
    );
  });
});

describe('what cannot be a number', () => {
  for (const [typed, sentence] of [
    ['-abc', 'W[1] row 1, column 1: expected a number such as 0.5, −2 or 1/3, got -abc.'],
    ['1e999', 'W[1] row 1, column 1: expected a finite number, got 1e999.'],
  ]) {
    it(`${typed} stays in the field with a sentence, and the number is as it was`, async () => {
      const reader = await begin();
      await reader.type(['W[1]', 1, 1], typed);
      assert.equal(await reader.message.innerText(), sentence);
      assert.equal(await reader.field.inputValue(), typed);
      assert.equal(await reader.field.getAttribute('aria-invalid'), 'true');
      await assertShows(reader, article());
      await reader.page.keyboard.press('Control+a');
      await reader.page.keyboard.type('3');
      await reader.page.keyboard.press('Enter');
      assert.equal(await reader.field.count(), 0);
      assert.equal(await reader.alert.count(), 0);
      await assertShows(
        reader,
        changed(article(), ({ layers }) => (layers[0].weights[0][0] = 3)),
      );
    });
  }

  it('nothing at all is refused too', async () => {
    const reader = await begin();
    await reader.cell('X', 3, 1).dblclick();
    await reader.page.keyboard.press('Delete');
    await reader.page.keyboard.press('Enter');
    assert.equal(
      await reader.message.innerText(),
      'X row 3, column 1: expected a number, got nothing.',
    );
    await assertShows(reader, article());
  });

  it('1.234 is clear and 1,234 is not, where a point is the decimal sign', async () => {
    const reader = await begin();
    await reader.type(['X', 1, 1], '1,234');
    assert.equal(
      await reader.message.innerText(),
      'X row 1, column 1: 1,234 can be read in two ways; write it without a thousands sign.',
    );
    await reader.page.keyboard.press('Control+a');
    await reader.page.keyboard.type('1.234');
    await reader.page.keyboard.press('Enter');
    await assertShows(
      reader,
      changed(article(), (copy) => (copy.inputs[0][0] = 1.234)),
    );
  });

  it('a press on Tab shows the message first, and then lets the reader go', async () => {
    const reader = await begin();
    await reader.cell('X', 1, 1).click();
    await reader.page.keyboard.type('-');
    await reader.page.keyboard.press('Tab');
    assert.equal(await reader.focused(), 'textarea');
    assert.match(await reader.message.innerText(), /got -\.$/);
    await reader.page.keyboard.press('Tab');
    assert.equal(await reader.focused(), 'b[1] 0 0');
    assert.equal(await reader.field.inputValue(), '-', 'kept for correction');
  });

  it('typing into another number goes on there', async () => {
    const reader = await begin();
    await reader.type(['X', 1, 1], '1..2');
    await reader.type(['X', 2, 1], '5');
    assert.equal(await reader.field.count(), 0);
    await assertShows(
      reader,
      changed(article(), (copy) => (copy.inputs[1][0] = 5)),
    );
  });

  it('goes with its field when the reader moves on, and stands above', async () => {
    const reader = await begin();
    await reader.type(['X', 1, 1], '1..2');
    await reader.control('next').click();
    assert.equal(await reader.field.count(), 0);
    assert.equal(
      (await reader.alert.innerText()).split('\n')[0],
      'X row 1, column 1: expected a number such as 0.5, −2 or 1/3, got 1..2.',
      'and what was typed can still be read',
    );
    assert.equal(await shownStep(reader.page), 'A[1]');
  });

  it('what the network cannot take is named as the reader knows it', async () => {
    const reader = await begin({ document: wide() });
    await reader.walkTo('dZ[3]');
    await reader.type(['Y', 1, 2], '1.5');
    assert.equal(
      await reader.message.innerText(),
      'Y row 1, column 2: expected a probability from 0 to 1, as binary-cross-entropy needs, got 1.5.',
    );
    await assertShows(reader, wide());
  });

  it('a learning rate of 0 is refused in the update and above it', async () => {
    const reader = await begin();
    await reader.walkTo('W[4]+');
    await reader.page.locator('[data-part="numbers"] mn[data-quantity="alpha"]').first().dblclick();
    await reader.page.keyboard.type('0');
    await reader.page.keyboard.press('Enter');
    const sentence = 'Learning rate α: expected a finite number above 0, got 0.';
    assert.equal(await reader.message.innerText(), sentence);
    await reader.page.keyboard.press('Escape');
    await reader.enter('learning-rate', '0');
    assert.equal(await reader.alert.innerText(), sentence);
    assert.equal(await reader.control('learning-rate').inputValue(), '0');
    assert.equal(
      await reader.control('learning-rate').getAttribute('aria-describedby'),
      await reader.alert.getAttribute('id'),
    );
    await assertShows(reader, article());
  });
});

describe('a number that is worked out from others', () => {
  it('says so when the reader types into it, and what can be changed', async () => {
    const reader = await begin();
    await reader.cell('Z[1]', 2, 1, 'result').focus();
    await reader.page.keyboard.press('7');
    assert.equal(
      await reader.message.innerText(),
      'Z[1] row 2, column 1 is worked out from W[1], X and b[1]. What can be changed: X, Y, the weights W, the biases b and α.',
    );
    assert.equal(await reader.field.count(), 0);
    await reader.page.keyboard.press('ArrowUp');
    assert.equal(await reader.message.count(), 0);
    assert.equal(await reader.focused(), 'Z[1] 0 0');
    await assertShows(reader, article());
  });

  it('says so when it is double clicked, and when a matrix is pasted', async () => {
    const reader = await begin();
    const result = reader.cell('Z[1]', 1, 1, 'result');
    await result.dblclick();
    assert.match(await reader.message.innerText(), /^Z\[1\] row 1, column 1 is worked out/);
    await reader.page.keyboard.press('Escape');
    assert.equal(await reader.message.count(), 0);
  });

  it('says so in the panel that follows it, which offers the bias instead', async () => {
    const reader = await begin();
    await reader.cell('Z[1]', 2, 1, 'result').focus();
    await reader.page.keyboard.press('Enter');
    assert.match(
      await reader.page.locator('[data-part="computed"]').innerText(),
      /^Z\[1\] row 2, column 1 is worked out from W\[1\], X and b\[1\]\./,
    );
    await reader.page.getByLabel('New value of b[1] row 2, column 1').fill('0.5');
    await reader.control('new-value').press('Enter');
    // −2.5 + 0.5
    assert.equal((await reader.cell('Z[1]', 2, 1, 'result').textContent())?.trim(), '−2');
  });
});

describe('a number that is changed little by little', () => {
  it('goes up and down with Alt and the arrow keys, by its second digit', async () => {
    const reader = await begin();
    await reader.cell('W[1]', 1, 3).click(); // 0.4
    for (let press = 0; press < 3; press++) await reader.page.keyboard.press('Alt+ArrowUp');
    await reader.page.keyboard.press('Alt+ArrowDown');
    assert.equal(await reader.focused(), 'W[1] 0 2');
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[0][2] = 0.42)),
    );
  });

  it('is dragged sideways, and one undo takes the whole drag back', async () => {
    const reader = await begin();
    const { mouse } = reader.page;
    const box = await reader.cell('W[1]', 1, 3).boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await mouse.move(x, y);
    await mouse.down();
    for (const distance of [3, 12, 30, 60]) await mouse.move(x + distance, y + 5);
    // 60 px are 10 steps of 0.01
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[0][2] = 0.5)),
    );
    await mouse.move(x - 30, y);
    await mouse.up();
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[0][2] = 0.35)),
    );
    await reader.control('undo').click();
    await assertShows(reader, article());
    assert.equal(await reader.control('undo').getAttribute('aria-disabled'), 'true');
    await reader.control('redo').click();
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[0][2] = 0.35)),
    );
  });

  it('is turned with the wheel where it has the focus; elsewhere the page scrolls', async () => {
    const reader = await begin({ viewport: { width: 1440, height: 500 } });
    const { mouse } = reader.page;
    const cell = reader.cell('W[1]', 1, 3);
    const scrolled = () => reader.page.evaluate(() => scrollY);
    await cell.hover();
    await mouse.wheel(0, 100);
    await reader.page.waitForFunction(() => scrollY > 0);
    await assertShows(reader, article());
    await cell.click();
    const at = await scrolled();
    await Promise.all([1, 2, 3, 4].map(() => mouse.wheel(0, -100)));
    await reader.page.waitForFunction(() => {
      const root = document.querySelector('backprop-by-hand')?.shadowRoot;
      const number = root?.querySelector(
        '[data-part="numbers"] [data-quantity="W[1]"][data-row="0"][data-column="2"]',
      );
      return number?.textContent?.trim() === '0.44';
    });
    assert.equal(await scrolled(), at);
    await reader.control('undo').click();
    await assertShows(reader, article());
  });

  it('comes back to where it was by one step up and one down', async () => {
    const reader = await begin();
    const cell = reader.cell('W[1]', 1, 2); // -0.1, of which a tenth is another step than of -0.09
    await cell.click();
    const { keyboard, mouse } = reader.page;
    for (const key of ['Alt+ArrowUp', 'Alt+ArrowDown']) await keyboard.press(key);
    await assertShows(reader, article());
    await reader.control('undo').click();
    await reader.control('undo').click();
    await cell.click();
    for (const turn of [-100, 100]) {
      await mouse.wheel(0, turn);
      await reader.page.waitForTimeout(700); // a turn of its own
    }
    await assertShows(reader, article());
  });

  it('is turned with the wheel after a drag too, without another press', async () => {
    const reader = await begin({ viewport: { width: 1440, height: 500 } });
    const { mouse } = reader.page;
    const cell = reader.cell('W[1]', 1, 3);
    await cell.scrollIntoViewIfNeeded();
    const box = await cell.boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await mouse.move(x, y);
    await mouse.down();
    for (const distance of [12, 30, 60]) await mouse.move(x + distance, y);
    await mouse.up();
    await mouse.move(x, y);
    await mouse.wheel(0, -100);
    await cell.getByText('0.51').waitFor({ timeout: 5000 });
    await reader.control('undo').click();
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].weights[0][2] = 0.5)),
    );
  });

  it('is let go by Escape: the wheel scrolls the page again, also over the number', async () => {
    const reader = await begin({ viewport: { width: 1440, height: 500 } });
    const cell = reader.cell('W[1]', 1, 3);
    await cell.click();
    await reader.page.keyboard.press('Escape');
    await reader.page.mouse.wheel(0, 100);
    await reader.page.waitForFunction(() => scrollY > 0);
    await assertShows(reader, article());
  });

  it('stops where the network cannot follow, and says at the number why', async () => {
    const reader = await begin({ document: wide() });
    await reader.walkTo('dZ[3]');
    await reader.cell('Y', 1, 2).click();
    await reader.page.keyboard.press('Alt+ArrowUp');
    assert.match(await reader.message.innerText(), /^Y row 1, column 2: expected a probability/);
    await reader.page.keyboard.press('Alt+ArrowDown');
    assert.equal(await reader.message.count(), 0);
    await assertShows(
      reader,
      changed(wide(), (copy) => (copy.targets[0][1] = 0.9)),
    );
  });

  it('has buttons and a field in the panel that follows it', async () => {
    const reader = await begin();
    await reader.page.locator('[data-panel="follow"]').click();
    await reader.cell('X', 2, 1).click(); // 4
    await reader.control('more').click();
    await reader.control('more').click();
    await reader.control('less').click();
    assert.equal(await reader.control('new-value').inputValue(), '4.1');
    await reader.enter('new-value', 'four');
    assert.equal(
      await reader.alert.innerText(),
      'X row 2, column 1: expected a number such as 0.5, −2 or 1/3, got four.',
    );
    assert.equal(await reader.control('new-value').inputValue(), 'four');
    await reader.enter('new-value', '-4');
    assert.equal(await reader.alert.count(), 0);
    await assertShows(
      reader,
      changed(article(), (copy) => (copy.inputs[1][0] = -4)),
    );
  });
});
