// The units as circles with their value, and on the way back their gradient below.
import { nothing, svg } from 'lit';
import { formatNumber } from '../../format.js';
import { changeText } from './change.js';
import { fitted, sizeIn } from './fitting.js';
import { isNeuronLit } from './marks.js';

/**
 * @import { Layout, Place } from './layout.js'
 * @import { NetworkIntents, Scene } from './index.js'
 */

/**
 * An entry of a quantity; `before` is what it was, once it is updated.
 * @typedef {{name: string, value: number, before?: number}} Entry
 */

/** Sizes of type in px: in a circle, and below it. */
const TYPE_INSIDE = 13;
const TYPE_BELOW = 12;
/** What numbers may take of their room; the rest is air. Below circles they are bold, so wider. */
const SHARE_INSIDE = 0.92;
const SHARE_BELOW = 0.88;
/** The mark of a bias sits on the rim, up to the right, where it leaves room for the gradients. */
const BIAS_RADIUS = 6;
/** Of a letter of a name, on average, in px. */
const NAME_LETTER_WIDTH = 6.5;
/** What stands for what is amiss with a unit. */
const SIGNS = { 'dead-unit': '×', 'saturated-unit': '≈' };

/** @typedef {keyof typeof SIGNS} Mark */

const MARKS = /** @type {Mark[]} */ (Object.keys(SIGNS));
/** What can be pressed is at least as large as a fingertip, in px. */
export const REACH = 22;
/** As many as there is usually room for, so that what is heard is what is seen. */
const SPOKEN_DIGITS = 3;
const MORE_WIDTH = 52;
const MORE_HEIGHT = 2 * REACH;
const DIAGONAL = Math.SQRT1_2;

/**
 * One column of the drawing.
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer 0 for the inputs
 * @param {Pick<NetworkIntents, 'expandLayer'>} intents
 */
export function neuronsView(scene, layout, layer, { expandLayer }) {
  const { x, places } = layout.columns[layer];
  const count = layer === 0 ? scene.inputs : scene.layers[layer - 1].units;
  return svg`<g class="neurons" data-layer=${layer}>
    ${places.map(({ unit, y }) =>
      unit === null
        ? moreView(scene, layout, layer, count - places.length + 1, x, y, expandLayer)
        : neuronView(scene, layout, layer, unit, x, y),
    )}
  </g>`;
}

/**
 * What stands for units that are left out; a press shows them, another hides them again.
 * @param {Scene} scene
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} hidden how many
 * @param {number} x
 * @param {number} y
 * @param {NetworkIntents['expandLayer']} [expandLayer]
 */
