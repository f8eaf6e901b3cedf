// @ts-check
// What the tests of changes and of pointing share: a reader at a page, and numbers that the page did not
// make.
import { loadEngine } from 'backprop-by-hand/engine';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach } from 'node:test';
import { control, readInTests, shownStep } from './widget.js';

/** @import { Page } from 'playwright-core' */
/** @import { NetworkDocument } from '../../web/src/engine/types.js' */

/** @returns {any} the article's network, with an identity output and squared error */
export const article = () =>
  JSON.parse(readFileSync('tests/data/article-traces.json', 'utf8')).article.document;

/**
 * A network 2-8-8-1 with a batch of 4, whose weights are round numbers.
 * @returns {any}
 */
export function wide() {
  const weights = (/** @type {number} */ rows, /** @type {number} */ columns) =>
    Array.from({ length: rows }, (_row, row) =>
      Array.from(
        { length: columns },
        (_column, column) => (((row * 7 + column * 3) % 11) - 5) / 10,
      ),
    );
  const biases = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, unit) => ((unit % 3) - 1) / 10);
  return {
    format: 'backprop-by-hand/1',
    inputs: [
      [0, 0, 1, 1],
      [0, 1, 0, 1],
    ],
    targets: [[0, 1, 1, 0]],
    layers: [
      { weights: weights(8, 2), biases: biases(8), activation: 'tanh' },
      { weights: weights(8, 8), biases: biases(8), activation: 'relu' },
      { weights: weights(1, 8), biases: biases(1), activation: 'sigmoid' },
    ],
    loss: 'binary-cross-entropy',
    optimizer: { kind: 'gradient-descent', learningRate: 0.5 },
  };
}

/** A network of 16 units x 6 layers x 32 examples. @returns {any} */
export function largest() {
  const inputs = Array.from({ length: 16 }, (_, row) =>
    Array.from({ length: 32 }, (_unused, column) => Math.sin(row + column)),
  );
  const layers = Array.from({ length: 6 }, (_, seed) => ({
    units: 16,
    initializer: 'xavier',
    seed,
    activation: 'tanh',
  }));
  return { ...article(), inputs, targets: inputs, layers };
}

/**
 * The same document with something changed.
 * @param {any} document
 * @param {(copy: any) => void} change
 */
