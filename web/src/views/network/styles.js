import { css } from 'lit';

/** How the drawing looks where it only is looked at. */
export const pictureStyles = css`
  .network {
    font-variant-numeric: tabular-nums;
  }
  .canvas {
    overflow-x: auto;
  }
  .canvas > svg {
    display: block;
    max-width: none;
    overflow: visible;
  }
  .network text {
    fill: var(--bbh-ink);
    font-size: 12px;
    text-anchor: middle;
  }
  .network .title {
    font-size: 12px;
    font-weight: 600;
  }
  .network .subtitle,
  .network .more {
    fill: var(--bbh-quiet);
    font-size: 11px;
  }
  .network .more {
    stroke: var(--bbh-paper);
    stroke-width: 4px;
    paint-order: stroke;
  }
  .network .band {
    fill: var(--bbh-lit);
    opacity: 0.55;
  }

  .edge {
    fill: none;
    stroke: var(--tone);
    stroke-opacity: 0.4; /* opacity would make a layer of every edge */
  }
  .edge.positive {
    --tone: var(--bbh-positive);
  }
  .edge.negative {
    --tone: var(--bbh-negative);
    stroke-dasharray: 5 3;
  }
  .edge.gradient {
    --tone: var(--bbh-gradient);
  }
  [data-at-work='true'] .edge {
    stroke-opacity: 0.15;
  }
  .edge.lit-edge,
  [data-at-work='true'] .edge.lit-edge,
  .legend .edge {
    stroke-opacity: 1;
  }
  .flow {
    fill: none;
    stroke: var(--bbh-ink);
    stroke-width: 3;
    stroke-linecap: round;
    stroke-dasharray: 0.1 15.9; /* beads, not gaps: dashes tell the sign */
  }
  .arrow {
    fill: var(--bbh-ink);
  }
  .arrow.backward {
    fill: var(--bbh-gradient);
  }
  .network .edge-label {
    font-weight: 600;
    stroke: var(--bbh-paper);
    stroke-width: 4px;
    paint-order: stroke;
  }
  .network .edge-label.gradient {
    fill: var(--bbh-gradient);
  }

  .neuron .body,
  .targets rect {
    fill: var(--bbh-paper);
    stroke: var(--bbh-quiet);
    stroke-width: 1.25;
  }
  .network .value {
    stroke: var(--bbh-paper);
    stroke-width: 3px;
    paint-order: stroke;
  }
  .neuron .body.empty {
    stroke-dasharray: 3 3;
  }
  .lit-neuron .body,
  .lit-neuron rect {
    stroke: var(--bbh-ink);
    stroke-width: 2.5;
  }
  .network .gradient-value {
    fill: var(--bbh-gradient);
  }
  .network .gradient-value,
  .network .bias-change {
    font-weight: 600;
    stroke: var(--bbh-paper);
    stroke-width: 4px;
    paint-order: stroke;
  }

  .bias.positive {
    --tone: var(--bbh-positive);
  }
  .bias.negative {
    --tone: var(--bbh-negative);
  }
  .network .bias circle {
    fill: var(--bbh-paper);
    stroke: var(--tone);
    stroke-width: 1.25;
    stroke-dasharray: none;
  }
  .network .bias text {
    fill: var(--tone);
    font-weight: 600;
  }

  .network .finding circle {
    fill: var(--bbh-ink);
    stroke: var(--bbh-paper);
    stroke-width: 1;
    stroke-dasharray: none;
  }
  .network .finding text {
    fill: var(--bbh-paper);
    font-size: 12px;
    font-weight: 600;
  }
  .network text.name {
    fill: var(--bbh-quiet);
    font-size: 11px;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin: 0.5rem 0 0;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .legend .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.875rem;
  }
  .legend .key {
    display: inline-flex;
    gap: 0.25rem;
    align-items: center;
  }
`;

