// @ts-check
// The panel in which examples, layers, training and start of the network are changed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, assertShows, changed, startChanging, wide } from './changing.js';

const begin = startChanging();

/** What the drawing shows: the units of every layer, the inputs first. @param {import('playwright-core').Page} page */
const drawn = (page) =>
  page.locator('.neuron').evaluateAll((neurons) => {
    /** @type {number[]} */
    const counts = [];
    for (const neuron of neurons) {
      const layer = Number(neuron.getAttribute('data-layer'));
      counts[layer] = (counts[layer] ?? 0) + 1;
    }
    return counts;
  });

describe('the matrices of the panel', () => {
  it('are grids like those of the equations: selected, typed into, moved through', async () => {
    const reader = await begin({ document: wide() });
    await reader.openPanel('layers');
    await reader.control('layer').selectOption('2');
    await reader.cell('W[2]', 8, 8, 'editor').click();
    await reader.page.keyboard.type('0.75');
    await reader.page.keyboard.press('Enter');
    await reader.page.keyboard.press('ArrowUp');
    assert.equal(await reader.focused(), 'W[2] 6 7');
    await assertShows(
      reader,
      changed(wide(), ({ layers }) => (layers[1].weights[7][7] = 0.75)),
    );
  });

  for (const width of [390, 320]) {
    it(`have no lines at their edges on a phone of ${width} px, where all of them is in view`, async () => {
      const { page } = await begin({
        viewport: { width, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      });
      await page.locator('[data-panel="change"]').tap();
      await page.locator('[data-section="examples"]').tap();
      for (const matrix of await page.locator('[data-part="editor"] .equation').all()) {
        await matrix.scrollIntoViewIfNeeded();
        const box = await matrix.boundingBox();
        assert.ok(box);
        const clip = { x: box.x, y: box.y, width: box.width + 1, height: box.height + 1 };
        const picture = (await page.screenshot({ clip })).toString('base64');
        assert.equal(await page.evaluate(coloursAtEdges, picture), 1);
      }
    });
  }
});

/**
 * How many colours there are in the last pixels at the right and at the bottom of a picture.
 * @param {string} picture as PNG, in base 64
 */
async function coloursAtEdges(picture) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(image, 0, 0);
  const EDGE = 4;
  const colours = [
    context.getImageData(width - EDGE, 0, EDGE, height),
    context.getImageData(0, height - EDGE, width, EDGE),
  ].flatMap(({ data }) => [...new Uint32Array(data.buffer)]);
  return new Set(colours).size;
}

describe('examples', () => {
  it('are added as copies of the last, and the one that is chosen is removed', async () => {
    const reader = await begin({ document: wide() });
    await reader.openPanel('examples');
    await reader.control('add-example').click();
    const more = changed(wide(), ({ inputs, targets }) => {
      for (const row of [...inputs, ...targets]) row.push(row[3]);
    });
    await assertShows(reader, more);
    await reader.cell('X', 1, 2, 'editor').click();
    await reader.control('remove-example').click();
    await assertShows(
      reader,
      changed(more, ({ inputs, targets }) => {
        for (const row of [...inputs, ...targets]) row.splice(1, 1);
      }),
    );
  });

  it('of which one is looked at alone: that one is removed', async () => {
    const reader = await begin({ document: wide() });
    await reader.enter('example', '3');
    await reader.openPanel('examples');
    await reader.cell('X', 2, 1, 'editor').click();
    await reader.control('remove-example').click();
    assert.deepEqual((await reader.document()).inputs, [
      [0, 0, 1],
      [0, 1, 1],
    ]);
  });

  it('are never fewer than one', async () => {
    const reader = await begin();
    await reader.openPanel('examples');
    assert.equal(await reader.control('remove-example').getAttribute('aria-disabled'), 'true');
    await reader.control('remove-example').click({ force: true });
    await assertShows(reader, article());
  });

  it('get one input more, which is 0 and changes nothing yet, or the last one less', async () => {
    const reader = await begin();
    const loss = await reader.loss();
    await reader.openPanel('examples');
    await reader.control('add-input').click();
    assert.deepEqual(await drawn(reader.page), [4, 3, 3, 3, 3]);
    assert.equal(await reader.loss(), loss);
    const { inputs, layers } = await reader.document();
    assert.deepEqual(inputs, [...article().inputs, [0]]);
    assert.deepEqual(
      layers[0].weights.map((/** @type {number[]} */ row) => row.slice(0, 3)),
      article().layers[0].weights,
    );
    await assertShows(reader, await reader.document());
    await reader.control('remove-input').click();
    await assertShows(reader, article());
  });

  it('have inputs and outputs with names, which the panel that follows them says', async () => {
    const reader = await begin();
    await reader.openPanel('examples');
    await reader.page.getByText('Names of the inputs').click();
    await reader.enter('inputs-name-2', 'sugar');
    await reader.page.getByText('Names of the outputs').click();
    await reader.enter('outputs-name-3', 'sweet');
    const { inputNames, outputNames } = await reader.document();
    assert.deepEqual(inputNames, ['x1', 'sugar', 'x3']);
    assert.deepEqual(outputNames, ['y1', 'y2', 'sweet']);
    await reader.page.locator('[data-panel="follow"]').click();
    await reader.page.locator('.neuron[data-layer="0"][data-unit="1"]').click();
    assert.equal(await reader.page.locator('.inspector h2').innerText(), 'Input 2: sugar');
  });
});

