// @ts-check
// What an author asks for by attributes, and by the properties that mirror them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expectedQuantities } from '../article-numbers.js';
import { SCRIPT, placeOf, ready, hostInTests, updated } from './host-page.js';
import { writtenNumbers } from './practising.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const article = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8')).article.document;
const ALL_PANELS = ['change', 'follow', 'health', 'practice', 'audit', 'share'];
const ONE_LAYER = { ...article, title: 'One layer', layers: article.layers.slice(0, 1) };

const { open, widgetWith } = hostInTests();

/** @param {Page} page @param {string} selector */
const count = (page, selector) => page.locator(`backprop-by-hand ${selector}`).count();

/**
 * Lets `slow.json` take its time.
 * @param {unknown} document that it is
 * @returns {(page: Page) => Promise<unknown>}
 */
function slowly(document) {
  return (page) =>
    page.route('**/slow.json', async (route) => {
      await new Promise((done) => setTimeout(done, 500));
      await route.fulfill({ body: JSON.stringify(document) });
    });
}

/**
 * Sets properties of the widget, and waits until it shows them.
 * @param {Page} page
 * @param {Record<string, unknown>} properties
 */
async function set(page, properties) {
  await page.locator('backprop-by-hand').evaluate((element, given) => {
    Object.assign(element, given);
  }, properties);
  await updated(page);
}

