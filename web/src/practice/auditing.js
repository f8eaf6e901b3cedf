// The audit: the published numbers of the network as it was opened, and spotting the slips in them.
import { EngineError } from '../engine/error.js';
import { formatNumber } from '../format.js';
import { isReadable, withoutZeroBias } from '../model/lines.js';
import { byQuantity, neighbouringStep, printedKey, spotted } from '../model/practice/printed.js';
import { termCount } from '../model/terms.js';
import { auditView, printedText } from '../views/audit/index.js';
import { diagnosisView } from '../views/diagnosis.js';
import { Sheets } from './sheets.js';

/**
 * @import { loadEngine } from '../engine/index.js'
 * @import { Audit, AuditedValue } from '../engine/practice-types.js'
 * @import { loadPractice } from '../engine/practice.js'
 * @import { Session } from '../engine/session.js'
 * @import { ShownPosition } from '../model/known.js'
 * @import { Filter } from '../model/practice/printed.js'
 * @import { Source } from '../model/sources.js'
 * @import { Host } from '../practising.js'
 * @import { AuditState, Mode } from '../views/audit/index.js'
 * @import { PracticeWords } from '../words/practice.js'
 */

/**
 * @typedef {{
 *   practice: Awaited<ReturnType<typeof loadPractice>>,
 *   engine: Awaited<ReturnType<typeof loadEngine>>,
 *   words: () => PracticeWords,
 *   update: () => void,
 * }} Tools
 */

export class Auditing {
  #host;
  #tools;
  #sheets;
  /** @type {Source | null} what the rest is about */
  #source = null;
  /** @type {Audit | null} */
  #audit = null;
  #refused = '';
  /** The network as it was opened, for the right arithmetic. @type {Session | null} */
  #session = null;
  /** @type {Mode} */
  #mode = 'list';
  /** Null until the list is shown for the first time. @type {Filter | null} */
  #filter = null;
  /** The printed number that is told more of. */
  #chosen = '';
  /** What the reader takes for wrong. @type {Set<string>} */
  #marked = new Set();
  /** Whether they have been told. @type {Set<string>} by quantity */
  #told = new Set();

  /**
   * @param {() => Host} host as it is now
   * @param {Tools} tools
   */
  constructor(host, tools) {
    this.#host = host;
    this.#tools = tools;
    this.#sheets = new Sheets(tools.practice);
  }

  /** Whether the reader is to find the slips of the step that is shown. */
  get isSpotting() {
    const { panel, walk } = this.#host();
    if (panel !== 'audit' || this.#mode !== 'spot') return false;
    this.#read();
    const { result } = walk.step;
    return this.#valuesOf(result).length > 0 && this.#isOfFirst && !this.#told.has(result);
  }

  /** Where the reader is, with the result of the step blank. @returns {ShownPosition} */
  get position() {
    const { walk } = this.#host();
    const { values } = walk.quantityOf(walk.step.result);
    return { ...walk.position, cell: null, blanks: new Set(values.keys()) };
  }

  view() {
    this.#read();
    this.#filter ??= this.#host().hasRoom || !this.#audit?.tally.slip ? 'all' : 'slip';
    return auditView(this.#state(), {
      show: (mode) => this.#set(() => (this.#mode = mode)),
      filter: (filter) => this.#set(() => (this.#filter = filter)),
      choose: (value) => this.#choose(value),
      goTo: (step) => this.#host().goTo({ step }),
      goToFirst: () => this.#host().goTo({ iteration: 0, step: 0 }),
      mark: (value) => this.#set(() => this.#toggleMark(printedKey(value))),
      tell: () => this.#set(() => this.#told.add(this.#host().walk.step.result)),
      again: () => this.#set(() => this.#forgetStep()),
      move: (direction) => this.#move(direction),
    });
  }

  /** Reads the document that was opened, once. */
  #read() {
    const { source } = this.#host().walk;
    if (source === this.#source) return;
    this.#source = source;
    this.#audit = null;
    this.#refused = '';
    this.#chosen = '';
    this.#marked.clear();
    this.#told.clear();
    this.#session?.dispose();
    this.#session = null;
    const opened = this.#sheets.for(source);
    try {
      if ('refused' in opened) this.#refused = opened.refused;
      else {
        this.#audit = opened.sheet.audit();
        this.#session = this.#tools.engine.open(source);
      }
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.#refused = error.message;
    }
  }

