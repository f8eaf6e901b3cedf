// The buttons that show all of a large matrix.
import { html, nothing } from 'lit';
import { isElided } from '../mathml.js';

/** @import { SheetIntents, SheetState } from './index.js' */

/**
 * @param {readonly string[]} quantities of an equation
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
export function expandView(quantities, { quantityOf, expanded, words }, { expand }) {
  const large = [...new Set(quantities)].filter((quantity) => isElided(quantityOf(quantity)));
  if (large.length === 0 || !expand) return nothing;
  return html`<div class="expand" data-part="expand">
    ${large.map((quantity) => {
      const { rows, columns } = quantityOf(quantity);
      const isShown = expanded?.has(quantity) ?? false;
      return html`<button
        data-expand=${quantity}
        aria-pressed=${isShown ? 'true' : 'false'}
        title=${words.expandTip}
        @click=${() => expand(quantity)}
      >
        ${words.expand(quantity, rows, columns)}
      </button>`;
    })}
  </div>`;
}