describe('attributes', () => {
  it('preset: the network that is shown', async () => {
    const page = await widgetWith('preset="xor"');
    assert.equal(await control(page, 'preset').inputValue(), 'xor');
    await set(page, { preset: 'neuron' });
    await page.waitForFunction(() => {
      const root = document.querySelector('backprop-by-hand')?.shadowRoot;
      return root?.querySelector('select')?.value === 'neuron';
    });
    await page.close();
  });

  it('src: a document of the author’s, whose address is relative to the page', async () => {
    const files = { 'one-layer.json': JSON.stringify(ONE_LAYER) };
    const page = await widgetWith('src="one-layer.json"', { files });
    assert.equal(await page.getByRole('slider').getAttribute('aria-valuemax'), '9');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('src: of two set one after the other the later counts, whichever comes first', async () => {
    const page = await widgetWith('', {
      files: { 'later.json': JSON.stringify(ONE_LAYER) },
      before: slowly(article),
    });
    const slow = page.waitForResponse('**/slow.json');
    await set(page, { src: 'slow.json' });
    await set(page, { src: 'later.json' });
    await page.locator('[role="slider"][aria-valuemax="9"]').waitFor();
    await (await slow).finished();
    await updated(page);
    assert.equal(await page.getByRole('slider').getAttribute('aria-valuemax'), '9');
    await page.close();
  });

  it('src that is not there: the message names the address, and the content stays', async () => {
    const page = await open(
      `${SCRIPT}<backprop-by-hand src="gone.json"><p>As a picture</p></backprop-by-hand>`,
    );
    const alert = page.getByRole('alert');
    assert.match(await alert.innerText(), /gone\.json.*404/);
    assert.ok(await page.getByText('As a picture').isVisible());
    await page.close();
  });

  it('src: after one that is not there another is shown, at the step and with the panel asked for', async () => {
    const page = await open(
      `${SCRIPT}<backprop-by-hand src="gone.json" step="A[1]" panel="follow"></backprop-by-hand>`,
      { files: { 'there.json': JSON.stringify(ONE_LAYER) } },
    );
    await page.getByRole('alert').waitFor();
    await set(page, { src: 'there.json' });
    await ready(page);
    assert.equal(await page.getByRole('slider').getAttribute('aria-valuemax'), '9');
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.match(await placeOf(page), /A\[1\]/);
    assert.equal(await count(page, '[data-panel="follow"][aria-expanded="true"]'), 1);
    await page.close();
  });

  it('src: what is chosen while it is on its way stays', async () => {
    const page = await widgetWith('', {
      before: slowly(ONE_LAYER),
    });
    const slow = page.waitForResponse('**/slow.json');
    await set(page, { src: 'slow.json' });
    await control(page, 'preset').selectOption('xor');
    await (await slow).finished();
    await updated(page);
    assert.equal(await control(page, 'preset').inputValue(), 'xor');
    await page.close();
  });

  it('a script of JSON within gives the document in place, which is chosen by its title', async () => {
    const content = `<script type="application/json">${JSON.stringify(ONE_LAYER)}</script>`;
    const page = await widgetWith('', { content });
    assert.equal(await page.getByRole('slider').getAttribute('aria-valuemax'), '9');
    const chosen = control(page, 'preset').locator('option:checked');
    assert.equal(await chosen.innerText(), 'One layer');
    await control(page, 'preset').selectOption('xor');
    await control(page, 'preset').selectOption('One layer');
    await page.locator('[role="slider"][aria-valuemax="9"]').waitFor();
    const untitled = { ...ONE_LAYER, title: undefined };
    await page
      .locator('backprop-by-hand')
      .evaluate((element, network) => /** @type {any} */ (element).open(network), untitled);
    assert.equal(await chosen.innerText(), 'Your own network');
    await page.close();
  });

  for (const [step, place] of [
    ['dZ[3]', '1:dZ[3]'],
    ['dZ[3](2,1)', '1:dZ[3](2,1)'],
    ['2:dZ[3]', '2:dZ[3]'],
    [' 3:W[1]+ ( 3, 2 ) ', '3:W[1]+(3,2)'],
    ['W[1](3,2)', '1:W[1]+(3,2)'],
    ['b[4]', '1:b[4]+'],
  ]) {
    it(`step="${step}" puts the reader there, and can be set again`, async () => {
      const page = await widgetWith(`step="${step}"`);
      assert.equal(await placeOf(page), place);
      await set(page, { step: 'A[1]' });
      assert.equal(await placeOf(page), `${place.split(':')[0]}:A[1]`);
      await page.close();
    });
  }

  it('grain: what a move is', async () => {
    const page = await widgetWith('grain="phase"');
    await control(page, 'next').click();
    assert.equal(await placeOf(page), '1:A[4]', 'the end of the forward pass');
    await set(page, { grain: 'cell' });
    assert.match(await placeOf(page), /\(1,1\)$/);
    await page.close();
  });

  it('view: which parts there are', async () => {
    const page = await widgetWith('view="equations follow"');
    assert.equal(await count(page, '.drawing'), 0);
    assert.equal(await count(page, '.sheet'), 1);
    assert.deepEqual(await panelsOf(page), ['follow']);
    await set(page, { view: 'network' });
    assert.equal(await count(page, '.drawing'), 1);
    assert.equal(await count(page, '.sheet'), 0);
    assert.deepEqual(await panelsOf(page), []);
    await set(page, { view: null });
    assert.deepEqual(await panelsOf(page), ALL_PANELS);
    await page.close();
  });

  it('view: a panel that there is nothing besides is open at first', async () => {
    const isOpen = async (/** @type {string} */ view) => {
      const page = await widgetWith(`view="${view}"`);
      const panel = view.split(' ').at(-1);
      const expanded = await page
        .locator(`[data-panel="${panel}"]`)
        .first()
        .getAttribute('aria-expanded');
      await page.close();
      return expanded;
    };
    assert.equal(await isOpen('practice'), 'true');
    assert.equal(await isOpen('audit'), 'true');
    assert.equal(await isOpen('network health'), 'false');
  });

  it('panel: the one that is open at first', async () => {
    const page = await widgetWith('panel="health"');
    assert.equal(await page.locator('[data-panel="health"]').getAttribute('aria-expanded'), 'true');
    await page.close();
  });

  it('lit: what is marked while the reader points at nothing', async () => {
    const page = await widgetWith('lit="W[1](1,2) X"');
    const lit = () =>
      page.locator('backprop-by-hand').evaluate((element) => {
        const marked = element.shadowRoot?.querySelectorAll('[data-linked="same"]') ?? [];
        return [...marked]
          .map((mark) => mark.getAttribute('data-quantity') ?? mark.getAttribute('data-layer'))
          .sort()
          .filter((name, index, all) => all.indexOf(name) === index);
      });
    assert.deepEqual(await lit(), ['0', '1', 'W[1]', 'X'], 'inputs and an edge, and their numbers');
    await page.locator('[data-part="result"] mn[data-value]').first().hover();
    assert.ok(!(await lit()).includes('X'), 'pointing comes first');
    await page.mouse.move(0, 0);
    await set(page, { lit: 'W[2]' });
    assert.deepEqual(await lit(), ['2']);
    await set(page, { lit: null });
    assert.deepEqual(await lit(), []);
    await set(page, { lit: 'W[1](9,9)' });
    assert.deepEqual(await lit(), []);
    assert.deepEqual(page.complaints, [
      '<backprop-by-hand> lit: expected numbers of this network, such as W[2](1,3), got "W[1](9,9)"',
    ]);
    await page.close();
  });

  it('blank: an entry to be worked out, which is written nowhere at its step', async () => {
    const page = await widgetWith('step="dA[3](2,1)" blank="dA[3](2,1)"');
    const [[first], [asked]] = expectedQuantities('article')['dA[3]'];
    const isWritten = async (/** @type {number} */ value) =>
      (await writtenNumbers(page)).some((number) => Math.abs(number - value) < 1e-3);
    assert.ok(await isWritten(first), 'what comes before it is known');
    assert.ok(!(await isWritten(asked)));
    const labels = page.locator('.edge-labels text');
    assert.deepEqual(
      (await labels.allTextContents()).map((text) => text.replace('\u2212', '-').trim()),
      ['-0.1', '0.1', '0.3'],
      'the weights that it is made of',
    );
    await control(page, 'next').click();
    assert.ok(await isWritten(asked));
    await control(page, 'back').click();
    assert.ok(!(await isWritten(asked)));
    await set(page, { blank: null });
    assert.ok(await isWritten(asked));
    await set(page, { blank: 'dA[3](9,1)' });
    assert.deepEqual(page.complaints, [
      '<backprop-by-hand> blank: expected an entry of a step, such as dZ[1](2,1), got "dA[3](9,1)"',
    ]);
    await page.close();
  });

  it('controls: all of them, those that move, or none', async () => {
    const page = await widgetWith('controls="moves"');
    assert.ok(await control(page, 'next').isVisible());
    assert.equal(await count(page, '[data-control="preset"]'), 0);
    assert.equal(await count(page, '[data-control="learning-rate"]'), 0);
    await set(page, { controls: 'none' });
    assert.equal(await count(page, '[data-control="next"]'), 0);
    assert.equal(await count(page, '[part="bar"]'), 0);
    assert.equal(await count(page, '.sheet'), 1);
    await page.close();
  });

  it('digits: how many are significant', async () => {
    const page = await widgetWith('digits="3"');
    const loss = page.locator('[data-part="loss"]');
    assert.equal(await loss.innerText(), '0.464');
    await set(page, { digits: 8 });
    assert.equal((await loss.innerText()).length, '0.46365432'.length);
    await page.close();
  });

  it('lang: the language of the widget, or that of what it stands in', async () => {
    const page = await widgetWith('lang="de" preset="neuron"');
    assert.match(await page.locator('.story').innerText(), /z = 0,5·2 − 1·1 = 0 gives/);
    await set(page, { preset: 'article' });
    await page.locator('.story').filter({ hasNotText: 'z =' }).waitFor();
    assert.equal(await page.locator('[data-part="loss"]').innerText(), '0,46365');
    await page.close();
  });

  it('readonly: everything can be looked at, nothing changed', async () => {
    const page = await widgetWith('readonly panel="change"');
    assert.deepEqual(await panelsOf(page), ALL_PANELS.slice(1));
    assert.equal(await count(page, '.panel'), 0, 'nor is the panel open that was asked for');
    for (const name of ['preset', 'learning-rate', 'undo', 'redo']) {
      assert.equal(await count(page, `[data-control="${name}"]`), 0, name);
    }
    const cell = page.locator('[data-part="numbers"] [data-matrix="W[1]"] mtd').first();
    await cell.click();
    await page.keyboard.type('5');
    await page.keyboard.press('F2');
    assert.equal(await control(page, 'cell').count(), 0);
    await page.keyboard.press('Alt+ArrowUp');
    await page.mouse.wheel(0, -100);
    assert.equal(await count(page, '[data-part="changed"]'), 0);
    await control(page, 'next').click();
    assert.equal(await placeOf(page), '1:A[1]');
    await set(page, { readOnly: false });
    assert.ok(await control(page, 'preset').isVisible());
    await page.close();
  });

  it('autoplay: plays once it is seen, but not for who prefers reduced motion', async () => {
    const still = await widgetWith('autoplay grain="cell"');
    const moving = await widgetWith('autoplay grain="cell"', { reducedMotion: 'no-preference' });
    await moving.waitForFunction(() => {
      const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
      return element.position.text === '1:Z[1](3,1)';
    });
    assert.equal(await placeOf(still), '1:Z[1](1,1)');
    await Promise.all([still.close(), moving.close()]);
  });

  it('autoplay further down the page: once the reader gets there', async () => {
    const page = await open(
      `${SCRIPT}<div style="height: 1200px"></div><backprop-by-hand autoplay></backprop-by-hand>`,
      { reducedMotion: 'no-preference' },
    );
    await ready(page);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    assert.equal(await placeOf(page), '1:Z[1]');
    await page.locator('backprop-by-hand').evaluate((element) => element.scrollIntoView());
    await page.waitForFunction(
      () =>
        /** @type {any} */ (document.querySelector('backprop-by-hand')).position.text === '1:A[1]',
    );
    await page.close();
  });

  it('loop: playing goes round between two steps', async () => {
    const page = await widgetWith('loop="Z[1](1,1),Z[1](2,1)" grain="cell" step="Z[1]"');
    const places = await page.locator('backprop-by-hand').evaluate(async (element) => {
      /** @type {string[]} */
      const seen = [];
      const four = new Promise((resolve) => {
        element.addEventListener('bbh-step', (event) => {
          seen.push(/** @type {CustomEvent} */ (event).detail.text);
          if (seen.length === 4) resolve(null);
        });
      });
      await /** @type {any} */ (element).play();
      await four;
      /** @type {any} */ (element).pause();
      return seen;
    });
    assert.deepEqual(places, ['1:Z[1](2,1)', '1:Z[1](1,1)', '1:Z[1](2,1)', '1:Z[1](1,1)']);
    await page.close();
  });

  /** @param {Page} page */
  const panelsOf = (page) =>
    page
      .locator('backprop-by-hand button[data-panel]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-panel')));
});

