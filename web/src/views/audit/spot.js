// The printed numbers of one step as an exercise: which of them are wrong?
import { html, nothing } from 'lit';
import { printedKey } from '../../model/practice/printed.js';
import { contents, quantitySymbol } from '../mathml.js';
import { detailView } from './list.js';
import { printedText } from './printed.js';

/**
 * @import { AuditedValue } from '../../engine/practice-types.js'
 * @import { PracticeWords } from '../../words/practice.js'
 * @import { Detail } from './list.js'
 */

/**
 * @typedef {{
 *   result: string,
 *   values: readonly AuditedValue[],
 *   isOfFirst: boolean,
 *   canReach: boolean,
 *   marked: ReadonlySet<string>,
 *   isTold: boolean,
 *   score: {wrong: number, found: number, falsely: number},
 *   detail: (value: AuditedValue) => Detail,
 *   entryName: (quantity: string, row: number, column: number) => string,
 *   words: PracticeWords['audit'],
 * }} SpotState `result` is what the step that is shown makes; `isOfFirst` says that the iteration is
 *   the one of which numbers were published, `canReach` that the reader can go there
 */

/**
 * @typedef {{
 *   mark: (value: AuditedValue) => void,
 *   tell: () => void,
 *   again: () => void,
 *   move: (direction: 1 | -1) => void,
 *   goToFirst: () => void,
 * }} SpotIntents
 */

/**
 * @param {SpotState} state
 * @param {SpotIntents} intents
 */
export function spotView(state, intents) {
  const { isOfFirst, canReach, values, words } = state;
  if (!isOfFirst) {
    return html`<p class="note">${words.spot.otherIteration}</p>
      ${
        canReach
          ? html`<div class="actions">
              <button data-control="spot-first" @click=${intents.goToFirst}>
                ${words.spot.toFirst}
              </button>
            </div>`
          : nothing
      }`;
  }
  return html`
    ${values.length === 0 ? html`<p class="note">${words.spot.nothing}</p>` : numbersView(state, intents)}
    <div class="actions">${actionsView(state, intents)}</div>
  `;
}

/**
 * @param {SpotState} state
 * @param {SpotIntents} intents
 */
function numbersView(state, intents) {
  const { result, values, isTold, score, words } = state;
  const columns = Math.max(...values.map(({ column }) => column)) + 1;
  const name = words.spot.printed(result.replace(/\+$/, ''));
  return html`
    <p class="sentence">${words.spot.sentence}</p>
    <div class="spot" role="group" aria-label=${name} data-part="spot">
      <math ${contents(quantitySymbol(result))}></math> <span aria-hidden="true">=</span>
      <div class="spot-matrix" .style=${`--spot-columns: ${columns}`}>
        ${values.map((value) => numberView(value, state, intents))}
      </div>
    </div>
    <p class="score" role="status" data-part="score">${isTold ? words.spot.score(score) : ''}</p>
    ${isTold ? toldView(state) : nothing}
  `;
}

/**
 * @param {AuditedValue} value
 * @param {SpotState} state
 * @param {SpotIntents} intents
 */
function numberView(value, { marked, isTold, entryName, words }, { mark }) {
  const { quantity, row, column, printed, verdict } = value;
  const key = printedKey(value);
  const isMarked = marked.has(key);
  const shown = printedText(printed);
  return html`<button
    class="spot-value"
    data-spot=${key}
    data-verdict=${isTold ? verdict : nothing}
    aria-pressed=${isMarked ? 'true' : 'false'}
    aria-disabled=${isTold ? 'true' : 'false'}
    aria-label=${words.spot.value(entryName(quantity, row, column), shown)}
    .style=${`grid-row: ${row + 1}; grid-column: ${column + 1}`}
    @click=${() => isTold || mark(value)}
  >
    <span class="numerals">${shown}</span>
    <span class="sign" aria-hidden="true">${signOf(verdict, isMarked, isTold)}</span>
  </button>`;
}

/**
 * @param {AuditedValue['verdict']} verdict
 * @param {boolean} isMarked
 * @param {boolean} isTold
 */
function signOf(verdict, isMarked, isTold) {
  if (!isTold) return isMarked ? '?' : '';
  return verdict === 'right' ? '✓' : '✗';
}

/**
 * Every number that is wrong or was marked, with what there is to say of it.
 * @param {SpotState} state
 */
function toldView({ values, marked, entryName, detail, words }) {
  const told = values.filter((value) => value.verdict !== 'right' || marked.has(printedKey(value)));
  return html`
    <ul class="told" data-part="told">
      ${told.map((value) => {
        const { quantity, row, column, verdict } = value;
        const isMarked = marked.has(printedKey(value));
        const how = verdict === 'right' ? 'falsely' : isMarked ? 'found' : 'missed';
        return html`<li data-how=${how}>
          <b>${entryName(quantity, row, column)}</b>
          <span class="verdict"
            >${verdict === 'right' ? '' : `${words.verdicts[verdict]}, `}${words.spot[how]}</span
          >
          ${detailView(detail(value), words)}
        </li>`;
      })}
    </ul>
  `;
}

/**
 * @param {SpotState} state
 * @param {SpotIntents} intents
 */
function actionsView({ values, isTold, words }, { tell, again, move }) {
  const { spot } = words;
  return html`
    ${button('spot-back', spot.back, () => move(-1))}
    ${
      values.length === 0
        ? nothing
        : isTold
          ? button('spot-again', spot.again, again)
          : button('spot-tell', spot.tell, tell)
    }
    ${button('spot-next', spot.next, () => move(1))}
  `;
}

/**
 * @param {string} control
 * @param {{name: string, tip: string}} text
 * @param {() => void} act
 */
function button(control, { name, tip }, act) {
  return html`<button data-control=${control} title=${tip} @click=${act}>${name}</button>`;
}