export function changed(document, change) {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

/** Starts a browser for a file of tests, and closes what each test opened. */
export function startChanging() {
  const reading = readInTests();
  /** @type {Reader[]} */
  let readers = [];
  afterEach(async () => {
    for (const { page } of readers) await page.close();
    const errors = readers.flatMap((reader) => reader.errors);
    readers = [];
    assert.deepEqual(errors, []);
  });

  /**
   * Opens the page, with a network of one's own if one is given.
   * @param {{document?: unknown, preset?: string} & Parameters<typeof reading.open>[0]} [options]
   */
  return async ({ document, preset, ...options } = {}) => {
    /** @type {string[]} */
    const errors = [];
    const page = await reading.open({
      ...options,
      before: (opened) => opened.on('pageerror', (error) => errors.push(error.message)),
    });
    const reader = new Reader(page, errors);
    readers.push(reader);
    if (preset) await control(page, 'preset').selectOption(preset);
    if (document) await reader.open(document);
    return reader;
  };
}

export class Reader {
  /**
   * @param {Page} page
   * @param {string[]} errors of the page
   */
  constructor(page, errors) {
    this.page = page;
    this.errors = errors;
    this.field = control(page, 'cell');
    this.alert = page.getByRole('alert');
    this.message = page.locator('[data-part="cell-message"]');
  }

  /** @param {unknown} document */
  async open(document) {
    await this.page.locator('backprop-by-hand').evaluate(async (element, networkDocument) => {
      const widget = /** @type {any} */ (element);
      await widget.open(networkDocument);
      await widget.updateComplete;
    }, document);
  }

  /** @param {string} name in data-control */
  control(name) {
    return control(this.page, name);
  }

  /**
   * Types into a field of the page, and presses Enter.
   * @param {string} name in data-control
   * @param {string} text
   */
  async enter(name, text) {
    await this.control(name).fill(text);
    await this.control(name).press('Enter');
  }

  /** Goes on to the step that makes a quantity. @param {string} result */
  async walkTo(result) {
    await this.page.getByRole('slider').focus();
    for (let step = 0; (await shownStep(this.page)) !== result; step++) {
      assert.ok(step < 60, `there is a step ${result}`);
      await this.page.keyboard.press('ArrowRight');
      await this.settled();
    }
  }

  /** Resolves once all is shown of what was done. */
  settled() {
    return this.page
      .locator('backprop-by-hand')
      .evaluate((element) => /** @type {any} */ (element).updateComplete);
  }

  /** @param {'examples' | 'layers' | 'training' | 'start'} section */
  async openPanel(section) {
    const button = this.page.locator('[data-panel="change"]');
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await this.page.locator(`[data-section="${section}"]`).click();
  }

  /**
   * A cell of a matrix of the shown step.
   * @param {string} quantity
   * @param {number} row counted from 1
   * @param {number} column counted from 1
   * @param {string} [part]
   */
  cell(quantity, row, column, part = 'numbers') {
    const at = `[data-matrix="${quantity}"] mtd[data-at="${row - 1} ${column - 1}"]`;
    return this.page.locator(`[data-part="${part}"] ${at}`);
  }

  /**
   * Selects a cell, types and presses Enter.
   * @param {[string, number, number]} place
   * @param {string} text
   */
  async type(place, text) {
    await this.cell(...place).click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** The place of the cell that has the focus, as in `W[1] 0 2`. */
  focused() {
    return this.page.locator('backprop-by-hand').evaluate((element) => {
      const cell = element.shadowRoot?.activeElement;
      const matrix = cell?.closest('[data-matrix]')?.getAttribute('data-matrix');
      return matrix ? `${matrix} ${cell?.getAttribute('data-at')}` : (cell?.localName ?? '');
    });
  }

  /** The accessible name of what has the focus. */
  spoken() {
    return this.page
      .locator('backprop-by-hand')
      .evaluate((element) => element.shadowRoot?.activeElement?.getAttribute('aria-label') ?? '');
  }

  /** Every number that stands on the page, by quantity and place. */
  seen() {
    return this.page.locator('backprop-by-hand').evaluate((element) =>
      [...(element.shadowRoot?.querySelectorAll('[data-quantity][data-value]') ?? [])].map(
        (number) => ({
          quantity: number.getAttribute('data-quantity') ?? '',
          row: Number(number.getAttribute('data-row')),
          column: Number(number.getAttribute('data-column')),
          value: Number(number.getAttribute('data-value')),
        }),
      ),
    );
  }

  /** What is marked as changed. */
  marked() {
    return this.page
      .locator('mn[data-changed]')
      .evaluateAll((numbers) =>
        [
          ...new Set(
            numbers.map((mn) =>
              ['quantity', 'row', 'column']
                .map((name) => mn.getAttribute(`data-${name}`))
                .join(' '),
            ),
          ),
        ].sort(),
      );
  }

  async loss() {
    return Number(await this.page.locator('[data-part="loss"]').first().getAttribute('data-value'));
  }

  /**
   * The exact bits of everything that the walk shows: the document that the iteration starts with,
   * the quantities named, the place.
   * @param {readonly string[]} names
   */
  bits(names) {
    return this.page.locator('backprop-by-hand').evaluate((element, quantities) => {
      const { walk } = /** @type {any} */ (element).widget.state;
      return JSON.stringify([
        walk.documentAtStart(),
        walk.example,
        walk.position.iteration,
        walk.position.step,
        quantities.map((name) =>
          [...new BigUint64Array(walk.quantityOf(name).values.slice().buffer)].map(String),
        ),
      ]);
    }, names);
  }

  /** The document with which the iteration starts. @returns {Promise<any>} */
  document() {
    return this.page
      .locator('backprop-by-hand')
      .evaluate((element) => /** @type {any} */ (element).widget.state.walk.documentAtStart());
  }
}

/**
 * Fails unless every number on the page is that of a session of its own with this document.
 * @param {Reader} reader
 * @param {NetworkDocument} document
 * @param {{iteration?: number, example?: number | null}} [place]
 */
export async function assertShows(reader, document, { iteration = 0, example = null } = {}) {
  const engine = await loadEngine();
  const session = engine.open(document);
  try {
    if (iteration > 0) session.goTo({ iteration, step: 0 });
    const seen = await reader.seen();
    assert.ok(seen.length > 10, 'numbers are on the page');
    for (const { quantity, row, column, value } of seen) {
      const { columns, values } = session.quantity(quantity, { example });
      const place = `${quantity} row ${row + 1}, column ${column + 1}`;
      assert.equal(value, values[row * columns + column] + 0, place); // text has no −0
    }
  } finally {
    session.dispose();
  }
}