describe('a value that is none', () => {
  for (const [attribute, value, expected] of [
    ['preset', 'chapter-9', /one of article, .*deep-sigmoid/],
    ['step', 'dZ[9]', /a step of this network: Z\[1\], A\[1\], .*loss, dZ\[4\], .*W\[4\], b\[4\],/],
    ['step', 'dZ[3](4,1)', /an entry of dZ\[3\], which is 3 x 1/],
    ['step', '99999999:dZ[3]', /an iteration from 1 to \d+/],
    ['readonly', 'false', /no value/],
    ['autoplay', 'no', /no value/],
    ['step', ':', /a step such as dZ\[3\]/],
    ['grain', 'slow', /one of phase, step, cell/],
    [
      'view',
      'network maths',
      /some of network, equations, change, follow, health, practice, audit, share/,
    ],
    ['panel', 'settings', /one of change, follow, health, practice, audit, share/],
    ['controls', 'some', /one of all, moves, none/],
    ['digits', '40', /a whole number from 2 to 15/],
    ['digits', 'many', /a whole number from 2 to 15/],
    ['theme', 'blue', /one of auto, light, dark/],
    ['loop', 'Z[1]', /two steps such as Z\[1\],A\[4\]/],
  ]) {
    it(`${attribute}="${value}" is named in one warning, and the widget is there`, async () => {
      const page = await widgetWith(`${attribute}="${value}"`);
      assert.equal(await placeOf(page), '1:Z[1]');
      await set(page, { title: 'and again' });
      await control(page, 'next').click();
      assert.equal(page.complaints.length, 1, page.complaints.join('\n'));
      const [warning] = page.complaints;
      assert.match(warning, /** @type {RegExp} */ (expected));
      assert.ok(warning.startsWith(`<backprop-by-hand> ${attribute}: expected `), warning);
      await page.close();
    });
  }
});

