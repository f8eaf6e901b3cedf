// How the reader moves through the walk: by buttons, keys and links, by playing, by training.
import { EngineError } from './engine/index.js';
import { formatNumber } from './format.js';
import { actionOf } from './keys.js';
import { GRAINS } from './model/options.js';
import { parsePlace, placeText, targetOf } from './model/place.js';
import { expectedPlace } from './model/step-names.js';
import { Playback, moveInLoop } from './model/playback.js';
import { prefersLessMotion } from './motion.js';

/**
 * @import { Editing } from './editing.js'
 * @import { Grain } from './engine/types.js'
 * @import { Options, Refuse } from './model/options.js'
 * @import { Place } from './model/place.js'
 * @import { Target, Walkthrough } from './model/walkthrough.js'
 * @import { Words } from './words/index.js'
 */

/** How much of the widget is in view when it begins to play by itself. */
const SEEN_SHARE = 0.25;

/** Fields of what can be undone. */
const TAKEN = ':is(.settings, .editor, .change) input';

/** @typedef {{walk: Walkthrough | null, grain: Grain, message: string, note: string}} Moved */

/**
 * @typedef {{
 *   options: Options,
 *   words: Words,
 *   editing: Editing,
 *   canEdit: boolean,
 *   refuse: Refuse,
 *   moved: () => void,
 *   update: () => void,
 * }} Host `refuse` tells the page of an attribute that is none; after a move it has `moved`
 */

