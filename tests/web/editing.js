// @ts-check
// What the tests of edits share.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { before } from 'node:test';
import { exactJson } from '../../web/src/model/exact-json.js';

/** @import { EditableDocument } from '../../web/src/model/edits.js' */

/**
 * A network 2-3-2 with two examples, small enough to see whole.
 * @returns {EditableDocument}
 */
export function small() {
  return {
    format: 'backprop-by-hand/1',
    inputs: [
      [1, -0],
      [2, 0.1 + 0.2],
    ],
    targets: [
      [0.25, 1],
      [0.75, 0],
    ],
    layers: [
      {
        weights: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        biases: [7, 8, 9],
        activation: 'relu',
      },
      {
        weights: [
          [10, 11, 12],
          [13, 14, 15],
        ],
        biases: [16, 17],
        activation: 'softmax',
      },
    ],
    loss: 'cross-entropy',
    optimizer: { kind: 'momentum', learningRate: 0.5, weightDecay: 0.25, momentum: 0.8 },
    inputNames: ['left', 'right'],
    outputNames: ['yes', 'no'],
    training: {
      updates: 4,
      layers: [
        {
          weights: {
            velocity: [
              [0.1, 0.2],
              [0.3, 0.4],
              [0.5, 0.6],
            ],
          },
          biases: { velocity: [0.7, 0.8, 0.9] },
        },
        {
          weights: {
            velocity: [
              [1.1, 1.2, 1.3],
              [1.4, 1.5, 1.6],
            ],
          },
          biases: { velocity: [1.7, 1.8] },
        },
      ],
    },
  };
}

/**
 * @param {EditableDocument} document
 * @param {number} layer
 */
export function layerOf(document, layer) {
  const found = document.layers[layer - 1];
  assert.ok('weights' in found);
  return found;
}

/**
 * @param {EditableDocument} document
 * @param {number} layer
 */
export function memoryOf({ training }, layer) {
  assert.ok(training);
  const { weights, biases } = training.layers[layer - 1];
  assert.ok(biases);
  return { weights, biases };
}

/** @type {Awaited<ReturnType<typeof loadEngine>>} */
let engine;
before(async () => {
  engine = await loadEngine();
});

/** @param {EditableDocument} document */
export function open(document) {
  return engine.open(exactJson(document));
}
