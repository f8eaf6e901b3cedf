// The widget within the element: the wiring between the model and the views.
import { html, render } from 'lit';
import { Address } from './address.js';
import { Arriving } from './arriving.js';
import { Asked } from './asked.js';
import { CellEditor } from './cell-editor.js';
import { Editing } from './editing.js';
import { loadEngine } from './engine/index.js';
import { FocusKeeper } from './focus-keeper.js';
import { useLocale } from './format.js';
import { intentsOf } from './intents.js';
import { languageOf } from './language.js';
import { Links } from './links.js';
import { parseCell } from './model/cells.js';
import { keyOf } from './model/links.js';
import { isGiven, litEntries } from './model/lit.js';
import { knownAt } from './model/known.js';
import { observed } from './model/observed.js';
import { placeText, positionOf } from './model/place.js';
import { Moving } from './moving.js';
import { Opening } from './opening.js';
import { Palette } from './palette.js';
import { Panels } from './panels.js';
import { Practising } from './practising.js';
import { Sharing } from './sharing.js';
import { adoptStyles } from './styles.js';
import { Telling } from './telling.js';
import { isWide, paperView, widgetView } from './template.js';
import { Turns, WHOLE } from './turns.js';
import { noteSource, remAt, rescale, typeScaleOf } from './type-size.js';
import { showWork } from './views/network/index.js';
import { showLatest } from './views/sheet/index.js';
import { wordsFor } from './words/index.js';

/**
 * @import { BackpropByHand } from './element.js'
 * @import { Grain, NetworkDocument } from './engine/types.js'
 * @import { ReactiveController } from 'lit'
 * @import { Host } from './roving.js'
 * @import { Thing } from './model/links.js'
 * @import { Place } from './model/place.js'
 * @import { OpenOptions } from './opening.js'
 * @import { WidgetState } from './template.js'
 * @import { Turn } from './turns.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 */

/** @implements {ReactiveController} */
export class Widget {
  #element;
  #asked;
  #telling;
  /** Settled once the first network is shown, or none can be. @type {Promise<void>} */
  #begun;
  /** Of the reader, to other steps and to other networks. */
  #moves = 0;
  /** @type {string | null} what a link in the page's prose had marked */
  #litByLink = null;
  turns;
  #sizes = new ResizeObserver(([{ contentRect }]) =>
    // At once it could become another size again by that, which the page would be told as an error.
    requestAnimationFrame(() => this.#measure(contentRect.width)),
  );
  /** The language of the widget's words and decimal signs. */
  #language = 'en';

  state = observed(
    {
      /** @type {Grain} */
      grain: 'step',
      /** @type {Walkthrough | null} */
      walk: null,
      message: '',
      /** What was done, where the reader would not see it otherwise. */
      note: '',
      isDraggedOver: false,
      /** Why no network can be shown at all. */
      unavailable: '',
      width: 0,
      /** One rem of the styles, in px. */
      rem: 16,
      showShapes: true,
      /** What lies below the drawing, or beside it, waits until that has been seen. */
      isWhole: false,
      /** The large matrices that are shown whole. @type {ReadonlySet<string>} */
      expanded: new Set(),
      /** The layers that show all their units. @type {ReadonlySet<number>} */
      expandedLayers: new Set(),
    },
    () => this.#element.requestUpdate(),
  );

