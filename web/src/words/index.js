// All sentences, by language. English is the only language so far.
import { controls } from './en/controls.js';
import { network } from './en/network.js';
import { share } from './en/share.js';
import { steps } from './en/steps.js';

export const words = { controls, network, share, steps };

/** @typedef {typeof words} Words */

/** @type {Map<string, Words>} by language tag in lower case */
const tables = new Map([['en', words]]);

/**
 * The sentences in a language or, if there are none, in what it is a variety of: `en-GB` falls back
 * to `en`. English where nothing fits.
 * @param {string} language a tag as in the `lang` attribute
 * @returns {Words}
 */
export function wordsFor(language) {
  for (let tag = language.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, '')) {
    const table = tables.get(tag);
    if (table) return table;
  }
  return words;
}

/**
 * Adds a language, or replaces one.
 * @param {string} language its tag
 * @param {Words} table
 */
export function registerWords(language, table) {
  tables.set(language.toLowerCase(), table);
}
