// What a reader has done of a lesson, kept in their own browser, where that is allowed, and nowhere
// else.

const PREFIX = 'backprop-lesson:';

export class Keeping {
  #key;
  /** The titles of the cards that are done. @type {Set<string>} */
  #done = new Set();
  /** The title of the card that was shown last; empty if there is none. */
  last = '';
  /** Whether the browser keeps it. */
  isKept = true;

  /** @param {string} title of the lesson */
  constructor(title) {
    this.#key = PREFIX + title;
    this.#read();
  }

  /** @param {string} card its title */
  isDone(card) {
    return this.#done.has(card);
  }

  /** @param {string} card its title */
  done(card) {
    if (this.#done.has(card)) return;
    this.#done.add(card);
    this.#write();
  }

  /** @param {string} card its title */
  at(card) {
    this.last = card;
    this.#write();
  }

  clear() {
    this.#done.clear();
    this.last = '';
    this.#use((storage) => storage.removeItem(this.#key));
  }

  #read() {
    this.#use((storage) => {
      const { done, last } = JSON.parse(storage.getItem(this.#key) ?? '{}');
      if (Array.isArray(done)) this.#done = new Set(done.map(String));
      if (typeof last === 'string') this.last = last;
    });
  }

  #write() {
    const { last } = this;
    const text = JSON.stringify({ done: [...this.#done], last });
    this.#use((storage) => storage.setItem(this.#key, text));
  }

  /** @param {(storage: Storage) => void} use */
  #use(use) {
    try {
      use(localStorage);
    } catch {
      // It is blocked, or full, or somebody else has written there.
      this.isKept = isAllowed();
    }
  }
}

function isAllowed() {
  try {
    const key = `${PREFIX} `;
    localStorage.setItem(key, '');
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
