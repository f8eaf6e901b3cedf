// The widget of a lesson, moved by what any page can do with it: attributes, methods and events.
import { cellText } from '../model/cells.js';
import { placeText } from '../model/place.js';
import { presetOf } from '../model/presets.js';
import { WIDGET_ID } from '../views/lesson/prose.js';

/**
 * @import { BackpropByHand } from '../element.js'
 * @import { Session } from '../engine/session.js'
 * @import { NetworkDocument } from '../engine/types.js'
 * @import { OpenNetwork } from '../model/lesson/networks.js'
 * @import { Outcome } from '../model/lesson/questions.js'
 * @import { Shown } from '../model/lesson/shown.js'
 * @import { Place, Position } from '../model/place.js'
 */

/**
 * `session` is to be disposed of by who is told.
 * @typedef {{session: Session, document: NetworkDocument, position: Position}} Reader
 */

export class Driving {
  /** @type {BackpropByHand} */
  element;
  #told;
  #changed;
  /** A move that is under way is overtaken by the next one. */
  #turn = 0;
  #isLooking = false;
  /** Whether there may be something to undo. */
  #isTouched = false;
  /** @type {string} the key of the network that the reader was given */
  #given = '';
  /** The iteration in which they were given it. */
  #iteration = 0;

  /**
   * @param {Shown} shown what it begins with
   * @param {{
   *   digits: number,
   *   told: (reader: Reader) => void,
   *   changed: (change: {isChanged: boolean, isTrained: boolean}) => void,
   * }} options when something has moved or was changed, `told` is called, and then `changed`: with
   *   whether the network is another than the one that the reader was given, apart from its training,
   *   and whether it is another iteration
   */
  constructor(shown, { digits, told, changed }) {
    this.#told = told;
    this.#changed = changed;
    this.element = document.createElement('backprop-by-hand');
    this.element.id = WIDGET_ID;
    this.element.digits = digits;
    this.element.step = placeText(shown.place);
    this.#begin(shown);
    this.#look(shown);
    this.element.addEventListener('bbh-edit', ({ detail }) => {
      if (detail.reason !== 'open') this.#isTouched = true;
    });
    this.element.addEventListener('bbh-step', ({ detail }) => {
      if (detail.iteration !== this.#iteration) this.#isTouched = true;
    });
    for (const type of ['bbh-ready', 'bbh-step', 'bbh-edit']) {
      this.element.addEventListener(type, () => void this.#tell().catch(() => {}));
    }
  }

  /**
   * Shows what a card shows, whatever the reader did before.
   * @param {Shown} shown
   * @param {{isNew: boolean}} card whether it is another card, on which nothing done before it can be
   *   undone
   */
  async show(shown, { isNew }) {
    this.#look(shown);
    const isThere = await this.#go(shown.network, shown.place, { isNew });
    if (isThere) await this.#tell(); // nothing may have moved, and yet the question is another
  }

  /**
   * Shows what was predicted, as a change of what the card shows.
   * @param {OpenNetwork} before
   * @param {Outcome} outcome
   */
  async showOutcome(before, { change, network, place, lit }) {
    this.element.lit = lit;
    const isThere = await this.#go(change ? before : network, place);
    if (!change || !isThere) return;
    this.#given = network.key;
    await this.element.set(cellText(change.cell), change.value);
  }

  /** Shows what was to be worked out. @param {Place} place */
  async reveal(place) {
    this.element.blank = null;
    await this.element.goTo(place);
  }

  /** @param {Shown} shown whose network the widget opens by itself */
  #begin({ network: { key, source, document: networkDocument }, place }) {
    this.#given = key;
    this.#iteration = place.iteration ?? 0;
    const preset = presetOf(source);
    if (preset) this.element.preset = preset;
    else this.element.append(scriptOf(networkDocument));
  }

  /** @param {Shown} shown */
  #look({ grain, view, controls, lit, blank, panel }) {
    const nullable = { lit: lit || null, blank: blank || null, panel: panel || null };
    Object.assign(this.element, { grain, view, controls, ...nullable });
  }

  /**
   * @param {OpenNetwork} network
   * @param {Place} place
   * @param {{isNew?: boolean}} [options]
   * @returns {Promise<boolean>} false if it was overtaken
   */
  async #go({ key, source }, place, { isNew = false } = {}) {
    const turn = ++this.#turn;
    const { element } = this;
    this.#given = key;
    this.#iteration = place.iteration ?? 0;
    const now = JSON.stringify(await element.document());
    const isOther = now !== key || (isNew && this.#isTouched);
    if (turn === this.#turn && isOther) {
      await element.open(source, { isNew });
      if (isNew) this.#isTouched = false;
    }
    if (turn === this.#turn) await element.goTo(place);
    return turn === this.#turn;
  }

  /** Tells once of all that happens at the same time. */
  async #tell() {
    if (this.#isLooking) return;
    this.#isLooking = true;
    await null; // the rest of what happens now
    this.#isLooking = false;
    const { position } = this.element;
    const [session, networkDocument] = await Promise.all([
      this.element.engine(),
      this.element.document(),
    ]);
    try {
      if (position) {
        const isTrained = session.position().iteration !== this.#iteration;
        this.#told({ session, document: networkDocument, position });
        this.#changed({ isChanged: isChanged(session, this.#given), isTrained });
      }
    } finally {
      session.dispose();
    }
  }
}

/** @param {NetworkDocument} networkDocument */
function scriptOf(networkDocument) {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = JSON.stringify(networkDocument);
  return script;
}

/**
 * Whether the network is another than the one that was given, apart from its training.
 * @param {Session} session which is moved
 * @param {string} given
 */
function isChanged(session, given) {
  try {
    session.goTo({ iteration: 0 });
    return JSON.stringify(session.documentAtStart()) !== given;
  } catch {
    return true; // it was changed in a later iteration, before which there is nothing
  }
}