  /** Whether the iteration that is shown is the one that numbers were published of. */
  get #isOfFirst() {
    return this.#host().walk.position.iteration === 0;
  }

  /** Whether it can be gone to: a link may begin after it. */
  get #canReach() {
    return this.#host().walk.firstIteration === 0;
  }

  /** @param {string} quantity */
  #valuesOf(quantity) {
    return this.#audit?.values.filter((value) => value.quantity === quantity) ?? [];
  }

  /** @returns {AuditState} */
  #state() {
    const { walk, words } = this.#host();
    const { audit: texts } = this.#tools.words();
    const { result } = walk.step;
    const own = this.#valuesOf(result);
    const { source = '', values = [], tally, remarks = [] } = this.#audit ?? {};
    const filter = this.#filter ?? 'all';
    const counts = { right: 0, slip: 0, inherited: 0, ...tally, all: values.length };
    return {
      mode: this.#mode,
      refused: this.#refused,
      source,
      isChanged: walk.isChanged,
      filter,
      counts,
      groups: [...byQuantity(values, filter)],
      chosen: this.#chosen,
      detail: (value) => this.#detail(value),
      remarks: remarks.map(({ step, text }) => ({
        step,
        text,
        result: walk.steps[step]?.result ?? '',
      })),
      spot: {
        result,
        values: own,
        isOfFirst: this.#isOfFirst,
        canReach: this.#canReach,
        marked: this.#marked,
        isTold: this.#told.has(result),
        score: spotted(own, this.#marked),
      },
      quantityName: words.steps.spoken.quantity,
      entryName: words.inspector.entry,
      words: texts,
    };
  }

  /**
   * What there is to say of a printed number.
   * @param {AuditedValue} value
   */
  #detail({
    quantity,
    step,
    cell,
    slips,
    parts,
    verdict,
    isRounded,
    printed,
    correct,
    fromPublished,
  }) {
    const { audit, diagnosis } = this.#tools.words();
    const [right, from] = [correct, fromPublished].map((number) => formatNumber(number).text);
    const sentence = {
      right: () =>
        isRounded ? audit.detail.rounded(printedText(printed), right) : audit.detail.right,
      inherited: () => audit.detail.inherited(printedText(printed), from),
      slip: () => audit.detail.slip(printedText(printed), from, right),
    }[verdict]();
    const state = { slips, parts, asked: null, words: diagnosis };
    return {
      sentence,
      diagnosis: verdict === 'slip' ? diagnosisView(state) : null,
      arithmetic: step === null ? null : this.#arithmeticOf(step, cell),
      isDropped: step === null && /^(exp|sum|softmax)\(/.test(quantity),
    };
  }

  /**
   * @param {number} step
   * @param {number} cell
   */
  #arithmeticOf(step, cell) {
    const session = this.#session;
    if (!session) return null;
    const quantityOf = (/** @type {string} */ name) => session.quantity(name);
    const isToRead = isReadable(termCount(session.steps()[step], quantityOf));
    return isToRead ? withoutZeroBias(session.arithmetic(step, cell)) : null;
  }

  /**
   * Tells more of a printed number, and shows its place in the equations; pressed again, no more.
   * @param {AuditedValue} value
   */
  #choose(value) {
    const key = printedKey(value);
    const isChosen = this.#chosen === key;
    this.#set(() => (this.#chosen = isChosen ? '' : key));
    const { goTo, choose } = this.#host();
    const { step, quantity, row, column } = value;
    if (isChosen || step === null || !this.#canReach) return;
    goTo({ iteration: 0, step });
    choose({ kind: 'entry', quantity, row, column });
  }

  /** @param {string} key */
  #toggleMark(key) {
    if (!this.#marked.delete(key)) this.#marked.add(key);
  }

  #forgetStep() {
    const { result } = this.#host().walk.step;
    this.#told.delete(result);
    for (const value of this.#valuesOf(result)) this.#marked.delete(printedKey(value));
  }

  /** @param {1 | -1} direction */
  #move(direction) {
    const { walk, goTo } = this.#host();
    const step = neighbouringStep(this.#audit?.values ?? [], walk.position.step, direction);
    if (step !== null) goTo({ step });
  }

  /** @param {() => void} change */
  #set(change) {
    change();
    this.#tools.update();
  }
}
