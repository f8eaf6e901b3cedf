import { css } from 'lit';
import { mathStyles } from '../mathml.js';

const lens = css`
  .lens {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .lens h3,
  .lens h4,
  .lens p,
  .lens dl,
  .lens dd {
    margin: 0;
  }
  .lens h3 {
    font-size: 1.0625rem;
  }
  .lens h4 {
    padding-top: 0.5rem;
    font-size: 0.875rem;
  }
  .lens .sentence {
    max-width: 40rem;
  }
  .lens .quiet,
  .lens .label,
  .lens dt {
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .lens .paths {
    max-height: 20rem;
    overflow: auto;
    padding: 0.25rem;
    border-block: 1px solid var(--bbh-line);
  }
  .lens ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .lens li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    align-items: baseline;
    padding: 0.125rem 0.25rem;
    border-radius: 0.375rem;
  }
  .lens li:hover,
  .lens li:focus-within {
    background: var(--bbh-lit);
  }
  .lens .way {
    min-height: 1.5rem;
    padding: 0.125rem 0.25rem;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    color: inherit;
    font-size: 0.875rem;
    text-align: start;
  }
  /* Grey alone would be no sign: the way is struck through, and the reason stands beside it. */
  .lens [data-dead] {
    color: var(--bbh-quiet);
  }
  .lens [data-dead] .way {
    text-decoration: line-through;
  }
  .lens .reason {
    font-size: 0.8125rem;
  }
  .lens .total {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    align-items: baseline;
    padding: 0.25rem;
  }
  .lens .totals {
    display: grid;
    gap: 0.125rem 0.75rem;
    align-items: baseline;
    grid-template-columns: max-content minmax(0, 1fr);
  }
  .lens .totals dd {
    overflow-x: auto;
    padding: 0.25rem;
  }
  .lens .totals [data-part='gradient'] {
    color: var(--bbh-gradient);
  }
  .lens .check {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem 0.5rem;
    align-items: center;
  }
  .lens .check .sentence {
    flex-basis: 100%;
  }
  .lens .check button {
    min-height: 1.75rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.375rem;
    background: var(--bbh-raised);
    color: inherit;
  }
  .lens .check [aria-pressed='true'] {
    border-color: var(--bbh-accent);
    font-weight: 600;
  }
  @media (pointer: coarse) {
    .lens .way,
    .lens .check button {
      min-height: 2.75rem;
    }
  }
  @container (max-width: 30rem) {
    .lens .totals {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

export const lensStyles = [...mathStyles, lens];
