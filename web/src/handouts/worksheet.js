// A worksheet or its key as a page: the same for the widget, which prints it, and for the program.
import { formatNumber, useLocale } from '../format.js';
import { blanksOf } from '../model/worksheet/blanks.js';
import { keyMarkup, sheetMarkup } from '../views/handouts/sheet.js';
import { shownCellsOf } from '../views/mathml.js';
import { handoutTables } from '../words/handouts.js';

/**
 * @import { Derivation } from '../model/derivation.js'
 * @import { Level } from '../model/worksheet/blanks.js'
 * @import { Words } from '../words/index.js'
 */

/**
 * @param {Derivation} derivation whose numbers are finite
 * @param {{
 *   level: Level,
 *   seed: number,
 *   isKey: boolean,
 *   language: string,
 *   digits: number,
 *   ofSteps: Words['steps'],
 * }} options `ofSteps` are sentences in the same language
 * @returns {{title: string, language: string, body: string}} `body` is HTML; the style sheet is
 *   worksheetStyle
 */
export function worksheetPage(derivation, { level, seed, isKey, language, digits, ofSteps }) {
  useLocale(language, digits);
  const words = handoutTables.for(language);
  const { iteration, worksheet } = words;
  const blanks = blanksOf(derivation, {
    level,
    seed,
    textOf: (value) => formatNumber(value).text,
    cellsOf: shownCellsOf,
  });
  const sheet = { derivation, blanks, level, seed, digits, words, ofSteps };
  const which = isKey ? worksheet.key(seed) : worksheet.sheet(seed);
  return {
    title: `${derivation.title || iteration.untitled} – ${which}`,
    language: words.language,
    body: isKey ? keyMarkup(sheet) : sheetMarkup(sheet),
  };
}
