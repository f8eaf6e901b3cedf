// All steps of one iteration on a line, in their four phases.
import { css, html } from 'lit';

/**
 * @import { Phase, Step } from '../engine/types.js'
 * @import { Words } from '../words/index.js'
 */

/** With more steps than this in a phase, single ticks would run together. */
const MOST_TICKS = 80;

/**
 * @param {{steps: readonly Step[], step: number, words: Words['controls']}} state
 * @param {{goTo: (step: number) => void, goToPhase: (phase: Phase) => void}} intents
 */
export function timelineView({ steps, step, words }, { goTo, goToPhase }) {
  const current = steps[step];
  const phases = phasesOf(steps);
  const columns = phases.map(({ count }) => `minmax(max-content, ${count}fr)`).join(' ');
  // Styles are set as properties: a strict Content-Security-Policy refuses the attribute.
  return html`
    <div class="timeline" .style=${`--columns: ${columns}`}>
      ${phases.map(
        ({ phase, first, count }, column) => html`
          <button
            class="phase"
            .style=${`grid-column: ${column + 1}`}
            aria-current=${first <= step && step < first + count ? 'step' : 'false'}
            title=${words.timeline.phaseTip(words.phases[phase])}
            @click=${() => goToPhase(phase)}
          >
            ${words.phases[phase]}
          </button>
          <div
            class="track"
            .style=${`grid-column: ${column + 1}; --count: ${count}; --done: ${doneOf(step, first, count)}`}
            data-phase=${phase}
            data-ticks=${count <= MOST_TICKS}
            @pointerdown=${(/** @type {PointerEvent} */ event) => {
              /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture?.(event.pointerId);
              goTo(stepAt(event, first, count));
            }}
            @pointermove=${(/** @type {PointerEvent} */ event) => {
              if (event.buttons & 1) goTo(stepAt(event, first, count));
            }}
          ></div>
        `,
      )}
      <div
        class="slider"
        role="slider"
        tabindex="0"
        aria-label=${words.timeline.name}
        title=${words.timeline.tip}
        aria-valuemin="1"
        aria-valuemax=${steps.length}
        aria-valuenow=${step + 1}
        aria-valuetext=${words.timeline.value(step + 1, steps.length, current.result)}
      ></div>
    </div>
  `;
}

/**
 * Where updates are in place, they alternate with the backward pass: both stand under its name.
 * @param {readonly Step[]} steps
 */
function phasesOf(steps) {
  const firstUpdate = steps.findIndex(({ phase }) => phase === 'update');
  const isInPlace = steps.some(({ phase }, index) => phase === 'backward' && index > firstUpdate);
  /** @type {{phase: Phase, first: number, count: number}[]} */
  const phases = [];
  for (const { phase, index } of steps) {
    const shown = isInPlace && phase === 'update' ? 'backward' : phase;
    if (phases.at(-1)?.phase !== shown) phases.push({ phase: shown, first: index, count: 0 });
    phases[phases.length - 1].count += 1;
  }
  return phases;
}

/**
 * How many steps of a phase are done, the current one among them.
 * @param {number} step
 * @param {number} first
 * @param {number} count
 */
function doneOf(step, first, count) {
  return Math.min(Math.max(step - first + 1, 0), count);
}

/**
 * @param {PointerEvent} event
 * @param {number} first
 * @param {number} count
 */
function stepAt(event, first, count) {
  const { left, width } = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
  const index = Math.floor(((event.clientX - left) / width) * count);
  return first + Math.min(Math.max(index, 0), count - 1);
}

export const timelineStyles = css`
  .timeline {
    display: grid;
    grid-template-columns: var(--columns);
    gap: 0.25rem 0.375rem;
    position: relative;
  }
  .timeline .phase {
    grid-row: 1;
    justify-self: start;
    min-height: 1.5rem;
    padding: 0.125rem 0.25rem;
    border: 0;
    background: none;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .timeline .phase[aria-current='step'] {
    color: var(--bbh-ink);
    font-weight: 600;
  }
  .timeline .track {
    grid-row: 2;
    height: 1.5rem;
    cursor: pointer;
    touch-action: pan-y;
    --tone: var(--bbh-accent);
    --cell: calc(100% / var(--count));
    background:
      linear-gradient(var(--tone), var(--tone)) left center / calc(var(--cell) * var(--done)) 0.5rem
        no-repeat,
      linear-gradient(var(--bbh-line), var(--bbh-line)) left center / 100%
        var(--still-ahead, 0.5rem) no-repeat;
    position: relative;
  }
  .timeline .track[data-ticks='true']::after {
    content: '';
    position: absolute;
    inset: 0.5rem 0;
    background: repeating-linear-gradient(
      to right,
      transparent 0 calc(var(--cell) - 2px),
      var(--bbh-paper) calc(var(--cell) - 2px) var(--cell)
    );
  }
  .timeline .track[data-phase='backward'],
  .timeline .track[data-phase='update'] {
    --tone: var(--bbh-gradient);
  }
  /* The slider carries the meaning and the focus; the tracks below it take the pointer. */
  .timeline .slider {
    grid-row: 2;
    grid-column: 1 / -1;
    pointer-events: none;
    border-radius: 0.25rem;
  }
`;
