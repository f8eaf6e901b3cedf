// @ts-check
// Whether everything has its room.

/** @typedef {import('playwright-core').Page} Page */

/**
 * What stands outside of the page, or is cut off by its own box.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function cutOff(page) {
  return page.evaluate(partsCutOff, 'backprop-by-hand');
}

/**
 * The same for a widget, in the page.
 * @param {string} selector
 * @returns {string[]}
 */
export function partsCutOff(selector) {
  const found = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth} > ${clientWidth}`);
  const root = /** @type {ShadowRoot} */ (document.querySelector(selector)?.shadowRoot);
  const scrolls = (/** @type {Element | null} */ box) => {
    for (let around = box; around; around = around.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return true;
    }
    return false;
  };
  for (const part of root.querySelectorAll('*')) {
    if (part.closest('.said, mo.fence, svg') || !part.getClientRects().length) continue;
    const { left, right } = part.getBoundingClientRect();
    const name = `${part.localName}.${part.getAttribute('class')} ${part.textContent?.trim().slice(0, 40)}`;
    if ((left < -0.5 || right > innerWidth + 0.5) && !scrolls(part)) found.push(name);
    const isBox = part instanceof HTMLElement && /hidden|clip/.test(getComputedStyle(part).overflowX); // prettier-ignore
    if (isBox && part.scrollWidth > part.clientWidth + 1) found.push(`cut: ${name}`);
  }
  return found;
}
