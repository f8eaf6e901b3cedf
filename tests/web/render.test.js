// @ts-check
// `backprop-by-hand render`: the numbers, what is chosen, and what is refused.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { formatNumber, useLocale } from '../../web/src/format.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { rendered, run } from './rendering.js';

const traces = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'render-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * The steps of what was rendered: each result's name and the numbers of its matrix, row by row.
 * @param {string} html
 * @returns {[string, string[]][]}
 */
function resultsIn(html) {
  return [...html.matchAll(/<div class="equation result">(.*?)<\/div>/gs)].map(([, equation]) => {
    const [symbol, numbers] = equation.split(/<mo class="relation">[^<]*<\/mo>/);
    const texts = [...numbers.matchAll(/<mn>([^<]*)<\/mn>/g)].map(([, text]) => text);
    return [textIn(symbol), texts.map((text) => text.replace(/[\u2007\u2008]/g, ''))];
  });
}

/** @param {string} html */
function textIn(html) {
  return html.replace(/<[^>]*>/g, '').trim();
}

/** @param {string} html */
function stepsIn(html) {
  return resultsIn(html).map(([name]) => name);
}

describe('the numbers of a rendered iteration', () => {
  for (const [name, { document, loss, quantities, afterUpdate }] of Object.entries(traces)) {
    it(`of ${name} are those of the reference`, () => {
      const results = resultsIn(rendered(document));
      const updates = afterUpdate[String(document.optimizer.learningRate)];
      const isUpdate = (/** @type {number} */ index) =>
        results.findIndex(([result]) => result === 'loss') < index;
      let compared = 0;
      for (const [index, [result, texts]] of results.entries()) {
        const expected = isUpdate(index) && updates[result] ? updates[result] : quantities[result];
        if (!expected) continue;
        const numbers = expected
          .flat()
          .map((/** @type {string} */ text) => formatNumber(Number(text)).text);
        assert.deepEqual(texts, numbers, result);
        compared++;
      }
      assert.deepEqual(new Map(results).get('loss'), [formatNumber(Number(loss)).text]);
      assert.ok(compared >= 28, `${compared} results compared`);
    });
  }

  it('stand in every step in symbols, in matrices, entry by entry, and as the result', () => {
    const html = rendered('article', '--steps', 'Z[1]');
    const [, first] = html.match(/<ul class="elements">(.*?)<\/ul>/s) ?? [];
    assert.match(textIn(first), /Z\[1\] row 10\.2·1\+\(−0\.1\)·4\+0\.4·7=0\.2−0\.4\+2\.8=2\.6/);
    const equations = [...html.matchAll(/<div class="equation \w+">(.*?)<\/div>/gs)];
    assert.deepEqual(
      equations.map(([, equation]) => textIn(equation).replace(/[\s\u2007\u2008]/g, '')),
      [
        'Z[1](3×1)=W[1](3×3)X(3×1)+b[1](3×1)',
        '[0.2−0.10.40.50.3−0.6−0.20.10.3][147]+[000]',
        'Z[1]=[2.6−2.52.3]',
      ],
    );
  });

  it('have the digits and the decimal sign that are asked for', () => {
    const html = rendered('article', '--step', 'dZ[3]', '--digits', '3', '--lang', 'de');
    assert.deepEqual(resultsIn(html), [['dZ[3]', ['−0,118', '0,11', '0']]]);
    useLocale('en');
  });
});

