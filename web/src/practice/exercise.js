// Filling in: what becomes of what is typed where entries of the step are blank.
import { formatNumber } from '../format.js';
import { isReadable, withoutZeroBias } from '../model/lines.js';
import { HINTS } from '../model/practice/attempt.js';
import { ownOrRounded } from '../model/practice/own.js';
import { Questions } from '../model/practice/questions.js';
import { reductions } from '../model/reduce.js';
import { termCount } from '../model/terms.js';
import { exerciseView } from '../views/practice/index.js';
import { feedbackOf } from './feedback.js';
import { keeping } from './keeping.js';

/**
 * @import { RoundedStep } from '../engine/practice-types.js'
 * @import { Sheet } from '../engine/practice.js'
 * @import { ShownPosition } from '../model/known.js'
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
  #questions;
  digits = USUAL_DIGITS;
  /** For who does not see the rest. */
  #said = '';

  /**
   * @param {ElementHost} element
   * @param {() => Host} host as it is now
   * @param {Tools} tools
   */
  constructor(element, host, tools) {
    this.#element = element;
    this.#host = host;
    this.#tools = tools;
    this.#questions = new Questions(() => host().walk);
  }

  get extent() {
    return this.#questions.extent;
  }

  /** @param {Extent} extent */
  set extent(extent) {
    this.#questions.extent = extent;
    this.#said = '';
  }

  /** Where the reader is, with the blanks. @returns {ShownPosition} */
  get position() {
    const { current, blanks, attempt } = this.#arrived;
    const { position } = this.#host().walk;
    const isHinted = current !== null && attempt.at(current).hints > 0;
    return { ...position, cell: null, blanks: new Set(blanks), hinted: isHinted ? current : null };
  }

  /** Whether there is something to fill in. */
  get hasBlank() {
    return this.#arrived.current !== null;
  }

  /** Whether the formula stands without its numbers. */
  get isBare() {
    return this.extent === 'iteration';
  }

  /** What stands in the equations, or in the panel. */
  get view() {
    const questions = this.#arrived;
    return exerciseView(this.#state(), {
      type: (cell, typed) => questions.attempt.type(cell, typed) && this.#element.requestUpdate(),
      reach: (cell) => questions.choose(cell) && this.#element.requestUpdate(),
      judge: (cell) => this.#judge([cell]),
      check: () => this.#check(),
      help: () => this.#help(),
      choose: (cell) => this.#choose(cell),
      goOn: () => this.#goOn(),
      repeat: () => {
        questions.repeat();
        this.#focusNow('');
      },
    });
  }

  /**
   * @param {number} cell of the step's result that was pressed
   * @returns {boolean} whether it is asked for now
   */
  ask(cell) {
    const { canChoose, isOpen } = this.#arrived;
    const canAsk = canChoose && isOpen(cell);
    if (canAsk) this.#choose(cell);
    return canAsk;
  }

  focusBlank() {
    this.#focusNow(this.#said);
  }

  /** What is asked for where the reader is now. */
  get #arrived() {
    if (this.#questions.arrive()) this.#said = '';
    return this.#questions;
  }

  get #step() {
    return this.#host().walk.step;
  }

  /** @returns {ExerciseState} */
  #state() {
    const { words } = this.#host();
    const step = this.#step;
    const { asked, current, cells, attempt, canChoose, next } = this.#questions;
    const isDone = asked.length > 0 && current === null;
    const shown = step.rows * step.columns <= MOST_LINES ? cells : asked;
    return {
      result: step.result,
      columns: step.columns,
      lines: shown.map((cell) => this.#line(cell)),
      current,
      hintsGiven: current === null ? 0 : attempt.at(current).hints,
      canChoose,
      digits: this.digits,
      done: isDone ? this.#doneSentence() : '',
      note: asked.length > 0 ? '' : this.#noteOnNothing(),
      next: current === null ? next : null,
      canRepeat: isDone && attempt.isBegun,
      said: this.#said,
      words: this.#tools.words().practice,
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
    const { asked, attempt } = this.#questions;
    const { typed, judgement, hints, outcome } = attempt.at(cell);
    const isOpen = asked.includes(cell) && outcome === null;
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
      isRead: judgement?.verdict !== 'unreadable',
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
    const { walk, words } = this.#host();
    const { practice } = this.#tools.words();
    const { columns, index } = this.#step;
    const { hints } = this.#questions.attempt.at(cell);
    const at = { row: Math.floor(cell / columns), column: cell % columns };
    const sentences = hints > 0 ? [practice.whatToDo(this.#step, at)] : [];
    const { quantity, row = 0, column = 0 } = hints > 1 ? walk.arithmeticOf(index, cell) : {};
    if (quantity) sentences.push(practice.itself(words.inspector.entry(quantity, row, column)));
    return sentences;
  }

  /** @param {number} cell */
  #feedbackAt(cell) {
    const answered = this.#questions.attempt.at(cell);
    const { judgement } = answered;
    return feedbackOf(answered, {
      decimals: this.#tools.rounding()?.decimals ?? 0,
      canHint: answered.hints < HINTS,
      isRounded: judgement?.verdict !== 'right' && this.#isRounded(judgement?.value, cell),
      words: this.#tools.words(),
    });
  }

  /** Why there is nothing to fill in. */
  #noteOnNothing() {
    const { practice } = this.#tools.words();
    const { values } = this.#host().walk.quantityOf(this.#step.result);
    if (!values.every(Number.isFinite)) return practice.notFinite;
    const sentence = practice.tooMany(values.length);
    return this.extent === 'step' ? `${sentence} ${practice.tooManyHint}` : sentence;
  }

  #doneSentence() {
    const { practice } = this.#tools.words();
    const { cells, isOpen, next } = this.#questions;
    if (this.extent === 'iteration' && next === 'iteration') return practice.iterationDone;
    return cells.some(isOpen) ? '' : practice.allDone(this.#step.result.replace(/\+$/, ''));
  }

  /** Has all judged that was typed since, or what stands in the field of now. */
  #check() {
    const { attempt, blanks, current } = this.#questions;
    const typed = blanks.filter((cell) => {
      const { typed: text, judgement } = attempt.at(cell);
      return text.trim() !== '' && !judgement;
    });
    this.#judge(typed.length > 0 ? typed : [current ?? 0]);
  }

  /**
   * Judges what was typed, and leads to what is to be done next.
   * @param {readonly number[]} cells
   */
  #judge(cells) {
    const { verdicts } = this.#tools.words().practice;
    for (const cell of cells) this.#judgeOne(cell);
    this.#questions.follow(cells);
    const told = cells.map((cell) =>
      verdicts.spoken(this.#nameOf(cell), this.#feedbackAt(cell).text),
    );
    this.#focusNow(told.join(' '));
  }

  /** @param {number} cell */
  #judgeOne(cell) {
    const sheet = this.#tools.sheet();
    if (!sheet) return;
    const { attempt, ownBefore } = this.#questions;
    const { index } = this.#step;
    const rounding = this.#tools.rounding();
    const own = rounding ? ownOrRounded(ownBefore, rounding.steps.slice(0, index)) : ownBefore;
    const { typed } = attempt.at(cell);
    const judgement = sheet.judge({ step: index, cell, typed, digits: this.digits, own });
    const { verdict, value } = judgement;
    const isAccepted = verdict === 'right' || verdict === 'follows' || this.#isRounded(value, cell);
    const outcome = attempt.judge(cell, judgement, isAccepted);
    if (value !== null) this.#questions.takeDown(cell, value);
    if (outcome) keeping.add(outcome);
  }

  /**
   * Whether an answer is the right one as it is rounded on paper, where that counts.
   * @param {number | null | undefined} value
   * @param {number} cell
   */
  #isRounded(value, cell) {
    const rounded = this.#tools.rounding()?.steps[this.#step.index].rounded[cell];
    return rounded !== undefined && rounded === value;
  }

  /** Gives the next hint in the field of now, and after the last the answer. */
  #help() {
    const { attempt, current: cell } = this.#questions;
    if (cell === null) return;
    const { verdicts } = this.#tools.words().practice;
    const name = this.#nameOf(cell);
    const outcome = attempt.help(cell);
    if (outcome) {
      keeping.add(outcome);
      const { text } = formatNumber(this.#host().walk.quantityOf(this.#step.result).values[cell]);
      this.#questions.follow([cell]);
      this.#focusNow(verdicts.spoken(name, verdicts.shown(text)));
    } else {
      const isArithmetic = attempt.at(cell).hints > 1;
      const hint = isArithmetic ? verdicts.arithmetic : this.#hintsAt(cell)[0];
      this.#said = verdicts.spoken(name, hint);
      this.#element.requestUpdate();
    }
  }

  /** @param {number} cell */
  #choose(cell) {
    this.#questions.choose(cell);
    this.#focusNow('');
  }

  async #goOn() {
    const { goTo, walk } = this.#host();
    const { iteration, step } = walk.position;
    const { next } = this.#questions;
    if (next === 'step') goTo({ step: step + 1 });
    else if (next === 'iteration') goTo({ iteration: iteration + 1, step: 0 });
    else this.#questions.goOn();
    this.#element.requestUpdate();
    await this.#element.updateComplete; // or the field would be one of the step before
    this.#focusNow('');
  }

  /**
   * Says a sentence, and gives the focus to the field of now, or to what leads on from here. Where it
   * is there already it has the focus before what had it goes, or another would get it in between.
   * @param {string} sentence
   */
  async #focusNow(sentence) {
    this.#said = sentence;
    const { current } = this.#arrived;
    const selector =
      current === null ? '[data-control="practice-next"]' : `[data-blank="${current}"]`;
    const find = () =>
      /** @type {HTMLElement | null} */ (this.#element.renderRoot.querySelector(selector));
    const known = find();
    known?.focus();
    this.#element.requestUpdate();
    await this.#element.updateComplete;
    if (!known) find()?.focus();
  }
}
