import { css } from 'lit';
import { saidStyles } from '../../element-styles.js';
import { questionStyles } from './question-styles.js';

const layout = css`
  :host {
    container-type: inline-size;
    color: var(--bbh-ink);
    font: 1rem / 1.5 var(--bbh-font, system-ui, sans-serif);
    text-align: start;
  }
  * {
    box-sizing: border-box;
  }
  .lesson {
    display: grid;
    gap: 0 1.5rem;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    background: var(--bbh-paper);
    scroll-margin-top: var(--bbh-top, 0px);
  }
  .message {
    margin: 0;
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--bbh-negative);
    background: var(--bbh-raised);
    overflow-wrap: anywhere;
  }
  .card {
    display: flex;
    flex-direction: column;
    min-width: 0;
    background: var(--bbh-paper);
  }
  .body {
    min-width: 0;
    padding: 0 1rem 0.5rem;
  }
  backprop-by-hand {
    --bbh-min-height: 30rem;
  }
  /* The widget has the colours of the lesson, whoever set them: but for those of a reader's own. */
  @media (forced-colors: none) {
    backprop-by-hand {
      --bbh-paper: inherit;
      --bbh-ink: inherit;
      --bbh-quiet: inherit;
      --bbh-raised: inherit;
      --bbh-line: inherit;
      --bbh-positive: inherit;
      --bbh-negative: inherit;
      --bbh-gradient: inherit;
      --bbh-lit: inherit;
      --bbh-accent: inherit;
    }
  }
  /* Below each other the card stays at the top of the window, and the widget moves under it: what a
     link in the prose does must be seen. */
  @media (min-height: 30rem) {
    .card {
      position: sticky;
      top: var(--bbh-top, 0px);
      z-index: 2;
      max-height: 56svh;
      overflow-y: auto;
      border-bottom: 1px solid var(--bbh-line);
      box-shadow: 0 0.375rem 0.5rem -0.375rem color-mix(in srgb, var(--bbh-ink) 25%, transparent);
    }
    .moves {
      position: sticky;
      bottom: 0;
    }
    /* There may be more above the edge. */
    .moves::before {
      content: '';
      position: absolute;
      inset: -1rem 0 100%;
      background: linear-gradient(transparent, var(--bbh-paper));
      pointer-events: none;
    }
  }
  [data-control='fold'] {
    min-height: 1.75rem;
    padding: 0 0.5rem;
    color: var(--bbh-ink);
  }
  @container (max-width: 60rem) {
    .folded :is(.moves, .body > :not(.title, .question), .question > *, .help, .verdict) {
      display: none;
    }
    .folded .question > .goals {
      display: grid;
    }
    .folded .question {
      margin: 0;
      padding: 0;
      border: 0;
    }
  }
  @container (min-width: 60rem) {
    [data-control='fold'] {
      display: none;
    }
    .lesson {
      grid-template-columns: minmax(20rem, 27rem) minmax(0, 1fr);
    }
    .card {
      position: sticky;
      top: var(--bbh-top, 0px);
      max-height: calc(100svh - var(--bbh-top, 0px));
      overflow-y: auto;
      border: 0;
      box-shadow: none;
      padding-top: 0.5rem;
    }
    .body {
      padding-inline: 1.5rem 0;
    }
  }
`;

const head = css`
  header {
    display: grid;
    gap: 0 1rem;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    padding: 0.375rem 1rem 0;
    color: var(--bbh-quiet);
    font-size: 0.875rem;
  }
  @container (min-width: 60rem) {
    header {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-inline: 1.5rem 0;
    }
  }
  .lesson-title {
    margin: 0;
    font-weight: 600;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .contents[open] {
    grid-column: 1 / -1;
  }
  summary {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-height: 1.75rem;
    cursor: pointer;
  }
  summary::marker {
    content: '';
  }
  summary > span::after {
    content: ' ▾';
  }
  [open] > summary > span::after {
    content: ' ▴';
  }
  progress {
    width: 5rem;
    height: 0.375rem;
    border: 0;
    border-radius: 0.1875rem;
    background: var(--bbh-line);
    appearance: none;
  }
  @container (max-width: 30rem) {
    progress {
      width: 2.5rem;
    }
  }
  progress::-webkit-progress-bar {
    border-radius: 0.1875rem;
    background: var(--bbh-line);
  }
  progress::-webkit-progress-value {
    border-radius: 0.1875rem;
    background: var(--bbh-accent);
  }
  progress::-moz-progress-bar {
    border-radius: 0.1875rem;
    background: var(--bbh-accent);
  }
  .contents ol {
    margin: 0.25rem 0;
    padding: 0;
    list-style: none;
    counter-reset: card;
  }
  .contents li > button {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    width: 100%;
    min-height: 2rem;
    padding: 0.25rem 0.5rem;
    border: 0;
    border-radius: 0.375rem;
    background: none;
    color: var(--bbh-ink);
    text-align: start;
    counter-increment: card;
  }
  .contents li > button::before {
    content: counter(card);
    min-width: 1.25rem;
    color: var(--bbh-quiet);
    font-variant-numeric: tabular-nums;
  }
  .contents li > button[aria-current] {
    background: var(--bbh-lit);
    font-weight: 600;
  }
  .flaw {
    padding-inline: 0.375rem;
    border: 1px solid;
    border-radius: 0.25rem;
    color: var(--bbh-negative);
    font-weight: 600;
  }
  .tick {
    margin-inline-start: auto;
    color: var(--bbh-positive);
    font-weight: 600;
  }
  .kept {
    margin: 0.25rem 0 0.75rem;
  }
`;

