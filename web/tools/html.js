// @ts-check
// What the pages of the site have in common.

const ICON = /<link\s+rel="icon"[^>]*>/;

/**
 * The tag of the icon that all pages share.
 * @param {string} home the page of the site with the icon
 */
export function iconOf(home) {
  const icon = home.match(ICON)?.[0];
  if (!icon) throw new Error('web/index.html needs a <link rel="icon">: its other pages share it.');
  return icon;
}

/** @param {string} text */
export function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
