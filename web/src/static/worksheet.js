// A worksheet or its key as a page in one file.
import { wordsFor } from '../words/index.js';
import { escaped } from '../views/mathml.js';
import { worksheetStyle } from '../views/handouts/styles.js';
import { worksheetPage } from '../handouts/worksheet.js';

/**
 * @import { Derivation } from '../model/derivation.js'
 * @import { Level } from '../model/worksheet/blanks.js'
 */

/**
 * @param {Derivation} derivation whose numbers are finite
 * @param {{level: Level, seed: number, isKey: boolean, language: string, digits: number}} options
 * @returns {string} HTML
 */
export function worksheetText(derivation, options) {
  const ofSteps = wordsFor(options.language).steps;
  const { title, language, body } = worksheetPage(derivation, { ...options, ofSteps });
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
${worksheetStyle}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}
