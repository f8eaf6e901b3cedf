// What readers see of a network where no script runs: the drawing, and steps worked out.
import { wordsFor } from '../words/index.js';
import { escaped } from '../views/mathml.js';
import { pictureText } from './picture.js';
import { quiet } from './quiet.js';
import { stepView } from './steps.js';
import { STATIC_CLASS } from './styles.js';
import { textOf } from './templates.js';

/** @import { Walkthrough } from '../model/walkthrough.js' */

/**
 * To stand within the custom element, or anywhere in a page. The drawing is as the last of the steps
 * leaves it; of a whole iteration, as it is before the update takes the gradients away.
 * @param {Walkthrough} walk at its first step
 * @param {{indices: readonly number[], language: string, id: string}} options `indices` of the steps
 *   in their order, `id` tells this from other such markup in the same page
 * @returns {string} HTML
 */
export function fragmentText(walk, { indices, language, id }) {
  const words = wordsFor(language);
  const drawn = indices.filter((index) => walk.steps[index].phase !== 'update').at(-1);
  walk.goTo({ step: drawn ?? indices.at(-1) });
  const firstNonFinite = walk.nonFinite?.step ?? 0;
  const told = indices.find((index) => index >= firstNonFinite);
  const worked = indices.map((index) =>
    stepView(walk.steps[index], walk, words.steps, { tellsNonFinite: index === told }),
  );
  return [
    `<div class="${STATIC_CLASS}" lang="${words.language}">`,
    pictureText(walk, words, { id, tellsPlace: indices.length > 1 }),
    ...worked.map((step) => quiet(textOf(step))),
    '</div>\n',
  ].join('\n');
}

/**
 * @param {string} fragment
 * @param {{title: string, language: string}} options
 * @returns {string} a page with nothing else
 */
export function pageText(fragment, { title, language }) {
  const heading = escaped(title || 'Backprop by Hand');
  return `<!doctype html>
<html lang="${wordsFor(language).language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<style>
body { margin: 0 auto; max-width: 48rem; padding: 0 0.5rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 1rem; font-size: 1.5rem; }
</style>
</head>
<body>
<h1>${heading}</h1>
${fragment}</body>
</html>
`;
}
