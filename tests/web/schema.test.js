// @ts-check
// The schema of network documents says what the engine says, as far as a schema can.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { EngineError, loadEngine } from 'backprop-by-hand/engine';
import { loadPractice } from 'backprop-by-hand/practice';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */

const schema = JSON.parse(readFileSync('web/schema.json', 'utf8'));
// It is not its style that matters here: where a type is said once it is known elsewhere.
const isValid = new Ajv2020({ strictRequired: false, strictTypes: false, allErrors: true }).compile(
  schema,
);
const traces = JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8'));
const torchCases = JSON.parse(readFileSync('tests/data/torch-cases.json', 'utf8'));

/** @type {Record<string, NetworkDocument>} */
const DOCUMENTS = {
  ...PRESETS,
  ...Object.fromEntries(
    Object.entries(traces).map(([name, { document }]) => [`the reference ${name}`, document]),
  ),
  ...Object.fromEntries(
    torchCases.map(
      (/** @type {{name: string, document: NetworkDocument}} */ { name, document }) => [
        `the reference ${name}`,
        document,
      ],
    ),
  ),
};

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
/** @type {Awaited<ReturnType<typeof loadPractice>>} */
let practice;
before(async () => {
  engine = await loadEngine();
  practice = await loadPractice();
});

/**
 * What the engine says of a document; null if it accepts it.
 * @param {unknown} document
 */
function refusalOf(document) {
  try {
    engine.open(/** @type {NetworkDocument} */ (document)).dispose();
    return null;
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
}

/** @param {unknown} document */
function complaints(document) {
  isValid(document);
  return isValid.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? [];
}

describe('the schema accepts', () => {
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    it(`${name}, and what a session on it writes after training`, () => {
      assert.deepEqual(complaints(document), []);
      const session = engine.open(document);
      assert.deepEqual(complaints(session.document()), []);
      session.train(2);
      assert.deepEqual(complaints(session.document()), []);
      session.dispose();
    });
  }

  it('its own address, as the engine does', () => {
    const document = { $schema: './schema.json', ...PRESETS.neuron };
    assert.deepEqual(complaints(document), []);
    assert.equal(refusalOf(document), null);
  });

  it('every choice of optimizer, convention and initializer that the engine accepts', () => {
    const kinds = schema.$defs.optimizer.properties.kind.enum;
    const { update, biases, lossScale, gradientScale } = schema.$defs.conventions.properties;
    const initializers = schema.$defs.layer.then.properties.initializer.enum;
    const choices = initializers.flatMap(
      (/** @type {string} */ initializer, /** @type {number} */ at) =>
        update.enum.flatMap((/** @type {string} */ order) =>
          biases.enum.flatMap((/** @type {string} */ rule) =>
            kinds.map((/** @type {string} */ kind) => ({
              format: schema.properties.format.const,
              inputs: [[1, 2]],
              targets: [[3, 4]],
              layers: [{ units: 1, initializer, seed: 7, activation: 'identity' }],
              loss: 'squared-error',
              optimizer: { kind, learningRate: 0.1, weightDecay: 0.5 },
              conventions: {
                update: order,
                biases: rule,
                lossScale: lossScale.enum[at % lossScale.enum.length],
                gradientScale: gradientScale.enum[at % gradientScale.enum.length],
              },
            })),
          ),
        ),
    );
    assert.equal(choices.length, 4 * 2 * 3 * 3);
    for (const document of choices) {
      assert.deepEqual(complaints(document), []);
      const session = engine.open(document);
      session.train(1);
      assert.deepEqual(complaints(session.document()), []);
      session.dispose();
    }
  });
});

describe('the schema has the same choices as the engine', () => {
  /** @type {[string, string[], (name: string) => object][]} where, the schema's choices, a document */
  const choices = [
    ['loss', schema.properties.loss.enum, (loss) => ({ loss })],
    ['format', [schema.properties.format.const], (format) => ({ format })],
    [
      'layers[0].activation',
      schema.$defs.activation.enum,
      (activation) => ({ layers: [{ ...given, activation }] }),
    ],
    [
      'layers[0].initializer',
      schema.$defs.layer.then.properties.initializer.enum,
      (initializer) => ({ layers: [{ units: 1, initializer, activation: 'relu' }] }),
    ],
    [
      'optimizer.kind',
      schema.$defs.optimizer.properties.kind.enum,
      (kind) => ({ optimizer: { kind, learningRate: 1 } }),
    ],
    ...Object.entries(schema.$defs.conventions.properties).map(
      ([key, { enum: names }]) =>
        /** @type {[string, string[], (name: string) => object]} */ ([
          `conventions.${key}`,
          names,
          (name) => ({ conventions: { [key]: name } }),
        ]),
    ),
  ];
  for (const [path, names, change] of choices) {
    it(`of ${path}`, () => {
      const refusal = refusalOf({ ...SOUND, ...change('no such choice') });
      assert.equal(refusal?.path, path);
      const accepted = [...(refusal?.expected ?? '').matchAll(/"([^"]+)"/g)].map(
        ([, name]) => name,
      );
      assert.deepEqual(names, accepted);
    });
  }

  it('and the same keys', () => {
    const refusal = refusalOf({ ...SOUND, 'no such key': 1 });
    const keys = [...(refusal?.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, name]) => name);
    assert.deepEqual(Object.keys(schema.properties).sort(), keys.sort());
  });
});

