// A lesson: a card with its question, and the widget beside it or below.
import { html, nothing } from 'lit';
import { contentsView } from './contents.js';
import { proseView } from './prose.js';
import { questionView } from './question.js';

/**
 * @import { PreparedCard, PreparedLesson } from '../../model/lesson/prepare.js'
 * @import { QuestionIntents, QuestionState } from './question.js'
 */

/**
 * @typedef {QuestionState & {
 *   lesson: PreparedLesson,
 *   widget: HTMLElement,
 *   isDone: (card: PreparedCard) => boolean,
 *   isKept: boolean,
 *   isFolded: boolean,
 *   missing: string,
 *   canUndoClear: boolean,
 *   note: string,
 *   handout: unknown,
 * }} LessonState `index` of the card that is shown; `isFolded` says that only its title and goals
 *   are, where it would hide the network; `missing` says that there is no such card as was asked for;
 *   `note` is what was done with the list of cards, and `canUndoClear` that it can be undone; `handout` is what is printed, while it is
 */

/**
 * @typedef {QuestionIntents & {
 *   turnTo: (index: number) => void,
 *   clear: () => void,
 *   undoClear: () => void,
 *   fold: () => void,
 *   restore: () => void,
 * }} LessonIntents `restore` puts the network of the card back
 */

/**
 * @param {LessonState} state
 * @param {LessonIntents} intents
 */
export function lessonView(state, intents) {
  const { lesson, index, widget, handout, words } = state;
  return html`
    <section class="lesson" part="lesson" aria-label=${lesson.title || words.untitled}>
      ${cardView(state, intents)}
      <div class="widget-place" part="network" ?hidden=${!lesson.cards[index].hasNetwork}>
        ${widget}
      </div>
      ${handout}
    </section>
  `;
}

/**
 * @param {LessonState} state
 * @param {LessonIntents} intents
 */
function cardView(state, intents) {
  const { lesson, index, isChanged, isFolded, missing, words } = state;
  const { cards } = lesson;
  const card = cards[index];
  return html`
    <article class="card ${isFolded ? 'folded' : ''}" part="card" aria-labelledby="title">
      <header>
        <p class="lesson-title">${lesson.title}</p>
        ${contentsView(state, intents)} ${foldView(state, intents)}
      </header>
      <div class="body">
        <h2 class="title" id="title" tabindex="-1">
          ${card.title || words.untitledCard(index + 1)}
        </h2>
        ${
          missing
            ? html`<p class="note wrong" role="alert" lang=${words.language}>${missing}</p>`
            : nothing
        }
        ${problemsView(card, words)}
        <div class="prose">${proseView(card.text, state)}</div>
        ${card.question ? questionView(card.question, state, intents) : nothing}
        ${isChanged && card.question?.kind !== 'task' ? changedView(words, intents) : nothing}
        ${index === cards.length - 1 && isTried(card, state) ? endView(state) : nothing}
      </div>
      ${movesView(state, intents)}
    </article>
  `;
}

/**
 * @param {LessonState} state
 * @param {LessonIntents} intents
 */
function foldView({ isFolded, words }, { fold }) {
  const { name, tip } = isFolded ? words.unfold : words.fold;
  return html`<button
    data-control="fold"
    lang=${words.language}
    title=${tip}
    aria-expanded=${isFolded ? 'false' : 'true'}
    @click=${fold}
  >
    ${name}
  </button>`;
}

/**
 * Whether nothing is left to do on a card before the lesson ends.
 * @param {PreparedCard} card
 * @param {LessonState} state
 */
function isTried(card, { answer, isDone }) {
  if (!card.question || isDone(card)) return true;
  return answer.tries > 0 || answer.chosen.length > 0 || answer.isShown;
}

/**
 * @param {PreparedCard} card
 * @param {LessonState['words']} words
 */
function problemsView({ problems }, words) {
  if (problems.length === 0) return nothing;
  return html`
    <div class="note wrong" role="note" lang=${words.language}>
      <p>${words.problems}</p>
      <ul>
        ${problems.map((problem) => html`<li><code>${problem}</code></li>`)}
      </ul>
    </div>
  `;
}

/**
 * @param {LessonState['words']} words
 * @param {LessonIntents} intents
 */
function changedView({ changed, language }, { restore }) {
  return html`
    <div class="note" data-part="changed" lang=${language}>
      <p>${changed.sentence}</p>
      <button data-control="restore" title=${changed.restore.tip} @click=${restore}>
        ${changed.restore.name}
      </button>
    </div>
  `;
}

/** @param {LessonState} state */
function endView({ lesson, isDone, words }) {
  const open = lesson.cards.filter((card) => card.question && !isDone(card)).length;
  return html`<div class="note" data-part="end" lang=${words.language}>
    <p>${words.end(open)}</p>
    <slot name="end"></slot>
  </div>`;
}

/**
 * @param {LessonState} state
 * @param {LessonIntents} intents
 */
function movesView({ lesson, index, words }, { turnTo }) {
  const last = lesson.cards.length - 1;
  const titleOf = (/** @type {number} */ card) =>
    lesson.cards[card] ? lesson.cards[card].title || words.untitledCard(card + 1) : '';
  return html`
    <nav class="moves" lang=${words.language} aria-label=${words.moves}>
      <button
        data-control="back"
        title=${words.back.tip(titleOf(index - 1))}
        aria-disabled=${index === 0 ? 'true' : 'false'}
        @click=${() => index > 0 && turnTo(index - 1)}
      >
        ${words.back.name}
      </button>
      <button
        data-control="next"
        title=${words.next.tip(titleOf(index + 1))}
        aria-disabled=${index === last ? 'true' : 'false'}
        @click=${() => index < last && turnTo(index + 1)}
      >
        ${words.next.name}
      </button>
    </nav>
  `;
}