it('of two widgets a warning says by the id which one it is about', async () => {
  const page = await widgetWith('id="net" step="dZ[9]"');
  assert.match(page.complaints[0], /^<backprop-by-hand id="net"> step: expected /);
  await page.close();
});

describe('properties', () => {
  const NAMES = {
    preset: 'xor',
    src: 'a.json',
    step: 'A[1]',
    grain: 'cell',
    view: 'network',
    panel: 'follow',
    controls: 'moves',
    digits: 3,
    theme: 'dark',
    loop: 'Z[1],A[1]',
    lit: 'W[1](1,2)',
    blank: 'A[1](2,1)',
    autoplay: true,
    readOnly: true,
    urlState: true,
  };

  it('mirror the attributes, both ways, before the widget is loaded too', async () => {
    const page = await open(SCRIPT);
    const mirrored = await page.evaluate(async (names) => {
      await customElements.whenDefined('backprop-by-hand');
      const element = /** @type {any} */ (document.createElement('backprop-by-hand'));
      const attribute = (/** @type {string} */ name) =>
        name === 'urlState' ? 'url-state' : name.toLowerCase();
      Object.assign(element, names);
      element.hidden = true; // so that nothing is loaded
      document.body.append(element);
      await element.updateComplete;
      const reflected = Object.keys(names).map((name) => element.getAttribute(attribute(name)));
      for (const name of Object.keys(names)) element.removeAttribute(attribute(name));
      const removed = Object.keys(names).map((name) => element[name]);
      return { reflected, removed };
    }, NAMES);
    assert.deepEqual(
      mirrored.reflected,
      Object.values(NAMES).map((value) => (value === true ? '' : String(value))),
    );
    assert.deepEqual(
      mirrored.removed,
      Object.values(NAMES).map((value) => (value === true ? false : null)),
    );
    await page.close();
  });

  it('that change in one tick are shown by one rendering', async () => {
    const page = await widgetWith('');
    const renderings = await page.locator('backprop-by-hand').evaluate(async (element) => {
      const widget = /** @type {any} */ (element);
      await widget.updateComplete;
      let updates = 0;
      widget.addController({ hostUpdated: () => updates++ });
      Object.assign(widget, { digits: 7, view: 'equations', controls: 'moves', theme: 'dark' });
      widget.setAttribute('lang', 'de');
      await new Promise((resolve) => setTimeout(resolve, 50));
      return updates;
    });
    assert.equal(renderings, 1);
    await page.close();
  });
});
