// An answer as it is kept in the reader's browser, where anything may have come to stand.
import { DIRECTIONS } from '../model/lesson/questions.js';

/**
 * @import { AnswerState } from './answering.js'
 * @import { NetworkDocument } from '../engine/types.js'
 * @import { Direction } from '../model/lesson/questions.js'
 */

/**
 * @typedef {{
 *   typed: string,
 *   isShown: boolean,
 *   chosen: number[],
 *   guess: Direction | number | null,
 *   met: NetworkDocument | null,
 * }} KeptAnswer see AnswerState
 */

/**
 * @param {AnswerState} state
 * @returns {KeptAnswer}
 */
export function keptOf({ typed, isShown, chosen, guess, met }) {
  return { typed, isShown, chosen: [...chosen], guess, met };
}

/**
 * @param {unknown} value
 * @returns {KeptAnswer}
 */
export function keptIn(value) {
  const { typed, isShown, chosen, guess, met } = Object(value);
  return {
    typed: typeof typed === 'string' ? typed : '',
    isShown: isShown === true,
    chosen: Array.isArray(chosen) ? chosen.filter(Number.isInteger) : [],
    guess: DIRECTIONS.find((direction) => direction === guess) ?? numberIn(guess),
    met: typeof met === 'object' ? met : null,
  };
}

/** @param {unknown} value */
function numberIn(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
