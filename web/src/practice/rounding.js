// Rounding as on paper: what the reader chose, and the iteration that it makes.
import { MOST_DECIMALS, driftsOf, largestOf } from '../model/practice/drift.js';

/**
 * @import { RoundedStep } from '../engine/practice-types.js'
 * @import { Sheet } from '../engine/practice.js'
 * @import { Host } from '../practising.js'
 * @import { RoundingState } from '../views/practice/rounding.js'
 * @import { PracticeWords } from '../words/practice.js'
 */

const USUAL_DECIMALS = 2;
/** Of a larger result the entries with the largest drifts are listed. */
const MOST_ROWS = 16;

export class Rounding {
  #host;
  #tools;
  #decimals = USUAL_DECIMALS;
  #isAccepted = false;
  #refused = { typed: '', message: '' };
  /** @type {{sheet: Sheet, decimals: number, steps: RoundedStep[]} | null} what was worked out last */
  #worked = null;

  /**
   * @param {() => Host} host as it is now
   * @param {{sheet: () => Sheet | null, words: () => PracticeWords, update: () => void}} tools
   */
  constructor(host, tools) {
    this.#host = host;
    this.#tools = tools;
  }

  /** What answers are compared with as well, if the reader wants that. */
  get accepted() {
    return this.#isAccepted ? { decimals: this.#decimals, steps: this.#steps } : null;
  }

  /** @returns {RoundedStep[]} of the iteration that is shown */
  get #steps() {
    const sheet = this.#tools.sheet();
    if (!sheet) return [];
    if (this.#worked?.sheet !== sheet || this.#worked.decimals !== this.#decimals) {
      const steps = sheet.byHand(this.#decimals);
      this.#worked = { sheet, decimals: this.#decimals, steps };
    }
    return this.#worked.steps;
  }

  /** @returns {RoundingState} */
  get state() {
    const steps = this.#steps;
    const { walk } = this.#host();
    const { typed, message } = this.#refused;
    const largest = steps.map((step) => largestOf(driftsOf(step, this.#decimals)));
    const most = Math.max(...largest.map(({ units }) => units));
    return {
      decimals: { text: message ? typed : String(this.#decimals), message },
      isAccepted: this.#isAccepted,
      step: this.#shown(steps[walk.position.step]),
      steps: steps.map(({ step, result, rows, columns }, index) => {
        const drift = largest[index];
        return {
          step,
          result,
          rows,
          columns,
          largest: drift,
          isLargest: drift.units === most && most > 0,
        };
      }),
      words: this.#tools.words().practice.rounding,
    };
  }

  /** @param {RoundedStep | undefined} rounded */
  #shown(rounded) {
    if (!rounded) return null;
    const { step, result, rows, columns } = rounded;
    const all = driftsOf(rounded, this.#decimals);
    const drifts =
      all.length > MOST_ROWS ? [...all].sort((a, b) => b.units - a.units).slice(0, MOST_ROWS) : all;
    return { step, result, rows, columns, drifts, count: all.length };
  }

  /** @param {string} typed */
  setDecimals(typed) {
    const text = typed.trim();
    const decimals = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
    if (decimals <= MOST_DECIMALS) {
      this.#decimals = decimals;
      this.#refused = { typed: '', message: '' };
    } else {
      const { badDecimals } = this.#tools.words().practice.rounding;
      this.#refused = { typed, message: badDecimals(text, MOST_DECIMALS) };
    }
    this.#tools.update();
  }

  /** @param {boolean} isAccepted */
  setAccepted(isAccepted) {
    this.#isAccepted = isAccepted;
    this.#tools.update();
  }
}
