// What is said of an answer.
import { html, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { isNear } from '../../model/lesson/answers.js';
import { placeText } from '../../model/place.js';
import { proseView } from './prose.js';

/**
 * @import { CellAsked, ChoiceAsked, PredictionAsked } from '../../model/lesson/questions.js'
 * @import { ProseState } from './prose.js'
 * @import { QuestionState } from './question.js'
 */

/** @typedef {{isRight: boolean, content: unknown} | null} Verdict null where nothing was answered */

/**
 * @param {CellAsked} question
 * @param {QuestionState} state
 * @returns {Verdict}
 */
export function cellVerdict({ reply }, state) {
  const { answer, words } = state;
  const { judgement, problem, isShown } = answer;
  if (problem) return { isRight: false, content: html`<p>${words.practiceMissing}</p>` };
  if (!judgement && isShown) {
    return { isRight: true, content: html`<p>${words.shown} ${state.working}</p>` };
  }
  if (!judgement) return null;
  return judgement.verdict === 'right'
    ? { isRight: true, content: rightView(reply, state) }
    : { isRight: false, content: state.feedback };
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
  const { after, direction, digits, reply } = question;
  const isRight = typeof guess === 'number' ? isNear(guess, after, digits) : guess === direction;
  const said = isRight ? words.prediction.asPredicted : words.prediction.otherwise;
  const outcome = outcomeText(question, state);
  return {
    isRight,
    content: html`<p><b>${said}</b> ${outcome}</p>
      ${proseView(reply, state)}`,
  };
}

/**
 * What became of the number that was to be predicted.
 * @param {PredictionAsked} question
 * @param {ProseState} state
 */
export function outcomeText({ of, before, after, direction }, { words: { prediction } }) {
  const name = of.step === 'loss' ? prediction.loss : placeText({ ...of, iteration: null });
  const [from, to] = [before, after].map((value) => formatNumber(value).text);
  return prediction.outcome(direction, name, from, to);
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
