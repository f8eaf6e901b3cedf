// What the keys do while the focus is in the widget.

/**
 * @typedef {{
 *   next: () => void,
 *   back: () => void,
 *   first: () => void,
 *   last: () => void,
 *   togglePlay: () => void,
 *   undo: () => void,
 *   redo: () => void,
 * }} Actions
 */

/** @type {Readonly<Record<string, keyof Actions>>} */
const KEYS = {
  ArrowRight: 'next',
  ArrowLeft: 'back',
  Home: 'first',
  End: 'last',
  ' ': 'togglePlay',
};

/**
 * The action that a key means, if it means one where the focus is.
 * @param {KeyboardEvent} event
 * @returns {keyof Actions | undefined}
 */
export function actionOf(event) {
  const target = /** @type {Element} */ (event.composedPath()[0]);
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.defaultPrevented || altKey || target.matches('input, select, textarea')) {
    return undefined;
  }
  if (ctrlKey || metaKey) return historyAction(key.toLowerCase(), shiftKey);
  if (shiftKey || target.matches('summary')) return undefined;
  // A button that has the focus is what the space key presses.
  if (key === ' ' && target.matches('button, [role="button"]')) return undefined;
  return Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
}

/**
 * @param {string} key
 * @param {boolean} shiftKey
 * @returns {keyof Actions | undefined}
 */
function historyAction(key, shiftKey) {
  if (key === 'y' && !shiftKey) return 'redo';
  if (key !== 'z') return undefined;
  return shiftKey ? 'redo' : 'undo';
}
