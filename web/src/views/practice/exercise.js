// What somebody who practises works in: the entries of the step, each with its arithmetic or a field.
import { html, nothing } from 'lit';
import { arithmeticLine, arithmeticSetUp, contents } from '../mathml.js';

/**
 * @import { Expression } from '../../engine/types.js'
 * @import { Outcome } from '../../model/practice/attempt.js'
 * @import { Words } from '../../words/index.js'
 * @import { PracticeWords } from '../../words/practice.js'
 */

/**
 * An entry of the result. Where it is open there is a field with what is `typed`, and `feedback` on
 * it; `isWrong` says that it was judged and is not right, `isRead` that it could be read. `arithmetic` is null where it is too long
 * to read, and where it is not to be seen.
 * @typedef {{
 *   cell: number,
 *   row: number,
 *   column: number,
 *   name: string,
 *   isOpen: boolean,
 *   outcome: Outcome | null,
 *   typed: string,
 *   isWrong: boolean,
 *   isRead: boolean,
 *   hints: string[],
 *   arithmetic: Expression | null,
 *   value: string,
 *   feedback: unknown,
 * }} Line
 */

/**
 * @typedef {{
 *   result: string,
 *   columns: number,
 *   lines: readonly Line[],
 *   current: number | null,
 *   hintsGiven: number,
 *   canChoose: boolean,
 *   digits: number,
 *   done: string,
 *   note: string,
 *   next: 'entry' | 'row' | 'step' | 'iteration' | null,
 *   canRepeat: boolean,
 *   said: string,
 *   words: PracticeWords['practice'],
 *   place: string,
 *   spoken: Words['steps']['spoken'],
 * }} ExerciseState `current` is the cell that is answered now, null if all are; `hintsGiven` are its
 *   hints so far; where one `canChoose`, other entries can be asked for instead. `done` says what is
 *   filled in, `note` why there is nothing to fill in, and `next` what comes then. `place` is what the
 *   number of a line is told after; `said` is for who does not see the rest
 */

/**
 * @typedef {{
 *   type: (cell: number, typed: string) => void,
 *   reach: (cell: number) => void,
 *   judge: (cell: number) => void,
 *   check: () => void,
 *   help: () => void,
 *   choose: (cell: number) => void,
 *   goOn: () => void,
 *   repeat: () => void,
 * }} ExerciseIntents `reach` is told which field has the focus; `judge` has one judged, `check` all
 *   that were typed
 */

/**
 * @param {ExerciseState} state
 * @param {ExerciseIntents} intents
 */
export function exerciseView(state, intents) {
  const { result, lines, note, said, words } = state;
  return html`
    <section class="elements exercise" data-part="exercise" aria-label=${words.exercise}>
      <p class="label">${words.exercise}</p>
      ${note ? html`<p class="note">${note}</p>` : nothing}
      <ol data-roving="lines" data-result=${result}>
        ${lines.map((line) => lineView(line, state, intents))}
      </ol>
      ${actionsView(state, intents)}
      <p class="said" role="status" data-part="verdict">${said}</p>
    </section>
  `;
}

/**
 * @param {Line} line
 * @param {ExerciseState} state
 * @param {ExerciseIntents} intents
 */
function lineView(line, state, intents) {
  const { cell, row, column, isOpen, outcome } = line;
  const { columns, current, lines } = state;
  const number = columns === 1 ? `${row + 1}` : `${row + 1}, ${column + 1}`;
  return html`
    <li
      class=${cell === current ? 'current' : ''}
      data-cell=${cell}
      data-outcome=${outcome ?? nothing}
    >
      ${
        state.canChoose && !isOpen
          ? html`<button
              class="where"
              title=${state.words.askFor(state.result)}
              @click=${() => intents.choose(cell)}
            >
              <span class="said">${state.place}</span> ${number}
            </button>`
          : html`<span class="where" ?hidden=${lines.length === 1}
              ><span class="said">${state.place}</span> ${number}</span
            >`
      }
      <div class="answer">${isOpen ? openView(line, state, intents) : closedView(line, state)}</div>
    </li>
  `;
}

/**
 * @param {Line} line
 * @param {ExerciseState} state
 */
function closedView({ arithmetic, value, outcome, feedback }, { words, spoken }) {
  return html`
    ${
      arithmetic
        ? html`<span class="line" ${contents(arithmeticLine(arithmetic, spoken))}></span>`
        : html`<span class="numerals">${value}</span>`
    }
    ${
      outcome
        ? html`<span class="mark" data-mark=${outcome}
            >${outcome === 'shown' ? '' : '✓ '}${words.marks[outcome]}</span
          >`
        : nothing
    }
    ${feedback ? html`<div class="feedback">${feedback}</div>` : nothing}
  `;
}

/**
 * @param {Line} line
 * @param {ExerciseState} state
 * @param {ExerciseIntents} intents
 */
function openView(line, { digits, words, spoken }, intents) {
  const { cell, name, typed, isWrong, isRead, hints, arithmetic, feedback } = line;
  const id = `practice-${cell}`;
  return html`
    ${hints.map((hint) => html`<p class="hint">${hint}</p>`)}
    ${
      arithmetic
        ? html`<span class="line" ${contents(arithmeticSetUp(arithmetic, spoken))}></span>`
        : nothing
    }
    <input
      type="text"
      inputmode="text"
      enterkeyhint="done"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      data-blank=${cell}
      aria-label=${words.field(name, digits)}
      aria-invalid=${isWrong ? 'true' : 'false'}
      aria-describedby=${feedback ? id : nothing}
      .value=${typed}
      @input=${(/** @type {Event} */ { target }) =>
        intents.type(cell, /** @type {HTMLInputElement} */ (target).value)}
      @focus=${() => intents.reach(cell)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        event.preventDefault();
        intents.judge(cell);
      }}
    />
    ${isWrong ? markView(isRead, words) : nothing}
    ${feedback ? html`<div class="feedback" id=${id}>${feedback}</div>` : nothing}
  `;
}

/**
 * @param {boolean} isRead
 * @param {ExerciseState['words']} words
 */
function markView(isRead, { notYet, notRead }) {
  return isRead
    ? html`<span class="mark" data-mark="wrong">✗ ${notYet}</span>`
    : html`<span class="mark" data-mark="unread">${notRead}</span>`;
}

/**
 * @param {ExerciseState} state
 * @param {ExerciseIntents} intents
 */
function actionsView(state, intents) {
  const { current, hintsGiven, done, next, canRepeat, words } = state;
  const help = words.help[Math.min(hintsGiven, words.help.length - 1)];
  return html`
    ${done ? html`<p class="all-done" data-part="done">${done}</p>` : nothing}
    <div class="actions">
      ${
        current === null
          ? nothing
          : html`${button('check', words.check, intents.check)}
            ${button('help', help, intents.help)}`
      }
      ${next ? button('practice-next', words.next[next], intents.goOn) : nothing}
      ${canRepeat ? button('again', words.again, intents.repeat) : nothing}
    </div>
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
