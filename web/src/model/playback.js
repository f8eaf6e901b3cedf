// Plays a walk-through by itself, one move after the other.

/** @import { Grain } from '../engine/types.js' */

/** How long a reader gets for one move at speed 1, in milliseconds. */
const MOVE_MS = { phase: 4000, step: 2400, cell: 1000 };

export const SPEEDS = [0.5, 1, 2, 4];

export class Playback {
  speed = 1;
  #move;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => Grain | null} move makes one move; null says that it was the last */
  constructor(move) {
    this.#move = move;
  }

  get playing() {
    return this.#timer !== undefined;
  }

  /** Moves at once, so that pressing play is seen to work, and then on by the clock. */
  start() {
    this.stop();
    const grain = this.#move();
    if (grain) this.#timer = setTimeout(() => this.start(), MOVE_MS[grain] / this.speed);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
