// The panels below the drawing: which one is open, and what each gets to show and to do.
import { html, nothing } from 'lit';
import { editableText, formatNumber } from './format.js';
import * as edits from './model/edits.js';
import { drawnEntriesOf, entriesOf, isEditable, makerOf, readersOf } from './model/follow.js';
import { drawnAs, exampleOf, planOf } from './model/links.js';
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
import { healthView } from './views/health/index.js';
import { inspectorView } from './views/inspector/index.js';
import { lensView } from './views/lens/index.js';
import { shareView } from './views/share/index.js';

/**
 * @import { Editing } from './editing.js'
 * @import { GradientCheck, Path } from './engine/types.js'
 * @import { Entry, Thing } from './model/links.js'
 * @import { Panel } from './model/options.js'
 * @import { Practising } from './practising.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { Sharing } from './sharing.js'
 * @import { EditorIntents, Section } from './views/editor/index.js'
 * @import { Words } from './words/index.js'
 */

/** How many paths, or groups of them, are listed. */
const MOST_PATHS = 64;

/**
 * @typedef {{
 *   walk: Walkthrough,
 *   words: Words,
 *   editing: Editing,
 *   sharing: Sharing,
 *   practising: Practising,
 *   isKnown: (quantity: string, row: number, column: number) => boolean,
 *   canEdit: boolean,
 *   offered: readonly Panel[],
 *   goTo: (step: number) => void,
 *   reset: () => void,
 *   hasRoom: boolean,
 *   focus: Entry | null,
 *   light: (things: Thing[]) => void,
 *   choose: (thing: Thing) => void,
 *   update: () => void,
 *   reveal: () => void,
 * }} Host `offered` are the panels that there are; `hasRoom` says that a panel can open by itself without pushing the equations away; `focus` is the
 *   entry that has the focus. `choose` does what a press on a thing does;
 *   `reveal` brings the panel that was opened into view
 */

export class Panels {
  #host;
  /** @type {Panel | ''} */
  open = '';
  /** @type {Thing | null} what was pressed: a number, a unit or an edge */
  selection = null;
  /** @type {Section} */
  #section = 'examples';
  #layer = 1;
  #initializer = 'he';
  #seed = 1;
  /**
   * What the weights were drawn with, until they change: to draw the same would do nothing.
   * @type {{initializer: string, seed: number} | null}
   */
  #drawn = null;
  /** @type {GradientCheck | null} of the parameter that is followed */
  #check = null;

  /** @param {() => Host} host as it is now */
  constructor(host) {
    this.#host = host;
  }

  /** @param {string} panel */
  toggle(panel) {
    if (panel !== this.open) return this.show(/** @type {Panel} */ (panel));
    this.open = '';
    this.#host().update();
  }

  /** @param {Panel} panel */
  show(panel) {
    this.open = panel;
    this.#host().update();
    this.#host().reveal();
  }

  /** @param {Thing | null} thing */
  select(thing) {
    this.selection = thing;
    this.#check = null;
    const place = this.#place;
    if (place && place.layer > 0) this.#layer = place.layer;
    const { hasRoom, offered } = this.#host();
    const opens = thing !== null && this.open === '' && hasRoom && offered.includes('follow');
    if (opens) this.open = 'follow';
    this.#host().update();
    // A number may be pressed twice, to change it: it stays where it is.
    if (opens && thing.kind !== 'entry') this.#host().reveal();
  }

  /** What was pressed, where the panel about it does not open by itself. */
  get chosen() {
    const { selection, open } = this;
    const { walk, words, editing, isKnown, hasRoom, offered } = this.#host();
    if (!selection || hasRoom || open === 'follow' || !offered.includes('follow')) return null;
    const { inspector } = words;
    const { layers, column } = walk;
    const isEntry = selection.kind === 'entry';
    const title = isEntry
      ? inspector.entry(selection.quantity, selection.row, selection.column)
      : inspector.title(selection, layers.length, {});
    const entry = (isEntry ? [selection] : drawnEntriesOf(selection, column)).find(
      ({ quantity, row, column: at }) => isKnown(quantity, row, at),
    );
    return { title, value: entry ? formatNumber(editing.valueOf(entry)).text : '' };
  }

