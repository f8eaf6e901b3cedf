// The panel Follow: the numbers of what is chosen, and of a parameter its paths to the loss and the
// check of its gradient.
import { nothing } from 'lit';
import { editableText } from './format.js';
import { entriesOf, isEditable, makerOf, readersOf } from './model/follow.js';
import { exampleOf } from './model/links.js';
import { inspectorView } from './views/inspector/index.js';
import { lensView } from './views/lens/index.js';

/**
 * @import { Editing } from './editing.js'
 * @import { GradientCheck, Path } from './engine/types.js'
 * @import { Edge, Entry, Thing, Unit } from './model/links.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { Words } from './words/index.js'
 */

/** How many paths, or groups of them, are listed. */
const MOST_PATHS = 64;

/**
 * @typedef {{
 *   walk: Walkthrough,
 *   words: Words,
 *   editing: Editing,
 *   entry: Entry | null,
 *   place: Unit | Edge | null,
 *   isKnown: (quantity: string, row: number, column: number) => boolean,
 *   canEdit: boolean,
 *   goTo: (step: number) => void,
 *   light: (things: Thing[]) => void,
 *   letGo: () => void,
 *   update: () => void,
 * }} Host `entry` is the one that is chosen, `place` the unit or edge that is chosen, or that the
 *   chosen entry is; after `letGo` none is
 */

export class Following {
  #host;
  /**
   * Of the parameter that is followed, and when: in an iteration of a network.
   * @type {{check: GradientCheck, when: string} | null}
   */
  #checked = null;

  /** @param {() => Host} host as it is now */
  constructor(host) {
    this.#host = host;
  }

  /** After another place was chosen: the check was of the one before. */
  forgetCheck() {
    this.#checked = null;
  }

  view() {
    const { walk, words, editing, entry, place, isKnown, canEdit, goTo, letGo } = this.#host();
    const { steps, layers, quantityOf } = walk;
    const depth = layers.length;
    const example = (entry && exampleOf(entry)) ?? walk.column;
    const entries = place ? entriesOf(place, { steps, depth, example, quantityOf }) : [];
    const editable = [...(entry ? [entry] : []), ...entries].find(({ quantity }) =>
      isEditable(quantity),
    );
    const field = 'new-value';
    return inspectorView(
      {
        place,
        chosen: entry,
        entries,
        editable: (canEdit && editable) || null,
        typed: editable ? editing.textOf(field, editableText(editing.valueOf(editable))) : '',
        message: editing.messageOf(field),
        computed: canEdit && entry && !isEditable(entry.quantity) ? editing.explain(entry) : '',
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
        change: (number, typed) => {
          const message = editing.setTyped(number, typed);
          if (message !== null) editing.refuse(field, typed, message);
        },
        nudge: (number, count) => {
          const message = editing.nudge(number, count);
          if (message !== null) editing.refuse(field, String(editing.valueOf(number)), message);
        },
        close: letGo,
      },
    );
  }

  /** @param {readonly Entry[]} entries of the place that is followed */
  #lens(entries) {
    const { walk, words, light, update } = this.#host();
    const parameter = entries.find(({ quantity }) => /^[Wb]\[\d+\]$/.test(quantity));
    if (!parameter || !walk.isTrained(parameter.quantity)) return nothing;
    const { quantity, row, column } = parameter;
    const now = `${walk.position.iteration} ${walk.position.revision}`;
    return lensView(
      {
        parameter: quantity,
        row,
        column,
        paths: walk.pathsOf(quantity, row, column, MOST_PATHS),
        check: this.#checked?.when === now ? this.#checked.check : null,
        quantityOf: walk.quantityOf,
        examples: walk.examples,
        exampleAlone: walk.step.phase === 'update' ? null : walk.example,
        words: words.lens,
      },
      {
        trace: (path) => light(path ? placesOf(path, parameter, walk.layers.length) : []),
        check: (h) => {
          this.#checked = { check: walk.checkGradient(quantity, row, column, h), when: now };
          update();
        },
      },
    );
  }
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
