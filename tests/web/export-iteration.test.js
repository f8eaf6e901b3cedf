// @ts-check
// The whole iteration as a text to be read and as data. The scripts are tested in tests/python/.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, before, describe, it } from 'node:test';
import { loadEngine } from 'backprop-by-hand/engine';
import katex from 'katex';
import { FORMATS, exported } from '../../web/src/export/formats.js';
import { useLocale } from '../../web/src/format.js';
import { PRESETS } from '../../web/src/model/presets.js';
import { Walkthrough } from '../../web/src/model/walkthrough.js';
import { handoutWords } from '../../web/src/words/handouts.js';
import { words } from '../../web/src/words/index.js';
import { DOCUMENTS } from './export-documents.js';

/**
 * @import { NetworkDocument } from '../../web/src/engine/types.js'
 */

const traces = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));
const sentences = { ...words.steps, ...handoutWords.iteration };

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
 * @param {number} [iteration]
 */
function walking(networkDocument, use, iteration = 0) {
  const walk = Walkthrough.open(engine, networkDocument);
  try {
    walk.goTo({ iteration });
    return use(walk);
  } finally {
    walk.dispose();
  }
}

/**
 * @param {string} format
 * @param {NetworkDocument} networkDocument
 * @param {number} [iteration]
 */
function textOf(format, networkDocument, iteration) {
  const write = (/** @type {Walkthrough} */ walk) =>
    exported(format, walk.derivation, { sentences })?.text ?? '';
  return walking(networkDocument, write, iteration);
}

/** Throws where the text is no LaTeX. @param {string} text */
const parse = (text) =>
  katex.renderToString(text, { displayMode: true, throwOnError: true, strict: 'error' });

/** @type {Record<string, (text: string) => string[]>} */
const FORMULAS = {
  markdown: (text) => [...text.matchAll(/^\$\$\n([^$]*)\n\$\$$/gm)].map(([, formula]) => formula),
  latex: (text) =>
    [...text.matchAll(/^\\formula\{%\n([^%]*)%\n\}$/gm)].map(([, formula]) => formula),
};

/**
 * What the last line of a formula says, and its numbers as they are written.
 * @param {string} formula
 */
function resultIn(formula) {
  const [, name, numbers] =
    formula.match(/^([^&=\n]*) (?:=|:=|\\approx) \\begin\{bmatrix\} (.*) \\end\{bmatrix\}$/) ?? [];
  if (!name) return null;
  const texts = numbers.split(/ (?:&|\\\\) /);
  return {
    name,
    numbers: texts.map((text) => Number(text.replace(/ \\times 10\^\{(.*)\}/, 'e$1'))),
  };
}