  /** After the network was changed: what was chosen may be gone, and a check is out of date. */
  revise() {
    const { layers, inputs } = this.#host().walk;
    this.#check = null;
    this.#drawn = null;
    this.#layer = Math.min(this.#layer, layers.length);
    const unitsOf = (/** @type {number} */ layer) =>
      layer === 0 ? inputs : (layers[layer - 1]?.units ?? 0);
    const place = this.#place;
    const isThere =
      place?.kind === 'unit'
        ? place.unit < unitsOf(place.layer)
        : place && place.to < unitsOf(place.layer) && place.from < unitsOf(place.layer - 1);
    if (!isThere) this.selection = null;
  }

  /** The unit or edge that is chosen, or that the chosen number is. */
  get #place() {
    const { selection } = this;
    if (selection?.kind !== 'entry') return selection;
    return drawnAs(selection, planOf(this.#host().walk))[0] ?? null;
  }

  get #entry() {
    return this.selection?.kind === 'entry' ? this.selection : null;
  }

  /** Those that the page lets its readers open. */
  get offered() {
    return this.#host().offered;
  }

  view() {
    const label = this.#host().words;
    const views = {
      change: () => this.#change(),
      follow: () => this.#follow(),
      health: () => this.#health(),
      practice: () => this.#host().practising.view('practice'),
      audit: () => this.#host().practising.view('audit'),
      share: () => this.#host().sharing.view(shareView),
    };
    if (this.open === '' || !this.offered.includes(this.open)) return nothing;
    const name = textsOf(label)[this.open].name;
    return html`<section class="panel" part="panel" data-panel-open=${this.open} aria-label=${name}>
      <div class="beginning"></div>
      ${views[this.open]()}
    </section>`;
  }

  #change() {
    const { walk, words, editing, focus } = this.#host();
    const { layers, inputs, examples, quantityOf } = walk;
    const document = walk.documentAtStart();
    const optimizer = edits.optimizerOf(document);
    const conventions = edits.conventionsOf(document);
    const settings = OPTIMIZERS.find(({ kind }) => kind === optimizer.kind)?.settings ?? [];
    return editorView(
      {
        section: this.#section,
        layer: this.#layer,
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
      this.#changes(),
    );
  }

  /** @returns {EditorIntents} */
  #changes() {
    const { walk, words, editing, reset, update } = this.#host();
    const { start, training } = words.editor;
    const place = this.#place;
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
        const chosen = this.#entry;
        const isExample = chosen && /^[XY]$/.test(chosen.quantity) && chosen.column <= last;
        const example = isExample ? walk.exampleAt(chosen.column) : (walk.example ?? last);
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
        editing.takeNumber(`setting-${key}`, training.settings[key], typed, (value) =>
          walk.edit(
            edits.setOptimizerSetting(
              walk.documentAtStart(),
              /** @type {'learningRate'} */ (key),
              value,
            ),
          ),
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
        const isSame = initializer === this.#drawn?.initializer && this.#seed === this.#drawn.seed;
        if (isSame) this.#seed++;
        editing.edit((document) => edits.randomise(document, initializer, this.#seed));
        this.#drawn = { initializer, seed: this.#seed };
      },
    };
  }

  /** The seed of what is drawn next; it is shown, and the one after it comes next. */
  #nextSeed() {
    return this.#seed++;
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

