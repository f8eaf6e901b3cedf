import { css } from 'lit';

export const practiceStyles = css`
  .practice {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .practice :is(h2, p, dl, dd) {
    margin: 0;
  }
  .practice h2 {
    font-size: 0.875rem;
  }
  .practice .quiet {
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .practice .sentence {
    max-width: 40rem;
    font-size: 0.875rem;
  }
  .practice :is(.choice, .actions, .settings-of-practice, .where-to, .field) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    align-items: center;
    font-size: 0.875rem;
  }
  .practice .settings-of-practice {
    gap: 0.5rem 1.5rem;
  }
  .practice :is(select, input.decimals) {
    min-height: 1.75rem;
    padding: 0.125rem 0.375rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: inherit;
    font: inherit;
  }
  .practice input.decimals {
    width: 4rem;
  }
  .practice .field input[type='checkbox'] {
    width: 1.5rem;
    min-width: 0;
    height: 1.5rem;
    min-height: 0;
    margin: 0;
    accent-color: var(--bbh-ink);
  }
  .practice .refusal {
    color: var(--bbh-negative);
    font-size: 0.875rem;
  }
  .practice .progress {
    display: grid;
    gap: 0.375rem;
  }
  .practice .progress dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem 1.25rem;
  }
  .practice .progress dl > div {
    display: flex;
    gap: 0.375rem;
    align-items: baseline;
    flex-direction: row-reverse;
  }
  .practice .progress dt {
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .practice .progress dd {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .exercise .answer {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    min-width: 0;
    gap: 0.25rem 0.625rem;
    align-items: baseline;
  }
  .exercise .answer > .line {
    flex: 0 1 auto;
  }
  .exercise .hint,
  .exercise .feedback {
    flex-basis: 100%;
    margin: 0;
    font-size: 0.875rem;
  }
  .exercise input {
    width: 11rem;
    max-width: 100%;
    min-height: 2rem;
    padding: 0.125rem 0.5rem;
    border: 1.5px solid var(--bbh-ink);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  .exercise input[aria-invalid='true'] {
    border: 2px dashed var(--bbh-negative);
  }
  .exercise .where {
    cursor: default;
  }
  .exercise button.where {
    text-decoration: underline dotted;
    cursor: pointer;
  }
  .exercise .mark {
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
    white-space: nowrap;
  }
  .exercise .mark[data-mark='wrong'] {
    color: var(--bbh-negative);
  }
  .exercise .feedback p {
    margin: 0;
  }
  .exercise .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding-block: 0.5rem;
  }
  .exercise .all-done {
    margin: 0.5rem 0 0;
    font-weight: 600;
  }
  .exercise .actions button,
  .practice .actions button {
    min-height: 2rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.5rem;
    background: var(--bbh-paper);
    color: inherit;
    font-size: 0.875rem;
  }
  .exercise .actions button:hover,
  .practice .actions button:hover {
    background: var(--bbh-raised);
  }
  .exercise .actions :is([data-control='check'], [data-control='practice-next']) {
    border-color: var(--bbh-accent);
    font-weight: 600;
  }

  .practice .table {
    overflow-x: auto;
  }
  .practice .table.all {
    max-height: 22rem;
    overflow: auto;
  }
  .drift {
    border-collapse: collapse;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .drift caption {
    padding-block: 0.25rem;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
    text-align: start;
  }
  .drift :is(th, td) {
    padding: 0.1875rem 0.75rem 0.1875rem 0;
    text-align: start;
    font-weight: 400;
    white-space: nowrap;
  }
  .drift thead th {
    max-width: 7rem;
    white-space: normal;
    vertical-align: bottom;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .drift :is(td, thead th).number {
    text-align: end;
  }
  .drift tbody :is(.place, .number) {
    white-space: normal;
  }
  .drift .numerals {
    white-space: nowrap;
  }
  .drift .largest {
    font-weight: 600;
  }
  .drift tr[aria-current='step'] {
    background: var(--bbh-lit);
  }
  @container (max-width: 30rem) {
    .drift {
      font-size: 0.8125rem;
    }
    .drift :is(th, td) {
      padding-inline-end: 0.5rem;
    }
  }
  @media (pointer: coarse) {
    .exercise input,
    .exercise .actions button,
    .practice :is(select, input.decimals, .actions button) {
      min-height: 2.75rem;
    }
    .practice .field input[type='checkbox'] {
      width: 2.75rem;
      height: 2.75rem;
    }
  }
`;
