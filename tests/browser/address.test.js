// @ts-check
// The state in the page's address.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { encodeState } from '../../web/src/model/link.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { alert, everything, open, openPanel, status } from './keeping.js';
import { control, readInTests, shownStep } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */
/** @import { State } from '../../web/src/model/link.js' */

const reading = readInTests();

const iteration = (/** @type {Page} */ page) =>
  page.locator('.head .place b').first().textContent();
const chosen = (/** @type {Page} */ page) => control(page, 'preset').inputValue();
const hash = (/** @type {Page} */ page) => page.evaluate(() => location.hash);

/** Until the address has followed. @param {Page} page @param {string} [old] */
async function addressAfter(page, old = '') {
  await page.waitForFunction(
    (last) => location.hash.startsWith('#bbh=1.') && location.hash !== last,
    old,
  );
  return hash(page);
}

/** Longer than the address takes to follow. @param {Page} page */
const untilSettled = (page) => page.waitForTimeout(1000);

/** @param {Partial<State>} [changes] */
function fragmentOf(changes) {
  return encodeState({
    document: PRESETS.article,
    iteration: 0,
    position: { iteration: 0, step: 'Z[2]', cell: null },
    grain: 'step',
    example: null,
    panels: [],
    selection: null,
    preset: 'article',
    ...changes,
  });
}

/** @param {string} fragment */
const openAt = (fragment) => reading.open({ path: `#${fragment}` });

