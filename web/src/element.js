// <backprop-by-hand>: what a page sees of the widget. Small, because every page with a widget loads
// it at once; the widget itself, and the engine, follow when the reader comes near.
import { ReactiveElement, css } from '@lit/reactive-element';
import { forgetNear, whenNear } from './nearness.js';
import { ProseLinks } from './prose-links.js';
import { scaledSheet, typeScaleOf } from './type-size.js';

/**
 * @import { Session } from './engine/session.js'
 * @import { Grain, NetworkDocument } from './engine/types.js'
 * @import { Place, Position } from './model/place.js'
 * @import { Widget } from './widget.js'
 */

const hostStyles = css`
  /* As wide as its place, however that lays out its content; where the place is as wide as what is in
     it, or leaves it what others do not need, at least as wide as a small phone. */
  :host {
    display: block;
    inline-size: -moz-available;
    inline-size: -webkit-fill-available;
    inline-size: stretch;
    container-type: inline-size;
    contain-intrinsic-inline-size: 272px;
    writing-mode: horizontal-tb;
    scroll-margin-top: var(--bbh-top, 0px);
  }
  :host([hidden]) {
    display: none;
  }
  /* The room that the widget will take, so that nothing moves when it comes: that of the article's
     network at its first step, and what larger targets for fingers add to it. */
  .waiting,
  .widget {
    --room: 128rem;
    --targets: 33rem;
    min-height: var(--bbh-min-height, var(--room));
  }
  @media (pointer: coarse) {
    .waiting,
    .widget {
      min-height: var(--bbh-min-height, calc(var(--room) + var(--targets)));
    }
  }
  .waiting {
    height: 0;
    overflow: hidden;
  }
  @container (min-width: 20rem) {
    .waiting,
    .widget {
      --room: 118rem;
      --targets: 21rem;
    }
  }
  @container (min-width: 22.5rem) {
    .waiting,
    .widget {
      --room: 114rem;
    }
  }
  @container (min-width: 32.5rem) {
    .waiting,
    .widget {
      --room: 102rem;
    }
  }
  @container (min-width: 60rem) {
    .waiting,
    .widget {
      --room: 73rem;
      --targets: 16.5rem;
    }
  }
  @container (min-width: 68.75rem) {
    .waiting,
    .widget {
      --room: 65rem;
    }
  }
  @container (min-width: 75rem) {
    .waiting,
    .widget {
      --room: 61rem;
    }
  }
  :host([view]) :is(.waiting, .widget) {
    --room: 20rem;
    --targets: 0rem;
  }
  /* Nothing is loaded for paper: it has what is there. */
  @media print {
    .waiting {
      height: auto;
      min-height: 0;
    }
  }
`;

