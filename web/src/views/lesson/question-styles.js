// How questions look, and what is said of their answers.
import { css } from 'lit';

export const questionStyles = css`
  .question {
    margin: 0.5rem 0 0.75rem;
    padding: 0.625rem 0.75rem 0.25rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.5rem;
  }
  h3 {
    display: flex;
    margin: 0 0 0.25rem;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  button {
    min-height: 2.25rem;
    padding: 0.25rem 0.875rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.5rem;
    background: var(--bbh-paper);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: var(--bbh-raised);
  }
  button.main {
    border-color: var(--bbh-ink);
  }
  .field {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    margin-bottom: 0.5rem;
  }
  .field .quiet {
    flex-basis: 100%;
    margin: 0;
  }
  input {
    flex: 1 1 6rem;
    min-width: 5rem;
    max-width: 14rem;
    min-height: 2.25rem;
    padding: 0 0.5rem;
    border: 1px solid var(--bbh-quiet);
    border-radius: 0.375rem;
    background: var(--bbh-paper);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  [aria-invalid='true'] {
    border-color: var(--bbh-negative);
  }
  .body .options,
  .body .goals {
    display: grid;
    gap: 0.375rem;
    margin-bottom: 0.5rem;
    padding: 0;
    list-style: none;
  }
  .body .options.across {
    display: flex;
    flex-wrap: wrap;
  }
  .options:not(.across) > button {
    display: flex;
    gap: 0.5rem;
    width: 100%;
    text-align: start;
  }
  .mark {
    flex: none;
    width: 1rem;
    font-weight: 600;
  }
  .options:not(.across) > button:not(.right, .wrong) .mark::before {
    content: '○';
    color: var(--bbh-quiet);
    font-weight: 400;
  }
  button.right {
    border-color: var(--bbh-positive);
    box-shadow: inset 0 0 0 1px var(--bbh-positive);
  }
  button.wrong {
    border-color: var(--bbh-negative);
    border-style: dashed;
  }
  .right .mark,
  .met .mark {
    color: var(--bbh-positive);
  }
  .wrong .mark {
    color: var(--bbh-negative);
  }
  .goals li {
    display: flex;
    gap: 0.5rem;
  }
  .verdict:not(:empty) {
    margin-bottom: 0.5rem;
  }
  .verdict.right,
  .verdict.wrong {
    padding: 0.375rem 0.625rem 0.0625rem;
    border-inline-start: 4px solid var(--bbh-negative);
    background: var(--bbh-raised);
  }
  .verdict.right {
    border-color: var(--bbh-positive);
  }
  .help {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-bottom: 0.375rem;
  }
  .hint {
    flex-basis: 100%;
    padding-inline-start: 0.625rem;
    border-inline-start: 4px solid var(--bbh-line);
  }
`;
