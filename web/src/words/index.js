// All sentences, by language. English is the only language so far.
import { controls } from './en/controls.js';
import { editor } from './en/editor.js';
import { inspector } from './en/inspector.js';
import { lens } from './en/lens.js';
import { network } from './en/network.js';
import { share } from './en/share.js';
import { steps } from './en/steps.js';
import { Tables } from './tables.js';

export const words = {
  /** The tag of the language that the sentences are in. */
  language: 'en',
  controls,
  editor,
  inspector,
  lens,
  network,
  share,
  steps,
};

/** @typedef {typeof words} Words */

const tables = new Tables(words);

/**
 * The sentences in a language; English where nothing fits.
 * @param {string} language a tag as in the `lang` attribute
 */
export function wordsFor(language) {
  return tables.for(language);
}

/**
 * Adds a language, or replaces one.
 * @param {string} language its tag
 * @param {Words} table
 */
export function registerWords(language, table) {
  tables.register(language, table);
}
