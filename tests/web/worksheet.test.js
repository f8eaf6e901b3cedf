// @ts-check
// Worksheets: what is left out, that it is nowhere on the sheet, and the key.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, before, describe, it } from 'node:test';
import { loadEngine } from 'backprop-by-hand/engine';
import { formatNumber, useLocale } from '../../web/src/format.js';
import { givensOf } from '../../web/src/model/derivation.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { Walkthrough } from '../../web/src/model/walkthrough.js';
import { LEVELS, blanksOf } from '../../web/src/model/worksheet/blanks.js';
import { lottery } from '../../web/src/model/worksheet/lottery.js';
import { worksheetText } from '../../web/src/static/worksheet.js';
import { shownCellsOf } from '../../web/src/views/mathml.js';
import { DOCUMENTS } from './export-documents.js';
import { run } from './rendering.js';

/**
 * @import { NetworkDocument } from '../../web/src/engine/types.js'
 * @import { Level } from '../../web/src/model/worksheet/blanks.js'
 */

const traces = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));
const { 'numbers that are not finite': notFinite, ...finite } = DOCUMENTS;

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});
afterEach(() => useLocale('en'));

/**
 * @template Result
 * @param {NetworkDocument} networkDocument
 * @param {(walk: Walkthrough) => Result} use
 */
function walking(networkDocument, use) {
  const walk = Walkthrough.open(engine, networkDocument);
  try {
    return use(walk);
  } finally {
    walk.dispose();
  }
}

/**
 * @param {NetworkDocument} networkDocument
 * @param {{level?: Level, seed?: number, isKey?: boolean, language?: string, digits?: number}} [options]
 */
function textOf(networkDocument, options = {}) {
  const all = {
    level: /** @type {Level} */ ('entry'),
    seed: 1,
    isKey: false,
    language: 'en',
    digits: 5,
  };
  return walking(networkDocument, ({ derivation }) =>
    worksheetText(derivation, { ...all, ...options }),
  );
}

/** @param {Walkthrough} walk @param {{level: Level, seed: number}} options */
function blanksFor({ derivation }, options) {
  const textOfNumber = (/** @type {number} */ value) => formatNumber(value).text;
  return blanksOf(derivation, { ...options, textOf: textOfNumber, cellsOf: shownCellsOf });
}

