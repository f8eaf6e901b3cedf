// The panel of practice: how much is asked for and how it goes, and rounding as on paper.
import { html, nothing } from 'lit';
import { sectionButtons } from '../../fields.js';
import { EXTENTS } from '../../model/practice/extent.js';
import { OUTCOMES, askedIn } from '../../model/practice/progress.js';
import { roundingView } from './rounding.js';

export { exerciseView } from './exercise.js';
export { practiceStyles } from './styles.js';

/**
 * @import { Extent } from '../../model/practice/extent.js'
 * @import { Progress } from '../../model/practice/progress.js'
 * @import { PracticeWords } from '../../words/practice.js'
 * @import { RoundingIntents, RoundingState } from './rounding.js'
 */

/** @typedef {'fill' | 'rounding'} Section */

/** @type {readonly Section[]} */
const SECTIONS = ['fill', 'rounding'];

/**
 * @typedef {{
 *   section: Section,
 *   extent: Extent,
 *   digits: number,
 *   digitChoices: readonly number[],
 *   isOneAlone: boolean,
 *   refused: string,
 *   hasBlank: boolean,
 *   exercise: unknown,
 *   examples: string,
 *   progress: Progress,
 *   isKept: boolean,
 *   status: string,
 *   rounding: RoundingState | null,
 *   words: PracticeWords['practice'],
 * }} PracticeState `refused` says why this network cannot be practised; `exercise` stands here where
 *   the equations are not shown; `status` is what clearing did
 */

/**
 * @typedef {RoundingIntents & {
 *   show: (section: Section) => void,
 *   setExtent: (extent: Extent) => void,
 *   setDigits: (digits: number) => void,
 *   showAll: () => void,
 *   goToBlank: () => void,
 *   clear: () => void,
 * }} PracticeIntents
 */

/**
 * @param {PracticeState} state
 * @param {PracticeIntents} intents
 */
export function practiceView(state, intents) {
  const { section, words } = state;
  return html`
    <div class="practice" data-part="practice">
      ${sectionButtons(SECTIONS, section, words.sections, intents.show)}
      ${sectionView(state, intents)}
    </div>
  `;
}

/**
 * @param {PracticeState} state
 * @param {PracticeIntents} intents
 */
function sectionView(state, intents) {
  const { section, refused, isOneAlone, rounding, words } = state;
  if (refused) return html`<p class="note" role="alert">${words.refused(refused)}</p>`;
  if (isOneAlone) {
    const { sentence, showAll } = words.oneAlone;
    return html`
      <p class="note">${sentence}</p>
      <div class="actions">
        <button data-control="show-all" @click=${intents.showAll}>${showAll}</button>
      </div>
    `;
  }
  if (section === 'rounding') return rounding ? roundingView(rounding, intents) : nothing;
  return fillView(state, intents);
}

/**
 * @param {PracticeState} state
 * @param {PracticeIntents} intents
 */
function fillView(state, intents) {
  const { extent, digits, digitChoices, hasBlank, exercise, examples, words } = state;
  return html`
    <div class="settings-of-practice">
      <div class="choice" role="group" aria-label=${words.extent.name}>
        <span class="quiet" aria-hidden="true">${words.extent.name}</span>
        ${EXTENTS.map((choice) => {
          const { name, tip } = words.extent.choices[choice];
          return html`
            <button
              class="tool"
              data-extent=${choice}
              aria-pressed=${choice === extent ? 'true' : 'false'}
              title=${tip}
              @click=${() => intents.setExtent(choice)}
            >
              ${name}
            </button>
          `;
        })}
      </div>
      <label class="field" title=${words.digits.tip}>
        <span>${words.digits.name}</span>
        <select
          data-control="practice-digits"
          @change=${(/** @type {Event} */ { target }) =>
            intents.setDigits(Number(/** @type {HTMLSelectElement} */ (target).value))}
        >
          ${digitChoices.map(
            (choice) =>
              html`<option value=${choice} .selected=${choice === digits}>${choice}</option>`,
          )}
        </select>
        <span>${words.digits.unit}</span>
      </label>
    </div>
    ${
      exercise ??
      html`<p class="where-to">
        ${words.where}
        ${
          hasBlank
            ? html`<button
                class="tool"
                data-control="to-blank"
                title=${words.toBlank.tip}
                @click=${intents.goToBlank}
              >
                ${words.toBlank.name}
              </button>`
            : nothing
        }
      </p>`
    }
    <p class="quiet">${words.understood(examples)}</p>
    ${progressView(state, intents)}
  `;
}

/**
 * @param {PracticeState} state
 * @param {PracticeIntents} intents
 */
function progressView({ progress, isKept, status, words }, { clear }) {
  const asked = askedIn(progress);
  const { name, outcomes, kept, notKept, ...texts } = words.progress;
  return html`
    <section class="progress" data-part="progress" aria-label=${name}>
      <h2>${name}</h2>
      <dl>
        <div>
          <dt>${texts.asked}</dt>
          <dd data-count="asked">${asked}</dd>
        </div>
        ${OUTCOMES.map(
          (outcome) => html`
            <div>
              <dt>${outcomes[outcome]}</dt>
              <dd data-count=${outcome}>${progress[outcome]}</dd>
            </div>
          `,
        )}
      </dl>
      <p class="quiet">
        ${isKept ? kept : notKept}
        <button
          class="tool"
          data-control="clear-progress"
          title=${texts.clear.tip}
          aria-disabled=${asked === 0 ? 'true' : 'false'}
          @click=${() => asked > 0 && clear()}
        >
          ${texts.clear.name}
        </button>
        <span role="status">${status}</span>
      </p>
    </section>
  `;
}