  #follow() {
    const { walk, words, editing, isKnown, canEdit, goTo } = this.#host();
    const { steps, layers, quantityOf } = walk;
    const place = this.#place;
    const depth = layers.length;
    const chosen = this.#entry;
    const example = (chosen && exampleOf(chosen)) ?? walk.column;
    const entries = place ? entriesOf(place, { steps, depth, example, quantityOf }) : [];
    const editable = [...(chosen ? [chosen] : []), ...entries].find(({ quantity }) =>
      isEditable(quantity),
    );
    const field = 'new-value';
    return inspectorView(
      {
        place,
        chosen,
        entries,
        editable: (canEdit && editable) || null,
        typed: editable ? editing.textOf(field, editableText(editing.valueOf(editable))) : '',
        message: editing.messageOf(field),
        computed: canEdit && chosen && !isEditable(chosen.quantity) ? editing.explain(chosen) : '',
        depth,
        names: {
          input: place?.kind === 'unit' ? walk.inputNames[place.unit] : undefined,
          output: place?.kind === 'unit' ? walk.outputNames[place.unit] : undefined,
        },
        makerOf: (quantity) => makerOf(quantity, steps),
        readersOf: (quantity) => readersOf(quantity, steps),
        isKnown,
        quantityOf,
        lens: place ? this.#lens(entries) : nothing,
        words: words.inspector,
      },
      {
        goTo,
        change: (entry, typed) => {
          const message = editing.setTyped(entry, typed);
          if (message !== null) editing.refuse(field, typed, message);
        },
        nudge: (entry, count) => {
          const message = editing.nudge(entry, count);
          if (message !== null) editing.refuse(field, String(editing.valueOf(entry)), message);
        },
        close: () => this.select(null),
      },
    );
  }

  /** @param {readonly Entry[]} entries of the place that is followed */
  #lens(entries) {
    const { walk, words, light, update } = this.#host();
    const parameter = entries.find(({ quantity }) => /^[Wb]\[\d+\]$/.test(quantity));
    if (!parameter || !walk.isTrained(parameter.quantity)) return nothing;
    const { quantity, row, column } = parameter;
    return lensView(
      {
        parameter: quantity,
        row,
        column,
        paths: walk.pathsOf(quantity, row, column, MOST_PATHS),
        check: this.#check,
        quantityOf: walk.quantityOf,
        examples: walk.examples,
        exampleAlone: walk.step.phase === 'update' ? null : walk.example,
        words: words.lens,
      },
      {
        trace: (path) => light(path ? placesOf(path, parameter, walk.layers.length) : []),
        check: (h) => {
          this.#check = walk.checkGradient(quantity, row, column, h);
          update();
        },
      },
    );
  }

  #health() {
    const { walk, words } = this.#host();
    return healthView(
      { health: walk.health, words: words.lens },
      {
        show: ({ layer, units }) => {
          this.open = 'follow';
          this.#host().choose({ kind: 'unit', layer, unit: units[0] ?? 0 });
        },
      },
    );
  }
}

/**
 * The names of the panels.
 * @param {Words} words
 * @returns {Record<Panel, {name: string, tip: string}>}
 */
export function textsOf({ controls, editor, inspector, lens, share }) {
  const { practice, audit } = controls.parts;
  return { change: editor, follow: inspector, health: lens.health, practice, audit, share };
}

/**
 * The units and edges that a path goes through.
 * @param {Path} path
 * @param {Entry} parameter that it begins with
 * @param {number} depth
 * @returns {Thing[]}
 */
function placesOf({ units }, { quantity, row, column }, depth) {
  const first = Number(quantity.match(/\d+/)?.[0]);
  /** @type {Thing[]} */
  const places = quantity.startsWith('W')
    ? [{ kind: 'edge', layer: first, to: row, from: column }]
    : [];
  units.forEach((unit, index) => {
    const layer = first + index;
    if (layer > depth) return;
    places.push({ kind: 'unit', layer, unit });
    if (index > 0) places.push({ kind: 'edge', layer, to: unit, from: units[index - 1] });
  });
  return places;
}
