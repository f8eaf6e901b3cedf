// What is amiss in an iteration, in sentences, and how large the gradient is in each layer.
import { html, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { contents, quantitySymbol } from '../mathml.js';

export { healthStyles } from './styles.js';

/**
 * @import { Finding, Health } from '../../engine/types.js'
 * @import { Words } from '../../words/index.js'
 */

/** The shortest bar of a number above 0, as a part of the longest, so that it can be seen. */
const SHORTEST_BAR = 0.04;
/** With more layers than this the list scrolls. */
const MOST_IN_VIEW = 12;
/** So many powers of ten a bar stands for at least: small differences are drawn small. */
const LEAST_DECADES = 2;

/**
 * @param {{health: Health, words: Words['lens']}} state
 * @param {{show: (finding: Finding) => void}} intents
 */
export function healthView({ health: { findings, layers }, words }, { show }) {
  return html`
    <section class="health" data-part="health">
      <h2>${words.health.name}</h2>
      ${
        findings.length === 0
          ? html`<p class="sentence" data-part="healthy">${words.health.healthy}</p>`
          : html`<ul>
              ${findings.map((finding) => findingView(finding, words, show))}
            </ul>`
      }
      ${sizesView(layers, words)}
    </section>
  `;
}

/**
 * @param {Finding} finding
 * @param {Words['lens']} words
 * @param {(finding: Finding) => void} show
 */
function findingView(finding, words, show) {
  return html`
    <li data-finding=${finding.kind} data-layer=${finding.layer}>
      <span class="sentence">
        ${words.health.sentence(finding, formatNumber(finding.value).text)}
      </span>
      <button title=${words.health.showTip} @click=${() => show(finding)}>
        ${words.health.show(finding)}
      </button>
    </li>
  `;
}

/**
 * @param {Health['layers']} layers
 * @param {Words['lens']} words
 */
function sizesView(layers, words) {
  const lengths = barLengths(layers.map(({ rms }) => rms));
  return html`
    <div class="sizes" data-part="sizes">
      <p class="label">${words.health.sizes}</p>
      <ol tabindex=${layers.length > MOST_IN_VIEW ? '0' : nothing} aria-label=${words.health.sizes}>
        ${layers.map(
          ({ layer, rms }, index) => html`
            <li data-layer=${layer}>
              <math ${contents(quantitySymbol(`dZ[${layer}]`))}></math>
              <span class="length" .style=${`--length: ${lengths[index]}`}></span>
              <span class="number" data-value=${rms}>${formatNumber(rms).text}</span>
            </li>
          `,
        )}
      </ol>
      <p class="label">${words.health.sizesNote}</p>
    </div>
  `;
}

/**
 * How long the bars are drawn, from 0 to 1. Sizes differ by factors, so lengths follow their
 * logarithms; what is 0 has no bar, and what is not finite is as long as can be.
 * @param {number[]} sizes
 */
function barLengths(sizes) {
  const logarithms = sizes.map((size) => Math.log10(size));
  const finite = logarithms.filter(Number.isFinite);
  const most = Math.max(...finite);
  const span = Math.max(most - Math.min(...finite), LEAST_DECADES);
  return logarithms.map((logarithm) => {
    if (logarithm === -Infinity) return 0;
    if (!Number.isFinite(logarithm)) return 1;
    return 1 - ((most - logarithm) / span) * (1 - SHORTEST_BAR);
  });
}