/**
 * Walks a reader through training one network, and lets them change everything about it.
 *
 * What stands within the element is shown until the widget can be, and where it cannot.
 *
 * @attr {string} preset - The network shown: `article` (default), `article-softmax`, `neuron`,
 *   `textbook`, `xor`, `two-moons`, `dead-relu` or `deep-sigmoid`
 * @attr {string} src - Address of a network document in JSON, shown instead of the preset
 * @attr {string} step - Where the reader is put: `dZ[3]`, `dZ[3](2,1)` for one entry, `2:dZ[3]` in
 *   the second iteration
 * @attr {'phase' | 'step' | 'cell'} grain - What one move is (default `step`)
 * @attr {string} view - Which parts there are: `network`, `equations`, and the panels `change`,
 *   `follow`, `health`, `practice`, `audit` and `share`, with spaces between; all unless given
 * @attr {string} panel - The panel that is open at first
 * @attr {string} lit - Numbers that are marked while the reader points at none: `W[2](1,3)`, or all
 *   of `W[2]`, with spaces between
 * @attr {string} blank - An entry of a step, `dA[3](2,1)`, that the reader is to work out: at its step,
 *   it and those after it are blank, and what it is made of is marked
 * @attr {'all' | 'moves' | 'none'} controls - Which controls there are (default `all`)
 * @attr {number} digits - Significant digits of numbers, 2 to 15 (default 5)
 * @attr {'auto' | 'light' | 'dark'} theme - The colours; as the page has them unless given
 * @attr {boolean} autoplay - Plays by itself once it is seen, but not for readers who prefer
 *   reduced motion
 * @attr {string} loop - Two steps, `Z[1],A[4]`: playing goes from the one to the other, again and
 *   again
 * @attr {boolean} readonly - The network can be looked at, but not changed
 * @attr {boolean} autofocus - Puts the focus on the next button, for a page about nothing else
 * @attr {boolean} url-state - The page's address holds all that is shown
 * @attr {string} lang - How numbers are written and understood; as the page's language unless given
 *
 * @fires {CustomEvent<Position>} bbh-ready - The network is shown for the first time
 * @fires {CustomEvent<Position>} bbh-step - The reader is at another step or entry
 * @fires {CustomEvent<{document: NetworkDocument, reason: string}>} bbh-edit - The network is another,
 *   by a `change`, `undo`, `redo`, `reset` to what was opened, `open` of another, or a `move` back or on
 *   across a change
 * @fires {CustomEvent<{message: string}>} bbh-error - Something was refused or could not be loaded
 *
 * @slot - Shown until the widget can be, and where it cannot
 *
 * @csspart widget - All of it
 * @csspart head - The choice of network, and where its training stands
 * @csspart bar - The buttons that move, and the timeline
 * @csspart settings - How moves are made, and the training
 * @csspart drawing - The network
 * @csspart tools - Undo, redo, and the panels' buttons
 * @csspart panel - The open panel
 * @csspart equations - The steps so far, and the one of the moment
 * @csspart help - The keys, the signs, and the shapes
 *
 * @cssprop --bbh-paper - Background
 * @cssprop --bbh-ink - Text and lines
 * @cssprop --bbh-quiet - What is less important
 * @cssprop --bbh-raised - Background of buttons under the pointer
 * @cssprop --bbh-line - Borders
 * @cssprop --bbh-positive - Positive weights
 * @cssprop --bbh-negative - Negative weights
 * @cssprop --bbh-gradient - Gradients
 * @cssprop --bbh-lit - Background of what is pointed at
 * @cssprop --bbh-accent - The focus, and the step of the moment
 * @cssprop --bbh-font - Family of the prose
 * @cssprop --bbh-min-height - Height that is reserved
 * @cssprop --bbh-top - Height of what the page keeps at the top of the screen, such as `3.5rem`: what
 *   stays in view while the reader scrolls stays below it
 */
export class BackpropByHand extends ReactiveElement {
  /** @internal */
  static properties = {
    preset: { reflect: true },
    src: { reflect: true },
    step: { reflect: true },
    grain: { reflect: true },
    view: { reflect: true },
    panel: { reflect: true },
    lit: { reflect: true },
    blank: { reflect: true },
    controls: { reflect: true },
    digits: { type: Number, reflect: true },
    theme: { reflect: true },
    // useDefault leaves what an author wrote, such as "false", for the widget to see.
    autoplay: { type: Boolean, reflect: true, useDefault: true },
    loop: { reflect: true },
    readOnly: { type: Boolean, reflect: true, useDefault: true, attribute: 'readonly' },
    urlState: { type: Boolean, reflect: true, useDefault: true, attribute: 'url-state' },
  };

