// The progress of a sitting, kept in the reader's own browser and nowhere else; where it keeps nothing,
// as long as the page lasts.
import { NO_PROGRESS, progressIn, progressText, withOutcome } from '../model/practice/progress.js';

/**
 * @import { Outcome } from '../model/practice/attempt.js'
 * @import { Progress } from '../model/practice/progress.js'
 */

const KEY = 'backprop-by-hand practice';

/** One for all widgets of a page. */
class Keeping {
  /** @type {Progress} */
  #progress = NO_PROGRESS;
  /** Whether it outlasts the page. */
  isKept = true;

  /** As it is now, in another tab too. */
  get progress() {
    this.#use((storage) => (this.#progress = progressIn(storage.getItem(KEY))));
    return this.#progress;
  }

  /** @param {Outcome} outcome */
  add(outcome) {
    this.#progress = withOutcome(this.progress, outcome);
    this.#use((storage) => storage.setItem(KEY, progressText(this.#progress)));
  }

  clear() {
    this.#progress = NO_PROGRESS;
    this.#use((storage) => storage.removeItem(KEY));
  }

  /** @param {(storage: Storage) => void} use throws where the browser keeps nothing, or has no room */
  #use(use) {
    if (!this.isKept) return;
    try {
      use(localStorage);
    } catch {
      this.isKept = false;
    }
  }
}

export const keeping = new Keeping();
