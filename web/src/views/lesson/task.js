// The goals of a task, each with where it stands.
import { html, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { namedPlace, proseView } from './prose.js';

/**
 * @import { GoalState } from '../../model/lesson/answers.js'
 * @import { Goal, TaskAsked } from '../../model/lesson/questions.js'
 * @import { ProseState } from './prose.js'
 * @import { QuestionState } from './question.js'
 */

/**
 * @param {TaskAsked} question
 * @param {QuestionState} state
 */
export function taskView({ goals }, state) {
  const { answer, words } = state;
  return html`
    <ul class="goals" aria-label=${words.task.goals}>
      ${goals.map((goal, index) => goalView(goal, answer.goals[index] ?? null, state))}
    </ul>
    ${answer.isOther ? html`<p data-part="other">${words.task.isOther}</p>` : nothing}
    <div class="verdict ${answer.isRight ? 'right' : ''}" role="status">
      ${
        answer.isRight
          ? html`<p><b>${words.task.done}</b></p>
              ${proseView(answer.reply, state)}`
          : nothing
      }
    </div>
  `;
}

/**
 * @param {Goal} goal
 * @param {GoalState | null} stand null before the widget is there
 * @param {QuestionState} state
 */
function goalView(goal, stand, state) {
  const { words } = state;
  const isMet = stand?.isMet ?? false;
  return html`<li class=${isMet ? 'met' : ''}>
    <span class="mark" role="img" aria-label=${isMet ? words.task.met : words.task.unmet}
      >${isMet ? '✓' : '○'}</span
    >
    <span
      >${goalName(goal, state)}
      ${stand ? html`<span class="quiet">${standText(goal, stand, state)}</span>` : nothing}</span
    >
  </li>`;
}

/**
 * @param {Goal} goal
 * @param {ProseState} state
 */
export function goalName(goal, state) {
  const { task } = state.words;
  switch (goal.kind) {
    case 'compare': {
      const { of, comparison, value } = goal;
      const name = of.step === 'loss' ? task.loss : namedPlace(of, state);
      return html`${name} ${task.compare[comparison](formatNumber(value).text)}`;
    }
    case 'changed':
      return task.changed(goal.atMost, goal.of);
    case 'at':
      return html`${task.at} ${namedPlace(goal.place, state)}`;
  }
}

/**
 * @param {Goal} goal
 * @param {GoalState} stand
 * @param {QuestionState} state
 */
function standText(goal, { value, changed }, { words }) {
  const { task } = words;
  switch (goal.kind) {
    case 'compare':
      return `(${value === null ? task.gone : task.now(formatNumber(value).text)})`;
    case 'changed':
      return `(${value === null ? task.other : task.changes(changed)})`;
    case 'at':
      return '';
  }
}
