// The answer to a question for an entry: the number, and how it is worked out.
import { withoutZeroBias } from '../model/lines.js';
import { workingView } from '../views/lesson/prose.js';

/**
 * @import { CellAsked } from '../model/lesson/questions.js'
 * @import { Walkthrough } from '../model/walkthrough.js'
 * @import { ProseState } from '../views/lesson/prose.js'
 */

/**
 * @param {CellAsked} question
 * @param {Walkthrough} walk through the network that it is about, moved to its iteration
 */
export function valueOf({ place, cell }, walk) {
  walk.goTo({ iteration: place.iteration ?? 0, step: 0 });
  return walk.quantityOf(place.step).values[cell];
}

/**
 * @param {CellAsked} question
 * @param {Walkthrough} walk
 * @param {Pick<ProseState, 'spoken'>} words
 */
export function workingOf({ place, step, cell }, walk, words) {
  walk.goTo({ iteration: place.iteration ?? 0, step: 0 });
  return workingView(withoutZeroBias(walk.arithmeticOf(step, cell)), '', words);
}