  #moving = new Moving(this.state, () => ({
    options: this.#asked.options,
    words: this.#words,
    editing: this.#editing,
    canEdit: this.#asked.canEdit,
    refuse: this.#telling.refuse,
    moved: () => {
      this.#moves++;
      this.turns.begin(this.state.walk?.steps ?? []);
    },
    update: () => this.#element.requestUpdate(),
  }));
  #links;
  #editing = new Editing(() => ({
    walk: this.#walk,
    words: this.#words.editor,
    before: (isMarked) => {
      this.#moving.playback.stop();
      if (isMarked) this.#links.flashChanges();
    },
    after: () => this.#element.requestUpdate(),
    say: (message) => {
      this.state.message = message;
      this.state.note = '';
      this.#element.requestUpdate(); // a field may have something to say
    },
    announce: (sentence) => (this.#moving.announced = sentence),
  }));
  #cells;
  #address = new Address(() => this.#all);
  #opening;
  #arriving;
  #sharing;
  #practising;
  #panels = new Panels(() => {
    const walk = this.#walk;
    return {
      walk,
      words: this.#words,
      editing: this.#editing,
      sharing: this.#sharing,
      practising: this.#practising,
      isKnown: knownAt(walk.steps, this.#practising.position),
      canEdit: this.#asked.canEdit,
      offered: this.#asked.offered,
      goTo: (step) => this.#moving.goTo({ step }),
      reset: () => this.reset(),
      hasRoom: this.#hasRoom,
      focus: this.#links.focus,
      light: (things) => this.#links.trace(things),
      choose: (thing) => this.#choosePlace(thing),
      update: () => this.#element.requestUpdate(),
      reveal: () => void this.#revealPanel(),
    };
  });

  /** @param {BackpropByHand} element that it fills */
  constructor(element) {
    this.#element = element;
    // A page may ask it before it has put it in.
    Object.assign(element, { renderRoot: element.renderRoot ?? element.createRenderRoot() });
    noteSource(this.#root.adoptedStyleSheets[0], element.hostStyles);
    this.turns = new Turns(element);
    this.#telling = new Telling(element);
    this.#asked = new Asked(element, this.#telling.refuse, () => this.#walk);
    this.state.grain = this.#asked.options.grain;
    const host = /** @type {Host} */ (/** @type {unknown} */ (element));
    this.#links = new Links(host, {
      walk: () => this.state.walk,
      lit: () => this.#asked.lit,
      select: (thing) => this.#panels.select(thing),
    });
    this.#cells = new CellEditor(host, {
      canEdit: () => this.#asked.canEdit,
      valueOf: (entry) => this.#editing.valueOf(entry),
      textOf: (entry) => this.#editing.fieldTextOf(entry),
      labelOf: (entry) => this.#words.editor.newValue(this.#editing.labelOf(entry)),
      setTyped: (entry, typed) => this.#editing.setTyped(entry, typed),
      setValue: (entry, value, continues) => this.#editing.setValue(entry, value, continues),
      paste: (entry, text) => this.#editing.paste(entry, text),
      lost: (message) => (this.state.message = message),
      computed: (entry) => this.#editing.explain(entry),
    });
    this.#opening = new Opening(element, this.state, this.#address, () => ({
      words: this.#words,
      editing: this.#editing,
      leave: () => {
        this.#choosePlace(null); // it would be another thing there
        if (this.#element.lit === this.#litByLink) this.#element.lit = null;
      },
      arrive: (toStep) => {
        this.#moves++;
        this.#arriving.arrive();
        if (toStep) this.#moving.goToAsked();
      },
      restore: (state) => this.#arriving.restore(state),
      refuse: this.#telling.refuse,
      fail: this.#telling.fail,
    }));
    this.#arriving = new Arriving(element, this.state, () => ({
      options: this.#asked.options,
      opening: this.#opening,
      moving: this.#moving,
      panels: this.#panels,
      openable: (panel) => this.#asked.openable(panel),
    }));
    this.#sharing = new Sharing(host, () => ({
      ...this.#all,
      words: this.#words.share,
      steps: this.#words.steps,
      language: this.#language,
      digits: this.#asked.options.digits,
      canOpen: this.#asked.canEdit,
      open: async (text) => ((await this.open(text)) ? '' : this.state.message),
      say: (message) => (this.state.message = message),
      note: (message) => (this.state.note = message),
      paper: (isWhole) =>
        paperView(this.#stateOf(this.#walk), this.#intentsOf(this.#walk), { isWhole }),
    }));
    this.#practising = new Practising(host, () => ({
      walk: this.#walk,
      words: this.#words,
      panel: this.#asked.openable(this.#panels.open),
      blank: this.#asked.blank,
      hasSheet: this.#asked.options.parts.has('equations'),
      hasRoom: this.#hasRoom,
      goTo: (target) => this.#moving.goTo(target),
      showAll: () => this.#moving.setExample(''),
      choose: (thing) => this.#choosePlace(thing),
    }));
    new FocusKeeper(host); // after those that give the focus back themselves
    element.addController(this);
    new Palette(element);
    // What asks for the width and the colours of the page has done so: afterwards all styles would be
    // worked out for it.
    adoptStyles(this.#root, false);
    this.#begun = this.#arriving.begin();
  }

  hostConnected() {
    this.#measure(this.#element.clientWidth); // known before it is drawn for the first time
    this.#sizes.observe(this.#element);
    this.#opening.connect();
  }

  hostDisconnected() {
    this.#sizes.disconnect();
    this.#moving.playback.stop();
    this.#opening.disconnect();
  }

  /**
   * Also where the page's sizes of type change: then its height does.
   * @param {number} width of the element
   */
  #measure(width) {
    const scale = typeScaleOf(this.#element);
    this.state.width = width;
    this.state.rem = remAt(scale);
    rescale(this.#root, scale);
  }

  /** @param {Map<string, unknown>} changed properties of the element */
  willUpdate(changed) {
    this.#language = languageOf(this.#element);
    if (changed.size > 0) this.#asked.read();
    useLocale(this.#language, this.#asked.options.digits);
    const { walk } = this.state;
    if (!walk && !this.#arriving.isPlaced) return;
    const { preset, src, step, autoplay } = this.#element;
    // What an element that was asked before it was put in begins with is no change.
    const isOther = (/** @type {string} */ name, /** @type {unknown} */ value) =>
      changed.has(name) && (changed.get(name) || null) !== (value || null);
    if (walk && changed.has('grain')) this.#moving.setGrain(this.#asked.options.grain);
    if (walk && changed.has('panel')) {
      this.#panels.open = this.#asked.openable(this.#asked.options.panel);
    }
    if (isOther('src', src)) void this.#opening.pagesOwn({ toStep: true });
    else if (isOther('preset', preset)) void this.#opening.preset(preset, { toStep: true });
    else if (walk && isOther('step', step)) this.#moving.goToAsked();
    if (!walk || !isOther('autoplay', autoplay)) return;
    if (autoplay) this.#moving.playOnceSeen(this.#element);
    else this.#moving.pause();
  }

  render() {
    const template = this.#template();
    if (!template) return; // what waits stays
    const { renderRoot } = this.#element;
    const first = renderRoot.firstElementChild;
    if (first?.matches('.waiting')) first.remove();
    render(template, renderRoot, { host: this.#element });
  }

  hostUpdated() {
    const { renderRoot, urlState } = this.#element;
    const { walk, width, isWhole } = this.state;
    showWork(renderRoot, { moves: this.#moves, width });
    showLatest(renderRoot);
    if (urlState && walk) this.#address.follow();
    if (!this.#arriving.isPlaced || !walk) return;
    if (isWhole) this.#telling.follow(walk);
    else void painted().then(() => this.#complete());
  }

  /** Shows what waited until controls and drawing had been seen. */
  #complete() {
    if (this.state.isWhole) return; // something else was rendered before that
    adoptStyles(this.#root, true);
    this.state.isWhole = true;
  }

  get #root() {
    return /** @type {ShadowRoot} */ (this.#element.renderRoot);
  }

  /** Resolves once a network is shown; rejects if none can be. */
  async shown() {
    await this.#begun;
    if (!this.state.walk) throw new Error(this.state.unavailable || this.state.message);
  }

  get position() {
    return this.state.walk && positionOf(this.state.walk);
  }

  /** @param {Grain} [grain] */
  next(grain) {
    this.#moving.next(grain);
  }

  /** @param {Grain} [grain] */
  back(grain) {
    this.#moving.back(grain);
  }

  /** @param {string | Place} place */
  goTo(place) {
    this.#moving.goToNamed(place);
  }

  /**
   * @param {string} number
   * @param {number} value
   * @throws {RangeError} if there is no such number, or it cannot be so
   */
  set(number, value) {
    const cell = parseCell(number);
    if (!cell) throw new RangeError(`There is no number ${number} to be set.`);
    const refused = this.#editing.setOfBatch({ kind: 'entry', ...cell }, value);
    if (refused !== null) throw new RangeError(refused);
  }

  /** @param {Place} place that a link in the page's prose names; what no step makes is lit */
  goToLinked(place) {
    const text = placeText({ ...place, iteration: null });
    const isLit = isGiven(place.step) && !litEntries(text, this.#walk).unknown;
    if (isLit) this.#element.lit = this.#litByLink = text;
    else this.#moving.goToLinked(place);
  }

  play() {
    this.#moving.play();
  }

  pause() {
    this.#moving.pause();
  }

  reset() {
    this.#opening.reset();
  }

  /**
   * @param {NetworkDocument | string} networkDocument
   * @param {OpenOptions} [options]
   * @returns {Promise<boolean>}
   */
  async open(networkDocument, options) {
    await this.#begun; // or the page's own would come after it
    return this.#opening.open(networkDocument, options);
  }

  document() {
    return this.#walk.document();
  }

  async engine() {
    const { document, iteration } = this.#walk.origin();
    const session = (await loadEngine()).open(document, { iteration });
    session.goTo(this.#walk.sessionPosition);
    return session;
  }

  /**
   * The words of this widget. Who asks for them goes on to write or read numbers, and another widget
   * of the page, in another language, may have been the last to do so.
   */
  get #words() {
    useLocale(this.#language, this.#asked.options.digits);
    return wordsFor(this.#language);
  }

  /** Whether the equations stand beside the drawing and its panel. */
  get #hasRoom() {
    return isWide(this.state);
  }

  /** The walk where there is one. */
  get #walk() {
    return this.#moving.walk;
  }

  /** What a link holds. */
  get #all() {
    return {
      walk: this.state.walk,
      grain: this.state.grain,
      panel: this.#panels.open,
      selection: this.#panels.selection && keyOf(this.#panels.selection),
      preset: this.#opening.shown || null,
    };
  }

  /**
   * Shows how an entry of the step's result comes about. Who moves by cell goes there; for who does
   * not, what comes after it stays worked out.
   * @param {{quantity: string, row: number, column: number}} entry
   */
  #chooseEntry({ quantity, row, column }) {
    if (this.#practising.ask({ quantity, row, column })) return;
    const { position, step } = this.#walk;
    if (position.cell !== null) {
      this.#moving.goTo({ step: step.index, cell: row * step.columns + column });
    } else this.#choosePlace({ kind: 'entry', quantity, row, column });
  }

  /** Scrolls just so far that the beginning of a panel is in view. */
  async #revealPanel() {
    await this.#element.updateComplete;
    const beginning = this.#element.renderRoot.querySelector('.panel > .beginning');
    beginning?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Thing | null} thing */
  #choosePlace(thing) {
    this.#links.keep(thing);
    this.#panels.select(thing);
  }

  #template() {
    const { walk, unavailable, message } = this.state;
    const { controls } = this.#words;
    if (unavailable) return this.#instead(controls.unavailable(unavailable));
    if (walk && !this.#arriving.isPlaced) return null;
    if (walk) {
      const turn = this.turns.take(walk.step);
      return widgetView(this.#stateOf(walk, turn), this.#intentsOf(walk));
    }
    return message ? this.#instead(`${controls.refused} ${message}`) : null;
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

  /**
   * @param {Walkthrough} walk
   * @param {Turn} [turn]
   * @returns {WidgetState}
   */
  #stateOf(walk, turn = WHOLE) {
    const words = this.#words;
    const { parts, controls } = this.#asked.options;
    return {
      ...this.state,
      walk,
      words,
      turn,
      language: words.language,
      shown: this.#opening.shown,
      own: this.#opening.own,
      announced: this.#moving.announced,
      playback: this.#moving.playback,
      links: this.#links,
      editing: this.#editing,
      panels: this.#panels,
      practising: this.#practising,
      cells: this.#cells,
      parts,
      controls,
      canEdit: this.#asked.canEdit,
    };
  }

  /** @param {Walkthrough} walk */
  #intentsOf(walk) {
    return intentsOf({
      state: this.state,
      walk,
      words: this.#words,
      moving: this.#moving,
      opening: this.#opening,
      editing: this.#editing,
      sharing: this.#sharing,
      canEdit: this.#asked.canEdit,
      chooseEntry: (entry) => this.#chooseEntry(entry),
    });
  }
}

/** Resolves once the frame that comes next is painted, or would be if the page could be seen. */
async function painted() {
  if (!document.hidden) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}
