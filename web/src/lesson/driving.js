// The widget of a lesson, moved by what any page can do with it: attributes, methods and events.
import { cellText } from '../model/cells.js';

import { placeText } from '../model/place.js';
import { PRESETS } from '../model/presets.js';
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
  /** @type {string} the key of the network that the reader was given */
  #given = '';

  /**
   * @param {Shown} shown what it begins with
   * @param {{
   *   digits: number,
   *   told: (reader: Reader) => void,
   *   changed: (isChanged: boolean) => void,
   * }} options when something has moved or was changed, `told` is called, and then `changed`: with
   *   whether the network is another than the one that the reader was given
   */
  constructor(shown, { digits, told, changed }) {
    this.#told = told;
    this.#changed = changed;
    this.element = document.createElement('backprop-by-hand');
    this.element.id = WIDGET_ID;
    this.element.digits = digits;
    this.element.step = placeText(shown.place);
    this.#begin(shown.network);
    this.#look(shown);
    for (const type of ['bbh-ready', 'bbh-step', 'bbh-edit']) {
      this.element.addEventListener(type, () => void this.#tell().catch(() => {}));
    }
  }

  /**
   * Shows what a card shows, whatever the reader did before.
   * @param {Shown} shown
   */
  async show(shown) {
    this.#look(shown);
    const isThere = await this.#go(shown.network, shown.place);
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

  /** @param {OpenNetwork} network that the widget opens by itself */
  #begin({ key, source, document: networkDocument }) {
    this.#given = key;
    const preset = Object.keys(PRESETS).find((name) => PRESETS[name] === source);
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
   * @returns {Promise<boolean>} false if it was overtaken
   */
  async #go({ key, source }, place) {
    const turn = ++this.#turn;
    const { element } = this;
    this.#given = key;
    const now = JSON.stringify(await element.document());
    if (turn === this.#turn && now !== key) await element.open(source);
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
        this.#told({ session, document: networkDocument, position });
        this.#changed(isChanged(session, this.#given));
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
