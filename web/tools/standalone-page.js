// @ts-check
// Turns the page of the site into one file that opens from disk.
import { INERT_TYPE } from '../src/engine/inert-type.js';

const SCRIPT_TAG =
  /[ \t]*<script type="module" src="\.\/backprop-by-hand\/index\.js"><\/script>\n?/;
/** There are no other pages beside that file. */
const PAGE_LINKS = /[ \t]*<p class="pages">[^]*?<\/p>\n?/g;
const STYLESHEET_TAG = /<link rel="stylesheet" href="\.\/([\w.-]+\.css)"\s*\/?>/g;
const FILE_BESIDE = /\b(?:src|href)="(\.\/(?!index\.html)[^"#]*)"/;

/**
 * @param {Map<string, Buffer>} site the files of the site, index.html among them
 * @param {string} script the custom element as a classic script
 * @param {string} fallback the core as a classic script, which does not run by itself
 * @returns {string} HTML
 */
export function makeStandalonePage(site, script, fallback) {
  const page = textOf(site, 'index.html');
  if (!SCRIPT_TAG.test(page) || !page.includes('</body>')) {
    throw new Error(
      'web/index.html needs <script type="module" src="./backprop-by-hand/index.js"></script>, ' +
        'exactly so, and a </body>: the self-contained page is made from them.',
    );
  }
  const html = page
    .replace(SCRIPT_TAG, '')
    .replace(PAGE_LINKS, '')
    .replace(STYLESHEET_TAG, (_, name) => `<style>\n${textOf(site, name)}</style>`);
  const fileBeside = html.match(FILE_BESIDE)?.[1];
  if (fileBeside) {
    throw new Error(`web/index.html loads ${fileBeside}, which the self-contained page cannot.`);
  }
  // A module runs when the page has been parsed; a classic script does so at the end of the body.
  const scripts = [
    `<script type="${INERT_TYPE}">\n${escapeScript(fallback)}</script>`,
    `<script>\n${escapeScript(script)}</script>`,
  ];
  return html.replace('</body>', () => `${scripts.join('\n')}\n</body>`);
}

/**
 * Keeps the HTML parser from seeing the end of the script, or a comment, inside a string of it.
 * @param {string} script
 */
function escapeScript(script) {
  return script.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '\\x3C!--');
}

/**
 * @param {Map<string, Buffer>} site
 * @param {string} name
 */
function textOf(site, name) {
  const content = site.get(name);
  if (content === undefined) throw new Error(`web/${name} is missing.`);
  return content.toString();
}
