// The style sheet of what is written: as the widget looks, in the colours of the page's scheme, and
// for nothing outside of it.
import { css } from 'lit';
import { saidStyles, shadeStyles } from '../element-styles.js';
import { darkPalette, lightPalette } from '../palette.js';
import { settingStyles } from '../views/mathml.js';
import { pictureStyles } from '../views/network/index.js';

export const STATIC_CLASS = 'bbh-static';

/** Of both palettes the same colours, in the same order. */
const COLOUR = /(--bbh-\w+):\s*([^;}]+)/g;

const layout = css`
  & {
    box-sizing: border-box;
    container-type: inline-size;
    padding: 1rem;
    background: var(--bbh-paper);
    color: var(--bbh-ink);
    line-height: 1.5;
    text-align: start;
  }
  p {
    margin: 0;
  }
  .network,
  .step {
    margin: 0 auto;
    max-width: 44rem;
  }
  .canvas > svg {
    width: 100%;
    height: auto;
    margin: 0 auto;
  }
  .legend {
    justify-content: center;
    margin-top: 0.5rem;
  }
  .network .place {
    margin-top: 0.25rem;
    text-align: center;
  }
  .step {
    margin-top: 1.5rem;
    padding-top: 1rem;
    border-top: 1px solid var(--bbh-line);
  }
  .place,
  .label {
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .label {
    margin-top: 0.75rem;
  }
  .note {
    margin-top: 0.75rem;
    padding: 0.5rem 0.75rem;
    border-inline-start: 4px solid var(--bbh-negative);
    background: var(--bbh-raised);
  }
  .equation {
    overflow-x: auto;
    padding: 0.125rem 0.25rem;
    direction: ltr;
  }
  .symbols {
    margin-top: 0.5rem;
    font-size: clamp(1.125rem, 5cqi, 1.5rem);
  }
  .result {
    font-size: 1.125rem;
  }
  .elements {
    margin: 0;
    padding: 0;
    list-style: none;
    direction: ltr;
  }
  .elements li {
    display: flex;
    position: relative;
    gap: 0.5rem;
    align-items: baseline;
    padding: 0.25rem;
  }
  .where {
    flex: none;
    min-width: 1.75rem;
    color: var(--bbh-quiet);
    font-size: 0.8125rem;
  }
  .line {
    flex: 1;
  }
  @container (max-width: 30rem) {
    .numbers,
    .result {
      font-size: 0.875rem;
    }
  }
  /* Backgrounds are not printed unless asked for, and the brackets' corners are some. */
  @media print {
    .step {
      break-inside: avoid;
    }
    .matrix,
    .matrix mtd {
      print-color-adjust: exact;
    }
  }
`;

/** Rules within a rule are for what stands in the element that the outer one is about. */
export const staticStyle = [
  coloursOf(lightPalette.cssText, darkPalette.cssText),
  `.${STATIC_CLASS}{${settingStyles.cssText}${pictureStyles.cssText}${saidStyles.cssText}${shadeStyles.cssText}${layout.cssText}}`,
].join('\n');

/**
 * The colours of the scheme that the page declares; the light ones where a browser cannot tell.
 * @param {string} lightSheet
 * @param {string} darkSheet
 */
function coloursOf(lightSheet, darkSheet) {
  const dark = [...darkSheet.matchAll(COLOUR)].map(([, , colour]) => colour);
  const both = lightSheet.replace(
    COLOUR,
    (_, name, colour) => `${name}:light-dark(${colour},${dark.shift()})`,
  );
  return `${lightSheet}@supports(color:light-dark(red,red)){${both}}`
    .replaceAll(':host', `.${STATIC_CLASS}`)
    .replace(/color-scheme:\s*light;?/g, '');
}