const given = { weights: [[1, 2]], biases: [0], activation: 'sigmoid' };
const drawn = { units: 1, initializer: 'he', activation: 'sigmoid' };
const SOUND = {
  format: 'backprop-by-hand/1',
  inputs: [[1], [2]],
  targets: [[0.5]],
  layers: [given],
  loss: 'binary-cross-entropy',
};
const SOFTMAX = {
  ...SOUND,
  targets: [[1], [0]],
  layers: [{ weights: [[1, 2], [3, 4]], biases: [0, 0], activation: 'softmax' }], // prettier-ignore
  loss: 'cross-entropy',
};
const weights = { velocity: [[1, 2]] };
const biases = { velocity: [3] };
const momentum = { kind: 'momentum', learningRate: 1 };
const adam = { kind: 'adam', learningRate: 1 };
const remembered = { updates: 3, layers: [{ weights, biases }] };
const rows = (/** @type {number} */ count, /** @type {number[]} */ row) =>
  Array.from({ length: count }, () => row);

/** @type {Record<string, unknown>} */
const REFUSED = {
  'no object': [],
  null: null,
  nothing: {},
  'another format': { ...SOUND, format: 'backprop-by-hand/2' },
  'a key that nobody has': { ...SOUND, losss: 1 },
  'a schema that is no text': { ...SOUND, $schema: 3 },
  'a title that is no text': { ...SOUND, title: 5 },
  'no inputs': { ...SOUND, inputs: undefined },
  'inputs without rows': { ...SOUND, inputs: [] },
  'an empty row': { ...SOUND, inputs: [[]] },
  'numbers in place of rows': { ...SOUND, inputs: [1, 2] },
  'a matrix in place of a number': { ...SOUND, inputs: [[1], [[2]]] },
  'a number that is a text': { ...SOUND, inputs: [['1'], [2]] },
  'too many inputs': { ...SOUND, inputs: rows(4097, [0]), layers: [drawn] },
  'too many examples': {
    ...SOUND,
    inputs: rows(1, Array(65537).fill(0)),
    targets: rows(1, Array(65537).fill(0)),
    layers: [drawn],
  },
  'targets that are a text': { ...SOUND, targets: '1, 0' },
  'a target that is no probability': { ...SOUND, targets: [[1.5]] },
  'a target below 0': { ...SOFTMAX, targets: [[-0.5], [1.5]] },
  'names that are a text': { ...SOUND, inputNames: 'ab' },
  'an empty name': { ...SOUND, inputNames: ['a', ''] },
  'a name that is a number': { ...SOUND, inputNames: [3, 'a'] },
  'a long name': { ...SOUND, outputNames: ['a'.repeat(65)] },
  'layers that are an object': { ...SOUND, layers: {} },
  'no layers': { ...SOUND, layers: [] },
  'too many layers': { ...SOUND, layers: Array(65).fill(drawn) },
  'a layer that is a number': { ...SOUND, layers: [3] },
  'a layer of nothing': { ...SOUND, layers: [{}] },
  'a layer with another key': { ...SOUND, layers: [{ ...given, weighty: 1 }] },
  'a layer that is both given and drawn': { ...SOUND, layers: [{ ...given, ...drawn }] },
  'a layer without biases': { ...SOUND, layers: [{ ...given, biases: undefined }] },
  'biases that are an object': { ...SOUND, layers: [{ ...given, biases: {} }] },
  'a bias that is true': { ...SOUND, layers: [{ ...given, biases: [true] }] },
  'an activation that nobody has': { ...SOUND, layers: [{ ...given, activation: 'swish' }] },
  'two layers of softmax': { ...SOFTMAX, layers: [SOFTMAX.layers[0], SOFTMAX.layers[0]] },
  'units that are not whole': { ...SOUND, layers: [{ ...drawn, units: 2.5 }] },
  'no units': { ...SOUND, layers: [{ ...drawn, units: 0 }] },
  'too many units': { ...SOUND, layers: [{ ...drawn, units: 4097 }] },
  'too many rows of weights': {
    ...SOUND,
    layers: [{ ...given, weights: rows(4097, [1, 2]), biases: Array(4097).fill(0) }],
  },
  'units without an initializer': { ...SOUND, layers: [{ units: 1, activation: 'sigmoid' }] },
  'an initializer without units': { ...SOUND, layers: [{ ...drawn, units: undefined }] },
  'an initializer that nobody has': { ...SOUND, layers: [{ ...drawn, initializer: 'ones' }] },
  'a seed below 0': { ...SOUND, layers: [{ ...drawn, seed: -1 }] },
  'a loss that nobody has': { ...SOUND, loss: 'hinge' },
  'cross-entropy without softmax': { ...SOUND, loss: 'cross-entropy', targets: [[1]] },
  'binary cross-entropy without sigmoid': { ...SOFTMAX, loss: 'binary-cross-entropy' },
  'an optimizer that is a text': { ...SOUND, optimizer: 'adam' },
  'an optimizer that nobody has': { ...SOUND, optimizer: { kind: 'rmsprop', learningRate: 1 } },
  'no learning rate': { ...SOUND, optimizer: { kind: 'adam' } },
  'a learning rate of 0': { ...SOUND, optimizer: { ...adam, learningRate: 0 } },
  'a weight decay below 0': { ...SOUND, optimizer: { ...adam, weightDecay: -1 } },
  'a setting of another optimizer': { ...SOUND, optimizer: { ...momentum, beta1: 0.5 } },
  'momentum of 1': { ...SOUND, optimizer: { ...momentum, momentum: 1 } },
  'beta below 0': { ...SOUND, optimizer: { ...adam, beta2: -0.5 } },
  'epsilon of 0': { ...SOUND, optimizer: { ...adam, epsilon: 0 } },
  'conventions that are an array': { ...SOUND, conventions: [] },
  'a convention that nobody has': { ...SOUND, conventions: { bias: 'frozen' } },
  'a choice that nobody has': { ...SOUND, conventions: { update: 'later' } },
  'half of a cross-entropy': { ...SOUND, conventions: { lossScale: 'half-sum' } },
  'several biases that are shared': { ...SOFTMAX, conventions: { biases: 'shared' } },
  'a memory of gradient descent': { ...SOUND, training: remembered },
  'a memory without updates': {
    ...SOUND,
    optimizer: momentum,
    training: { ...remembered, updates: 0 },
  },
  'a memory of nothing': { ...SOUND, optimizer: momentum, training: { updates: 1, layers: [{}] } },
  'squares of momentum': {
    ...SOUND,
    optimizer: momentum,
    training: { updates: 1, layers: [{ weights, biases: { ...biases, squares: [1] } }] },
  },
  'Adam without squares': { ...SOUND, optimizer: adam, training: remembered },
  'squares below 0': {
    ...SOUND,
    optimizer: adam,
    training: {
      updates: 1,
      layers: [
        { weights: { ...weights, squares: [[1, -2]] }, biases: { ...biases, squares: [0] } },
      ],
    },
  },
  'a memory of frozen biases': {
    ...SOUND,
    optimizer: momentum,
    conventions: { biases: 'frozen' },
    training: remembered,
  },
  'a memory without biases': {
    ...SOUND,
    optimizer: momentum,
    training: { updates: 1, layers: [{ weights }] },
  },
};

