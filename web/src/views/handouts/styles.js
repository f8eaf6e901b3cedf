// How worksheets look: on paper, of A4 or US letter as the printer has it, in black.
import { css } from 'lit';
import { settingStyles } from '../mathml.js';

const sheet = css`
  :root {
    --bbh-quiet: #555;
    --bbh-accent: #000;
    --bbh-negative: #000;
    --bbh-gradient: #000;
    color-scheme: light;
  }
  @page {
    margin: 15mm;
  }
  body {
    box-sizing: border-box;
    margin: 0 auto;
    max-width: 19cm;
    padding: 0.5rem;
    background: #fff;
    color: #000;
    font:
      11pt/1.5 system-ui,
      sans-serif;
  }
  header {
    display: flex;
    gap: 1rem;
    align-items: baseline;
    justify-content: space-between;
  }
  h1 {
    margin: 0;
    font-size: 1.375rem;
  }
  h2 {
    margin: 1.25rem 0 0.5rem;
    border-bottom: 1px solid #000;
    font-size: 1.125rem;
  }
  h3 {
    margin: 0;
    color: var(--bbh-quiet);
    font-weight: normal;
    font-size: 0.8125rem;
  }
  p,
  ul {
    margin: 0.5rem 0;
  }
  ul {
    padding: 0;
    list-style: none;
  }
  header p {
    margin: 0;
    white-space: nowrap;
  }
  .who,
  .work {
    display: flex;
    gap: 0.5rem;
    align-items: end;
  }
  .who {
    margin-block: 1rem;
  }
  .work {
    margin: 0;
    min-height: 2.25rem;
  }
  .rule {
    flex: 1;
    border-bottom: 1px dotted #000;
  }
  .given p {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.5rem;
    align-items: center;
    direction: ltr;
  }
  /* What it is about at the left, the rest beside it. */
  .step {
    margin-bottom: 1rem;
  }
  .equation {
    padding: 0.125rem 0;
    direction: ltr;
  }
  .symbols {
    font-size: 1.125rem;
  }
  .size-80 {
    font-size: 80%;
  }
  .size-65 {
    font-size: 65%;
  }
  .size-50 {
    font-size: 50%;
  }
  .size-40 {
    font-size: 40%;
  }
  .size-30 {
    font-size: 30%;
  }
  /* Beside brackets. */
  .equation:not(.symbols) .symbol {
    margin-inline: 0.15em;
  }
  .elements li {
    display: flex;
    gap: 0.75rem;
    align-items: baseline;
    direction: ltr;
  }
  .where {
    flex: none;
    font-size: 0.875rem;
  }
  .elements .where {
    min-width: 6.5rem;
    color: var(--bbh-quiet);
  }
  .line {
    overflow: visible;
  }
  /* Nothing is to be pressed: as small as the type is. */
  mtd {
    min-width: 1.6em;
    height: 1.7em;
  }
  /* A box to write into: of padding, as Firefox gives empty mathematics no other size. */
  .empty > mtext,
  mrow > mtext:only-child:empty {
    padding: 0.85em 2.2em;
    border: 1px solid #777;
    line-height: 0;
  }
  .lit {
    outline: 1.5px solid #000;
    outline-offset: -1px;
    border-radius: 0.2em;
    font-weight: 600;
  }
  /* A number alone has no room of its own around it. */
  mn.lit {
    margin-inline: 0.35em;
    outline-offset: 0.25em;
  }
  /* A box would look like a second pair of brackets. */
  mtd.lit {
    outline: 0;
    background: linear-gradient(#000, #000) center bottom 0.2em / 70% 1.5px no-repeat;
  }
  .room-0 {
    height: 2.5cm;
  }
  .room-1 {
    height: 4.5cm;
  }
  .room-2 {
    height: 7cm;
  }
  /* A page, as high as the lower of the two kinds of paper lets it be. */
  .space {
    height: 24cm;
    break-before: page;
  }
  .find math {
    margin-inline-end: 1rem;
  }
  .task {
    max-width: 40rem;
  }
  h2,
  h3 {
    break-after: avoid;
  }
  .step,
  .given span,
  li {
    break-inside: avoid;
  }
  /* Backgrounds are not printed unless asked for, and the brackets' corners are some. */
  mtable,
  mtd {
    print-color-adjust: exact;
  }
  @media print {
    body {
      max-width: none;
      padding: 0;
    }
  }
`;

export const worksheetStyle = [settingStyles, sheet].map(({ cssText }) => cssText).join('\n');
