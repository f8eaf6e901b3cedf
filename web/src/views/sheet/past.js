// The steps that are done, in small type, like a page of working.
import { html, nothing } from 'lit';
import { formulaSymbols, matrixOfNumbers } from '../mathml.js';

/**
 * @import { Step } from '../../engine/types.js'
 * @import { SheetIntents, SheetState } from './index.js'
 */

/**
 * @param {SheetState} state
 * @param {SheetIntents} intents
 */
export function pastView({ steps, position, quantityOf, words }, { goTo }) {
  const done = steps.slice(0, position.step);
  if (done.length === 0) return html`<p class="past-empty">${words.nothingYet}</p>`;
  return html`
    <div class="past" data-part="past" role="group" aria-label=${words.past} tabindex="0">
      <ol>
        ${done.map(
          (step, index) => html`
            ${
              step.phase === done[index - 1]?.phase
                ? nothing
                : html`<li class="phase-name">${words.phases[step.phase]}</li>`
            }
            <li class="done">
              <button
                data-step=${step.index}
                title=${words.goBackTo(step.result)}
                @click=${() => goTo({ step: step.index })}
              >
                <math>${formulaSymbols(step)}</math>
              </button>
              <math
                ><mo class="relation">=</mo>${matrixOfNumbers(quantityOf(step.result), {
                  quantity: step.result,
                  spoken: words.spoken,
                })}</math
              >
            </li>
          `,
        )}
      </ol>
    </div>
  `;
}
