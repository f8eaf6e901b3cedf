// The page's address, which holds all that is shown: it follows the reader, and the reader follows it.
import { decodeState, encodeState } from './model/link.js';
import { isWritable } from './model/exact-json.js';
import { isFiniteDocument } from './model/overflow.js';
import { publishedOf } from './model/sources.js';
import { numberCount } from './model/work.js';

/**
 * @import { Grain } from './engine/types.js'
 * @import { LinkProblem, State } from './model/link.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 */

/** The address follows the reader, but not every cell of a run; a change soon, but after its frame. */
const DELAY_MS = { move: 400, change: 50 };
/** No address takes more numbers, nor does anybody pass on such a link. */
const MOST_NUMBERS = 10_000;
/** What is longer is no place in the page, but a link of ours whose beginning was lost. */
const LONGEST_ANCHOR = 200;

/**
 * @typedef {{
 *   walk: Walkthrough | null,
 *   grain: Grain,
 *   panel: string,
 *   selection: string | null,
 *   preset: string | null,
 * }} Shown `selection` by its key; `preset` is what was opened, null for a network of one's own
 */

/**
 * A link to all that is shown.
 * @param {Shown} shown
 * @returns {Promise<string | null>} null if it cannot be: too many numbers, or one is not finite
 */
export async function linkTo(shown) {
  const fragment = await fragmentOf(shown);
  return fragment && pageAddress() + fragment;
}

/** Of a page of which one widget owns the address. */
export class Address {
  #shown;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /**
   * What the address says already, or need not say: the page as it opens. Null until something is
   * shown.
   * @type {string | null}
   */
  #said = null;
  /** @type {number | undefined} the network's when it was followed last */
  #revision;
  /** Whether a change waits to be written. */
  #hasChange = false;
  /** Writing takes a while, in which the address may have become another. */
  #turn = 0;

  /** @param {() => Shown} shown as it is now */
  constructor(shown) {
    this.#shown = shown;
  }

  /** To be called whenever what is shown may be another; without a trace in the browser's history. */
  follow() {
    const revision = this.#shown().walk?.position.revision;
    const isChange = revision !== this.#revision;
    this.#revision = revision;
    if (this.#hasChange && !isChange) return; // moves do not put it off
    clearTimeout(this.#timer);
    this.#hasChange = isChange;
    this.#timer = setTimeout(() => void this.#write(), isChange ? DELAY_MS.change : DELAY_MS.move);
  }

  /** What is shown now need not be said: the reader did nothing yet. */
  async settle() {
    this.stop();
    const turn = this.#turn;
    const fragment = (await fragmentOf(this.#shown())) ?? '';
    if (turn === this.#turn) this.#said = fragment;
  }

  stop() {
    clearTimeout(this.#timer);
    this.#hasChange = false;
    this.#turn++;
  }

  /**
   * What the address holds; null if that is what is shown.
   * @returns {Promise<{state: State} | {reason: LinkProblem} | null>}
   */
  async read() {
    this.stop();
    const { hash } = location;
    if (hash !== '' && hash === (await fragmentOf(this.#shown()))) {
      this.#said = hash;
      return null;
    }
    const read = await decodeState(hash);
    const isOther = 'reason' in read && read.reason === 'none';
    return isOther && hash.length > LONGEST_ANCHOR ? { reason: 'broken' } : read;
  }

  async #write() {
    this.#hasChange = false;
    if (this.#said === null) return;
    const turn = ++this.#turn;
    const fragment = (await fragmentOf(this.#shown())) ?? '';
    if (turn !== this.#turn || fragment === this.#said) return;
    this.#said = fragment;
    try {
      history.replaceState(history.state, '', pageAddress() + fragment);
    } catch {
      // Frames without an address of their own have none to write.
    }
  }
}

/** Without its fragment; a relative address would be that of `<base>`. */
function pageAddress() {
  return location.href.replace(/#.*$/, '');
}

/**
 * @param {Shown} shown
 * @returns {Promise<string | null>} with its `#`
 */
async function fragmentOf(shown) {
  const state = stateOf(shown);
  return state && `#${await encodeState(state)}`;
}

/**
 * @param {Shown} shown
 * @returns {State | null}
 */
function stateOf({ walk, grain, panel, selection, preset }) {
  if (!walk || numberCount(walk) > MOST_NUMBERS) return null;
  const { iteration, document: own, isStart, changes } = walk.trail();
  if (!isFiniteDocument(own)) return null;
  // They are about the network as it was opened, which a preset brings with it.
  const published = isStart && preset === null ? publishedOf(walk.source) : undefined;
  if (!isWritable(published ?? null)) return null;
  const document = published ? { ...own, published } : own;
  const { position, step, example } = walk;
  return {
    document,
    iteration,
    ...(changes.length > 0 && { changes }),
    position: { iteration: position.iteration, step: step.result, cell: position.cell },
    grain,
    example,
    panels: panel ? [panel] : [],
    selection,
    preset,
  };
}