function moreView({ words }, { isTight }, layer, hidden, x, y, expandLayer) {
  const text = hidden > 0 ? words.more(hidden, isTight) : words.fewer;
  const label = svg`<text class="more" x=${x} y=${y} dy="0.35em">${text}</text>`;
  if (!expandLayer) return label;
  return svg`<g
    class="expand"
    role="button"
    tabindex="-1"
    aria-label=${hidden > 0 ? words.showUnits(layer, hidden) : words.hideUnits(layer)}
    data-expand-layer=${layer}
    data-stack=${layer}
    @click=${() => expandLayer(layer)}
  >
    <rect x=${x - MORE_WIDTH / 2} y=${y - MORE_HEIGHT / 2} width=${MORE_WIDTH} height=${MORE_HEIGHT} />
    ${label}
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
function neuronView(scene, { radius, digits, columnWidth }, layer, unit, x, y) {
  const { words } = scene;
  const name = layer === 0 ? scene.inputNames[unit] : undefined;
  const finding = findingOf(scene, layer, unit);
  const value = valueOf(scene, layer, unit);
  const gradient = gradientOf(scene, layer, unit);
  const bias = biasOf(scene, layer, unit);
  const isLit = isNeuronLit(scene.marks, layer, unit);
  const isChanged = isLit && scene.marks.operation === 'bias-update';
  const change =
    isChanged && bias?.before !== undefined ? changeText(bias.before, bias.value, digits) : null;
  const texts = [value, gradient].map((entry) =>
    entry ? formatNumber(entry.value, SPOKEN_DIGITS).text : '',
  );
  return svg`<g
    class="neuron ${isLit ? 'lit-neuron' : ''}"
    role="img"
    aria-roledescription=${words.unitRole}
    tabindex="-1"
    aria-label=${[words.spoken.unit(layer, unit, texts[0], texts[1]), name, finding && words.findings[finding].name].filter(Boolean).join(', ')}
    data-layer=${layer}
    data-unit=${unit}
    data-stack=${layer}
    data-value=${value?.value ?? nothing}
  >
    <title>${tipOf(scene, unit, value, [value, gradient, bias], [name, finding && words.findings[finding].tip])}</title>
    <circle class="reach" cx=${x} cy=${y} r=${Math.max(radius, REACH)} />
    <circle class=${value ? 'body' : 'body empty'} cx=${x} cy=${y} r=${radius} />
    ${value ? numberIn(value.value, digits, 2 * radius, x, y) : nothing}
    ${gradient ? gradientBelow(gradient.value, digits, columnWidth, x, y + radius) : nothing}
    ${change ? textBelow('bias-change', change.join(' '), columnWidth, x, y + radius) : nothing}
    ${bias?.value ? biasMark(bias.value, x + radius * DIAGONAL, y - radius * DIAGONAL) : nothing}
    ${finding ? findingMark(finding, x - radius * DIAGONAL, y - radius * DIAGONAL) : nothing}
    ${name ? nameView(name, columnWidth, x, y + radius) : nothing}
  </g>`;
}

/**
 * What is amiss with a unit, once its sum is known.
 * @param {Scene} scene
 * @param {number} layer
 * @param {number} unit
 * @returns {Mark | undefined}
 */
function findingOf({ findings, isKnown, example }, layer, unit) {
  if (layer === 0 || !isKnown(`Z[${layer}]`, unit, example)) return undefined;
  return MARKS.find((mark) =>
    findings.some(
      (finding) => finding.kind === mark && finding.layer === layer && finding.units.includes(unit),
    ),
  );
}

/**
 * The kinds of marks that units have at the position.
 * @param {Scene} scene
 */
export function marksShown({ findings, isKnown, example }) {
  return MARKS.filter((mark) =>
    findings.some(
      ({ kind, layer, units }) =>
        kind === mark && units.some((unit) => isKnown(`Z[${layer}]`, unit, example)),
    ),
  );
}

/**
 * A sign on the rim of a unit that is off or saturated.
 * @param {Mark} mark
 * @param {number} x
 * @param {number} y
 */
export function findingMark(mark, x, y) {
  return svg`<g class="finding" data-finding=${mark}>
    <circle cx=${x} cy=${y} r=${BIAS_RADIUS} />
    <text x=${x} y=${y} dy="0.35em">${SIGNS[mark]}</text>
  </g>`;
}

/**
 * The name of an input or an output, below it; cut off where there is no room, and whole in the tip.
 * @param {string} name
 * @param {number} columnWidth
 * @param {number} x
 * @param {number} bottom
 */
export function nameView(name, columnWidth, x, bottom) {
  const room = Math.floor(columnWidth / NAME_LETTER_WIDTH);
  const text = name.length > room ? `${name.slice(0, room - 1)}…` : name;
  return svg`<text class="name" x=${x} y=${bottom} dy="1.15em">${text}</text>`;
}

/**
 * @param {Scene} scene
 * @param {number} unit
 * @param {Entry | null} value
 * @param {(Entry | null)[]} entries
 * @param {(string | undefined)[]} remarks
 */
function tipOf({ words }, unit, value, entries, remarks) {
  const lines = entries
    .filter((entry) => entry !== null)
    .map((entry) => words.value(entry.name, unit, formatNumber(entry.value).text));
  return [...(value ? [] : [words.notYet]), ...lines, ...remarks.filter(Boolean)].join('\n');
}

/**
 * @param {number} value
 * @param {number} digits
 * @param {number} columnWidth
 * @param {number} x
 * @param {number} bottom
 */
function gradientBelow(value, digits, columnWidth, x, bottom) {
  const { text } = fitted(value, { room: columnWidth * SHARE_BELOW, digits, largest: TYPE_BELOW });
  return textBelow('gradient-value', text, columnWidth, x, bottom);
}

/**
 * @param {string} kind
 * @param {string} text
 * @param {number} columnWidth
 * @param {number} x
 * @param {number} bottom
 */
function textBelow(kind, text, columnWidth, x, bottom) {
  const size = sizeIn(columnWidth * SHARE_BELOW, text, TYPE_BELOW);
  return svg`<text class=${kind} x=${x} y=${bottom} dy="1.05em" .style=${`font-size: ${size}px`}>${text}</text>`;
}

/**
 * The sign of a bias that is not zero; its value is in the tooltip.
 * @param {number} value
 * @param {number} x
 * @param {number} y
 */
export function biasMark(value, x, y) {
  const [sign, text] = value < 0 ? ['negative', '−'] : ['positive', '+'];
  return svg`<g class="bias ${sign}">
    <circle cx=${x} cy=${y} r=${BIAS_RADIUS} />
    <text x=${x} y=${y} dy="0.35em">${text}</text>
  </g>`;
}

/**
 * A number in the middle of a circle, or of another shape.
 * @param {number} value
 * @param {number} digits
 * @param {number} width of the shape
 * @param {number} x
 * @param {number} y
 */
export function numberIn(value, digits, width, x, y) {
  const { text, size } = fitted(value, {
    room: width * SHARE_INSIDE,
    digits,
    largest: TYPE_INSIDE,
  });
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
 * Whether any bias is, at the position, not zero.
 * @param {Scene} scene
 */
export function hasBiasMarks(scene) {
  return scene.layers.some(({ units }, index) =>
    Array.from({ length: units }, (_, unit) => unit).some(
      (unit) => biasOf(scene, index + 1, unit)?.value,
    ),
  );
}

/**
 * The bias as it is at the position.
 * @param {Scene} scene
 * @param {number} layer
 * @param {number} unit
 * @returns {Entry | null}
 */
function biasOf({ quantityOf, isKnown }, layer, unit) {
  if (layer === 0) return null;
  const name = `b[${layer}]`;
  const { values, rows } = quantityOf(name);
  const row = Math.min(unit, rows - 1); // one may serve the whole layer
  const value = values[row];
  if (!isKnown(`${name}+`, row)) return { name, value };
  return { name, value: quantityOf(`${name}+`).values[row], before: value };
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
