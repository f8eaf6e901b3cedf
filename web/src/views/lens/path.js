// One path: its way through the units, and its product of local derivatives.
import { html, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { arithmeticLine, contents } from '../mathml.js';

/**
 * @import { Expression, Path } from '../../engine/types.js'
 * @import { LensIntents, LensState } from './index.js'
 */

/**
 * @param {Path} path
 * @param {LensState} state
 * @param {LensIntents} intents
 */
export function pathView(path, state, { trace }) {
  const { words } = state;
  const { factors, count, dead } = path;
  return html`
    <li
      data-units=${path.units.join(' ')}
      data-dead=${dead === null ? nothing : 'true'}
      @pointerenter=${() => trace(path)}
      @pointerleave=${() => trace(null)}
    >
      <button
        class="way"
        title=${words.traceTip}
        @click=${() => trace(path)}
        @focus=${() => trace(path)}
        @blur=${() => trace(null)}
      >
        ${wayOf(path, state)}
      </button>
      <span class="line" ${contents(arithmeticLine(productOf(path)))}></span>
      ${count === 1 ? nothing : html`<span class="quiet">${words.group(formatNumber(count).text)}</span>`}
      ${dead === null ? nothing : html`<span class="reason">${words.dead(factors[dead])}</span>`}
    </li>
  `;
}

/**
 * `x₃ → layer 1 unit 2 → ... → loss`
 * @param {Path} path
 * @param {LensState} state
 */
function wayOf({ units, count }, { parameter, column, words }) {
  const layer = Number(parameter.match(/\d+/)?.[0]);
  const first = layer === 1 ? words.input(column) : words.unit(layer - 1, column);
  const start = parameter.startsWith('b') ? words.bias : first;
  const passed =
    units.length > 0
      ? units.map((unit, index) => words.unit(layer + index, unit))
      : [words.allUnits(layer)];
  const end = count === 1 ? [words.loss] : [words.more, words.loss];
  return [start, ...passed, ...end].join(words.arrow);
}

/**
 * @param {Path} path
 * @returns {Expression}
 */
function productOf({ factors, value }) {
  const operands = factors.map((factor) => /** @type {const} */ ({ kind: 'number', ...factor }));
  if (operands.length > 1) return { kind: 'product', value, operands };
  return operands[0] ?? { kind: 'number', value };
}
