// The weights as lines: colour and dash tell the sign, width the size.
import { nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { numberStyle, formatNumber } from '../../format.js';
import { changeText } from './change.js';
import { labelOf } from './labels.js';
import { rimToRim } from './layout.js';
import { isEdgeLit } from './marks.js';

/**
 * @import { Label } from './labels.js'
 * @import { Layout } from './layout.js'
 * @import { Marks } from './marks.js'
 * @import { Scene } from './index.js'
 */

const THINNEST = 0.75;
const THICKEST = 4;
const DIGITS = 3;

/**
 * All edges into one layer. They are most of the drawing, and most steps change those of one layer
 * or of none: only these are rendered anew.
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer
 */
export function edgesView(scene, layout, layer) {
  const { marks } = scene;
  return svg`<g class="edges" data-layer=${layer} data-at-work=${marks.edges === layer}>
    ${guard(shownBy(scene, layout, layer), () =>
      edgesInto(scene, layout, layer).map((edge) => lineView(edge, marks.direction, scene.words)),
    )}
  </g>`;
}

/**
 * All that the edges into a layer show, and where.
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer
 */
function shownBy(scene, { columns, radius, digits }, layer) {
  const { quantityOf, isKnown, marks, position, words } = scene;
  const weights = quantityOf(`W[${layer}]`); // another object after every change
  const isUpdated = isKnown(`W[${layer}]+`, weights.rows - 1, weights.columns - 1);
  const blanks = position.blanks ?? [];
  const atWork = marks.edges === layer ? [...Object.values(marks), ...blanks] : [];
  const places = [columns[layer - 1], columns[layer], radius, digits];
  return [weights, isUpdated, JSON.stringify([atWork, places]), words, numberStyle()];
}

/**
 * The numbers of the edges of the cell of the moment. They are drawn last: on a narrow screen they
 * are wider than the space between two columns.
 * @param {Scene} scene
 * @param {Layout} layout
 */
export function edgeLabelsView(scene, layout) {
  const { edges: layer, row, operation } = scene.marks;
  if (layer === null || row === null) return nothing;
  return svg`<g class="edge-labels">
    ${edgesInto(scene, layout, layer, { onlyLit: true }).map((edge) =>
      labelView(labelOf(edge, operation, layout), edge.isGradient ? 'gradient' : ''),
    )}
  </g>`;
}

/**
 * @typedef {{
 *   layer: number,
 *   to: number,
 *   from: number,
 *   line: ReturnType<typeof rimToRim>,
 *   ends: Record<'from' | 'to', {x: number, y: number}>,
 *   isLit: boolean,
 *   isGradient: boolean,
 *   value: number,
 *   width: number,
 *   tip: string,
 *   name: string,
 *   label: () => string[],
 * }} Edge `ends` are the middles of its units; `value` is the weight, or its gradient where `isGradient`;
 *   `name` is its spoken name; the `label`, lines of text, is worked out where it is shown
 */

/**
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer
 * @param {{onlyLit?: boolean}} [which]
 * @returns {Edge[]}
 */
function edgesInto(scene, layout, layer, { onlyLit = false } = {}) {
  const largest = {
    weight: largestOf(scene.quantityOf(`W[${layer}]`).values),
    gradient:
      scene.marks.operation === 'weight-gradient' && scene.marks.edges === layer
        ? largestOf(scene.quantityOf(`dW[${layer}]`).values)
        : 0,
  };
  return pairs(layout, layer).flatMap(({ from, to, line, ends }) => {
    const isLit = isEdgeLit(scene.marks, layer, to, from);
    if (onlyLit && !isLit) return [];
    const shown =
      isLit && largest.gradient && scene.isKnown(`dW[${layer}]`, to, from)
        ? gradientOf(scene, layer, to, from)
        : weightOf(scene, layout, layer, to, from);
    const share = Math.abs(shown.value) / (shown.isGradient ? largest.gradient : largest.weight);
    const width = THINNEST + (THICKEST - THINNEST) * (Math.min(share, 1) || 0); // NaN is thin
    return { layer, to, from, line, ends, isLit, width, ...shown };
  });
}

/**
 * @param {Layout} layout
 * @param {number} layer
 */
function pairs({ columns, radius }, layer) {
  const [before, after] = [columns[layer - 1], columns[layer]];
  return after.places.flatMap(({ unit: to, y: toY }) =>
    before.places.flatMap(({ unit: from, y: fromY }) => {
      if (to === null || from === null) return [];
      const ends = { from: { x: before.x, y: fromY }, to: { x: after.x, y: toY } };
      return [{ from, to, ends, line: rimToRim(ends.from, ends.to, radius) }];
    }),
  );
}

/**
 * The weight of an edge as it is at the position.
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} to
 * @param {number} from
 */
function weightOf({ quantityOf, isKnown, marks, words }, { digits }, layer, to, from) {
  const name = `W[${layer}]`;
  const { values, columns } = quantityOf(name);
  const at = to * columns + from;
  const before = values[at];
  const isUpdated = isKnown(`${name}+`, to, from);
  const value = isUpdated ? quantityOf(`${name}+`).values[at] : before;
  const { text } = formatNumber(value);
  return {
    value,
    isGradient: false,
    tip: words.weight(name, to, from, text),
    name: words.spoken.edge(name, to, from, text),
    label: () =>
      marks.operation === 'weight-update' && isUpdated
        ? changeText(before, value, digits)
        : [formatNumber(value, DIGITS).text],
  };
}

/**
 * What an edge shows while its gradient is worked out.
 * @param {Scene} scene
 * @param {number} layer
 * @param {number} to
 * @param {number} from
 */
function gradientOf({ quantityOf, words }, layer, to, from) {
  const name = `dW[${layer}]`;
  const { values, columns } = quantityOf(name);
  const value = values[to * columns + from];
  const { text } = formatNumber(value);
  return {
    value,
    isGradient: true,
    tip: words.weight(name, to, from, text),
    name: words.spoken.edge(name, to, from, text),
    label: () => [formatNumber(value, DIGITS).text],
  };
}

/**
 * @param {Edge} edge
 * @param {Marks['direction']} direction
 * @param {Scene['words']} words
 */
function lineView(edge, direction, words) {
  const { line, isLit, isGradient, value, width, tip, name, layer, to, from } = edge;
  const { x1, y1, x2, y2 } = line;
  const sign = value < 0 ? 'negative' : 'positive';
  // A path at work runs the way that the numbers flow, so that its arrow and its dashes do too.
  const [start, end] =
    isLit && direction === 'backward'
      ? [`${x2} ${y2}`, `${x1} ${y1}`]
      : [`${x1} ${y1}`, `${x2} ${y2}`];
  const path = `M${start}L${end}`;
  return svg`<g
    class="link"
    role="img"
    aria-roledescription=${words.weightRole}
    tabindex="-1"
    aria-label=${name}
    data-layer=${layer}
    data-to=${to}
    data-from=${from}
    data-value=${value}
  >
    <title>${tip}</title>
    <path class="grip" d=${path} />
    <path
      class="edge ${sign} ${isGradient ? 'gradient' : ''} ${isLit ? 'lit-edge' : ''}"
      d=${path}
      stroke-width=${width.toFixed(2)}
    />
    ${
      isLit && direction
        ? svg`<path class="flow ${direction}" d=${path} marker-end="url(#arrow-${direction})" />`
        : nothing
    }
  </g>`;
}

/**
 * @param {Label} label
 * @param {string} tone
 */
function labelView({ lines, x, y, size }, tone) {
  const first = lines.length === 1 ? 0.35 : -0.3;
  const type = size === null ? '' : `font-size: ${size}px`;
  return svg`<text class="edge-label ${tone}" x=${x} y=${y} .style=${type}>
    ${lines.map(
      (text, index) => svg`<tspan x=${x} dy="${index === 0 ? first : 1.25}em">${text}</tspan>`,
    )}
  </text>`;
}

/** @param {Float64Array} values */
function largestOf(values) {
  let largest = 0;
  for (const value of values) {
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  return largest || 1;
}
