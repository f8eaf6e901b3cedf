// The questions of a lesson with the networks that they are about: what is asked, and what is right.
import { formatNumber } from '../../format.js';
import { parsePlace, placeText } from '../place.js';
import { cellText } from '../cells.js';
import { engineError, entryIn } from './networks.js';
import { entryExpected, valueAt } from './numbers.js';
import { isPast, stepIn } from './shown.js';

/**
 * @import { NetworkDocument, Step } from '../../engine/types.js'
 * @import { Cell } from '../cells.js'
 * @import { Place } from '../place.js'
 * @import { Networks, OpenNetwork } from './networks.js'
 * @import { Problems } from './problems.js'
 * @import { Block } from './prose.js'
 * @import { ReadAfter, ReadCell, ReadChoice, ReadGoal, ReadPrediction, ReadQuestion, ReadTask } from './question-fields.js'
 * @import { Shown } from './shown.js'
 */

/**
 * `cell` of step `step`, both counted from 0, which is the entry at `place`, or all of it.
 * @typedef {{kind: 'cell', place: Place, step: number, cell: number, digits: number, prompt: Block[],
 *   hint: Block[], reply: Block[]}} CellAsked
 * @typedef {{text: Block[], isRight: boolean, reply: Block[]}} Option
 * @typedef {{kind: 'choice', prompt: Block[], options: Option[], hint: Block[]}} ChoiceAsked
 * @typedef {'rises' | 'falls' | 'stays'} Direction
 */

/** @type {readonly Direction[]} */
export const DIRECTIONS = ['rises', 'falls', 'stays'];

/**
 * How the widget shows what was predicted: one number becomes a `value`, or another network is shown;
 * then it goes to a step that makes or reads what was asked for, and lights it.
 * @typedef {{change: {cell: Cell, value: number} | null, network: OpenNetwork, place: Place,
 *   lit: string}} Outcome
 */

/**
 * `event` is what happens before the number is looked at again.
 * @typedef {{kind: 'prediction', of: Place, event: ReadAfter, before: number, after: number, direction: Direction,
 *   answer: 'direction' | 'number', digits: number, outcome: Outcome, prompt: Block[],
 *   reply: Block[]}} PredictionAsked
 * @typedef {{kind: 'compare', of: Place, comparison: 'below' | 'above' | 'is' | 'isNot',
 *   value: number} | {kind: 'changed', atMost: number, of: string[]} |
 *   {kind: 'at', place: Place}} Goal
 * @typedef {{kind: 'task', goals: Goal[], prompt: Block[], hint: Block[],
 *   replyFor: (document: NetworkDocument) => Block[]}} TaskAsked the reply is about the network with
 *   which the goals were met
 * @typedef {CellAsked | ChoiceAsked | PredictionAsked | TaskAsked} Asked
 */

/**
 * @typedef {{
 *   shown: Shown,
 *   hasOwnStep: boolean,
 *   shownDigits: number,
 *   networks: Networks,
 *   problems: Problems,
 *   path: string,
 *   prose: (markdown: string, key: string, network?: OpenNetwork) => Block[],
 * }} Card `shown` is what the widget shows, at a step of the card's own or not; `path` is the
 *   question's; `prose` reads the text of one of its keys
 */

/**
 * @param {ReadQuestion} question
 * @param {Card} card
 * @returns {{question: Asked, place: Place} | null} with where the widget is; null if it cannot be asked
 */
export function ask(question, card) {
  switch (question.kind) {
    case 'cell':
      return askCell(question, card);
    case 'choice':
      return { question: askChoice(question, card), place: card.shown.place };
    case 'prediction':
      return atPlace(askPrediction(question, card), card);
    case 'task':
      return atPlace(askTask(question, card), card);
  }
}

/** @param {Asked | null} question @param {Card} card */
function atPlace(question, { shown }) {
  return question && { question, place: shown.place };
}

/**
 * @param {ReadCell} read
 * @param {Card} card
 */
function askCell({ cell: text, digits, ...texts }, card) {
  const { shown, hasOwnStep, networks, problems, path } = card;
  const walk = networks.walk(shown.network);
  const found = stepIn(text, walk);
  if ('expected' in found) {
    problems.refuse(`${path}.cell`, found.expected.replace('a step', 'an entry of a step'), text);
    return null;
  }
  const { entry } = found.place;
  const step = /** @type {Step} */ (walk.steps.find(({ result }) => result === found.place.step));
  if (!entry && step.rows * step.columns > 1) {
    problems.refuse(`${path}.cell`, entryExpected(step.result, step), text);
    return null;
  }
  const { row, column } = entry ?? { row: 0, column: 0 };
  const asked = { ...found.place, entry: step.rows * step.columns > 1 ? { row, column } : null };
  const place = hasOwnStep ? shown.place : asked;
  if (isPast(step, place, walk)) {
    const showPath = `${path.replace(/question$/, 'show')}.step`;
    problems.tell(showPath, `expected no place after ${text}, which the question asks for`);
    return null;
  }
  /** @type {CellAsked} */
  const question = {
    kind: 'cell',
    place: asked,
    step: step.index,
    cell: row * step.columns + column,
    digits,
    ...proseOf(texts, card),
  };
  return { question, place };
}

