// What the page asks of the widget, by the attributes of its element.
import { litEntries } from './model/lit.js';
import { PANELS, checkFlags, isOffered, optionsOf } from './model/options.js';
import { parsePlace } from './model/place.js';

/**
 * @import { BackpropByHand } from './element.js'
 * @import { Options, Panel, Refuse } from './model/options.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 */

export class Asked {
  /** @type {Options} as they were read last */
  options;
  #element;
  #refuse;
  #walk;

  /**
   * @param {BackpropByHand} element
   * @param {Refuse} refuse told of what is none
   * @param {() => Walkthrough} walk that is shown
   */
  constructor(element, refuse, walk) {
    this.#element = element;
    this.#refuse = refuse;
    this.#walk = walk;
    this.options = this.read();
  }

  /** To be called when attributes may have changed. */
  read() {
    takeUndefined(this.#element);
    checkFlags((attribute) => this.#element.getAttribute(attribute), this.#refuse);
    this.options = optionsOf(this.#element, this.#refuse);
    return this.options;
  }

  get canEdit() {
    return !this.options.readOnly;
  }

  /** The panels that readers can open. */
  get offered() {
    return PANELS.filter((panel) => this.#offers(panel));
  }

  /**
   * @param {Panel | ''} panel
   * @returns {Panel | ''} empty if readers cannot open it
   */
  openable(panel) {
    return panel && this.#offers(panel) ? panel : '';
  }

  /** @param {Panel} panel */
  #offers(panel) {
    return isOffered(panel, this.options, this.#walk().source);
  }

  /** What the page points at. */
  get lit() {
    const { lit } = this.#element;
    if (!lit) return [];
    const { entries, unknown } = litEntries(lit, this.#walk());
    if (unknown) this.#refuse('lit', 'numbers of this network, such as W[2](1,3)', unknown);
    return entries;
  }

  /** The entry that the page wants worked out. */
  get blank() {
    const { blank } = this.#element;
    if (!blank) return null;
    const place = parsePlace(blank);
    const step = place && this.#walk().steps.find(({ result }) => result === place.step);
    const { row, column } = place?.entry ?? { row: 0, column: 0 };
    if (step && row < step.rows && column < step.columns) {
      return { step: step.result, cell: row * step.columns + column };
    }
    this.#refuse('blank', 'an entry of a step, such as dZ[1](2,1)', blank);
    return null;
  }
}

/**
 * Frameworks set what is no more to undefined, which is nothing as null is.
 * @param {BackpropByHand} element
 */
function takeUndefined(element) {
  const values = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  const { elementProperties } = /** @type {typeof BackpropByHand} */ (element.constructor);
  for (const [name, { type }] of elementProperties) {
    values[/** @type {string} */ (name)] ??= type === Boolean ? false : null;
  }
}
