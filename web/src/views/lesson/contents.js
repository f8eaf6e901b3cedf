// The list of cards, with what is done of them.
import { html, nothing } from 'lit';

/** @import { LessonIntents, LessonState } from './index.js' */

/**
 * @param {LessonState} state
 * @param {LessonIntents} intents
 */
export function contentsView(state, intents) {
  const { lesson, index, isDone, words } = state;
  const { cards } = lesson;
  const done = cards.filter(isDone).length;
  const progress = words.contents.progress(done, cards.length);
  return html`
    <details class="contents" lang=${words.language} @keydown=${closeByEscape}>
      <summary>
        <span>${words.place(index + 1, cards.length)}</span>
        <progress
          max=${cards.length}
          value=${done}
          aria-label=${progress}
          title=${progress}
        ></progress>
      </summary>
      <nav aria-label=${words.contents.label}>
        <ol>
          ${cards.map((card, at) => entryView(card, at, state, intents))}
        </ol>
      </nav>
      ${keptView(state, intents)}
    </details>
  `;
}

/**
 * @param {LessonState['lesson']['cards'][number]} card
 * @param {number} at
 * @param {LessonState} state
 * @param {LessonIntents} intents
 */
function entryView(card, at, { index, isDone, words }, { turnTo }) {
  return html`
    <li>
      <button aria-current=${at === index ? 'step' : nothing} @click=${() => turnTo(at)}>
        <span>${card.title || words.untitledCard(at + 1)}</span>
        ${
          card.problems.length > 0
            ? html`<span class="flaw" role="img" aria-label=${words.contents.wrong}>!</span>`
            : nothing
        }
        ${
          isDone(card)
            ? html`<span class="tick" role="img" aria-label=${words.contents.done}>✓</span>`
            : nothing
        }
      </button>
    </li>
  `;
}

/**
 * @param {LessonState} state
 * @param {LessonIntents} intents
 */
function keptView({ isKept, note, canUndoClear, words }, { clear, undoClear }) {
  const { contents } = words;
  return html`
    <p class="kept">
      ${isKept ? contents.kept : contents.notKept}
      <button data-control="clear" title=${contents.clear.tip} @click=${clear}>
        ${contents.clear.name}
      </button>
      <span role="status">${note}</span>
      ${
        canUndoClear
          ? html`<button
              data-control="undo-clear"
              title=${contents.undoClear.tip}
              @click=${undoClear}
            >
              ${contents.undoClear.name}
            </button>`
          : nothing
      }
    </p>
  `;
}

/** @param {KeyboardEvent} event */
function closeByEscape({ key, currentTarget }) {
  const contents = /** @type {HTMLDetailsElement} */ (currentTarget);
  if (key !== 'Escape' || !contents.open) return;
  contents.open = false;
  contents.querySelector('summary')?.focus();
}
