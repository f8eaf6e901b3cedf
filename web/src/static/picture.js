// The drawing of a network as an inline picture that needs no script and no style sheet beside it.
import { html, nothing } from 'lit';
import { drawnOf, networkPicture } from '../views/network/index.js';
import { escaped } from '../views/mathml.js';
import { quiet } from './quiet.js';
import { staticStyle } from './styles.js';
import { textOf } from './templates.js';

/**
 * @import { Walkthrough } from '../model/walkthrough.js'
 * @import { Words } from '../words/index.js'
 */

/** Wide enough for three digits, in px. */
const COLUMN_WIDTH = 84;
/** How much smaller it becomes on a narrow screen, before it has to be scrolled, and how much larger. */
const SMALLEST_SCALE = 0.6;
const LARGEST_SCALE = 1.3;

/**
 * The style sheet of all that is written stands in the picture: in the body of a page HTML has no
 * other place for one.
 * @param {Walkthrough} walk at the step that is drawn
 * @param {Words} words
 * @param {{id: string, tellsPlace: boolean}} options `id` tells pictures in the same page apart,
 *   `tellsPlace` says whether to write which step is drawn
 * @returns {string} markup
 */
export function pictureText(walk, words, { id, tellsPlace }) {
  const { steps, layers, examples } = walk;
  const columns = layers.length + 2;
  const { layout, label, content, keys } = networkPicture({
    ...drawnOf(walk),
    words: words.network,
    width: COLUMN_WIDTH * columns,
  });
  const { width } = layout;
  const height = Math.ceil(layout.height);
  const drawing = quiet(textOf(content))
    .replace(/(id="|url\(#)arrow-/g, `$1${id}-arrow-`)
    .replace(/="[^"]*"/g, rounded);
  const sizes = [`min-width: ${width * SMALLEST_SCALE}px`, `max-width: ${width * LARGEST_SCALE}px`];
  const place = html`<p class="place">${words.steps.place(walk.step, steps)}</p>`;
  const legend = html`${tellsPlace ? place : nothing}
    <p class="legend">
      <span class="keys">${keys}</span>
      ${examples > 1 ? words.network.example(walk.column + 1, examples) : ''}
    </p>`;
  return `<div class="network">
<div class="canvas"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="${sizes.join('; ')}" role="img" aria-label="${escaped(label)}">
<style>${escaped(staticStyle).replaceAll('&quot;', '"')}</style>
${drawing}
</svg></div>
${quiet(textOf(legend))}
</div>`;
}

/** @param {string} attribute with numbers of more digits than can be seen */
function rounded(attribute) {
  return attribute.replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}
