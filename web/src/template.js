// The whole widget as one template: what stands where.
import { html, noChange, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { editableText, formatNumber, localizedText } from './format.js';
import { knownAt } from './model/known.js';
import { SPEEDS } from './model/playback.js';
import { textsOf } from './panels.js';
import { inTurn } from './turns.js';
import { chosenView } from './views/chosen.js';
import { movesView, settingsView } from './views/controls.js';
import { dropSign, headView, helpView, messageView } from './views/frame.js';
import { drawnOf, networkView } from './views/network/index.js';
import { sheetView, stepView } from './views/sheet/index.js';
import { timelineView } from './views/timeline.js';
import { toolsView } from './views/tools.js';

/**
 * @import { Editing } from './editing.js'
 * @import { Grain } from './engine/types.js'
 * @import { Links } from './links.js'
 * @import { Playback } from './model/playback.js'
 * @import { Target, Walkthrough } from './model/walkthrough.js'
 * @import { Controls, Part } from './model/options.js'
 * @import { Panels } from './panels.js'
 * @import { Practising } from './practising.js'
 * @import { CellEditor } from './cell-editor.js'
 * @import { Turn } from './turns.js'
 * @import { Words } from './words/index.js'
 */

/** In rem, as of the styles: from this width on the drawing stands beside the equations. */
const WIDE = 60;
const WIDE_DRAWING_SHARE = 1 / 2;
const WIDE_MARGINS = 5; // padding of the widget and gap between the columns
const NARROW_MARGINS = 2;
const PAPER_WIDTH = 560; // in px, between the margins of A4 and of letter paper
const PAPER_REM = 16;

/**
 * @typedef {{
 *   walk: Walkthrough,
 *   words: Words,
 *   language: string,
 *   shown: string,
 *   own: string | null,
 *   message: string,
 *   note: string,
 *   isDraggedOver: boolean,
 *   announced: string,
 *   grain: Grain,
 *   playback: Playback,
 *   width: number,
 *   rem: number,
 *   showShapes: boolean,
 *   expanded: ReadonlySet<string>,
 *   expandedLayers: ReadonlySet<number>,
 *   links: Links,
 *   editing: Editing,
 *   panels: Panels,
 *   practising: Practising,
 *   cells: CellEditor,
 *   parts: ReadonlySet<Part>,
 *   controls: Controls,
 *   canEdit: boolean,
 *   isWhole: boolean,
 *   turn: Turn,
 * }} WidgetState `shown` is a preset, or empty for a network of one's own; `announced` is what a
 *   change did, empty once the reader has moved on; while it is not `isWhole`, only controls and drawing
 *   are there, which are soonest to be seen; what has no `turn` stays as it was
 */

/**
 * @typedef {{
 *   choose: (preset: string) => void,
 *   reset: () => void,
 *   dismiss: () => void,
 *   goTo: (target: Target) => void,
 *   next: () => void,
 *   back: () => void,
 *   togglePlay: () => void,
 *   setGrain: (grain: Grain) => void,
 *   setSpeed: (speed: number) => void,
 *   setLearningRate: (typed: string) => void,
 *   setExample: (typed: string) => void,
 *   train: (typed: string) => void,
 *   nextIteration: () => void,
 *   toggleShapes: () => void,
 *   chooseEntry: (entry: {quantity: string, row: number, column: number}) => void,
 *   expand: (quantity: string) => void,
 *   expandLayer: (layer: number) => void,
 *   onKey: (event: KeyboardEvent) => void,
 *   onTyped: (event: Event) => void,
 *   onDrag: (event: DragEvent) => void,
 *   onDragEnd: () => void,
 *   onDrop: (event: DragEvent) => void,
 * }} WidgetIntents
 */

/**
 * @param {WidgetState} state
 * @param {WidgetIntents} intents
 */
export function widgetView(state, intents) {
  const { walk, words, shown, own, message, panels, cells, parts, controls } = state;
  const { canEdit, isWhole, turn } = state;
  const isDrawn = turn.has('drawing') || turn.has('layers');
  const hidesLoss = isLossAsked(state);
  const note = hidesLoss ? '' : state.note;
  const hasAll = controls === 'all';
  const around = (/** @type {() => unknown} */ view) => inTurn(turn, 'controls', view);
  return html`
    <section
      class="widget ${parts.has('network') && parts.has('equations') ? '' : 'single'}"
      part="widget"
      lang=${state.language}
      aria-label=${words.controls.label}
      aria-busy=${isWhole ? nothing : 'true'}
      @keydown=${intents.onKey}
      @input=${intents.onTyped}
      @change=${intents.onTyped}
      @dragover=${intents.onDrag}
      @dragleave=${(/** @type {DragEvent} */ event) => isLeft(event) && intents.onDragEnd()}
      @drop=${intents.onDrop}
    >
      ${around(() =>
        hasAll
          ? headView({ walk, shown, own, note, canEdit, hidesLoss, words: words.controls }, intents)
          : nothing,
      )}
      ${message ? messageView(message, words.controls.dismiss, intents.dismiss) : nothing}
      ${around(() => (controls === 'none' ? nothing : barView(state, intents)))}
      <div class="stage">
        <div class="beside ${panels.open ? 'tall' : ''}">
          ${
            parts.has('network')
              ? html`<section class="drawing" part="drawing" aria-label=${words.controls.drawing}>
                  ${isDrawn ? drawingView(state, intents) : noChange}
                </section>`
              : nothing
          }
          ${around(() => (hasAll ? toolRow(state) : nothing))}
          ${around(() => (isWhole ? panels.view() : nothing))}
        </div>
        ${
          parts.has('equations')
            ? html`<section part="equations" aria-label=${words.controls.sheet}>
                ${isWhole ? sheetView(sheetOf(state), intents) : nothing}
              </section>`
            : nothing
        }
      </div>
      ${around(() => (hasAll && isWhole ? helpView(walk, words.controls) : nothing))}
      <p class="said" aria-live="polite">${narrate(state)}</p>
      ${isWhole ? chosenBar(state) : nothing} ${cells.view()}
      ${state.isDraggedOver ? dropSign(words.share.dropSign) : nothing}
    </section>
  `;
}

/**
 * Whether a drag left the widget, and not only one of its parts for another.
 * @param {DragEvent} event
 */
function isLeft({ currentTarget, relatedTarget }) {
  return !(
    /** @type {Element} */ (currentTarget).contains(/** @type {Node | null} */ (relatedTarget))
  );
}

/**
 * @param {WidgetState} state
 * @param {WidgetIntents} intents
 */
function barView({ walk, words, grain, playback, editing, controls, canEdit }, intents) {
  const { examples, example, learningRate } = walk;
  return html`
    <div class="bar" part="bar">
      ${movesView(
        { playing: playback.playing, atStart: walk.atStart, words: words.controls },
        {
          restart: () => intents.goTo({ iteration: walk.firstIteration }),
          back: intents.back,
          next: intents.next,
          togglePlay: intents.togglePlay,
        },
      )}
      ${timelineView(
        { steps: walk.steps, step: walk.position.step, words: words.controls },
        {
          goTo: (step) => intents.goTo({ step }),
          goToPhase: (phase) => intents.goTo({ step: walk.firstStepOf(phase) }),
        },
      )}
    </div>
    ${
      controls === 'moves'
        ? nothing
        : keyed(
            walk, // with a network, what was typed for the one before goes
            settingsView(
              {
                grain,
                speed: playback.speed,
                speeds: SPEEDS,
                learningRate: canEdit && {
                  text: editing.textOf('learningRate', editableText(learningRate)),
                  message: editing.messageOf('learningRate'),
                },
                examples,
                example: {
                  text: editing.textOf('example', example === null ? '' : `${example + 1}`),
                  message: editing.messageOf('example'),
                },
                iterations: {
                  text: editing.textOf('iterations', ''),
                  message: editing.messageOf('iterations'),
                },
                words: words.controls,
              },
              {
                setGrain: intents.setGrain,
                setSpeed: intents.setSpeed,
                setLearningRate: intents.setLearningRate,
                setExample: intents.setExample,
                train: intents.train,
                nextIteration: intents.nextIteration,
              },
            ),
          )
    }
  `;
}

/**
 * @param {WidgetState} state
 * @param {WidgetIntents} intents
 */
function drawingView(state, intents) {
  const { walk, practising, words, rem, expandedLayers, parts, isWhole, turn } = state;
  return networkView(
    {
      ...drawnOf(walk),
      position: practising.position,
      words: words.network,
      width: drawingWidth(state, parts.has('equations')),
      rem,
      expandedLayers,
      isWhole,
      turn,
    },
    intents,
  );
}

/**
 * Whether there is room for the equations beside the drawing.
 * @param {Pick<WidgetState, 'width' | 'rem'>} state
 */
export function isWide({ width, rem }) {
  return width >= WIDE * rem;
}

/**
 * @param {Pick<WidgetState, 'width' | 'rem'>} state
 * @param {boolean} isBeside whether equations stand beside it where there is room
 */
function drawingWidth({ width, rem }, isBeside) {
  if (!isWide({ width, rem })) return width - NARROW_MARGINS * rem;
  const room = width - WIDE_MARGINS * rem;
  return isBeside ? room * WIDE_DRAWING_SHARE : room;
}

/**
 * What is printed: the network, and its equations below.
 * @param {WidgetState} state
 * @param {WidgetIntents} intents
 * @param {{isWhole: boolean}} extent all steps of the iteration, or the one of the moment
 */
export function paperView(state, intents, { isWhole }) {
  const { walk, words } = state;
  const { steps, position } = walk;
  const sheet = { ...sheetOf(state), exercise: null };
  const drawing = { ...state, width: PAPER_WIDTH, rem: PAPER_REM, isWhole: true };
  const places = isWhole
    ? steps.map(({ index }) => ({ ...position, step: index, cell: null }))
    : [position];
  return html`
    <section class="widget single" lang=${state.language}>
      ${headView(
        { ...state, canEdit: false, note: '', hidesLoss: false, words: words.controls },
        intents,
      )}
      <section class="drawing">${drawingView(drawing, intents)}</section>
      <div class="sheet">
        ${places.map((place) => stepView({ ...sheet, position: place }, intents))}
      </div>
    </section>
  `;
}

/** @param {WidgetState} state */
function sheetOf({ walk, practising, words, links, showShapes, expanded, turn }) {
  const { steps, examples, quantityOf, arithmeticOf, longForm, nonFinite } = walk;
  return {
    steps,
    position: practising.position,
    examples,
    exampleAlone: walk.example,
    quantityOf,
    arithmeticOf,
    longForm,
    nonFinite,
    words: words.steps,
    showShapes,
    focus: links.focus,
    expanded,
    exercise: practising.exercise,
    turn,
  };
}

/** @param {WidgetState} state */
function toolRow(state) {
  const { walk, words, panels, editing, canEdit } = state;
  const texts = textsOf(words);
  const findings = walk.health.findings.length;
  const badges = {
    change: null,
    follow: panels.selection && { text: '•', meaning: words.inspector.hasChoice },
    health:
      findings > 0 ? { text: `${findings}`, meaning: words.lens.health.count(findings) } : null,
    practice: null,
    audit: null,
    share: null,
  };
  return toolsView(
    {
      panels: panels.offered.map((key) => ({ key, text: texts[key], badge: badges[key] })),
      open: panels.open,
      canEdit,
      canUndo: walk.canUndo,
      canRedo: walk.canRedo,
      loss:
        panels.open && !isLossAsked(state)
          ? { name: words.controls.loss, text: formatNumber(walk.loss).text }
          : null,
      words: words.editor,
      label: words.controls.tools,
    },
    {
      toggle: (panel) => panels.toggle(panel),
      undo: () => editing.undo(),
      redo: () => editing.redo(),
    },
  );
}

/** @param {WidgetState} state */
function chosenBar({ words, panels }) {
  const { chosen } = panels;
  if (!chosen) return nothing;
  return chosenView({ ...chosen, words: words.inspector }, { follow: () => panels.show('follow') });
}

/**
 * What a screen reader says on arriving at a position, and after a change only what that did.
 * @param {WidgetState} state
 */
function narrate(state) {
  const { note, announced } = state;
  const isTold = !isLossAsked(state); // both may be about the loss
  if (announced && isTold) return announced;
  return `${isTold ? note : ''} ${narratePlace(state)}`.trim();
}

/** @param {Pick<WidgetState, 'walk' | 'practising' | 'words'>} state */
function narratePlace({ walk, practising, words }) {
  const { step, steps, examples, example, quantityOf } = walk;
  const { position } = practising;
  const { stepSentence, cellSentence } = words.steps;
  const isOneAlone = example !== null;
  if (position.cell === null) {
    return localizedText(stepSentence(step, { steps, examples, isOneAlone }));
  }
  const { values, columns } = quantityOf(step.result);
  const row = Math.floor(position.cell / columns);
  const value = formatNumber(values[position.cell]).text;
  return cellSentence(step, row, position.cell % columns, value);
}

/**
 * Whether somebody who practises has yet to work out the loss.
 * @param {Pick<WidgetState, 'walk' | 'practising'>} state
 */
function isLossAsked({ walk, practising }) {
  const { position } = practising;
  return position.blanks !== undefined && !knownAt(walk.steps, position)('loss', 0);
}
