import { css } from 'lit';
import { mathStyles } from '../mathml.js';

const health = css`
  .health {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .health h2,
  .health p,
  .health ul,
  .health ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .health h2 {
    font-size: 1.0625rem;
  }
  .health ul {
    display: grid;
    gap: 0.5rem;
  }
  .health ul li {
    padding: 0.375rem 0.75rem;
    border-inline-start: 4px solid var(--bbh-negative);
    background: var(--bbh-raised);
  }
  .health .sentence {
    display: block;
    max-width: 40rem;
  }
  .health button {
    min-height: 1.75rem;
    margin-top: 0.25rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: inherit;
    font-size: 0.875rem;
  }
  .health .label {
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .health .sizes {
    display: grid;
    gap: 0.25rem;
  }
  .health ol {
    max-height: 22rem;
    overflow: auto;
  }
  .health ol li {
    display: grid;
    gap: 0.5rem;
    align-items: center;
    grid-template-columns: 3.5rem minmax(0, 1fr) 7rem;
    font-size: 0.875rem;
  }
  .health .length {
    width: calc(100% * var(--length));
    height: 0.625rem;
    border-radius: 0.125rem;
    background: var(--bbh-gradient);
    forced-color-adjust: none;
  }
  .health .number {
    font-variant-numeric: tabular-nums;
  }
  @media (pointer: coarse) {
    .health button {
      min-height: 2.75rem;
    }
  }
`;

export const healthStyles = [...mathStyles, health];
