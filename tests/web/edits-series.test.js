// @ts-check
// Long random series of edits: the engine accepts each document on the way.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as edits from '../../web/src/model/edits.js';
import { PRESETS } from '../../web/src/model/presets.js';
import * as settings from '../../web/src/model/settings.js';
import { layerOf, open } from './editing.js';

/** @import { Edit, EditableDocument } from '../../web/src/model/edits.js' */

/**
 * Small whole numbers from a seed.
 * @param {number} seed
 * @returns {(count: number) => number} from 0 to below count
 */
function dice(seed) {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

/**
 * One random edit that is possible.
 * @param {EditableDocument} document
 * @param {(count: number) => number} roll
 * @returns {{name: string, result: EditableDocument | Edit}}
 */
function randomEdit(document, roll) {
  const depth = document.layers.length;
  const layer = 1 + roll(depth);
  const units = layerOf(document, layer).weights.length;
  const seed = roll(1000);
  /** @template T @param {readonly T[]} list @returns {T} */
  const oneOf = (list) => list[roll(list.length)];
  const optimizer = settings.OPTIMIZERS.find(
    ({ kind }) => kind === edits.optimizerOf(document).kind,
  );
  /** @type {Record<string, (() => EditableDocument | Edit) | false>} */
  const choices = {
    addExample: document.inputs[0].length < 20 && (() => edits.addExample(document)),
    removeExample:
      document.inputs[0].length > 1 &&
      (() => edits.removeExample(document, roll(document.inputs[0].length))),
    addInput: document.inputs.length < 6 && (() => edits.addInput(document, seed)),
    removeInput:
      document.inputs.length > 1 &&
      (() => edits.removeInput(document, roll(document.inputs.length))),
    addUnit: units < 6 && (() => edits.addUnit(document, layer, seed)),
    removeUnit: units > 1 && (() => edits.removeUnit(document, layer, roll(units))),
    addLayer: depth < 6 && (() => edits.addLayer(document, layer - 1)),
    removeLayer: layer < depth && (() => edits.removeLayer(document, layer, seed)),
    setActivation: () =>
      edits.setActivation(
        document,
        layer,
        oneOf(layer === depth ? settings.OUTPUT_ACTIVATIONS : settings.HIDDEN_ACTIVATIONS),
      ),
    setLoss: () => edits.setLoss(document, oneOf(settings.LOSSES).name),
    setOptimizerKind: () => edits.setOptimizerKind(document, oneOf(settings.OPTIMIZERS).kind),
    setOptimizerSetting: () =>
      edits.setOptimizerSetting(document, oneOf(optimizer?.settings ?? []).name, 0.25),
    setConvention: () => {
      const name = oneOf(
        /** @type {(keyof typeof settings.CONVENTIONS)[]} */ (Object.keys(settings.CONVENTIONS)),
      );
      return edits.setConvention(document, name, oneOf(settings.CONVENTIONS[name]));
    },
    setNames: () =>
      edits.setNames(
        document,
        'outputNames',
        document.targets.map((_, index) => `output ${index}`),
      ),
    replaceWeights: () =>
      edits.replaceMatrix(
        document,
        `W[${layer}]`,
        layerOf(document, layer).weights.map((row) => row.map(() => roll(100) / 7)),
      ),
    randomise: () => edits.randomise(document, oneOf(settings.INITIALIZERS), seed),
  };
  const possible = Object.entries(choices).filter(([, make]) => make);
  const [name, make] = oneOf(possible);
  return { name, result: /** @type {() => EditableDocument | Edit} */ (make)() };
}

/** The memory has the shapes of the parameters. @param {EditableDocument} document */
function checkMemory(document) {
  const { training, layers, optimizer, conventions } = document;
  if (!training) return;
  assert.equal(training.layers.length, layers.length);
  const hasSquares = optimizer?.kind === 'adam';
  const isFrozen = conventions?.biases === 'frozen';
  training.layers.forEach(({ weights, biases }, index) => {
    const layer = layerOf(document, index + 1);
    const widths = layer.weights.map((row) => row.length);
    const widthsOf = (/** @type {number[][] | undefined} */ rows) => rows?.map((row) => row.length);
    assert.deepEqual(widthsOf(weights.velocity), widths);
    assert.deepEqual(widthsOf(weights.squares), hasSquares ? widths : undefined);
    const count = isFrozen ? undefined : layer.biases.length;
    assert.equal(biases?.velocity.length, count);
    assert.equal(biases?.squares?.length, hasSquares ? count : undefined);
  });
}

/** What its optimizer may remember of a document, all 0.5. @param {EditableDocument} document */
function withMemory(document) {
  const kind = document.optimizer?.kind ?? 'gradient-descent';
  if (kind === 'gradient-descent') return document;
  /** @template Item @param {Item[]} values */
  const moments = (values) => ({
    velocity: values,
    ...(kind === 'adam' && { squares: values }),
  });
  const isFrozen = document.conventions?.biases === 'frozen';
  const layers = document.layers.map((_, index) => {
    const { weights, biases } = layerOf(document, index + 1);
    return {
      weights: moments(weights.map((row) => row.map(() => 0.5))),
      ...(!isFrozen && { biases: moments(biases.map(() => 0.5)) }),
    };
  });
  return { ...document, training: { updates: 3, layers } };
}

/** @template T @param {T} value @returns {T} which nobody can change */
function deepFrozen(value) {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

describe('random series of edits', () => {
  for (const preset of ['article', 'article-softmax', 'neuron', 'textbook', 'xor', 'two-moons']) {
    it(`from ${preset} are accepted by the engine, change nothing given, and keep shapes`, () => {
      const seen = new Set();
      for (let series = 0; series < 6; series++) {
        const roll = dice(series + 1);
        let document = /** @type {EditableDocument} */ (PRESETS[preset]);
        for (let step = 0; step < 60; step++) {
          deepFrozen(document);
          const { name, result } = randomEdit(document, roll);
          seen.add(name);
          document = 'document' in result ? result.document : result;
          try {
            const session = open(document);
            if (name === 'randomise') {
              document = withMemory(/** @type {EditableDocument} */ (session.document()));
            }
            session.dispose();
          } catch (error) {
            assert.fail(`series ${series}, step ${step}, ${name}: ${error}`);
          }
          checkMemory(document);
          if (document.inputNames) assert.equal(document.inputNames.length, document.inputs.length);
          if (document.outputNames) {
            assert.equal(document.outputNames.length, document.targets.length);
          }
        }
      }
      assert.equal(seen.size, 16, [...seen].join());
    });
  }
});
