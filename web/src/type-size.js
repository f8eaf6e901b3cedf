// The size of our type on pages whose root has another size than their text.

/** @import { CSSResult } from '@lit/reactive-element' */

/** In px. Up to this size it is that of the text around, where 1rem of the page is smaller. */
const TEXT = 16;

/** By how much they are scaled, then by the styles. @type {Map<number, Map<CSSResult, CSSStyleSheet>>} */
const scaled = new Map();

/** Of the page, in px. */
const pageRem = () => sizeOf(document.documentElement);

/**
 * How many rem of the page are one of our styles: more than 1 in themes with `html { font-size: 62.5% }`
 * that give their text its size in its own place.
 * @param {Element} element in a document
 */
export function typeScaleOf(element) {
  return Math.max(1, Math.min(sizeOf(element), TEXT) / pageRem());
}

/**
 * One rem of our styles, in px.
 * @param {number} scale
 */
export const remAt = (scale) => scale * pageRem();

/**
 * Styles whose every rem is so many.
 * @param {CSSResult} css
 * @param {number} scale
 * @returns {CSSStyleSheet}
 */
export function sheetAt(css, scale) {
  if (scale === 1) return /** @type {CSSStyleSheet} */ (css.styleSheet);
  const sheets = scaled.get(scale) ?? new Map();
  scaled.set(scale, sheets);
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) {
    sheet.replaceSync(
      css.cssText.replace(/([\d.]+)rem\b/g, (_match, length) => `${length * scale}rem`),
    );
    sheets.set(css, sheet);
  }
  return sheet;
}

/** @param {Element} element */
function sizeOf(element) {
  return parseFloat(getComputedStyle(element).fontSize);
}
