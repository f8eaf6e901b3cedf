// The widget on paper: what can be read, without what can be pressed, and nothing cut off.
import { css, unsafeCSS } from 'lit';
import { lightPalette } from './palette.js';

const onPaper = css`
  @media print {
    /* With the class it counts for more than what is said of the screen. */
    .widget :is(.bar, .settings, .tools, .panel, .help, .message, .chosen-bar, .expand),
    .widget :is(.field, .story, .changed button, .place button, .past-empty) {
      display: none;
    }
    .widget {
      display: block;
      min-height: 0;
      padding: 0.5rem; /* what the page has around it must not touch the text */
    }
    .widget > * + *,
    .stage > * + *,
    .widget .now + .now {
      margin-top: 1rem;
    }
    .widget .stage,
    .widget .beside,
    .widget .sheet {
      display: block;
    }
    .widget .beside {
      position: static;
    }
    .widget :is(.canvas, .equation, .past) {
      overflow: visible;
      max-height: none;
      background: none;
    }
    .widget .canvas > svg {
      max-width: 100%;
      height: auto;
      margin-inline: auto;
    }
    /* Below their layers, however small the drawing becomes. */
    .widget .equations {
      max-width: 100%;
      margin-inline: auto;
    }
    .widget .equations button {
      padding-inline: 0;
      font-size: min(0.75rem, 12 * (100cqi - 1rem) / var(--width));
    }
    .widget .equations[data-form='small'] button {
      font-size: min(0.6875rem, 11 * (100cqi - 1rem) / var(--width));
    }
    /* Backgrounds are not printed unless asked for, and the brackets' corners are some. */
    mtable,
    mtd {
      print-color-adjust: exact;
    }
    .drawing,
    .past li,
    .equation,
    .elements li,
    header {
      break-inside: avoid;
    }
    header,
    .label {
      break-after: avoid;
    }
    .now + .now {
      padding-top: 1rem;
      border-top: 1px solid var(--bbh-line);
    }
    .symbols {
      font-size: 1.25rem;
    }
  }
`;

/** Paper is light, whatever colours the page has set for its own background. */
const lightPaper = lightPalette.cssText.replace(
  /(--bbh-\w+|color-scheme):[^;}]+/g,
  '$& !important',
);

export const printStyles = [onPaper, unsafeCSS(`@media print{${lightPaper}}`)];
