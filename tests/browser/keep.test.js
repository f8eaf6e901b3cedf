// @ts-check
// What a reader takes along and brings back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { run } from '../web/rendering.js';
import { alert, everything, open, openPanel, status } from './keeping.js';
import { control, readInTests } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

const reading = readInTests();

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
