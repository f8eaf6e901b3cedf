// A page of its own to print, of which the page around the widget is no part.
import { render } from 'lit';
import { lightPalette } from './palette.js';
import { typeScaleOf } from './type-size.js';

/** @typedef {Window & typeof globalThis} Page */

/**
 * Opens the browser's dialog for printing; where it is cancelled, nothing was done.
 * @param {unknown} content a template
 * @param {{root: ShadowRoot, title: string}} place `root` gives its styles, and room; files are named
 *   after `title`
 */
export function printOnPaper(content, { root, title }) {
  return printPage({ root, title }, (page) => {
    const host = page.document.createElement('div');
    page.document.body.append(host);
    const paper = host.attachShadow({ mode: 'open' });
    paper.adoptedStyleSheets = sheetsFor(page, root);
    // There 1rem is the page's own, here it was scaled.
    page.document.documentElement.style.fontSize = `${100 / typeScaleOf(root.host)}%`;
    render(content, paper);
  });
}

/**
 * The same of a page that is written for it.
 * @param {{root: ShadowRoot, title: string}} place
 * @param {(page: Page) => void} write
 */
export async function printPage({ root, title }, write) {
  const frame = document.createElement('iframe');
  // Rendered, but not to be seen or reached.
  Object.assign(frame.style, { position: 'fixed', insetInlineEnd: '100%', border: '0' });
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  const isThere = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  root.append(frame);
  await isThere;
  const page = /** @type {Page} */ (frame.contentWindow);
  page.document.title = title;
  write(page);
  page.addEventListener('afterprint', () => frame.remove());
  page.print();
}

/**
 * A sheet belongs to one document.
 * @param {Page} page
 * @param {ShadowRoot} root
 */
function sheetsFor(page, { adoptedStyleSheets }) {
  const light = /** @type {CSSStyleSheet} */ (lightPalette.styleSheet);
  return [...adoptedStyleSheets, light].map(({ cssRules }) => {
    const sheet = new page.CSSStyleSheet();
    sheet.replaceSync([...cssRules].map(({ cssText }) => cssText).join('\n'));
    return sheet;
  });
}