/**
 * @param {ReadChoice} read
 * @param {Card} card
 * @returns {ChoiceAsked}
 */
function askChoice({ prompt, options, hint }, { prose }) {
  return {
    kind: 'choice',
    prompt: prose(prompt, 'prompt'),
    options: options.map(({ text, isRight, reply }, index) => ({
      text: prose(text, `options[${index}].text`),
      isRight,
      reply: prose(reply, `options[${index}].reply`),
    })),
    hint: prose(hint, 'hint'),
  };
}

/**
 * @param {ReadPrediction} read
 * @param {Card} card
 * @returns {PredictionAsked | null}
 */
function askPrediction({ of, after, answer, digits, prompt, reply }, card) {
  const { shown, shownDigits, networks, problems, path, prose } = card;
  const { network } = shown;
  const place = { .../** @type {Place} */ (parsePlace(of)), iteration: 0 };
  const before = valueAt(place, networks.walk(network));
  if ('expected' in before) {
    problems.refuse(`${path}.of`, before.expected, of);
    return null;
  }
  const event = eventOf(after, card);
  if (!event) return null;
  const then = valueAt({ ...place, iteration: event.iteration }, networks.walk(event.network));
  if ('expected' in then) {
    problems.refuse(`${path}.after`, then.expected, of);
    return null;
  }
  return {
    kind: 'prediction',
    of: place,
    event: after,
    before: before.value,
    after: then.value,
    direction: directionOf(before.value, then.value, shownDigits),
    answer,
    digits,
    outcome: outcomeOf(event, place, networks),
    prompt: prose(prompt, 'prompt'),
    reply: prose(reply, 'reply', event.network),
  };
}

/**
 * What happens: the network as it is then, and the iteration that it is looked at in.
 * @typedef {{change: Outcome['change'], network: OpenNetwork, iteration: number}} Event
 */

/**
 * @param {ReadAfter} after
 * @param {Card} card
 * @returns {Event | null}
 */
function eventOf(after, { shown, networks, problems, path }) {
  const { network } = shown;
  if ('iterations' in after) return { change: null, network, iteration: after.iterations };
  if ('network' in after) {
    const other = networks.open(after.network, `${path}.after.network`);
    return other && { change: null, network: other, iteration: 0 };
  }
  const { change } = after;
  const { cell } = change;
  try {
    const changed = networks.changed(network, change);
    const value = entryIn(networks.walk(changed), cell);
    return { change: { cell, value }, network: changed, iteration: 0 };
  } catch (error) {
    const { expected } = engineError(error);
    problems.refuse(`${path}.after.change`, expected, cellText(cell));
    return null;
  }
}

/**
 * @param {Event} event
 * @param {Place} of what was predicted
 * @param {Networks} networks
 * @returns {Outcome}
 */
function outcomeOf({ change, network, iteration }, of, networks) {
  const { steps } = networks.walk(network);
  const maker = steps.find(({ result }) => result === of.step);
  const reader = steps.find(({ reads }) => reads.includes(of.step)) ?? steps[0];
  const place = maker ? { ...of, iteration } : { iteration, step: reader.result, entry: null };
  return { change, network, place, lit: placeText({ ...of, iteration: null }) };
}

/**
 * @param {ReadTask} read
 * @param {Card} card
 * @returns {TaskAsked | null}
 */
function askTask({ goals, ...texts }, card) {
  const { networks, path, prose } = card;
  const found = goals.map((goal, index) => goalIn(goal, `${path}.goal[${index}]`, card));
  const { reply, ...others } = proseOf(texts, card);
  if (found.includes(null)) return null;
  return {
    kind: 'task',
    goals: /** @type {Goal[]} */ (found),
    ...others,
    replyFor: (document) => {
      const network = networks.open(document, path);
      return network ? prose(texts.reply, 'reply', network) : reply;
    },
  };
}

/**
 * @param {ReadGoal} goal
 * @param {string} path
 * @param {Card} card
 * @returns {Goal | null}
 */
function goalIn(goal, path, { shown, networks, problems }) {
  const walk = networks.walk(shown.network);
  if (goal.kind === 'changed') return goal;
  if (goal.kind === 'at') {
    const found = stepIn(goal.step, walk);
    if ('place' in found) return { kind: 'at', place: found.place };
    problems.refuse(`${path}.at`, found.expected, goal.step);
    return null;
  }
  const of = /** @type {Place} */ (parsePlace(goal.of));
  const found = valueAt(of, walk);
  if ('value' in found) return { ...goal, of };
  problems.refuse(`${path}.of`, found.expected, goal.of);
  return null;
}

/**
 * @param {number} before
 * @param {number} after
 * @param {number} digits that are shown: what cannot be seen is no change
 * @returns {Direction}
 */
function directionOf(before, after, digits) {
  if (formatNumber(before, digits).text === formatNumber(after, digits).text) return 'stays';
  return after > before ? 'rises' : 'falls';
}

/**
 * The texts of a question that are about what the card shows.
 * @param {{prompt: string, hint: string, reply: string}} texts
 * @param {Card} card
 */
function proseOf({ prompt, hint, reply }, { prose }) {
  return {
    prompt: prose(prompt, 'prompt'),
    hint: prose(hint, 'hint'),
    reply: prose(reply, 'reply'),
  };
}