describe('layers', () => {
  it('get units more and fewer; what exists keeps its values', async () => {
    const reader = await begin({ document: wide() });
    await reader.openPanel('layers');
    await reader.control('layer').selectOption('2');
    await reader.control('add-unit').click();
    const { layers } = await reader.document();
    assert.deepEqual(layers[1].weights.slice(0, 8), wide().layers[1].weights);
    assert.deepEqual(layers[1].biases, [...wide().layers[1].biases, 0]);
    assert.deepEqual(layers[2].weights[0].slice(0, 8), wide().layers[2].weights[0]);
    await assertShows(reader, await reader.document());
    await reader.control('remove-unit').click();
    await assertShows(reader, wide());
  });

  it('lose the unit that is chosen', async () => {
    const reader = await begin();
    await reader.openPanel('layers');
    await reader.page.locator('.neuron[data-layer="2"][data-unit="0"]').click();
    assert.equal(await reader.control('layer').inputValue(), '2');
    await reader.control('remove-unit').click();
    assert.deepEqual(await drawn(reader.page), [3, 3, 2, 3, 3]);
    await assertShows(
      reader,
      changed(article(), ({ layers }) => {
        layers[1].weights.shift();
        layers[1].biases.shift();
        for (const row of layers[2].weights) row.shift();
      }),
    );
  });

  it('at the end are the outputs, which bring and take their targets', async () => {
    const reader = await begin();
    await reader.openPanel('layers');
    await reader.control('layer').selectOption('4');
    await reader.control('add-unit').click();
    assert.deepEqual((await reader.document()).targets, [[1], [0], [0], [0]]);
    await assertShows(reader, await reader.document());
    await reader.control('remove-unit').click();
    await assertShows(reader, article());
  });

  it('are added before another and removed again', async () => {
    const reader = await begin();
    const loss = await reader.loss();
    await reader.openPanel('layers');
    await reader.control('layer').selectOption('3');
    await reader.control('add-layer').click();
    assert.deepEqual(await drawn(reader.page), [3, 3, 3, 3, 3, 3]);
    assert.equal(await reader.loss(), loss, 'the identity after a ReLU changes nothing');
    await reader.control('remove-layer').click();
    assert.deepEqual(await drawn(reader.page), [3, 3, 3, 3, 3]);
    await assertShows(reader, article());
    await reader.control('layer').selectOption('4');
    assert.equal(await reader.control('remove-layer').getAttribute('aria-disabled'), 'true');
  });

  it('have activations of their own', async () => {
    const reader = await begin();
    await reader.openPanel('layers');
    await reader.control('activation').selectOption('tanh');
    await reader.walkTo('A[1]');
    // tanh 2.6, tanh −2.5, tanh 2.3
    assert.deepEqual(
      (await reader.page.locator('[data-part="result"] mn[data-value]').allTextContents()).map(
        (text) => text.trim(),
      ),
      ['0.98903', '−0.98661', '0.9801'],
    );
    await assertShows(
      reader,
      changed(article(), ({ layers }) => (layers[0].activation = 'tanh')),
    );
  });

  it('with an output that the loss does not go with bring another loss, and it is said', async () => {
    const reader = await begin();
    await reader.openPanel('layers');
    await reader.control('layer').selectOption('4');
    await reader.control('activation').selectOption('sigmoid');
    assert.equal(await reader.alert.count(), 0, 'squared error goes with any output');
    await reader.openPanel('training');
    await reader.control('loss').selectOption('cross-entropy');
    assert.match(
      await reader.alert.innerText(),
      /^The output activation became softmax, which goes with this loss\./,
    );
    await reader.openPanel('layers');
    assert.equal(await reader.control('activation').inputValue(), 'softmax');
    await reader.control('activation').selectOption('identity');
    assert.match(await reader.alert.innerText(), /^The loss became squared error, which goes with/);
    await assertShows(reader, article());
  });
});

