// The numbers in a lesson's prose, which its author writes as what they are: `{{loss}}`,
// `{{dZ[3](2,1)}}`, `{{2:loss}}` in the second iteration, `{{loss of xor}}` of another network,
// `{{loss if W[1](1,2) + 0.1}}` after a change of one number, `{{working of Z[1](1,1)}}` for how one
// is worked out. All of them come from the engine.
import { withoutZeroBias } from '../lines.js';
import { parsePlace } from '../place.js';
import { LAST_ITERATION } from '../work.js';
import { cellText, parseCell } from '../cells.js';
import { engineError } from './networks.js';

/**
 * @import { Expression } from '../../engine/types.js'
 * @import { Place } from '../place.js'
 * @import { Walkthrough } from '../walkthrough.js'
 * @import { Networks, OpenNetwork } from './networks.js'
 * @import { Change } from './question-fields.js'
 */

/** @typedef {{isWorking: boolean, place: Place, network: string | null, change: Change | null}} Asked */

/** @typedef {{value: number} | {expression: Expression}} Answer */

/** @typedef {{expected: string}} Refusal */

const ASKED = /^(working of )?(\S+)(?: of ([\w-]+))?(?: if (\S+) ?(=|\+|[-−]) ?(\S+))?$/;
/** As many quantities a message names: enough for two layers. */
const MOST_NAMED = 14;
const EXAMPLE = 'a number such as {{loss}} or {{dZ[1](1,1)}}';

/**
 * @param {string} text between the braces
 * @returns {Asked | null}
 */
export function parseAsked(text) {
  const plain = text.trim().replace(/\s+/g, ' ').replace(/, /g, ',');
  const [whole, working, what, network, cellName, sign, amount] = plain.match(ASKED) ?? [];
  const place = what ? parsePlace(what) : null;
  if (!whole || !place) return null;
  const change = cellName ? changeOf(cellName, sign, amount) : null;
  if (cellName && !change) return null;
  return { isWorking: Boolean(working), place, network: network ?? null, change };
}

/**
 * @param {string} cellName
 * @param {string} sign
 * @param {string} amount
 * @returns {Change | null}
 */
function changeOf(cellName, sign, amount) {
  const cell = parseCell(cellName);
  const value = Number(amount.replace('−', '-'));
  if (!cell || !Number.isFinite(value)) return null;
  if (sign === '=') return { cell, to: value };
  return { cell, by: sign === '+' ? value : -value };
}

/**
 * @param {string} text between the braces
 * @param {OpenNetwork | null} network of the card, if it is there
 * @param {Networks} networks
 * @returns {Answer | Refusal | null} null for a number of the card's network, which is not there
 */
export function answerTo(text, network, networks) {
  const asked = parseAsked(text);
  if (!asked) return { expected: EXAMPLE };
  const named = asked.network === null ? network : networks.find(asked.network);
  if (!named) return null;
  if ('expected' in named) return named;
  let meant = named;
  if (asked.change) {
    try {
      meant = networks.changed(named, asked.change);
    } catch (error) {
      const { expected } = engineError(error);
      return { expected: `${cellText(asked.change.cell)} to be ${expected}` };
    }
  }
  return asked.isWorking
    ? workingAt(asked.place, networks.walk(meant))
    : valueAt(asked.place, networks.walk(meant));
}

/**
 * @param {Place} place
 * @param {Walkthrough} walk which is moved to its iteration
 * @returns {{value: number} | Refusal}
 */
export function valueAt(place, walk) {
  const refusal = goToIteration(place, walk);
  if (refusal) return refusal;
  const shape = shapeOf(place.step, walk);
  if (!shape) return { expected: `a quantity of this network, such as ${quantitiesOf(walk)}` };
  const { rows, columns } = shape;
  if (!place.entry) {
    if (rows * columns === 1) return { value: walk.quantityOf(place.step).values[0] };
    return { expected: `one entry of it, such as ${place.step}(1,1)` };
  }
  const { row, column } = place.entry;
  if (row >= rows || column >= columns) return { expected: entryExpected(place.step, shape) };
  return { value: walk.quantityOf(place.step).values[row * columns + column] };
}

/**
 * @param {Place} place
 * @param {Walkthrough} walk
 * @returns {Answer | Refusal}
 */
function workingAt(place, walk) {
  const found = valueAt(place, walk);
  if ('expected' in found) return found;
  const step = walk.steps.find(({ result }) => result === place.step);
  if (!step) return { expected: 'a step, which has something to work out' };
  const { row, column } = place.entry ?? { row: 0, column: 0 };
  const expression = walk.arithmeticOf(step.index, row * step.columns + column);
  return { expression: withoutZeroBias(expression) };
}

/**
 * @param {Place} place
 * @param {Walkthrough} walk
 * @returns {Refusal | null}
 */
export function goToIteration({ iteration }, walk) {
  const most = Math.min(walk.mostUpdates, LAST_ITERATION - 1);
  if ((iteration ?? 0) > most) return { expected: `an iteration up to ${most + 1}` };
  walk.goTo({ iteration: iteration ?? 0, step: 0 });
  return null;
}

/**
 * @param {string} name
 * @param {Walkthrough} walk
 */
export function shapeOf(name, walk) {
  try {
    return walk.quantityOf(name);
  } catch (error) {
    engineError(error);
    return null;
  }
}

/**
 * The quantities that the steps make.
 * @param {Walkthrough} walk
 */
function quantitiesOf({ steps }) {
  const names = steps.map(({ result }) => result);
  return names.length <= MOST_NAMED
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMED).join(', ')}, ...`;
}

/**
 * @param {string} name
 * @param {{rows: number, columns: number}} shape
 */
export function entryExpected(name, { rows, columns }) {
  return `an entry of ${name}, which is ${rows}×${columns}`;
}
