import { css } from 'lit';

/** How mathematics looks where it only is looked at. */
export const settingStyles = css`
  math {
    font-family: 'STIX Two Math', 'Cambria Math', 'Latin Modern Math', 'DejaVu Serif', serif;
    font-size: 1em;
    white-space: nowrap; /* Firefox takes it for narrower than it is */
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
  /* One row of signs is set as text, which takes a browser a fraction of the time. Where the
     elements of mathematics cannot be inline, they look the same. */
  math.flat,
  .flat :is(mrow, mn, mo, mi) {
    display: inline;
    white-space: nowrap;
  }
  .flat mo {
    margin-inline: 0.22em;
  }
  .flat mo[lspace] {
    margin-inline: 0.12em;
  }
  .flat mo:is(.tight, [form='prefix']) {
    margin-inline: 0;
  }
  .flat mo[separator] {
    margin-inline-start: 0;
  }
  /* Arithmetic, stage by stage. The padding is room for the marks of the numbers at both ends. */
  .line {
    min-width: 0;
    padding-inline: 0.25rem;
    overflow-x: auto;
    line-height: 1.9;
  }
  /* A part of a line goes to a new one whole if it can; as a table it stands on its first line. */
  .line > .reduction,
  .equation .term {
    display: inline-table;
    max-width: 100%;
  }
  /* A size in em alone is lost in Firefox where an element of mathematics has a font of its own, or
     is a script; one that is worked out is not. */
  mn,
  mtext {
    font-family: system-ui, sans-serif;
    font-size: max(0.92em, 1px);
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
  .elements mfrac {
    padding-block: 0.2em;
  }
  msub > :last-child {
    font-size: max(0.6em, 1px);
  }
  /* Nor does an exponent know how high it belongs. */
  msup > :last-child {
    position: relative;
    top: 0.3em;
    font-size: max(0.8em, 1px);
  }
  munder > mtext.over {
    padding-top: 0.2em;
    font-size: max(0.54em, 1px);
  }
  /* In smaller type the two strokes of = become one. */
  munderover > :not(:first-child) {
    padding-block: 0.2em;
    font-size: max(0.6em, 9px);
  }
  mo.relation {
    padding-inline: 0.35em;
  }
  .shape,
  mtext.over {
    color: var(--bbh-quiet);
    font-size: max(0.72em, 1px);
  }
  .shape > mtext {
    font-size: max(1em, 1px);
  }
  /* Inner dimensions that must agree: the line tells products apart, the colour helps. It is a border,
     as only Chromium underlines mathematics. */
  .inner {
    color: var(--bbh-accent);
    padding-bottom: 0.15em;
    border-bottom: 2px dotted;
    font-weight: 600;
  }
  .inner[data-inner='2'] {
    color: var(--bbh-negative);
    border-bottom: 3px double;
  }
  .inner[data-inner='3'] {
    color: var(--bbh-gradient);
    border-bottom: 2px dashed;
  }
  .shaped {
    margin-inline: 0.08em;
  }
  munder.shaped > .shape {
    padding-top: 0.1em;
    font-size: max(0.54em, 1px);
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
  /* In Firefox it stands where it is written: as narrow as can be. */
  @supports (-moz-appearance: none) {
    mo.fence {
      margin-inline: 0;
      font-size: 1px;
    }
  }
  /* Parentheses around matrices: two arcs. */
  mrow.tall {
    margin-inline: 0.15em;
    padding: 0.1em 0.3em;
    border-inline: 1.5px solid;
    border-radius: 0.6em / 50%;
  }
  /* Or one of them, where the other is around a later piece. */
  mrow.tall.from {
    margin-inline-end: 0;
    padding-inline-end: 0;
    border-inline-end: 0;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  mrow.tall.to {
    margin-inline-start: 0;
    padding-inline-start: 0;
    border-inline-start: 0;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  /* The height is for cells whose sign is a low one, such as those still to come. */
  mtd {
    min-width: 24px;
    height: max(1.5em, 24px);
    padding: 0.1em 0.4em;
    vertical-align: middle;
    text-align: -webkit-right;
  }
  mtd.gap {
    text-align: -webkit-center;
  }
  mtd.gap > mo,
  mtd.empty > mtext {
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
  /* With row and column numbers the brackets belong to the outer entries, not to the table. */
  mtable.numbered {
    padding-inline: 0;
    border-inline: 0;
    background: none;
  }
  .numbered > mtr > mtd {
    border-radius: 0;
  }
  .numbered > mtr > mtd:nth-child(2) {
    border-inline-start: 1.5px solid;
  }
  .numbered > mtr > mtd:last-child {
    border-inline-end: 1.5px solid;
  }
  .numbered > mtr.column-numbers > mtd {
    border: 0;
  }
  /* Of one row, or one column, a cell has the corners of two brackets. */
  .numbered > mtr > :is(mtd:nth-child(2), mtd:last-child) {
    background-image:
      var(--top-start, none), var(--top-end, none), var(--bottom-start, none),
      var(--bottom-end, none);
    background-position:
      top left,
      top right,
      bottom left,
      bottom right;
    background-size: 0.35em 1.5px;
    background-repeat: no-repeat;
  }
  .numbered > mtr:nth-child(2) > mtd:nth-child(2) {
    --top-start: var(--tick);
  }
  .numbered > mtr:nth-child(2) > mtd:last-child {
    --top-end: var(--tick);
  }
  .numbered > mtr:last-child > mtd:nth-child(2) {
    --bottom-start: var(--tick);
  }
  .numbered > mtr:last-child > mtd:last-child {
    --bottom-end: var(--tick);
  }
  .row-number,
  .column-number {
    color: var(--bbh-quiet);
    font-size: max(0.75em, 1px);
  }
`;

