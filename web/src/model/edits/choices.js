// Edits of what is chosen by name or is one number: activations, loss, optimizer, conventions, names.
import { CONVENTIONS, LOSSES, OPTIMIZERS } from '../settings.js';
import { layersOf, replaced, requirePlace } from './network.js';
import { withTargetsThatFit } from './targets.js';
import { forgetting, memoryOfBiases, ofLength, remembering, reshapedMemory } from './training.js';

/**
 * @import { Activation, Conventions, Optimizer } from '../../engine/types.js'
 * @import { Convention, Loss, LossRow, OptimizerKind, OptimizerSetting } from '../settings.js'
 * @import { Adjustment, Edit, EditableDocument } from './network.js'
 */

/**
 * Sets the activation of a layer. If the loss does not go with a new output activation, it becomes
 * the nearest that does: the logarithmic loss of softmax or sigmoid in place of the other, squared
 * error for the rest.
 * @param {EditableDocument} network
 * @param {number} layer counted from 1
 * @param {Activation} activation
 * @returns {Edit}
 * @throws {RangeError} for softmax in a hidden layer
 */
export function setActivation(network, layer, activation) {
  const layers = layersOf(network);
  requirePlace(layer, 1, layers.length, 'layer');
  const isOutput = layer === layers.length;
  if (activation === 'softmax' && !isOutput) {
    throw new RangeError('softmax: expected it as the output only');
  }
  const edited = {
    ...network,
    layers: replaced(layers, layer - 1, { ...layers[layer - 1], activation }),
  };
  if (!isOutput || lossRow(network.loss).outputs.includes(activation)) {
    return { document: edited, adjusted: [] };
  }
  // The losses that fit only some outputs stand first in the table.
  const fitting = LOSSES.find(({ outputs }) => outputs.includes(activation));
  const loss = /** @type {LossRow} */ (fitting).name;
  return withAdjustment({ setting: 'loss', value: loss }, withLoss(edited, loss));
}

/**
 * Sets the loss. If it does not go with the output activation, that becomes the one that the loss is
 * made for. Targets that the loss cannot be measured against are changed: see withTargetsThatFit.
 * @param {EditableDocument} network
 * @param {Loss} loss
 * @returns {Edit}
 */
export function setLoss(network, loss) {
  const layers = layersOf(network);
  const output = layers[layers.length - 1];
  const { outputs, partner } = lossRow(loss);
  if (outputs.includes(output.activation)) return withLoss(network, loss);
  const partnered = replaced(layers, layers.length - 1, { ...output, activation: partner });
  return withAdjustment(
    { setting: 'outputActivation', value: partner },
    withLoss({ ...network, layers: partnered }, loss),
  );
}

/**
 * Sets the kind of optimizer. Learning rate and weight decay stay, its own settings are the
 * defaults, and what the old one remembered is gone.
 * @param {EditableDocument} network
 * @param {OptimizerKind} kind
 * @returns {EditableDocument}
 */
export function setOptimizerKind(network, kind) {
  const old = optimizerOf(network);
  if (old.kind === kind) return network;
  const settings = settingsOf(kind).map(({ name, default: value }) => [
    name,
    /** @type {Partial<Record<string, unknown>>} */ (old)[name] ?? value,
  ]);
  const optimizer = /** @type {Optimizer} */ ({ kind, ...Object.fromEntries(settings) });
  return forgetting({ ...network, optimizer });
}

/**
 * Sets a number of the optimizer, also the weight decay. What it remembers stays.
 * @param {EditableDocument} network
 * @param {OptimizerSetting} name
 * @param {number} value
 * @returns {EditableDocument}
 * @throws {RangeError} if an optimizer of this kind has no such setting
 */
export function setOptimizerSetting(network, name, value) {
  const optimizer = optimizerOf(network);
  if (!settingsOf(optimizer.kind).some((row) => row.name === name)) {
    throw new RangeError(`${name}: expected a setting of ${optimizer.kind}`);
  }
  return { ...network, optimizer: { ...optimizer, [name]: value } };
}

/**
 * Sets one of the conventions. Biases that become shared are the first one of their layer; shared
 * ones that become separate are copies of the one. Gradients that followed the loss scale go on
 * following it; half a sum goes only with squared errors, which then become the loss.
 * @template {Convention} C
 * @param {EditableDocument} network
 * @param {C} name
 * @param {NonNullable<Conventions[C]>} value
 * @returns {Edit}
 */
