// What a reader changes: from what is typed, pasted or pressed to a change of the network, with a
// sentence where it cannot be. Nothing that was typed is lost, nor is the network's last good value.
import { EngineError } from './engine/index.js';
import { decimalSign, editableText, formatNumber } from './format.js';
import { matrixOf, replaceMatrix } from './model/edits.js';
import { makerOf } from './model/follow.js';
import { scrubbed } from './model/scrub.js';
import { ofBatch } from './model/selection.js';
import { parseMatrix } from './model/typed-matrix.js';
import { parseNumber } from './model/typed.js';

/**
 * @import { Edit, EditableDocument } from './model/edits.js'
 * @import { Entry } from './model/links.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { Words } from './words/index.js'
 */

/**
 * @typedef {{
 *   walk: Walkthrough,
 *   words: Words['editor'],
 *   before: (isMarked: boolean) => void,
 *   after: () => void,
 *   say: (message: string) => void,
 *   announce: (sentence: string) => void,
 * }} Host `before` and `after` are called around a change, which is marked in
 *   what is shown; `say` with a sentence about it, empty if
 *   there is nothing to say. `announce` is for who hears the page: what changed, and the loss.
 *   Whoever asks for it makes the language of the widget that in which numbers are read.
 */

/** How many characters of what was typed a message repeats. */
const MOST_QUOTED = 40;

export class Editing {
  #host;
  /**
   * What was typed into a field and refused stays there, with a message that says why.
   * @type {{field: string, typed: string, message: string} | null}
   */
  #refused = null;

  /** @param {() => Host} host as it is now */
  constructor(host) {
    this.#host = host;
  }

  /**
   * What a field holds.
   * @param {string} field
   * @param {string} value unless something refused stands there
   */
  textOf(field, value) {
    return this.#refused?.field === field ? this.#refused.typed : value;
  }

  /**
   * Why what a field holds was refused; empty if it was not.
   * @param {string} field
   */
  messageOf(field) {
    return this.#refused?.field === field ? this.#refused.message : '';
  }

  forgetRefused() {
    this.#refused = null;
  }

  /**
   * @param {string} field
   * @param {string} typed
   * @param {string} message
   */
  refuse(field, typed, message) {
    this.#refused = { field, typed, message };
    this.#host().say('');
  }

  /**
   * Runs a change.
   * @param {(walk: Walkthrough) => void} change
   * @param {{label?: string, path?: string, isMarked?: boolean}} [options] `label` of what is changed, as
   *   the reader knows it, and its `path` where something else may be refused; `isMarked` says whether
   *   the numbers that change are marked
   * @returns {string | null} why it was refused
   */
  run(change, { label, path, isMarked = true } = {}) {
    const { walk, words, before, after, say } = this.#host();
    before(isMarked);
    try {
      change(walk);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const isAboutIt = label && (path === undefined || path === error.path);
      return isAboutIt ? words.outOfRange(label, error.expected, error.got) : error.message;
    }
    this.#refused = null;
    say('');
    after();
    return null;
  }

