// The question of a card: a number to work out, options, a prediction, or a task for the widget.
import { html, nothing } from 'lit';
import { DIRECTIONS } from '../../model/lesson/questions.js';
import { briefView, namedPlace, placeSymbol, proseView, spokenPlace } from './prose.js';
import { taskView } from './task.js';
import { cellVerdict, choiceVerdict, predictionVerdict } from './verdict.js';

/**
 * @import { AnswerState } from '../../lesson/answering.js'
 * @import { Asked, CellAsked, ChoiceAsked, Direction, PredictionAsked } from '../../model/lesson/questions.js'
 * @import { Block } from '../../model/lesson/prose.js'
 * @import { ProseState } from './prose.js'
 */

/**
 * @typedef {ProseState & {
 *   answer: AnswerState,
 *   index: number,
 *   isChanged: boolean,
 *   isTrained: boolean,
 *   feedback: unknown,
 *   whatToDo: string,
 *   working: unknown,
 * }} QuestionState `isChanged` says that the network is no longer the card's, and `isTrained` that it is
 *   in another iteration; `feedback` is what is known of a wrong entry; `whatToDo` is the hint for an entry of
 *   which its author gives none; `working` is how it is worked out
 */

/**
 * @typedef {{
 *   hint: () => void,
 *   check: (typed: string) => void,
 *   showMe: () => void,
 *   choose: (option: number) => void,
 *   predict: (guess: Direction) => void,
 *   predictNumber: (typed: string) => void,
 *   restore: () => void,
 * }} QuestionIntents
 */

/** After so many tries a reader can have an entry shown. */
const TRIES = 2;

/**
 * @param {Asked} question
 * @param {QuestionState} state
 * @param {QuestionIntents} intents
 */
export function questionView(question, state, intents) {
  const { answer, words } = state;
  return html`
    <section class="question" data-kind=${question.kind} aria-labelledby="question">
      <h3 id="question">
        ${words.question}
        ${answer.isRight ? html`<span class="tick">✓ <span class="said">${words.done}</span></span>` : nothing}
      </h3>
      <div class="prompt" id="prompt">${promptView(question, state)}</div>
      ${bodyView(question, state, intents)}
    </section>
  `;
}

/**
 * @param {Asked} question
 * @param {QuestionState} state
 * @param {QuestionIntents} intents
 */
function bodyView(question, state, intents) {
  switch (question.kind) {
    case 'cell':
      return cellView(question, state, intents);
    case 'choice':
      return choiceView(question, state, intents);
    case 'prediction':
      return predictionView(question, state, intents);
    case 'task':
      return html`${taskView(question, state)}
        <div class="help">
          ${hintView(question.hint, state, intents)}
          ${state.isChanged || state.isTrained ? restoreView(state, intents) : nothing}
        </div>`;
  }
}

/**
 * What its author asks, or else what the kind of question says by itself.
 * @param {Asked} question
 * @param {ProseState} state
 */
export function promptView(question, state) {
  if (question.prompt.length > 0) return proseView(question.prompt, state);
  const { words } = state;
  if (question.kind === 'cell') {
    return html`<p>${words.cell} ${namedPlace(question.place, state)}</p>`;
  }
  if (question.kind !== 'prediction') return nothing;
  const { of, event, answer } = question;
  const { prediction } = words;
  const name = of.step === 'loss' ? prediction.loss : namedPlace(of, state);
  const { start, end } = prediction.asked[answer];
  return html`<p>${prediction.event(event)} ${start} ${name} ${end}</p>`;
}

/**
 * @param {CellAsked} question
 * @param {QuestionState} state
 * @param {QuestionIntents} intents
 */
function cellView(question, state, intents) {
  const { answer, words } = state;
  const { place, digits, hint } = question;
  const isBad =
    answer.problem !== null || (answer.judgement !== null && answer.judgement.verdict !== 'right');
  return html`
    ${fieldView(
      {
        symbol: placeSymbol(place),
        label: words.field(spokenPlace(place, state), digits),
        note: words.digits(digits),
        button: words.check,
        isBad,
      },
      state,
      intents.check,
    )}
    ${verdictView(cellVerdict(question, state))}
    <div class="help">
      ${hintView(hint, state, intents, state.whatToDo)}
      ${
        answer.tries >= TRIES && !answer.isRight && !answer.isShown
          ? html`<button data-control="show-me" title=${words.showMe.tip} @click=${intents.showMe}>
              ${words.showMe.name}
            </button>`
          : nothing
      }
    </div>
  `;
}

/**
 * @param {ChoiceAsked} question
 * @param {QuestionState} state
 * @param {QuestionIntents} intents
 */
