// What is said of an answer.
import { html, nothing } from 'lit';
import { editableText, formatNumber } from '../../format.js';
import { isNear } from '../../model/lesson/answers.js';
import { placeText } from '../../model/place.js';
import { proseView } from './prose.js';

/**
 * @import { CellAsked, ChoiceAsked, PredictionAsked } from '../../model/lesson/questions.js'
 * @import { QuestionState } from './question.js'
 */

/** @typedef {{isRight: boolean, content: unknown} | null} Verdict null where nothing was answered */

/** How much of what cannot be read is repeated. */
const MOST_QUOTED = 20;

/**
 * @param {CellAsked} question
 * @param {QuestionState} state
 * @returns {Verdict}
 */
export function cellVerdict({ reply }, state) {
  const { answer, words } = state;
  const { judgement, problem, isShown, typed } = answer;
  if (problem) return { isRight: false, content: html`<p>${words.practiceMissing}</p>` };
  if (!judgement) return isShown ? { isRight: true, content: html`<p>${words.shown}</p>` } : null;
  switch (judgement.verdict) {
    case 'right':
      return { isRight: true, content: rightView(reply, state) };
    case 'unreadable':
      return { isRight: false, content: html`<p>${unreadable(typed, judgement.at, state)}</p>` };
    default:
      return { isRight: false, content: html`<p>${words.wrong}</p>` };
  }
}

/**
 * @param {ChoiceAsked} question
 * @param {QuestionState} state
 * @returns {Verdict}
 */
export function choiceVerdict({ options }, state) {
  const { answer, words } = state;
  const last = answer.chosen.at(-1);
  if (last === undefined) return null;
  const { isRight, reply } = options[last];
  if (isRight) return { isRight, content: rightView(reply, state) };
  const content =
    reply.length > 0
      ? html`<p class="said">${words.notRight}</p>
          ${proseView(reply, state)}`
      : html`<p>${words.notThis}</p>`;
  return { isRight, content };
}

/**
 * @param {PredictionAsked} question
 * @param {QuestionState} state
 * @returns {Verdict}
 */
export function predictionVerdict(question, state) {
  const { answer, words } = state;
  const { guess, problem } = answer;
  if (problem && problem !== 'practice-missing') {
    return { isRight: false, content: html`<p>${words.noNumber[problem]}</p>` };
  }
  if (guess === null) return null;
  const { of, before, after, direction, digits, reply } = question;
  const isRight = typeof guess === 'number' ? isNear(guess, after, digits) : guess === direction;
  const name = of.step === 'loss' ? words.prediction.loss : placeText({ ...of, iteration: null });
  const [from, to] = [before, after].map((value) => formatNumber(value).text);
  const said = isRight ? words.prediction.asPredicted : words.prediction.otherwise;
  const outcome = words.prediction.outcome(direction, name, from, to);
  return {
    isRight,
    content: html`<p><b>${said}</b> ${outcome}</p>
      ${proseView(reply, state)}`,
  };
}

/**
 * @param {CellAsked['reply']} reply
 * @param {QuestionState} state
 */
function rightView(reply, state) {
  return html`<p>
      <b>${state.words.right}</b>
    </p>
    ${reply.length > 0 ? proseView(reply, state) : nothing}`;
}

/**
 * @param {string} typed
 * @param {number | null} at where reading stopped
 * @param {QuestionState} state
 */
function unreadable(typed, at, { words }) {
  const [half, fifth, tenth] = [0.5, 0.2, 0.1].map(editableText);
  const example = words.exampleAnswer(half, fifth, tenth);
  const rest = typed.slice(at ?? 0).trim();
  if (typed.trim() === '') return words.nothing(example);
  if (rest === '') return words.unreadableAtEnd(example);
  const quoted = rest.length > MOST_QUOTED ? `${rest.slice(0, MOST_QUOTED)}…` : rest;
  return words.unreadable(quoted, example);
}
