// The weights as lines: colour and dash tell the sign, width the size.
import { nothing, svg } from 'lit';
import { formatNumber } from '../../format.js';
import { rimToRim } from './layout.js';
import { isEdgeLit } from './marks.js';

/**
 * @import { Layout } from './layout.js'
 * @import { Marks } from './marks.js'
 * @import { Scene } from './index.js'
 */

const THINNEST = 0.75;
const THICKEST = 4;
const DIGITS = 3;
/** Where along an edge its number stands: nearer to the end where the edges are apart. */
const LABEL_AT = { forward: 0.3, backward: 0.7 };

/**
 * All edges into one layer.
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer
 */
export function edgesView(scene, layout, layer) {
  const { marks } = scene;
  const largest = largestOf(scene.quantityOf(`W[${layer}]`).values);
  const edges = pairs(layout, layer).map(({ from, to, line }) => ({
    line,
    isLit: isEdgeLit(marks, layer, to, from),
    ...weightOf(scene, layer, to, from, largest),
  }));
  const isOneCell = marks.row !== null && marks.edges === layer;
  return svg`<g class="edges" data-layer=${layer} data-at-work=${marks.edges === layer}>
    ${edges.map(({ line, isLit, weight, width, tip }) => lineView(line, isLit, weight, width, tip, marks))}
    ${isOneCell ? edges.filter(({ isLit }) => isLit).map(({ line, label }) => labelView(line, label, marks)) : nothing}
  </g>`;
}

/**
 * @param {Layout} layout
 * @param {number} layer
 */
function pairs({ columns, radius }, layer) {
  const [before, after] = [columns[layer - 1], columns[layer]];
  return after.places.flatMap(({ unit: to, y: toY }) =>
    before.places.flatMap(({ unit: from, y: fromY }) =>
      to === null || from === null
        ? []
        : [{ from, to, line: rimToRim({ x: before.x, y: fromY }, { x: after.x, y: toY }, radius) }],
    ),
  );
}

/**
 * The weight of an edge as it is at the position, and what its number says.
 * @param {Scene} scene
 * @param {number} layer
 * @param {number} to
 * @param {number} from
 * @param {number} largest
 */
function weightOf({ quantityOf, isKnown, marks, words }, layer, to, from, largest) {
  const name = `W[${layer}]`;
  const { values, columns } = quantityOf(name);
  const at = to * columns + from;
  const before = values[at];
  const isUpdated = isKnown(`${name}+`, to, from);
  const weight = isUpdated ? quantityOf(`${name}+`).values[at] : before;
  const tip = words.weight(name, to, from, short(weight));
  const width = THINNEST + (THICKEST - THINNEST) * (Math.abs(weight) / largest);
  if (marks.operation === 'weight-gradient') {
    const gradient = quantityOf(`dW[${layer}]`).values[at];
    return { weight, width, tip, label: short(gradient) };
  }
  const label =
    marks.operation === 'weight-update' && isUpdated
      ? `${short(before)} → ${formatNumber(weight).text}`
      : short(weight);
  return { weight, width, tip, label };
}

/**
 * @param {ReturnType<typeof rimToRim>} line
 * @param {boolean} isLit
 * @param {number} weight
 * @param {number} width
 * @param {string} tip
 * @param {Marks} marks
 */
function lineView({ x1, y1, x2, y2 }, isLit, weight, width, tip, { direction, operation }) {
  const isGradient = isLit && operation === 'weight-gradient';
  const tone = isGradient ? 'gradient' : weight < 0 ? 'negative' : 'positive';
  // A path runs the way that the numbers flow, so that its arrow and its dashes do too.
  const [start, end] =
    direction === 'backward' ? [`${x2} ${y2}`, `${x1} ${y1}`] : [`${x1} ${y1}`, `${x2} ${y2}`];
  const path = `M${start}L${end}`;
  return svg`<path
      class="edge ${tone} ${isLit ? 'lit-edge' : ''}"
      d=${path}
      stroke-width=${width.toFixed(2)}
    ><title>${tip}</title></path>
    ${
      isLit && direction
        ? svg`<path class="flow ${direction}" d=${path} marker-end="url(#arrow-${direction})" />`
        : nothing
    }`;
}

/**
 * @param {ReturnType<typeof rimToRim>} line
 * @param {string} label
 * @param {Marks} marks
 */
function labelView({ x1, y1, x2, y2 }, label, { direction, operation }) {
  const at = operation === 'linear' || direction === null ? LABEL_AT.forward : LABEL_AT.backward;
  const tone = operation === 'weight-gradient' ? 'gradient' : '';
  return svg`<text
    class="edge-label ${tone}"
    x=${x1 + (x2 - x1) * at}
    y=${y1 + (y2 - y1) * at}
    dy="0.35em"
  >${label}</text>`;
}

/** @param {Float64Array} values */
function largestOf(values) {
  let largest = 0;
  for (const value of values) {
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  return largest || 1;
}

/** @param {number} value */
function short(value) {
  return formatNumber(value, DIGITS).text;
}
