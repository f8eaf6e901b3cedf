// The steps worked out, one below the other: symbols, the matrices' numbers, the arithmetic of each
// entry, the result.
import { html, nothing } from 'lit';
import { isReadable, shownCells, withoutZeroBias } from '../model/lines.js';
import { termCount } from '../model/terms.js';
import {
  arithmeticLine,
  contents,
  innerMarks,
  mathml,
  matrixOfNumbers,
  numbersLine,
  quantitySymbol,
  relation,
  symbolsLine,
} from '../views/mathml.js';

/**
 * @import { Step } from '../engine/types.js'
 * @import { Walkthrough } from '../model/walkthrough.js'
 * @import { Words } from '../words/index.js'
 */

/**
 * @param {Step} step
 * @param {Walkthrough} walk
 * @param {Words['steps']} words
 * @param {{tellsNonFinite: boolean}} options whether to say that numbers are no longer finite
 */
export function stepView(step, walk, words, { tellsNonFinite }) {
  const { steps, examples, quantityOf, nonFinite } = walk;
  const products = innerMarks(step.formula, quantityOf).size / 2;
  return html`
    <div class="step">
      <p class="place">${words.place(step, steps)}</p>
      <p class="sentence">${words.stepSentence(step, { steps, examples })}</p>
      ${nonFinite && tellsNonFinite ? html`<p class="note">${words.nonFinite(nonFinite, steps)}</p>` : nothing}
      <div class="equation symbols" ${contents(symbolsLine(step, quantityOf))}></div>
      ${products > 0 ? html`<p class="label">${words.innerDimensions(products)}</p>` : nothing}
      <p class="label">${words.numbers}</p>
      <div class="equation numbers" ${contents(numbersLine(step, quantityOf))}></div>
      ${elementsView(step, walk, words)}
      <p class="label">${words.result}</p>
      <div class="equation result">${resultView(step, walk)}</div>
    </div>
  `;
}

/**
 * @param {Step} step
 * @param {Walkthrough} walk
 * @param {Words['steps']} words
 */
function elementsView(step, { quantityOf, arithmeticOf }, words) {
  const { rows, columns } = step;
  const count = rows * columns;
  const terms = termCount(step, quantityOf);
  const cells = shownCells(count, terms, null);
  const body = (/** @type {number} */ cell) =>
    isReadable(terms)
      ? arithmeticLine(withoutZeroBias(arithmeticOf(step.index, cell)))
      : words.tooLong(terms);
  return html`
    <p class="label">
      ${cells.length < count ? words.someElements(cells.length, count) : words.elements}
    </p>
    <ul class="elements">
      ${cells.map((cell) => {
        const [row, column] = [Math.floor(cell / columns) + 1, (cell % columns) + 1];
        const where = html`<span class="where"
          ><span class="said">${words.entryOf(step)}</span>
          ${columns === 1 ? row : `${row}, ${column}`}</span
        >`;
        return html`<li>${count > 1 ? where : nothing}<span class="line">${body(cell)}</span></li>`;
      })}
    </ul>
  `;
}

/**
 * @param {Step} step
 * @param {Walkthrough} walk
 */
function resultView(step, { quantityOf }) {
  const symbol = quantitySymbol(step.result, step.activation);
  const numbers = matrixOfNumbers(quantityOf(step.result), { quantity: step.result });
  const equation = mathml`${symbol}<mo class="relation">${relation(step)}</mo>${numbers}`;
  return html`<math ${contents(equation)}></math>`;
}
