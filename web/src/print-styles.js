// The widget on paper: what can be read, without what can be pressed, and nothing cut off.
import { css } from 'lit';

export const printStyles = css`
  @media print {
    /* With the class it counts for more than what is said of the screen. */
    .widget :is(.bar, .settings, .tools, .panel, .help, .message, .chosen-bar, .expand),
    .widget :is(.field, .story, .changed button, .place button) {
      display: none;
    }
    .widget {
      display: block;
      min-height: 0;
      padding: 0;
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
