// Filling in: which entries of the step are blank, and what becomes of what is typed there.
import { formatNumber } from '../format.js';
import { isReadable, withoutZeroBias } from '../model/lines.js';
import { Attempt } from '../model/practice/attempt.js';
import { askedCells, nextOpen } from '../model/practice/extent.js';
import { ownOrRounded, withOwn } from '../model/practice/own.js';
import { reductions } from '../model/reduce.js';
import { termCount } from '../model/terms.js';
import { exerciseView } from '../views/practice/index.js';
import { feedbackOf } from './feedback.js';
import { keeping } from './keeping.js';

/**
 * @import { Judgement, OwnValues, RoundedStep } from '../engine/practice-types.js'
 * @import { Sheet } from '../engine/practice.js'
 * @import { Step } from '../engine/types.js'
 * @import { ShownPosition } from '../model/known.js'
 * @import { Answered } from '../model/practice/attempt.js'
 * @import { Extent } from '../model/practice/extent.js'
 * @import { Host } from '../practising.js'
 * @import { Host as ElementHost } from '../roving.js'
 * @import { ExerciseState, Line } from '../views/practice/exercise.js'
 * @import { PracticeWords } from '../words/practice.js'
 */

/** With more entries than these, those that are not asked for stand only in the result. */
const MOST_LINES = 12;
const USUAL_DIGITS = 3;

/**
 * @typedef {{
 *   sheet: () => Sheet | null,
 *   words: () => PracticeWords,
 *   rounding: () => {decimals: number, steps: readonly RoundedStep[]} | null,
 * }} Tools `sheet` is null where the network cannot be practised; `rounding` is there if answers that
 *   are rounded as on paper are right too
 */

export class Exercise {
  #element;
  #host;
  #tools;
  /** @type {Extent} */
  #extent = 'step';
  digits = USUAL_DIGITS;
  /** @type {Map<string, Attempt>} by step, until the network is changed */
  #attempts = new Map();
  /** @type {OwnValues} of this iteration */
  #own = {};
  /** The cell that is answered now, or was last. */
  #cell = 0;
  #said = '';
  /** Where all this is about. @type {{revision: number, iteration: number, step: number, cell: number | null} | null} */
  #at = null;

  /**
   * @param {ElementHost} element
   * @param {() => Host} host as it is now
   * @param {Tools} tools
   */
  constructor(element, host, tools) {
    this.#element = element;
    this.#host = host;
    this.#tools = tools;
    // Who is led to one entry is asked for that one.
    if (host().walk.position.cell !== null) this.#extent = 'entry';
  }

  get extent() {
    return this.#extent;
  }

  set extent(extent) {
    this.#extent = extent;
    this.#begin();
  }

  /** Where the reader is, with the blanks. @returns {ShownPosition} */
  get position() {
    this.#arrive();
    const { walk } = this.#host();
    const current = this.#current;
    const isHinted = current !== null && this.#attempt.at(current).hints > 0;
    return {
      ...walk.position,
      cell: null,
      blanks: new Set(this.#blanks),
      hinted: isHinted ? current : null,
    };
  }

  /** Whether there is something to fill in. */
  get hasBlank() {
    this.#arrive();
    return this.#current !== null;
  }

  /** What stands in the equations, or in the panel. */
  get view() {
    this.#arrive();
    return exerciseView(this.#state(), {
      type: (cell, typed) => this.#attempt.type(cell, typed),
      reach: (cell) => this.#reach(cell),
      judge: (cell) => void this.#judge([cell]),
      check: () => void this.#check(),
      help: () => void this.#help(),
      choose: (cell) => void this.#choose(cell),
      goOn: () => void this.#goOn(),
      repeat: () => void this.#repeat(),
    });
  }

  /** Whether the formula stands without its numbers. */
  get isBare() {
    return this.#extent === 'iteration';
  }

  /**
   * @param {number} cell of the step's result that was pressed
   * @returns {boolean} whether it is asked for now
   */
  ask(cell) {
    this.#arrive();
    const canAsk = this.#canChoose && this.#attempt.isOpen(cell);
    if (canAsk) void this.#choose(cell);
    return canAsk;
  }

  focusBlank() {
    const current = this.#current;
    if (current !== null) void this.#focus(`[data-blank="${current}"]`);
  }

