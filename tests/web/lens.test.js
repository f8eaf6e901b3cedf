// @ts-check
// The chain-rule lens and the health marks: what the engine gives out, and what is shown of it.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { Walkthrough } from '../../web/src/model/walkthrough.js';
import { healthView } from '../../web/src/views/health/index.js';
import { lensView } from '../../web/src/views/lens/index.js';
import { words } from '../../web/src/words/index.js';

/**
 * @import { Finding, Health, NetworkDocument, Path } from '../../web/src/engine/types.js'
 * @import { LensState } from '../../web/src/views/lens/index.js'
 */

/** @type {NetworkDocument} */
const article = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8')).article.document;

/**
 * X = 2 and 8, W[1] = 0.5, b[1] = 1, so A[1] = 2 and 5; W[2] = 3, b[2] = -1, Y = 4: dZ[2] = 1, 10.
 * @type {NetworkDocument}
 */
const chain = {
  format: 'backprop-by-hand/1',
  inputs: [[2, 8]],
  targets: [[4, 4]],
  layers: [
    { weights: [[0.5]], biases: [1], activation: 'relu' },
    { weights: [[3]], biases: [-1], activation: 'identity' },
  ],
  loss: 'squared-error',
};

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/**
 * The templates within a template, and itself.
 * @param {unknown} template
 * @returns {{strings: readonly string[], values: readonly unknown[]}[]}
 */
function templatesIn(template) {
  if (Array.isArray(template)) return template.flatMap(templatesIn);
  if (template === null || typeof template !== 'object' || !('strings' in template)) return [];
  const own = /** @type {{strings: readonly string[], values: readonly unknown[]}} */ (template);
  return [own, ...own.values.flatMap(templatesIn)];
}

/**
 * A template as its markup, without listeners.
 * @param {unknown} template
 * @returns {string}
 */
function markup(template) {
  if (Array.isArray(template)) return template.map(markup).join('');
  if (typeof template === 'string' || typeof template === 'number') return String(template);
  const [own] = templatesIn(template);
  if (!own) return markupIn(template);
  return own.strings.reduce(
    (text, string, index) => `${text}${markup(own.values[index - 1])}${string}`,
  );
}

/**
 * What `contents()` gives the element whose tag it stands in: it goes behind the tag.
 * @param {unknown} value
 */
function markupIn(value) {
  const isContents = value !== null && typeof value === 'object' && '_$litDirective$' in value;
  return isContents ? `>${/** @type {any} */ (value).values[0]}<end ` : '';
}