function choiceView(question, state, intents) {
  const { options, hint } = question;
  const { answer, words } = state;
  return html`
    <div class="options" role="group" aria-labelledby="prompt">
      ${options.map(({ text, isRight }, index) => {
        const isChosen = answer.chosen.includes(index);
        const mark = isChosen ? (isRight ? '✓' : '✗') : '';
        return html`<button
          data-option=${index}
          aria-pressed=${isChosen ? 'true' : 'false'}
          class=${isChosen ? (isRight ? 'right' : 'wrong') : ''}
          @click=${() => intents.choose(index)}
        >
          <span class="mark" aria-hidden="true">${mark}</span>
          <span>${briefView(text, { ...state, isPressed: true })}</span>
          ${isChosen ? html`<span class="said">${isRight ? words.right : words.notThis}</span>` : nothing}
        </button>`;
      })}
    </div>
    ${verdictView(choiceVerdict(question, state))}
    <div class="help">${hintView(hint, state, intents)}</div>
  `;
}

/**
 * @param {PredictionAsked} question
 * @param {QuestionState} state
 * @param {QuestionIntents} intents
 */
function predictionView(question, state, intents) {
  const { answer, words } = state;
  const { of, digits } = question;
  const { prediction } = words;
  const isDone = answer.guess !== null;
  return html`
    ${
      question.answer === 'number'
        ? fieldView(
            {
              symbol: placeSymbol(of),
              label: words.field(spokenPlace(of, state), digits),
              note: words.digits(digits),
              button: prediction.predict,
              isBad: answer.problem !== null,
              isDone,
            },
            state,
            intents.predictNumber,
          )
        : html`<div class="options across" role="group" aria-labelledby="prompt">
            ${DIRECTIONS.map((direction) => {
              const isChosen = answer.guess === direction;
              const isRight = isDone && direction === question.direction;
              return html`<button
                data-guess=${direction}
                aria-pressed=${isChosen ? 'true' : 'false'}
                aria-disabled=${isDone ? 'true' : 'false'}
                class=${isRight ? 'right' : isChosen ? 'wrong' : ''}
                @click=${() => intents.predict(direction)}
              >
                ${isRight ? html`<span class="mark" aria-hidden="true">✓</span>` : nothing}
                ${prediction.options[direction]}
                ${isRight ? html`<span class="said">${words.right}</span>` : nothing}
              </button>`;
            })}
          </div>`
    }
    ${verdictView(predictionVerdict(question, state))}
    ${
      answer.guess === null ? nothing : html`<div class="help">${restoreView(state, intents)}</div>`
    }
  `;
}

/**
 * @param {QuestionState} state
 * @param {QuestionIntents} intents
 */
function restoreView({ words }, { restore }) {
  const { name, tip } = words.again;
  return html`<button data-control="again" title=${tip} @click=${restore}>${name}</button>`;
}

/**
 * @param {{
 *   symbol: unknown,
 *   label: string,
 *   note: string,
 *   button: {name: string, tip: string},
 *   isBad: boolean,
 *   isDone?: boolean,
 * }} field `isDone` says that what was answered stays
 * @param {QuestionState} state
 * @param {(typed: string) => void} take
 */
function fieldView(
  { symbol, label, note, button, isBad, isDone = false },
  { answer, index },
  take,
) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    take(String(new FormData(form).get('answer') ?? ''));
  };
  return html`
    <form class="field" @submit=${submit}>
      <label for="answer-${index}"
        ><span aria-hidden="true">${symbol} =</span> <span class="said">${label}</span></label
      >
      <input
        id="answer-${index}"
        name="answer"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        dir="ltr"
        .value=${answer.typed}
        ?readonly=${isDone}
        aria-invalid=${isBad ? 'true' : 'false'}
        aria-describedby="note"
      />
      ${
        isDone
          ? nothing
          : html`<button class="main" data-control="check" title=${button.tip}>
              ${button.name}
            </button>`
      }
      <p class="quiet" id="note">${note}</p>
    </form>
  `;
}

/**
 * @param {readonly Block[]} hint
 * @param {QuestionState} state
 * @param {QuestionIntents} intents
 * @param {string} [otherwise] where the author gives none
 */
function hintView(hint, state, intents, otherwise = '') {
  const { answer, words } = state;
  if (hint.length === 0 && !otherwise) return nothing;
  return answer.isHintShown
    ? html`<div class="hint" data-part="hint" tabindex="-1">
        ${hint.length > 0 ? proseView(hint, state) : html`<p>${otherwise}</p>`}
      </div>`
    : html`<button data-control="hint" title=${words.hint.tip} @click=${intents.hint}>
        ${words.hint.name}
      </button>`;
}

/**
 * What became of an answer; also told to who hears the page.
 * @param {{isRight: boolean, content: unknown} | null} verdict
 */
function verdictView(verdict) {
  return html`<div
    class="verdict ${verdict ? (verdict.isRight ? 'right' : 'wrong') : ''}"
    role="status"
  >
    ${verdict ? verdict.content : nothing}
  </div>`;
}
