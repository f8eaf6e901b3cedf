// The targets, beside the outputs.
import { nothing, svg } from 'lit';
import { formatNumber } from '../../format.js';
import { REACH, nameView, numberIn } from './neurons.js';

/**
 * @import { Layout, Place } from './layout.js'
 * @import { Scene } from './index.js'
 */

/**
 * @param {Scene} scene
 * @param {Layout} layout
 */
export function targetsView(
  { quantityOf, example, words, marks, outputNames },
  { columns, columnWidth, radius, digits },
) {
  const { x, places } = columns[columns.length - 1];
  const targets = quantityOf('Y');
  const lit = marks.operation === 'loss' || marks.operation.startsWith('output-');
  return svg`<g class="targets ${lit ? 'lit-neuron' : ''}">
    ${places.map(({ unit, y }) => targetView(unit, x, y))}
  </g>`;

  /**
   * @param {Place['unit']} unit
   * @param {number} cx
   * @param {number} cy
   */
  function targetView(unit, cx, cy) {
    if (unit === null) return svg`<text class="more" x=${cx} y=${cy} dy="0.35em">⋮</text>`;
    const value = targets.values[unit * targets.columns + example];
    const side = radius * 1.5;
    const { text } = formatNumber(value);
    const name = outputNames[unit];
    const spoken = words.spoken.entry('Y', unit, example, text);
    return svg`<g
      role="img"
      aria-roledescription=${words.targetRole}
      tabindex="-1"
      aria-label=${name ? `${spoken}, ${name}` : spoken}
      data-quantity="Y"
      data-row=${unit}
      data-column=${example}
      data-stack=${columns.length - 1}
      data-value=${value}
    >
      <title>${[words.value('Y', unit, text), name].filter(Boolean).join('\n')}</title>
      <circle class="reach" cx=${cx} cy=${cy} r=${REACH} />
      <rect x=${cx - side / 2} y=${cy - side / 2} width=${side} height=${side} rx="4" />
      ${numberIn(value, digits, side, cx, cy)}
      ${name ? nameView(name, columnWidth, cx, cy + side / 2) : nothing}
    </g>`;
  }
}