  /** What is typed and told for what is shown; another place has its own. */
  #arrive() {
    const { revision, iteration, step, cell } = this.#host().walk.position;
    const before = this.#at;
    const isRevised = revision !== before?.revision;
    const isElsewhere = isRevised || iteration !== before?.iteration || step !== before?.step;
    if (!isElsewhere && cell === before?.cell) return;
    this.#at = { revision, iteration, step, cell };
    if (isRevised) this.#attempts.clear();
    if (isRevised || iteration !== before?.iteration) this.#own = {};
    if (cell !== null) this.#cell = cell;
    else if (isElsewhere) this.#cell = 0;
    if (isElsewhere) this.#begin();
  }

  /** Asks for the first blank from the cell of now on. */
  #begin() {
    this.#said = '';
    const { isOpen } = this;
    const asked = this.#asked;
    if (asked.some(isOpen)) this.#cell = nextOpen(asked, isOpen, this.#cell - 1) ?? this.#cell;
    else if (this.#canChoose) this.#cell = nextOpen(this.#cells, isOpen, this.#cell) ?? this.#cell;
  }

  get #step() {
    return this.#host().walk.step;
  }

  get #attempt() {
    const { iteration, step } = this.#host().walk.position;
    const key = `${iteration} ${step}`;
    const attempt = this.#attempts.get(key) ?? new Attempt();
    this.#attempts.set(key, attempt);
    return attempt;
  }

  isOpen = (/** @type {number} */ cell) => this.#attempt.isOpen(cell);

  /** All cells of the step. */
  get #cells() {
    const { rows, columns } = this.#step;
    return Array.from({ length: rows * columns }, (_, cell) => cell);
  }

  get #asked() {
    const { values } = this.#host().walk.quantityOf(this.#step.result);
    const cells = askedCells(this.#extent, this.#step, this.#cell);
    return cells.every((cell) => Number.isFinite(values[cell])) ? cells : [];
  }

  get #blanks() {
    return this.#asked.filter(this.isOpen);
  }

  /** The cell that is answered now. */
  get #current() {
    const blanks = this.#blanks;
    return blanks.includes(this.#cell) ? this.#cell : (blanks[0] ?? null);
  }

  /** Whether other entries can be asked for instead. */
  get #canChoose() {
    return this.#extent === 'entry' || this.#extent === 'row';
  }

  /** @returns {ExerciseState} */
  #state() {
    const { words } = this.#host();
    const { practice } = this.#tools.words();
    const step = this.#step;
    const asked = this.#asked;
    const current = this.#current;
    const cells = step.rows * step.columns <= MOST_LINES ? this.#cells : asked;
    const isDone = asked.length > 0 && current === null;
    return {
      result: step.result,
      columns: step.columns,
      lines: cells.map((cell) => this.#line(cell)),
      current,
      hintsGiven: current === null ? 0 : this.#attempt.at(current).hints,
      canChoose: this.#canChoose,
      digits: this.digits,
      done: isDone ? this.#doneSentence() : '',
      note: asked.length > 0 ? '' : this.#noteOnNothing(),
      next: current === null ? this.#next : null,
      canRepeat: isDone && this.#attempt.isBegun,
      said: this.#said,
      words: practice,
      place: words.steps.entryOf(step),
      spoken: words.steps.spoken,
    };
  }

  /**
   * @param {number} cell
   * @returns {Line}
   */
  #line(cell) {
    const { walk } = this.#host();
    const { columns, index, result } = this.#step;
    const answered = this.#attempt.at(cell);
    const { typed, judgement, hints, outcome } = answered;
    const isOpen = this.#asked.includes(cell) && outcome === null;
    const isToRead = isReadable(termCount(this.#step, walk.quantityOf));
    const showsArithmetic = isToRead && (!isOpen || hints > 1);
    const arithmetic = showsArithmetic ? withoutZeroBias(walk.arithmeticOf(index, cell)) : null;
    const isItself = arithmetic !== null && reductions(arithmetic).length === 1;
    return {
      cell,
      row: Math.floor(cell / columns),
      column: cell % columns,
      name: this.#nameOf(cell),
      isOpen,
      outcome,
      typed,
      isWrong: isOpen && judgement !== null,
      hints: isOpen ? this.#hintsAt(cell) : [],
      arithmetic: isOpen && isItself ? null : arithmetic,
      value: formatNumber(walk.quantityOf(result).values[cell]).text,
      feedback: isOpen || outcome ? this.#feedbackAt(cell).content : null,
    };
  }

  /** @param {number} cell */
  #nameOf(cell) {
    const { result, rows, columns } = this.#step;
    const { inspector } = this.#host().words;
    if (rows * columns === 1) return inspector.spoken(result, 0, 0);
    return inspector.entry(result, Math.floor(cell / columns), cell % columns);
  }

  /** The sentences of the hints that were asked for. @param {number} cell */
  #hintsAt(cell) {
    const { hints } = this.#attempt.at(cell);
    const { practice } = this.#tools.words();
    const { columns, index } = this.#step;
    const sentences = [];
    if (hints > 0) {
      const at = { row: Math.floor(cell / columns), column: cell % columns };
      sentences.push(practice.whatToDo(this.#step, at));
    }
    if (hints > 1) {
      const { walk, words } = this.#host();
      const { quantity, row = 0, column = 0 } = walk.arithmeticOf(index, cell);
      if (quantity) sentences.push(practice.itself(words.inspector.entry(quantity, row, column)));
    }
    return sentences;
  }

  /** @param {number} cell */
  #feedbackAt(cell) {
    return feedbackOf(this.#attempt.at(cell), {
      decimals: this.#tools.rounding()?.decimals ?? 0,
      isRounded: this.#isRounded(cell),
      words: this.#tools.words(),
    });
  }

  /** Why there is nothing to fill in. */
  #noteOnNothing() {
    const { practice } = this.#tools.words();
    const { values } = this.#host().walk.quantityOf(this.#step.result);
    if (!values.every(Number.isFinite)) return practice.notFinite;
    const sentence = practice.tooMany(values.length);
    return this.#extent === 'step' ? `${sentence} ${practice.tooManyHint}` : sentence;
  }

  #doneSentence() {
    const { walk } = this.#host();
    const { practice } = this.#tools.words();
    const isLast = this.#extent === 'iteration' && this.#step.index === walk.steps.length - 1;
    if (isLast) return practice.iterationDone;
    const isAll = this.#cells.every((cell) => !this.isOpen(cell));
    return isAll ? practice.allDone(this.#step.result.replace(/\+$/, '')) : '';
  }

  /** What comes when all that is asked for is filled in. */
  get #next() {
    const { walk } = this.#host();
    const isMore = this.#extent === 'entry' || this.#extent === 'row';
    if (isMore && this.#cells.some(this.isOpen)) {
      return /** @type {'entry' | 'row'} */ (this.#extent);
    }
    return this.#step.index < walk.steps.length - 1 ? 'step' : 'iteration';
  }

  /** @param {number} cell */
  #reach(cell) {
    if (cell === this.#cell) return;
    this.#cell = cell;
    this.#element.requestUpdate();
  }

  /** Has all judged that was typed, or what stands in the field of now. */
  #check() {
    const typed = this.#blanks.filter((cell) => {
      const { typed: text, judgement } = this.#attempt.at(cell);
      return text.trim() !== '' && !judgement;
    });
    return this.#judge(typed.length > 0 ? typed : [this.#current ?? this.#cell]);
  }

  /**
   * Judges what was typed, and leads to what is to be done next: the first that is not right yet, or
   * the next blank.
   * @param {readonly number[]} cells
   */
  async #judge(cells) {
    for (const cell of cells) this.#judgeOne(cell);
    const { practice } = this.#tools.words();
    const sentences = cells.map((cell) =>
      practice.verdicts.spoken(this.#nameOf(cell), this.#feedbackAt(cell).text),
    );
    const last = cells[cells.length - 1];
    const wrong = cells.find(this.isOpen);
    this.#cell = wrong ?? nextOpen(this.#asked, this.isOpen, last) ?? last;
    await this.#tell(sentences.join(' '));
  }

  /** @param {number} cell */
  #judgeOne(cell) {
    const { walk } = this.#host();
    const { index } = this.#step;
    const sheet = this.#tools.sheet();
    const { typed } = this.#attempt.at(cell);
    if (!sheet) return;
    const own = this.#ownNumbers();
    const judgement = sheet.judge({ step: index, cell, typed, digits: this.digits, own });
    const isAccepted = this.#isAccepted(judgement, cell);
    const outcome = this.#attempt.judge(cell, judgement, isAccepted);
    if (judgement.value !== null) this.#own = withOwn(this.#own, walk.step, cell, judgement.value);
    if (outcome) keeping.add(outcome);
  }

  /** @returns {OwnValues} the numbers that the reader goes on with */
  #ownNumbers() {
    const rounding = this.#tools.rounding();
    const own = without(this.#own, this.#step.result);
    if (!rounding) return own;
    return ownOrRounded(own, rounding.steps.slice(0, this.#step.index));
  }

  /**
   * @param {Judgement} judgement
   * @param {number} cell
   */
  #isAccepted({ verdict, value }, cell) {
    return verdict === 'right' || verdict === 'follows' || this.#isRoundedTo(value, cell);
  }

  /** Whether what was answered is right as it is rounded on paper, and only so. @param {number} cell */
  #isRounded(cell) {
    const { judgement } = this.#attempt.at(cell);
    return (
      judgement !== null &&
      judgement.verdict !== 'right' &&
      this.#isRoundedTo(judgement.value, cell)
    );
  }

  /**
   * @param {number | null} value
   * @param {number} cell
   */
  #isRoundedTo(value, cell) {
    const rounding = this.#tools.rounding();
    return value !== null && rounding?.steps[this.#step.index].rounded[cell] === value;
  }

  /** Gives the next hint of the field of now, and after the last the answer. */
  async #help() {
    const cell = this.#current;
    if (cell === null) return;
    const outcome = this.#attempt.help(cell);
    const { verdicts } = this.#tools.words().practice;
    const name = this.#nameOf(cell);
    if (outcome) {
      keeping.add(outcome);
      const { text } = formatNumber(this.#host().walk.quantityOf(this.#step.result).values[cell]);
      this.#cell = nextOpen(this.#asked, this.isOpen, cell) ?? cell;
      return this.#tell(verdicts.spoken(name, verdicts.shown(text)));
    }
    const hint = this.#hintsAt(cell).at(-1) ?? '';
    const isArithmetic = this.#attempt.at(cell).hints > 1;
    this.#said = verdicts.spoken(name, isArithmetic ? verdicts.arithmetic : hint);
    this.#element.requestUpdate();
  }

  /**
   * Says a sentence, and gives the focus to the field of now, or to what goes on.
   * @param {string} sentence
   */
  async #tell(sentence) {
    this.#said = sentence;
    const current = this.#current;
    await this.#focus(
      current === null ? '[data-control="practice-next"]' : `[data-blank="${current}"]`,
    );
  }

  /** @param {string} selector of what is there after the next rendering, if it is not yet */
  async #focus(selector) {
    const root = this.#element.renderRoot;
    const find = () => /** @type {HTMLElement | null} */ (root.querySelector(selector));
    const known = find();
    known?.focus();
    this.#element.requestUpdate();
    await this.#element.updateComplete;
    if (!known) find()?.focus();
  }

  /** @param {number} cell */
  #choose(cell) {
    this.#cell = cell;
    this.#said = '';
    return this.#focus(`[data-blank="${cell}"]`);
  }

  async #goOn() {
    const { walk, goTo } = this.#host();
    const { iteration, step } = walk.position;
    if (this.#next === 'step') goTo({ step: step + 1 });
    else if (this.#next === 'iteration') goTo({ iteration: iteration + 1, step: 0 });
    else this.#cell = nextOpen(this.#cells, this.isOpen, this.#cell) ?? this.#cell;
    this.#arrive();
    this.#said = '';
    this.#element.requestUpdate();
    await this.#element.updateComplete;
    await this.#focus(`[data-blank="${this.#current}"]`);
  }

  /** Makes the step blank again. */
  #repeat() {
    const { iteration, step } = this.#host().walk.position;
    this.#attempts.delete(`${iteration} ${step}`);
    this.#own = without(this.#own, this.#step.result);
    this.#cell = this.#asked[0] ?? 0;
    this.#said = '';
    return this.#focus(`[data-blank="${this.#current}"]`);
  }
}

/**
 * @param {OwnValues} own
 * @param {string} quantity
 * @returns {OwnValues} all but those of the quantity
 */
function without(own, quantity) {
  return Object.fromEntries(Object.entries(own).filter(([name]) => name !== quantity));
}
