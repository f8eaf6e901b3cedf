// @ts-check
// A page that drives the widget: events, methods, and links in its prose.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { SCRIPT, placeOf, ready, startHosting } from './host-page.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const { article } = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));

/** @type {Awaited<ReturnType<typeof startHosting>>} */
let hosting;
before(async () => {
  hosting = await startHosting();
});
after(() => hosting.close());

/** Keeps what the page is told, from before its own scripts on. @param {Page} page */
function listen(page) {
  return page.addInitScript(() => {
    const noted = /** @type {any} */ (globalThis);
    noted.told = [];
    for (const type of ['bbh-ready', 'bbh-step', 'bbh-edit', 'bbh-error']) {
      addEventListener(type, (event) => {
        const { detail } = /** @type {CustomEvent} */ (event);
        const { text, message } = detail;
        noted.told.push([type, text ?? message ?? detail.document.layers[0].weights[0][0]]);
      });
    }
  });
}

/** What the page was told since it was asked last. @param {Page} page @returns {Promise<string[][]>} */
function told(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).told.splice(0));
}

/**
 * Runs something with the widget, in its page.
 * @template Result
 * @param {Page} page
 * @param {(widget: any) => Result} task
 * @returns {Promise<Awaited<Result>>}
 */
async function drive(page, task) {
  // A function handed to a page keeps nothing of the types here.
  return /** @type {any} */ (await page.locator('backprop-by-hand').evaluate(task));
}