  /**
   * What fills the element, once it is loaded; not for pages.
   * @internal
   * @type {Widget | null}
   */
  widget = null;
  /** @internal */
  hostStyles = hostStyles;
  /** @type {Promise<Widget> | null} */
  #loading = null;
  #links = new ProseLinks(
    this,
    (place) => void this.#ask((widget) => widget.goToLinked(place)).catch(() => {}),
  );

  constructor() {
    super();
    /** @type {string | null} */
    this.preset = null;
    /** @type {string | null} */
    this.src = null;
    /** @type {string | null} */
    this.step = null;
    /** @type {'phase' | 'step' | 'cell' | null} */
    this.grain = null;
    /** @type {string | null} */
    this.view = null;
    /** @type {string | null} */
    this.panel = null;
    /** @type {string | null} */
    this.lit = null;
    /** @type {string | null} */
    this.blank = null;
    /** @type {'all' | 'moves' | 'none' | null} */
    this.controls = null;
    /** @type {number | null} */
    this.digits = null;
    /** @type {'auto' | 'light' | 'dark' | null} */
    this.theme = null;
    this.autoplay = false;
    /** @type {string | null} */
    this.loop = null;
    this.readOnly = false;
    this.urlState = false;
    this.addController(this.#links);
    this.addEventListener('bbh-step', ({ detail }) => this.#links.mark(detail.place));
  }

  /** @internal */
  static get observedAttributes() {
    return [...super.observedAttributes, 'lang'];
  }

  /** @internal */
  createRenderRoot() {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [scaledSheet(hostStyles, typeScaleOf(this))];
    const waiting = document.createElement('div');
    waiting.className = 'waiting';
    waiting.append(document.createElement('slot'));
    root.append(waiting);
    return root;
  }

  /** @internal */
  connectedCallback() {
    super.connectedCallback();
    if (!this.widget) whenNear(this, () => void this.#load().catch(() => {}));
  }

  /** @internal */
  disconnectedCallback() {
    super.disconnectedCallback();
    forgetNear(this);
  }

  /**
   * @internal
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    super.attributeChangedCallback(name, before, now);
    if (name === 'lang') this.requestUpdate(); // the property is the browser's own
  }

  /**
   * @internal
   * @param {Map<string, unknown>} changed
   */
  willUpdate(changed) {
    this.widget?.willUpdate(changed);
  }

  /**
   * @internal
   * @param {Map<string, unknown>} changed
   */
  update(changed) {
    super.update(changed);
    this.widget?.render();
  }

  /**
   * @internal
   * @returns {Promise<boolean>}
   */
  async getUpdateComplete() {
    const isComplete = await super.getUpdateComplete();
    await this.widget?.turns.complete;
    return isComplete;
  }

  /** @internal */
  updateNow() {
    this.requestUpdate();
    this.performUpdate();
  }

  /**
   * Where the reader is; null until something is shown.
   * @type {Position | null}
   */
  get position() {
    return this.widget?.position ?? null;
  }

  /**
   * Moves on.
   * @param {Grain} [grain] what the move is; as the reader has chosen unless given
   * @returns {Promise<void>}
   */
  next(grain) {
    return this.#ask((widget) => widget.next(grain));
  }

  /**
   * Moves back.
   * @param {Grain} [grain] as of next()
   * @returns {Promise<void>}
   */
  back(grain) {
    return this.#ask((widget) => widget.back(grain));
  }

  /**
   * Goes to a place. Rejects with a RangeError if there is none of that name.
   * @param {string | Place} place such as `dZ[3]`, `dZ[3](2,1)`, `2:dZ[3]`
   * @returns {Promise<void>}
   */
  goTo(place) {
    return this.#ask((widget) => widget.goTo(place));
  }

  /**
   * Plays from here, one move after the other.
   * @returns {Promise<void>}
   */
  play() {
    return this.#ask((widget) => widget.play());
  }

  /**
   * Stops playing.
   * @returns {Promise<void>}
   */
  pause() {
    return this.#ask((widget) => widget.pause());
  }

  /**
   * Changes one number, as the reader can; rejects with a RangeError if there is no such number, or
   * it cannot be so.
   * @param {string} number `W[1](1,2)`, `b[1](2,1)`, `X(1,1)`, `Y(1,1)` or `alpha`
   * @param {number} value
   * @returns {Promise<void>}
   */
  set(number, value) {
    return this.#ask((widget) => widget.set(number, value));
  }

  /**
   * Shows the network as it was opened, untrained and unchanged, from its first step.
   * @returns {Promise<void>}
   */
  reset() {
    return this.#ask((widget) => widget.reset());
  }

  /**
   * Shows another network. If the document is refused, what was shown stays, with a message that
   * says why. The reader can undo it, unless it `isNew`: then nothing done before can be undone.
   * @param {NetworkDocument | string} networkDocument an object or its JSON text
   * @param {{isNew?: boolean}} [options]
   * @returns {Promise<boolean>} whether it was opened
   */
  async open(networkDocument, options) {
    return (await this.#load()).open(networkDocument, options);
  }

  /**
   * The network as the reader has it now.
   * @returns {Promise<NetworkDocument>}
   */
  document() {
    return this.#ask((widget) => widget.document());
  }

  /**
   * A session of the engine on the network that is shown, at the same place; to be disposed of.
   * Nothing that is done with it changes what the reader sees.
   * @returns {Promise<Session>}
   */
  engine() {
    return this.#ask((widget) => widget.engine());
  }

  /**
   * @template Result
   * @param {(widget: Widget) => Result | Promise<Result>} question asked once a network is shown
   * @returns {Promise<Result>} rejects if none can be
   */
  async #ask(question) {
    const widget = await this.#load();
    await widget.shown();
    return question(widget);
  }

  /** @returns {Promise<Widget>} rejects where the script cannot be loaded; asked again, it tries again */
  #load() {
    forgetNear(this);
    // At the same time, not when the widget asks for it, which also tells if it fails.
    void import('./engine/index.js').then(({ loadEngine }) => loadEngine()).catch(() => {});
    this.#loading ??= import('./widget.js')
      .then(({ Widget }) => (this.widget = new Widget(this)))
      .catch((error) => {
        this.#loading = null;
        const detail = { message: String(error) };
        this.dispatchEvent(new CustomEvent('bbh-error', { detail, bubbles: true, composed: true }));
        throw error;
      });
    return this.#loading;
  }
}
