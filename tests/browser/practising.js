// @ts-check
// Practice as a reader does it, and what of the numbers is written anywhere in the widget.
import { placeOf, ready } from './host-page.js';
import { control } from './widget.js';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Opens the panel of practice, and waits until it is there.
 * @param {Page} page
 */
export async function openPractice(page) {
  await ready(page);
  const button = page.locator('button[data-panel="practice"]');
  // The address may have opened it.
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  await page.locator('[data-part="practice"]').waitFor();
}

/**
 * @param {Page} page
 * @param {string} place such as `dW[4]`
 */
export async function goTo(page, place) {
  await page.locator('backprop-by-hand').evaluate(async (element, wanted) => {
    const widget = /** @type {any} */ (element);
    await widget.goTo(wanted);
    await widget.updateComplete;
  }, place);
}

/**
 * The field of an entry.
 * @param {Page} page
 * @param {number} cell counted from 0, row by row
 */
export function blank(page, cell) {
  return page.locator(`[data-blank="${cell}"]`);
}

/**
 * Types an answer and presses Enter.
 * @param {Page} page
 * @param {number} cell
 * @param {string} typed
 */
export async function answer(page, cell, typed) {
  await blank(page, cell).fill(typed);
  await blank(page, cell).press('Enter');
  await page
    .locator('backprop-by-hand')
    .evaluate((element) => /** @type {any} */ (element).updateComplete);
}

/**
 * What is said of the last answer, for who hears it.
 * @param {Page} page
 */
export function verdict(page) {
  return page.locator('[data-part="verdict"]').innerText();
}

/**
 * What the line of an entry shows.
 * @param {Page} page
 * @param {number} cell
 */
export function lineOf(page, cell) {
  return page.locator(`[data-part="exercise"] li[data-cell="${cell}"]`);
}

/**
 * The cell whose field has the focus; the control that has it, if it is one.
 * @param {Page} page
 */
export function focused(page) {
  return page.locator('backprop-by-hand').evaluate((element) => {
    const focus = element.shadowRoot?.activeElement;
    const cell = focus?.getAttribute('data-blank');
    return cell ? Number(cell) : (focus?.getAttribute('data-control') ?? null);
  });
}

/**
 * How the sitting goes, as the panel shows it.
 * @param {Page} page
 */
export async function counts(page) {
  const shown = await page
    .locator('[data-part="progress"] [data-count]')
    .evaluateAll((all) =>
      all.map((count) => [count.getAttribute('data-count'), Number(count.textContent)]),
    );
  return Object.fromEntries(shown);
}

/**
 * Fills in the whole step that is shown with numbers.
 * @param {Page} page
 * @param {readonly number[]} values
 */
export async function fillStep(page, values) {
  for (const [cell, value] of values.entries()) await answer(page, cell, String(value));
  const text = await placeOf(page);
  await control(page, 'practice-next').click();
  return text;
}

/**
 * Every number that is written in the widget, in text or in an attribute; places and sizes of the
 * drawing are none.
 * @param {Page} page
 * @returns {Promise<number[]>}
 */
export async function writtenNumbers(page) {
  const texts = await page.locator('backprop-by-hand').evaluate((element) => {
    const geometry =
      /^(d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|dx|dy|width|height|viewBox|points|style|transform|class|part|id|aria-describedby|stroke-width|ref[XY]|marker.*|orient|data-(row|column|cell|at|step|layer|unit|to|from|stack|blank))$/;
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const found = [];
    for (const part of root.querySelectorAll('*')) {
      if (part.localName === 'style') continue;
      for (const { name, value } of part.attributes) if (!geometry.test(name)) found.push(value);
      if (part instanceof HTMLInputElement) found.push(part.value);
      for (const node of part.childNodes) if (node.nodeType === 3) found.push(node.nodeValue ?? '');
    }
    return found;
  });
  return texts.flatMap(numbersIn);
}

/** @param {string} text */
function numbersIn(text) {
  const plain = text
    .replace(/\u2212/g, '-')
    .replace(
      /×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g,
      (_, power) =>
        `e${[...power].map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join('')}`,
    );
  return [...plain.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([number]) => Number(number));
}
