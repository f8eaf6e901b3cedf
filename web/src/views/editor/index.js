// The panel in which the network is changed: its examples, layers, training and start.
import { html, nothing } from 'lit';
import { contents, mathml, matrixOfNumbers, quantitySymbol } from '../mathml.js';
import { action, numberField, sectionButtons, selectField, textField } from '../../fields.js';
import { trainingView } from './training.js';

export { editorStyles } from './styles.js';

/**
 * @import { Activation, Matrix, NetworkDocument } from '../../engine/types.js'
 * @import { Entry } from '../../model/links.js'
 * @import { Words } from '../../words/index.js'
 * @import { TrainingIntents, TrainingState } from './training.js'
 */

/** @typedef {'examples' | 'layers' | 'training' | 'start'} Section */

/** @type {readonly Section[]} */
const SECTIONS = ['examples', 'layers', 'training', 'start'];

/**
 * @typedef {TrainingState & {
 *   section: Section,
 *   layer: number,
 *   layers: readonly {units: number, activation: Activation}[],
 *   inputs: number,
 *   inputNames: readonly string[],
 *   outputNames: readonly string[],
 *   examples: number,
 *   hiddenActivations: readonly Activation[],
 *   outputActivations: readonly Activation[],
 *   initializers: readonly string[],
 *   initializer: string,
 *   seed: {text: string, message: string},
 *   quantityOf: (name: string) => Matrix,
 *   focus: Entry | null,
 *   spoken: Words['steps']['spoken'],
 *   activationNames: Words['network']['activations'],
 *   words: Words['editor'],
 * }} EditorState `layer` is the one that is shown; `seed` what its field
 *   holds, and why that was refused; `focus` the entry that large matrices must show
 */

/**
 * @typedef {TrainingIntents & {
 *   show: (section: Section) => void,
 *   showLayer: (layer: number) => void,
 *   addExample: () => void,
 *   removeExample: () => void,
 *   addInput: () => void,
 *   removeInput: () => void,
 *   rename: (side: 'inputs' | 'outputs', index: number, name: string) => void,
 *   addUnit: (layer: number) => void,
 *   removeUnit: (layer: number) => void,
 *   addLayer: (before: number) => void,
 *   removeLayer: (layer: number) => void,
 *   setActivation: (layer: number, activation: Activation) => void,
 *   reset: () => void,
 *   setInitializer: (initializer: string) => void,
 *   setSeed: (typed: string) => void,
 *   randomise: () => void,
 * }} EditorIntents
 */

/**
 * @param {EditorState} state
 * @param {EditorIntents} intents
 */
export function editorView(state, intents) {
  const { section, words } = state;
  return html`
    <div class="editor" data-part="editor">
      ${sectionButtons(SECTIONS, section, words.sections, intents.show)}
      ${{
        examples: examplesView,
        layers: layersView,
        training: trainingView,
        start: startView,
      }[section](state, intents)}
      ${section === 'examples' || section === 'layers' ? howToView(words) : nothing}
    </div>
  `;
}

/** @param {Words['editor']} words */
function howToView({ howTo, howToByTouch }) {
  return html`
    <p class="note by-mouse">${howTo}</p>
    <p class="note by-touch">${howToByTouch}</p>
  `;
}

/**
 * @param {EditorState} state
 * @param {EditorIntents} intents
 */
function examplesView(state, intents) {
  const { inputs, layers, inputNames, outputNames, examples, words } = state;
  const { add, remove, addInput, removeInput } = words.examples;
  const outputs = layers[layers.length - 1].units;
  return html`
    <div class="matrices">${matrixView('X', state)} ${matrixView('Y', state)}</div>
    <div class="actions">
      ${action('add-example', add, intents.addExample)}
      ${action('remove-example', remove, intents.removeExample, examples === 1)}
      ${action('add-input', addInput, intents.addInput)}
      ${action('remove-input', removeInput, intents.removeInput, inputs === 1)}
    </div>
    ${namesView('inputs', inputs, inputNames)} ${namesView('outputs', outputs, outputNames)}
  `;

  /**
   * @param {'inputs' | 'outputs'} side
   * @param {number} count
   * @param {readonly string[]} names
   */
  function namesView(side, count, names) {
    const label = side === 'inputs' ? words.examples.inputName : words.examples.outputName;
    return html`
      <details class="names">
        <summary>${words.examples[side]}</summary>
        ${Array.from({ length: count }, (_, index) =>
          textField(`${side}-name-${index + 1}`, label(index), names[index] ?? '', (name) =>
            intents.rename(side, index, name),
          ),
        )}
      </details>
    `;
  }
}

/**
 * @param {EditorState} state
 * @param {EditorIntents} intents
 */
function layersView(state, intents) {
  const { layer, layers, activationNames, words } = state;
  const depth = layers.length;
  const { activation } = layers[layer - 1];
  const choices = layer === depth ? state.outputActivations : state.hiddenActivations;
  const { addUnit, removeUnit, addLayer, removeLayer } = words.layers;
  return html`
    <div class="fields">
      ${selectField(
        'layer',
        words.layers.name,
        layers.map((_, index) => [`${index + 1}`, words.layers.layer(index + 1, depth)]),
        `${layer}`,
        (chosen) => intents.showLayer(Number(chosen)),
      )}
      ${selectField(
        'activation',
        words.layers.activation,
        choices.map((choice) => [choice, activationNames[choice]]),
        activation,
        (chosen) => intents.setActivation(layer, /** @type {Activation} */ (chosen)),
      )}
    </div>
    <div class="matrices">
      ${matrixView(`W[${layer}]`, state)} ${matrixView(`b[${layer}]`, state)}
    </div>
    <div class="actions">
      ${action('add-unit', addUnit, () => intents.addUnit(layer))}
      ${action('remove-unit', removeUnit, () => intents.removeUnit(layer), layers[layer - 1].units === 1)}
      ${action('add-layer', addLayer, () => intents.addLayer(layer))}
      ${action('remove-layer', removeLayer, () => intents.removeLayer(layer), layer === depth)}
    </div>
  `;
}

/**
 * @param {EditorState} state
 * @param {EditorIntents} intents
 */
function startView({ initializers, initializer, seed, words }, intents) {
  const { start } = words;
  return html`
    <div class="actions">${action('reset', start.reset, intents.reset)}</div>
    <div class="fields">
      ${selectField(
        'initializer',
        start.initializer,
        initializers.map((name) => [name, start.initializers[name]]),
        initializer,
        intents.setInitializer,
      )}
      ${numberField('seed', start.seed, seed, intents.setSeed)}
      ${action('randomise', start.randomise, intents.randomise)}
    </div>
  `;
}

/**
 * @param {string} quantity
 * @param {EditorState} state
 */
function matrixView(quantity, { quantityOf, focus, spoken }) {
  const shown = focus?.quantity === quantity ? focus : null;
  const numbers = matrixOfNumbers(quantityOf(quantity), { quantity, focus: shown, spoken });
  return html`
    <div class="equation">
      <math
        ${contents(mathml`<mrow>${quantitySymbol(quantity)}<mo class="relation">=</mo>${numbers}</mrow>`)}
      ></math>
    </div>
  `;
}
