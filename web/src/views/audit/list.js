// Every printed number beside the right one, by quantity.
import { html, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { FILTERS, printedKey } from '../../model/practice/printed.js';
import { arithmeticLine, contents, quantitySymbol } from '../mathml.js';
import { SIGNS, printedSymbol, printedText } from './printed.js';

/**
 * @import { AuditedValue } from '../../engine/practice-types.js'
 * @import { Expression } from '../../engine/types.js'
 * @import { Filter } from '../../model/practice/printed.js'
 * @import { PracticeWords } from '../../words/practice.js'
 */

/**
 * What there is to say of a printed number; `arithmetic` is the right one, `isDropped` that no step of
 * the network makes it.
 * @typedef {{sentence: string, diagnosis: unknown, arithmetic: Expression | null,
 *   isDropped: boolean}} Detail
 */

/**
 * @typedef {{
 *   filter: Filter,
 *   counts: Record<Filter, number>,
 *   groups: readonly [string, readonly AuditedValue[]][],
 *   chosen: string,
 *   detail: (value: AuditedValue) => Detail,
 *   remarks: readonly {step: number, text: string, result: string}[],
 *   quantityName: (quantity: string) => string,
 *   words: PracticeWords['audit'],
 * }} ListState `groups` are the numbers that the filter lets through, by quantity; more is told of the
 *   `chosen` one, by its key
 */

/**
 * @typedef {{
 *   filter: (filter: Filter) => void,
 *   choose: (value: AuditedValue) => void,
 *   goTo: (step: number) => void,
 * }} ListIntents
 */

/**
 * @param {ListState} state
 * @param {ListIntents} intents
 */
export function listView(state, intents) {
  const { filter, counts, groups, words } = state;
  return html`
    <p class="sentence">${words.sentence}</p>
    <div class="choice" role="group" aria-label=${words.filters.name}>
      ${FILTERS.map(
        (choice) => html`
          <button
            class="tool"
            data-filter=${choice}
            aria-pressed=${choice === filter ? 'true' : 'false'}
            @click=${() => intents.filter(choice)}
          >
            ${choice === 'all' ? nothing : html`<span aria-hidden="true">${SIGNS[choice]}</span>`}
            ${words.filters.choices[choice]} <b class="count">${counts[choice]}</b>
          </button>
        `,
      )}
    </div>
    <div class="printed" data-part="printed">
      ${groups.length === 0 ? html`<p class="quiet">${words.none}</p>` : headView(words)}
      ${groups.map(([quantity, values]) => groupView(quantity, values, state, intents))}
    </div>
    ${remarksView(state, intents)}
  `;
}

/**
 * The names of the columns, for the eye: every number says its own.
 * @param {ListState['words']} words
 */
function headView({ columns }) {
  return html`<div class="columns" aria-hidden="true">
    <span>${columns.entry}</span> <span>${columns.printed}</span> <span>${columns.right}</span>
    <span>${columns.verdict}</span>
  </div>`;
}

/**
 * @param {string} quantity
 * @param {readonly AuditedValue[]} values
 * @param {ListState} state
 * @param {ListIntents} intents
 */
function groupView(quantity, values, state, intents) {
  const name = state.quantityName(quantity);
  return html`
    <section aria-label=${name} data-quantity-group=${quantity}>
      <div class="of"><math ${contents(printedSymbol(quantity))}></math></div>
      <ul>
        ${values.map((value) => valueView(value, values, state, intents))}
      </ul>
    </section>
  `;
}

/**
 * @param {AuditedValue} value
 * @param {readonly AuditedValue[]} group
 * @param {ListState} state
 * @param {ListIntents} intents
 */
function valueView(value, group, state, intents) {
  const { quantity, row, column, printed, correct, verdict } = value;
  const { chosen, quantityName, words } = state;
  const key = printedKey(value);
  const isChosen = key === chosen;
  const isColumn = group.every((other) => other.column === 0);
  const right = formatNumber(correct).text;
  const word = words.verdicts[verdict];
  const shown = printedText(printed);
  return html`
    <li data-verdict=${verdict}>
      <button
        class="printed-value"
        aria-expanded=${isChosen ? 'true' : 'false'}
        data-printed=${key}
        @click=${() => intents.choose(value)}
      >
        <span class="where"
          ><span class="said">${quantityName(quantity)}</span>
          ${words.place(row, column, isColumn)}</span
        >
        <span class="numerals from"><span class="said">${words.said.printed}</span> ${shown}</span>
        <span class="numerals to"><span class="said">${words.said.right}</span> ${right}</span>
        <span class="verdict">${SIGNS[verdict]} ${word}</span>
      </button>
      ${isChosen ? detailView(state.detail(value), words) : nothing}
    </li>
  `;
}

/**
 * @param {Detail} detail
 * @param {ListState['words']} words
 */
export function detailView({ sentence, diagnosis, arithmetic, isDropped }, words) {
  return html`
    <div class="detail" data-part="printed-detail">
      <p>${sentence}</p>
      ${diagnosis}
      ${
        arithmetic
          ? html`<p class="correct">
              <span class="quiet">${words.detail.correct}</span>
              <span class="line" ${contents(arithmeticLine(arithmetic))}></span>
            </p>`
          : nothing
      }
      ${isDropped ? html`<p class="quiet">${words.detail.dropped}</p>` : nothing}
    </div>
  `;
}

/**
 * @param {ListState} state
 * @param {ListIntents} intents
 */
function remarksView({ remarks, words }, { goTo }) {
  if (remarks.length === 0) return nothing;
  return html`
    <section class="remarks" data-part="remarks" aria-label=${words.remarks}>
      <h3>${words.remarks}</h3>
      <ul>
        ${remarks.map(
          ({ step, text, result }) => html`
            <li>
              <button
                class="tool"
                data-remark=${step}
                title=${words.toStep(result.replace(/\+$/, ''))}
                @click=${() => goTo(step)}
              >
                <math ${contents(quantitySymbol(result))}></math>
              </button>
              <span data-authored>${text}</span>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}
