// The language of a part of the page.

/**
 * The closest language that is said, also around the shadow tree that the element stands in.
 * @param {Element} element
 * @returns {string}
 */
export function languageOf(element) {
  const said = element.closest('[lang]')?.getAttribute('lang');
  if (said) return said;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : 'en';
}
