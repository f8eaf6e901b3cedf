// A lesson made ready to be played: its numbers filled in, its questions with their answers, and what
// the widget shows with each card. What is wrong is told, and the rest works.
import { placeText } from '../place.js';
import { DEFAULT_PRESET } from '../presets.js';
import { Networks } from './networks.js';
import { answerTo } from './numbers.js';
import { readProse } from './prose.js';
import { ask } from './questions.js';
import { readLesson } from './reading.js';
import { placeIn, shownAtFirst, shownBy } from './shown.js';

/**
 * @import { loadEngine } from '../../engine/index.js'
 * @import { OpenNetwork } from './networks.js'
 * @import { Problem, Problems } from './problems.js'
 * @import { Block } from './prose.js'
 * @import { Asked } from './questions.js'
 * @import { ReadCard } from './reading.js'
 * @import { Shown } from './shown.js'
 */

/**
 * `problems` are what is wrong with the card, in a sentence each.
 * @typedef {{title: string, text: Block[], shown: Shown, question: Asked | null, problems: string[]}}
 *   PreparedCard
 */

/**
 * `networks` are to be disposed of; `problems` are those of the cards as well.
 * @typedef {{
 *   title: string,
 *   summary: string,
 *   digits: number,
 *   cards: PreparedCard[],
 *   networks: Networks,
 *   problems: Problem[],
 * }} PreparedLesson
 */

const USUAL_DIGITS = 5; // the widget's

/**
 * @param {unknown} source a lesson, or its JSON text
 * @param {Awaited<ReturnType<typeof loadEngine>>} engine
 * @returns {{lesson: PreparedLesson} | {problems: Problem[]}} only problems where it cannot be played
 */
export function prepareLesson(source, engine) {
  const { lesson, problems } = readLesson(source);
  if (!lesson) return { problems: problems.list };
  const networks = new Networks(engine, lesson.networks, problems);
  const first =
    networks.open(lesson.network ?? DEFAULT_PRESET, 'network') ??
    /** @type {OpenNetwork} */ (networks.open(DEFAULT_PRESET, 'network'));
  const digits = lesson.digits ?? USUAL_DIGITS;
  let shown = shownAtFirst(first, networks);
  const prepared = lesson.cards.map((read, index) => {
    const path = `cards[${index}]`;
    const card = prepareCard(read, shown, { path, digits, networks, problems });
    shown = card.shown;
    return card;
  });
  const cards = prepared.map((card, index) => ({ ...card, problems: problems.of(index) }));
  const { title, summary } = lesson;
  return { lesson: { title, summary, digits, cards, networks, problems: problems.list } };
}

/**
 * @param {ReadCard} read
 * @param {Shown} before what the card before it left
 * @param {{path: string, digits: number, networks: Networks, problems: Problems}} lesson
 */
function prepareCard({ title, text, show, question: read }, before, lesson) {
  const { path, digits, networks, problems } = lesson;
  const shown = shownBy(show, before, { networks, problems, path: `${path}.show` });
  /** @param {string} textPath @returns {(markdown: string, key: string, network?: OpenNetwork) => Block[]} */
  const proseOf =
    (textPath) =>
    (markdown, key, network = shown.network) =>
      readProse(markdown, {
        number: (asked) => answerTo(asked, network, { networks, path: `${textPath}.${key}` }),
        place: (name) => placeIn(name, networks.walk(network)),
        refuse: (expected, got) => problems.refuse(`${textPath}.${key}`, expected, got),
      });
  const questionPath = `${path}.question`;
  const asked =
    read &&
    ask(read, {
      shown,
      hasOwnStep: show.step !== undefined,
      shownDigits: digits,
      networks,
      problems,
      path: questionPath,
      prose: proseOf(questionPath),
    });
  return {
    title,
    text: proseOf(path)(text, 'text'),
    shown: asked ? { ...shown, place: asked.place, blank: blankOf(asked.question) } : shown,
    question: asked ? asked.question : null,
  };
}

/**
 * What is not to be read in the widget.
 * @param {Asked} question
 */
function blankOf(question) {
  return question.kind === 'cell' ? placeText({ ...question.place, iteration: null }) : '';
}
