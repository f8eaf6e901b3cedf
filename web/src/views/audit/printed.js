// A printed number, and the symbol of what it is of.
import { decimalSign } from '../../format.js';
import { mathml, quantitySymbol } from '../mathml.js';

/** What a verdict looks like: a sign of its own each, whatever the colour. */
export const SIGNS = { right: '✓', slip: '✗', inherited: '↳' };

/**
 * The digits as they were printed, in the signs of the page.
 * @param {string} printed
 */
export function printedText(printed) {
  return printed.replace(/-/g, '−').replace('.', decimalSign());
}

/** @param {string} quantity also `softmax(Z[4])`, of a network whose output is another */
export function printedSymbol(quantity) {
  const dropped = quantity.match(/^softmax\((.*)\)$/)?.[1];
  if (dropped === undefined) return quantitySymbol(quantity);
  return mathml`<mrow><mi class="upright">softmax</mi><mo
    class="tight"
    stretchy="false"
    lspace="0"
    rspace="0"
  >(</mo>${quantitySymbol(dropped)}<mo class="tight" stretchy="false" lspace="0" rspace="0">)</mo></mrow>`;
}
