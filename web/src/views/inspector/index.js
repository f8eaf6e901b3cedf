// One unit or edge: its numbers, each with the step that makes it and those that read it.
import { css, html, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { contents, quantitySymbol } from '../mathml.js';

/**
 * @import { Matrix, Step } from '../../engine/types.js'
 * @import { Edge, Entry, Unit } from '../../model/links.js'
 * @import { Words } from '../../words/index.js'
 */

/** Readers of a weight or an input in a deep network; the others are a press away. */
const MOST_READERS = 6;

/**
 * @typedef {{
 *   place: Unit | Edge | null,
 *   chosen: Entry | null,
 *   entries: readonly Entry[],
 *   editable: Entry | null,
 *   typed: string,
 *   message: string,
 *   computed: string,
 *   depth: number,
 *   names: {input?: string, output?: string},
 *   makerOf: (quantity: string) => Step | undefined,
 *   readersOf: (quantity: string) => Step[],
 *   isKnown: (quantity: string, row: number, column: number) => boolean,
 *   quantityOf: (name: string) => Matrix,
 *   lens: unknown,
 *   words: Words['inspector'],
 * }} InspectorState
 *   `entries` are the numbers of the place; `chosen` the one that was pressed. `editable` is the one
 *   that can be changed, with what its field holds and why that was
 *   refused; `computed` says of the chosen one that it cannot. `lens` stands below, from another view.
 */

/**
 * @typedef {{
 *   goTo: (step: number) => void,
 *   change: (entry: Entry, typed: string) => void,
 *   nudge: (entry: Entry, count: number) => void,
 *   close: () => void,
 * }} InspectorIntents
 */

/**
 * @param {InspectorState} state
 * @param {InspectorIntents} intents
 */
export function inspectorView(state, intents) {
  const { place, depth, names, words, entries, lens } = state;
  if (!place) return html`<p class="quiet" data-part="inspector">${words.empty}</p>`;
  return html`
    <div class="inspector" data-part="inspector">
      <header>
        <h2>${words.title(place, depth, names)}</h2>
        <button
          class="tool"
          data-control="let-go"
          title=${words.close.tip}
          @click=${() => intents.close()}
        >
          ${words.close.name}
        </button>
      </header>
      ${changeView(state, intents)}
      <div class="scroll" tabindex="0" role="region" aria-label=${words.title(place, depth, names)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.columns.number}</th>
              <th scope="col">${words.columns.value}</th>
              <th scope="col">${words.columns.from}</th>
              <th scope="col">${words.columns.to}</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map((entry) => entryView(entry, state, intents))}
          </tbody>
        </table>
      </div>
      ${lens}
    </div>
  `;
}

/**
 * @param {InspectorState} state
 * @param {InspectorIntents} intents
 */
function changeView({ editable, typed, message, computed, words }, { change, nudge }) {
  const explanation = computed
    ? html`<p class="note" data-part="computed">${computed}</p>`
    : nothing;
  if (!editable) return explanation;
  const { quantity, row, column } = editable;
  const label = words.change.name(words.entry(quantity, row, column));
  return html`
    ${explanation}
    <div class="change">
      <label class="field" title=${words.change.tip}>
        <span>${label}</span>
        <input
          data-control="new-value"
          type="text"
          inputmode="text"
          size="10"
          autocomplete="off"
          .value=${typed}
          aria-invalid=${message ? 'true' : 'false'}
          aria-describedby=${message ? 'new-value-message' : nothing}
          @change=${(/** @type {Event} */ { target }) =>
            change(editable, /** @type {HTMLInputElement} */ (target).value)}
        />
      </label>
      <button
        class="tool"
        data-control="less"
        aria-label=${words.change.less}
        title=${words.change.less}
        @click=${() => nudge(editable, -1)}
      >
        −
      </button>
      <button
        class="tool"
        data-control="more"
        aria-label=${words.change.more}
        title=${words.change.more}
        @click=${() => nudge(editable, 1)}
      >
        +
      </button>
      ${
        message
          ? html`<p class="refusal" id="new-value-message" role="alert">${message}</p>`
          : nothing
      }
    </div>
  `;
}

/**
 * @param {Entry} entry
 * @param {InspectorState} state
 * @param {InspectorIntents} intents
 */
function entryView(entry, state, { goTo }) {
  const { chosen, makerOf, readersOf, isKnown, quantityOf, words } = state;
  const { quantity, row, column } = entry;
  const { values, columns } = quantityOf(quantity);
  const value = values[row * columns + column];
  const maker = makerOf(quantity);
  const readers = readersOf(quantity);
  const isChosen = chosen?.quantity === quantity;
  return html`
    <tr class=${isChosen ? 'chosen' : ''} aria-current=${isChosen ? 'true' : nothing}>
      <th scope="row" title=${words.entry(quantity, row, column)}>
        <span class="said">${words.spoken(quantity, row, column)}</span>
        <span aria-hidden="true"
          >${quantity.endsWith('+') ? words.updated : nothing}
          <math ${contents(quantitySymbol(quantity, maker?.activation))}></math
        ></span>
      </th>
      <td>
        ${
          isKnown(quantity, row, column)
            ? html`<span
                class="value"
                data-quantity=${quantity}
                data-row=${row}
                data-column=${column}
                data-value=${value}
                >${formatNumber(value).text}</span
              >`
            : html`<span class="quiet" title=${words.notYet}>…</span>`
        }
      </td>
      <td>
        ${
          maker
            ? stepButton(maker, words.madeIn(maker.index), words, goTo)
            : html`<span class="quiet">${words.start}</span>`
        }
      </td>
      <td>
        ${
          readers.length === 0
            ? html`<span class="quiet">${words.readNowhere}</span>`
            : readers.slice(0, MOST_READERS).map((reader) => stepButton(reader, '', words, goTo))
        }
        ${
          readers.length > MOST_READERS
            ? html`<details>
                <summary>+${readers.length - MOST_READERS}</summary>
                ${readers.slice(MOST_READERS).map((reader) => stepButton(reader, '', words, goTo))}
              </details>`
            : nothing
        }
      </td>
    </tr>
  `;
}

/**
 * @param {Step} step
 * @param {string} text beside its symbol
 * @param {InspectorState['words']} words
 * @param {(step: number) => void} goTo
 */
function stepButton(step, text, words, goTo) {
  const name = words.toStep(step.result, step.index);
  return html`<button
    class="tool to-step"
    data-step=${step.result}
    title=${name}
    @click=${() => goTo(step.index)}
  >
    <span class="said">${name}</span>
    <span aria-hidden="true"
      >${text ? html`<span>${text}:</span>` : nothing}
      ${step.result.endsWith('+') ? words.updated : nothing}
      <math ${contents(quantitySymbol(step.result, step.activation))}></math
    ></span>
  </button>`;
}

export const inspectorStyles = css`
  .inspector {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .inspector header,
  .inspector .change {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  /* Below its name, where that leaves no room for seven digits. */
  .inspector .change .field {
    flex-wrap: wrap;
  }
  .inspector .change input {
    min-width: 6rem;
  }
  .inspector h2 {
    flex: 1;
    margin: 0;
    font-size: 1rem;
  }
  .inspector .scroll {
    overflow-x: auto;
  }
  .inspector table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .inspector th,
  .inspector td {
    padding-block: 0.125rem;
    padding-inline: 0.25rem 0.75rem;
    text-align: start;
    font-weight: 400;
  }
  .inspector thead th {
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .inspector tbody tr {
    border-top: 1px solid var(--bbh-line);
  }
  .inspector .chosen {
    background: var(--bbh-lit);
  }
  .inspector td .quiet {
    font-size: 0.8125rem;
  }
  .inspector .value {
    display: inline-block;
    min-width: 1.5rem;
    min-height: 1.5rem;
    white-space: nowrap;
  }
  .inspector .to-step {
    position: relative; /* for what is only heard */
    margin: 0.125rem;
    white-space: nowrap;
  }
  /* All columns in view: what is long goes on in the next line, and it is still a table. */
  @container (max-width: 30rem) {
    .inspector :is(th, td) {
      padding-inline: 0.125rem 0.375rem;
    }
    .inspector .to-step {
      padding-inline: 0.375rem;
      white-space: normal;
    }
    .inspector .to-step > span > span {
      white-space: nowrap;
    }
  }
`;
