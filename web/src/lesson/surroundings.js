// What surrounds a lesson: the page's colours and sizes of type, and the paper that it is printed on.
import { applyPalette } from '../palette.js';
import { schemeOf, watchScheme } from '../scheme.js';
import { rescale, typeScaleOf } from '../type-size.js';

/** @import { BackpropLesson } from '../lesson-element.js' */

export class Surroundings {
  #element;
  #root;
  #printed;
  /** @type {AbortController | undefined} */
  #listening;

  /**
   * @param {BackpropLesson} element
   * @param {ShadowRoot} root of it
   * @param {(isOnPaper: boolean) => void} printed told before and after it is printed
   */
  constructor(element, root, printed) {
    this.#element = element;
    this.#root = root;
    this.#printed = printed;
  }

  connect() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const paper = matchMedia('print');
    paper.addEventListener('change', () => this.#printed(paper.matches), { signal });
    addEventListener('beforeprint', () => this.#printed(true), { signal });
    addEventListener('afterprint', () => this.#printed(false), { signal });
    signal.addEventListener('abort', watchScheme(this.colour));
    this.colour();
    const scale = () => rescale(this.#root, typeScaleOf(this.#element));
    const sizes = new ResizeObserver(() => requestAnimationFrame(scale)); // as the widget's
    sizes.observe(this.#element);
    signal.addEventListener('abort', () => sizes.disconnect());
  }

  disconnect() {
    this.#listening?.abort();
  }

  /** Takes on the colours of the page, or those that the element asks for. */
  colour = () => applyPalette(this.#root, schemeOf(this.#element, this.#element.theme));
}
