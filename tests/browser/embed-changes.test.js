// @ts-check
// Pages that ask something else of a widget that is there already, as frameworks do, or of one that is
// not in the page yet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { wide } from './changing.js';
import { hostInTests, placeOf } from './host-page.js';

/** @typedef {import('playwright-core').Page} Page */

const article = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8')).article.document;
const TWICE = {
  ...article,
  inputs: article.inputs.map((/** @type {number[]} */ [x]) => [2 * x]),
  title: 'Twice',
};

const { widgetWith } = hostInTests();
const FILES = { 'twice.json': JSON.stringify(TWICE) };

/**
 * Runs something with the widget, in its page.
 * @template Argument, Result
 * @param {Page} page
 * @param {(widget: any, argument: Argument) => Result} task
 * @param {Argument} [argument]
 * @returns {Promise<Awaited<Result>>}
 */
async function drive(page, task, argument) {
  const widget = page.locator('backprop-by-hand');
  return /** @type {any} */ (await widget.evaluate(/** @type {any} */ (task), argument));
}

/** What the page is told of: each event of the widget with its place or its reason. @param {Page} page */
function listen(page) {
  return drive(page, (widget) => {
    widget.told = [];
    for (const type of ['bbh-step', 'bbh-edit']) {
      widget.addEventListener(type, (/** @type {CustomEvent} */ { detail }) =>
        widget.told.push(`${type} ${detail.text ?? detail.reason}`),
      );
    }
  });
}

/** @param {Page} page @param {string} place */
async function waitFor(page, place) {
  await page.waitForFunction(
    (text) =>
      /** @type {any} */ (document.querySelector('backprop-by-hand')).position?.text === text,
    place,
  );
}

describe('of another network', () => {
  for (const [title, asked] of Object.entries({
    'preset, then step': { preset: 'xor', step: 'A[1]' },
    'step, then preset': { step: 'A[1]', preset: 'xor' },
    'src and step': { src: 'twice.json', step: 'A[1]' },
  })) {
    it(`a step that is set in the same task is where it begins: ${title}`, async () => {
      const page = await widgetWith('', { files: FILES });
      await listen(page);
      await drive(page, (widget, properties) => void Object.assign(widget, properties), asked);
      await waitFor(page, '1:A[1]');
      await drive(page, (widget) => widget.updateComplete);
      const told = await drive(page, (widget) => widget.told);
      assert.deepEqual(told, ['bbh-step 1:A[1]', 'bbh-edit open'], 'nothing else on the way');
      assert.deepEqual(page.complaints, []);
      await page.close();
    });
  }

  it('it begins at the step that the page has, wherever the reader was', async () => {
    const page = await widgetWith('step="dW[1]"');
    await drive(page, (widget) => widget.goTo('2:A[1]'));
    await drive(page, (widget) => void (widget.preset = 'neuron'));
    await waitFor(page, '1:dW[1]');
    await page.locator('[data-control="preset"]').selectOption('xor');
    await waitFor(page, '1:Z[1]');
    await page.close();
  });

  it('what a link in the prose had marked is marked no more', async () => {
    const page = await widgetWith('id="net"', {});
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '#net:W[2](1,3)' });
      document.body.append(link);
      link.click();
    });
    await page.waitForFunction(() => document.querySelector('backprop-by-hand[lit]'));
    await drive(page, (widget) => void (widget.preset = 'neuron'));
    await page.waitForFunction(() => !document.querySelector('backprop-by-hand[lit]'));
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('src that is taken away gives the document within, or the preset, again', async () => {
    const content = `<script type="application/json">${JSON.stringify(wide())}</script>`;
    for (const [attributes, within, inputs] of /** @type {const} */ ([
      ['src="twice.json" preset="xor"', '', 2],
      ['src="twice.json"', content, 2],
      ['src="twice.json"', '', 3],
    ])) {
      const page = await widgetWith(attributes, { content: within, files: FILES });
      const first = await drive(page, async (widget) => (await widget.document()).inputs[0][0]);
      assert.equal(first, 2 * article.inputs[0][0]);
      await listen(page);
      await drive(page, (widget) => widget.removeAttribute('src'));
      await page.waitForFunction(() => {
        const widget = /** @type {any} */ (document.querySelector('backprop-by-hand'));
        return widget.told.includes('bbh-edit open');
      });
      const now = await drive(page, (widget) => widget.document());
      assert.equal(now.inputs.length, inputs);
      assert.notEqual(now.title, 'Twice');
      await page.close();
    }
  });
});

