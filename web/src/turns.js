// A step is more than fits into a frame: of the article's network on a slow machine, of a large one on
// most. So the drawing is rendered at once and the equations in the frames that follow, and what the
// reader does is answered in between.
import { noChange } from 'lit';
import { prefersLessMotion } from './motion.js';

/**
 * @import { BackpropByHand } from './element.js'
 * @import { Step } from './engine/types.js'
 */

/** From this many numbers in an iteration on, every piece has a frame of its own, or two. */
const LARGE = 4000;

/**
 * What is rendered on its own. The `layers` are their equations below the drawing, the `controls` all
 * that surrounds both and the step's equations, the `formula` is the head of a step and its symbols,
 * the `operand` is the first matrix of its `numbers`, the `set-up` what the `lines` of its arithmetic
 * begin with, which may be an exercise instead, and `past` is the page of working.
 * @typedef {'drawing' | 'layers' | 'controls' | 'formula' | 'operand' | 'numbers' | 'result' | 'set-up' |
 *   'lines' | 'past'} Piece
 */

/** What a frame renders; the rest stays as it was. @typedef {ReadonlySet<Piece>} Turn */

/** @param {Piece[]} pieces @returns {Turn} */
const turnOf = (...pieces) => new Set(pieces);

const FIRST = [turnOf('drawing', 'layers')];
/** Of a large network, and of a move into another phase, which has other equations at the layers. */
const FIRST_APART = [turnOf('drawing'), turnOf('layers')];
const THEN = [
  turnOf('controls', 'formula', 'past'), // which moves what is below it before that is there
  turnOf('numbers', 'result'),
  turnOf('lines'),
];
const [OPERAND, NUMBERS, SET_UP, LINES] = /** @type {const} */ ([
  'operand',
  'numbers',
  'set-up',
  'lines',
]).map((piece) => turnOf(piece));
const THEN_OF_LARGE = [
  turnOf('controls', 'formula'),
  turnOf('past'),
  OPERAND,
  NUMBERS,
  turnOf('result'),
  SET_UP,
  LINES,
];
/** What comes after its beginning. */
const WHOLE_OF = new Map([
  [OPERAND, NUMBERS],
  [SET_UP, LINES],
]);
export const WHOLE = turnOf(...[...FIRST, ...THEN].flatMap((turn) => [...turn]));

/**
 * For a template: `view` if it has its turn, or what was there.
 * @param {Turn} turn
 * @param {Piece} piece
 * @param {() => unknown} view
 */
export function inTurn(turn, piece, view) {
  return turn.has(piece) ? view() : noChange;
}

/**
 * The same of what comes in two pieces.
 * @param {Turn} turn
 * @param {Piece} beginning
 * @param {Piece} whole
 * @param {(isBegun: boolean) => unknown} view told whether only its beginning is wanted
 */
export function inTurns(turn, beginning, whole, view) {
  return turn.has(beginning) ? view(true) : inTurn(turn, whole, () => view(false));
}

export class Turns {
  /** Settled once nothing waits. @type {Promise<void>} */
  complete = Promise.resolve();
  #element;
  /** Those that follow the first of the move that is to be rendered. @type {readonly Turn[] | null} */
  #asked = null;
  /** What was rendered last; null before anything was. @type {Step | null} */
  #step = null;
  /** Those that wait for a frame. @type {Turn[]} */
  #waiting = [];
  /** What the frame of the moment renders. @type {Turn | null} */
  #due = null;
  #resolve = () => {};

  /** @param {BackpropByHand} element */
  constructor(element) {
    this.#element = element;
  }

  /**
   * Renders a move of the reader.
   * @param {readonly Step[]} steps of the network
   */
  begin(steps) {
    const numbers = steps.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    // Who asked for less motion sees it all at once; and where the page is hidden no frame would come.
    const isWhole = document.hidden || prefersLessMotion();
    this.#asked = isWhole ? null : numbers < LARGE ? THEN : THEN_OF_LARGE;
    this.#element.requestUpdate();
  }

  /**
   * What is rendered now: all at once what comes first, and anything but a move.
   * @param {Step} step
   * @returns {Turn}
   */
  take(step) {
    if (this.#due) return this.#due;
    const [asked, before] = [this.#asked, this.#step];
    this.#asked = null;
    this.#step = step;
    if (!asked || before === null) {
      this.#settle();
      return WHOLE;
    }
    if (this.#waiting.length === 0) {
      this.complete = new Promise((resolve) => (this.#resolve = resolve));
      requestAnimationFrame(() => requestAnimationFrame(this.#goOn)); // once the first is painted
    }
    // Who holds a key down moves on before all is rendered: then what waits keeps its turn.
    const isOnePiece = step.phase === before.phase && asked === THEN;
    const [first, ...others] = [...(isOnePiece ? FIRST : FIRST_APART), ...asked];
    const stays = step.index === before.index || this.#hasFocus;
    const isWanted = (/** @type {Turn} */ turn) => {
      const whole = WHOLE_OF.get(turn);
      return !whole || !(stays || this.#waiting.includes(whole));
    };
    this.#waiting = [...new Set([...this.#waiting, ...others.filter(isWanted)])];
    return first;
  }

  /** Whether the reader is at one of the step's numbers, which a mere beginning could take away. */
  get #hasFocus() {
    const { activeElement } = /** @type {ShadowRoot} */ (this.#element.renderRoot);
    return Boolean(activeElement?.closest('[data-part="now"]'));
  }

  #goOn = () => {
    const turn = this.#waiting.shift();
    if (!turn) return; // it was rendered with something else
    this.#due = turn;
    try {
      this.#element.updateNow();
    } finally {
      this.#due = null;
      this.#goOnSoon();
    }
  };

  #goOnSoon() {
    if (this.#waiting.length > 0) requestAnimationFrame(this.#goOn);
    else this.#settle();
  }

  #settle() {
    this.#waiting = [];
    this.#resolve();
  }
}