export function setConvention(network, name, value) {
  const old = conventionsOf(network);
  if (old[name] === value) return { document: network, adjusted: [] };
  const conventions = { ...old, [name]: value };
  const edited = { ...network, conventions };
  if (name === 'biases') return { document: withBiasRule(edited, old.biases), adjusted: [] };
  if (name !== 'lossScale') return { document: edited, adjusted: [] };
  /** @type {Adjustment[]} */
  const adjusted = [];
  const follows = scaleOfGradients(conventions.lossScale);
  if (old.gradientScale === scaleOfGradients(old.lossScale) && old.gradientScale !== follows) {
    conventions.gradientScale = follows;
    adjusted.push({ setting: 'gradientScale', value: follows });
  }
  if (lossRow(network.loss).lossScales.includes(conventions.lossScale)) {
    return { document: edited, adjusted };
  }
  adjusted.push({ setting: 'loss', value: 'squared-error' });
  return { document: { ...edited, loss: 'squared-error' }, adjusted };
}

/**
 * Sets the names of the inputs or outputs.
 * @param {EditableDocument} network
 * @param {'inputNames' | 'outputNames'} key
 * @param {string[] | null} names one for each; null for none
 * @returns {EditableDocument}
 * @throws {RangeError} if they are too many or too few
 */
export function setNames(network, key, names) {
  const rest = { ...network };
  delete rest[key];
  if (!names) return rest;
  const count = (key === 'inputNames' ? network.inputs : network.targets).length;
  if (names.length !== count) {
    throw new RangeError(`${key}: expected ${count} names, got ${names.length}`);
  }
  return { ...rest, [key]: [...names] };
}

/**
 * The document's optimizer, or the default one.
 * @param {EditableDocument} network
 * @returns {Optimizer}
 */
export function optimizerOf({ optimizer }) {
  return optimizer ?? { kind: 'gradient-descent', learningRate: 0.1 };
}

/**
 * All conventions of a document, the defaults included.
 * @param {EditableDocument} network
 * @returns {Required<Conventions>}
 */
export function conventionsOf({ conventions = {} }) {
  const lossScale = conventions.lossScale ?? CONVENTIONS.lossScale[0];
  return {
    update: conventions.update ?? CONVENTIONS.update[0],
    biases: conventions.biases ?? CONVENTIONS.biases[0],
    lossScale,
    gradientScale: conventions.gradientScale ?? scaleOfGradients(lossScale),
  };
}

/**
 * @param {EditableDocument} network whose output goes with the loss
 * @param {Loss} loss
 * @returns {Edit} with targets and a loss scale that fit it
 */
function withLoss(network, loss) {
  const { document: fitting, adjusted } = withTargetsThatFit({ ...network, loss });
  const conventions = conventionsOf(network);
  if (lossRow(loss).lossScales.includes(conventions.lossScale)) {
    return { document: fitting, adjusted };
  }
  // Half the sum without the half.
  return withAdjustment(
    { setting: 'lossScale', value: 'sum' },
    { document: { ...fitting, conventions: { ...conventions, lossScale: 'sum' } }, adjusted },
  );
}

/**
 * @param {EditableDocument} network with the new rule
 * @param {Conventions['biases']} old
 * @returns {EditableDocument}
 */
function withBiasRule(network, old) {
  const rule = network.conventions?.biases;
  const isShared = rule === 'shared';
  const counts = layersOf(network).map(({ biases }) => biases.length);
  let training = memoryOfBiases(network.training, rule === 'frozen', counts);
  if (!isShared && old !== 'shared') return remembering(network, training);
  const layers = layersOf(network).map((layer, index) => {
    const length = isShared ? 1 : layer.weights.length;
    training = reshapedMemory(training, index + 1, {
      biases: isShared ? ofLength(1) : (list) => new Array(length).fill(list[0]),
    });
    return { ...layer, biases: new Array(length).fill(layer.biases[0]) };
  });
  return remembering({ ...network, layers }, training);
}

/**
 * @param {Adjustment} adjustment
 * @param {Edit} edit
 * @returns {Edit}
 */
function withAdjustment(adjustment, { document: network, adjusted }) {
  return { document: network, adjusted: [adjustment, ...adjusted] };
}

/** @param {NonNullable<Conventions['lossScale']>} lossScale */
function scaleOfGradients(lossScale) {
  return lossScale === 'mean' ? 'mean' : 'sum';
}

/** @param {OptimizerKind} kind */
function settingsOf(kind) {
  return OPTIMIZERS.find((row) => row.kind === kind)?.settings ?? [];
}

/**
 * @param {Loss} loss
 * @returns {LossRow}
 */
function lossRow(loss) {
  return /** @type {LossRow} */ (LOSSES.find(({ name }) => name === loss));
}
