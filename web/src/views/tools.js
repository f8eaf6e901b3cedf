// Undo, redo, and the panels that can be opened.
import { css, html, nothing, svg } from 'lit';

/** @import { Words } from '../words/index.js' */

/** @typedef {{name: string, tip: string}} Text */

/** Paths in a 24 x 24 box. */
const ICONS = {
  undo: 'M9 5 4 10l5 5 M4 10h10a6 6 0 0 1 0 12h-3',
  redo: 'M15 5l5 5-5 5 M20 10H10a6 6 0 0 0 0 12h3',
};

/**
 * @param {{
 *   panels: readonly {key: string, text: Text, badge: {text: string, meaning: string} | null}[],
 *   open: string,
 *   canEdit: boolean,
 *   canUndo: boolean,
 *   canRedo: boolean,
 *   loss: {name: string, text: string} | null,
 *   words: Words['editor'],
 *   label: string,
 * }} state `badge` stands beside a panel's name; its meaning is for who does not see it. `loss` stands
 *   here where the one at the head may be out of view
 * @param {{toggle: (panel: string) => void, undo: () => void, redo: () => void}} intents
 */
export function toolsView(state, intents) {
  const { panels, open, canEdit, canUndo, canRedo, loss, words, label } = state;
  if (!canEdit && panels.length === 0) return nothing;
  return html`
    <div class="tools" part="tools" role="group" aria-label=${label}>
      ${
        canEdit
          ? html`${iconButton('undo', words.undo, intents.undo, !canUndo)}
              ${iconButton('redo', words.redo, intents.redo, !canRedo)} <span class="gap"></span>`
          : nothing
      }
      ${panels.map(
        ({ key, text, badge }) => html`
          <button
            class="tool"
            data-panel=${key}
            aria-expanded=${key === open ? 'true' : 'false'}
            title=${text.tip}
            @click=${() => intents.toggle(key)}
          >
            ${text.name}${badge ? html` <b class="badge" aria-hidden="true">${badge.text}</b><span class="said">${badge.meaning}</span>` : nothing}
          </button>
        `,
      )}
      ${loss ? html`<span class="loss">${loss.name} <b>${loss.text}</b></span>` : nothing}
    </div>
  `;
}

/**
 * @param {keyof typeof ICONS} icon
 * @param {Text} text
 * @param {() => void} press
 * @param {boolean} disabled
 */
function iconButton(icon, { name, tip }, press, disabled) {
  return html`
    <button
      class="tool icon"
      data-control=${icon}
      aria-label=${name}
      title=${tip}
      aria-disabled=${disabled ? 'true' : 'false'}
      @click=${() => disabled || press()}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${ICONS[icon]} />`}</svg>
    </button>
  `;
}

export const toolsStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    align-items: center;
  }
  .tools .gap {
    width: 0.5rem;
  }
  .tools .loss {
    margin-inline-start: auto;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  button.tool {
    min-width: 1.75rem;
    min-height: 1.75rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: inherit;
    font-size: 0.875rem;
  }
  button.tool:hover {
    background: var(--bbh-raised);
  }
  button.tool[aria-pressed='true'],
  button.tool[aria-expanded='true'] {
    border-color: var(--bbh-ink);
    background: var(--bbh-ink);
    color: var(--bbh-paper);
  }
  button.tool[aria-disabled='true'] {
    color: var(--bbh-quiet);
    opacity: 0.6;
    cursor: default;
  }
  .tool.icon svg {
    display: block;
    width: 1.125rem;
    height: 1.125rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .badge {
    display: inline-block;
    min-width: 1.25rem;
    padding-inline: 0.25rem;
    border-radius: 0.625rem;
    background: var(--bbh-raised);
    color: var(--bbh-ink);
    font-size: 0.75rem;
    font-weight: 600;
    text-align: center;
  }
  @media (pointer: coarse) {
    button.tool {
      min-width: 2.75rem;
      min-height: 2.75rem;
    }
  }
`;