describe('training', () => {
  it('has an optimizer with its settings, each of which stands in the update', async () => {
    const reader = await begin();
    await reader.openPanel('training');
    await reader.control('optimizer').selectOption('adam');
    await reader.enter('setting-learningRate', '0,02');
    await reader.enter('setting-weightDecay', '1/4');
    await reader.enter('setting-beta1', '0.8');
    await reader.enter('setting-beta2', '0.99');
    await reader.enter('setting-epsilon', '1e-6');
    const adam = {
      kind: 'adam',
      learningRate: 0.02,
      weightDecay: 0.25,
      beta1: 0.8,
      beta2: 0.99,
      epsilon: 1e-6,
    };
    assert.deepEqual((await reader.document()).optimizer, adam);
    assert.equal(await reader.control('learning-rate').inputValue(), '0.02');
    await reader.walkTo('W[1]+');
    await assertShows(
      reader,
      changed(article(), (copy) => (copy.optimizer = adam)),
    );
  });

  it('refuses settings out of range, each with a sentence at its field', async () => {
    const reader = await begin();
    await reader.openPanel('training');
    await reader.control('optimizer').selectOption('momentum');
    const before = await reader.document();
    for (const [name, typed, sentence] of [
      ['setting-learningRate', '-1', /^Learning rate α: expected .*got -1\.$/],
      ['setting-momentum', '1', /^Momentum μ: expected .*got 1\.$/],
      ['setting-weightDecay', '-0.5', /^Weight decay λ: expected .*got -0\.5\.$/],
      ['setting-momentum', '', /^Momentum μ: expected a number, got nothing\.$/],
      ['setting-momentum', 'fast', /^Momentum μ: expected a number such as .*got fast\.$/],
    ]) {
      await reader.enter(String(name), String(typed));
      assert.match(await reader.alert.innerText(), /** @type {RegExp} */ (sentence));
      assert.equal(await reader.control(String(name)).inputValue(), typed, 'kept for correction');
      assert.equal(
        await reader.control(String(name)).getAttribute('aria-describedby'),
        await reader.alert.getAttribute('id'),
      );
      assert.deepEqual(await reader.document(), before);
    }
    await reader.enter('setting-momentum', '0.5');
    assert.equal(await reader.alert.count(), 0);
    assert.equal((await reader.document()).optimizer.momentum, 0.5);
  });

  it('says in a sentence what each setting and each convention is', async () => {
    const reader = await begin();
    await reader.openPanel('training');
    for (const [optimizer, fields] of /** @type {const} */ ([
      ['momentum', 3 + 4],
      ['adam', 5 + 4],
    ])) {
      await reader.control('optimizer').selectOption(optimizer);
      const tips = await reader.page
        .locator('.field:has([data-control^="setting-"], [data-control^="convention-"])')
        .evaluateAll((labels) => labels.map((label) => label.getAttribute('title')));
      assert.equal(tips.length, fields);
      assert.ok(tips.every((tip) => tip?.endsWith('.')));
    }
  });

  it('has conventions, and what they bring with them is said', async () => {
    const reader = await begin({ document: wide() });
    await reader.openPanel('training');
    await reader.control('convention-lossScale').selectOption('sum');
    assert.equal(
      (await reader.alert.innerText()).split('\n')[0],
      'The gradients over the examples became “sum”, as the loss.',
    );
    assert.equal(await reader.control('convention-gradientScale').inputValue(), 'sum');
    await reader.control('convention-update').selectOption('in-place');
    await reader.control('convention-biases').selectOption('shared');
    const conventions = {
      update: 'in-place',
      biases: 'shared',
      lossScale: 'sum',
      gradientScale: 'sum',
    };
    const shared = changed(wide(), (copy) => {
      copy.conventions = conventions;
      for (const layer of copy.layers) layer.biases = [layer.biases[0]];
    });
    assert.deepEqual((await reader.document()).conventions, conventions);
    await assertShows(reader, shared);
    await reader.control('convention-biases').selectOption('frozen');
    assert.equal((await reader.document()).layers[0].biases.length, 8);
    await reader.walkTo('W[1]+');
    assert.equal(await reader.page.locator('[data-step="b[1]+"]').count(), 0);
  });

  it('with another loss makes targets fit, and says so', async () => {
    const document = changed(article(), (copy) => (copy.targets = [[2], [0], [0]]));
    const reader = await begin({ document });
    await reader.openPanel('training');
    await reader.control('loss').selectOption('binary-cross-entropy');
    assert.equal(
      (await reader.alert.innerText()).split('\n')[0],
      'The output activation became sigmoid, which goes with this loss. The targets were changed to what this loss can be measured against.',
    );
    assert.deepEqual((await reader.document()).targets, [[1], [0], [0]]);
  });
});

