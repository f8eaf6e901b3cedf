// The way to the error at the output that its short form saves, for who wants to see it.
import { html, nothing } from 'lit';
import { contents, mathml, matrixOfNumbers, numbersLine, symbolsLine } from '../mathml.js';

/**
 * @import { Equation, Step } from '../../engine/types.js'
 * @import { SheetState } from './index.js'
 */

/**
 * @param {Step} step
 * @param {SheetState} state
 */
export function longFormView(step, state) {
  const isAsked = state.position.blanks !== undefined; // it would give the answer away
  if (step.operation !== 'output-error' || isAsked) return nothing;
  const { words, longForm } = state;
  return html`
    <details class="long-form" data-part="long-form">
      <summary title=${words.longForm.tip}>${words.longForm.name}</summary>
      <p class="sentence">${words.longForm.sentence(step)}</p>
      <ol>
        ${longForm().map((equation) => equationView({ ...equation, activation: step.activation }, state))}
      </ol>
      <p class="sentence">${words.longForm.arrival}</p>
    </details>
  `;
}

/**
 * @param {Equation & {activation: Step['activation']}} equation
 * @param {SheetState} state
 */
function equationView(equation, { quantityOf, words, showShapes = true }) {
  const { spoken } = words;
  const equals = mathml`<mo class="relation">=</mo>`;
  const numbers = numbersLine(equation, quantityOf, { spoken, before: equals });
  const result = matrixOfNumbers(quantityOf(equation.result), {
    quantity: equation.result,
    spoken,
  });
  return html`
    <li data-equation=${equation.result}>
      <div
        class="equation"
        ${contents(symbolsLine(equation, showShapes ? quantityOf : undefined))}
      ></div>
      <div class="equation worked">
        <span ${contents(numbers)}></span>
        <math ${contents(mathml`<mrow>${equals}${result}</mrow>`)}></math>
      </div>
    </li>
  `;
}
