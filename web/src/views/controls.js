// The controls of a walk-through: moving, playing, the grain, the learning rate.
import { css, html, nothing, svg } from 'lit';
import { refusal } from '../fields.js';
import { formatNumber } from '../format.js';
import { GRAINS } from '../model/options.js';

/**
 * @import { Grain } from '../engine/types.js'
 * @import { Words } from '../words/index.js'
 */

/** @typedef {{text: string, message: string}} Field what it holds, and why that was refused */

/** Paths in a 24 x 24 box. */
const ICONS = {
  restart: 'M6 5v14 M19 5 9.5 12 19 19z',
  back: 'M16 5 7 12l9 7z',
  next: 'M8 5l9 7-9 7z',
  play: 'M7 4.5 19 12 7 19.5z',
  pause: 'M8 5v14 M16 5v14',
  nextIteration: 'M5 5l7.5 7L5 19z M13 5l7.5 7-7.5 7z',
};

/**
 * Going through the steps.
 * @param {{playing: boolean, atStart: boolean, words: Words['controls']}} state
 * @param {{restart: () => void, back: () => void, next: () => void, togglePlay: () => void}} intents
 */
export function movesView({ playing, atStart, words }, intents) {
  const play = playing ? words.pause : words.play;
  return html`
    <div class="moves">
      ${button('restart', words.restart, intents.restart, { disabled: atStart })}
      ${button('back', words.back, intents.back, { disabled: atStart })}
      ${button(playing ? 'pause' : 'play', play, intents.togglePlay)}
      ${button('next', words.next, intents.next, { withName: true })}
    </div>
  `;
}

/**
 * How the steps are gone through, and what the training does.
 * @param {{
 *   grain: Grain,
 *   speed: number,
 *   speeds: readonly number[],
 *   learningRate: Field | false,
 *   examples: number,
 *   example: Field,
 *   iterations: Field,
 *   words: Words['controls'],
 * }} state `learningRate` is false where it cannot be changed
 * @param {{
 *   setGrain: (grain: Grain) => void,
 *   setSpeed: (speed: number) => void,
 *   setLearningRate: (typed: string) => void,
 *   setExample: (typed: string) => void,
 *   nextIteration: () => void,
 *   train: (iterations: string) => void,
 * }} intents
 */
export function settingsView(state, intents) {
  return html`
    <div class="settings" part="settings">
      ${grainChoice(state, intents)} ${speedChoice(state, intents)}
      ${state.learningRate ? learningRateField(state.learningRate, state.words, intents) : nothing}
      ${state.examples > 1 ? exampleField(state, intents) : nothing}
      ${button('nextIteration', state.words.nextIteration, intents.nextIteration, {
        withName: true,
      })}
      ${trainField(state, intents)}
      ${state.learningRate ? refusal('learning-rate', state.learningRate) : nothing}
      ${refusal('example', state.example)} ${refusal('iterations', state.iterations)}
    </div>
  `;
}

/**
 * @param {keyof typeof ICONS} icon
 * @param {{name: string, tip: string}} text
 * @param {() => void} press
 * @param {{disabled?: boolean, withName?: boolean}} [options] `withName` shows the name as well
 */
