// The panel Change: what it shows of the network, and what its controls do.
import { editableText } from './format.js';
import * as edits from './model/edits.js';
import {
  CONVENTIONS,
  HIDDEN_ACTIVATIONS,
  INITIALIZERS,
  LARGEST_SEED,
  LOSSES,
  OPTIMIZERS,
  OUTPUT_ACTIVATIONS,
} from './model/settings.js';
import { editorView } from './views/editor/index.js';

/**
 * @import { Editing } from './editing.js'
 * @import { Edge, Entry, Unit } from './model/links.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { EditorIntents, Section } from './views/editor/index.js'
 * @import { Words } from './words/index.js'
 */

/**
 * @typedef {{
 *   walk: Walkthrough,
 *   words: Words,
 *   editing: Editing,
 *   focus: Entry | null,
 *   entry: Entry | null,
 *   place: Unit | Edge | null,
 *   reset: () => void,
 *   update: () => void,
 * }} Host `focus` is the entry that has the focus, `entry` the one that is chosen, `place` the unit or
 *   edge that is chosen, or that the chosen entry is
 */

export class Changing {
  #host;
  /** @type {Section} */
  #section = 'examples';
  #layer = 1;
  #initializer = 'he';
  #seed = 1;
  /**
   * What the weights of a revision were drawn with: to draw the same would do nothing.
   * @type {{initializer: string, seed: number, revision: number} | null}
   */
  #drawn = null;

  /** @param {() => Host} host as it is now */
  constructor(host) {
    this.#host = host;
  }

  /** After another place was chosen: its layer is shown. */
  showChosen() {
    const { place } = this.#host();
    if (place && place.layer > 0) this.#layer = place.layer;
  }