/** A schema knows no place but the one at hand: it cannot compare two, nor add numbers up.
 * @type {Record<string, unknown>} */
const ONLY_THE_ENGINE = {
  'rows of unlike length': { ...SOUND, layers: [{ ...given, weights: [[1, 2], [3]], biases: [0, 0] }] }, // prettier-ignore
  'weights that do not follow the inputs': { ...SOUND, layers: [{ ...given, weights: [[1]] }] },
  'biases that are not as many as units': { ...SOUND, layers: [{ ...given, biases: [0, 0] }] },
  'other examples in the targets': { ...SOUND, targets: [[1, 0]] },
  'other outputs in the targets': { ...SOUND, targets: [[1], [0]] },
  'names that are not as many as rows': { ...SOUND, inputNames: ['a'] },
  'targets that do not add up to 1': { ...SOFTMAX, targets: [[0.5], [0.25]] },
  'softmax before the output': { ...SOUND, layers: [SOFTMAX.layers[0], given] },
  'the partner of the loss before the output': {
    ...SOUND,
    layers: [given, { ...given, weights: [[1]], activation: 'relu' }],
  },
  'more weights than memory': {
    ...SOUND,
    layers: [{ ...drawn, units: 4096 }, { ...drawn, units: 4096 }, drawn],
  },
  'a memory of other layers': {
    ...SOUND,
    optimizer: momentum,
    training: {
      updates: 1,
      layers: [
        { weights, biases },
        { weights, biases },
      ],
    },
  },
  'a memory of another shape': {
    ...SOUND,
    optimizer: momentum,
    training: { updates: 1, layers: [{ weights: { velocity: [[1]] }, biases }] },
  },
};