describe('undefined as a property', () => {
  it('is nothing, as null is, and no value to be warned of', async () => {
    const page = await widgetWith('digits="3" preset="xor" readonly');
    await drive(page, async (widget) => {
      const names = ['digits', 'preset', 'readOnly', 'src', 'step', 'lit', 'autoplay'];
      for (const name of names) widget[name] = undefined;
      await widget.updateComplete;
    });
    const { digits, preset, readOnly, src } = await drive(page, (widget) => ({
      digits: widget.digits,
      preset: widget.preset,
      readOnly: widget.readOnly,
      src: widget.src,
    }));
    assert.deepEqual([digits, preset, readOnly, src], [null, null, false, null]);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe('autoplay', () => {
  it('that is set later plays, and pauses when it is taken away', async () => {
    const page = await widgetWith('grain="cell"', { reducedMotion: 'no-preference' });
    assert.equal(await placeOf(page), '1:Z[1](1,1)');
    await drive(page, (widget) => void (widget.autoplay = true));
    await waitFor(page, '1:Z[1](3,1)');
    await drive(page, async (widget) => {
      widget.autoplay = false;
      await widget.updateComplete;
    });
    const isPlaying = await drive(
      page,
      (widget) => widget.shadowRoot.querySelector('[data-control="pause"]') !== null,
    );
    assert.ok(!isPlaying);
    await page.close();
  });
});

describe('digits', () => {
  it('that are set later are those of all numbers, of steps done before, too', async () => {
    const page = await widgetWith('step="dW[4]"');
    await drive(page, async (widget) => {
      widget.digits = 2;
      await widget.updateComplete;
    });
    const texts = await drive(page, ({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('.past mn, .edges title')].map(
        ({ textContent }) => textContent,
      ),
    );
    assert.ok(texts.length > 50);
    const long = texts.filter((text) => /[1-9]\.?\d\.?\d*[1-9]/.test(text.replace(/^.*=/, '')));
    assert.deepEqual(long, []);
    await page.close();
  });
});

describe('an element that is not in the page yet', () => {
  it('opens a document that it shows once it is put in, also where nobody waited', async () => {
    const page = await widgetWith('');
    const shown = await page.evaluate(async (given) => {
      const widget = /** @type {any} */ (document.createElement('backprop-by-hand'));
      const isOpen = await widget.open(given);
      await widget.goTo('A[2]');
      document.querySelector('backprop-by-hand')?.replaceWith(widget);
      await widget.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await widget.updateComplete;
      const title = widget.shadowRoot.querySelector('select option:checked')?.textContent.trim();
      return [isOpen, widget.position.text, title];
    }, TWICE);
    assert.deepEqual(shown, [true, '1:A[2]', 'Twice']);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe('what a page does', () => {
  it('while one example is looked at alone is about the whole batch', async () => {
    const page = await widgetWith('', {
      content: `<script type="application/json">${JSON.stringify(wide())}</script>`,
    });
    const field = page.locator('[data-control="example"]');
    await field.fill('2');
    await field.press('Enter');
    const { inputs, cell } = await drive(page, async (widget) => {
      await widget.set('X(1,3)', 7);
      await widget.goTo('Z[1](3,1)');
      const session = await widget.engine();
      const position = session.position();
      session.dispose();
      return { inputs: (await widget.document()).inputs, cell: position.cell };
    });
    assert.deepEqual(inputs, [
      [0, 0, 7, 1],
      [0, 1, 0, 1],
    ]);
    assert.equal(cell, 2 * 4 + 1, 'row 3 of example 2 in a batch of 4');
    await page.close();
  });

  it('to an object that it gave does not change what is gone back to', async () => {
    const page = await widgetWith('');
    const [reasons, first] = await drive(
      page,
      async (widget, given) => {
        /** @type {string[]} */
        const seen = [];
        widget.addEventListener('bbh-edit', (/** @type {CustomEvent} */ { detail }) =>
          seen.push(detail.reason),
        );
        await widget.open(given);
        await widget.updateComplete;
        given.inputs[0][0] = 99;
        await widget.reset();
        await new Promise((resolve) => setTimeout(resolve, 100));
        return [seen, (await widget.document()).inputs[0][0]];
      },
      TWICE,
    );
    assert.deepEqual([reasons, first], [['open', 'reset'], TWICE.inputs[0][0]]);
    await page.close();
  });

  it('is told apart: a reset of a preset, and a move back across a change', async () => {
    const page = await widgetWith('');
    await listen(page);
    const told = await drive(page, async (widget) => {
      await widget.goTo('2:Z[1]');
      await widget.updateComplete;
      await widget.set('W[1](1,1)', 3);
      await widget.updateComplete;
      await widget.goTo('1:Z[1]');
      await widget.updateComplete;
      await widget.reset();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return widget.told.filter((/** @type {string} */ text) => text.startsWith('bbh-edit'));
    });
    assert.deepEqual(told, ['bbh-edit change', 'bbh-edit move', 'bbh-edit reset']);
    await page.close();
  });

  it('with published numbers that no link can hold leaves the address alone', async () => {
    const text = JSON.stringify({ ...article, published: { loss: 0 } }).replace(
      '"published":{"loss":0}',
      '"published":{"loss":1e400}',
    );
    const page = await widgetWith('url-state', {
      content: `<script type="application/json">${text}</script>`,
    });
    await page.locator('[data-control="next"]').click();
    await page.waitForTimeout(600);
    assert.equal(new URL(page.url()).hash, '');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});
