// The sentences of practice and the audit, which are loaded with them; English is the only language so
// far.
import { audit } from './en/audit.js';
import { diagnosis } from './en/diagnosis.js';
import { practice } from './en/practice.js';
import { Tables } from './tables.js';

export const practiceWords = { practice, diagnosis, audit };

/** @typedef {typeof practiceWords} PracticeWords */

/** A language of the widget needs a table here too, or practice is in English. */
export const practiceTables = new Tables(practiceWords);
