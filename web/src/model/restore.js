// What a link holds, looked at before it is shown: it may be broken with skill.
import { thingNamed } from './links.js';
import { isThere } from './selection.js';
import { Walkthrough } from './walkthrough.js';
import { isTooMuch } from './work.js';

/**
 * @import { loadEngine } from '../engine/index.js'
 * @import { State } from './link.js'
 * @import { Change } from './trail.js'
 */

/**
 * - `too-large`: the network would take too long to show
 * - `too-long`: the training up to the place would
 * - `nowhere`: there is no such step, entry, example or selection
 * - `refused`: the core refuses the document; `detail` is its sentence
 * @typedef {'too-large' | 'too-long' | 'nowhere' | 'refused'} StateProblem
 */

/**
 * Takes nothing but a look: no training, and nothing stays open.
 * @param {Awaited<ReturnType<typeof loadEngine>>} engine
 * @param {State} state
 * @returns {{reason: StateProblem, detail?: string} | null} what is wrong with it
 */
export function problemOf(engine, state) {
  const { document, iteration, changes = [], position, example, selection } = state;
  if (isTooMuch(document)) return { reason: 'too-large' };
  if (position.iteration < iteration) return { reason: 'nowhere' };
  /** @type {Walkthrough | undefined} */
  let walk;
  try {
    // Untrained, the network has the same steps and shapes at that iteration.
    walk = Walkthrough.open(engine, document, { iteration: position.iteration });
    if (position.iteration - iteration > walk.mostUpdates) return { reason: 'too-long' };
    for (const change of changes) set(walk, change);
    const isWhole = goToPlace(walk, { position, example }) && isSelectable(walk, selection);
    return isWhole ? null : { reason: 'nowhere' };
  } catch (error) {
    // By its name: an engine that was built by itself has a class of its own.
    if (!(error instanceof Error && error.name === 'EngineError')) throw error;
    return { reason: 'refused', detail: error.message };
  } finally {
    walk?.dispose();
  }
}

/**
 * Goes to where a link leads, training as far as that is.
 * @param {Walkthrough} walk that starts with the link's document
 * @param {Pick<State, 'position' | 'example'>} place
 * @returns {boolean} false if there is no such place
 */
export function goToPlace(walk, { position, example }) {
  if (example !== null && example >= walk.examples) return false;
  walk.setExample(example);
  const step = walk.steps.findIndex(({ result }) => result === position.step);
  if (step < 0) return false;
  const { rows, columns } = walk.steps[step];
  if (position.cell !== null && position.cell >= rows * columns) return false;
  walk.goTo({ iteration: position.iteration, step, cell: position.cell });
  return true;
}

/**
 * Makes changes again, training as far as each was.
 * @param {Walkthrough} walk that starts with the link's document
 * @param {readonly Change[]} changes
 */
export function changeAgain(walk, changes) {
  for (const change of changes) {
    walk.goTo({ iteration: change.iteration, step: 0 });
    set(walk, change);
  }
}

/**
 * @param {Walkthrough} walk
 * @param {Change} change
 */
function set(walk, { quantity, row, column, value }) {
  walk.setEntry(quantity, row, column, value);
}

/**
 * @param {Walkthrough} walk
 * @param {string | null} selection
 */
function isSelectable(walk, selection) {
  if (selection === null) return true;
  const thing = thingNamed(selection);
  return thing !== null && isThere(walk, thing);
}
