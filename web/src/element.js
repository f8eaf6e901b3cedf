// <backprop-by-hand>: attributes, lifecycle, and the wiring between the model and the views.
import { LitElement, html } from 'lit';
import { accessStyles } from './access-styles.js';
import { Address } from './address.js';
import { CellEditor, cellEditorStyles } from './cell-editor.js';
import { Editing } from './editing.js';
import { elementStyles } from './element-styles.js';
import { EngineError } from './engine/index.js';
import { FocusKeeper } from './focus-keeper.js';
import { formatNumber, useLocale } from './format.js';
import { actionOf } from './keys.js';
import { Links } from './links.js';
import { keyOf, thingNamed } from './model/links.js';
import { knownAt } from './model/known.js';
import { Playback } from './model/playback.js';
import { DEFAULT_PRESET } from './model/presets.js';
import { goToPlace } from './model/restore.js';
import { Opening } from './opening.js';
import { PANELS, Panels } from './panels.js';
import { Sharing } from './sharing.js';
import { viewStyles } from './styles.js';
import { showWork } from './views/network/index.js';
import { showLatest } from './views/sheet/index.js';
import { WIDE, widgetView } from './widget.js';
import { wordsFor } from './words/index.js';

/**
 * @import { Grain, NetworkDocument } from './engine/types.js'
 * @import { State } from './model/link.js'
 * @import { Thing } from './model/links.js'
 * @import { Target, Walkthrough } from './model/walkthrough.js'
 */

/**
 * Walks a reader through training one network, and lets them change everything about it.
 *
 * The network is that of `preset`, or the document in a child
 * `<script type="application/json">`, or whatever `open()` is given. Where WebAssembly does not
 * start, the element's own content stays readable below a sentence that says so. `autofocus` puts
 * the focus on the next button once the network is shown. With `url-state` the page's address holds
 * all that is shown, and what an address holds is shown.
 */
export class BackpropByHand extends LitElement {
  static styles = [elementStyles, ...viewStyles, cellEditorStyles, ...accessStyles];

  static properties = {
    preset: { type: String },
    urlState: { type: Boolean, attribute: 'url-state' },
    grain: { state: true },
    walk: { state: true },
    message: { state: true },
    note: { state: true },
    isDraggedOver: { state: true },
    unavailable: { state: true },
    width: { state: true },
    showShapes: { state: true },
    expanded: { state: true },
    expandedLayers: { state: true },
  };

  #playback = new Playback(() => this.#playOn());
  #sizes = new ResizeObserver(([entry]) => (this.width = entry.contentRect.width));
  /** The language of the widget's words and decimal signs. */
  #language = 'en';
  /** What a screen reader says of the last change, until the reader moves on. */
  #announced = '';

