import { css } from 'lit';

export const editorStyles = css`
  .editor {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .editor .choice,
  .editor .actions,
  .editor .fields,
  .editor .matrices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
  }
  .editor .choice,
  .editor .actions {
    gap: 0.375rem;
  }
  .editor .field {
    flex-wrap: wrap; /* or a choice is cut where its name leaves it too little room */
  }
  .editor .matrices > * {
    max-width: 100%;
  }
  .editor .note {
    margin: 0;
  }
  .editor .by-touch {
    display: none;
  }
  @media (pointer: coarse) {
    .editor .by-touch {
      display: block;
    }
    .editor .by-mouse {
      display: none;
    }
    .editor .choice button {
      padding-inline: 0.375rem;
    }
  }
  .editor .names .field {
    display: flex;
    margin-block: 0.25rem;
  }
  .editor .field.text input {
    width: 12rem;
  }
`;
