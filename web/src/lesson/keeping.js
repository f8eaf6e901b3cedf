// What a reader has done of a lesson, kept in their own browser, where that is allowed, and nowhere
// else.
import { keptIn } from './kept-answer.js';

/** @import { KeptAnswer } from './kept-answer.js' */

/** @typedef {{done: Set<string>, answers: Map<string, KeptAnswer>, last: string}} Kept */

const PREFIX = 'backprop-lesson:';

export class Keeping {
  #key;
  /** The titles of the cards that are done. @type {Set<string>} */
  #done = new Set();
  /** What was answered, by the titles of the cards. @type {Map<string, KeptAnswer>} */
  #answers = new Map();
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

  /**
   * @param {string} card its title
   * @returns {KeptAnswer | null}
   */
  answerTo(card) {
    return this.#answers.get(card) ?? null;
  }

  /** @param {string} card its title @param {KeptAnswer} answer */
  answer(card, answer) {
    if (JSON.stringify(answer) === JSON.stringify(this.#answers.get(card))) return;
    this.#answers.set(card, answer);
    this.#write();
  }

  /** @returns {Kept} what was kept */
  clear() {
    const kept = { done: this.#done, answers: this.#answers, last: this.last };
    this.#done = new Set();
    this.#answers = new Map();
    this.last = '';
    this.#use((storage) => storage.removeItem(this.#key));
    return kept;
  }

  /** @param {Kept} kept */
  restore({ done, answers, last }) {
    this.#done = done;
    this.#answers = answers;
    this.last = last;
    this.#write();
  }

  #read() {
    this.#use((storage) => {
      const { done, last, answers } = JSON.parse(storage.getItem(this.#key) ?? '{}');
      const answered = Object.entries(Object(answers));
      this.#answers = new Map(answered.map(([card, answer]) => [card, keptIn(answer)]));
      if (Array.isArray(done)) this.#done = new Set(done.map(String));
      if (typeof last === 'string') this.last = last;
    });
  }

  #write() {
    const { last } = this;
    const answers = Object.fromEntries(this.#answers);
    const text = JSON.stringify({ done: [...this.#done], last, answers });
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
