// @ts-check
// A reader at a widget: what they see in it, and what they do. The functions given to evaluate() run
// in the page, and know nothing of this file.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** @import { Session } from '../../web/src/engine/session.js' */
/** @import { Tab } from './tab.js' */

const LONGEST_WAIT_MS = 20_000;

/** @typedef {{quantity: string, row: number, column: number, value: number, text: string}} Shown */

/**
 * Asks again until the answer is something.
 * @template Answer
 * @param {string} what is waited for, in words
 * @param {() => Promise<Answer>} ask
 * @returns {Promise<Answer>}
 */
export async function until(what, ask) {
  for (const last = Date.now() + LONGEST_WAIT_MS; ; await wait(20)) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > last) throw new Error(`Waited in vain: ${what}.`);
  }
}

export class Reader {
  /**
   * @param {Tab} tab
   * @param {string} [widget] its selector
   */
  constructor(tab, widget = 'backprop-by-hand') {
    this.tab = tab;
    this.widget = widget;
  }

  /** Waits for the widget, which comes when it is near what is visible. */
  async meet() {
    await this.tab.evaluate((widget) => {
      document.querySelector(widget)?.scrollIntoView({ behavior: 'instant' });
    }, this.widget);
    await until(`${this.widget} shows a step`, () => this.has('[data-part="now"]'));
    return this;
  }

  /** @param {string} part its selector within the widget */
  has(part) {
    return this.tab.evaluate(
      ([widget, inside]) =>
        document.querySelector(widget)?.shadowRoot?.querySelector(inside) !== null,
      [this.widget, part],
    );
  }

  /**
   * Presses the middle of a part, and waits until the widget has followed.
   * @param {string} part its selector within the widget
   */
  async press(part) {
    const [x, y] = await this.tab.evaluate(
      ([widget, inside]) => {
        const found = document.querySelector(widget)?.shadowRoot?.querySelector(inside);
        found.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = found.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      },
      [this.widget, part],
    );
    await this.tab.mouse.click(x, y);
    await this.settle();
  }

  /** Presses a key where the focus is, and waits until the widget has followed. @param {string} key */
  async key(key) {
    await this.tab.keyboard.press(key);
    await this.settle();
  }

  settle() {
    return this.tab.evaluate(
      (widget) => /** @type {any} */ (document.querySelector(widget)).updateComplete,
      this.widget,
    );
  }

  /** @returns {Promise<string>} the name of what the step makes */
  step() {
    return this.tab.evaluate(
      (widget) =>
        document
          .querySelector(widget)
          ?.shadowRoot?.querySelector('[data-part="now"]')
          ?.getAttribute('data-step') ?? '',
      this.widget,
    );
  }

  /**
   * The numbers that are entries of a quantity.
   * @param {string} [part] where, by its selector within the widget
   * @returns {Promise<Shown[]>}
   */
  numbers(part = '.widget') {
    return this.tab.evaluate(
      ([widget, inside]) => {
        const where = document.querySelector(widget)?.shadowRoot?.querySelector(inside);
        return [...where.querySelectorAll('[data-quantity][data-value]')].map((number) => ({
          quantity: number.getAttribute('data-quantity'),
          row: Number(number.getAttribute('data-row')),
          column: Number(number.getAttribute('data-column')),
          value: Number(number.getAttribute('data-value')),
          text: number.textContent.trim(),
        }));
      },
      [this.widget, part],
    );
  }

  /** @returns {Promise<string[]>} the entries of the result, row by row */
  result() {
    return this.tab.evaluate((widget) => {
      const result = document
        .querySelector(widget)
        ?.shadowRoot?.querySelector('[data-part="result"]');
      return [...(result?.querySelectorAll('mn[data-value]') ?? [])].map(
        (number) => number.textContent?.trim() ?? '',
      );
    }, this.widget);
  }

  /** @returns {Promise<number>} */
  loss() {
    return this.tab.evaluate(
      (widget) =>
        Number(
          document
            .querySelector(widget)
            ?.shadowRoot?.querySelector('[data-part="loss"]')
            ?.getAttribute('data-value'),
        ),
      this.widget,
    );
  }

  /**
   * Fails unless every number is, to the bit, that of a session.
   * @param {Session} session at the same iteration
   */
  async assertShows(session) {
    const numbers = await this.numbers();
    assert.ok(numbers.length > 10, 'numbers are on the page');
    for (const { quantity, row, column, value } of numbers) {
      const { columns, values } = session.quantity(quantity);
      const right = values[row * columns + column] + 0; // text has no −0
      assert.equal(value, right, `${quantity} row ${row + 1}, column ${column + 1}`);
    }
  }
}
