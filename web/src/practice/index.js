// Practice and the audit of published numbers: what their panels show and do, and what they hide.
import { loadEngine } from '../engine/index.js';
import { loadPractice } from '../engine/practice.js';
import { auditStyles } from '../views/audit/index.js';
import { diagnosisStyles } from '../views/diagnosis.js';
import { practiceStyles, practiceView } from '../views/practice/index.js';
import { editableText } from '../format.js';
import { sheetAt, typeScaleOf } from '../type-size.js';
import { practiceTables } from '../words/practice.js';
import { Auditing } from './auditing.js';
import { Exercise } from './exercise.js';
import { keeping } from './keeping.js';
import { Rounding } from './rounding.js';
import { Sheets } from './sheets.js';

/**
 * @import { Entry } from '../model/links.js'
 * @import { ShownPosition } from '../model/known.js'
 * @import { Host } from '../practising.js'
 * @import { Host as ElementHost } from '../roving.js'
 * @import { Section } from '../views/practice/index.js'
 * @import { Exercise as ExerciseOfSheet } from '../views/sheet/index.js'
 */

/** To how many significant digits an answer can be asked for. */
const DIGITS = [2, 3, 4, 5];

export class Practice {
  #element;
  #host;
  #sheets;
  /** @type {Section} */
  #section = 'fill';
  #status = '';
  #exercise;
  #rounding;
  #auditing;

  /**
   * Rejects if what it needs cannot be loaded.
   * @param {ElementHost} element
   * @param {() => Host} host as it is now
   */
  static async open(element, host) {
    const [practice, engine] = await Promise.all([loadPractice(), loadEngine()]);
    return new Practice(element, host, practice, engine);
  }

  /**
   * @param {ElementHost} element
   * @param {() => Host} host as it is now
   * @param {Awaited<ReturnType<typeof loadPractice>>} practice
   * @param {Awaited<ReturnType<typeof loadEngine>>} engine
   */
  constructor(element, host, practice, engine) {
    this.#element = element;
    this.#host = host;
    this.#sheets = new Sheets(practice);
    const words = () => practiceTables.for(host().words.language);
    const update = () => element.requestUpdate();
    const sheet = () => {
      const opened = this.#sheets.for(host().walk.documentAtStart());
      return 'sheet' in opened ? opened.sheet : null;
    };
    this.#rounding = new Rounding(host, { sheet, words, update });
    this.#exercise = new Exercise(element, host, {
      sheet,
      words,
      rounding: () => this.#rounding.accepted,
    });
    this.#auditing = new Auditing(host, { practice, engine, words, update });
    adopt(element);
  }

  /** Where the reader is, with nothing shown that is asked for. @returns {ShownPosition} */
  get position() {
    if (this.#isFilling) return this.#exercise.position;
    return this.#auditing.isSpotting ? this.#auditing.position : this.#host().walk.position;
  }

  /** What stands in the equations for who practises. @returns {ExerciseOfSheet | null} */
  get exercise() {
    if (!this.#isFilling || !this.#host().hasSheet) return null;
    return { content: this.#exercise.view, bare: this.#exercise.isBare };
  }

  /** @param {'practice' | 'audit'} panel */
  view(panel) {
    return panel === 'practice' ? this.#view() : this.#auditing.view();
  }

  /**
   * @param {Omit<Entry, 'kind'>} entry that was pressed in the result
   * @returns {boolean} whether that asks for it
   */
  ask({ quantity, row, column }) {
    const { step } = this.#host().walk;
    return (
      this.#isFilling && quantity === step.result && this.#exercise.ask(row * step.columns + column)
    );
  }

  /** Why the network that is shown cannot be practised. */
  get #refused() {
    const opened = this.#sheets.for(this.#host().walk.documentAtStart());
    return 'refused' in opened ? opened.refused : '';
  }

  /** Whether entries are blank. */
  get #isFilling() {
    const { panel, walk } = this.#host();
    const isOpen = panel === 'practice' && this.#section === 'fill';
    return isOpen && walk.example === null && this.#refused === '';
  }

  #view() {
    const { walk, hasSheet } = this.#host();
    const { practice } = practiceTables.for(this.#host().words.language);
    const exercise = this.#exercise;
    const [half, fifth, tenth] = [0.5, 0.2, 0.1].map(editableText);
    const refused = this.#refused;
    return practiceView(
      {
        section: this.#section,
        extent: exercise.extent,
        digits: exercise.digits,
        digitChoices: DIGITS,
        isOneAlone: walk.example !== null,
        refused,
        hasBlank: this.#isFilling && exercise.hasBlank,
        exercise: this.#isFilling && !hasSheet ? exercise.view : null,
        examples: practice.examples(half, fifth, tenth),
        progress: keeping.progress,
        isKept: keeping.isKept,
        status: this.#status,
        rounding: this.#section === 'rounding' && refused === '' ? this.#rounding.state : null,
        words: practice,
      },
      {
        show: (section) => this.#set(() => (this.#section = section)),
        setExtent: (extent) => this.#set(() => (exercise.extent = extent)),
        setDigits: (digits) => this.#set(() => (exercise.digits = digits)),
        showAll: () => this.#host().showAll(),
        goToBlank: () => exercise.focusBlank(),
        clear: () => {
          keeping.clear();
          this.#set(() => (this.#status = practice.progress.cleared));
        },
        setDecimals: (typed) => this.#rounding.setDecimals(typed),
        setAccepted: (isAccepted) => this.#rounding.setAccepted(isAccepted),
        goTo: (step) => this.#host().goTo({ step }),
      },
    );
  }

  /** @param {() => void} change */
  #set(change) {
    this.#status = '';
    change();
    this.#element.requestUpdate();
  }
}

/** @param {ElementHost} element */
function adopt(element) {
  const root = /** @type {ShadowRoot} */ (element.renderRoot);
  const scale = typeScaleOf(element);
  const sheets = [diagnosisStyles, practiceStyles, auditStyles].map((css) => sheetAt(css, scale));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
