// What is handed out: a whole iteration in a format of the reader's choice, and worksheets. A part of
// the widget that is loaded when its panel is first opened.
import { exported } from '../export/index.js';
import { DIGITS } from '../model/options.js';
import { LARGEST_SEED } from '../model/worksheet/blanks.js';
import { printPage } from '../paper.js';
import { trustedHtml } from '../trusted-html.js';
import { handoutsView } from '../views/handouts/index.js';
import { worksheetStyle } from '../views/handouts/styles.js';
import { handoutTables } from '../words/handouts.js';
import { worksheetPage } from './worksheet.js';

/**
 * @import { Level } from '../model/worksheet/blanks.js'
 * @import { Walkthrough } from '../model/walkthrough.js'
 * @import { Host as ElementHost } from '../roving.js'
 * @import { Field } from '../fields.js'
 * @import { Words } from '../words/index.js'
 */

/**
 * @typedef {{
 *   walk: Walkthrough | null,
 *   steps: Words['steps'],
 *   language: string,
 *   digits: number,
 * }} Host
 */

/**
 * What its actions are done with. Each comes back with what is to be said of it.
 * @typedef {{
 *   say: (act: () => string | Promise<string>) => unknown,
 *   copy: (text: string, done: string) => Promise<string>,
 *   download: (name: string, content: string, type: string) => string,
 * }} Tools
 */

const RANGES = { seed: [0, LARGEST_SEED], digits: [DIGITS.least, DIGITS.most] };

/** What a reader has chosen to hand out. */
export class Handouts {
  #element;
  #host;
  #tools;
  #format = 'latex';
  #hasWorksheet = false;
  /** @type {Level} */
  #level = 'entry';
  /** @type {Field} */
  #seed = { text: '1', message: '' };
  /** @type {Field} */
  #digits;

  /**
   * @param {ElementHost} element
   * @param {() => Host} host as it is now; numbers are written from then on as the page has them
   * @param {Tools} tools
   */
  constructor(element, host, tools) {
    this.#element = element;
    this.#host = host;
    this.#tools = tools;
    this.#digits = { text: String(host().digits), message: '' };
  }

  view() {
    const { say, copy, download } = this.#tools;
    const words = this.#words;
    return handoutsView(
      {
        format: this.#format,
        hasWorksheet: this.#hasWorksheet,
        level: this.#level,
        seed: this.#seed,
        digits: this.#digits,
        words,
      },
      {
        chooseFormat: (format) => (this.#format = format),
        download: () =>
          say(() => this.#export(({ file, text, type }) => download(file, text, type))),
        copy: () => say(() => this.#export(({ text }) => copy(text, words.iteration.copied))),
        toggleWorksheet: () => this.#set(() => (this.#hasWorksheet = !this.#hasWorksheet)),
        setLevel: (level) => this.#set(() => (this.#level = /** @type {Level} */ (level))),
        setSeed: (typed) => this.#set(() => (this.#seed = this.#field('seed', typed))),
        setDigits: (typed) => this.#set(() => (this.#digits = this.#field('digits', typed))),
        print: () => say(() => this.#print(false)),
        printKey: () => say(() => this.#print(true)),
      },
    );
  }

  get #words() {
    return handoutTables.for(this.#host().language);
  }

  /** @param {() => void} change */
  #set(change) {
    change();
    this.#element.requestUpdate();
  }

  /**
   * What was typed stays, with what is wrong with it.
   * @param {'seed' | 'digits'} field
   * @param {string} typed
   * @returns {Field}
   */
  #field(field, typed) {
    const [least, most] = RANGES[field];
    const text = typed.trim();
    const isFine = /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
    const { worksheet } = this.#words;
    return {
      text,
      message: isFine ? '' : worksheet.refused(worksheet[field].name, least, most, text),
    };
  }

  /** @param {(file: NonNullable<ReturnType<typeof exported>>) => string | Promise<string>} give */
  #export(give) {
    const { iteration } = this.#words;
    const { walk, steps, digits } = this.#host();
    if (!walk) return '';
    const sentences = { ...steps, ...iteration };
    const file = exported(this.#format, walk.derivation, { digits, sentences });
    return file ? give(file) : iteration.notFinite;
  }

  /** @param {boolean} isKey */
  async #print(isKey) {
    const { walk, steps, language } = this.#host();
    const refused = [this.#seed, this.#digits].find(({ message }) => message);
    if (!walk || refused) return refused?.message ?? '';
    const { derivation } = walk;
    if (!derivation.isFinite) return this.#words.worksheet.notFinite;
    const page = worksheetPage(derivation, {
      level: this.#level,
      seed: Number(this.#seed.text),
      isKey,
      language,
      digits: Number(this.#digits.text),
      ofSteps: steps,
    });
    const root = /** @type {ShadowRoot} */ (this.#element.renderRoot);
    await printPage({ root, title: page.title }, (paper) => {
      const sheet = new paper.CSSStyleSheet();
      sheet.replaceSync(worksheetStyle);
      paper.document.adoptedStyleSheets = [sheet];
      paper.document.documentElement.lang = page.language;
      paper.document.body.innerHTML = trustedHtml(page.body);
    });
    return '';
  }
}
