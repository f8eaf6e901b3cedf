import { css } from 'lit';

export const auditStyles = css`
  .audit {
    display: grid;
    gap: 0.625rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .audit :is(h2, h3, p, ul) {
    margin: 0;
  }
  .audit h2 {
    font-size: 1.0625rem;
  }
  .audit h3 {
    font-size: 1rem;
    font-weight: 400;
  }
  .audit .quiet,
  .audit .where {
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .audit .sentence {
    max-width: 40rem;
    font-size: 0.875rem;
  }
  .audit .note,
  .practice .note,
  .exercise .note {
    margin: 0;
    padding: 0.5rem 0.75rem;
    border-inline-start: 4px solid var(--bbh-negative);
    background: var(--bbh-raised);
  }
  .audit .choice,
  .audit .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    align-items: center;
  }
  .audit .count {
    font-variant-numeric: tabular-nums;
  }
  .audit ul {
    padding: 0;
    list-style: none;
  }
  .audit .printed {
    display: grid;
    --quantity-column: 6.5rem; /* softmax(Z[4]) */
    --printed-columns: minmax(3.75rem, 7.5rem) minmax(4.5rem, 5.5rem) minmax(6rem, 6.5rem)
      minmax(3.25rem, 1fr);
    max-height: 26rem;
    overflow: auto;
    padding: 0.25rem;
    border-block: 1px solid var(--bbh-line);
    gap: 0.375rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .audit .printed section {
    display: grid;
    gap: 0 0.5rem;
    align-items: start;
    grid-template-columns: var(--quantity-column) minmax(0, 1fr);
  }
  .audit .printed .of {
    padding-block: 0.25rem;
  }
  .audit .printed-value {
    display: grid;
    width: 100%;
    min-height: 1.75rem;
    padding: 0.125rem 0.375rem;
    border: 0;
    border-radius: 0.375rem;
    background: none;
    color: inherit;
    font-size: 0.875rem;
    text-align: start;
    gap: 0 0.5rem;
    align-content: center;
    align-items: baseline;
    grid-template-columns: var(--printed-columns);
  }
  .audit .printed .columns {
    display: grid;
    padding-inline: calc(var(--quantity-column) + 0.875rem) 0.375rem;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
    gap: 0 0.5rem;
    grid-template-columns: var(--printed-columns);
  }
  .audit .printed-value:hover {
    background: var(--bbh-raised);
  }
  .audit .printed-value[aria-expanded='true'] {
    background: var(--bbh-lit);
  }
  .audit .numerals {
    font-variant-numeric: tabular-nums;
  }
  .audit [data-verdict='slip'] .from {
    text-decoration: line-through;
  }
  .audit [data-verdict='slip'] .verdict,
  .audit [data-verdict='inherited'] .verdict {
    color: var(--bbh-negative);
  }
  .audit [data-verdict='slip'] .verdict,
  .audit [data-verdict='slip'] .to,
  .audit .score {
    font-weight: 600;
  }
  .audit [data-verdict='right'] .verdict {
    color: var(--bbh-quiet);
  }
  .audit .detail {
    display: grid;
    margin: 0.125rem 0 0.5rem 0.375rem;
    padding-inline-start: 0.625rem;
    border-inline-start: 3px solid var(--bbh-line);
    font-size: 0.875rem;
    gap: 0.25rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .audit .remarks li {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    padding-block: 0.25rem;
    font-size: 0.875rem;
  }
  .audit .remarks button {
    flex: none;
  }
  .spot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    direction: ltr;
  }
  .spot-matrix {
    display: grid;
    gap: 0.375rem;
    grid-template-columns: repeat(var(--spot-columns), minmax(4.5rem, max-content));
    max-width: 100%;
    overflow-x: auto;
    padding: 0.375rem 0.5rem;
    border-inline: 1.5px solid;
    border-radius: 0.25rem;
  }
  .audit .spot-value {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    justify-content: space-between;
    min-height: 2.25rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: inherit;
  }
  .audit .spot-value .sign {
    min-width: 0.75rem;
    font-weight: 700;
  }
  .audit .spot-value:hover:not([aria-disabled='true']) {
    background: var(--bbh-raised);
  }
  .audit .spot-value[aria-pressed='true'] {
    border: 2px dashed var(--bbh-negative);
    background: var(--bbh-lit);
  }
  .audit .spot-value[data-verdict]:not([data-verdict='right']) .sign {
    color: var(--bbh-negative);
  }
  .audit .spot-value[aria-disabled='true'] {
    cursor: default;
    opacity: 1;
  }
  .audit .score {
    min-height: 1.5em;
  }
  .audit .told li {
    padding-block: 0.25rem;
  }
  .audit .actions button {
    min-height: 2rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.5rem;
    background: var(--bbh-paper);
    color: inherit;
    font-size: 0.875rem;
  }
  @media (pointer: coarse) {
    .audit :is(.actions button, .spot-value, .printed-value) {
      min-height: 2.75rem;
    }
  }
  @container (max-width: 32rem) {
    .audit .printed {
      max-height: none; /* a list within the list that the page is would cut what it tells */
      overflow: visible;
    }
    .audit .printed section {
      grid-template-columns: minmax(0, 1fr);
    }
    .audit .printed {
      --printed-columns: 4.5rem minmax(0, 1fr) minmax(0, 1fr);
    }
    .audit .printed .columns {
      padding-inline: 0.375rem;
    }
    .audit .columns > :last-child {
      display: none;
    }
    .audit .spot-value {
      padding-inline: 0.375rem;
    }
    .spot-matrix {
      padding-inline: 0.25rem;
    }
    .audit .printed-value .where {
      grid-row: span 2; /* beside the numbers and their verdict */
    }
    .audit .printed-value .verdict {
      grid-column: 2 / -1;
    }
  }
`;