describe('events', () => {
  it('tell of the network that is ready, of each step, and of changes', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`, {
      before: listen,
    });
    await ready(page);
    assert.deepEqual(await told(page), [
      ['bbh-ready', '1:Z[1]'],
      ['bbh-step', '1:Z[1]'],
    ]);
    await control(page, 'next').click();
    await page.locator('[data-grain="cell"]').click();
    await control(page, 'next').click();
    assert.deepEqual(await told(page), [
      ['bbh-step', '1:A[1]'],
      ['bbh-step', '1:A[1](1,1)'],
      ['bbh-step', '1:A[1](2,1)'],
    ]);
    await page.locator('[data-grain="step"]').click();
    await control(page, 'back').click();
    await told(page);
    await page.locator('[data-part="numbers"] [data-matrix="W[1]"] mtd').first().focus();
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    assert.deepEqual(await told(page), [['bbh-edit', 7]]);
    await page.close();
  });

  it('have where the reader is, counted from 0', async () => {
    const page = await hosting.open(
      `${SCRIPT}<backprop-by-hand step="2:dZ[3](2,1)"></backprop-by-hand>`,
    );
    await ready(page);
    const place = { iteration: 1, step: 'dZ[3]', entry: { row: 1, column: 0 } };
    assert.deepEqual(await drive(page, (widget) => widget.position), {
      text: '2:dZ[3](2,1)',
      place,
      phase: 'backward',
      iteration: 1,
      step: 'dZ[3]',
      cell: { row: 1, column: 0 },
    });
    await page.close();
  });

  it('of changes say how each came about', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`);
    await ready(page);
    const reasons = await drive(page, async (widget) => {
      /** @type {string[]} */
      const seen = [];
      widget.addEventListener('bbh-edit', (/** @type {CustomEvent} */ { detail }) =>
        seen.push(detail.reason),
      );
      const press = async (/** @type {string} */ name) => {
        widget.shadowRoot.querySelector(`[data-control="${name}"]`).click();
        await widget.updateComplete;
      };
      await widget.open(await widget.document());
      await widget.updateComplete;
      await press('undo');
      await press('redo');
      const rate = widget.shadowRoot.querySelector('[data-control="learning-rate"]');
      rate.value = '0.5';
      rate.dispatchEvent(new Event('change'));
      await widget.updateComplete;
      await widget.reset();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return seen;
    });
    assert.deepEqual(reasons, ['open', 'undo', 'redo', 'change', 'reset']);
    await page.close();
  });

  it('tell what was refused', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`, {
      before: listen,
    });
    await ready(page);
    await told(page);
    assert.equal(await drive(page, (widget) => widget.open({ format: 'other' })), false);
    const [[type, message]] = await told(page);
    assert.equal(type, 'bbh-error');
    assert.match(message, /^format: expected/);
    await page.close();
  });
});

describe('methods', () => {
  it('move, before the widget is loaded too, and resolve once it has', async () => {
    const page = await hosting.open(
      `${SCRIPT}<div style="height: 9000px"></div><backprop-by-hand></backprop-by-hand>`,
    );
    const texts = await drive(page, async (widget) => {
      await customElements.whenDefined('backprop-by-hand');
      const seen = [widget.position];
      await widget.next();
      seen.push(widget.position.text);
      await widget.next('phase');
      seen.push(widget.position.text);
      await widget.back();
      seen.push(widget.position.text);
      await widget.goTo('2:dW[3](1,2)');
      seen.push(widget.position.text);
      await widget.goTo({ iteration: 0, step: 'A[2]', entry: null });
      seen.push(widget.position.text);
      return seen;
    });
    assert.deepEqual(texts, [null, '1:A[1]', '1:A[4]', '1:Z[4]', '2:dW[3](1,2)', '1:A[2]']);
    await page.close();
  });

  it('goTo a place that is none rejects, and names it', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`);
    await ready(page);
    for (const [place, expected] of [
      ['dZ[9]', 'a step of this network: Z[1], A[1], '],
      ['dZ[3](4,1)', 'an entry of dZ[3], which is 3 x 1, '],
      ['nonsense', 'a step of this network: Z[1], A[1], '],
      ['', 'a step of this network: Z[1], A[1], '],
      ['99999999:dZ[3]', 'an iteration from 1 to '],
    ]) {
      const message = await page
        .locator('backprop-by-hand')
        .evaluate(
          (element, wanted) => /** @type {any} */ (element).goTo(wanted).catch(String),
          place,
        );
      assert.ok(message.startsWith(`RangeError: place: expected ${expected}`), message);
      assert.ok(message.endsWith(`, got "${place}"`), message);
    }
    assert.equal(await placeOf(page), '1:Z[1]');
    await page.close();
  });

  it('a move of a size that is none rejects, and names those that there are', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`);
    await ready(page);
    const messages = await drive(page, (widget) =>
      Promise.all([widget.next('iteration').catch(String), widget.back('').catch(String)]),
    );
    assert.deepEqual(messages, [
      'RangeError: grain: expected one of phase, step, cell, got "iteration"',
      'RangeError: grain: expected one of phase, step, cell, got ""',
    ]);
    assert.equal(await placeOf(page), '1:Z[1]');
    await page.close();
  });

  it('set changes one number as the reader can, and says what cannot be', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`, {
      before: listen,
    });
    await ready(page);
    await told(page);
    const { layers, inputs, optimizer } = await drive(page, async (widget) => {
      await widget.set('W[1](1,1)', 0.75);
      await widget.set('X(3, 1)', -2);
      await widget.set('alpha', 0.5);
      return widget.document();
    });
    assert.deepEqual(layers[0].weights[0], [0.75, -0.1, 0.4]);
    assert.deepEqual(inputs, [[1], [4], [-2]]);
    assert.equal(optimizer.learningRate, 0.5);
    assert.deepEqual(
      (await told(page)).map(([type]) => type),
      Array(3).fill('bbh-edit'),
    );
    for (const [number, value, message] of [
      ['Z[1](1,1)', 1, 'RangeError: There is no number Z[1](1,1) to be set.'],
      ['W[1](9,1)', 1, /^RangeError: W\[1\] row 9, column 1: expected .* got 8/],
      ['alpha', -1, /^RangeError: .*expected a finite number above 0, got -1/],
    ]) {
      const said = await page
        .locator('backprop-by-hand')
        .evaluate(
          (element, [name, to]) => /** @type {any} */ (element).set(name, to).catch(String),
          /** @type {const} */ ([number, value]),
        );
      if (typeof message === 'string') assert.equal(said, message);
      else assert.match(said, /** @type {RegExp} */ (message));
    }
    await control(page, 'undo').click();
    const { optimizer: undone } = await drive(page, (widget) => widget.document());
    assert.equal(undone.learningRate, 0.1);
    await page.close();
  });

  it('document is the network as it is now; open shows one; reset goes back', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`);
    await ready(page);
    const first = await drive(page, (widget) => widget.document());
    assert.deepEqual(first.layers, article.document.layers);
    const changed = await drive(page, async (widget) => {
      const document = await widget.document();
      document.layers[0].weights[0][0] = 0.75;
      await widget.open(document);
      await widget.next();
      return widget.document();
    });
    assert.equal(changed.layers[0].weights[0][0], 0.75);
    await drive(page, (widget) => widget.goTo('2:Z[1]'));
    await drive(page, (widget) => widget.reset());
    const reset = await drive(page, (widget) => widget.document());
    assert.equal(reset.layers[0].weights[0][0], 0.75, 'as it was opened, not trained');
    assert.equal(await placeOf(page), '1:Z[1]');
    await page.close();
  });

  it('engine is a session at the same place, and what is done with it is not seen', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand step="2:A[1]"></backprop-by-hand>`);
    await ready(page);
    const [position, rows] = await drive(page, async (widget) => {
      const session = await widget.engine();
      const at = session.position();
      const matrix = session.quantity('W[1]');
      session.train(100);
      session.dispose();
      return [at, { rows: matrix.rows, values: [...matrix.values] }];
    });
    assert.equal(position.iteration, 1);
    const trained = article.afterUpdate['0.1']['W[1]'].flat().map(Number);
    rows.values.forEach((value, index) => {
      assert.ok(Math.abs(value - trained[index]) < 1e-12, `${value}, ${trained[index]}`);
    });
    assert.equal(rows.rows, 3);
    assert.equal(await placeOf(page), '2:A[1]');
    await page.close();
  });

  it('play and pause', async () => {
    const page = await hosting.open(`${SCRIPT}<backprop-by-hand></backprop-by-hand>`);
    await ready(page);
    await drive(page, (widget) => widget.play());
    assert.equal(await placeOf(page), '1:A[1]', 'the first move at once');
    await drive(page, (widget) => widget.pause());
    await page.close();
  });

  it('reject where the widget cannot be loaded, and try again when they are called again', async () => {
    let isBlocked = true;
    const page = await hosting.open(
      `${SCRIPT}<backprop-by-hand><p>As a picture</p></backprop-by-hand>`,
      {
        async before(p) {
          await listen(p);
          await p.route('**/widget.js', (route) => (isBlocked ? route.abort() : route.continue()));
        },
      },
    );
    const reason = await drive(page, async (widget) => {
      await customElements.whenDefined('backprop-by-hand');
      return widget.next().catch(String);
    });
    assert.match(reason, /widget\.js/);
    assert.equal((await told(page))[0][0], 'bbh-error');
    assert.ok(await page.getByText('As a picture').isVisible());
    isBlocked = false;
    await page.close();
  });
});

