// @ts-check
// axe-core, which finds what keeps people out, in a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {import('playwright-core').Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds in a page as it is.
 * @param {Page} page
 * @param {string[]} [rules] only these, also such as are off by default
 * @returns {Promise<string[]>} each with its rule and where it is
 */
export async function findingsOf(page, rules) {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.addScriptTag({ content: axe });
  return page.evaluate(async (only) => {
    const options = only ? { runOnly: { type: 'rule', values: only } } : {};
    const { violations } = await /** @type {any} */ (window).axe.run(options);
    return violations.map((/** @type {any} */ { id, nodes }) => {
      const where = nodes.slice(0, 3).map((/** @type {any} */ { target }) => target.join(' '));
      return `${id}: ${where.join(', ')}`;
    });
  }, rules);
}
