// How a sitting goes: how many entries were asked for, and how they came to be filled in.

/** @import { Outcome } from './attempt.js' */

/** @typedef {Readonly<Record<Outcome, number>>} Progress */

/** @type {readonly Outcome[]} */
export const OUTCOMES = ['first', 'again', 'hinted', 'shown'];

/** @type {Progress} */
export const NO_PROGRESS = { first: 0, again: 0, hinted: 0, shown: 0 };

/** @param {Progress} progress */
export function askedIn(progress) {
  return OUTCOMES.reduce((sum, outcome) => sum + progress[outcome], 0);
}

/**
 * @param {Progress} progress
 * @param {Outcome} outcome of one entry more
 * @returns {Progress}
 */
export function withOutcome(progress, outcome) {
  return { ...progress, [outcome]: progress[outcome] + 1 };
}

/** @param {Progress} progress */
export function progressText(progress) {
  return JSON.stringify(progress);
}

/**
 * What was kept, if it is what we kept.
 * @param {string | null} text
 * @returns {Progress}
 */
export function progressIn(text) {
  if (text === null) return NO_PROGRESS;
  try {
    const kept = JSON.parse(text);
    const isOurs = OUTCOMES.every(
      (outcome) => Number.isInteger(kept[outcome]) && kept[outcome] >= 0,
    );
    if (!isOurs) return NO_PROGRESS;
    const { first, again, hinted, shown } = kept;
    return { first, again, hinted, shown };
  } catch {
    return NO_PROGRESS;
  }
}