describe('start', () => {
  it('draws all weights anew from the seed that is shown; the same seed, the same weights', async () => {
    const reader = await begin({ document: wide() });
    await reader.openPanel('start');
    await reader.control('initializer').selectOption('xavier');
    await reader.enter('seed', '42');
    await reader.control('randomise').click();
    assert.equal(await reader.control('seed').inputValue(), '42');
    const first = await reader.document();
    assert.notDeepEqual(first.layers[0].weights, wide().layers[0].weights);
    assert.deepEqual(first.layers[1].biases, new Array(8).fill(0));
    await assertShows(reader, first);
    await reader.enter('seed', '43');
    await reader.control('randomise').click();
    assert.notDeepEqual((await reader.document()).layers, first.layers);
    await reader.enter('seed', '42');
    await reader.control('randomise').click();
    assert.deepEqual((await reader.document()).layers, first.layers);
    const other = await begin({ document: wide() });
    await other.openPanel('start');
    await other.control('initializer').selectOption('xavier');
    await other.enter('seed', '42');
    await other.control('randomise').click();
    assert.deepEqual((await other.document()).layers, first.layers);
  });

  it('draws with the next seed where the same one would change nothing', async () => {
    const reader = await begin();
    await reader.openPanel('start');
    await reader.enter('seed', '7');
    await reader.control('randomise').click();
    const first = await reader.document();
    await reader.control('randomise').click();
    assert.equal(await reader.control('seed').inputValue(), '8');
    assert.notDeepEqual((await reader.document()).layers, first.layers);
    await reader.control('undo').click();
    await reader.control('undo').click();
    await reader.enter('seed', '7');
    await reader.control('randomise').click();
    assert.deepEqual((await reader.document()).layers, first.layers);
    // Who types it asks for it, though it was the last.
    await reader.enter('seed', '9');
    await reader.enter('seed', '7');
    await reader.control('randomise').click();
    assert.equal(await reader.control('seed').inputValue(), '7');
  });

  it('refuses what is no seed, and keeps it for correction', async () => {
    const reader = await begin();
    await reader.openPanel('start');
    for (const [typed, got] of [
      ['-1', '-1'],
      ['1.5', '1.5'],
      ['', 'nothing'],
      ['seven', 'seven'],
    ]) {
      await reader.enter('seed', typed);
      assert.equal(
        await reader.alert.innerText(),
        `Seed: expected a whole number from 0 to 140737488355327, got ${got}.`,
      );
      assert.equal(await reader.control('seed').inputValue(), typed);
    }
    await assertShows(reader, article());
  });

  it('goes back to the preset, untrained and unchanged, and that can be undone', async () => {
    const reader = await begin({ preset: 'xor' });
    const start = await reader.document();
    await reader.control('nextIteration').click();
    await reader.type(['W[1]', 1, 1], '5');
    await reader.openPanel('layers');
    await reader.control('add-unit').click();
    const edited = await reader.document();
    await reader.openPanel('start');
    await reader.control('reset').click();
    assert.deepEqual(await reader.document(), start);
    assert.match(await reader.page.locator('.head .place').innerText(), /Iteration 1 /);
    await reader.control('undo').click();
    assert.deepEqual(await reader.document(), edited);
    assert.match(await reader.page.locator('.head .place').innerText(), /Iteration 2 /);
  });

  it('goes back to the network that is shown, not to one whose opening was undone', async () => {
    const reader = await begin();
    await reader.control('preset').selectOption('xor');
    await reader.control('undo').click();
    await reader.openPanel('start');
    await reader.control('reset').click();
    assert.equal(await reader.control('preset').inputValue(), 'article');
    await assertShows(reader, article());
  });

  it('goes back to a network of the reader’s own', async () => {
    const reader = await begin({ document: wide() });
    await reader.type(['W[1]', 1, 1], '5');
    await reader.openPanel('start');
    await reader.control('reset').click();
    await assertShows(reader, wide());
  });
});
