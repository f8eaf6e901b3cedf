// What is said to an author who asks for a place that a network does not have.
import { isNamed } from './place.js';

/**
 * @import { Place } from './place.js'
 * @import { Walkthrough } from './walkthrough.js'
 */

/** Of more steps than this only some are listed: so many first ones, and so many last ones. */
const MOST_LISTED = 48;
const FIRST_LISTED = 16;
const LAST_LISTED = 8;

/**
 * The names of steps as authors write them.
 * @param {readonly {result: string}[]} steps
 */
export function namesOf(steps) {
  const names = steps.map(({ result }) => result.replace(/\+$/, ''));
  const listed =
    names.length > MOST_LISTED
      ? [...names.slice(0, FIRST_LISTED), '…', ...names.slice(-LAST_LISTED)]
      : names;
  return listed.join(', ');
}

/**
 * What there is instead of a place that there is not.
 * @param {Place | null} place null where it could not be read
 * @param {Pick<Walkthrough, 'steps' | 'position' | 'firstIteration' | 'mostIterations'>} walk
 */
export function expectedPlace(place, { steps, position, firstIteration, mostIterations }) {
  const step = place && steps.find(({ result }) => isNamed(result, place.step));
  if (!step) return `a step of this network: ${namesOf(steps)}`;
  const { result, rows, columns } = step;
  const { entry } = place;
  if (entry && (entry.row >= rows || entry.column >= columns)) {
    return `an entry of ${result}, which is ${rows} x ${columns}`;
  }
  return `an iteration from ${firstIteration + 1} to ${position.iteration + mostIterations + 1}`;
}
