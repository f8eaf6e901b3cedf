// Links in the prose around a widget drive it: <a href="#its-id:dZ[3]"> goes to that step, and is
// marked with aria-current while the widget is there. Such an address of the page does so too.
import { isAt, parsePlace } from './model/place.js';

/**
 * @import { ReactiveController } from '@lit/reactive-element'
 * @import { Place } from './model/place.js'
 */

/** @implements {ReactiveController} */
export class ProseLinks {
  #element;
  #goTo;
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {Place | null} where the widget is */
  #reached = null;

  /**
   * @param {HTMLElement} element
   * @param {(place: Place) => void} goTo
   */
  constructor(element, goTo) {
    this.#element = element;
    this.#goTo = goTo;
  }

  hostConnected() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#root.addEventListener('click', this.#onClick, { signal });
    addEventListener('hashchange', this.#onAddress, { signal });
    this.#onAddress();
    if (this.#reached) this.mark(this.#reached);
  }

  hostDisconnected() {
    this.#listening?.abort();
  }

  /** @param {Place} reached where the widget is now */
  mark(reached) {
    this.#reached = reached;
    for (const link of this.#root.querySelectorAll('a[*|href*="#"]')) {
      const place = this.#placeOf(anchorOf(link));
      if (!place) continue;
      if (isAt(place, reached)) link.setAttribute('aria-current', 'step');
      else link.removeAttribute('aria-current');
    }
  }

  /** The document, or the shadow tree that the widget stands in. */
  get #root() {
    return /** @type {Document | ShadowRoot} */ (this.#element.getRootNode());
  }

  /** @param {Event} event */
  #onClick = (event) => {
    const { button, ctrlKey, metaKey, shiftKey, altKey } = /** @type {MouseEvent} */ (event);
    if (event.defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey) return;
    const link = /** @type {Element} */ (event.target).closest('a');
    const place = link && this.#placeOf(anchorOf(link));
    if (!place) return;
    event.preventDefault(); // there is no element of that name to scroll to
    this.#follow(place);
  };

  #onAddress = () => {
    const place = this.#placeOf(location.hash);
    if (!place) return;
    this.#follow(place);
  };

  /**
   * The widget comes into view, as with any link within a page, but not if the reader sees some of it.
   * @param {Place} place
   */
  #follow(place) {
    this.#goTo(place);
    const { top, bottom } = this.#element.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight) this.#element.scrollIntoView();
  }

  /**
   * @param {string} hash
   * @returns {Place | null} null if it is about something else
   */
  #placeOf(hash) {
    const prefix = `#${this.#element.id}:`;
    if (!this.#element.id || !hash) return null;
    try {
      const text = decodeURIComponent(hash);
      return text.startsWith(prefix) ? parsePlace(text.slice(prefix.length)) : null;
    } catch {
      return null; // not encoded as addresses are
    }
  }
}

/**
 * @param {Element} link of HTML or of SVG, which has no address as text
 * @returns {string} empty if it leads to another page; a mere anchor does not, whatever the page's base
 */
function anchorOf(link) {
  const written = link.getAttribute('href') ?? link.getAttribute('xlink:href');
  if (written?.startsWith('#')) return written;
  const { href } = /** @type {HTMLAnchorElement} */ (link);
  const [page, anchor] = typeof href === 'string' ? href.split('#') : [];
  return anchor && page === location.href.split('#')[0] ? `#${anchor}` : '';
}
