// Where the text of a lesson comes from.

/**
 * What an element plays: the file that it names, or what stands within it.
 * @param {{src: string | null} & HTMLElement} element
 * @returns {Promise<{text: string} | {reason: string} | null>} why it cannot be loaded; null if there is
 *   none
 */
export async function sourceOf(element) {
  if (element.src !== null) return file(element.src, element.baseURI);
  if (document.readyState === 'loading') {
    // The child with the lesson may not have been parsed yet.
    await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  const child = element.querySelector(':scope > script[type="application/json"]');
  return child?.textContent ? { text: child.textContent } : null;
}

/** @param {string} address @param {string} base that it is relative to */
async function file(address, base) {
  try {
    const response = await fetch(new URL(address, base));
    if (!response.ok) return { reason: `${response.status} ${response.statusText}`.trim() };
    return { text: await response.text() };
  } catch (error) {
    return { reason: messageOf(error) };
  }
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
