// What is the same thing in two places: an entry of a matrix, a neuron, an edge of the drawing.
import { MOST_TRACED, entriesIn, termCount } from './terms.js';

/**
 * @import { Expression, Matrix, Step } from '../engine/types.js'
 */

/**
 * Rows, columns and units count from 0, layers from 1; layer 0 are the inputs.
 * @typedef {{kind: 'entry', quantity: string, row: number, column: number}} Entry
 * @typedef {{kind: 'unit', layer: number, unit: number}} Unit
 * @typedef {{kind: 'edge', layer: number, to: number, from: number}} Edge
 * @typedef {Entry | Unit | Edge} Thing
 */

/**
 * `units` of every layer, beginning with the inputs; `sharesBias` tells of each whether all of them
 * have one bias.
 * @typedef {{units: readonly number[], sharesBias: readonly boolean[]}} Plan
 */

/** @typedef {{
 *   steps: readonly Step[],
 *   quantityOf: (name: string) => Matrix,
 *   arithmeticOf: (step: number, cell: number) => Expression,
 * }} Derivation */

/** W[l], dW[l], dW[l]', W[l]+, vW[l], ...; the letter and the layer. */
const LAYERED = /^(?:[dvs]?|exp\(|g'\()([WbZA])\[(\d+)\]'?\)?\+?$/;

/**
 * @param {{
 *   inputs: number,
 *   layers: readonly {units: number}[],
 *   quantityOf: (name: string) => Matrix,
 * }} network
 * @returns {Plan}
 */
export function planOf({ inputs, layers, quantityOf }) {
  return {
    units: [inputs, ...layers.map(({ units }) => units)],
    sharesBias: [
      false,
      ...layers.map(({ units }, index) => quantityOf(`b[${index + 1}]`).rows < units),
    ],
  };
}

/**
 * What of the drawing an entry is: an edge or a unit, for a shared bias all units of its layer, and
 * nothing for what belongs to no one unit, such as the loss.
 * @param {Entry} entry
 * @param {Plan} plan
 * @returns {(Unit | Edge)[]}
 */
export function drawnAs({ quantity, row, column }, { units, sharesBias }) {
  if (quantity === 'X') return [{ kind: 'unit', layer: 0, unit: row }];
  if (quantity === 'Y') return [{ kind: 'unit', layer: units.length - 1, unit: row }];
  const [, letter, digits] = quantity.match(LAYERED) ?? [];
  if (!letter) return [];
  const layer = Number(digits);
  if (letter === 'W') return [{ kind: 'edge', layer, to: row, from: column }];
  if (letter === 'b' && sharesBias[layer]) {
    return Array.from({ length: units[layer] }, (_, unit) => ({ kind: 'unit', layer, unit }));
  }
  return [{ kind: 'unit', layer, unit: row }];
}

/**
 * The example that an entry is about; null for what is not about one, such as a bias.
 * @param {Thing} thing
 */
export function exampleOf(thing) {
  if (thing.kind !== 'entry') return null;
  const { quantity, column } = thing;
  const letter = quantity.match(LAYERED)?.[1] ?? quantity;
  return /^[XYZA]$/.test(letter) || quantity.startsWith('sum(') ? column : null;
}

/**
 * A name for a thing alone, the same for the same thing.
 * @param {Thing} thing
 */
export function keyOf(thing) {
  switch (thing.kind) {
    case 'entry':
      return `${thing.quantity} ${thing.row} ${thing.column}`;
    case 'unit':
      return `unit ${thing.layer} ${thing.unit}`;
    case 'edge':
      return `edge ${thing.layer} ${thing.to} ${thing.from}`;
  }
}

/**
 * The thing of such a name.
 * @param {string} key
 * @returns {Thing | null} null for what is no name of a thing
 */
export function thingNamed(key) {
  const [, unit] = key.match(/^unit (\d+ \d+)$/) ?? [];
  const [, edge] = key.match(/^edge (\d+ \d+ \d+)$/) ?? [];
  const [, quantity, place] = key.match(/^(\S+) (\d+ \d+)$/) ?? [];
  const [a, b, c] = (unit ?? edge ?? place ?? '').split(' ').map(Number);
  if (unit) return { kind: 'unit', layer: a, unit: b };
  if (edge) return { kind: 'edge', layer: a, to: b, from: c };
  return quantity ? { kind: 'entry', quantity, row: a, column: b } : null;
}

/**
 * Names under which to look for what is the same: those of the drawing, or its own.
 * @param {Thing} thing
 * @param {Plan} plan
 * @returns {string[]}
 */
export function sameKeys(thing, plan) {
  if (thing.kind !== 'entry') return [keyOf(thing)];
  const drawn = drawnAs(thing, plan);
  return drawn.length > 0 ? drawn.map(keyOf) : [keyOf(thing)];
}

/**
 * Whether two things are one to a reader: the same neuron or the same edge, and if both are about
 * one example, the same.
 * @param {Thing} a
 * @param {Thing} b
 * @param {Plan} plan
 */
export function isSame(a, b, plan) {
  const [first, second] = [exampleOf(a), exampleOf(b)];
  if (first !== null && second !== null && first !== second) return false;
  const keys = sameKeys(a, plan);
  return sameKeys(b, plan).some((key) => keys.includes(key));
}

/**
 * What the arithmetic of an entry reads; nothing of what no step makes, such as a weight, or of an
 * entry with so many terms that asking for them would take long.
 * @param {Thing} thing
 * @param {Derivation} derivation
 * @returns {Entry[]}
 */
export function operandsOf(thing, { steps, quantityOf, arithmeticOf }) {
  if (thing.kind !== 'entry') return [];
  const step = steps.find(({ result }) => result === thing.quantity);
  const isThere = step && thing.row < step.rows && thing.column < step.columns;
  if (!isThere || termCount(step, quantityOf) > MOST_TRACED) return [];
  const tree = arithmeticOf(step.index, thing.row * step.columns + thing.column);
  /** @type {Entry[]} */
  const operands = entriesIn(tree).map((entry) => ({ kind: 'entry', ...entry }));
  // What the arithmetic of dZ reads in the place of g'(Z), or leaves out, is a matter of g.
  const slopes = step.reads.filter((quantity) => quantity.startsWith("g'("));
  return [...operands, ...slopes.map((quantity) => ({ ...thing, quantity }))];
}
