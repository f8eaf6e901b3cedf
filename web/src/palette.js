// The widget's colours, on light paper and on dark, as the page is. A page sets its own as custom
// properties of the element.
import { css } from 'lit';
import { schemeOf, watchScheme } from './scheme.js';

/**
 * @import { ReactiveController } from 'lit'
 * @import { BackpropByHand } from './element.js'
 * @import { Scheme } from './scheme.js'
 */

export const lightPalette = css`
  :host {
    --bbh-ink: #1c2130;
    --bbh-quiet: #5b6274;
    --bbh-paper: #fefdfb;
    --bbh-raised: #f5f3ee;
    --bbh-line: #dddcd8;
    --bbh-positive: #1d5fc4;
    --bbh-negative: #b4500b;
    --bbh-gradient: #8a2aa5;
    --bbh-lit: #fff1c2;
    --bbh-accent: #1d5fc4;
    color-scheme: light;
  }
  @media (prefers-contrast: more) {
    :host {
      --bbh-ink: #000;
      --bbh-quiet: #30343f;
      --bbh-paper: #fff;
      --bbh-raised: #f2f2f2;
      --bbh-line: #5b6274;
      --bbh-positive: #0c3f8f;
      --bbh-negative: #7d3300;
      --bbh-gradient: #611478;
      --bbh-lit: #ffe9a0;
      --bbh-accent: #0c3f8f;
    }
  }
`;

export const darkPalette = css`
  :host {
    --bbh-ink: #e9e6df;
    --bbh-quiet: #a6aaba;
    --bbh-paper: #15171d;
    --bbh-raised: #1f222b;
    --bbh-line: #363b48;
    --bbh-positive: #83b4ff;
    --bbh-negative: #ffa662;
    --bbh-gradient: #dba0f5;
    --bbh-lit: #40381a;
    --bbh-accent: #83b4ff;
    color-scheme: dark;
  }
  @media (prefers-contrast: more) {
    :host {
      --bbh-ink: #fff;
      --bbh-quiet: #d5d8e2;
      --bbh-paper: #000;
      --bbh-raised: #1b1e27;
      --bbh-line: #9aa1b5;
      --bbh-positive: #a9cbff;
      --bbh-negative: #ffc595;
      --bbh-gradient: #ecc6fb;
      --bbh-lit: #332b00;
      --bbh-accent: #a9cbff;
    }
  }
`;

/** @implements {ReactiveController} */
export class Palette {
  #element;
  /** @type {(() => void) | undefined} */
  #endWatch;
  /** @type {string | null} that the element has asked for */
  #theme = null;

  /** @param {BackpropByHand} element */
  constructor(element) {
    this.#element = element;
    element.addController(this);
  }

  hostConnected() {
    this.#endWatch = watchScheme(() => this.#apply());
    this.#apply();
  }

  hostDisconnected() {
    this.#endWatch?.();
  }

  hostUpdate() {
    if (this.#element.theme !== this.#theme) this.#apply();
  }

  #apply() {
    this.#theme = this.#element.theme;
    const root = /** @type {ShadowRoot} */ (this.#element.renderRoot);
    applyPalette(root, schemeOf(this.#element, this.#theme));
  }
}

/**
 * The palette comes before all other sheets, so that what they say of colours counts.
 * @param {ShadowRoot} root
 * @param {Scheme} scheme
 */
export function applyPalette(root, scheme) {
  const palettes = [lightPalette, darkPalette].map(({ styleSheet }) => styleSheet);
  const [wanted, unwanted] = scheme === 'dark' ? palettes.reverse() : palettes;
  const { adoptedStyleSheets } = root;
  if (!wanted || adoptedStyleSheets[0] === wanted) return;
  const others = adoptedStyleSheets.filter((sheet) => sheet !== unwanted);
  root.adoptedStyleSheets = [wanted, ...others];
}