  /**
   * The same, where the reader has no field to look at.
   * @param {(walk: Walkthrough) => void} change
   * @param {string} done what is said of it
   * @returns {boolean} whether it was made
   */
  #runAndSay(change, done) {
    const message = this.run(change);
    if (message === null) this.#announce(done);
    else this.#host().say(message);
    return message === null;
  }

  /** @param {string} done what changed */
  #announce(done) {
    const { walk, words, announce } = this.#host();
    announce(words.done.withLoss(done, formatNumber(walk.loss).text));
  }

  /**
   * Replaces the network from this iteration on. Where one choice does not stand without another,
   * that is changed too, and the reader is told.
   * @param {(document: EditableDocument) => EditableDocument | Edit} change
   * @returns {boolean} whether it was made
   */
  edit(change) {
    /** @type {Edit['adjusted']} */
    let adjusted = [];
    const isMade = this.#runAndSay((walk) => {
      const edited = change(walk.documentAtStart());
      if ('adjusted' in edited) ({ adjusted } = edited);
      walk.edit('adjusted' in edited ? edited.document : edited);
    }, this.#host().words.done.edit);
    const { words, say } = this.#host();
    if (isMade && adjusted.length > 0) say(adjusted.map((what) => words.adjusted(what)).join(' '));
    return isMade;
  }

  /**
   * @param {Entry} entry
   * @param {string} typed
   * @returns {string | null} why it was refused
   */
  setTyped(entry, typed) {
    const number = this.numberIn(typed, this.labelOf(entry));
    if ('message' in number) return number.message;
    return this.setValue(entry, number.value, false);
  }

  /**
   * @param {Entry} entry as it is shown
   * @param {number} value
   * @param {boolean} continues whether it is undone with the change before it
   * @returns {string | null} why it was refused
   */
  setValue(entry, value, continues) {
    const { column } = ofBatch(entry, this.#host().walk);
    return this.#set(entry, column, value, continues);
  }

  /**
   * @param {Entry} entry of the whole batch, also where one example is looked at alone
   * @param {number} value
   * @returns {string | null} why it was refused
   */
  setOfBatch(entry, value) {
    return this.#set(entry, entry.column, value, false);
  }

  /**
   * Targets that have to add up to 1 give way to the one that is set, and the reader is told.
   * @param {Entry} entry as it is named
   * @param {number} whole its column in the whole batch
   * @param {number} value
   * @param {boolean} continues whether it is undone with the change before it
   * @returns {string | null} why it was refused
   */
  #set(entry, whole, value, continues) {
    const { walk, words, say } = this.#host();
    const { quantity, row, column } = entry;
    const before = walk.quantityOf('Y');
    const message = this.run(() => walk.setEntry(quantity, row, whole, value, { continues }), {
      label: this.labelOf(entry),
    });
    if (message !== null) return message;
    this.#announce(words.done.value(quantity, row, column, formatNumber(value).text));
    const changed = quantity === 'Y' ? row * before.columns + (walk.columnOf(whole) ?? 0) : -1;
    const gaveWay =
      quantity === 'Y' &&
      walk.quantityOf('Y').values.some((y, at) => y !== before.values[at] && at !== changed);
    if (gaveWay) say(words.targetsGaveWay(whole));
    return null;
  }

  /**
   * @param {Entry} entry
   * @param {number} count of steps up, or down
   * @returns {string | null} why it was refused
   */
  nudge(entry, count) {
    return this.setValue(entry, scrubbed(this.valueOf(entry), count), false);
  }

  /**
   * A single number goes where it is pasted, a matrix into all of the quantity that is shown: of X
   * and Y, where one example is looked at alone, its column.
   * @param {Entry} entry
   * @param {string} text
   * @returns {string | null} why it was refused
   */
  paste(entry, text) {
    const { quantity } = entry;
    const { walk, words } = this.#host();
    if (quantity === 'alpha' || 'value' in parseNumber(text, decimalSign())) {
      return this.setTyped(entry, text);
    }
    const document = walk.documentAtStart();
    const whole = matrixOf(document, quantity);
    const { rows, columns } = walk.quantityOf(quantity);
    const matrix = parseMatrix(text, { rows, columns, decimalSign: decimalSign() });
    if ('reason' in matrix) return words.badMatrix(quantity, { rows, columns }, matrix);
    const example = columns === whole[0].length ? null : walk.exampleAt(0);
    const values =
      example === null
        ? matrix.values
        : whole.map((row, r) => row.map((old, c) => (c === example ? matrix.values[r][0] : old)));
    const change = () => walk.edit(replaceMatrix(document, quantity, values));
    const message = this.run(change, { label: quantity });
    if (message === null) this.#announce(words.done.edit);
    return message;
  }

  undo() {
    this.#runAndSay((walk) => walk.undo(), this.#host().words.done.undo);
  }

  redo() {
    this.#runAndSay((walk) => walk.redo(), this.#host().words.done.redo);
  }

  /**
   * @param {string} typed
   * @param {string} label of the field
   * @returns {{value: number} | {message: string}}
   */
  numberIn(typed, label) {
    const { words } = this.#host();
    const number = parseNumber(typed, decimalSign());
    if ('value' in number) return number;
    return { message: words.refused[number.reason](label, excerpt(typed)) };
  }

  /**
   * A field of a panel that holds a number.
   * @param {string} field
   * @param {string} label
   * @param {string} typed
   * @param {(value: number) => void} take may throw an EngineError
   * @param {string} [path] of the number, where something else may be refused with it
   */
  takeNumber(field, label, typed, take, path) {
    const number = this.numberIn(typed, label);
    if ('message' in number) return this.refuse(field, typed, number.message);
    const message = this.run(() => take(number.value), { label, path });
    if (message !== null) return this.refuse(field, typed, message);
    const text = formatNumber(number.value).text;
    this.#announce(this.#host().words.done.setting(label, text));
  }

  /** @param {Entry} entry */
  valueOf({ quantity, row, column }) {
    const { values, columns } = this.#host().walk.quantityOf(quantity);
    return values[row * columns + column];
  }

  /** The value as a field shows it. @param {Entry} entry */
  fieldTextOf(entry) {
    return editableText(this.valueOf(entry));
  }

  /**
   * What there is to say of a number that cannot be changed itself.
   * @param {Entry} entry
   */
  explain(entry) {
    const { walk, words } = this.#host();
    const reads = makerOf(entry.quantity, walk.steps)?.reads ?? [];
    return words.computed(this.labelOf(entry), reads);
  }

  /** @param {Entry} entry */
  labelOf({ quantity, row, column }) {
    return this.#host().words.entry(quantity, row, column);
  }
}

/**
 * What was typed, short enough to stand in a sentence.
 * @param {string} typed
 */
function excerpt(typed) {
  const text = typed.trim().replace(/\s+/g, ' ');
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
}
