// What readers ask their system for: larger targets for fingers, more contrast, colours of their
// own. And what stays as it is where a page reads from right to left.
import { css } from 'lit';

const fingers = css`
  @media (pointer: coarse) {
    /* With the classes it counts for more than the views' own sizes. */
    .widget :is(button, .phase, .where, .way, .equation-place, select, input, summary) {
      min-width: 2.75rem;
      min-height: 2.75rem;
    }
    summary {
      padding-block: 0.625rem;
    }
    .timeline .track {
      height: 2.75rem;
    }
    .timeline .track[data-ticks='true']::after {
      inset-block: 1.125rem;
    }
    .network .grip {
      stroke-width: 44px;
    }
    .editor mtd[tabindex] {
      min-width: 44px;
      height: 44px;
    }
  }
  /* A bar of such targets would hide too much of a small screen: only the moves stay in view. */
  @media (pointer: coarse) {
    @container (max-width: 60rem) {
      .bar {
        display: contents;
      }
      .bar .moves {
        position: sticky;
        top: var(--bbh-top, 0px);
        z-index: 1;
        padding-block: 0.375rem;
        background: var(--bbh-paper);
      }
    }
  }
`;

const contrast = css`
  @media (prefers-contrast: more) {
    .network .edge {
      opacity: 1;
    }
    .network [data-at-work='true'] .edge:not(.lit-edge) {
      opacity: 0.6;
    }
    .widget button[aria-disabled='true'] {
      border-style: dashed;
      opacity: 1;
    }
  }
`;

/* The browser would take away backgrounds, and with them the brackets, the timeline and what is lit
   or pressed. So the widget keeps its own rules, in the reader's colours only: every tone is one of
   them, and what was told by a background is told by a line. */
const forcedColors = css`
  @media (forced-colors: active), (prefers-contrast: more) {
    .timeline .track {
      --still-ahead: 0.125rem;
    }
  }
  @media (forced-colors: active) {
    :host {
      --bbh-ink: CanvasText;
      --bbh-quiet: CanvasText;
      --bbh-paper: Canvas;
      --bbh-raised: Canvas;
      --bbh-line: CanvasText;
      --bbh-positive: CanvasText;
      --bbh-negative: CanvasText;
      --bbh-gradient: LinkText;
      --bbh-lit: Canvas;
      --bbh-accent: Highlight;
      forced-color-adjust: none;
    }
    .canvas,
    .equation,
    .past {
      background: none;
    }
    .network .edge {
      opacity: 1;
    }
    .network .band {
      fill: none;
      stroke: Highlight;
      stroke-width: 2;
      opacity: 1;
    }
    .network [data-linked='same'] > .body,
    .network [data-linked='same'] > rect {
      stroke: Highlight;
    }
    .now .lit,
    .elements .current,
    .inspector .chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .moves button[data-control='next'],
    .moves button[data-control='next']:hover {
      background: Highlight;
      color: HighlightText;
    }
    .widget button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;

const directions = css`
  /* Mathematics, the drawing, numbers and time run from left to right in every language. */
  math,
  .equation,
  .past,
  .line,
  .canvas,
  .timeline,
  .moves,
  .numerals,
  .shapes td,
  .cell-editor,
  .inspector .value,
  .health ol,
  input[inputmode],
  select[data-control='speed'] {
    direction: ltr;
  }
  .numerals {
    unicode-bidi: isolate;
  }
  /* Sentences may be in another language than the page. */
  .widget :is(p, li, dd, dt, td, h2, h3, h4, h5, summary, button, .field > span, .legend span) {
    unicode-bidi: plaintext;
  }
`;

export const accessStyles = [fingers, contrast, forcedColors, directions];
