// @ts-check
// Practice without WebAssembly, and as the package has it.
import { loadPractice } from 'backprop-by-hand/practice';
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { copyPackage, importFrom, withoutWebAssembly } from './package-copy.js';

/** @typedef {Awaited<ReturnType<typeof loadPractice>>} Practice */

/**
 * @param {string} folder
 * @returns {Promise<typeof import('backprop-by-hand/practice')>}
 */
const importPractice = (folder) => importFrom(folder, 'practice.js');

/**
 * What practice tells of a network.
 * @param {Practice} practice
 * @param {string} preset
 */
function toldBy(practice, preset) {
  const sheet = practice.open(PRESETS[preset]);
  const steps = sheet.byHand(4);
  const own = { 'Z[1]': steps[0].exact.map((value) => [value + 1]) };
  const typed = ['0', '1', '0.5*2 - 3', '-1', 'x'];
  const judgements = steps.flatMap(({ step, rounded }) =>
    rounded.flatMap((_, cell) => [
      ...typed.map((text) => sheet.judge({ step, cell, typed: text, digits: 3 })),
      steps[0].columns === 1 ? sheet.judge({ step, cell, typed: '1', digits: 3, own }) : null,
    ]),
  );
  const audit = PRESETS[preset].published && sheet.audit();
  sheet.dispose();
  return { steps, judgements, audit };
}

describe('practice without WebAssembly', () => {
  it('tells the same', async () => {
    const practice = await loadPractice();
    const { loadPractice: load } = await importPractice(copyPackage());
    const fallback = await withoutWebAssembly(load);
    for (const preset of ['article', 'article-softmax', 'textbook', 'xor', 'deep-sigmoid']) {
      assert.deepStrictEqual(toldBy(fallback, preset), toldBy(practice, preset), preset);
    }
  });

  it('and without its fallback tells what is wrong, and tries again', async () => {
    const folder = copyPackage();
    rmSync(join(folder, 'engine-fallback.js'));
    const { loadPractice: load } = await importPractice(folder);
    await withoutWebAssembly(() => assert.rejects(load, /^Error: WebAssembly did not start/));
    assert.ok(await load());
  });
});

describe('practice of the package', () => {
  it("refuses with the engine's errors", async () => {
    const folder = copyPackage();
    const practice = await (await importPractice(folder)).loadPractice();
    const { EngineError } = await importFrom(folder, 'engine.js');
    assert.throws(() => practice.open('{'), EngineError);
    const sheet = practice.open(PRESETS.neuron);
    assert.throws(() => sheet.byHand(99), EngineError);
    sheet.dispose();
    assert.throws(() => sheet.audit(), EngineError);
  });

  it('has a WebAssembly file of its own', async () => {
    const folder = copyPackage();
    rmSync(join(folder, 'engine.wasm'));
    rmSync(join(folder, 'engine-fallback.js'));
    assert.ok(await (await importPractice(folder)).loadPractice());
  });
});