  view() {
    const { walk, words, editing, focus } = this.#host();
    const { layers, inputs, examples, quantityOf } = walk;
    const document = walk.documentAtStart();
    const optimizer = edits.optimizerOf(document);
    const conventions = edits.conventionsOf(document);
    const settings = OPTIMIZERS.find(({ kind }) => kind === optimizer.kind)?.settings ?? [];
    return editorView(
      {
        section: this.#section,
        layer: Math.min(this.#layer, layers.length), // another network may have fewer
        layers,
        inputs,
        inputNames: document.inputNames ?? [],
        outputNames: document.outputNames ?? [],
        examples,
        hiddenActivations: HIDDEN_ACTIVATIONS,
        outputActivations: OUTPUT_ACTIVATIONS,
        loss: document.loss,
        losses: LOSSES.map(({ name }) => name),
        optimizer: optimizer.kind,
        optimizers: OPTIMIZERS.map(({ kind }) => kind),
        settings: settings.map(({ name, default: usual }) => ({
          key: name,
          text: editing.textOf(
            `setting-${name}`,
            editableText(/** @type {Record<string, any>} */ (optimizer)[name] ?? usual),
          ),
          message: editing.messageOf(`setting-${name}`),
        })),
        conventions: Object.entries(CONVENTIONS).map(([key, choices]) => ({
          key,
          value: conventions[/** @type {keyof typeof conventions} */ (key)],
          choices,
        })),
        initializers: INITIALIZERS,
        initializer: this.#initializer,
        seed: {
          text: editing.textOf('seed', String(this.#seed)),
          message: editing.messageOf('seed'),
        },
        quantityOf,
        focus,
        spoken: words.steps.spoken,
        activationNames: words.network.activations,
        words: words.editor,
      },
      this.#intents(),
    );
  }

  /** @returns {EditorIntents} */
  #intents() {
    const { walk, words, editing, entry, place, reset, update } = this.#host();
    const { start, training } = words.editor;
    /** @param {() => void} act */
    const updating = (act) => {
      act();
      update();
    };
    return {
      show: (section) => updating(() => (this.#section = section)),
      showLayer: (layer) => updating(() => (this.#layer = layer)),
      addExample: () => editing.edit(edits.addExample),
      removeExample: () => {
        const last = walk.examples - 1;
        const isExample = entry && /^[XY]$/.test(entry.quantity) && entry.column <= last;
        const example = isExample ? walk.exampleAt(entry.column) : (walk.example ?? last);
        editing.edit((document) => edits.removeExample(document, example));
      },
      addInput: () => editing.edit((document) => edits.addInput(document, this.#nextSeed())),
      removeInput: () => editing.edit((document) => edits.removeInput(document, walk.inputs - 1)),
      rename: (side, index, name) => this.#rename(side, index, name),
      addUnit: (layer) =>
        editing.edit((document) => edits.addUnit(document, layer, this.#nextSeed())),
      removeUnit: (layer) => {
        const isHere = place?.kind === 'unit' && place.layer === layer;
        const unit = isHere ? place.unit : walk.layers[layer - 1].units - 1;
        editing.edit((document) => edits.removeUnit(document, layer, unit));
      },
      addLayer: (before) => editing.edit((document) => edits.addLayer(document, before - 1)),
      removeLayer: (layer) =>
        editing.edit((document) => edits.removeLayer(document, layer, this.#nextSeed())),
      setActivation: (layer, activation) =>
        editing.edit((document) => edits.setActivation(document, layer, activation)),
      setLoss: (loss) =>
        editing.edit((document) =>
          edits.setLoss(document, /** @type {typeof document.loss} */ (loss)),
        ),
      setOptimizer: (kind) =>
        editing.edit((document) => edits.setOptimizerKind(document, /** @type {'adam'} */ (kind))),
      setOptimizerSetting: (key, typed) =>
        editing.takeNumber(
          `setting-${key}`,
          training.settings[key],
          typed,
          (value) => this.#set(/** @type {'momentum'} */ (key), value),
          key === 'learningRate' ? key : `optimizer.${key}`,
        ),
      setConvention: (key, value) =>
        editing.edit((document) =>
          edits.setConvention(
            document,
            /** @type {'update'} */ (key),
            /** @type {'in-place'} */ (value),
          ),
        ),
      reset,
      setInitializer: (initializer) => updating(() => (this.#initializer = initializer)),
      setSeed: (typed) => this.#setSeed(typed, start.seed),
      randomise: () => {
        const initializer = /** @type {'he'} */ (this.#initializer);
        const drawn = this.#drawn?.revision === walk.position.revision ? this.#drawn : null;
        const isSame = initializer === drawn?.initializer && this.#seed === drawn.seed;
        const seed = isSame ? seedAfter(this.#seed) : this.#seed;
        if (!editing.edit((document) => edits.randomise(document, initializer, seed))) return;
        this.#seed = seed;
        this.#drawn = { initializer, seed, revision: walk.position.revision };
      },
    };
  }

  /** The seed of what is drawn next; it is shown, and the one after it comes next. */
  #nextSeed() {
    const seed = this.#seed;
    this.#seed = seedAfter(seed);
    return seed;
  }

  /**
   * @param {'learningRate' | 'momentum'} key
   * @param {number} value
   */
  #set(key, value) {
    const { walk } = this.#host();
    if (key === 'learningRate') walk.setLearningRate(value);
    else walk.edit(edits.setOptimizerSetting(walk.documentAtStart(), key, value));
  }

  /**
   * @param {string} typed
   * @param {string} label
   */
  #setSeed(typed, label) {
    const { editing, words, update } = this.#host();
    const seed = typed.trim() === '' ? NaN : Number(typed);
    if (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED) {
      this.#seed = seed;
      this.#drawn = null;
      editing.forgetRefused();
      update();
    } else {
      editing.refuse('seed', typed, words.editor.badSeed(label, typed.trim(), LARGEST_SEED));
    }
  }

  /**
   * @param {'inputs' | 'outputs'} side
   * @param {number} index
   * @param {string} name
   */
  #rename(side, index, name) {
    const { editing, walk } = this.#host();
    const key = side === 'inputs' ? 'inputNames' : 'outputNames';
    const count = side === 'inputs' ? walk.inputs : walk.layers[walk.layers.length - 1].units;
    const letter = side === 'inputs' ? 'x' : 'y';
    editing.edit((document) => {
      const names = Array.from(
        { length: count },
        (_, place) => document[key]?.[place] ?? `${letter}${place + 1}`,
      );
      names[index] = name.trim() || `${letter}${index + 1}`;
      return edits.setNames(document, key, names);
    });
  }
}

/** @param {number} seed */
function seedAfter(seed) {
  return seed < LARGEST_SEED ? seed + 1 : 0;
}
