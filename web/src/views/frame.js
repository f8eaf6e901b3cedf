// What stands around the drawing and the equations: the head, messages, and help.
import { css, html, nothing } from 'lit';
import { formatNumber, localizedText } from '../format.js';

/**
 * @import { Matrix } from '../engine/types.js'
 * @import { Walkthrough } from '../model/walkthrough.js'
 * @import { Words } from '../words/index.js'
 */

/**
 * The choice of network, and where its training stands.
 * @param {{
 *   walk: Walkthrough,
 *   shown: string,
 *   own: string | null,
 *   note: string,
 *   canEdit: boolean,
 *   hidesLoss: boolean,
 *   words: Words['controls'],
 * }} state `shown` is a preset, or empty for a network of one's own; `own` is the title of such a
 *   network, null where there is none; `note` says what was done
 * @param {{choose: (preset: string) => void, reset: () => void}} intents
 */
export function headView(state, { choose, reset }) {
  const { walk, shown, own, note, canEdit, hidesLoss, words } = state;
  const story = words.presets[shown]?.story;
  const choices = Object.entries(words.presets).map(([key, { name }]) => ({ key, name }));
  if (own !== null) choices.push({ key: '', name: own || words.ownNetwork });
  return html`
    <div class="head" part="head">
      ${
        canEdit
          ? html`<label class="field" title=${words.preset.tip}>
              <span>${words.preset.name}</span>
              <select
                data-control="preset"
                @change=${(/** @type {Event} */ { target }) =>
                  choose(/** @type {HTMLSelectElement} */ (target).value)}
              >
                ${choices.map(
                  ({ key, name }) =>
                    html`<option value=${key} .selected=${key === shown}>${name}</option>`,
                )}
              </select>
            </label>`
          : html`<b class="title">${walk.title || words.presets[shown]?.name}</b>`
      }
      ${
        walk.isChanged
          ? html`<p class="changed" data-part="changed">
              ${words.changed.name}
              <button
                class="tool"
                data-control="reset-head"
                title=${words.changed.tip}
                @click=${reset}
              >
                ${words.changed.reset}
              </button>
            </p>`
          : nothing
      }
      <p class="place">
        <b>${words.iteration(walk.position.iteration + 1)}</b>
        ${hidesLoss ? html`${words.loss} <b data-part="loss">▢</b>` : lossView(walk, words)}
      </p>
      ${story ? html`<p class="story">${localizedText(story)}</p>` : nothing}
      ${note ? html`<p class="done" data-part="note">${note}</p>` : nothing}
    </div>
  `;
}

/**
 * The loss; once weights have been updated, also what it was before.
 * @param {Walkthrough} walk
 * @param {Words['controls']} words
 */
function lossView({ loss, nonFinite, quantityOf, step }, words) {
  if (nonFinite && !Number.isFinite(loss)) {
    return html`<span data-part="loss">${words.lossNotFinite(nonFinite)}</span>`;
  }
  const [before] = quantityOf('loss').values;
  const now = html`<b data-part="loss" data-value=${loss}>${formatNumber(loss).text}</b>`;
  return step.phase === 'update'
    ? html`${words.loss} <span class="numerals">${formatNumber(before).text} → ${now}</span>`
    : html`${words.loss} <span class="numerals">${now}</span>`;
}

/**
 * While a file is dragged over the widget.
 * @param {string} words
 */
export function dropSign(words) {
  return html`<div class="drop-sign" data-part="drop-sign"><p>${words}</p></div>`;
}

/**
 * @param {string} message
 * @param {Words['controls']['dismiss']} words
 * @param {() => void} dismiss
 */
export function messageView(message, { name, tip }, dismiss) {
  return html`
    <div class="message" role="alert">
      <p>${message}</p>
      <button data-control="dismiss" aria-label=${name} title=${tip} @click=${dismiss}>×</button>
    </div>
  `;
}

/**
 * The keys and the shapes, each one press away.
 * @param {Walkthrough} walk
 * @param {Words['controls']} words
 */
export function helpView({ inputs, layers, examples, quantityOf }, { keys, shapes }) {
  return html`
    <div class="help" part="help">
      <details data-part="keys">
        <summary title=${keys.tip}>${keys.name}</summary>
        <dl>
          ${keys.list.map(
            ([key, meaning]) =>
              html`<dt><kbd>${key}</kbd></dt>
                <dd>${meaning}</dd>`,
          )}
        </dl>
      </details>
      <details data-part="shapes">
        <summary title=${shapes.tip}>${shapes.name}</summary>
        ${shapesTable({ inputs, layers, examples, quantityOf, words: shapes })}
      </details>
    </div>
  `;
}

/**
 * @param {{
 *   inputs: number,
 *   layers: readonly {units: number}[],
 *   examples: number,
 *   quantityOf: (name: string) => Matrix,
 *   words: Words['controls']['shapes'],
 * }} state
 */
