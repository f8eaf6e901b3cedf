// @ts-check
// Edits of what is chosen, and the table of what can be: by hand, and beside what the core accepts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as edits from '../../web/src/model/edits.js';
import { PRESETS } from '../../web/src/model/presets.js';
import * as settings from '../../web/src/model/settings.js';
import { layerOf, memoryOf, open, small } from './editing.js';

/**
 * @import { Activation } from '../../web/src/engine/types.js'
 * @import { EditableDocument } from '../../web/src/model/edits.js'
 */

describe('the output activation and the loss', () => {
  /** @type {[Activation, string, string[]][]} */
  const activations = [
    ['sigmoid', 'binary-cross-entropy', ['loss']],
    ['tanh', 'squared-error', ['loss']],
    ['softmax', 'cross-entropy', []],
  ];
  for (const [activation, loss, settingsChanged] of activations) {
    it(`${activation} in place of softmax makes ${loss}`, () => {
      const { document, adjusted } = edits.setActivation(small(), 2, activation);
      assert.deepEqual([layerOf(document, 2).activation, document.loss], [activation, loss]);
      assert.deepEqual(
        adjusted.map(({ setting }) => setting),
        settingsChanged,
      );
      open(document);
    });
  }

  it('keep squared error, which goes with every output', () => {
    const squared = edits.setLoss(small(), 'squared-error');
    assert.deepEqual(squared.adjusted, []);
    for (const activation of settings.OUTPUT_ACTIVATIONS) {
      const { document, adjusted } = edits.setActivation(squared.document, 2, activation);
      assert.deepEqual([document.loss, adjusted], ['squared-error', []]);
      open(document);
    }
  });

  it('bring each other along, and targets and scale that fit', () => {
    const sums = edits.setConvention(
      {
        ...small(),
        loss: 'squared-error',
        targets: [
          [-3, 4, 0.5],
          [1, 12, 0.5],
        ],
        inputs: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
      'lossScale',
      'half-sum',
    );
    const tanh = edits.setActivation(sums.document, 2, 'tanh').document;
    const { document, adjusted } = edits.setLoss(tanh, 'cross-entropy');
    assert.deepEqual(adjusted, [
      { setting: 'outputActivation', value: 'softmax' },
      { setting: 'lossScale', value: 'sum' },
      { setting: 'targets' },
    ]);
    assert.deepEqual(document.targets, [
      [0, 0.25, 0.5],
      [1, 0.75, 0.5],
    ]);
    open(document);
    const binary = edits.setLoss(tanh, 'binary-cross-entropy').document;
    assert.deepEqual(binary.targets, [
      [0, 1, 0.5],
      [1, 1, 0.5],
    ]);
    open(binary);
  });

  it('leave hidden layers alone, where softmax has no place', () => {
    const { document, adjusted } = edits.setActivation(small(), 1, 'gelu');
    assert.deepEqual([layerOf(document, 1).activation, adjusted], ['gelu', []]);
    assert.throws(() => edits.setActivation(small(), 1, 'softmax'), RangeError);
  });

  it('make distributions of targets without any share, and of huge ones', () => {
    const odd = { ...small(), loss: /** @type {const} */ ('squared-error') };
    odd.targets = [
      [0, 1e308],
      [-1, 1e308],
    ];
    const { document } = edits.setLoss(odd, 'cross-entropy');
    assert.deepEqual(document.targets, [
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
  });
});

describe('the optimizer', () => {
  it('keeps learning rate and weight decay when its kind changes, and forgets', () => {
    const adam = edits.setOptimizerKind(small(), 'adam');
    assert.deepEqual(adam.optimizer, {
      kind: 'adam',
      learningRate: 0.5,
      weightDecay: 0.25,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
    });
    assert.ok(!('training' in adam));
    assert.deepEqual(edits.setOptimizerKind(small(), 'momentum'), small());
    open(adam);
  });

  it('remembers when one of its numbers changes', () => {
    const edited = edits.setOptimizerSetting(small(), 'momentum', 0.5);
    assert.deepEqual(edited, { ...small(), optimizer: { ...small().optimizer, momentum: 0.5 } });
    assert.throws(() => edits.setOptimizerSetting(small(), 'beta1', 0.5), RangeError);
  });

  it('is the default one where the document has none', () => {
    const bare = { ...PRESETS.xor };
    delete bare.optimizer;
    assert.deepEqual(edits.setOptimizerSetting(bare, 'weightDecay', 0.5).optimizer, {
      kind: 'gradient-descent',
      learningRate: 0.1,
      weightDecay: 0.5,
    });
    assert.equal(edits.optimizerOf(open(bare).document()).learningRate, 0.1);
  });
});

describe('conventions', () => {
  it('of biases: the first is shared, and copies of it are separate', () => {
    const shared = edits.setConvention(small(), 'biases', 'shared').document;
    assert.deepEqual(
      [1, 2].map((layer) => layerOf(shared, layer).biases),
      [[7], [16]],
    );
    assert.deepEqual(memoryOf(shared, 2).biases.velocity, [1.7]);
    open(shared);
    const trained = edits.setConvention(shared, 'biases', 'trained').document;
    assert.deepEqual(layerOf(trained, 1).biases, [7, 7, 7]);
    assert.deepEqual(memoryOf(trained, 1).biases.velocity, [0.7, 0.7, 0.7]);
    open(trained);
  });

  it('of frozen biases nothing is remembered, and later from 0 on', () => {
    const frozen = edits.setConvention(small(), 'biases', 'frozen').document;
    assert.deepEqual(Object.keys(frozen.training?.layers[0] ?? {}), ['weights']);
    open(frozen);
    const trained = edits.setConvention(frozen, 'biases', 'trained').document;
    assert.deepEqual(trained.layers, small().layers);
    assert.deepEqual(memoryOf(trained, 2).biases, { velocity: [0, 0] });
    open(trained);
  });

  it('of the loss take the gradients along only where they agreed', () => {
    const sum = edits.setConvention(small(), 'lossScale', 'sum');
    assert.deepEqual(sum.adjusted, [{ setting: 'gradientScale', value: 'sum' }]);
    assert.equal(sum.document.conventions?.gradientScale, 'sum');
    const mixed = edits.setConvention(small(), 'gradientScale', 'sum').document;
    const back = edits.setConvention(mixed, 'lossScale', 'sum');
    assert.deepEqual([back.document.conventions?.gradientScale, back.adjusted], ['sum', []]);
    open(back.document);
  });

  it('of half a sum make squared error the loss', () => {
    const { document, adjusted } = edits.setConvention(small(), 'lossScale', 'half-sum');
    assert.equal(document.loss, 'squared-error');
    assert.deepEqual(adjusted, [
      { setting: 'gradientScale', value: 'sum' },
      { setting: 'loss', value: 'squared-error' },
    ]);
    open(document);
  });

  it('stay as they are when chosen again', () => {
    const { document, adjusted } = edits.setConvention(small(), 'update', 'simultaneous');
    assert.deepEqual([document, adjusted], [small(), []]);
  });
});

describe('names', () => {
  it('are set, one for each, and taken away', () => {
    const named = edits.setNames(small(), 'inputNames', ['a', 'b']);
    assert.deepEqual(named, { ...small(), inputNames: ['a', 'b'] });
    assert.ok(!('outputNames' in edits.setNames(small(), 'outputNames', null)));
    assert.throws(() => edits.setNames(small(), 'inputNames', ['a']), RangeError);
  });
});

/** No optimizer has anything to remember yet. */
function untrained() {
  const document = small();
  delete document.training;
  return document;
}

describe('the table of settings', () => {
  it('says which outputs and scales the core takes with each loss', () => {
    const targets = [
      [0.25, 1],
      [0.75, 0],
    ];
    for (const row of settings.LOSSES) {
      for (const activation of settings.OUTPUT_ACTIVATIONS) {
        for (const lossScale of settings.CONVENTIONS.lossScale) {
          const document = /** @type {EditableDocument} */ ({
            ...small(),
            targets,
            loss: row.name,
            conventions: { lossScale },
            layers: [small().layers[0], { ...small().layers[1], activation }],
          });
          const fits = row.outputs.includes(activation) && row.lossScales.includes(lossScale);
          if (fits) open(document);
          else assert.throws(() => open(document), { name: 'EngineError' });
        }
      }
    }
  });

  it('has the defaults of the core', () => {
    for (const { kind, settings: rows } of settings.OPTIMIZERS) {
      const optimizer = /** @type {any} */ ({ kind, learningRate: 0.1 });
      const opened = /** @type {any} */ (open({ ...untrained(), optimizer }).document().optimizer);
      assert.deepEqual(
        { weightDecay: 0, ...opened },
        Object.fromEntries([['kind', kind], ...rows.map((row) => [row.name, row.default])]),
      );
    }
  });

  it('has the ranges of the core', () => {
    const values = [-1, -1e-300, 0, 5e-324, 0.5, 1 - 2 ** -53, 1, 2];
    for (const { kind, settings: rows } of settings.OPTIMIZERS) {
      for (const { name, range } of rows) {
        for (const value of values) {
          const optimizer = /** @type {any} */ ({ kind, learningRate: 0.1, [name]: value });
          const attempt = () => open({ ...untrained(), optimizer });
          if (settings.RANGES[range](value)) attempt();
          else assert.throws(attempt, { name: 'EngineError' }, `${name} ${value}`);
        }
      }
    }
  });

  it('has every choice of the conventions and initializers', () => {
    for (const [name, choices] of Object.entries(settings.CONVENTIONS)) {
      for (const choice of choices) {
        const { document } = edits.setConvention(
          { ...small(), loss: 'squared-error' },
          /** @type {any} */ (name),
          choice,
        );
        open(document);
        assert.equal(edits.conventionsOf(document)[/** @type {'update'} */ (name)], choice);
      }
    }
    for (const initializer of settings.INITIALIZERS) {
      open(edits.randomise(small(), initializer, 1));
    }
    for (const activation of settings.HIDDEN_ACTIVATIONS) {
      open(edits.setActivation(small(), 1, activation).document);
    }
  });
});
