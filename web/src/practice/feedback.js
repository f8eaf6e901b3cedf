// What an answer is told: on the page, and for who hears it.
import { html } from 'lit';
import { editableText, formatNumber } from '../format.js';
import { diagnosisText, diagnosisView } from '../views/diagnosis.js';

/**
 * @import { Judgement } from '../engine/practice-types.js'
 * @import { Answered } from '../model/practice/attempt.js'
 * @import { PracticeWords } from '../words/practice.js'
 */

/** How much of what cannot be read is repeated. */
const MOST_QUOTED = 20;

/**
 * @typedef {{
 *   decimals: number,
 *   isRounded: boolean,
 *   canHint?: boolean,
 *   isFolded?: boolean,
 *   words: PracticeWords,
 * }} Context `isRounded` says that the answer is right as it is rounded on paper, to so many decimals;
 *   `canHint` that there are hints to take; `isFolded` that a second slip is folded away
 */

/**
 * @param {Answered} answered
 * @param {Context} context
 * @returns {{text: string, content: unknown}} `content` is null where nothing is to be seen
 */
export function feedbackOf(answered, context) {
  const { judgement, outcome } = answered;
  if (!judgement) return { text: '', content: null };
  if (outcome) return accepted(judgement, outcome === 'shown', context);
  if (judgement.verdict === 'unreadable') {
    const text = unreadable(answered.typed, judgement, context);
    return { text, content: html`<p>${text}</p>` };
  }
  const { diagnosis } = context.words;
  const { slips, parts, expected: asked } = judgement;
  const { canHint, isFolded } = context;
  const state = { slips, parts, asked, canHint, isFolded, words: diagnosis };
  return { text: diagnosisText(state), content: diagnosisView(state) };
}

/**
 * @param {Judgement} judgement
 * @param {boolean} isShown
 * @param {Context} context
 */
function accepted({ verdict, expected }, isShown, { decimals, isRounded, words }) {
  const { right, follows, rounded } = words.practice.verdicts;
  if (isShown) return { text: '', content: null };
  if (verdict === 'right') return { text: right, content: null };
  const text = isRounded ? rounded(decimals) : follows(formatNumber(expected).text);
  return { text, content: html`<p>${text}</p>` };
}

/**
 * @param {string} typed
 * @param {Judgement} judgement
 * @param {Context} context
 */
function unreadable(typed, { at, fault }, { words }) {
  const { examples, verdicts } = words.practice;
  if (fault && fault !== 'unexpected') return verdicts.faults[fault];
  const [half, fifth, tenth] = [0.5, 0.2, 0.1].map(editableText);
  const given = examples(half, fifth, tenth);
  const rest = typed.slice(at ?? 0).trim();
  if (typed.trim() === '') return verdicts.nothing(given);
  if (rest === '') return verdicts.unreadableAtEnd(given);
  const quoted = rest.length > MOST_QUOTED ? `${rest.slice(0, MOST_QUOTED)}…` : rest;
  return verdicts.unreadable(quoted, given);
}
