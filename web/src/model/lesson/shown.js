// What the widget shows with each card: what a card leaves out is as the card before it left it.
import { parsePlace } from '../place.js';
import { isGiven, litEntries } from '../lit.js';
import { entryExpected, goToIteration, shapeOf } from './numbers.js';

/**
 * @import { Grain, Step } from '../../engine/types.js'
 * @import { Place } from '../place.js'
 * @import { Walkthrough } from '../walkthrough.js'
 * @import { Networks, OpenNetwork } from './networks.js'
 * @import { Problems } from './problems.js'
 * @import { Show } from './types.js'
 */

/**
 * `place` has its iteration; `lit`, `blank` and `panel` are empty where there is nothing.
 * @typedef {{
 *   network: OpenNetwork,
 *   place: Place,
 *   grain: Grain,
 *   view: string,
 *   controls: 'all' | 'moves' | 'none',
 *   lit: string,
 *   blank: string,
 *   panel: string,
 * }} Shown
 */

/**
 * What the first card shows unless it says otherwise.
 * @param {OpenNetwork} network
 * @param {Networks} networks
 * @returns {Shown}
 */
export function shownAtFirst(network, networks) {
  return {
    network,
    place: firstPlace(networks.walk(network)),
    grain: 'step',
    view: 'network equations',
    controls: 'none',
    lit: '',
    blank: '',
    panel: '',
  };
}

/**
 * @param {Show} show of a card
 * @param {Shown} before what the card before it left
 * @param {{networks: Networks, problems: Problems, path: string}} lesson `path` of what the card shows
 * @returns {Shown}
 */
export function shownBy(show, before, { networks, problems, path }) {
  const { grain = before.grain, view = before.view, controls = before.controls } = show;
  const { lit = '', panel = '' } = show;
  const opened = show.network === undefined ? null : networks.open(show.network, `${path}.network`);
  const network = opened ?? before.network;
  const walk = networks.walk(network);
  const isSame = network.key === before.network.key;
  const asked = show.step === undefined ? null : stepIn(show.step, walk);
  if (asked && 'expected' in asked) problems.refuse(`${path}.step`, asked.expected, show.step);
  const place = asked && 'place' in asked ? asked.place : isSame ? before.place : firstPlace(walk);
  const { unknown } = litEntries(lit, walk);
  if (unknown) problems.refuse(`${path}.lit`, 'numbers of this network', unknown);
  return { network, place, grain, view, controls, lit: unknown ? '' : lit, blank: '', panel };
}

/**
 * A place in prose: a step, or a number that the widget can point at.
 * @param {string} text
 * @param {Walkthrough} walk
 * @returns {Place | null}
 */
export function placeIn(text, walk) {
  const place = parsePlace(text);
  if (!place || goToIteration(place, walk)) return null;
  const isStep = walk.steps.some(({ result }) => result === place.step);
  const shape = isStep || isGiven(place.step) ? shapeOf(place.step, walk) : null;
  if (!shape) return null;
  const { entry } = place;
  return entry && (entry.row >= shape.rows || entry.column >= shape.columns) ? null : place;
}

/**
 * @param {string} text
 * @param {Walkthrough} walk
 * @returns {{place: Place} | {expected: string}}
 */
export function stepIn(text, walk) {
  const place = /** @type {Place} */ (parsePlace(text));
  const refusal = goToIteration(place, walk);
  if (refusal) return refusal;
  const step = walk.steps.find(({ result }) => result === place.step);
  if (!step) return { expected: `a step of this network, such as ${walk.steps[0].result}` };
  const { entry } = place;
  if (entry && (entry.row >= step.rows || entry.column >= step.columns)) {
    return { expected: entryExpected(step.result, step) };
  }
  return { place: { ...place, iteration: place.iteration ?? 0 } };
}

/**
 * Whether an entry can be read at a place of the first iteration: at its own step it is blank.
 * @param {Step} step that makes it
 * @param {Place} place
 * @param {Walkthrough} walk
 */
export function isPast(step, place, { steps }) {
  const at = /** @type {Step} */ (steps.find(({ result }) => result === place.step));
  return (place.iteration ?? 0) > 0 || at.index > step.index;
}

/**
 * @param {Walkthrough} walk
 * @returns {Place}
 */
function firstPlace({ steps }) {
  return { iteration: 0, step: steps[0].result, entry: null };
}
