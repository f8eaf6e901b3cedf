// Out of the page and into it: files, and the clipboard.

/** Some browsers read a download only after a while; by then they have. */
const DOWNLOAD_MS = 40_000;

/** Larger files hold no network that could be opened; reading one would stop the page. */
const LARGEST_DOCUMENT = 16 * 2 ** 20; // bytes

/**
 * Gives the reader a file.
 * @param {string} name
 * @param {Blob | string} content
 * @param {string} [type] media type of a text
 */
export function download(name, content, type = 'text/plain') {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), DOWNLOAD_MS);
}

/**
 * Puts a text into the clipboard; to be called while the reader's press counts.
 * @param {string} text
 * @returns {Promise<boolean>} whether it is there
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text); // no such API, or not allowed: pages from disk, frames, old browsers
  }
}

/** @param {string} text */
function copySelected(text) {
  const focused = focusedElement();
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true; // or a phone opens its keyboard
  field.setAttribute('aria-hidden', 'true');
  Object.assign(field.style, { position: 'fixed', top: '0', opacity: '0', fontSize: '16px' });
  document.body.append(field);
  try {
    field.focus({ preventScroll: true });
    field.select();
    return document.execCommand('copy');
  } finally {
    field.remove();
    focused?.focus({ preventScroll: true });
  }
}

/** The element with the focus, also inside of shadow roots. */
function focusedElement() {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

/**
 * The text of a file that a reader chose or dropped.
 * @param {File} file
 * @returns {Promise<{text: string} | {reason: 'tooLarge' | 'unreadable'}>}
 */
export async function readDocumentFile(file) {
  if (file.size > LARGEST_DOCUMENT) return { reason: 'tooLarge' };
  try {
    return { text: await file.text() };
  } catch {
    return { reason: 'unreadable' }; // moved or changed since it was chosen, or a folder
  }
}
