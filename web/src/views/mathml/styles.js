import { css } from 'lit';

export const mathStyles = css`
  math {
    font-family: 'STIX Two Math', 'Cambria Math', 'Latin Modern Math', 'DejaVu Serif', serif;
    font-size: 1em;
  }
  /* Letters become mathematical italics by default, which many systems have no font for. */
  mi {
    text-transform: none;
    font-style: italic;
    font-family: serif;
  }
  mi.upright {
    font-style: normal;
  }
  mn,
  mtext {
    font-family: system-ui, sans-serif;
    font-size: 0.92em;
    font-variant-numeric: tabular-nums;
  }
  .gradient {
    color: var(--bbh-gradient);
  }
  /* Without a math font the line of a fraction touches its parts. */
  mfrac {
    padding-inline: 0.1em;
  }
  mfrac > :first-child {
    padding-bottom: 0.15em;
  }
  mfrac > :last-child {
    padding-top: 0.15em;
  }
  mo.relation {
    padding-inline: 0.35em;
  }
  mtext.shape,
  mtext.over {
    color: var(--bbh-quiet);
    font-size: 0.72em;
  }
  .shaped {
    margin-inline: 0.08em;
  }
  mtext.shape {
    padding-top: 0.15em;
  }

  /* Brackets are drawn: they stretch in every browser without a font of ours. */
  mtable.matrix {
    --tick: linear-gradient(currentColor, currentColor);
    margin-inline: 0.2em;
    padding-inline: 0.15em;
    border-inline: 1.5px solid;
    background:
      var(--tick) top left / 0.35em 1.5px no-repeat,
      var(--tick) bottom left / 0.35em 1.5px no-repeat,
      var(--tick) top right / 0.35em 1.5px no-repeat,
      var(--tick) bottom right / 0.35em 1.5px no-repeat;
  }
  .matrix-box {
    position: relative;
  }
  mo.fence {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  mtd {
    padding: 0.2em 0.4em;
    text-align: -webkit-right;
  }
  @supports (-moz-appearance: none) {
    mtd {
      text-align: -moz-right;
    }
  }
  mtd.gap {
    text-align: center;
    color: var(--bbh-quiet);
  }
  mtd.empty {
    color: var(--bbh-quiet);
  }
  mtd.pressable {
    cursor: pointer;
    border-radius: 0.2em;
  }
  mtd.pressable:hover {
    background: var(--bbh-raised);
  }
  .lit {
    background: var(--bbh-lit);
    border-radius: 0.2em;
    box-shadow: 0 0 0 1px color-mix(in srgb, var(--bbh-ink) 35%, transparent);
  }
`;
