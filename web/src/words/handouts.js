// The sentences of handouts, which are loaded with them; English is the only language so far.
import { iteration, worksheet } from './en/handouts.js';
import { Tables } from './tables.js';

export const handoutWords = {
  /** The tag of the language that the sentences are in. */
  language: 'en',
  iteration,
  worksheet,
};

/** @typedef {typeof handoutWords} HandoutWords */

/** A language of the widget needs a table here too, or handouts are in English. */
export const handoutTables = new Tables(handoutWords);
