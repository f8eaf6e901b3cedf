// The size of our type on pages whose root has another size than their text.

/** @import { CSSResult } from '@lit/reactive-element' */

/** In px. Up to this size it is that of the text around, where 1rem of the page is smaller. */
const TEXT = 16;

/** Sheets by how much they are scaled. @type {Map<number, Map<CSSResult, CSSStyleSheet>>} */
const scaled = new Map();

/** @type {WeakMap<CSSStyleSheet, CSSResult>} what each was made from */
const sources = new WeakMap();

/** Of the page, in px. */
const pageRem = () => sizeOf(document.documentElement);

/**
 * How many rem of the page are one of our styles: more than 1 in themes with `html { font-size: 62.5% }`
 * that give their text its size in its own place.
 * @param {Element} element in a document
 */
export function typeScaleOf(element) {
  const around =
    element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host ?? element;
  // In a hidden frame there may be no sizes.
  return Math.max(1, Math.min(sizeOf(around), TEXT) / pageRem()) || 1;
}

/**
 * One rem of our styles, in px.
 * @param {number} scale of theirs
 */
export const remAt = (scale) => scale * pageRem();

/**
 * Styles whose every rem is so many.
 * @param {CSSResult} css
 * @param {number} scale
 * @returns {CSSStyleSheet} of its own, unless it is 1
 */
export function scaledSheet({ cssText, styleSheet }, scale) {
  if (scale === 1 && styleSheet) return styleSheet;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(cssText.replace(/([\d.]+)rem\b/g, (_match, length) => `${length * scale}rem`));
  return sheet;
}

/**
 * The same, made once for all trees.
 * @param {CSSResult} css
 * @param {number} scale
 * @returns {CSSStyleSheet}
 */
export function sheetAt(css, scale) {
  const sheets = scaled.get(scale) ?? new Map();
  const sheet = sheets.get(css) ?? scaledSheet(css, scale);
  scaled.set(scale, sheets.set(css, sheet));
  sources.set(sheet, css);
  return sheet;
}

/**
 * Tells what a sheet was made from that scaledSheet() of another script made.
 * @param {CSSStyleSheet} sheet
 * @param {CSSResult} css
 */
export function noteSource(sheet, css) {
  sources.set(sheet, css);
}

/**
 * Scales those of a tree that were made so, where the page's sizes have changed.
 * @param {ShadowRoot} root
 * @param {number} scale
 */
export function rescale(root, scale) {
  const before = root.adoptedStyleSheets;
  const sheets = before.map((sheet) => {
    const css = sources.get(sheet);
    return css ? sheetAt(css, scale) : sheet;
  });
  if (sheets.some((sheet, index) => sheet !== before[index])) root.adoptedStyleSheets = sheets;
}

/** @param {Element} element */
function sizeOf(element) {
  return parseFloat(getComputedStyle(element).fontSize);
}
