// Plays a walk-through by itself, one move after the other.

/**
 * @import { Grain } from '../engine/types.js'
 * @import { Target, Walkthrough } from './walkthrough.js'
 */

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

/**
 * One move of playing round and round: from the end of the last step back to the first.
 * @param {Walkthrough} walk
 * @param {Required<Target>} first
 * @param {Required<Target>} last
 * @param {Grain} grain
 */
export function moveInLoop(walk, first, last, grain) {
  const { iteration, step, cell } = walk.position;
  const lastCell = last.cell ?? walk.step.rows * walk.step.columns - 1;
  const isOutside = iteration !== first.iteration || step < first.step || step > last.step;
  const isAtEnd = step === last.step && (cell === null || cell >= lastCell);
  if (isOutside || isAtEnd) walk.goTo(first);
  else walk.next(grain);
  if (walk.position.step > last.step) walk.goTo(last); // a phase may end after it
}
