// The formats that a whole iteration can be taken along in.
import { useLocale } from '../format.js';
import { derivationCsv, derivationJson } from './data.js';
import { latexDocument } from './latex-document.js';
import { markdownText } from './markdown.js';
import { numpyScript } from './numpy.js';
import { pytorchScript } from './pytorch.js';

/**
 * @import { Derivation } from '../model/derivation.js'
 * @import { Sentences } from './prose.js'
 */

/**
 * `end` is that of a file's name. What programs read is the same in every language; a script compares
 * numbers, and can do so only where all are finite.
 * @typedef {{
 *   end: string,
 *   type: string,
 *   write: (derivation: Derivation, sentences: Sentences) => string,
 *   isForPrograms?: boolean,
 *   isScript?: boolean,
 * }} Format
 */

const PYTHON = { type: 'text/x-python', isForPrograms: true, isScript: true };

/** @type {Readonly<Record<string, Format>>} */
export const FORMATS = {
  latex: { end: '.tex', type: 'application/x-tex', write: latexDocument },
  markdown: { end: '.md', type: 'text/markdown', write: markdownText },
  numpy: { ...PYTHON, end: '-numpy.py', write: numpyScript },
  pytorch: { ...PYTHON, end: '-pytorch.py', write: pytorchScript },
  csv: { end: '.csv', type: 'text/csv', write: derivationCsv, isForPrograms: true },
  json: { end: '.json', type: 'application/json', write: derivationJson, isForPrograms: true },
};

/**
 * @param {string} name one of FORMATS
 * @param {Derivation} derivation
 * @param {{digits?: number, sentences: Sentences}} options of what is to be read; its decimal sign is
 *   that of useLocale()
 * @returns {{file: string, type: string, text: string} | null} null where a script could compare
 *   nothing, as numbers are not finite
 */
export function exported(name, derivation, { digits, sentences }) {
  const { end, type, write, isForPrograms, isScript } = FORMATS[name];
  if (isScript && !derivation.isFinite) return null;
  if (isForPrograms) useLocale('en', digits);
  const text = write(derivation, sentences);
  return { file: `iteration-${derivation.iteration + 1}${end}`, type, text };
}