describe('the page’s address', () => {
  it('stays clean until the reader does something, then follows, and the history does not', async () => {
    const page = await reading.open();
    await untilSettled(page);
    assert.equal(await hash(page), '');
    const length = await page.evaluate(() => history.length);
    await control(page, 'next').click();
    const first = await addressAfter(page);
    await control(page, 'next').click();
    const second = await addressAfter(page, first);
    assert.ok(second.length < 1500, `${second.length} characters`);
    assert.equal(await page.evaluate(() => history.length), length);
    await page.close();
  });

  for (const kind of /** @type {const} */ (['gradient-descent', 'momentum', 'adam'])) {
    it(`brings everything back to the bit after a reload: ${kind}, an edit in iteration 3`, async () => {
      const page = await reading.open();
      const document = structuredClone(PRESETS.article);
      document.optimizer = { kind, learningRate: 0.01 };
      delete document.published; // the limit is for a network, not for what others printed of it
      await open(page, document);
      await control(page, 'iterations').fill('2');
      await control(page, 'train').click();
      await page.evaluate(() => {
        const root = /** @type {any} */ (window.document.querySelector('backprop-by-hand'));
        root.widget.state.walk.setEntry('W[1]', 1, 0, -0);
        root.widget.state.walk.setEntry('W[2]', 0, 2, 0.1 + 0.2);
        root.requestUpdate();
      });
      await control(page, 'iterations').fill('4');
      await control(page, 'iterations').press('Enter');
      await page.locator('.equations [data-step="3"]').click();
      await page.locator('[data-grain="cell"]').click();
      await control(page, 'next').click();
      await openPanel(page, 'share');
      await addressAfter(page);
      await untilSettled(page);
      const shown = await everything(page);
      assert.deepEqual(shown.position, [6, 'A[2]', 1]);
      await page.reload();
      await page.locator('[data-panel-open="share"]').waitFor();
      assert.deepEqual(await everything(page), shown);
      await untilSettled(page);
      assert.ok((await hash(page)).length <= 1500, `${(await hash(page)).length} characters`);
      await page.close();
    });
  }

  it('keeps -0, edits of a preset, the example, the open panel and what is selected', async () => {
    const page = await reading.open();
    await control(page, 'preset').selectOption('xor');
    await page.evaluate(() => {
      const root = /** @type {any} */ (window.document.querySelector('backprop-by-hand'));
      root.widget.state.walk.setEntry('W[1]', 0, 1, -0);
      root.widget.state.walk.setEntry('b[2]', 0, 0, -1e-300);
      root.requestUpdate();
    });
    await control(page, 'example').fill('3');
    await control(page, 'example').press('Enter');
    await page.getByRole('button', { name: 'Backward' }).click();
    await page.locator('.edges[data-layer="1"] [data-thing], .neuron').first().click();
    await untilSettled(page);
    const shown = await everything(page);
    assert.equal(shown.example, 2);
    assert.equal(shown.preset, 'xor');
    assert.equal(new Map(/** @type {any} */ (shown.quantities)).get('W[1]'), '0.5 -0 -0.3 0.6');
    assert.equal(shown.panel, 'follow');
    await page.reload();
    await page.locator('[data-panel-open="follow"]').waitFor();
    assert.deepEqual(await everything(page), shown);
    await page.close();
  });

  it('holds a change as soon as it is made, while the reader moves on', async () => {
    const page = await reading.open();
    await untilSettled(page);
    await page.locator('[data-part="numbers"] [data-matrix="W[1]"] mtd').first().focus();
    await page.keyboard.press('Alt+ArrowUp');
    for (let move = 0; move < 3; move++) await control(page, 'next').click();
    await page.waitForTimeout(150);
    await page.reload();
    await page.locator('[data-part="changed"]').waitFor({ timeout: 5000 });
    await page.close();
  });

  it('of a place that is far from the start holds the place itself', async () => {
    const page = await reading.open();
    for (let time = 0; time < 2; time++) {
      await control(page, 'iterations').fill('450000');
      await control(page, 'train').click();
    }
    const once = await everything(page);
    assert.equal(once.position[0], 900000);
    await addressAfter(page);
    await untilSettled(page);
    await page.reload();
    await page.locator('backprop-by-hand .bar').waitFor();
    assert.deepEqual(await everything(page), once);
    await page.close();
  });

  it('is another one when the reader goes back and forward, and undo leads back too', async () => {
    const page = await reading.open();
    await control(page, 'next').click();
    const first = await addressAfter(page);
    const other = await fragmentOf({
      document: PRESETS.xor,
      preset: 'xor',
      position: { iteration: 5, step: 'dZ[2]', cell: null },
    });
    await page.evaluate((fragment) => (location.hash = fragment), other);
    await page.locator('[data-part="now"][data-step="dZ[2]"]').waitFor();
    assert.equal(await chosen(page), 'xor');
    assert.equal(await iteration(page), 'Iteration 6');
    await page.goBack();
    await page.locator('[data-part="now"][data-step="A[1]"]').waitFor();
    assert.equal(await hash(page), first);
    assert.equal(await chosen(page), 'article');
    await page.goForward();
    await page.locator('[data-part="now"][data-step="dZ[2]"]').waitFor();
    assert.equal(await iteration(page), 'Iteration 6');
    await control(page, 'undo').click();
    assert.equal(await chosen(page), 'article');
    await page.close();
  });

  it('about something else is left alone until the reader does something', async () => {
    const page = await openAt('section-2');
    await untilSettled(page);
    assert.equal(await hash(page), '#section-2');
    assert.equal(await page.getByRole('alert').count(), 0);
    await control(page, 'next').click();
    await addressAfter(page);
    await page.evaluate(() => (location.hash = 'section-3'));
    await untilSettled(page);
    assert.equal(await hash(page), '#section-3');
    assert.equal(await shownStep(page), 'A[1]');
    await page.close();
  });

  it('belongs to the widget with url-state alone', async () => {
    const page = await reading.open();
    await page.route('**/', async (route) => {
      const response = await route.fetch();
      const plainWidget = '<backprop-by-hand id="plain" preset="xor"></backprop-by-hand>';
      const body = (await response.text()).replace(
        '<backprop-by-hand autofocus',
        `${plainWidget}$&`,
      );
      await route.fulfill({ response, body });
    });
    await page.reload();
    const plain = page.locator('#plain');
    const owner = page.locator('[url-state]');
    await plain.locator('.bar').waitFor();
    await owner.locator('.bar').waitFor();
    await plain.locator('[data-control="next"]').click();
    await untilSettled(page);
    assert.equal(await hash(page), '');
    await owner.locator('[data-control="next"]').click();
    await addressAfter(page);
    await page.reload();
    await owner.locator('[data-part="now"][data-step="A[1]"]').waitFor();
    await plain.locator('[data-part="now"][data-step="Z[1]"]').waitFor();
    assert.equal(await plain.locator('[data-control="preset"]').inputValue(), 'xor');
    await page.close();
  });

  it('works from disk as well', async () => {
    const page = await reading.open();
    const file = pathToFileURL('dist/backprop-by-hand.html').href;
    await page.goto(file);
    await control(page, 'next').click();
    await addressAfter(page);
    await page.reload();
    await page.locator('[data-part="now"][data-step="A[1]"]').waitFor();
    assert.ok(page.url().startsWith(`${file}#bbh=1.`));
    await page.close();
  });

  it('of a network too large for it is none', async () => {
    const page = await reading.open();
    await control(page, 'next').click();
    await addressAfter(page);
    const layer = { initializer: 'he', activation: 'relu' };
    const large = {
      ...PRESETS.article,
      layers: [
        { ...layer, units: 300 },
        { ...layer, units: 40 },
        { ...layer, units: 3 },
      ],
    };
    assert.equal(await open(page, large), true);
    await page.waitForFunction(() => location.hash === '');
    await openPanel(page, 'share');
    await control(page, 'copyLink').click();
    await status(page).filter({ hasText: /\w/ }).waitFor();
    assert.match(await status(page).innerText(), /^This network is too large for a link/);
    await page.close();
  });
});