function button(icon, { name, tip }, press, { disabled = false, withName = false } = {}) {
  // aria-disabled keeps the focus where the reader has it when the start is reached.
  return html`
    <button
      data-control=${icon}
      aria-label=${name}
      title=${tip}
      aria-disabled=${disabled ? 'true' : nothing}
      @click=${() => disabled || press()}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${ICONS[icon]} />`}</svg>
      ${withName ? html`<span>${name}</span>` : nothing}
    </button>
  `;
}

/**
 * @param {{grain: Grain, words: Words['controls']}} state
 * @param {{setGrain: (grain: Grain) => void}} intents
 */
function grainChoice({ grain, words }, { setGrain }) {
  // Buttons, not radio buttons: the arrow keys stay free to move through the steps.
  return html`
    <div class="grain" role="group" aria-label=${words.grain.name}>
      <span aria-hidden="true">${words.grain.name}</span>
      ${GRAINS.map((choice) => {
        const { name, tip } = words.grain.choices[choice];
        return html`
          <button
            data-grain=${choice}
            aria-pressed=${choice === grain ? 'true' : 'false'}
            title=${tip}
            @click=${() => setGrain(choice)}
          >
            ${name}
          </button>
        `;
      })}
    </div>
  `;
}

/**
 * @param {{speed: number, speeds: readonly number[], words: Words['controls']}} state
 * @param {{setSpeed: (speed: number) => void}} intents
 */
function speedChoice({ speed, speeds, words }, { setSpeed }) {
  return html`
    <label class="field" title=${words.speed.tip}>
      <span>${words.speed.name}</span>
      <select
        data-control="speed"
        @change=${(/** @type {Event} */ { target }) =>
          setSpeed(Number(/** @type {HTMLSelectElement} */ (target).value))}
      >
        ${speeds.map(
          (choice) =>
            html`<option value=${choice} ?selected=${choice === speed}>
              ${formatNumber(choice).text}×
            </option>`,
        )}
      </select>
    </label>
  `;
}

/**
 * @param {Field} learningRate
 * @param {Words['controls']} words
 * @param {{setLearningRate: (typed: string) => void}} intents
 */
function learningRateField(learningRate, words, { setLearningRate }) {
  return html`
    <label class="field" title=${words.learningRate.tip}>
      <span>${words.learningRate.name}</span>
      <input
        data-control="learning-rate"
        type="text"
        inputmode="decimal"
        size="5"
        autocomplete="off"
        .value=${learningRate.text}
        aria-invalid=${learningRate.message ? 'true' : 'false'}
        aria-describedby=${learningRate.message ? 'learning-rate-message' : nothing}
        @change=${(/** @type {Event} */ { target }) =>
          setLearningRate(/** @type {HTMLInputElement} */ (target).value)}
      />
    </label>
  `;
}

/**
 * Which example of the batch is looked at alone.
 * @param {{examples: number, example: Field, words: Words['controls']}} state
 * @param {{setExample: (typed: string) => void}} intents
 */
function exampleField({ examples, example, words }, { setExample }) {
  return html`
    <label class="field" title=${words.example.tip}>
      <span>${words.example.name}</span>
      <input
        data-control="example"
        type="text"
        inputmode="numeric"
        size="4"
        autocomplete="off"
        placeholder=${words.example.all}
        .value=${example.text}
        aria-invalid=${example.message ? 'true' : 'false'}
        aria-describedby=${example.message ? 'example-message' : nothing}
        @change=${(/** @type {Event} */ { target }) =>
          setExample(/** @type {HTMLInputElement} */ (target).value)}
      />
      <span>${words.example.of(examples)}</span>
    </label>
  `;
}

/** How many iterations, unless the reader says. */
const ITERATIONS = 100;

/**
 * Many iterations at once.
 * @param {{iterations: Field, words: Words['controls']}} state `iterations` if refused
 * @param {{train: (iterations: string) => void}} intents
 */
function trainField({ iterations, words }, { train }) {
  const { name, tip, count, unit } = words.train;
  const run = (/** @type {Event} */ { currentTarget }) => {
    const group = /** @type {Element} */ (currentTarget).closest('.train');
    train(group?.querySelector('input')?.value ?? '');
  };
  return html`
    <span class="field train" role="group" aria-label=${words.train.label} title=${tip}>
      <button data-control="train" @click=${run}>${name}</button>
      <input
        data-control="iterations"
        aria-label=${count}
        aria-invalid=${iterations.message ? 'true' : 'false'}
        aria-describedby=${iterations.message ? 'iterations-message' : nothing}
        type="text"
        inputmode="numeric"
        size="6"
        autocomplete="off"
        value=${ITERATIONS}
        @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && run(event)}
      />
      <span>${unit}</span>
    </span>
  `;
}

export const controlsStyles = css`
  .moves,
  .settings {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1.25rem;
  }
  .moves {
    flex-wrap: nowrap;
    gap: 0.25rem;
  }
  .settings {
    justify-content: space-between;
    padding-bottom: 0.75rem;
    border-bottom: 1px solid var(--bbh-line);
  }
  .moves button,
  .settings button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    min-width: 2.75rem;
    min-height: 2.75rem;
    padding: 0 0.75rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.5rem;
    background: var(--bbh-paper);
    color: inherit;
  }
  .settings button {
    min-height: 2.25rem;
  }
  .moves button:hover,
  .settings button:hover {
    background: var(--bbh-raised);
  }
  .moves button[aria-disabled='true'] {
    color: var(--bbh-quiet);
    opacity: 0.6;
    cursor: default;
  }
  .moves button[data-control='next'],
  .moves button[data-control='next']:hover {
    flex: 1;
    border-color: var(--bbh-accent);
    background: var(--bbh-accent);
    color: var(--bbh-paper);
    font-weight: 600;
  }
  .moves svg,
  .settings svg {
    width: 1.125rem;
    height: 1.125rem;
    fill: currentColor;
    stroke: currentColor;
    stroke-width: 2.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .grain {
    display: flex;
    align-items: center;
  }
  .grain span,
  .field span {
    color: var(--bbh-quiet);
    font-size: 0.875rem;
  }
  .grain span {
    padding-inline-end: 0.5rem;
  }
  .grain button,
  .grain button:hover {
    min-width: 0;
    border-radius: 0;
    border-inline-end-width: 0;
  }
  .grain button:first-of-type {
    border-start-start-radius: 0.5rem;
    border-end-start-radius: 0.5rem;
  }
  .grain button:last-of-type {
    border-start-end-radius: 0.5rem;
    border-end-end-radius: 0.5rem;
    border-inline-end-width: 1px;
  }
  .grain button[aria-pressed='true'],
  .grain button[aria-pressed='true']:hover {
    border-color: var(--bbh-ink);
    background: var(--bbh-ink);
    color: var(--bbh-paper);
  }
  .field {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-width: 0;
  }
  .field input,
  .field select {
    min-width: 0;
    min-height: 2.25rem;
    padding: 0 0.5rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: inherit;
    font: inherit;
    font-size: 1rem; /* a phone zooms into a field with less */
    font-variant-numeric: tabular-nums;
  }
  .field input {
    width: 5rem;
  }
  .field [aria-invalid='true'] {
    border-color: var(--bbh-negative);
  }
  /* Why what a field holds was refused: below it, as wide as its row. */
  .refusal {
    flex: 0 0 100%;
    margin: 0;
    padding-inline-start: 0.5rem;
    border-inline-start: 4px solid var(--bbh-negative);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  @container (min-width: 60rem) {
    .settings {
      justify-content: start;
      gap: 2rem;
    }
  }
  @container (max-width: 48rem) {
    .grain span {
      display: none;
    }
  }
  @container (max-width: 30rem) {
    .field input {
      width: 4rem;
    }
    .settings .field {
      gap: 0.25rem;
    }
    .settings {
      gap: 0.5rem;
      font-size: 0.875rem;
    }
    .settings button {
      padding: 0 0.5rem;
    }
  }
`;
