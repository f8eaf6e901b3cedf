// What was pressed, where there is no room to open the panel about it unasked.
import { css, html } from 'lit';

/** @import { Words } from '../words/index.js' */

/**
 * @param {{title: string, value: string, words: Words['inspector']}} state
 * @param {{follow: () => void}} intents
 */
export function chosenView({ title, value, words }, { follow }) {
  return html`
    <div class="chosen-bar" data-part="chosen">
      <span>${title}${value ? html`: <b>${value}</b>` : ''}</span>
      <button class="tool" data-control="follow-chosen" title=${words.tip} @click=${follow}>
        ${words.name}
      </button>
    </div>
  `;
}

export const chosenStyles = css`
  /* In view wherever the reader presses, and nothing else moves. */
  .chosen-bar {
    display: flex;
    position: sticky;
    bottom: 0.5rem;
    z-index: 1;
    gap: 0.75rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.375rem 0.75rem;
    border: 1px solid var(--bbh-line);
    border-inline-start: 4px solid var(--bbh-accent);
    border-radius: 0.375rem;
    background: var(--bbh-raised);
    font-size: 0.875rem;
    box-shadow: 0 2px 8px rgb(0 0 0 / 0.15);
    animation: wait 500ms step-end;
  }
  /* The second press of a double click is for what lies below. */
  @keyframes wait {
    from {
      visibility: hidden;
    }
  }
  .chosen-bar .tool {
    flex: none;
  }
`;
