// The network as a drawing: units with their values, weights as lines, and the flow of the numbers.
import { html, noChange, nothing, svg } from 'lit';
import { formatNumber } from '../../format.js';
import { knownAt } from '../../model/known.js';
import { inTurn } from '../../turns.js';
import { edgeLabelsView, edgesView } from './edges.js';
import { equationsView } from './equations.js';
import { sizeIn } from './fitting.js';
import { layOut } from './layout.js';
import { marksOf } from './marks.js';
import { biasMark, findingMark, hasBiasMarks, marksShown, neuronsView } from './neurons.js';
import { targetsView } from './targets.js';

export { networkStyles, pictureStyles } from './styles.js';

/**
 * @import { TemplateResult } from 'lit'
 * @import { Activation, Finding, Matrix, Step } from '../../engine/types.js'
 * @import { ShownPosition } from '../../model/known.js'
 * @import { Walkthrough } from '../../model/walkthrough.js'
 * @import { Turn } from '../../turns.js'
 * @import { Words } from '../../words/index.js'
 * @import { Layout } from './layout.js'
 * @import { Marks } from './marks.js'
 */

/**
 * @typedef {{
 *   steps: readonly Step[],
 *   position: ShownPosition,
 *   layers: readonly {units: number, activation: Activation}[],
 *   inputs: number,
 *   examples: number,
 *   example: number,
 *   exampleAlone: number | null,
 *   quantityOf: (name: string) => Matrix,
 *   words: Words['network'],
 *   width: number,
 *   expandedLayers?: ReadonlySet<number>,
 *   inputNames: readonly string[],
 *   outputNames: readonly string[],
 *   findings: readonly Finding[],
 * }} NetworkState `expandedLayers` show all their units, however many; 0 for the inputs. `findings`
 *   are what is amiss, of which units show a mark
 */

/**
 * What is drawn of a walk where it stands.
 * @param {Walkthrough} walk
 */
export function drawnOf(walk) {
  const { steps, position, layers, inputs, examples, column, example, quantityOf } = walk;
  const { inputNames, outputNames, health } = walk;
  const { findings } = health;
  const network = { layers, inputs, examples, inputNames, outputNames, findings };
  return { ...network, steps, position, quantityOf, example: column, exampleAlone: example };
}

/**
 * @typedef {{
 *   goTo: (target: {step: number}) => void,
 *   expandLayer?: (layer: number) => void,
 * }} NetworkIntents `expandLayer` shows all units of a layer, or only some again
 */

/**
 * What all parts of the drawing draw from.
 * @typedef {NetworkState & {
 *   step: Step,
 *   marks: Marks,
 *   isKnown: (quantity: string, row: number, column?: number) => boolean,
 *   isMade: (quantity: string) => boolean,
 * }} Scene
 */

/** The size of the type below the titles, in px. */
const SUBTITLE = 11;