function shapesTable({ inputs, layers, examples, quantityOf, words }) {
  const before = [inputs, ...layers.map(({ units }) => units)];
  const here = (/** @type {(l: number) => [number, number]} */ shape) =>
    shared(layers.map((_, index) => shapeText(...shape(index + 1))));
  /** @type {[string, string, string, string][]} */
  const rows = [
    ['0', 'X', '(n_x, m)', shapeText(inputs, examples)],
    ['l', 'W[l], dW[l]', '(n_l, n_{l-1})', here((l) => [before[l], before[l - 1]])],
    ['l', 'b[l], db[l]', '(n_l, 1)', here((l) => [quantityOf(`b[${l}]`).rows, 1])],
    ['l', 'Z[l], A[l], dZ[l], dA[l]', '(n_l, m)', here((l) => [before[l], examples])],
    ['L', 'Y', '(n_y, m)', shapeText(before[before.length - 1], examples)],
  ];
  return html`
    <table class="shapes">
      <thead>
        <tr>
          ${words.columns.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([layer, names, shape, numbers]) => html`
            <tr>
              <td><i>${layer}</i></td>
              <td class="mathematics">${names}</td>
              <td>${withSubscripts(shape)}</td>
              <td>${numbers}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
    <p class="note">${withSubscripts(words.note)}</p>
  `;
}

/**
 * @param {number} rows
 * @param {number} columns
 */
function shapeText(rows, columns) {
  return `${rows}×${columns}`;
}

/**
 * One shape if all layers have the same, else layer by layer.
 * @param {string[]} shapes
 */
function shared(shapes) {
  const isSame = shapes.every((shape) => shape === shapes[0]);
  return isSame ? shapes[0] : shapes.map((shape, index) => `${index + 1}: ${shape}`).join(', ');
}

/** @param {string} text `n_l` and `n_{l-1}` become n with a subscript */
function withSubscripts(text) {
  return text
    .split(/(n_(?:\{[^}]*\}|\w))/)
    .map((part, index) =>
      index % 2 ? html`<i>n</i><sub>${part.slice(2).replace(/[{}]/g, '')}</sub>` : part,
    );
}

export const frameStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 1.5rem;
  }
  .head .place {
    margin-block: 0;
    margin-inline-start: auto;
    color: var(--bbh-quiet);
    font-variant-numeric: tabular-nums;
  }
  .changed {
    margin: 0;
    color: var(--bbh-quiet);
    font-size: 0.875rem;
  }
  .head .place b {
    color: var(--bbh-ink);
    font-weight: 600;
  }
  .story {
    flex-basis: 100%;
    margin: 0;
    padding-inline-end: max(0px, 100% - 56rem);
    color: var(--bbh-quiet);
    font-size: 0.875rem;
  }
  .done {
    flex-basis: 100%;
    margin: 0;
    padding-inline-start: 0.625rem;
    border-inline-start: 4px solid var(--bbh-accent);
    font-size: 0.875rem;
  }
  .drop-sign {
    position: absolute;
    inset: 0;
    z-index: 2;
    border: 3px dashed var(--bbh-accent);
    border-radius: 0.5rem;
    background: color-mix(in srgb, var(--bbh-paper) 70%, transparent);
    pointer-events: none; /* or it would be what is left and entered */
  }
  .drop-sign p {
    position: sticky;
    top: 3rem;
    width: max-content;
    max-width: calc(100% - 2rem);
    margin: 3rem auto;
    padding: 0.75rem 1.25rem;
    border-radius: 0.5rem;
    background: var(--bbh-accent);
    color: var(--bbh-paper);
    font-weight: 600;
  }
  /* Above what scrolls: what was done may be far below the top. */
  .message {
    position: sticky;
    top: var(--bbh-top, 0px);
    z-index: 3;
    display: flex;
    gap: 1rem;
    align-items: start;
    justify-content: space-between;
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--bbh-negative);
    background: var(--bbh-raised);
    overflow-wrap: anywhere;
  }
  .message p {
    margin: 0;
  }
  .message button {
    min-width: 2rem;
    min-height: 2rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.375rem;
    background: none;
    color: inherit;
  }
  .help {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 2rem;
    font-size: 0.875rem;
  }
  .help > * {
    overflow-x: auto;
    max-width: 100%;
  }
  summary {
    width: max-content;
    padding: 0.25rem 0;
    color: var(--bbh-quiet);
    cursor: pointer;
  }
  kbd {
    display: inline-block;
    min-width: 1.75rem;
    padding: 0 0.375rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.25rem;
    font: inherit;
    text-align: center;
  }
  dl {
    display: grid;
    grid-template-columns: max-content auto;
    gap: 0.375rem 0.75rem;
    margin: 0.25rem 0;
  }
  dd {
    margin: 0;
  }
  .shapes {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .shapes th {
    color: var(--bbh-quiet);
    font-weight: 400;
    text-align: start;
  }
  .shapes th,
  .shapes td {
    padding-block: 0.25rem;
    padding-inline: 0 1.25rem;
    border-bottom: 1px solid var(--bbh-line);
    vertical-align: top;
  }
  .shapes td:nth-child(3) {
    white-space: nowrap;
  }
  .note {
    max-width: 40rem;
    color: var(--bbh-quiet);
    font-size: 0.875rem;
  }
`;
