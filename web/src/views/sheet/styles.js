import { css } from 'lit';
import { mathStyles } from '../mathml.js';

const sheet = css`
  .sheet {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .sheet .label {
    margin: 0 0 0.25rem;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
    font-weight: 400;
  }

  .past {
    max-height: 13rem;
    overflow: auto;
    border-bottom: 1px solid var(--bbh-line);
    font-size: 0.8125rem;
  }
  .past ol,
  .elements ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .past ol {
    padding-bottom: 0.5rem;
  }
  .past .phase-name {
    padding-top: 0.5rem;
    color: var(--bbh-quiet);
  }
  .past .done {
    display: flex;
    align-items: center;
    padding-block: 0.1875rem;
  }
  .past button {
    flex: none;
    min-height: 1.5rem;
    padding: 0.25rem 0.375rem;
    border: 0;
    border-radius: 0.375rem;
    background: none;
    color: inherit;
    text-align: start;
  }
  .past button:hover {
    background: var(--bbh-raised);
  }
  .past-empty {
    margin: 0;
    color: var(--bbh-quiet);
    font-size: 0.875rem;
  }

  .now {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .now .place {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    margin: 0;
    color: var(--bbh-quiet);
    font-size: 0.875rem;
  }
  /* Quieter than other switches: the equation is what to look at. */
  .now .place button.tool[aria-pressed] {
    border-color: transparent;
    background: none;
    color: var(--bbh-quiet);
  }
  .now .place button.tool:hover {
    border-color: var(--bbh-line);
  }
  .now .place button.tool[aria-pressed='true']::after {
    content: ' ✓';
  }
  .now .sentence {
    margin: 0.25rem 0 0;
    max-width: 40rem;
  }
  .now .note {
    margin: 0;
    padding: 0.5rem 0.75rem;
    border-inline-start: 4px solid var(--bbh-negative);
    background: var(--bbh-raised);
    color: var(--bbh-ink);
    font-size: 1rem;
  }
  .equation {
    overflow: auto;
    max-height: 36rem;
    padding: 0.125rem 0.25rem;
  }
  .shapes-note {
    margin-top: -0.5rem;
  }
  .expand {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .expand button {
    min-height: 1.75rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.375rem;
    background: none;
    color: inherit;
    font-size: 0.8125rem;
  }
  .expand button[aria-pressed='true'] {
    border-color: var(--bbh-ink);
    font-weight: 600;
  }
  .symbols {
    font-size: clamp(1.125rem, 5.6cqi, 1.75rem);
  }
  .numbers {
    font-size: 1.0625rem;
  }
  .result {
    font-size: 1.25rem;
  }
  /* Of these there is much to show. */
  .result .numbered {
    font-size: 0.85em;
  }
  .result .shape {
    white-space: nowrap;
  }
  .elements {
    padding-inline: 0.25rem;
  }
  .elements li {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    min-height: 2.125rem; /* nothing moves when a line is worked out */
    padding: 0.125rem 0.25rem;
    border-radius: 0.375rem;
  }
  .elements .current {
    background: var(--bbh-lit);
  }
  .elements .where {
    flex: none;
    min-width: 2.25rem;
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
    text-align: start;
  }
  .elements .where:hover {
    text-decoration: underline;
  }
  .elements .line {
    flex: 1; /* its width need not be worked out from all that is in it */
  }
  .quiet {
    color: var(--bbh-quiet);
  }
  .long-form ol {
    margin: 0;
    padding-inline-start: 1.5rem;
  }
  .long-form li {
    padding-block: 0.5rem;
  }
  @container (max-width: 30rem) {
    .numbers {
      font-size: 0.875rem;
    }
    .result {
      font-size: 1rem;
    }
  }
`;

export const sheetStyles = [...mathStyles, sheet];
