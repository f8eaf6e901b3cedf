// The gradient of the one number checked against what it claims to be: the slope of the loss.
import { html, nothing } from 'lit';
import { formatNumber } from '../../format.js';

/** @import { LensIntents, LensState } from './index.js' */

/** From a nudge that is seen in the losses to one so small that the quotient is the slope. */
const NUDGES = [0.1, 1e-3, 1e-5];

/** The two losses differ only in their later digits. */
const LOSS_DIGITS = 10;

/**
 * @param {LensState} state
 * @param {LensIntents} intents
 */
export function checkView({ check, examples, words }, intents) {
  const text = (/** @type {number} */ value) => formatNumber(value).text;
  return html`
    <div class="check" data-part="check" role="group" aria-label=${words.check.name}>
      <p class="label" title=${words.check.tip}>${words.check.name}</p>
      ${NUDGES.map(
        (h) => html`
          <button
            data-nudge=${h}
            aria-pressed=${check?.h === h ? 'true' : 'false'}
            title=${words.check.tip}
            @click=${() => intents.check(h)}
          >
            ${words.check.by(text(h))}
          </button>
        `,
      )}
      <p class="sentence" role="status">
        ${
          check
            ? words.check.sentence(check, {
                h: text(check.h),
                above: formatNumber(check.lossAbove, LOSS_DIGITS).text,
                below: formatNumber(check.lossBelow, LOSS_DIGITS).text,
                numeric: text(check.numeric),
                analytic: text(check.analytic),
                scale: text(check.scale),
              })
            : nothing
        }
        ${check && examples > 1 ? words.check.wholeBatch : nothing}
      </p>
    </div>
  `;
}