/** What a reader sees of a template. @param {unknown} template */
const textOf = (template) =>
  markup(template)
    .replace(/<span class="reduction">|<\/span><wbr>/g, '')
    .replace(/<\/?(?:math|m[a-z]+|wbr)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/**
 * Calls the listeners of an event in a template, as the page would.
 * @param {unknown} template
 * @param {string} event
 */
function fire(template, event) {
  for (const { strings, values } of templatesIn(template)) {
    values.forEach((value, index) => {
      if (strings[index].endsWith(`@${event}=`)) /** @type {() => void} */ (value)();
    });
  }
}

/**
 * @param {NetworkDocument} document
 * @param {string} parameter
 * @param {number} row
 * @param {number} column
 * @param {{most?: number, example?: number, h?: number}} [options]
 * @returns {LensState}
 */
function lensOf(document, parameter, row, column, { most, example, h } = {}) {
  const walk = new Walkthrough(engine.open(document));
  if (example !== undefined) walk.setExample(example);
  return {
    parameter,
    row,
    column,
    paths: walk.pathsOf(parameter, row, column, most),
    check: h ? walk.checkGradient(parameter, row, column, h) : null,
    quantityOf: walk.quantityOf,
    examples: walk.examples,
    exampleAlone: walk.example,
    words: words.lens,
  };
}

const nobody = { trace: () => {}, check: () => {} };

describe('session.paths', () => {
  it('gives each way with its factors, worked out by hand', () => {
    const paths = engine.open(chain).paths('W[1]', 0, 0);
    assert.deepEqual(paths.paths[1], {
      example: 1,
      units: [0, 0],
      factors: [
        { quantity: 'X', row: 0, column: 1, value: 8 },
        { quantity: "g'(Z[1])", row: 0, column: 1, value: 1 },
        { quantity: 'W[2]', row: 0, column: 0, value: 3 },
        { quantity: 'dZ[2]', row: 0, column: 1, value: 10 },
      ],
      value: 240,
      count: 1,
      dead: null,
    });
    const { paths: list, ...totals } = paths;
    assert.equal(list.length, 2);
    assert.deepEqual(totals, {
      scale: 0.5,
      total: 246,
      sum: 123,
      gradient: 123,
      count: 2,
      examples: [
        { example: 0, sum: 6 },
        { example: 1, sum: 240 },
      ],
      rest: null,
    });
  });

  it('tells what does not fit into the list as a rest', () => {
    const { paths, rest } = engine.open(chain).paths('W[1]', 0, 0, { most: 1 });
    assert.deepEqual(
      paths.map(({ example }) => example),
      [1],
    );
    assert.deepEqual(rest, { examples: 1, count: 1, sum: 6 });
  });

  it('names the factor that is 0', () => {
    const { paths } = engine.open(article).paths('W[1]', 1, 0);
    assert.equal(paths.length, 27);
    for (const { dead, factors } of paths) {
      assert.equal(factors[dead ?? -1].quantity, "g'(Z[1])");
    }
  });

  it('says what is not finite as numbers', () => {
    const session = engine.open(article);
    session.setLearningRate(1e200);
    session.train(1);
    const { sum, gradient, paths } = session.paths('W[4]', 0, 0);
    for (const value of [sum, gradient, paths[0].value]) assert.equal(typeof value, 'number');
    assert.ok(!Number.isFinite(gradient));
    assert.equal(typeof session.health().layers[3].rms, 'number');
  });

  it('refuses what is no parameter, entry, example or number, with its name', () => {
    const session = engine.open(chain);
    /** @type {[() => unknown, string][]} */
    const cases = [
      [() => session.paths('Z[1]', 0, 0), 'parameter'],
      [() => session.paths(/** @type {any} */ (1), 0, 0), 'parameter'],
      [() => session.paths('W[1]', 1, 0), 'row'],
      [() => session.paths('W[1]', 0, -1), 'column'],
      [() => session.paths('W[1]', 0, 0, { most: 1e6 }), 'most'],
      [() => session.paths('W[1]', 0, 0, { most: 0.5 }), 'most'],
      [() => session.paths('W[1]', 0, 0, { example: 2 }), 'example'],
      [() => session.health({ example: 2 }), 'example'],
    ];
    for (const [use, path] of cases) assert.throws(use, { name: 'EngineError', path });
  });
});

describe('session.health', () => {
  it('finds the dead unit of the article and gives the size of every dZ', () => {
    const session = engine.open(article);
    const { findings, layers } = session.health();
    assert.deepEqual(
      findings.filter(({ layer }) => layer === 1).map(({ kind, units }) => ({ kind, units })),
      [{ kind: 'dead-unit', units: [1] }],
    );
    assert.deepEqual(
      layers.map(({ layer }) => layer),
      [1, 2, 3, 4],
    );
    const { values } = session.quantity('dZ[4]');
    const meanSquare = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    assert.ok(Math.abs(layers[3].rms - Math.sqrt(meanSquare)) < 1e-12);
  });
});

describe('a walk', () => {
  it('has the health and the paths of what is shown', () => {
    const document = structuredClone(chain);
    document.inputs = [[2, -8]]; // the second example: Z[1] = -3
    const walk = new Walkthrough(engine.open(document));
    assert.deepEqual(walk.health.findings, []);
    assert.equal(walk.health, walk.health);
    assert.equal(walk.pathsOf('W[1]', 0, 0).examples.length, 2);
    walk.setExample(1);
    assert.deepEqual(
      walk.health.findings.map(({ kind }) => kind),
      ['dead-unit', 'no-flow'],
    );
    assert.equal(walk.pathsOf('W[1]', 0, 0).examples.length, 1);
    assert.equal(walk.checkGradient('W[1]', 0, 0, 0.001).h, 0.001);
    const first = walk.health;
    walk.goTo({ iteration: 1, step: 0, cell: null });
    assert.notEqual(walk.health, first);
  });
});

describe('the lens', () => {
  it('shows each path as its way and its product, and the gradient beside their sum', () => {
    const text = textOf(lensView(lensOf(chain, 'W[1]', 0, 0), nobody));
    for (const part of [
      'Every path of W[1] row 1, column 1 to the loss',
      'x₁ → layer 1 unit 1 → layer 2 unit 1 → loss',
      '2·1·3·1=6',
      '8·1·3·10=240',
      'Sum over the examples 6+240=246',
      '2462=123', // 246 over 2
      'The same number from the matrices, dW[1] row 1, column 1 123',
    ]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
  });

  it('links each number to the entry that it is', () => {
    const shown = markup(lensView(lensOf(chain, 'W[2]', 0, 0), nobody));
    const entries = [
      ...shown.matchAll(
        /data-value="(\S+)"\s+data-quantity="(\S+)"\s+data-row="(\d)"\s+data-column="(\d)"/g,
      ),
    ].map((match) => match.slice(1).join(' '));
    assert.deepEqual(entries, [
      '2 A[1] 0 0',
      '1 dZ[2] 0 0',
      '5 A[1] 0 1',
      '10 dZ[2] 0 1',
      '2 m 0 0',
      '26 dW[2] 0 0',
    ]);
  });

  it('says of a dead path where it is cut', () => {
    const shown = lensView(lensOf(article, 'W[1]', 1, 0), nobody);
    assert.ok(textOf(shown).includes('dead: unit 2 of layer 1 is off: its slope is 0'));
    assert.equal(markup(shown).match(/data-dead=true/g)?.length, 27);
  });

  it('tells groups and the rest by their number', () => {
    const grouped = textOf(lensView(lensOf(article, 'b[1]', 0, 0, { most: 9 }), nobody));
    assert.ok(grouped.includes('There are 27 paths.'));
    assert.ok(grouped.includes('They are told as 9: those that begin alike stand together'));
    assert.ok(
      grouped.includes('bias → layer 1 unit 1 → layer 2 unit 1 → layer 3 unit 1 → … → loss'),
    );
    assert.equal(grouped.match(/3 paths in one/g)?.length, 9);
    const rest = textOf(lensView(lensOf(chain, 'W[1]', 0, 0, { most: 1 }), nobody));
    assert.ok(rest.includes('1 more example whose sums are smaller, 1 path together 6'));
  });

  it('says once that there is one path', () => {
    const text = textOf(lensView(lensOf({ ...chain, inputs: [[2]], targets: [[4]] }, 'W[2]', 0, 0), nobody)); // prettier-ignore
    assert.ok(text.includes('There is one path. The chain rule'), text);
    assert.equal(text.match(/one path|1 path/g)?.length, 1, text);
  });

  it('of one example alone says so, and shows its share', () => {
    const text = textOf(lensView(lensOf(chain, 'W[1]', 0, 0, { example: 1 }), nobody));
    assert.ok(text.includes('Example 2 of 2 alone'));
    assert.ok(text.includes('2402=120'));
  });

  it('reports the path that is pointed at, and the nudge that is chosen', () => {
    const state = lensOf(article, 'W[4]', 0, 0);
    /** @type {(Path | null)[]} */
    const traced = [];
    /** @type {number[]} */
    const nudges = [];
    const shown = lensView(state, {
      trace: (path) => traced.push(path),
      check: (h) => nudges.push(h),
    });
    for (const event of ['pointerenter', 'focus', 'pointerleave', 'blur']) fire(shown, event);
    assert.deepEqual(traced, [state.paths.paths[0], state.paths.paths[0], null, null]);
    fire(shown, 'click');
    assert.deepEqual(nudges, [0.1, 1e-3, 1e-5]);
  });

  it('tells the gradient check in a sentence', () => {
    const document = { ...chain, inputs: [[2]], targets: [[4]] };
    const text = textOf(lensView(lensOf(document, 'W[2]', 0, 0, { h: 0.1 }), nobody));
    // a = 2 w - 1 = 5.2 and 4.8; half the squares of 1.2 and 0.8
    assert.ok(
      text.includes(
        'With θ for W[2] row 1, column 1, h = 0.1 for the nudge and L for the loss: L(θ+h) = 0.72 and L(θ−h) = 0.32. The slope (L(θ+h) − L(θ−h)) / 2h is 2; from the matrices, dW[2] = 2.',
      ),
      text,
    );
  });

  it('says where the quotient is scaled', () => {
    /** @type {NetworkDocument} */
    const document = { ...chain, conventions: { lossScale: 'mean', gradientScale: 'sum' } };
    const text = textOf(lensView(lensOf(document, 'W[2]', 0, 0, { h: 0.1 }), nobody));
    assert.ok(text.includes('/ 2h, times 2 as this network scales its gradients, is 52;'), text);
    assert.ok(text.includes('those of the whole batch'));
  });
});

describe('the reason of a dead path', () => {
  it('is told for every factor that can be 0', () => {
    const reason = (/** @type {string} */ quantity) =>
      words.lens.dead({ quantity, row: 1, column: 0 });
    assert.equal(reason('X'), 'dead: input x₂ is 0');
    assert.equal(reason('A[2]'), 'dead: unit 2 of layer 2 passes on 0');
    assert.equal(reason('W[3]+'), 'dead: the weight from unit 1 to unit 2 of layer 3 is 0');
    assert.equal(reason('dA[3]'), 'dead: output 2 does not change the loss');
    assert.equal(reason('dZ[3]'), 'dead: no error at unit 2 of layer 3');
  });
});

describe('the health view', () => {
  const layers = [
    { layer: 1, rms: 0 },
    { layer: 2, rms: 0.001 },
    { layer: 3, rms: 1 },
  ];
  /** @type {Finding[]} */
  const findings = [
    { kind: 'dead-unit', layer: 1, units: [1], value: -2.5 },
    { kind: 'dead-unit', layer: 2, units: [0, 1, 4], value: -2.5 },
    { kind: 'saturated-unit', layer: 1, units: [0], value: 0.002 },
    {
      kind: 'symmetric-units',
      layer: 1,
      units: Array.from({ length: 12 }, (_, i) => i),
      value: 12,
    },
    { kind: 'no-flow', layer: 3, units: [], value: 2 },
    { kind: 'vanishing-gradient', layer: 2, units: [], value: 0.001 },
    { kind: 'exploding-gradient', layer: 2, units: [], value: 121 },
  ];

  it('says each finding in a sentence, and goes there', () => {
    /** @type {Finding[]} */
    const shown = [];
    const view = healthView(
      { health: { findings, layers }, words: words.lens },
      { show: (finding) => shown.push(finding) },
    );
    const text = textOf(view);
    for (const part of [
      'Unit 2 of layer 1 is off: its sum is not above 0 for any example, so ReLU passes on 0 and nothing flows back to its weights: they do not learn.',
      'Units 1, 2 and 5 of layer 2 are off',
      'its slope is at most 0.002',
      '12 units of layer 1 are copies of each other',
      'The gradients of W[2] and W[3] are all exactly 0',
      'in layer 2 dZ is only 0.001 times as large as at the output',
      'in layer 2 dZ is 121 times as large',
      'Show unit 2 of layer 1',
      'Show layer 3',
    ]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    fire(view, 'click');
    assert.deepEqual(shown, findings);
  });

  it('says so where nothing is amiss', () => {
    const text = textOf(
      healthView({ health: { findings: [], layers }, words: words.lens }, { show: () => {} }),
    );
    assert.ok(text.includes('Nothing is amiss'));
  });

  it('draws sizes as bars whose lengths follow their logarithms, with the numbers', () => {
    const lengthsOf = (/** @type {number[]} */ sizes) => {
      /** @type {Health} */
      const health = {
        findings: [],
        layers: sizes.map((rms, index) => ({ layer: index + 1, rms })),
      };
      const shown = markup(healthView({ health, words: words.lens }, { show: () => {} }));
      return [...shown.matchAll(/--length: ([\d.]+)/g)].map(([, length]) => Number(length));
    };
    const [none, shortest, middle, longest] = lengthsOf([0, 0.01, 1, 100]);
    assert.equal(none, 0);
    assert.ok(shortest > 0);
    assert.ok(Math.abs(middle - (shortest + longest) / 2) < 1e-9);
    assert.equal(longest, 1);
    assert.deepEqual(lengthsOf([0.3, 0.3]), [1, 1]);
    assert.deepEqual(lengthsOf([0, 0]), [0, 0]);
    assert.deepEqual(lengthsOf([NaN, Infinity]), [1, 1]);
    const text = textOf(
      healthView({ health: { findings: [], layers }, words: words.lens }, { show: () => {} }),
    );
    assert.ok(text.includes('0.001'));
  });
});
