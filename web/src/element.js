// <backprop-by-hand>: attributes, lifecycle, and the wiring between the model and the views.
import { LitElement, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { elementStyles } from './element-styles.js';
import { EngineError, loadEngine } from './engine/index.js';
import { formatNumber } from './format.js';
import { Links } from './links.js';
import { Playback, SPEEDS } from './model/playback.js';
import { DEFAULT_PRESET, PRESETS } from './model/presets.js';
import { Walkthrough } from './model/walkthrough.js';
import { controlsStyles, movesView, settingsView } from './views/controls.js';
import { frameStyles, headView, helpView, messageView } from './views/frame.js';
import { networkStyles, networkView, showWork } from './views/network/index.js';
import { sheetStyles, sheetView } from './views/sheet/index.js';
import { timelineStyles, timelineView } from './views/timeline.js';
import { words } from './words/index.js';

/**
 * @import { Grain, NetworkDocument } from './engine/types.js'
 * @import { Thing } from './model/links.js'
 * @import { Target } from './model/walkthrough.js'
 */

/** From this width on, in px, the drawing stands beside the equations; see element-styles.js. */
const WIDE = 960;
const WIDE_DRAWING_SHARE = 1 / 2;
const WIDE_MARGINS = 80; // padding of the widget and gap between the columns
const NARROW_MARGINS = 32;

/**
 * Walks a reader through training one network.
 *
 * The network is that of `preset`, or the document in a child
 * `<script type="application/json">`, or whatever `open()` is given. Where WebAssembly does not
 * start, the element's own content stays readable below a sentence that says so. `autofocus` puts
 * the focus on the next button once the network is shown.
 */
export class BackpropByHand extends LitElement {
  static styles = [
    elementStyles,
    networkStyles,
    sheetStyles,
    timelineStyles,
    controlsStyles,
    frameStyles,
  ];

  static properties = {
    preset: { type: String },
    grain: { state: true },
    walk: { state: true },
    shown: { state: true },
    message: { state: true },
    unavailable: { state: true },
    width: { state: true },
    selected: { state: true },
    expanded: { state: true },
    expandedLayers: { state: true },
  };

  #playback = new Playback(() => this.#playOn());
  /** What is pointed at; lights paths and what has changed. */
  links = new Links(this, {
    walk: () => this.walk,
    select: (thing) => (this.selected = thing),
  });
  #sizes = new ResizeObserver(([entry]) => (this.width = entry.contentRect.width));
  /** @type {NetworkDocument | string | null} the last document that was not a preset */
  #ownDocument = null;

  constructor() {
    super();
    this.preset = DEFAULT_PRESET;
    /** @type {Grain} */
    this.grain = 'step';
    /** @type {Walkthrough | null} */
    this.walk = null;
    /** The preset that is shown; empty for a document of the author's or the reader's own. */
    this.shown = '';
    this.message = '';
    /**
     * What was typed into a field and refused; it stays there with the message.
     * @type {{field: 'learningRate' | 'example', typed: string} | null}
     */
    this.refused = null;
    this.unavailable = '';
    this.width = 0;
    /** @type {Thing | null} the entry, unit or edge that the reader pressed last */
    this.selected = null;
    /** @type {ReadonlySet<string>} the large matrices that are shown whole */
    this.expanded = new Set();
    /** @type {ReadonlySet<number>} the layers that show all their units */
    this.expandedLayers = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
    if (this.walk) return; // only moved to another place
    if (document.readyState === 'loading') {
      // The child with the document may not have been parsed yet.
      document.addEventListener('DOMContentLoaded', () => this.#openFirst(), { once: true });
    } else {
      void this.#openFirst();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#playback.stop();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('preset') && this.walk) void this.#openPreset(this.preset);
  }

  updated() {
    showWork(this.renderRoot);
  }

  /**
   * Shows a network. If the document is refused, what was shown stays, with a message that says why.
   * @param {NetworkDocument | string} networkDocument an object or its JSON text
   * @returns {Promise<boolean>} whether it was opened
   */
  open(networkDocument) {
    return this.#show(networkDocument, '');
  }

  async #openFirst() {
    const own = this.querySelector(':scope > script[type="application/json"]')?.textContent;
    if (own) await this.open(own);
    else await this.#openPreset(this.preset);
    if (this.autofocus) await this.#focusNext();
  }

  /** Lets the keys work without a click, on a page that is about nothing else. */
  async #focusNext() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */
    const next = this.renderRoot.querySelector('[data-control="next"]');
    next?.focus({ preventScroll: true });
  }

  /** @param {string} preset */
  async #openPreset(preset) {
    const isKnown = Object.hasOwn(PRESETS, preset);
    const opened = isKnown ? preset : DEFAULT_PRESET;
    await this.#show(PRESETS[opened], opened);
    if (!isKnown) this.message = words.controls.unknownPreset(preset, Object.keys(PRESETS));
  }

  /**
   * @param {NetworkDocument | string} networkDocument
   * @param {string} shown
   */
  async #show(networkDocument, shown) {
    try {
      const engine = await loadEngine();
      const walk = new Walkthrough(engine.open(networkDocument));
      this.#playback.stop();
      this.walk?.dispose();
      this.walk = walk;
      this.shown = shown;
      this.selected = null;
      this.expanded = new Set();
      this.expandedLayers = new Set();
      if (!shown) this.#ownDocument = networkDocument;
      this.#clearMessage();
      this.#setGrain(this.grain);
      return true;
    } catch (error) {
      if (error instanceof EngineError) this.message = error.message;
      else this.unavailable = error instanceof Error ? error.message : String(error);
      return false;
    }
  }

  #clearMessage() {
    this.message = '';
    this.refused = null;
  }

  /**
   * Runs one of the reader's moves.
   * @param {() => void} move
   */
  #move(move) {
    this.#playback.stop();
    try {
      move();
      this.#clearMessage();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.message = error.message;
    }
    this.requestUpdate();
  }

  /**
   * @param {Walkthrough} walk
   * @param {Target} target
   */
  #goTo(walk, target) {
    const wanted = this.grain === 'cell' ? { cell: 0, ...target } : target;
    this.#move(() => walk.goTo(wanted));
  }

  /** @param {Grain} grain */
  #setGrain(grain) {
    const { walk } = this;
    this.grain = grain;
    if (!walk) return;
    const { step, cell } = walk.position;
    if ((grain === 'cell') !== (cell !== null)) this.#goTo(walk, { step });
  }

  #togglePlay() {
    if (this.#playback.playing) this.#playback.stop();
    else this.#playback.start();
    this.requestUpdate();
  }

  /** One move of the playback; null when it reaches the end of an iteration. */
  #playOn() {
    const { walk, grain } = this;
    this.requestUpdate();
    if (!walk) return null;
    walk.next(grain);
    return walk.atEndOfIteration ? null : grain;
  }

  /** @param {string} typed */
  #setLearningRate(typed) {
    const learningRate = typed.trim() === '' ? NaN : Number(typed);
    if (learningRate > 0 && Number.isFinite(learningRate)) {
      this.#move(() => this.walk?.setLearningRate(learningRate));
    } else {
      this.#refuse('learningRate', typed, words.controls.badLearningRate(typed.trim()));
    }
  }

  /**
   * @param {Walkthrough} walk
   * @param {string} typed the number of an example, counted from 1, or nothing for all
   */
  #setExample(walk, typed) {
    const number = Number(typed);
    const isOne = Number.isInteger(number) && number >= 1 && number <= walk.examples;
    if (typed.trim() === '') {
      this.#move(() => walk.setExample(null));
    } else if (isOne) {
      this.#move(() => walk.setExample(number - 1));
    } else {
      this.#refuse('example', typed, words.controls.badExample(typed.trim(), walk.examples));
    }
  }

  /**
   * @param {'learningRate' | 'example'} field
   * @param {string} typed
   * @param {string} message
   */
  #refuse(field, typed, message) {
    this.refused = { field, typed };
    this.message = message;
  }

  /** @param {'learningRate' | 'example'} field */
  #typed(field) {
    return this.refused?.field === field ? this.refused.typed : undefined;
  }

  /** @param {string} choice a preset, or empty for the reader's own network */
  #choose(choice) {
    if (choice) void this.#openPreset(choice);
    else if (this.#ownDocument) void this.open(this.#ownDocument);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { walk } = this;
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!walk || hasModifier || target.matches('input, select, summary')) return;
    const isPressable = target.matches('button, [role="button"]');
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowRight: () => this.#move(() => walk.next(this.grain)),
      ArrowLeft: () => this.#move(() => walk.back(this.grain)),
      Home: () => this.#goTo(walk, { step: 0 }),
      End: () => this.#move(() => walk.goTo({ step: walk.steps.length - 1 })),
      ...(isPressable ? {} : { ' ': () => this.#togglePlay() }),
    };
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  }

  get #drawingWidth() {
    return this.width >= WIDE
      ? (this.width - WIDE_MARGINS) * WIDE_DRAWING_SHARE
      : this.width - NARROW_MARGINS;
  }

  render() {
    if (this.unavailable) return this.#instead(words.controls.unavailable(this.unavailable));
    if (this.walk) return this.#widget(this.walk);
    if (this.message) return this.#instead(`${words.controls.refused} ${this.message}`);
    return html`<p class="widget">${words.controls.loading}</p>`;
  }

  /** @param {string} sentence */
  #instead(sentence) {
    return html`
      <div class="widget">
        <div class="message" role="alert"><p>${sentence}</p></div>
        <slot></slot>
      </div>
    `;
  }

  /** @param {Walkthrough} walk */
  #widget(walk) {
    const { steps, position, quantityOf, arithmeticOf, nonFinite, layers, inputs, examples } = walk;
    const intents = {
      goTo: (/** @type {Target} */ target) => this.#goTo(walk, target),
      expand: (/** @type {string} */ quantity) =>
        (this.expanded = toggled(this.expanded, quantity)),
      expandLayer: (/** @type {number} */ layer) =>
        (this.expandedLayers = toggled(this.expandedLayers, layer)),
    };
    return html`
      <section class="widget" aria-label=${words.controls.label} @keydown=${this.#onKey}>
        ${headView(
          {
            walk,
            shown: this.shown,
            hasOwn: this.#ownDocument !== null,
            words: words.controls,
          },
          { choose: (choice) => this.#choose(choice) },
        )}
        ${
          this.message
            ? messageView(this.message, words.controls.dismiss, () => this.#clearMessage())
            : nothing
        }
        ${this.#controls(walk)}
        <div class="stage">
          <section class="drawing" aria-label=${words.controls.drawing}>
            ${networkView(
              {
                steps,
                position,
                layers,
                inputs,
                examples,
                example: walk.column,
                exampleAlone: walk.example,
                quantityOf,
                words: words.network,
                width: this.#drawingWidth,
                expandedLayers: this.expandedLayers,
              },
              intents,
            )}
          </section>
          <section aria-label=${words.controls.sheet}>
            ${sheetView(
              {
                steps,
                position,
                examples,
                exampleAlone: walk.example,
                quantityOf,
                arithmeticOf,
                longForm: walk.longForm,
                nonFinite,
                words: words.steps,
                focus: this.links.focus,
                expanded: this.expanded,
              },
              intents,
            )}
          </section>
        </div>
        ${helpView(walk, words.controls)}
        <p class="said" aria-live="polite">${narrate(walk)}</p>
      </section>
    `;
  }

  /** @param {Walkthrough} walk */
  #controls(walk) {
    return html`
      <div class="bar">
        ${timelineView(
          { steps: walk.steps, step: walk.position.step, words: words.controls },
          {
            goTo: (step) => this.#goTo(walk, { step }),
            goToPhase: (phase) => this.#goTo(walk, { step: walk.firstStepOf(phase) }),
          },
        )}
        ${movesView(
          { playing: this.#playback.playing, atStart: walk.atStart, words: words.controls },
          {
            restart: () => this.#goTo(walk, { iteration: 0 }),
            back: () => this.#move(() => walk.back(this.grain)),
            next: () => this.#move(() => walk.next(this.grain)),
            togglePlay: () => this.#togglePlay(),
          },
        )}
      </div>
      ${keyed(
        walk, // with a network, what was typed for the one before goes
        settingsView(
          {
            grain: this.grain,
            speed: this.#playback.speed,
            speeds: SPEEDS,
            learningRate: this.#typed('learningRate') ?? String(walk.learningRate),
            examples: walk.examples,
            example: this.#typed('example') ?? (walk.example === null ? '' : `${walk.example + 1}`),
            words: words.controls,
          },
          {
            setGrain: (grain) => this.#setGrain(grain),
            setSpeed: (speed) => (this.#playback.speed = speed),
            setLearningRate: (typed) => this.#setLearningRate(typed),
            setExample: (typed) => this.#setExample(walk, typed),
            nextIteration: () => this.#goTo(walk, { iteration: walk.position.iteration + 1 }),
          },
        ),
      )}
    `;
  }
}

/**
 * @template Item
 * @param {ReadonlySet<Item>} set
 * @param {Item} item
 * @returns {Set<Item>} with the item if it was without, and without if it was with it
 */
function toggled(set, item) {
  const changed = new Set(set);
  if (!changed.delete(item)) changed.add(item);
  return changed;
}

/**
 * What a screen reader says on arriving at a position.
 * @param {Walkthrough} walk
 */
function narrate({ step, steps, examples, position, quantityOf }) {
  const { stepSentence, cellSentence } = words.steps;
  if (position.cell === null) return stepSentence(step, { steps, examples });
  const { values, columns } = quantityOf(step.result);
  const row = Math.floor(position.cell / columns);
  const value = formatNumber(values[position.cell]).text;
  return cellSentence(step, row, position.cell % columns, value);
}
