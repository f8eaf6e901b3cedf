// Which numbers of an iteration a worksheet leaves out. What is left out shall be shown nowhere: so what
// is the same number elsewhere, or is made of it entry by entry, is left out with it.
import { givensOf } from '../derivation.js';
import { lottery } from './lottery.js';

/**
 * @import { Expression, Step } from '../../engine/types.js'
 * @import { Derivation } from '../derivation.js'
 */

/**
 * - `entry`: one entry of each step
 * - `step`: all of a step's result; of the steps of each layer in each phase one is drawn
 * - `iteration`: all
 * @typedef {'entry' | 'step' | 'iteration'} Level
 */

/** @type {readonly Level[]} */
export const LEVELS = ['entry', 'step', 'iteration'];

/** Sheets are numbered up to here. */
export const LARGEST_SEED = 999_999;

/** A matrix of more entries than this is not left out as a whole where others can be. */
const MOST_TO_FILL = 48;

/** Numbers that stand everywhere, and tell nothing. */
const COMMON = ['0', '1'];

/** What works entry by entry, from operands to result. */
const BY_ENTRY = ['sum', 'difference', 'negative', 'hadamard', 'quotient', 'product'];

/**
 * The cells of each result that are left out.
 * @typedef {ReadonlyMap<string, ReadonlySet<number>>} Blanks
 */

/**
 * @param {Derivation} derivation
 * @param {{
 *   level: Level,
 *   seed: number,
 *   textOf: (value: number) => string,
 *   cellsOf: (step: Step) => number[],
 * }} options `textOf` is what is written of a number, `cellsOf` are the cells of a result that are
 *   shown
 * @returns {Blanks}
 */
export function blanksOf(derivation, { level, seed, textOf, cellsOf }) {
  const { steps, quantityOf } = derivation;
  const textsOf = (/** @type {string} */ name) =>
    Array.from(quantityOf(name).values, (value) => textOf(Math.abs(value)));
  const results = steps.map((step) => ({
    step,
    cells: cellsOf(step),
    texts: textsOf(step.result),
    madeOf: operandsOf(step, steps),
  }));
  const common = new Set([...COMMON, ...givensOf(derivation).flatMap(textsOf)]);
  const choice = new Choice(results, common, level === 'entry');
  const draw = lottery(seed);
  switch (level) {
    case 'entry':
      for (const result of results) choice.takeEntry(result, draw);
      break;
    case 'step':
      for (const group of groupsOf(results)) choice.takeStep(group, draw);
      break;
    case 'iteration':
      for (const result of results) choice.takeStep([result], draw);
  }
  return choice.blanks;
}

/**
 * `texts` are what is written of each cell, without its sign; `madeOf` are the results of the same
 * shape of which this one is made entry by entry.
 * @typedef {{step: Step, cells: number[], texts: string[], madeOf: string[]}} Result
 */

/** @typedef {ReturnType<typeof lottery>} Draw */

/** What has been left out so far. */
class Choice {
  #results;
  #common;
  #isByEntry;
  /** What is written of the numbers that are left out: it shall stand nowhere. */
  #secrets = new Set();
  /** @type {Map<string, Set<number>>} */
  blanks = new Map();

  /**
   * @param {readonly Result[]} results in their order
   * @param {ReadonlySet<string>} common what is given, and so tells nothing
   * @param {boolean} isByEntry whether single entries are left out, not whole results
   */
  constructor(results, common, isByEntry) {
    this.#results = results;
    this.#common = common;
    this.#isByEntry = isByEntry;
  }

