// A step of a large network is more than fits into a frame. The drawing is rendered at once, the
// equations and their lines in the frames that follow, so that what the reader did is answered in between.

/**
 * @import { BackpropByHand } from './element.js'
 * @import { Step } from './engine/types.js'
 */

/** From this many numbers in an iteration on, a move is rendered in turns. */
const LARGE = 4000;

/**
 * What is rendered; the rest stays as it was. The `drawing` is all but the equations; `lines` are those
 * of the arithmetic and of the page of working.
 * @typedef {{drawing: boolean, equations: boolean, lines: boolean}} Turn
 */

/** @type {Turn} */
export const WHOLE = { drawing: true, equations: true, lines: true };
/** @type {readonly Turn[]} a frame each */
const TURNS = [
  { drawing: true, equations: false, lines: false },
  { drawing: false, equations: true, lines: false },
  { drawing: false, equations: true, lines: true },
];

export class Turns {
  /** Settled once nothing waits. @type {Promise<void>} */
  complete = Promise.resolve();
  #element;
  #isMove = false;
  /** The turn that waits for a frame; 0 if none does. */
  #next = 0;
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
    this.#isMove = numbers >= LARGE && !document.hidden; // or no frame would come
    this.#element.requestUpdate();
  }

  /** What is rendered now: anything but a move all at once. @returns {Turn} */
  take() {
    if (this.#due) return this.#due;
    const isMove = this.#isMove;
    this.#isMove = false;
    if (!isMove) {
      this.#settle();
      return WHOLE;
    }
    // Who holds a key down moves on before all is rendered: then what waits keeps its turn.
    if (this.#next === 0) {
      this.#next = 1;
      this.complete = new Promise((resolve) => (this.#resolve = resolve));
      requestAnimationFrame(this.#goOn);
    }
    return TURNS[0];
  }

  #goOn = () => {
    if (this.#next === 0) return; // it was rendered with something else
    this.#due = TURNS[this.#next];
    this.#element.updateNow();
    this.#due = null;
    this.#next++;
    if (this.#next < TURNS.length) requestAnimationFrame(this.#goOn);
    else this.#settle();
  };

  #settle() {
    this.#next = 0;
    this.#resolve();
  }
}