describe('links in the prose', () => {
  const POST = `${SCRIPT}
    <p>See <a id="there" href="#net:dZ[3]">the error of layer 3</a>, its
    <a id="entry" href="#net:dZ[3](2,1)">second entry</a>, the
    <a id="next" href="#net:2:W[1]+">weights after the second iteration</a> or
    <a id="other" href="#elsewhere">something else</a>, a
    <a id="weight" href="#net:W[2](1,3)">weight</a> or
    <a id="none" href="#net:dZ[9]">nothing</a>.</p>
    <backprop-by-hand id="net"></backprop-by-hand>
    <p id="elsewhere">Elsewhere</p>`;

  /** @param {Page} page */
  const current = (page) =>
    page.locator('a[aria-current]').evaluateAll((links) => links.map(({ id }) => id));

  it('light a number that no step makes, and move nothing', async () => {
    const page = await hosting.open(POST);
    await ready(page);
    await page.locator('#weight').click();
    assert.equal(await page.locator('backprop-by-hand').getAttribute('lit'), 'W[2](1,3)');
    assert.equal(await placeOf(page), '1:Z[1]');
    assert.deepEqual(await current(page), []);
    await page.close();
  });

  it('move the widget, and are marked while it is there', async () => {
    const page = await hosting.open(POST);
    await ready(page);
    assert.deepEqual(await current(page), []);
    await page.locator('#there').click();
    assert.equal(await placeOf(page), '1:dZ[3]');
    assert.deepEqual(await current(page), ['there']);
    await page.locator('#entry').click();
    assert.equal(await placeOf(page), '1:dZ[3](2,1)');
    assert.deepEqual(await current(page), ['there', 'entry']);
    await page.locator('#next').click();
    assert.equal(await placeOf(page), '2:W[1]+');
    assert.deepEqual(await current(page), ['next']);
    await control(page, 'next').click();
    assert.deepEqual(await current(page), []);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('work from the keyboard, and leave the focus on the link', async () => {
    const page = await hosting.open(POST);
    await ready(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await placeOf(page), '1:dZ[3]');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'there');
    await page.close();
  });

  it('other links are left alone, and one to no step of the network is told once', async () => {
    const page = await hosting.open(POST);
    await ready(page);
    await page.locator('#other').click();
    assert.equal(await page.evaluate(() => location.hash), '#elsewhere');
    assert.deepEqual(page.complaints, []);
    await page.locator('#none').click();
    await page.locator('#none').click();
    assert.equal(await placeOf(page), '1:Z[1]');
    assert.equal(page.complaints.length, 1, page.complaints.join('\n'));
    assert.match(
      page.complaints[0],
      /^<backprop-by-hand id="net"> link: expected a step of this network: Z.*, got "dZ\[9\]"$/,
    );
    await page.close();
  });

  it('bring a widget far away into view, loading it on the way', async () => {
    const page = await hosting.open(
      POST.replace('<backprop-by-hand', '<div style="height: 5000px"></div><backprop-by-hand'),
    );
    await page.evaluate(() => customElements.whenDefined('backprop-by-hand'));
    await page.locator('#entry').click();
    await ready(page);
    await page.waitForFunction(() => {
      const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
      return element.position?.text === '1:dZ[3](2,1)';
    });
    const top = await page
      .locator('backprop-by-hand')
      .evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top < 900, `at ${top} px`);
    await page.close();
  });

  it('an address of the page with such an anchor opens there, and follows when it changes', async () => {
    const page = await hosting.open(POST, { address: '#net:dZ[3]' });
    await ready(page);
    await page.waitForFunction(() => {
      const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
      return element.position?.text === '1:dZ[3]';
    });
    assert.deepEqual(await current(page), ['there']);
    await page.evaluate(() => (location.hash = '#net:A[1]'));
    await page.waitForFunction(() => {
      const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
      return element.position?.text === '1:A[1]';
    });
    await page.close();
  });
});
