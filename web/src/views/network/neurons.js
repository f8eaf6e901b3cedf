// The units as circles with their value, and on the way back their gradient below.
import { nothing, svg } from 'lit';
import { formatNumber } from '../../format.js';
import { isNeuronLit } from './marks.js';

/**
 * @import { Layout, Place } from './layout.js'
 * @import { Scene } from './index.js'
 */

/** Sizes of type in px; the width of a digit as a part of it. */
const LARGEST_TYPE = 13;
const SMALLEST_TYPE = 10.5;
const DIGIT_WIDTH = 0.58;

/**
 * One column of the drawing.
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer 0 for the inputs
 */
export function neuronsView(scene, layout, layer) {
  const { x, places } = layout.columns[layer];
  const count = layer === 0 ? scene.inputs : scene.layers[layer - 1].units;
  return svg`<g class="neurons" data-layer=${layer}>
    ${places.map(({ unit, y }) =>
      unit === null
        ? svg`<text class="more" x=${x} y=${y} dy="0.35em">${scene.words.more(
            count - places.length + 1,
          )}</text>`
        : neuronView(scene, layout, layer, unit, x, y),
    )}
  </g>`;
}

/**
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} unit
 * @param {number} x
 * @param {number} y
 */
function neuronView(scene, { radius, digits }, layer, unit, x, y) {
  const value = valueOf(scene, layer, unit);
  const gradient = gradientOf(scene, layer, unit);
  const tip = [value, gradient]
    .filter((shown) => shown !== null)
    .map((shown) => scene.words.value(shown.name, unit, formatNumber(shown.value).text))
    .join('\n');
  const isLit = isNeuronLit(scene.marks, layer, unit);
  return svg`<g class="neuron ${isLit ? 'lit-neuron' : ''}" data-unit=${unit}>
    <title>${tip || scene.words.notYet}</title>
    <circle class=${value ? '' : 'empty'} cx=${x} cy=${y} r=${radius} />
    ${value ? numberIn(short(value.value, digits), radius, x, y) : nothing}
    ${
      gradient
        ? svg`<text class="gradient-value" x=${x} y=${y + radius} dy="1.05em">${short(
            gradient.value,
            digits,
          )}</text>`
        : nothing
    }
  </g>`;
}

/**
 * A number in the middle of a circle, in smaller type if it is long.
 * @param {string} text
 * @param {number} radius
 * @param {number} x
 * @param {number} y
 */
function numberIn(text, radius, x, y) {
  const fitting = (2 * radius * 0.9) / (text.length * DIGIT_WIDTH);
  const size = Math.min(Math.max(fitting, SMALLEST_TYPE), LARGEST_TYPE);
  return svg`<text class="value" x=${x} y=${y} dy="0.35em" .style=${`font-size: ${size}px`}>${text}</text>`;
}

/**
 * The activation, or the weighted sum while that is all there is.
 * @param {Scene} scene
 * @param {number} layer
 * @param {number} unit
 */
function valueOf(scene, layer, unit) {
  if (layer === 0) return known(scene, 'X', unit);
  return known(scene, `A[${layer}]`, unit) ?? known(scene, `Z[${layer}]`, unit);
}

/**
 * dZ, or dA while that is all there is.
 * @param {Scene} scene
 * @param {number} layer
 * @param {number} unit
 */
function gradientOf(scene, layer, unit) {
  if (layer === 0 || scene.step.phase === 'update') return null;
  return (
    known(scene, `dZ[${layer}]`, unit) ??
    (scene.isMade(`dA[${layer}]`) ? known(scene, `dA[${layer}]`, unit) : null)
  );
}

/**
 * @param {Scene} scene
 * @param {string} name
 * @param {number} unit
 */
function known({ isKnown, quantityOf, example }, name, unit) {
  if (!isKnown(name, unit, example)) return null;
  const { values, columns } = quantityOf(name);
  return { name, value: values[unit * columns + example] };
}

/**
 * The targets, beside the outputs.
 * @param {Scene} scene
 * @param {Layout} layout
 */
export function targetsView({ quantityOf, example, words, marks }, { columns, radius, digits }) {
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
    return svg`<g>
      <title>${words.value('Y', unit, formatNumber(value).text)}</title>
      <rect x=${cx - side / 2} y=${cy - side / 2} width=${side} height=${side} rx="4" />
      <text class="value" x=${cx} y=${cy} dy="0.35em">${short(value, digits)}</text>
    </g>`;
  }
}

/**
 * @param {number} value
 * @param {number} digits
 */
function short(value, digits) {
  return formatNumber(value, digits).text;
}
