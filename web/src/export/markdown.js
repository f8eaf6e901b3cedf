// The whole iteration in Markdown, its formulas between `$$` in lines of their own: for blogs with
// MathJax or KaTeX, such as those of Jekyll, and for notebooks.
import { proseOf } from './prose.js';

/**
 * @import { Derivation } from '../model/derivation.js'
 * @import { Markup, Sentences } from './prose.js'
 */

/** Of what is no text of ours: it shall not become a heading, a link, or markup of HTML. */
const SPECIAL = /[\\`*_{}[\]()<>#+\-.!|$~&]/g;

/** @type {Markup} */
const markdown = {
  title: (text) => `# ${text.replace(/\s+/g, ' ').replace(SPECIAL, '\\$&')}`,
  section: (text) => `## ${text}`,
  step: (text) => `### ${text}`,
  paragraph: (text) => text,
  formula: (latex) => `$$\n${latex}\n$$`,
};

/**
 * @param {Derivation} derivation
 * @param {Sentences} sentences
 * @returns {string}
 */
export function markdownText(derivation, sentences) {
  return `${proseOf(derivation, sentences, markdown).join('\n\n')}\n`;
}