const NUMBER = /\d+(?:\.\d+)?(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/g;

/**
 * The numbers in the source of a page, in attributes too, without the layers of symbols, and what
 * counts steps, layers, rows and digits.
 * @param {string} html
 */
function numbersIn(html) {
  const source = html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<header>.*?<\/header>|<h3>.*?<\/h3>|<p class="(?:task|work)">.*?<\/p>/gs, '')
    .replace(/<mo class="tight"[^>]*>\[<\/mo><mn>\d+<\/mn>/g, '')
    .replace(/ (?:lspace|rspace|data-inner|class)="[^"]*"|<\/?h\d>/g, '');
  return new Set(source.match(NUMBER) ?? []);
}

/**
 * The answers that a page gives away: blanks whose number stands in it, though it is not given.
 * @param {NetworkDocument} networkDocument
 * @param {{level: Level, seed: number}} options
 * @param {string} html
 */
function leaksIn(networkDocument, options, html) {
  return walking(networkDocument, (walk) => {
    const sizeOf = (/** @type {number} */ value) => formatNumber(Math.abs(value)).text;
    const given = givensOf(walk.derivation).flatMap((name) => [...walk.quantityOf(name).values]);
    const common = new Set(['0', '1', '2', ...given.map(sizeOf)]); // 2 is in formulas
    const shown = numbersIn(html);
    const blanks = [...blanksFor(walk, options)].flatMap(([result, cells]) =>
      [...cells].map((cell) => ({ result, cell, value: walk.quantityOf(result).values[cell] })),
    );
    const secret = blanks.filter(({ value }) => !common.has(sizeOf(value)));
    const told = secret.filter(
      ({ value }) => shown.has(sizeOf(value)) || shown.has(String(Math.abs(value))),
    );
    return { secret: secret.length, told: told.map(({ result, cell }) => `${result} ${cell}`) };
  });
}

describe('a worksheet', () => {
  for (const [name, document] of Object.entries(finite)) {
    it(`gives no answer away, of ${name}`, () => {
      for (const level of LEVELS) {
        for (const seed of name in PRESETS ? [1, 2, 3] : [1]) {
          const options = { level, seed };
          const { secret, told } = leaksIn(document, options, textOf(document, options));
          assert.deepEqual(told, [], `${level}, sheet ${seed}`);
          assert.ok(secret > 0, `${secret} blanks`);
          if (seed > 1) continue;
          const key = textOf(document, { ...options, isKey: true });
          const found = leaksIn(document, options, key);
          assert.equal(found.told.length, secret, 'in the key all are found');
        }
      }
    });
  }

  it('is the same for the same number, and another for others', () => {
    const sheet = (/** @type {number} */ seed) =>
      textOf(PRESETS.article, { seed }).replace(/Sheet \d+/g, '');
    const sheets = Array.from({ length: 20 }, (_, seed) => sheet(seed));
    assert.equal(textOf(PRESETS.article, { seed: 7 }), textOf(PRESETS.article, { seed: 7 }));
    assert.equal(new Set(sheets).size, 20);
    const ofSteps = Array.from({ length: 20 }, (_, seed) =>
      textOf(PRESETS['article-softmax'], { level: 'step', seed }).replace(/Sheet \d+/g, ''),
    );
    assert.ok(new Set(ofSteps).size >= 6, `${new Set(ofSteps).size} of whole matrices`);
  });

  for (const [name, document] of Object.entries(PRESETS)) {
    it(`leaves out something of each step of ${name}, if one number of each is to be filled in`, () => {
      walking(document, (walk) => {
        for (let seed = 0; seed < 10; seed++) {
          const blanks = blanksFor(walk, { level: 'entry', seed });
          let count = 0;
          for (const { result } of walk.steps) {
            const size = blanks.get(result)?.size ?? 0;
            assert.ok(size > 0, result);
            count += size;
          }
          assert.ok(count <= 1.5 * walk.steps.length, `${count} of ${walk.steps.length} steps`);
        }
      });
    });
  }

  it('leaves out whole matrices, at least one of each layer in each phase', () => {
    walking(PRESETS['article-softmax'], (walk) => {
      for (let seed = 0; seed < 10; seed++) {
        const blanks = blanksFor(walk, { level: 'step', seed });
        const groups = new Set(walk.steps.map(({ phase, layer }) => `${phase} ${layer}`));
        for (const { result, rows, columns, phase, layer } of walk.steps) {
          const size = blanks.get(result)?.size;
          if (size !== undefined) assert.equal(size, rows * columns, result);
          if (size) groups.delete(`${phase} ${layer}`);
        }
        assert.deepEqual([...groups], []);
      }
    });
  });

  it('leaves an entry out that is made of one that is left out, but writes a matrix’s symbol for all', () => {
    const html = textOf(PRESETS.article, { level: 'step', seed: 1 });
    const [, second] = html
      .split('Step 2 of 32 · Forward · hidden layer 1')
      .map((part) => part.split('</section>')[0]);
    assert.equal(numbersIn(second).size, 0, 'ReLU of a matrix that is to be filled in');
    assert.equal(second.match(/<mtext><\/mtext>/g)?.length, 3, 'and three boxes');
  });

  it('has nothing but what is given where all is to be worked out', () => {
    const html = textOf(PRESETS.article, { level: 'iteration' });
    walking(PRESETS.article, ({ derivation, quantityOf }) => {
      const given = givensOf(derivation).flatMap((name) => [...quantityOf(name).values]);
      const texts = new Set(['2', ...given.map((value) => formatNumber(Math.abs(value)).text)]);
      assert.deepEqual(
        [...numbersIn(html)].filter((text) => !texts.has(text)),
        [],
      );
      assert.ok(['0.2', '0.6', '7'].every((text) => numbersIn(html).has(text)));
    });
    assert.match(html, /ReLU/);
  });

  it('has no script, and nothing for scripts', () => {
    for (const level of LEVELS) {
      for (const isKey of [false, true]) {
        const html = textOf(PRESETS['two-moons'], { level, isKey });
        const found = html.match(
          /<script|\son\w+=|tabindex| style=|data-(?!inner)|undefined|\[object|NaN/g,
        );
        assert.equal(found, null);
      }
    }
  });

  it('is in the digits and with the decimal sign that are asked for', () => {
    const html = textOf(PRESETS.article, { isKey: true, digits: 3, language: 'de' });
    assert.match(html, /−0,118/);
    assert.doesNotMatch(
      html.replace(/<style>.*<\/style>/s, '').replace(/[lr]space="[^"]*"/g, ''),
      /\d\.\d/,
    );
    assert.match(textOf(PRESETS.article, { digits: 3 }), /written with 3 significant digits/);
  });

  it('keeps a title from becoming markup', () => {
    const html = textOf({ ...PRESETS.neuron, title: '<b>"&' });
    assert.match(html, /<h1>&lt;b&gt;&quot;&amp;<\/h1>/);
    assert.match(html, /<title>&lt;b&gt;&quot;&amp; – Sheet 1<\/title>/);
  });
});

describe('the key', () => {
  for (const [name, { document, loss, quantities, afterUpdate }] of Object.entries(traces)) {
    it(`has the numbers of the reference for ${name}`, () => {
      const html = textOf(document, { level: 'iteration', isKey: true });
      const updates = afterUpdate[String(document.optimizer.learningRate)];
      const results = [
        ...html.matchAll(
          /<section class="step">.*?<\/ul> ?<div class="equation[^"]*">(.*?)<\/div>/gs,
        ),
      ];
      let compared = 0;
      for (const [index, [, equation]] of results.entries()) {
        const [symbol, numbers] = equation.split(/<mo class="relation">=<\/mo>/);
        const result = symbol.replace(/<[^>]*>/g, '').trim();
        const isUpdate = index > results.length / 2 && updates[result];
        const expected =
          result === 'loss' ? [[loss]] : isUpdate ? updates[result] : quantities[result];
        if (!expected) continue;
        const shown = [...numbers.matchAll(/<mn[^>]*>([^<]*)<\/mn>/g)].map(([, text]) =>
          text.replace(/[\u2007\u2008]/g, ''),
        );
        const texts = expected
          .flat()
          .map((/** @type {string} */ text) => formatNumber(Number(text)).text);
        assert.deepEqual(shown, texts, result);
        compared++;
      }
      assert.ok(compared >= 29, `${compared} results compared`);
    });
  }

  it('tells how each answer comes about', () => {
    const html = textOf(PRESETS.article, { level: 'iteration', isKey: true });
    const text = html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    assert.match(text, /Z\[1\] row 1 ?0\.2·1\+\(−0\.1\)·4\+0\.4·7=0\.2−0\.4\+2\.8=2\.6/);
  });

  it('is about the blanks of its sheet, and no other', () => {
    walking(PRESETS.article, (walk) => {
      const blanks = blanksFor(walk, { level: 'entry', seed: 5 });
      const count = [...blanks.values()].reduce((sum, cells) => sum + cells.size, 0);
      const key = textOf(PRESETS.article, { seed: 5, isKey: true });
      assert.equal(key.match(/<span class="where">/g)?.length, count);
      assert.equal(key.match(/class="lit"/g)?.length, count);
    });
  });
});

describe('the lottery', () => {
  it('draws the same for the same seed, and each item about as often', () => {
    const drawn = (/** @type {number} */ seed) => {
      const draw = lottery(seed);
      return Array.from({ length: 3000 }, () => draw([0, 1, 2]));
    };
    assert.deepEqual(drawn(4), drawn(4));
    for (const seed of [0, 1, 2, 999_999, 2 ** 32 - 1]) {
      for (const item of [0, 1, 2]) {
        const count = drawn(seed).filter((other) => other === item).length;
        assert.ok(count > 900 && count < 1100, `${item} ${count} times with ${seed}`);
      }
    }
    const firsts = Array.from({ length: 3000 }, (_, seed) => lottery(seed)([0, 1, 2]));
    assert.ok(firsts.filter((item) => item === 0).length > 900);
  });
});

describe('backprop-by-hand worksheet', () => {
  const bodyOf = (/** @type {string} */ html) => html.replace(/<head>.*<\/head>/s, '');

  it('writes a page, and its key', () => {
    const typed = ['worksheet', '--preset', 'article', '--level', 'step', '--seed', '3'];
    const { status, stdout, stderr } = run(typed);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.equal(bodyOf(stdout), bodyOf(textOf(PRESETS.article, { level: 'step', seed: 3 })));
    const key = textOf(PRESETS.article, { level: 'step', seed: 3, isKey: true });
    assert.equal(bodyOf(run([...typed, '--key']).stdout), bodyOf(key));
  });

  it('writes one of a later iteration', () => {
    const typed = ['worksheet', '--preset', 'neuron', '--level', 'entry', '--iteration', '3'];
    assert.match(run(typed).stdout, /<h1>One neuron · Iteration 3<\/h1>/);
  });

  /** @type {[string, string[], RegExp][]} */
  const wrongUses = [
    ['no level', [], /--level: expected one of entry, step, iteration, got nothing/],
    ['a level', ['--level', 'all'], /--level: expected one of entry, step, iteration, got "all"/],
    [
      'a seed',
      ['--level', 'step', '--seed', '-1'],
      /--seed.*argument|--seed: expected a whole number from 0 to 999999, got "-1"/,
    ],
    [
      'a seed that is no number',
      ['--level', 'step', '--seed', 'x'],
      /--seed: expected a whole number from 0 to 999999, got "x"/,
    ],
    [
      'digits',
      ['--level', 'step', '--digits', '1'],
      /--digits: expected a whole number from 2 to 15/,
    ],
    [
      'an option of another command',
      ['--level', 'step', '--format', 'csv'],
      /worksheet has no option --format; there are --level, --seed, --key, /,
    ],
  ];
  for (const [what, typed, message] of wrongUses) {
    it(`refuses ${what} with what there is`, () => {
      const { status, stdout, stderr } = run(['worksheet', '--preset', 'neuron', ...typed]);
      assert.match(stderr, message);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    });
  }

  it('refuses numbers that are not finite', () => {
    const typed = ['worksheet', '-', '--level', 'step'];
    const { status, stderr } = run(typed, JSON.stringify(notFinite));
    assert.match(stderr, /There is no worksheet of this iteration/);
    assert.equal(status, 1);
  });
});
