// A lesson made ready to be played: its numbers filled in, its questions with their answers, and what
// the widget shows with each card. What is wrong is told, and the rest works.
import { DIGITS } from '../options.js';
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
 * `problems` are what is wrong with the card, in a sentence each; what is wrong with the lesson stands
 * on its first. `hasNetwork` is false where its network was refused: it shows another, which nobody
 * should take for it.
 * @typedef {{
 *   title: string,
 *   text: Block[],
 *   shown: Shown,
 *   hasNetwork: boolean,
 *   question: Asked | null,
 *   problems: string[],
 * }} PreparedCard
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

/**
 * @param {unknown} source a lesson, or its JSON text
 * @param {Awaited<ReturnType<typeof loadEngine>>} engine
 * @returns {{lesson: PreparedLesson} | {problems: Problem[]}} only problems where it cannot be played
 */
export function prepareLesson(source, engine) {
  const { lesson, problems } = readLesson(source);
  if (!lesson) return { problems: problems.list };
  const networks = new Networks(engine, lesson.networks, problems);
  const { title, summary, network = DEFAULT_PRESET, digits = null } = lesson;
  const first = networks.open(network, 'network');
  const usual = /** @type {OpenNetwork} */ (networks.open(DEFAULT_PRESET, 'network'));
  let shown = shownAtFirst(first ?? usual, networks);
  let refused = first ? null : 'network';
  const shared = { digits: digits ?? DIGITS.usual, networks, problems };
  const prepared = lesson.cards.map((read, index) => {
    const path = `cards[${index}]`;
    const { network: own } = read.show;
    if (own !== undefined) {
      const ownPath = `${path}.show.network`;
      refused = networks.open(own, ownPath) ? null : ownPath;
    } else if (refused !== null) {
      problems.tell(path, `its network is refused, see ${refused}`);
    }
    const card = refused === null ? read : withoutNetwork(read);
    const made = prepareCard(card, shown, { path, hasNetwork: refused === null, ...shared });
    shown = made.shown;
    return made;
  });
  const cards = prepared.map((card, index) => ({
    ...card,
    problems: index === 0 ? [...problems.of(null), ...problems.of(0)] : problems.of(index),
  }));
  return { lesson: { ...shared, title, summary, cards, problems: problems.list } };
}

/**
 * What is left of a card whose network was refused.
 * @param {ReadCard} card
 * @returns {ReadCard}
 */
function withoutNetwork({ title, text, show: { grain, view, controls } }) {
  return { title, text, show: { grain, view, controls }, question: null };
}

/**
 * @param {ReadCard} read
 * @param {Shown} before what the card before it left
 * @param {{
 *   path: string,
 *   hasNetwork: boolean,
 *   digits: number,
 *   networks: Networks,
 *   problems: Problems,
 * }} lesson
 * @returns {Omit<PreparedCard, 'problems'>}
 */
function prepareCard({ title, text, show, question: read }, before, lesson) {
  const { path, hasNetwork, digits, networks, problems } = lesson;
  const shown = shownBy(show, before, { networks, problems, path: `${path}.show` });
  /** @param {string} textPath @returns {(markdown: string, key: string, network?: OpenNetwork) => Block[]} */
  const proseOf =
    (textPath) =>
    (markdown, key, network = shown.network) =>
      readProse(markdown, {
        number: (asked) => answerTo(asked, hasNetwork ? network : null, networks),
        place: (name) => (hasNetwork ? placeIn(name, networks.walk(network)) : null),
        refuse: (expected, got) => {
          // Links lead nowhere then, which is not their fault.
          if (hasNetwork) problems.refuse(`${textPath}.${key}`, expected, got);
        },
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
    hasNetwork,
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
