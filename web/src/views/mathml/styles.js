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
    padding-bottom: 0.2em;
  }
  mfrac > :last-child {
    padding-top: 0.25em;
  }
  msub > :last-child {
    font-size: 0.6em;
  }
  /* Nor does an exponent know how high it belongs. */
  msup > :last-child {
    position: relative;
    top: 0.3em;
  }
  munder > mtext.over {
    padding-top: 0.2em;
    font-size: 0.54em;
  }
  munderover > :not(:first-child) {
    padding-block: 0.2em;
    font-size: 0.6em;
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
  .shaped > mtext.shape {
    padding-top: 0.1em;
    font-size: 0.54em;
  }

  /* Brackets are drawn: they stretch in every browser without a font of ours. */
  mtable.matrix {
    --tick: linear-gradient(currentColor, currentColor);
    margin-inline: 0.2em;
    padding-inline: 0.2em;
    border-inline: 1.5px solid;
    background:
      var(--tick) top left / 0.35em 1.5px no-repeat,
      var(--tick) bottom left / 0.35em 1.5px no-repeat,
      var(--tick) top right / 0.35em 1.5px no-repeat,
      var(--tick) bottom right / 0.35em 1.5px no-repeat;
  }
  /* Or a hidden fence would stand, and take room, elsewhere on the page. */
  .matrix-box,
  .tall {
    position: relative;
  }
  mo.fence {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  /* Parentheses around matrices: two arcs. */
  mrow.tall {
    margin-inline: 0.15em;
    padding: 0.1em 0.3em;
    border-inline: 1.5px solid;
    border-radius: 0.6em / 50%;
  }
  /* The height is for cells whose sign is a low one, such as those still to come. */
  mtd {
    height: 1.5em;
    padding: 0.1em 0.4em;
    vertical-align: middle;
    text-align: -webkit-right;
  }
  mtd.gap {
    text-align: -webkit-center;
    color: var(--bbh-quiet);
  }
  @supports (-moz-appearance: none) {
    mtd {
      text-align: -moz-right;
    }
    mtd.gap {
      text-align: -moz-center;
    }
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
