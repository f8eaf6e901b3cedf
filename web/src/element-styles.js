import { css } from 'lit';

const element = css`
  :host {
    background: var(--bbh-paper);
    color: var(--bbh-ink);
    font: 1rem / 1.5 var(--bbh-font, system-ui, sans-serif);
    text-align: start;
  }
  /* Of the text around it has the colours and whether it can be seen and pressed, and nothing else.
     This gives way to all other rules, also to those that came with the element. */
  :where(.widget) {
    all: initial;
    color: inherit;
    color-scheme: inherit;
    font: inherit;
    forced-color-adjust: inherit;
    pointer-events: inherit;
    print-color-adjust: inherit;
    visibility: inherit;
  }
  * {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--bbh-accent);
    outline-offset: 2px;
  }
  .widget {
    display: grid;
    position: relative;
    align-content: start;
    gap: 1rem;
    padding: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  /* On a narrow screen the next step must stay in reach while the equations are read. */
  .bar {
    display: grid;
    gap: 0.375rem 1.5rem;
    position: sticky;
    top: var(--bbh-top, 0px);
    z-index: 1;
    padding-block: 0.375rem;
    background: var(--bbh-paper);
    grid-template-columns: minmax(0, 1fr);
  }
  .stage {
    display: grid;
    gap: 1rem 2rem;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  /* Each is painted by itself: what a step does not change is not painted anew. */
  .canvas,
  .equation,
  .elements,
  .past,
  .past li {
    isolation: isolate;
  }
  .beside {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .panel {
    position: relative;
    padding: 0.75rem;
    border: 1px solid var(--bbh-line);
    border-radius: 0.5rem;
  }
  /* As much of a panel as comes into view when it opens, so that the drawing stays there too. */
  .panel > .beginning {
    position: absolute;
    inset: 0 0 auto;
    height: min(100%, 50vh);
    pointer-events: none;
    scroll-margin-top: var(--bbh-top, 0px);
  }
  @container (min-width: 60rem) {
    .widget {
      padding: 1.25rem 1.5rem;
    }
    .bar {
      position: static;
      align-items: end;
      grid-template-columns: max-content minmax(0, 1fr);
    }
    /* With a panel it would be higher than the screen. */
    .beside:not(.tall) {
      position: sticky;
      top: calc(var(--bbh-top, 0px) + 0.5rem);
    }
    .widget:not(.single) .stage {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
`;

/** Of what is heard, and not seen. */
export const saidStyles = css`
  .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const shadeStyles = css`
  /* Where a box is narrower than what is in it, a shadow at its edge tells that there is more. The
     shadows stand still; what covers them moves with the content, and is where it ends. It ends at
     a whole pixel, so the shadows keep off the edges. */
  .canvas,
  .equation,
  .past,
  .inspector .scroll {
    --shade: color-mix(in srgb, var(--bbh-ink) 30%, transparent);
    background:
      linear-gradient(to right, var(--bbh-paper) 50%, transparent) left local,
      linear-gradient(to left, var(--bbh-paper) 50%, transparent) right local,
      linear-gradient(to right, var(--shade), transparent) 1px,
      linear-gradient(to left, var(--shade), transparent) calc(100% - 1px);
    background-size:
      1.5rem calc(100% + 2px),
      1.5rem calc(100% + 2px),
      0.75rem calc(100% - 2px),
      0.75rem calc(100% - 2px);
    background-repeat: no-repeat;
  }
`;

export const elementStyles = [element, saidStyles, shadeStyles];
