// <backprop-lesson>: what a page sees of a lesson. Small, because every page with a lesson loads it at
// once; what plays it follows when the reader comes near.
import { forgetNear, whenNear } from './nearness.js';

/**
 * @import { Lesson } from './model/lesson/types.js'
 * @import { Player } from './lesson/player.js'
 */

/** As wide as its place, as the widget is: see element.js. */
const HOST_STYLE =
  ':host{display:block;inline-size:-moz-available;' +
  'inline-size:-webkit-fill-available;inline-size:stretch;contain-intrinsic-inline-size:272px}' +
  ':host([hidden]){display:none}';

/** Where there is no page, the element can be imported and does nothing. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Plays a lesson: cards of prose, each with the widget beside it, and questions that are checked.
 *
 * What stands within the element is shown until the lesson can be, and where it cannot; a lesson may
 * stand there as well, in a `<script type="application/json">`.
 *
 * @attr {string} src - Address of a lesson in JSON
 * @attr {number} card - The card that is shown, counted from 1
 * @attr {'auto' | 'light' | 'dark'} theme - The colours; as the page has them unless given
 * @attr {boolean} url-state - The page's address holds the card: `#card=3`
 * @attr {string} lang - How numbers are written and understood; as the page's language unless given
 *
 * @fires {CustomEvent<{card: number, cards: number, title: string}>} bbh-card - A card is shown, counted
 *   from 1
 * @fires {CustomEvent<{card: number, isRight: boolean}>} bbh-answer - A question was answered
 * @fires {CustomEvent<{message: string}>} bbh-error - Something is wrong with the lesson, or could not
 *   be loaded
 *
 * @slot - Shown until the lesson can be, and where it cannot
 * @slot end - Stands on the last card, once nothing is left to do there, such as a link to the next lesson
 *
 * @csspart lesson - All of it
 * @csspart card - The prose and the question
 * @csspart network - The widget
 *
 * @cssprop --bbh-paper - Background
 * @cssprop --bbh-ink - Text and lines
 * @cssprop --bbh-quiet - What is less important
 * @cssprop --bbh-raised - Background of buttons under the pointer
 * @cssprop --bbh-line - Borders
 * @cssprop --bbh-positive - Positive weights, and what is right
 * @cssprop --bbh-negative - Negative weights, and what is not right
 * @cssprop --bbh-gradient - Gradients
 * @cssprop --bbh-lit - Background of what is pointed at
 * @cssprop --bbh-accent - The focus, and the main button
 * @cssprop --bbh-font - Family of the prose
 * @cssprop --bbh-top - Height of what covers the top of the window, such as a page's header that stays
 */
export class BackpropLesson extends Base {
  /** @internal */
  static observedAttributes = ['src', 'card', 'theme', 'url-state', 'lang'];

  /** @type {Promise<Player> | null} */
  #loading = null;
  /** @type {Player | null} */
  #player = null;

  constructor() {
    super();
    furnish(this.attachShadow({ mode: 'open' }));
  }

  /**
   * Address of a lesson in JSON.
   * @type {string | null}
   */
  get src() {
    return this.getAttribute('src');
  }

  set src(address) {
    reflect(this, 'src', address);
  }

  /**
   * The card that is shown, counted from 1; null before there is one.
   * @type {number | null}
   */
  get card() {
    return this.#player?.card ?? null;
  }

  set card(card) {
    reflect(this, 'card', card === null ? null : String(card));
  }

  /**
   * The colours; as the page has them unless given.
   * @type {'light' | 'dark' | 'auto' | null}
   */
  get theme() {
    return /** @type {'light' | 'dark' | 'auto' | null} */ (this.getAttribute('theme'));
  }

  set theme(theme) {
    reflect(this, 'theme', theme);
  }

  /**
   * Whether the page's address holds the card.
   * @type {boolean}
   */
  get urlState() {
    return this.hasAttribute('url-state');
  }

  set urlState(urlState) {
    this.toggleAttribute('url-state', urlState);
  }

  /** @internal */
  connectedCallback() {
    if (this.#player) this.#player.connect();
    else whenNear(this, () => void this.#load().catch(() => {}));
  }

  /** @internal */
  disconnectedCallback() {
    forgetNear(this);
    this.#player?.disconnect();
  }

  /**
   * @internal
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#player?.attributeChanged(name);
  }

  /**
   * Shows a card.
   * @param {number} card counted from 1
   * @returns {Promise<void>} rejects with a RangeError if there is none of that number
   */
  async goTo(card) {
    return (await this.#load()).goTo(card);
  }

  /**
   * Shows the next card; stays at the last.
   * @returns {Promise<void>}
   */
  async next() {
    return (await this.#load()).move(1);
  }

  /**
   * Shows the card before; stays at the first.
   * @returns {Promise<void>}
   */
  async back() {
    return (await this.#load()).move(-1);
  }

  /**
   * Plays another lesson from the card that its reader was at last, or its first. If it is refused,
   * what was shown stays.
   * @param {Lesson | string} lesson an object or its JSON text
   * @returns {Promise<boolean>} whether it is played
   */
  async open(lesson) {
    return (await this.#load()).open(lesson);
  }

  /**
   * Forgets what is done, here and in the reader's browser.
   * @returns {Promise<void>}
   */
  async clear() {
    (await this.#load()).clear();
  }

  /** @returns {Promise<Player>} rejects where the script cannot be loaded; asked again, it tries again */
  #load() {
    forgetNear(this);
    this.#loading ??= import('./lesson/player.js').then(
      async ({ Player }) => {
        this.#player = new Player(this);
        if (this.isConnected) this.#player.connect();
        await this.#player.begun;
        return this.#player;
      },
      (error) => {
        this.#loading = null;
        const detail = { message: String(error) };
        this.dispatchEvent(new CustomEvent('bbh-error', { detail, bubbles: true, composed: true }));
        throw error;
      },
    );
    return this.#loading;
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value
 */
function reflect(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * Before there is a lesson: what stands within the element.
 * @param {ShadowRoot} root
 */
function furnish(root) {
  const style = new CSSStyleSheet();
  style.replaceSync(HOST_STYLE);
  root.adoptedStyleSheets = [style];
  const slot = document.createElement('slot');
  slot.className = 'before';
  root.append(slot);
}
