// Edits: from one network document to another. No edit changes the document that it is given, and
// what it is not about keeps its values to the bit. Where one choice cannot stand without another,
// an edit changes both and says so: it gives `{document, adjusted}`.

export { conventionsOf, optimizerOf } from './edits/choices.js';
export {
  setActivation,
  setConvention,
  setLoss,
  setNames,
  setOptimizerKind,
  setOptimizerSetting,
} from './edits/choices.js';
export {
  addExample,
  addInput,
  matrixOf,
  removeExample,
  removeInput,
  replaceMatrix,
} from './edits/examples.js';
export { addLayer, addUnit, randomise, removeLayer, removeUnit } from './edits/layers.js';
export { roundWeights } from './edits/seeded.js';

/** @typedef {import('./edits/network.js').EditableDocument} EditableDocument */
/** @typedef {import('./edits/network.js').Edit} Edit */
/** @typedef {import('./edits/network.js').Adjustment} Adjustment */