const prose = css`
  .title {
    margin: 0.375rem 0 0.25rem;
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.3;
  }
  .title:focus {
    outline: none;
  }
  .title:focus-visible {
    outline: 2px solid var(--bbh-accent);
    outline-offset: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--bbh-accent);
    outline-offset: 2px;
  }
  .body p,
  .body ul,
  .body ol,
  .body pre {
    margin: 0 0 0.5rem;
    overflow-wrap: anywhere;
  }
  .body :is(ul, ol):not([class]) {
    padding-inline-start: 1.375rem;
  }
  a {
    color: var(--bbh-accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a math {
    border-bottom: 1px solid;
  }
  a[aria-current='step'] {
    border-radius: 0.25rem;
    background: var(--bbh-lit);
  }
  .number {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    white-space: nowrap;
    unicode-bidi: isolate;
    direction: ltr;
  }
  /* Sentences may be in another language than the page. */
  .card :is(p, li, h2, h3, button, button > span, summary, label),
  .handout :is(p, li, h1, h2) {
    unicode-bidi: plaintext;
  }
  .prose .line,
  .verdict .line,
  .hint .line {
    display: block;
    direction: ltr;
  }
  .working {
    display: block;
    direction: ltr;
  }
  .working .line {
    display: inline;
  }
  code {
    font-size: 0.9375em;
  }
  pre {
    padding: 0.5rem 0.75rem;
    overflow-x: auto;
    background: var(--bbh-raised);
    direction: ltr;
  }
  .body .table {
    margin: 0 0 0.5rem;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.25rem 0.375rem;
    border-bottom: 1px solid var(--bbh-line);
    text-align: start;
    font-weight: inherit;
  }
  thead th {
    font-weight: 600;
    overflow-wrap: normal;
  }
  td:has(> .number) {
    text-align: end;
  }
  math {
    direction: ltr;
  }
  .quiet {
    color: var(--bbh-quiet);
    font-size: 0.875rem;
  }
  .note {
    margin: 0 0 0.75rem;
    padding: 0.5rem 0.75rem;
    border-inline-start: 4px solid var(--bbh-accent);
    background: var(--bbh-raised);
  }
  .note.wrong {
    border-color: var(--bbh-negative);
  }
`;

const moves = css`
  .moves {
    display: flex;
    gap: 0.5rem;
    padding: 0.5rem 1rem;
    background: var(--bbh-paper);
  }
  @container (min-width: 60rem) {
    .moves {
      padding-inline: 1.5rem 0;
    }
  }
  .moves button {
    min-width: 5.5rem;
    min-height: 2.5rem;
  }
  .moves [data-control='next'] {
    flex: 1;
    border-color: var(--bbh-accent);
    background: var(--bbh-accent);
    color: var(--bbh-paper);
    font-weight: 600;
  }
  button[aria-disabled='true'],
  button[aria-disabled='true']:hover,
  .moves [data-control='next'][aria-disabled='true'] {
    border-color: var(--bbh-line);
    background: none;
    color: var(--bbh-quiet);
    cursor: default;
  }
`;

const fingers = css`
  @media (pointer: coarse) {
    .card :is(button, input, summary) {
      min-height: 2.75rem;
    }
    .card a {
      padding-block: 0.375rem;
    }
  }
`;

const forced = css`
  @media (forced-colors: active) {
    button.right,
    button.wrong {
      border-width: 3px;
    }
    .contents li > button[aria-current] {
      border: 2px solid Highlight;
    }
  }
`;

export const lessonStyles = [
  layout,
  head,
  prose,
  questionStyles,
  moves,
  saidStyles,
  fingers,
  forced,
];
