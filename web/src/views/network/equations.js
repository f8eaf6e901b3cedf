// The equations of each layer at its place, each a button that goes to its step.
import { html } from 'lit';
import { contents, formulaSides, mathml, quantitySymbol, relation } from '../mathml.js';

/**
 * @import { Phase, Step } from '../../engine/types.js'
 * @import { Scene } from './index.js'
 */

/** In rem: from this width of a column on an equation is written out, in two lines. */
const WRITTEN_OUT = 6.125;
/** How much wider an equation becomes with every further digit of its layer. */
const WIDTH_OF_DIGITS = 1.5;
/** From this width on there is room for larger type. */
const ROOMY = 7;

/** Which phase's equations stand at the layers. The loss belongs to the way forward. */
/** @type {Record<Phase, readonly Phase[]>} */
const SHOWN = {
  forward: ['forward', 'loss'],
  loss: ['forward', 'loss'],
  backward: ['backward'],
  update: ['update'],
};

/**
 * @param {Scene} scene
 * @param {number} columnWidth in rem
 * @param {{goTo: (target: {step: number}) => void}} intents
 * @param {boolean} isWhole whether they are there, or only their places: then nothing moves when they come
 */
export function equationsView({ steps, step, layers, words }, columnWidth, { goTo }, isWhole) {
  const shown = steps.filter(({ phase }) => SHOWN[step.phase].includes(phase));
  const columns = [...layers.keys()].map((index) =>
    shown.filter(({ layer, operation }) => layer === index + 1 && operation !== 'loss'),
  );
  columns.push(shown.filter(({ operation }) => operation === 'loss'));
  const room = columnWidth - WIDTH_OF_DIGITS * (String(layers.length).length - 1);
  const isWrittenOut = room >= WRITTEN_OUT;
  const form = !isWrittenOut ? 'symbol' : room < ROOMY ? 'small' : 'usual';
  return html`
    <div class="equations" data-phase=${step.phase} data-form=${form}>
      <div></div>
      ${columns.map(
        (equations) => html`
          <div>
            ${equations.map((equation) =>
              isWhole
                ? buttonView(equation, step, words, isWrittenOut, goTo)
                : html`<div class="equation-place" data-operation=${equation.operation}></div>`,
            )}
          </div>
        `,
      )}
    </div>
  `;
}

/**
 * @param {Step} equation
 * @param {Step} step of the moment
 * @param {Scene['words']} words
 * @param {boolean} isWrittenOut
 * @param {(target: {step: number}) => void} goTo
 */
function buttonView(equation, step, words, isWrittenOut, goTo) {
  const { index, operation, result } = equation;
  const name = words.goTo(result, index + 1);
  return html`
    <button
      data-step=${index}
      data-operation=${operation}
      aria-current=${index === step.index ? 'step' : 'false'}
      class=${index < step.index ? 'done' : ''}
      title=${name}
      @click=${() => goTo({ step: index })}
    >
      <span class="said">${name}</span>
      <span aria-hidden="true">${equationView(equation, isWrittenOut)}</span>
    </button>
  `;
}

/**
 * @param {Step} equation
 * @param {boolean} isWrittenOut
 */
function equationView(equation, isWrittenOut) {
  if (!isWrittenOut || equation.operation === 'loss') {
    return html`<math ${contents(quantitySymbol(equation.result))}></math>`;
  }
  const { result, formula } = formulaSides(equation);
  const left = mathml`${result}<mo class="relation">${relation(equation)}</mo>`;
  return html`<math ${contents(left)}></math> <math ${contents(formula)}></math>`;
}