describe('a link that is not opened gives the usual network and a note:', () => {
  /** @type {Record<string, {fragment: () => Promise<string>, note: RegExp}>} */
  const links = {
    'cut off': {
      fragment: async () => (await fragmentOf()).slice(0, -20),
      note: /incomplete or was changed on its way/,
    },
    'damaged from its beginning': {
      fragment: async () => (await fragmentOf()).slice(3),
      note: /incomplete or was changed on its way/,
    },
    'of another version': {
      fragment: async () => (await fragmentOf()).replace('bbh=1.', 'bbh=2.'),
      note: /of another version of this page/,
    },
    'to an iteration that does not exist': {
      fragment: () => fragmentOf({ position: { iteration: 2 ** 50, step: 'Z[1]', cell: null } }),
      note: /iteration: expected/,
    },
    'to an iteration that would take long to train to': {
      fragment: () =>
        fragmentOf({
          document: {
            ...PRESETS.article,
            layers: Array.from({ length: 8 }, (_, index) => ({
              units: index < 7 ? 400 : 3,
              initializer: /** @type {const} */ ('he'),
              activation: /** @type {const} */ ('tanh'),
            })),
          },
          position: { iteration: 1_000_000, step: 'Z[1]', cell: null },
        }),
      note: /would take too long to train to/,
    },
    'to an iteration before its first': {
      fragment: () => fragmentOf({ iteration: 5 }),
      note: /does not have/,
    },
    'to a step that does not exist': {
      fragment: () => fragmentOf({ position: { iteration: 0, step: 'Z[9]', cell: null } }),
      note: /does not have/,
    },
    'to an entry that does not exist': {
      fragment: () => fragmentOf({ position: { iteration: 0, step: 'Z[1]', cell: 3 } }),
      note: /does not have/,
    },
    'to an example that does not exist': {
      fragment: () => fragmentOf({ example: 1 }),
      note: /does not have/,
    },
    'with a selection that is none': {
      fragment: () => fragmentOf({ selection: '<img>' }),
      note: /does not have/,
    },
    'with a selected entry that does not exist': {
      fragment: () => fragmentOf({ selection: 'W[1] 3 0' }),
      note: /does not have/,
    },
    'with a selected unit that does not exist': {
      fragment: () => fragmentOf({ selection: 'unit 99 0' }),
      note: /does not have/,
    },
    'with a selected quantity that does not exist': {
      fragment: () => fragmentOf({ selection: 'W[77] 0 0' }),
      note: /does not have/,
    },
    'with a document that is refused': {
      fragment: () =>
        fragmentOf({ document: { ...PRESETS.article, targets: [[1], [0]] }, preset: null }),
      note: /its network is refused\. targets: expected/,
    },
    'with a network that would take long to show': {
      fragment: () =>
        fragmentOf({
          document: {
            ...PRESETS.article,
            inputs: [Array.from({ length: 1000 }, () => 0)],
            targets: [Array.from({ length: 1000 }, () => 0)],
            layers: [2000, 2000, 1].map((units) => ({
              units,
              initializer: /** @type {const} */ ('he'),
              activation: /** @type {const} */ ('identity'),
            })),
          },
        }),
      note: /more than this page can show/,
    },
  };
  for (const [name, { fragment, note }] of Object.entries(links)) {
    it(`${name}`, async () => {
      const broken = await fragment();
      const page = await openAt(broken);
      await page.locator('backprop-by-hand .bar').waitFor({ timeout: 5000 });
      assert.match(await alert(page), /^The link was not opened: /);
      assert.match(await alert(page), note);
      assert.equal(await chosen(page), 'article');
      assert.equal(await shownStep(page), 'Z[1]');
      await untilSettled(page);
      assert.equal(await hash(page), `#${broken}`, 'which the reader may mend');
      await page.close();
    });
  }

  it('in a page that shows something already, that stays', async () => {
    const page = await reading.open();
    await control(page, 'preset').selectOption('xor');
    await control(page, 'next').click();
    await addressAfter(page);
    await page.evaluate((bad) => (location.hash = bad), await fragmentOf({ example: 7 }));
    await page.getByRole('alert').waitFor();
    assert.equal(await chosen(page), 'xor');
    assert.equal(await shownStep(page), 'A[1]');
    await control(page, 'undo').click();
    assert.equal(await chosen(page), 'article', 'undo takes back the reader’s own last change');
    await page.close();
  });
});
