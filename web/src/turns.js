// A step of a large network is more than fits into a frame. The drawing is rendered at once and the
// equations in the frame that follows, so that what the reader did is answered in between.

/**
 * @import { BackpropByHand } from './element.js'
 * @import { Step } from './engine/types.js'
 */

/** From this many numbers in an iteration on, a move is rendered in two turns. */
const LARGE = 4000;

/**
 * What is rendered; the rest stays as it was. The `drawing` is all but the `equations`.
 * @typedef {{drawing: boolean, equations: boolean}} Turn
 */

/** @type {Record<'whole' | 'first' | 'second', Turn>} */
export const TURNS = {
  whole: { drawing: true, equations: true },
  first: { drawing: true, equations: false },
  second: { drawing: false, equations: true },
};

export class Turns {
  /** Settled once nothing waits. @type {Promise<void>} */
  complete = Promise.resolve();
  #element;
  #isMove = false;
  #isWaiting = false;
  #isSecond = false;
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
    if (this.#isSecond) return TURNS.second;
    const isMove = this.#isMove;
    this.#isMove = false;
    if (!isMove) {
      this.#settle();
      return TURNS.whole;
    }
    if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.complete = new Promise((resolve) => (this.#resolve = resolve));
      requestAnimationFrame(this.#goOn);
    }
    return TURNS.first;
  }

  #goOn = () => {
    if (!this.#isWaiting) return; // they were rendered with something else
    this.#isSecond = true;
    this.#element.updateNow();
    this.#isSecond = false;
    this.#settle();
  };

  #settle() {
    this.#isWaiting = false;
    this.#resolve();
  }
}