  /**
   * @param {Result} result
   * @param {Draw} draw
   */
  takeEntry(result, draw) {
    if (!this.#hasBlank(result)) this.#take(result, [draw(this.#bestCells(result))]);
  }

  /**
   * @param {readonly Result[]} group
   * @param {Draw} draw
   */
  takeStep(group, draw) {
    if (group.some((result) => this.#hasBlank(result))) return;
    const small = group.filter(({ texts }) => texts.length <= MOST_TO_FILL);
    // Of those that go out together, one stands for all.
    const alike = new Map(
      (small.length > 0 ? small : group).map((r) => [this.#goneWith(r, group), r]),
    );
    const result = draw([...alike.values()]);
    this.#take(result, result.cells);
  }

  /**
   * Which of a group would be left out with one of them.
   * @param {Result} result
   * @param {readonly Result[]} group
   */
  #goneWith(result, group) {
    const [blanks, secrets] = [this.blanks, this.#secrets];
    this.blanks = new Map(blanks);
    this.#secrets = new Set(secrets);
    this.#take(result, result.cells);
    const gone = group.filter((other) => this.#hasBlank(other)).map(({ step }) => step.index);
    this.blanks = blanks;
    this.#secrets = secrets;
    return gone.join();
  }

  /** @param {Result} result */
  #hasBlank({ step }) {
    return this.blanks.has(step.result);
  }

  /**
   * Numbers that stand nowhere before, and only once here; as far as there are such.
   * @param {Result} result
   */
  #bestCells({ step, cells, texts }) {
    const before = this.#results.slice(0, step.index);
    const shown = new Set(
      before.flatMap((result) => result.cells.map((cell) => result.texts[cell])),
    );
    const tells = (/** @type {number} */ cell) => !this.#common.has(texts[cell]);
    const isAlone = (/** @type {number} */ cell) =>
      cells.every((other) => other === cell || texts[other] !== texts[cell]);
    const wishes = [
      (/** @type {number} */ cell) => tells(cell) && isAlone(cell) && !shown.has(texts[cell]),
      (/** @type {number} */ cell) => tells(cell) && isAlone(cell),
      tells,
      (/** @type {number} */ cell) => texts[cell] !== '0',
    ];
    const found = wishes.map((wish) => cells.filter(wish)).find((some) => some.length > 0);
    return found ?? cells;
  }

  /**
   * Leaves cells out, and whatever would tell what they hold.
   * @param {Result} result
   * @param {readonly number[]} cells
   */
  #take(result, cells) {
    this.#leaveOut(result, cells);
    while (this.#results.filter((other) => this.#spreadTo(other)).length > 0);
  }

  /**
   * @param {Result} result
   * @returns {boolean} whether more of it is left out now
   */
  #spreadTo(result) {
    const { cells, texts, madeOf } = result;
    const telling = cells.filter(
      (cell) =>
        this.#secrets.has(texts[cell]) || madeOf.some((name) => this.blanks.get(name)?.has(cell)),
    );
    return this.#leaveOut(result, this.#isByEntry || telling.length === 0 ? telling : cells);
  }

  /**
   * @param {Result} result
   * @param {readonly number[]} cells
   * @returns {boolean} whether one of them was not left out before
   */
  #leaveOut({ step, texts }, cells) {
    const blank = this.blanks.get(step.result) ?? new Set();
    const added = cells.filter((cell) => !blank.has(cell));
    if (added.length === 0) return false;
    this.blanks.set(step.result, new Set([...blank, ...added]));
    const tell = added.map((cell) => texts[cell]).filter((text) => !this.#common.has(text));
    for (const text of tell) this.#secrets.add(text);
    return true;
  }
}

/**
 * The steps of each layer in each phase.
 * @param {readonly Result[]} results
 * @returns {Result[][]}
 */
function groupsOf(results) {
  /** @type {Map<string, Result[]>} */
  const groups = new Map();
  for (const result of results) {
    const key = `${result.step.phase} ${result.step.layer}`;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()];
}

/**
 * The results of which a step's is made entry by entry.
 * @param {Step} step
 * @param {readonly Step[]} steps
 */
function operandsOf({ formula, rows, columns }, steps) {
  const names = new Set(leavesByEntry(formula));
  return steps
    .filter((step) => names.has(step.result) && step.rows === rows && step.columns === columns)
    .map(({ result }) => result);
}

/**
 * @param {Expression} formula
 * @returns {string[]}
 */
function leavesByEntry({ kind, quantity, operands = [], function: name = 'identity' }) {
  if (kind === 'quantity') return [quantity ?? ''];
  const isByEntry =
    kind === 'function' ? !name.startsWith('sum-') : BY_ENTRY.includes(kind) && !isMatrixProduct();
  return isByEntry ? operands.flatMap(leavesByEntry) : [];

  function isMatrixProduct() {
    return kind === 'product' && operands.every(hasMatrix);
  }
}

/**
 * Whether a formula has a matrix: else it is a number.
 * @param {Expression} formula
 * @returns {boolean}
 */
function hasMatrix({ kind, quantity = '', operands = [] }) {
  if (kind === 'quantity') return /^[XY]$|[[(]/.test(quantity);
  return operands.some(hasMatrix);
}