/** What can be pointed at and pressed. */
const touch = css`
  /* Thin lines are hard to hit. What is not painted can be. */
  .grip {
    fill: none;
    stroke: none;
    stroke-width: 24px;
    pointer-events: stroke;
    stroke-linecap: butt;
  }
  .reach,
  .expand rect {
    fill: transparent;
    stroke: none;
  }
  .link,
  .neuron,
  .targets g,
  .network .expand {
    cursor: pointer;
    outline: none;
  }
  /* Begins once the step's equations are there, and ends within five seconds, as what moves by itself
     has to (WCAG 2.2.2). */
  .flow {
    animation: flow 900ms linear 200ms 5;
    pointer-events: none;
  }
  @keyframes flow {
    from {
      stroke-dashoffset: 16;
    }
    to {
      stroke-dashoffset: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .flow {
      animation: none;
      stroke: none;
    }
  }
  .network .edge-label {
    pointer-events: none;
  }

  /* What is pointed at is doubly outlined or a solid thick line, what it is worked out from dotted;
     so that no colour is needed to tell. */
  .pointed-at > .body,
  [data-linked='same'] > .body,
  [data-linked='same'] > rect,
  [data-traced] > .body {
    stroke: var(--bbh-ink);
    stroke-width: 4;
    fill: var(--bbh-lit);
  }
  .operand > .body,
  [data-linked='operand'] > .body,
  [data-linked='operand'] > rect {
    stroke: var(--bbh-accent);
    stroke-width: 3;
    stroke-dasharray: 1.5 3;
  }
  .edges [data-linked] > .edge,
  .edges [data-traced] > .edge {
    stroke-opacity: 1;
  }
  .edges [data-linked='same'] > .grip,
  .edges [data-traced] > .grip {
    stroke: color-mix(in srgb, var(--bbh-ink) 45%, transparent);
    stroke-width: 9px;
  }
  .edges [data-linked='operand'] > .grip {
    stroke: color-mix(in srgb, var(--bbh-accent) 55%, transparent);
    stroke-width: 8px;
    stroke-dasharray: 2 3;
  }
  [data-changed] > .body {
    stroke: var(--bbh-ink);
    stroke-width: 3;
    stroke-dasharray: 6 2;
  }
  .edges [data-changed] > .edge {
    stroke-opacity: 1;
    stroke-width: 5;
  }
  .network :focus-visible > .body,
  .network :focus-visible > rect {
    outline: 2px solid var(--bbh-accent);
    outline-offset: 3px;
  }
  .neuron:focus-visible > .body {
    stroke: var(--bbh-accent);
    stroke-width: 4;
  }
  .link:focus-visible > .grip {
    stroke: color-mix(in srgb, var(--bbh-accent) 60%, transparent);
    stroke-width: 11px;
  }
  @media (forced-colors: active) {
    .edges [data-linked] > .grip,
    .edges [data-traced] > .grip,
    .link:focus-visible > .grip {
      stroke: Highlight;
    }
    .neuron[data-linked] > .body,
    .neuron[data-traced] > .body,
    .neuron:focus-visible > .body {
      stroke: Highlight;
    }
  }

  .equations {
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    width: calc(var(--width) * 1px);
    align-items: start;
    margin-top: 0.25rem;
  }
  .equations > div {
    display: grid;
    justify-items: center;
    gap: 0.25rem;
  }
  .equations button {
    display: grid;
    position: relative; /* for what is only heard: it must not stand outside of what scrolls */
    gap: 0.125rem;
    align-content: center;
    justify-items: center;
    max-width: 100%;
    min-height: 1.75rem;
    padding: 0.125rem 0.1875rem;
    overflow: hidden;
    border: 1px solid transparent;
    border-radius: 0.375rem;
    background: none;
    color: var(--bbh-quiet);
    font-size: 0.75rem;
    line-height: 1.35;
  }
  /* The places of equations are as high as they are, with exponents, a fraction or a sum sign. */
  .equation-place {
    min-height: 1.75rem;
  }
  .equations:where([data-form='small']) :is(button, .equation-place) {
    min-height: 1.8125rem;
  }
  .equations:where([data-form='usual']) :is(button, .equation-place) {
    min-height: 2.0625rem;
  }
  .equations:where(:not([data-form='symbol']))
    :is([data-operation^='exponential'], [data-operation='activation-gradient']) {
    min-height: 2.4375rem;
  }
  .equations:where(:not([data-form='symbol']))
    :is(
      [data-operation='quotients'],
      [data-operation='weight-gradient'],
      [data-operation='bias-gradient']
    ) {
    min-height: 2.75rem;
  }
  .equations[data-form='small'] button {
    padding-inline: 0.0625rem;
    font-size: 0.6875rem;
  }
  .equations math {
    white-space: nowrap;
  }
  .equations munderover > :not(:first-child) {
    padding-block: 0.1em;
  }
  .equations button > [aria-hidden] {
    display: contents;
  }
  .equations button.done {
    color: var(--bbh-ink);
  }
  .equations button:hover {
    border-color: var(--bbh-line);
  }
  .equations button[aria-current='step'] {
    border-color: var(--bbh-ink);
    background: var(--bbh-lit);
    color: var(--bbh-ink);
    font-weight: 600;
  }
  .legend [data-direction='backward'] {
    color: var(--bbh-gradient);
  }
  .legend [data-direction] {
    margin-inline-end: auto;
  }
  .legend .body {
    stroke-width: 3;
  }
  .legend .operand > .body {
    fill: none;
  }
`;

export const networkStyles = [pictureStyles, touch];
