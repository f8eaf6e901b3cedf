// @ts-check
// The state in the page's address, and what a reader takes along and brings back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { encodeState } from '../../web/src/model/link.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { run } from '../web/rendering.js';
import { control, shownStep, startReading } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */
/** @import { State } from '../../web/src/model/link.js' */

/** @type {Awaited<ReturnType<typeof startReading>>} */
let reading;
before(async () => {
  reading = await startReading();
});
after(() => reading.close());

const iteration = (/** @type {Page} */ page) =>
  page.locator('.head .place b').first().textContent();
const chosen = (/** @type {Page} */ page) => control(page, 'preset').inputValue();
const alert = (/** @type {Page} */ page) => page.getByRole('alert').locator('p').innerText();
const hash = (/** @type {Page} */ page) => page.evaluate(() => location.hash);
const openPanel = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.locator(`[data-panel="${name}"]`).click();
const status = (/** @type {Page} */ page) => page.locator('[data-part="share-status"]');

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

/**
 * Everything that a link has to bring back; numbers to the bit, which their shortest decimal text
 * with its sign tells.
 * @param {Page} page
 */
function everything(page) {
  return page.evaluate(() => {
    const root = /** @type {any} */ (document.querySelector('backprop-by-hand'));
    const { walk, grain } = root.widget.state;
    const inside = root.shadowRoot;
    const exact = (/** @type {number} */ value) => (Object.is(value, -0) ? '-0' : String(value));
    const names = new Set(['X', 'Y', 'alpha']);
    for (const step of walk.steps) for (const name of [step.result, ...step.reads]) names.add(name);
    return {
      position: [walk.position.iteration, walk.step.result, walk.position.cell],
      grain,
      example: walk.example,
      panel: inside.querySelector('[data-panel-open]')?.getAttribute('data-panel-open') ?? '',
      followed: inside.querySelector('[data-panel-open="follow"]')?.textContent ?? '',
      preset: inside.querySelector('[data-control="preset"]').value,
      loss: exact(walk.loss),
      quantities: [...names].map((name) => [
        name,
        [...walk.quantityOf(name).values].map(exact).join(' '),
      ]),
    };
  });
}

/** @param {Page} page @param {unknown} document */
const open = (page, document) =>
  page.evaluate(
    (given) => /** @type {any} */ (window.document.querySelector('backprop-by-hand')).open(given),
    document,
  );

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
      note: /refused/,
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

