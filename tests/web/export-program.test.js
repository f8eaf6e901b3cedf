// @ts-check
// `backprop-by-hand export`, as it is published.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { run } from './rendering.js';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} typed */
function written(...typed) {
  const { status, stdout, stderr } = run(['export', '--preset', 'neuron', ...typed]);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  return stdout;
}

describe('backprop-by-hand export', () => {
  /** @type {[string, RegExp][]} */
  const beginnings = [
    ['latex', /^\\documentclass\{article\}\n/],
    ['markdown', /^# One neuron\n/],
    ['numpy', /^# One neuron: iteration 1 of training, recomputed with NumPy\n/],
    ['pytorch', /^# One neuron: iteration 1 of training, recomputed with PyTorch\n/],
    ['csv', /^iteration,step,phase,/],
    ['json', /^\{\n {2}"format": "backprop-by-hand-derivation\/1",\n/],
  ];
  for (const [format, beginning] of beginnings) {
    it(`writes ${format}`, () => assert.match(written('--format', format), beginning));
  }

  it('writes a later iteration', () => {
    const text = written('--format', 'json', '--iteration', '3');
    assert.equal(JSON.parse(text).iteration, 3);
  });

  it('has the language and the digits that are asked for', () => {
    const text = written(
      '--format',
      'markdown',
      '--lang',
      'de',
      '--digits',
      '3',
      '--iteration',
      '2',
    );
    assert.match(text, /\d\{,\}\d/);
    assert.doesNotMatch(text, /\d[.]\d|\{,\}\d{5}/);
  });

  it('reads a document, and writes a file', () => {
    const [input, output] = ['in.json', 'out.csv'].map((name) => join(folder, name));
    writeFileSync(input, JSON.stringify(PRESETS.neuron));
    const result = run(['export', input, '--format', 'csv', '--output', output]);
    assert.deepEqual(result, { status: 0, stdout: '', stderr: '' });
    assert.equal(readFileSync(output, 'utf8'), written('--format', 'csv'));
  });

  /** @type {[string, string[], RegExp][]} */
  const wrongUses = [
    ['no format', [], /--format: expected one of latex, markdown, .*, got nothing/],
    ['a format', ['--format', 'word'], /--format: expected one of latex, .*, got "word"/],
    [
      'an iteration',
      ['--format', 'csv', '--iteration', '0'],
      /--iteration: expected a whole number from 1 to \d+, got "0"/,
    ],
    [
      'an option of another command',
      ['--format', 'csv', '--page'],
      /export has no option --page; there are --format, --iteration, /,
    ],
  ];
  for (const [what, typed, message] of wrongUses) {
    it(`refuses ${what} with what there is`, () => {
      const { status, stdout, stderr } = run(['export', '--preset', 'neuron', ...typed]);
      assert.match(stderr, message);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    });
  }

  it('refuses an iteration that would take too long to train to', () => {
    const units = { units: 512, initializer: 'he', activation: 'relu' };
    const document = {
      ...PRESETS.neuron,
      layers: [units, { ...units, units: 1, activation: 'sigmoid' }],
    };
    const typed = ['export', '-', '--format', 'csv', '--iteration', '999999'];
    const { status, stderr } = run(typed, JSON.stringify(document));
    assert.match(stderr, /--iteration: expected up to \d+, as far as .*, got "999999"/);
    assert.equal(status, 2);
  });

  it('refuses a script of numbers that are not finite, but no data', () => {
    const document = JSON.stringify({ ...PRESETS.article, inputs: [[1e308], [1e308], [1e308]] });
    const { status, stderr } = run(['export', '-', '--format', 'numpy'], document);
    assert.match(stderr, /There is no script of this iteration/);
    assert.equal(status, 1);
    assert.match(run(['export', '-', '--format', 'csv'], document).stdout, /,Infinity,|,NaN,/);
  });
});