/** Quantities with one column per example: a cell of theirs says which example is looked at. */
const PER_EXAMPLE = /^(d?[ZA]\[|exp|sum)/;

/**
 * @param {NetworkState & {rem: number, isWhole: boolean, turn: Turn}} state `rem` is that of the styles,
 *   in px; the layers' equations have only their places while it is not `isWhole`; what has no `turn`
 *   stays as it was
 * @param {NetworkIntents} intents
 */
export function networkView(state, intents) {
  if (state.width <= 0) return nothing;
  const { rem, isWhole, turn } = state;
  const plan = planOf(state);
  const { scene, layout } = plan;
  const picture = turn.has('drawing') ? pictureOf(plan, intents) : null;
  return html`
    <div class="network" .style=${`--columns: ${layout.columns.length}; --width: ${layout.width}`}>
      <div class="canvas">
        ${picture ? canvasView(layout, picture) : noChange}
        ${inTurn(turn, 'layers', () => equationsView(scene, layout.columnWidth / rem, intents, isWhole))}
      </div>
      ${picture ? legendView(scene, picture) : noChange}
    </div>
  `;
}

/**
 * @param {Layout} layout
 * @param {Picture} picture
 */
function canvasView({ width, height }, { label, content }) {
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    role="group"
    data-roving="drawing"
    aria-label=${label}
  >
    ${content}
  </svg>`;
}

/**
 * @param {Scene} scene
 * @param {Picture} picture
 */
function legendView({ words, step, marks, examples, example, exampleAlone }, { keys }) {
  return html`<p class="legend">
    <span data-direction=${marks.direction ?? 'none'}>${words.flow[step.phase]}</span>
    <span class="keys">
      ${keys} ${keyView(unitKey('pointed-at'), words.pointedAt)}
      ${keyView(unitKey('operand'), words.operand)}
    </span>
    ${examples > 1 ? html`<span>${words.example((exampleAlone ?? example) + 1, examples)}</span>` : nothing}
  </p>`;
}

/**
 * The drawing alone, with the keys to its signs.
 * @param {NetworkState} state
 * @param {Pick<NetworkIntents, 'expandLayer'>} [intents]
 */
export function networkPicture(state, intents = {}) {
  const plan = planOf(state);
  return { ...plan, ...pictureOf(plan, intents) };
}

/**
 * What is drawn, and where.
 * @param {NetworkState} state
 */
function planOf(state) {
  const scene = sceneOf(state);
  const { layers, inputs, marks } = scene;
  const counts = [inputs, ...layers.map(({ units }) => units), layers[layers.length - 1].units];
  const layout = layOut({
    counts,
    width: state.width,
    focus: focusOf(counts, marks),
    expanded: expandedColumns(counts, state.expandedLayers),
  });
  return { scene, layout };
}

/** @typedef {ReturnType<typeof pictureOf>} Picture */

/**
 * @param {ReturnType<typeof planOf>} plan
 * @param {Pick<NetworkIntents, 'expandLayer'>} intents
 */
function pictureOf({ scene, layout }, intents) {
  const { layers, words, step, marks } = scene;
  const content = svg`
    ${arrows()} ${bandView(layout, marks, step)}
    ${layers.map((_, index) => edgesView(scene, layout, index + 1))}
    ${[0, ...layers.map((_, index) => index + 1)].map((layer) => neuronsView(scene, layout, layer, intents))}
    ${targetsView(scene, layout)} ${edgeLabelsView(scene, layout)} ${titlesView(scene, layout)}
  `;
  const keys = [
    keyView(edgeKey('positive'), words.positive, 24),
    keyView(edgeKey('negative'), words.negative, 24),
    hasBiasMarks(scene) ? keyView(biasMark(1, 8, 8), words.bias) : nothing,
    marksShown(scene).map((mark) => keyView(findingMark(mark, 8, 8), words.findings[mark].name)),
    step.phase === 'backward' ? keyView(gradientKey(), words.gradient, 24) : nothing,
  ];
  return { label: words.describe(scene), content, keys };
}

/**
 * @param {TemplateResult} sample as it is in the drawing
 * @param {string} meaning
 * @param {number} [width] of the sample
 */
function keyView(sample, meaning, width = 16) {
  return html`<span class="key">
    <svg viewBox="0 0 ${width} 16" width=${width} height="16" aria-hidden="true">${sample}</svg>
    ${meaning}
  </span>`;
}

/** @param {'positive' | 'negative'} sign */
function edgeKey(sign) {
  return svg`<path class="edge ${sign}" d="M0 8H24" stroke-width="2" />`;
}

/** A gradient as it stands below a unit. */
function gradientKey() {
  return svg`<text class="gradient-value" x="12" y="8" dy="0.35em">${formatNumber(0.1).text}</text>`;
}

/** @param {'pointed-at' | 'operand'} mark */
function unitKey(mark) {
  return svg`<g class=${mark}><circle class="body" cx="8" cy="8" r="6" /></g>`;
}

/** @type {WeakMap<Element, string>} where a drawing was when it was scrolled */
const workShown = new WeakMap();

/**
 * Scrolls a drawing that is wider than its place to the layer at work, after a move or when that is
 * elsewhere than before.
 * @param {ParentNode} root where the drawing has been rendered
 * @param {{moves: number, width: number}} state how many moves were made, and the width there is
 */
export function showWork(root, { moves, width: room }) {
  const canvas = root.querySelector('.canvas');
  const band = canvas?.querySelector('.band');
  if (!canvas || !band) return;
  const [x, width] = ['x', 'width'].map((name) => Number(band.getAttribute(name)));
  const place = [moves, x, width, room].join(' ');
  if (workShown.get(canvas) === place) return;
  workShown.set(canvas, place);
  if (canvas.scrollWidth <= canvas.clientWidth) return;
  canvas.scrollLeft = x + width / 2 - canvas.clientWidth / 2;
}

/**
 * @param {NetworkState} state
 * @returns {Scene}
 */
function sceneOf(state) {
  const { steps, position } = state;
  const step = steps[position.step];
  const marks = marksOf(step, position);
  const isPerExample = position.cell !== null && PER_EXAMPLE.test(step.result);
  const made = new Set(steps.map(({ result }) => result));
  return {
    ...state,
    step,
    marks,
    example: isPerExample ? marks.column : state.example,
    isKnown: knownAt(steps, position),
    isMade: (quantity) => made.has(quantity),
  };
}

/**
 * Per column, the unit of the cell of the moment, which must not be left out.
 * @param {number[]} counts
 * @param {Marks} marks
 */
function focusOf(counts, { operation, neurons, row, column }) {
  return counts.map((_, index) => {
    if (index === neurons) return row;
    const isSource = operation === 'weight-gradient' || operation === 'weight-update';
    return isSource && index === neurons - 1 && row !== null ? column : null;
  });
}

/**
 * Outputs and their targets stand side by side, so they are expanded together.
 * @param {number[]} counts
 * @param {ReadonlySet<number>} [layers]
 */
function expandedColumns(counts, layers = new Set()) {
  const output = counts.length - 2;
  return layers.has(output) ? new Set([...layers, output + 1]) : layers;
}

/**
 * A soft band behind the layer at work; behind the targets too where they are.
 * @param {Layout} layout
 * @param {Marks} marks
 * @param {Step} step
 */
function bandView({ columns, columnWidth, height }, { neurons }, { operation }) {
  const column = operation === 'loss' ? columns.length - 1 : neurons;
  return svg`<rect
    class="band"
    x=${columns[column].x - columnWidth / 2}
    y="0"
    width=${columnWidth}
    height=${height}
    rx="8"
  />`;
}

/**
 * @param {Scene} scene
 * @param {Layout} layout
 */
function titlesView({ layers, words, quantityOf, isKnown }, { columns, columnWidth, digits }) {
  const loss = isKnown('loss', 0) ? formatNumber(quantityOf('loss').values[0], digits).text : '';
  const titles = [
    [words.input, 'X'],
    ...layers.map(({ activation }, index) => [
      index + 1 === layers.length ? words.output : words.layer(index + 1),
      words.activations[activation],
    ]),
    [words.targets, loss ? words.loss(loss) : 'Y'],
  ];
  return columns.map(
    ({ x }, index) => svg`
      <text class="title" x=${x} y="16">${titles[index][0]}</text>
      <text
        class="subtitle"
        x=${x}
        y="32"
        .style=${`font-size: ${sizeIn(columnWidth, titles[index][1], SUBTITLE)}px`}
      >${titles[index][1]}</text>
    `,
  );
}

/** The heads of the arrows, one per direction, so that they can have the colour of it. */
function arrows() {
  return svg`<defs>${['forward', 'backward'].map(
    (direction) => svg`<marker
      id="arrow-${direction}"
      class="arrow ${direction}"
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="7"
      markerHeight="7"
      markerUnits="userSpaceOnUse"
      orient="auto"
    ><path d="M0 0.5L8 4L0 7.5z" /></marker>`,
  )}</defs>`;
}