describe('keep and share', () => {
  const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
  const copied = (/** @type {Page} */ page) => page.evaluate(() => navigator.clipboard.readText());

  it('copies a link that opens the same in another page', async () => {
    const page = await reading.open(clipboard);
    await control(page, 'preset').selectOption('textbook');
    await control(page, 'nextIteration').click();
    await openPanel(page, 'share');
    await control(page, 'copyLink').click();
    await status(page).filter({ hasText: 'The link is in the clipboard.' }).waitFor();
    const link = await copied(page);
    const shown = await everything(page);
    await page.close();
    const other = await reading.open();
    await other.goto('about:blank');
    await other.goto(link);
    await other.locator('backprop-by-hand [data-panel-open="share"]').waitFor();
    assert.deepEqual(await everything(other), shown);
    await other.close();
  });

  it('copies the equation of the step, and in cell grain the arithmetic of its entry', async () => {
    const page = await reading.open(clipboard);
    await openPanel(page, 'share');
    await control(page, 'copyText').click();
    await status(page).filter({ hasText: 'as text' }).waitFor();
    const whole = await copied(page);
    assert.match(whole, /^Z\[1\] = W\[1\]·X \+ b\[1\]\n/);
    assert.doesNotMatch(whole, /0\.5·1/);
    await page.locator('[data-grain="cell"]').click();
    await control(page, 'next').click();
    await control(page, 'copyText').click();
    await status(page).filter({ hasText: 'as text' }).waitFor();
    // 0.5·1 + 0.3·4 − 0.6·7 = 0.5 + 1.2 − 4.2 = −2.5
    const text = await copied(page);
    assert.ok(text.startsWith(whole));
    assert.match(text.split('\n').at(-1) ?? '', /0\.5·1 \+ 0\.3·4 .*0\.6\)?·7 .* = −2\.5$/);
    await control(page, 'copyLatex').click();
    await status(page).filter({ hasText: 'as LaTeX' }).waitFor();
    const latex = await copied(page);
    assert.match(latex, /^\\begin\{aligned\}[^]*\\end\{aligned\}\n\n.*0\.5 \\cdot 1.*= -2\.5$/);
    await page.close();
  });

  it('copies and downloads the whole iteration in the format that is chosen', async () => {
    const page = await reading.open(clipboard);
    await control(page, 'nextIteration').click();
    await openPanel(page, 'share');
    await control(page, 'copy-iteration').click();
    await status(page).filter({ hasText: 'The whole iteration is in the clipboard.' }).waitFor();
    assert.match(await copied(page), /^\\documentclass[^]*Iteration 2\\nopagebreak/);
    await control(page, 'format').selectOption('numpy');
    const coming = page.waitForEvent('download');
    await control(page, 'download-iteration').click();
    const downloaded = await coming;
    assert.equal(downloaded.suggestedFilename(), 'iteration-2-numpy.py');
    await status(page).filter({ hasText: 'iteration-2-numpy.py is downloaded.' }).waitFor();
    const typed = ['export', '--preset', 'article', '--format', 'numpy', '--iteration', '2'];
    assert.equal(readFileSync((await downloaded.path()) ?? '', 'utf8'), run(typed).stdout);
    assert.equal(await control(page, 'format').inputValue(), 'numpy', 'the choice stays');
    await page.close();
  });

  it('downloads a document that opens again with the same numbers, by choice and by drop', async () => {
    const page = await reading.open();
    await control(page, 'preset').selectOption('two-moons');
    await page.evaluate(() => {
      const root = /** @type {any} */ (window.document.querySelector('backprop-by-hand'));
      root.widget.state.walk.setEntry('W[1]', 0, 0, -0);
      root.requestUpdate();
    });
    await control(page, 'iterations').fill('3');
    await control(page, 'train').click();
    await openPanel(page, 'share');
    const coming = page.waitForEvent('download');
    await control(page, 'downloadDocument').click();
    const text = readFileSync((await (await coming).path()) ?? '', 'utf8');
    assert.equal(await status(page).innerText(), 'network.json is downloaded.');
    assert.match(text, /"inputs": \[\n {4}\[1\.04, 0\.01, /, 'a line for each row');
    const { quantities, loss } = await everything(page);
    await control(page, 'preset').selectOption('article');
    const file = { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await control(page, 'document-file').setInputFiles(file);
    await status(page).filter({ hasText: 'mine.json is open.' }).waitFor();
    let now = await everything(page);
    assert.deepEqual([now.quantities, now.loss], [quantities, loss]);
    assert.equal(now.preset, '', 'it is the reader’s own');
    await openPanel(page, 'share'); // closed
    await control(page, 'preset').selectOption('article');
    await drag(page, 'dragover', 'mine.json', text);
    await page.locator('[data-part="drop-sign"]').waitFor();
    await drag(page, 'dragleave', 'mine.json', text);
    await page.locator('[data-part="drop-sign"]').waitFor({ state: 'detached' });
    await drag(page, 'dragover', 'mine.json', text);
    await drag(page, 'drop', 'mine.json', text);
    const note = page.locator('[data-part="note"]');
    await note.filter({ hasText: 'mine.json is open.' }).waitFor();
    assert.equal(await page.locator('[data-part="drop-sign"]').count(), 0);
    assert.match(await page.locator('.widget > .said').innerText(), /^mine\.json is open\. /);
    now = await everything(page);
    assert.deepEqual([now.quantities, now.loss], [quantities, loss]);
    await page.close();
  });

  it('says what is wrong with a file, and nothing is lost', async () => {
    const page = await reading.open();
    await control(page, 'preset').selectOption('xor');
    await control(page, 'next').click();
    const shown = await everything(page);
    for (const [text, note] of /** @type {[string, RegExp][]} */ ([
      ['PK\u0003\u0004 not JSON', /^wrong\.json was not opened; .*expected/],
      ['{"format": "backprop-by-hand/1"}', /^wrong\.json was not opened; .*expected/],
      ['', /^wrong\.json was not opened; .*expected/],
    ])) {
      await drag(page, 'drop', 'wrong.json', text);
      await page.getByRole('alert').waitFor();
      assert.match(await alert(page), note);
      assert.deepEqual(await everything(page), shown);
      await control(page, 'dismiss').click();
    }
    await page.close();
  });

  it('says why numbers that overflowed are in no document and no link', async () => {
    const page = await reading.open();
    await open(page, {
      ...PRESETS.article,
      optimizer: { kind: 'gradient-descent', learningRate: 1e200 },
    });
    await control(page, 'iterations').fill('4');
    await control(page, 'train').click();
    await openPanel(page, 'share');
    await control(page, 'downloadDocument').click();
    await status(page).filter({ hasText: 'overflowed' }).waitFor();
    assert.match(await status(page).innerText(), /^There is no document of this place: /);
    await control(page, 'format').selectOption('pytorch');
    await control(page, 'download-iteration').click();
    await status(page).filter({ hasText: 'There is no script of this iteration' }).waitFor();
    await page.evaluate(() => {
      const root = /** @type {any} */ (window.document.querySelector('backprop-by-hand'));
      // So many that the link must have the numbers as they are.
      for (let x = 0; x < 41; x++) root.widget.state.walk.setEntry('X', 0, 0, x);
      root.requestUpdate();
    });
    await control(page, 'copyLink').click();
    await status(page).filter({ hasText: 'There is no link to this place' }).waitFor();
    await page.waitForFunction(() => location.hash === '');
    await page.close();
  });

  it('downloads the drawing as SVG and PNG', async () => {
    const page = await reading.open();
    await openPanel(page, 'share');
    for (const [name, file, head] of /** @type {const} */ ([
      ['downloadSvg', 'network.svg', '<'],
      ['downloadPng', 'network.png', '\u0089PNG'],
    ])) {
      const coming = page.waitForEvent('download');
      await control(page, name).click();
      const download = await coming;
      assert.equal(download.suggestedFilename(), file);
      const bytes = readFileSync((await download.path()) ?? '', 'latin1');
      assert.ok(bytes.startsWith(head) && bytes.length > 1000);
      await status(page)
        .filter({ hasText: `${file} is downloaded.` })
        .waitFor();
    }
    await page.close();
  });
});

/**
 * What a browser does while a file is dragged.
 * @param {Page} page
 * @param {'dragover' | 'dragleave' | 'drop'} type
 * @param {string} name
 * @param {string} text
 */
function drag(page, type, name, text) {
  return page.locator('backprop-by-hand .widget').evaluate(
    (widget, [event, fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName, { type: 'application/json' }));
      widget.dispatchEvent(
        new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
      );
    },
    [type, name, text],
  );
}