for (const format of ['markdown', 'latex']) {
  describe(`the whole iteration in ${format}`, () => {
    for (const [name, document] of Object.entries(DOCUMENTS)) {
      it(`has every step of ${name}, in formulas that KaTeX reads`, () => {
        const text = textOf(format, document);
        const formulas = FORMULAS[format](text);
        for (const formula of formulas) assert.doesNotThrow(() => parse(formula), formula);
        const steps = walking(document, (walk) => walk.steps);
        for (const step of steps) {
          const heading = words.steps
            .place(step, steps)
            .replaceAll('·', format === 'latex' ? '$\\cdot$' : '·');
          assert.ok(text.includes(heading), heading);
        }
        assert.ok(formulas.length > 2 * steps.length, `${formulas.length} formulas`);
        assert.doesNotMatch(text, /undefined|\[object|\{\{|\{%[^\n]/);
      });
    }

    for (const [name, { document, quantities }] of Object.entries(traces)) {
      it(`has the numbers of the reference for ${name}`, () => {
        const results = FORMULAS[format](textOf(format, document)).map(resultIn);
        let compared = 0;
        for (const result of results) {
          const expected = result && quantities[result.name];
          if (!expected) continue;
          const numbers = expected
            .flat()
            .map((/** @type {string} */ text) => Number(Number(text).toPrecision(5)) || 0);
          assert.deepEqual(result.numbers, numbers, result.name);
          compared++;
        }
        assert.ok(compared >= 22, `${compared} results compared`);
      });
    }

    it('works an entry out as the article does', () => {
      assert.ok(
        textOf(format, PRESETS.article).includes(
          'Z[1]_{1,1} &= 0.2 \\cdot 1 + (-0.1) \\cdot 4 + 0.4 \\cdot 7 = 0.2 - 0.4 + 2.8 = 2.6',
        ),
      );
    });

    it('breaks long sums into lines, and many lines into formulas', () => {
      const formulas = FORMULAS[format](textOf(format, DOCUMENTS['torch case 8']));
      for (const formula of formulas) {
        const lines = formula
          .split('\n')
          .filter((line) => line.includes('&') && !/matrix/.test(line));
        assert.ok(lines.length <= 16, `${lines.length} lines`);
        for (const line of lines) {
          const seen = line.replace(/\\[a-z]+/g, '.').replace(/[{}&\\]/g, '');
          assert.ok(seen.length <= 110, line);
        }
      }
      assert.ok(formulas.some((formula) => formula.includes('\n&\\quad + ')));
    });

    it('has the digits and the decimal sign of the reader', () => {
      useLocale('de', 3);
      const text = textOf(format, PRESETS.article);
      assert.match(
        text,
        /dZ\[3\] \\approx \\begin\{bmatrix\} -0\{,\}118 \\\\ 0\{,\}11 \\\\ 0 \\end/,
      );
    });

    it('keeps a title from becoming markup', () => {
      const title = '# 100 % *A_1* <b> $x$ \\end{document} {{ y }}\n\n& ~^';
      const [line] = textOf(format, { ...PRESETS.neuron, title })
        .split('\n')
        .filter((text) => text.includes('100'));
      const wanted = {
        markdown:
          '# \\# 100 % \\*A\\_1\\* \\<b\\> \\$x\\$ \\\\end\\{document\\} \\{\\{ y \\}\\} \\& \\~^',
        latex:
          '\\section*{\\# 100 \\% *A\\_1* \\textless{}b\\textgreater{} \\$x\\$ \\textbackslash{}end\\{document\\} \\{\\{ y \\}\\} \\& \\textasciitilde{}\\textasciicircum{}}',
      };
      assert.equal(line, wanted[/** @type {'markdown' | 'latex'} */ (format)]);
    });
  });
}

describe('the whole iteration in latex', () => {
  it('has no sign that plain LaTeX does not know', () => {
    for (const document of Object.values(DOCUMENTS)) {
      const strange = textOf('latex', document).match(/[^\x20-\x7e\n’]/gu);
      assert.equal(strange, null);
    }
  });
});

/**
 * @param {string} text CSV
 * @returns {string[][]} lines of fields
 */
function fieldsOf(text) {
  return text
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare,
      ),
    );
}

/** There is one NaN here: no text tells those of other bits apart. @param {Iterable<number>} values */
const bitsOf = (values) => {
  const numbers = Float64Array.from(values, (value) => (Number.isNaN(value) ? NaN : value));
  return [...new BigUint64Array(numbers.buffer)];
};

describe('the whole iteration in csv', () => {
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    it(`reads back to the same bits, for ${name}`, () => {
      walking(
        document,
        (walk) => {
          const text = exported('csv', walk.derivation, { sentences })?.text ?? '';
          const [, ...lines] = fieldsOf(text);
          /** @type {Map<string, number[]>} */
          const read = new Map();
          for (const [, , , , , quantity, , , value] of lines) {
            read.set(quantity, [...(read.get(quantity) ?? []), Number(value)]);
          }
          for (const [quantity, values] of read) {
            assert.deepEqual(bitsOf(values), bitsOf(walk.quantityOf(quantity).values), quantity);
          }
          const made = walk.steps.map(({ result }) => result);
          assert.deepEqual([...read.keys()].slice(-made.length), made);
          for (const given of ['X', 'Y', 'W[1]', 'b[1]', 'alpha']) {
            assert.ok(read.has(given), given);
          }
        },
        1,
      );
    });
  }

  it('has a line for each entry, in the columns that are documented', () => {
    const lines = fieldsOf(textOf('csv', PRESETS.article, 1));
    assert.deepEqual(
      lines[0],
      'iteration step phase layer operation quantity row column value arithmetic'.split(' '),
    );
    assert.ok(lines.every((line) => line.length === lines[0].length));
    assert.deepEqual(
      lines.find(([, step, , , , , row]) => step === '0' && row === '2'),
      ['2', '0', 'given', '', '', 'X', '2', '1', '4', ''],
    );
    const first = fieldsOf(textOf('csv', PRESETS.article)).filter(([, step]) => step === '2');
    assert.deepEqual(first, [
      ['1', '2', 'forward', '1', 'activation', 'A[1]', '1', '1', '2.6', 'max(0, 2.6) = 2.6'],
      ['1', '2', 'forward', '1', 'activation', 'A[1]', '2', '1', '0', 'max(0, −2.5) = 0'],
      [
        '1',
        '2',
        'forward',
        '1',
        'activation',
        'A[1]',
        '3',
        '1',
        '2.3000000000000003',
        'max(0, 2.3) = 2.3',
      ],
    ]);
  });

  it('has the values of the reference', () => {
    const { document, quantities } = traces.article;
    let compared = 0;
    for (const [, , , , , quantity, row, column, value] of fieldsOf(textOf('csv', document))) {
      const expected = quantities[quantity]?.[Number(row) - 1][Number(column) - 1];
      if (expected === undefined) continue;
      assert.ok(Math.abs(Number(value) - Number(expected)) < 1e-12, `${quantity} ${value}`);
      compared++;
    }
    assert.equal(compared, 93);
  });

  it('has points in every language', () => {
    useLocale('de');
    assert.doesNotMatch(textOf('csv', PRESETS.neuron), /\d,\d+"|;/);
  });

  it('leaves out arithmetic that would be long, and nothing else', () => {
    const wide = Array.from({ length: 60 }, (_, row) => [row / 7]);
    const document = { ...PRESETS.neuron, inputs: wide, inputNames: undefined };
    document.layers = [{ units: 1, initializer: 'he', activation: 'sigmoid' }];
    const lines = fieldsOf(textOf('csv', document)).slice(1);
    const without = new Set(lines.filter((line) => line[9] === '').map(([, step]) => step));
    assert.deepEqual([...without], ['0', '1']);
    assert.equal(lines.filter(([, , , , , quantity]) => quantity === 'W[1]+').length, 60);
  });
});

describe('the whole iteration in json', () => {
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    it(`reads back to the same bits, for ${name}`, () => {
      walking(
        document,
        (walk) => {
          const text = exported('json', walk.derivation, { sentences })?.text ?? '';
          const { format, iteration, given, steps } = JSON.parse(text);
          assert.deepEqual([format, iteration], ['backprop-by-hand-derivation/1', 2]);
          assert.equal(steps.length, walk.steps.length);
          for (const { quantity, rows, columns, values, arithmetic } of [...given, ...steps]) {
            const matrix = walk.quantityOf(quantity);
            assert.deepEqual([rows, columns], [matrix.rows, matrix.columns]);
            assert.deepEqual(bitsOf(values.flat().map(Number)), bitsOf(matrix.values), quantity);
            if (arithmetic) {
              assert.deepEqual(
                arithmetic.map((/** @type {string[]} */ row) => row.length),
                values.map(() => columns),
              );
            }
          }
        },
        1,
      );
    });
  }

  it('has a document from which the same iteration comes', () => {
    const text = textOf('json', DOCUMENTS['torch case 8'], 2);
    const { document } = JSON.parse(text);
    const again = JSON.parse(textOf('json', document));
    assert.deepEqual(again.steps, JSON.parse(text).steps);
  });

  it('writes numbers that are not finite as texts, and has no document then', () => {
    const text = textOf('json', DOCUMENTS['numbers that are not finite'], 1);
    const { document, steps } = JSON.parse(text);
    assert.equal(document, null);
    assert.ok(steps[0].values.flat().includes('NaN'));
  });
});

describe('a whole iteration', () => {
  it('has a file’s name that tells which, and in what', () => {
    const files = Object.keys(FORMATS).map((format) =>
      walking(PRESETS.neuron, (walk) => exported(format, walk.derivation, { sentences })?.file, 3),
    );
    assert.deepEqual(files, [
      'iteration-4.tex',
      'iteration-4.md',
      'iteration-4-numpy.py',
      'iteration-4-pytorch.py',
      'iteration-4.csv',
      'iteration-4.json',
    ]);
  });

  it('has all examples, also where one is looked at alone', () => {
    const write = (/** @type {Walkthrough} */ walk) =>
      exported('json', walk.derivation, { sentences })?.text;
    walking(PRESETS.xor, (walk) => {
      const whole = write(walk);
      walk.setExample(2);
      assert.equal(write(walk), whole);
      assert.equal(walk.quantityOf('X').columns, 1);
    });
  });
});