describe('the schema and the engine both refuse', () => {
  for (const [name, document] of Object.entries(REFUSED)) {
    it(name, () => {
      assert.notEqual(refusalOf(document), null);
      assert.notDeepEqual(complaints(document), []);
    });
  }

  it('but neither what these are made from', () => {
    const others = [
      { ...SOUND, layers: [drawn] },
      { ...SOUND, optimizer: momentum, training: remembered },
      { ...SOUND, conventions: { biases: 'shared' } },
      { ...SOUND, title: '', inputNames: ['ü'.repeat(64), '😀'.repeat(64)] },
    ];
    for (const document of [SOUND, SOFTMAX, ...others]) {
      assert.equal(refusalOf(document), null);
      assert.deepEqual(complaints(document), []);
    }
  });
});

/** What practice reads and the engine does not. @type {Record<string, unknown>} */
const PUBLISHED = {
  'what is no object': 3,
  'what has no values': { source: 'a book' },
  'what has another key': { values: {}, title: 'a book' },
  'a source that is no text': { source: 3, values: {} },
  'values that are no object': { values: [] },
  'a number in place of a matrix': { values: { 'Z[1]': 3 } },
  'a number in place of a row': { values: { 'Z[1]': [3] } },
  'true in place of a number': { values: { 'Z[1]': [[true]] } },
  'a text that is no number': { values: { 'Z[1]': [['1/2']] } },
  'remarks that are a text': { values: {}, remarks: 'none' },
  'a remark without a step': { values: {}, remarks: [{ text: 'a' }] },
  'a remark without a text': { values: {}, remarks: [{ step: 'Z[1]' }] },
};

describe('the schema and practice refuse as published', () => {
  for (const [name, published] of Object.entries(PUBLISHED)) {
    it(name, () => {
      assert.notDeepEqual(complaints({ ...SOUND, published }), []);
      assert.throws(
        () => practice.open(/** @type {any} */ ({ ...SOUND, published })),
        (error) => error instanceof EngineError && error.path.startsWith('published'),
      );
      assert.equal(refusalOf({ ...SOUND, published }), null, 'the engine reads past it');
    });
  }

  it('but not what is sound', () => {
    const remarks = [{ step: 'Z[1]', text: 'a' }];
    const printed = ['0.20', '−,5', '+3.', '2e-3', '1,5E−2', '-7'];
    for (const digits of [...printed, 0.2, -3, null]) {
      const published = { source: 'a book', values: { 'Z[1]': [[digits]] }, remarks };
      assert.deepEqual(complaints({ ...SOUND, published }), []);
      practice.open(/** @type {any} */ ({ ...SOUND, published })).dispose();
    }
  });

  it('but only practice knows the quantities and their shapes', () => {
    for (const values of [{ 'Z[2]': [[1]] }, { 'Z[1]': [[1, 2]] }]) {
      assert.deepEqual(complaints({ ...SOUND, published: { values } }), []);
      assert.throws(
        () => practice.open(/** @type {any} */ ({ ...SOUND, published: { values } })),
        EngineError,
      );
    }
  });
});

describe('only the engine can refuse', () => {
  for (const [name, document] of Object.entries(ONLY_THE_ENGINE)) {
    it(name, () => {
      assert.notEqual(refusalOf(document), null);
      assert.deepEqual(complaints(document), []);
    });
  }
});

it('every key of the schema has a description', () => {
  /** @type {string[]} */
  const silent = [];
  const visit = (/** @type {any} */ part, /** @type {string} */ path) => {
    for (const [key, value] of Object.entries(part.properties ?? {})) {
      const described = value.$ref ? schema.$defs[value.$ref.split('/').at(-1)] : value;
      if (!value.description && !described.description) silent.push(`${path}.${key}`);
      visit(value, `${path}.${key}`);
    }
    for (const key of ['then', 'else', 'items']) if (part[key]) visit(part[key], path);
  };
  const { optimizer, layer, conventions, training, published } = schema.$defs;
  visit(schema, '');
  const choices = optimizer.allOf.map((/** @type {any} */ { then }) => then);
  for (const part of [layer, conventions, training, published, optimizer, ...choices]) {
    visit(part, part.description);
  }
  assert.deepEqual(silent, []);
});

it('the package offers the schema', () => {
  const path = createRequire(import.meta.url).resolve('backprop-by-hand/schema.json');
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), schema);
});
