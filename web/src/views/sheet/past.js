// The steps that are done, in small type, like a page of working.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { numberStyle } from '../../format.js';
import { contents, formulaSymbols, mathml, matrixOfNumbers } from '../mathml.js';

/**
 * @import { Matrix, Step } from '../../engine/types.js'
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
        ${done.map((step, index) => {
          const matrix = quantityOf(step.result); // another object after every change
          const opensPhase = step.phase !== done[index - 1]?.phase;
          return guard([step, matrix, opensPhase, words, numberStyle()], () =>
            lineView(step, matrix, opensPhase, words, goTo),
          );
        })}
      </ol>
    </div>
  `;
}

/** @type {WeakMap<Element, Element | null>} the last line of a page of working, as it was shown */
const lastShown = new WeakMap();

/**
 * Scrolls the page of working to its end when that is another line than before.
 * @param {ParentNode} root where the sheet has been rendered
 */
export function showLatest(root) {
  const past = root.querySelector('.past');
  const last = past?.firstElementChild?.lastElementChild ?? null;
  if (!past || lastShown.get(past) === last) return;
  lastShown.set(past, last);
  past.scrollTop = past.scrollHeight;
}

/**
 * A line of working. Once it is there, it stays as it is while others come.
 * @param {Step} step
 * @param {Matrix} matrix its result
 * @param {boolean} opensPhase
 * @param {SheetState['words']} words
 * @param {SheetIntents['goTo']} goTo does the same at every rendering
 */
function lineView(step, matrix, opensPhase, words, goTo) {
  const numbers = matrixOfNumbers(matrix, { quantity: step.result, spoken: words.spoken });
  return html`
    ${opensPhase ? html`<li class="phase-name">${words.phases[step.phase]}</li>` : nothing}
    <li class="done">
      <button
        data-step=${step.index}
        title=${words.goBackTo(step.result)}
        @click=${() => goTo({ step: step.index })}
      >
        <math ${contents(formulaSymbols(step))}></math>
      </button>
      <math ${contents(mathml`<mo class="relation">=</mo>${numbers}`)}></math>
    </li>
  `;
}