export class Moving {
  playback = new Playback(() => this.#playOn());
  /** What a screen reader says of the last change, until the reader moves on. */
  announced = '';
  #state;
  #host;
  /** @type {EventTarget | null} the field whose text was taken last */
  #settled = null;
  /** @type {IntersectionObserver | undefined} until the widget is seen for the first time */
  #untilSeen;

  /**
   * @param {Moved} state of the widget
   * @param {() => Host} host as it is now
   */
  constructor(state, host) {
    this.#state = state;
    this.#host = host;
  }

  /** The walk where there is one. */
  get walk() {
    const { walk } = this.#state;
    if (!walk) throw new Error('No network is shown.');
    return walk;
  }

  /**
   * @param {Grain} [grain]
   * @throws {RangeError} if it is none
   */
  next(grain = this.#state.grain) {
    checkGrain(grain);
    this.move(() => this.walk.next(grain));
  }

  /**
   * @param {Grain} [grain] as of next()
   */
  back(grain = this.#state.grain) {
    checkGrain(grain);
    this.move(() => this.walk.back(grain));
  }

  /** @param {Target} target */
  goTo(target) {
    this.move(() => this.#state.walk?.goTo(this.#withCell(target)));
  }

  /**
   * @param {string | Place} named
   * @throws {RangeError} if there is no such place
   */
  goToNamed(named) {
    const place = typeof named === 'string' ? parsePlace(named) : named;
    const target = place && targetOf(place, this.walk, this.#state.grain);
    if (!target) {
      const text = typeof named === 'string' ? named : placeText(named);
      throw new RangeError(`place: expected ${expectedPlace(place, this.walk)}, got "${text}"`);
    }
    this.move(() => this.walk.goTo(target));
  }

  /**
   * Goes where a link in the page's prose leads.
   * @param {Place} place
   */
  goToLinked(place) {
    const target = targetOf(place, this.walk, this.#state.grain);
    if (target) this.move(() => this.walk.goTo(target));
    else this.#host().refuse('link', expectedPlace(place, this.walk), placeText(place));
  }

  /** Goes to the place of the attribute `step`. */
  goToAsked() {
    const { options, refuse } = this.#host();
    const { step } = options;
    if (!step) return;
    const target = targetOf(step, this.walk, this.#state.grain);
    if (target) this.move(() => this.walk.goTo(target));
    else refuse('step', expectedPlace(step, this.walk), placeText(step));
  }

  /**
   * Runs one of the reader's moves.
   * @param {() => void} move
   * @returns {boolean} false if it was refused, which the reader is told
   */
  move(move) {
    this.playback.stop();
    this.announced = '';
    const isMade = this.#isMade(move);
    if (isMade) this.#clearSentences();
    this.#host().moved();
    return isMade;
  }

  /** @param {() => void} move */
  #isMade(move) {
    try {
      move();
      return true;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.#state.message = error.message;
      return false;
    }
  }

  clearMessage() {
    this.#clearSentences();
    this.#host().editing.forgetRefused();
  }

  /** What was refused stays in its field, to be corrected. */
  #clearSentences() {
    this.#state.message = '';
    this.#state.note = '';
  }

  /** @param {Grain} grain */
  setGrain(grain) {
    this.#state.grain = grain;
    if (!this.#state.walk) return;
    const { step, cell } = this.#state.walk.position;
    if ((grain === 'cell') !== (cell !== null)) this.goTo({ step });
  }

  play() {
    this.playback.start();
    this.#host().update();
  }

  pause() {
    this.#untilSeen?.disconnect();
    this.playback.stop();
    this.#host().update();
  }

  togglePlay() {
    if (this.playback.playing) this.pause();
    else this.play();
  }

  /**
   * Plays once the widget comes into view, but not for who prefers reduced motion.
   * @param {Element} element
   */
  playOnceSeen(element) {
    if (prefersLessMotion()) return;
    this.#untilSeen?.disconnect();
    this.#untilSeen = new IntersectionObserver(
      ([{ isIntersecting }]) => {
        if (!isIntersecting) return;
        this.#untilSeen?.disconnect();
        this.play();
      },
      { threshold: SEEN_SHARE },
    );
    this.#untilSeen.observe(element);
  }

  /** @param {string} typed the number of an example, counted from 1, or nothing for all */
  setExample(typed) {
    const walk = this.walk;
    const { editing, words } = this.#host();
    const number = wholeNumberIn(typed);
    const isOne = number >= 1 && number <= walk.examples;
    const isAll = typed.trim() === '';
    if (isAll || isOne) {
      editing.forgetRefused();
      this.move(() => walk.setExample(isAll ? null : number - 1));
    } else {
      const message = words.controls.badExample(typed.trim(), walk.examples);
      editing.refuse('example', typed, message);
    }
  }

  /**
   * The reader stays at the same step, to see what has become of it; at the end of an iteration the
   * next one begins.
   * @param {string} typed a number of iterations
   */
  train(typed) {
    const walk = this.walk;
    const { editing, words } = this.#host();
    const { train } = words.controls;
    const { loss } = walk;
    const iterations = wholeNumberIn(typed);
    const { iteration, step, cell } = walk.position;
    const done = walk.atEndOfIteration ? 1 : 0; // this one is trained already
    const most = walk.mostIterations - done;
    if (!(iterations >= 1 && iterations <= most)) {
      editing.refuse('iterations', typed, train.refused(typed.trim(), most));
      return;
    }
    editing.forgetRefused();
    const to = { iteration: iteration + done + iterations };
    if (!this.trainTo(done ? to : { ...to, step, cell })) return;
    const [before, now] = [loss, walk.loss].map((value) => formatNumber(value).text);
    this.#state.note = train.done(iterations, before, now);
  }

  /** @param {Target} target in a later iteration: a move that can be undone */
  trainTo(target) {
    return this.move(() => this.walk.train(this.#withCell(target)));
  }

  /**
   * Ctrl+Z in a field is about what is typed there, until the network has taken it.
   * @param {Event} event something was typed, or what was typed is to be taken
   */
  onTyped({ type, target }) {
    const isTaken = type === 'change' && /** @type {Element} */ (target).matches(TAKEN);
    this.#settled = isTaken ? target : null;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const action = this.#state.walk ? actionOf(event, this.#settled) : undefined;
    if (!action) return;
    event.preventDefault();
    const { canEdit, editing } = this.#host();
    const walk = this.walk;
    const actions = {
      next: () => this.next(),
      back: () => this.back(),
      first: () => this.goTo({ step: 0 }),
      last: () => this.move(() => walk.goTo({ step: walk.steps.length - 1 })),
      togglePlay: () => this.togglePlay(),
      undo: () => canEdit && editing.undo(),
      redo: () => canEdit && editing.redo(),
    };
    actions[action]();
  }

  /** @param {Target} target in which who moves by cell is at the first */
  #withCell(target) {
    return this.#state.grain === 'cell' ? { cell: 0, ...target } : target;
  }

  /** One move of the playback; null when it reaches the end of an iteration. */
  #playOn() {
    const { walk, grain } = this.#state;
    const { options, moved } = this.#host();
    moved();
    if (!walk) return null;
    if (options.loop) return this.#loopOn(options.loop);
    const isMade = this.#isMade(() => walk.next(grain));
    return isMade && !walk.atEndOfIteration ? grain : null;
  }

  /**
   * The same where playing goes round: from the end of the last step to the first.
   * @param {NonNullable<Options['loop']>} loop
   */
  #loopOn({ from, to }) {
    const walk = this.walk;
    const { grain } = this.#state;
    const [first, last] = [from, to].map((place) => targetOf(place, walk, grain));
    if (!first || !last) {
      const got = `${placeText(from)},${placeText(to)}`;
      this.#host().refuse('loop', 'two steps of this network', got);
      return null;
    }
    moveInLoop(walk, first, last, grain);
    return grain;
  }
}

/** @param {string} grain @throws {RangeError} */
function checkGrain(grain) {
  if (GRAINS.some((known) => known === grain)) return;
  throw new RangeError(`grain: expected one of ${GRAINS.join(', ')}, got "${grain}"`);
}

/** @param {string} typed @returns {number} NaN for anything else */
function wholeNumberIn(typed) {
  return /^\s*\d+\s*$/.test(typed) ? Number(typed) : NaN;
}