describe('what is rendered', () => {
  for (const preset of Object.keys(PRESETS)) {
    it(`of ${preset} has no script, and nothing that needs one`, () => {
      const html = rendered(preset);
      const marks = html.match(
        /<script|<button|\son\w+=|tabindex|role="(?!img")|data-(?!at-work|inner)|undefined|\[object|NaN/g,
      );
      assert.equal(marks, null);
    });
  }

  it('is a whole iteration unless steps are chosen, which stand in their order', () => {
    const all = stepsIn(rendered('article'));
    assert.deepEqual([all[0], all[8], all[9], all.at(-1)], ['Z[1]', 'loss', 'dZ[4]', 'b[4]']);
    const some = stepsIn(rendered('article', '--steps', 'dW[2], A[2]', '--step', 'W[1]'));
    assert.deepEqual(some, ['A[2]', 'dW[2]', 'W[1]']);
  });

  it('draws the network at the last of the steps, before the update', () => {
    const drawn = (/** @type {string} */ steps) =>
      rendered('article', '--steps', steps).match(/aria-label="[^"]*Now: ([^"]*)"/)?.[1];
    assert.equal(drawn('dW[2]'), 'backward, layer 2 of 4.');
    assert.equal(drawn('A[1],W[1]'), 'forward, layer 1 of 4.');
    assert.equal(drawn('W[1]'), 'update, layer 1 of 4.');
  });

  it('shortens large matrices and long lists of entries', () => {
    const html = rendered('two-moons', '--step', 'Z[1]');
    assert.match(html, /Entry by entry \(3 of 128\)/);
    assert.match(html, /⋯/);
  });

  it('keeps names from becoming markup', () => {
    const title = '<b>"&';
    const html = rendered({ ...PRESETS.article, title, inputNames: [title, 'b', 'c'] }, '--page');
    assert.doesNotMatch(html, /<b>/);
    assert.match(html, /<title>&lt;b&gt;&quot;&amp;<\/title>/);
  });

  it('says where numbers are no longer finite', () => {
    const document = { ...PRESETS.article, inputs: [[1e300], [1e300], [1e300]] };
    const html = rendered(document, '--steps', 'Z[1],dZ[4]');
    assert.equal(html.match(/the first number that is no longer finite/g)?.length, 1);
  });

  it('is the same each time, and names its parts unlike other pictures', () => {
    const [one, again, other] = ['Z[1]', 'Z[1]', 'Z[2]'].map((step) =>
      rendered('article', '--step', step),
    );
    assert.equal(one, again);
    const idOf = (/** @type {string} */ html) => html.match(/id="([\w-]+)-forward"/)?.[1];
    assert.notEqual(idOf(one), idOf(other));
    assert.match(one, new RegExp(`url\\(#${idOf(one)}-forward\\)`));
  });
});

describe('the program', () => {
  it('reads a file or standard input, and writes a file', () => {
    const [input, output] = ['in.json', 'out.html'].map((name) => join(folder, name));
    const text = JSON.stringify(PRESETS.neuron);
    writeFileSync(input, `\ufeff${text}`);
    const written = run(['render', input, '--output', output]);
    assert.deepEqual(written, { status: 0, stdout: '', stderr: '' });
    const html = readFileSync(output, 'utf8');
    assert.equal(
      html.replace(/bbh-\w{8}/g, ''),
      run(['render', '-'], text).stdout.replace(/bbh-\w{8}/g, ''),
    );
    assert.match(run(['render', input, '--page']).stdout, /^<!doctype html>/);
  });

  it('tells how it is used', () => {
    for (const typed of [[], ['--help'], ['render', '-h']]) {
      const { status, stdout } = run(typed);
      assert.equal(status, 0);
      const words = ['--steps', '--format', ...Object.keys(PRESETS)];
      assert.deepEqual(
        words.filter((word) => !stdout.includes(word)),
        [],
      );
    }
  });

  /** @type {[string, string[], RegExp][]} */
  const wrongUses = [
    ['a command', ['draw'], /no command "draw"; there are "render", "export", "worksheet"/],
    ['an option', ['render', '--colour'], /'--colour'; there are --preset, --step, /],
    ['a preset', ['render', '--preset', 'toString'], /one of article, .*, got "toString"/],
    [
      'a step',
      ['render', '--preset', 'neuron', '--step', 'Z[9]'],
      /no step "Z\[9\]"; there are Z\[1\], A\[1\], /,
    ],
    [
      'digits',
      ['render', '--preset', 'neuron', '--digits', 'x'],
      /whole number from 2 to 15, got "x"/,
    ],
    ['no document', ['render'], /either a document or --preset/],
    ['two sources', ['render', 'a.json', '--preset', 'neuron'], /either a document or --preset/],
    ['two documents', ['render', 'a.json', 'b.json'], /one document at a time, got also b\.json/],
    [
      'an option of another command',
      ['render', '-', '--format', 'csv'],
      /render has no option --format; there are --step, /,
    ],
    ['an option without its value', ['render', '-', '--steps'], /--steps.*argument missing/],
  ];
  for (const [what, typed, message] of wrongUses) {
    it(`refuses ${what} with what there is`, () => {
      const { status, stdout, stderr } = run(typed, '');
      assert.match(stderr, message);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    });
  }

  /** @type {[string, string, RegExp][]} */
  const refusals = [
    [
      'a shape',
      JSON.stringify({ ...PRESETS.neuron, targets: [[1, 2]] }),
      /: targets: expected one column/,
    ],
    [
      'an unknown key',
      JSON.stringify({ ...PRESETS.neuron, epochs: 3 }),
      /expected no keys but .*, got "epochs"/,
    ],
    ['what is no JSON', '{"format": ', /JSON text, line 1 column \d+/],
  ];
  for (const [what, input, message] of refusals) {
    it(`hands on what the core says of ${what}`, () => {
      const { status, stdout, stderr } = run(['render', '-'], input);
      assert.match(stderr, message);
      assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    });
  }

  it('says which file cannot be read', () => {
    const { status, stderr } = run(['render', 'no-such.json']);
    assert.match(stderr, /no-such\.json/);
    assert.equal(status, 1);
  });
});