  #links = new Links(this, {
    walk: () => this.walk,
    select: (thing) => this.#panels.select(thing),
  });
  #editing = new Editing(() => ({
    walk: this.#shownWalk,
    words: this.#words.editor,
    before: (isMarked) => {
      this.#playback.stop();
      if (isMarked) this.#links.flashChanges();
    },
    after: () => {
      this.#panels.revise();
      this.requestUpdate();
    },
    say: (message) => {
      this.message = message;
      this.note = '';
      this.requestUpdate();
    },
    announce: (sentence) => (this.#announced = sentence),
  }));
  #cells = new CellEditor(this, {
    valueOf: (entry) => this.#editing.valueOf(entry),
    textOf: (entry) => this.#editing.fieldTextOf(entry),
    labelOf: (entry) => this.#words.editor.newValue(this.#editing.labelOf(entry)),
    setTyped: (entry, typed) => this.#editing.setTyped(entry, typed),
    setValue: (entry, value, continues) => this.#editing.setValue(entry, value, continues),
    paste: (entry, text) => this.#editing.paste(entry, text),
    lost: (message) => (this.message = message),
    computed: (entry) => this.#editing.explain(entry),
  });
  #address = new Address(() => this.#all);
  #opening = new Opening(this, this.#address, () => ({
    words: this.#words,
    editing: this.#editing,
    leave: () => this.#choosePlace(null), // it would be another thing there
    arrive: () => this.#arrive(),
    restore: (state) => this.#restore(state),
  }));
  #sharing = new Sharing(this, () => ({
    ...this.#all,
    words: this.#words.share,
    open: async (text) => ((await this.open(text)) ? '' : this.message),
    say: (message) => (this.message = message),
    note: (message) => (this.note = message),
  }));
  #panels = new Panels(() => {
    const walk = this.#shownWalk;
    return {
      walk,
      words: this.#words,
      editing: this.#editing,
      sharing: this.#sharing,
      isKnown: knownAt(walk.steps, walk.position),
      goTo: (step) => this.#goTo({ step }),
      reset: () => this.#opening.reset(),
      hasRoom: this.width >= WIDE,
      focus: this.#links.focus,
      light: (things) => this.#links.trace(things),
      choose: (thing) => this.#choosePlace(thing),
      update: () => this.requestUpdate(),
      reveal: () => void this.#revealPanel(),
    };
  });

  constructor() {
    super();
    new FocusKeeper(this); // after those that give the focus back themselves
    this.preset = DEFAULT_PRESET;
    this.urlState = false;
    /** @type {Grain} */
    this.grain = 'step';
    /** @type {Walkthrough | null} */
    this.walk = null;
    this.message = '';
    /** What was done, where the reader would not see it otherwise. */
    this.note = '';
    this.isDraggedOver = false;
    this.unavailable = '';
    this.width = 0;
    this.showShapes = true;
    /** @type {ReadonlySet<string>} the large matrices that are shown whole */
    this.expanded = new Set();
    /** @type {ReadonlySet<number>} the layers that show all their units */
    this.expandedLayers = new Set();
  }

  static get observedAttributes() {
    return [...super.observedAttributes, 'lang'];
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    super.attributeChangedCallback(name, before, now);
    if (name === 'lang') this.requestUpdate(); // the property is the browser's own
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#opening.connect();
    if (this.walk) return; // only moved to another place
    if (document.readyState === 'loading') {
      // The child with the document may not have been parsed yet.
      document.addEventListener('DOMContentLoaded', () => this.#begin(), { once: true });
    } else {
      void this.#begin();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#playback.stop();
    this.#opening.disconnect();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.#language = languageOf(this);
    useLocale(this.#language);
    if (changed.has('preset') && this.walk) void this.#opening.preset(this.preset);
  }

  updated() {
    showWork(this.renderRoot);
    showLatest(this.renderRoot);
    if (this.urlState && this.walk) this.#address.follow();
  }

  /**
   * Shows a network. If the document is refused, what was shown stays, with a message that says why.
   * The reader can undo it.
   * @param {NetworkDocument | string} networkDocument an object or its JSON text
   * @returns {Promise<boolean>} whether it was opened
   */
  open(networkDocument) {
    return this.#opening.open(networkDocument);
  }

  async #begin() {
    await this.#opening.first();
    if (this.autofocus) await this.#focusNext();
  }

  /** Lets the keys work without a click, on a page that is about nothing else. */
  async #focusNext() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */
    const next = this.renderRoot.querySelector('[data-control="next"]');
    next?.focus({ preventScroll: true });
  }

  /** Another network is shown, from its beginning. */
  #arrive() {
    this.#clearMessage();
    this.expanded = new Set();
    this.expandedLayers = new Set();
    this.#setGrain(this.grain);
  }

  /**
   * Puts the reader where a link to this network leads.
   * @param {State} state
   */
  #restore(state) {
    const { grain, panels, selection } = state;
    this.grain = grain;
    this.#move(() => goToPlace(this.#shownWalk, state));
    this.#panels.open = PANELS.find((panel) => panels.includes(panel)) ?? '';
    this.#panels.selection = selection === null ? null : thingNamed(selection);
    this.#panels.revise();
  }

  /**
   * The words of this widget. Who asks for them goes on to write or read numbers, and another widget
   * of the page, in another language, may have been the last to do so.
   */
  get #words() {
    useLocale(this.#language);
    return wordsFor(this.#language);
  }

  /** The walk where there is one. */
  get #shownWalk() {
    if (!this.walk) throw new Error('No network is shown.');
    return this.walk;
  }

  /** What a link holds. */
  get #all() {
    return {
      walk: this.walk,
      grain: this.grain,
      panel: this.#panels.open,
      selection: this.#panels.selection && keyOf(this.#panels.selection),
      preset: this.#opening.shown || null,
    };
  }

  #clearMessage() {
    this.message = '';
    this.note = '';
    this.#editing.forgetRefused();
  }

  /**
   * Runs one of the reader's moves.
   * @param {() => void} move
   */
  #move(move) {
    this.#playback.stop();
    this.#announced = '';
    try {
      move();
      this.#clearMessage();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.message = error.message;
    }
    this.requestUpdate();
  }

  /** @param {Target} target */
  #goTo(target) {
    const wanted = this.grain === 'cell' ? { cell: 0, ...target } : target;
    this.#move(() => this.walk?.goTo(wanted));
  }

  /**
   * Shows how an entry of the step's result comes about. Who moves by cell goes there; for who does
   * not, what comes after it stays worked out.
   * @param {{quantity: string, row: number, column: number}} entry
   */
  #chooseEntry({ quantity, row, column }) {
    const { position, step } = this.#shownWalk;
    if (position.cell !== null) this.#goTo({ step: step.index, cell: row * step.columns + column });
    else this.#choosePlace({ kind: 'entry', quantity, row, column });
  }

  /** Scrolls just so far that the beginning of a panel is in view. */
  async #revealPanel() {
    await this.updateComplete;
    const beginning = this.renderRoot.querySelector('.panel > .beginning');
    beginning?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Thing | null} thing */
  #choosePlace(thing) {
    this.#links.keep(thing);
    this.#panels.select(thing);
  }

  /** @param {Grain} grain */
  #setGrain(grain) {
    this.grain = grain;
    if (!this.walk) return;
    const { step, cell } = this.walk.position;
    if ((grain === 'cell') !== (cell !== null)) this.#goTo({ step });
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

  /** @param {string} typed the number of an example, counted from 1, or nothing for all */
  #setExample(typed) {
    const walk = this.#shownWalk;
    const number = wholeNumberIn(typed);
    const isOne = number >= 1 && number <= walk.examples;
    if (typed.trim() === '') {
      this.#move(() => walk.setExample(null));
    } else if (isOne) {
      this.#move(() => walk.setExample(number - 1));
    } else {
      const message = this.#words.controls.badExample(typed.trim(), walk.examples);
      this.#editing.refuse('example', typed, message);
    }
  }

  /** @param {string} typed a number of iterations */
  #train(typed) {
    const walk = this.#shownWalk;
    const { train } = this.#words.controls;
    const { loss } = walk;
    const iterations = wholeNumberIn(typed);
    const done = walk.atEndOfIteration ? 1 : 0; // this one is trained already
    const most = walk.mostIterations - done;
    if (!(iterations >= 1 && iterations <= most)) {
      this.#editing.refuse('iterations', typed, train.refused(typed.trim(), most));
      return;
    }
    this.#goTo({ iteration: walk.position.iteration + done + iterations });
    this.note = train.done(iterations, formatNumber(loss).text, formatNumber(walk.loss).text);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const action = this.walk ? actionOf(event) : undefined;
    if (!action) return;
    event.preventDefault();
    const walk = this.#shownWalk;
    const actions = {
      next: () => this.#move(() => walk.next(this.grain)),
      back: () => this.#move(() => walk.back(this.grain)),
      first: () => this.#goTo({ step: 0 }),
      last: () => this.#move(() => walk.goTo({ step: walk.steps.length - 1 })),
      togglePlay: () => this.#togglePlay(),
      undo: () => this.#editing.undo(),
      redo: () => this.#editing.redo(),
    };
    actions[action]();
  }

  /** @param {DragEvent} event */
  #onDrop(event) {
    this.isDraggedOver = false;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.#sharing.openFile(file);
  }

  render() {
    const { controls } = this.#words;
    if (this.unavailable) return this.#instead(controls.unavailable(this.unavailable));
    if (this.walk) return this.#widget();
    if (this.message) return this.#instead(`${controls.refused} ${this.message}`);
    return html`<p class="widget">${controls.loading}</p>`;
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

  #widget() {
    const walk = this.#shownWalk;
    const words = this.#words;
    return widgetView(
      {
        walk,
        words,
        language: words.language,
        shown: this.#opening.shown,
        hasOwn: this.#opening.hasOwn,
        message: this.message,
        note: this.note,
        isDraggedOver: this.isDraggedOver,
        announced: this.#announced,
        grain: this.grain,
        playback: this.#playback,
        width: this.width,
        showShapes: this.showShapes,
        expanded: this.expanded,
        expandedLayers: this.expandedLayers,
        links: this.#links,
        editing: this.#editing,
        panels: this.#panels,
        cells: this.#cells,
      },
      {
        choose: (preset) => this.#opening.choose(preset),
        reset: () => this.#opening.reset(),
        dismiss: () => this.#clearMessage(),
        goTo: (target) => this.#goTo(target),
        next: () => this.#move(() => walk.next(this.grain)),
        back: () => this.#move(() => walk.back(this.grain)),
        togglePlay: () => this.#togglePlay(),
        setGrain: (grain) => this.#setGrain(grain),
        setSpeed: (speed) => (this.#playback.speed = speed),
        setLearningRate: (typed) =>
          this.#editing.takeNumber(
            'learningRate',
            words.editor.training.settings.learningRate,
            typed,
            (value) => walk.setLearningRate(value),
          ),
        setExample: (typed) => this.#setExample(typed),
        train: (typed) => this.#train(typed),
        toggleShapes: () => (this.showShapes = !this.showShapes),
        chooseEntry: (entry) => this.#chooseEntry(entry),
        expand: (quantity) => (this.expanded = toggled(this.expanded, quantity)),
        expandLayer: (layer) => (this.expandedLayers = toggled(this.expandedLayers, layer)),
        onKey: (event) => this.#onKey(event),
        onDrag: (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          this.isDraggedOver = true;
        },
        onDragEnd: () => (this.isDraggedOver = false),
        onDrop: (event) => this.#onDrop(event),
      },
    );
  }
}

/**
 * The closest language that is said, also around the shadow tree that the element stands in.
 * @param {Element} element
 * @returns {string}
 */
function languageOf(element) {
  const said = element.closest('[lang]')?.getAttribute('lang');
  if (said) return said;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : 'en';
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

/** @param {string} typed @returns {number} NaN for anything else */
function wholeNumberIn(typed) {
  return /^\s*\d+\s*$/.test(typed) ? Number(typed) : NaN;
}
