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
 * @param {EventTarget | null} settled a field in which nothing was typed since the network took it
 * @returns {keyof Actions | undefined}
 */
export function actionOf(event, settled) {
  const target = /** @type {Element} */ (event.composedPath()[0]);
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.defaultPrevented || altKey) return undefined;
  if (ctrlKey || metaKey) {
    const isTypedIn =
      target.matches('input, textarea') && (target !== settled || isRefused(target));
    return isTypedIn ? undefined : historyAction(key.toLowerCase(), shiftKey);
  }
  if (shiftKey || target.matches('input, select, textarea')) return undefined;
  // What has the focus is what the space key presses.
  if (key === ' ' && target.matches('button, summary, [role="button"]')) return undefined;
  return Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
}

/** @param {Element} field whether it says that what is typed in it cannot be */
function isRefused(field) {
  return field.getAttribute('aria-invalid') === 'true';
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