/** What can be pointed at, pressed and scrolled. */
const touch = css`
  mtd.pressable {
    cursor: pointer;
    border-radius: 0.2em;
  }
  mtd[tabindex],
  mn[tabindex] {
    cursor: pointer;
  }
  mtd:focus-visible,
  mn:focus-visible {
    border-radius: 0.2em;
  }
  /* Room for the line around or below that marks it, so that nothing moves. */
  mn:where([tabindex], .elements [data-quantity]) {
    padding-block: 0.3em calc(0.15em + 2px);
  }
  /* Signs that would else stand in that room. */
  .line mfrac mo {
    margin-inline: 2px;
  }
  .line mo.tight:not(:last-child) {
    margin-inline-end: 2px;
  }
  .line :is(mn, mrow) + mo.tight {
    margin-inline-start: 2px;
  }
  @media (pointer: coarse) {
    .now mtd[tabindex] {
      min-width: 44px;
      height: 44px;
    }
  }

  /* What is pointed at, and what it is worked out from: told by the line, not by colour alone. */
  mn[data-linked='same'] {
    outline: 2px solid var(--bbh-ink);
    border-radius: 0.2em;
    background: var(--bbh-lit);
    font-weight: 700;
  }
  mn[data-linked='operand'] {
    padding-bottom: 0.15em;
    border-bottom: 2px dotted var(--bbh-accent);
  }
  /* The cell shows it better than the number, whose width is not that of its column. */
  @supports selector(:has(*)) {
    mtd > mn[data-linked] {
      padding: 0;
      background: none;
      border: 0;
      outline: 0;
    }
    mtd:has(> [data-linked]) {
      outline: 2px dotted var(--bbh-accent);
      outline-offset: -2px;
      border-radius: 0.2em;
    }
    mtd:has(> [data-linked='same']) {
      outline: 2px solid var(--bbh-ink);
      background-color: var(--bbh-lit);
    }
  }
  mtd[tabindex]:focus-visible:focus-visible,
  mn[tabindex]:focus-visible:focus-visible {
    outline: 3px solid var(--bbh-accent);
    outline-offset: -2px;
  }
  mn[data-changed] {
    background: var(--bbh-lit);
    text-decoration: underline wavy;
    text-underline-offset: 0.2em;
    transition: background 200ms;
  }
  @media (prefers-reduced-motion: reduce) {
    mn[data-changed] {
      transition: none;
    }
  }

  /* They stay in view where there is much to scroll; each one is a layer of its own. */
  .whole .row-number,
  .whole .column-number {
    position: sticky;
    background: var(--bbh-paper);
  }
  .whole .row-number {
    inset-inline-start: 0;
    z-index: 1;
  }
  @container (max-width: 60rem) {
    .numbered .row-number {
      position: sticky;
      inset-inline-start: 0;
      z-index: 1;
      background: var(--bbh-paper);
    }
  }
  .whole .column-number {
    top: 0;
  }
  .whole .column-numbers > .row-number {
    top: 0;
    z-index: 2;
  }
  .lit {
    background-color: var(--bbh-lit);
    border-radius: 0.2em;
    box-shadow: 0 0 0 1px color-mix(in srgb, var(--bbh-ink) 35%, transparent);
  }
`;

export const mathStyles = [settingStyles, touch];
