// The numbers of the page as cells: which entry an event is about, and what has its focus.
import { thingElement, thingOf } from './links.js';
import { isEditable } from './model/follow.js';

/** @import { Entry } from './model/links.js' */

/**
 * A number on the page, and the entry that it is.
 * @typedef {{element: Element, entry: Entry}} Cell
 */

/**
 * The number that an event is about; none for a unit or an edge of the drawing, or in a field.
 * @param {Event} event
 * @returns {Cell | null}
 */
export function cellAt(event) {
  const [target] = event.composedPath();
  if (!(target instanceof Element) || target.matches('input, select, textarea')) return null;
  const element = thingElement(target);
  const entry = element && entryOf(element);
  return entry ? { element, entry } : null;
}

/**
 * The same if a reader can change it.
 * @param {Event} event
 */
export function editableCellAt(event) {
  const cell = cellAt(event);
  return cell && isEditable(cell.entry.quantity) ? cell : null;
}

/**
 * @param {Element} element that stands for a thing
 * @returns {Entry | null}
 */
export function entryOf(element) {
  const thing = thingOf(element);
  return thing.kind === 'entry' ? thing : null;
}

/**
 * What has the focus for a number: itself, or its cell; else what it stands in.
 * @param {Element} number
 * @returns {HTMLElement | null}
 */
export function focusable(number) {
  return number.closest('[tabindex]');
}

/**
 * Whether a number itself has the focus, not only what it stands in.
 * @param {Element} number
 */
export function hasFocus(number) {
  const holder = focusable(number);
  return holder !== null && holder.matches('mtd, mn, [data-quantity]') && holder.matches(':focus');
}

/** @param {Entry} a @param {Entry} b */
export function isSameEntry(a, b) {
  return a.quantity === b.quantity && a.row === b.row && a.column === b.column;
}
