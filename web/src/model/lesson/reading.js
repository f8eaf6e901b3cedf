// A lesson as it is written, read as far as it can be without its networks: what is wrong is told and
// left out, and the rest works.
import { CONTROLS, DIGITS, GRAINS, PANELS, PARTS } from '../options.js';
import { FieldReader, filledText, isObject, placeText } from './fields.js';
import { Problems } from './problems.js';
import { readQuestion } from './question-fields.js';

/**
 * @import { ReadQuestion } from './question-fields.js'
 * @import { Network, Show } from './types.js'
 */

/** Prose is Markdown, and empty where there is none. */
/** @typedef {{title: string, text: string, show: Show, question: ReadQuestion | null}} ReadCard */

/**
 * @typedef {{
 *   title: string,
 *   summary: string,
 *   digits: number | null,
 *   network: unknown,
 *   networks: Record<string, unknown>,
 *   cards: ReadCard[],
 * }} ReadLesson networks are looked at when they are opened
 */

const FORMAT = 'backprop-lesson/1';
const MOST_CARDS = 100;
const LESSON_KEYS = [
  '$schema',
  'format',
  'title',
  'summary',
  'digits',
  'network',
  'networks',
  'cards',
];
const CARD_KEYS = ['title', 'text', 'show', 'question'];
const SHOW_KEYS = ['network', 'step', 'grain', 'view', 'controls', 'lit', 'panel'];
/** What `of` in a number, and `network`, can name. */
const NAME = /^[\w-]+$/;

/**
 * @param {unknown} source a lesson, or its JSON text
 * @returns {{lesson: ReadLesson | null, problems: Problems}} null where nothing of it can be used
 */
export function readLesson(source) {
  const problems = new Problems();
  const value = typeof source === 'string' ? parsed(source, problems) : source;
  const lesson = value === undefined ? null : read(value, problems);
  return { lesson, problems };
}

/**
 * @param {string} text
 * @param {Problems} problems
 * @returns {unknown} undefined for what is no JSON
 */
function parsed(text, problems) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.tell('', `The lesson is no JSON: ${reason}`);
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @param {Problems} problems
 * @returns {ReadLesson | null}
 */
function read(value, problems) {
  if (!isObject(value)) {
    problems.refuse('', `a lesson with "format": "${FORMAT}"`, value);
    return null;
  }
  if (value.format !== FORMAT) {
    problems.refuse('format', `"${FORMAT}"`, value.format);
    return null;
  }
  const fields = /** @type {FieldReader} */ (FieldReader.of(problems, '', value, LESSON_KEYS));
  const { cards } = value;
  if (!Array.isArray(cards) || cards.length === 0 || cards.length > MOST_CARDS) {
    fields.refuse('cards', `a list of 1 to ${MOST_CARDS} cards`);
    return null;
  }
  fields.text('$schema');
  const title = fields.neededText('title') ?? '';
  return {
    title,
    summary: fields.text('summary') ?? '',
    digits: fields.wholeNumber('digits', DIGITS.least, DIGITS.most) ?? null,
    network: networkIn(fields),
    networks: networksIn(fields, problems),
    cards: cardsIn(cards, problems),
  };
}

/**
 * @param {FieldReader} fields
 * @returns {Network | undefined}
 */
function networkIn(fields) {
  const known = (/** @type {unknown} */ value) =>
    filledText(value) ?? (isObject(value) ? value : null);
  const network = fields.field('network', known, 'the name of a network, or a network document');
  return /** @type {Network | undefined} */ (network);
}

/**
 * @param {FieldReader} fields
 * @param {Problems} problems
 */
function networksIn(fields, problems) {
  const named = fields.field(
    'networks',
    (value) => (isObject(value) ? value : null),
    'an object that has a network for each name',
  );
  const networks = Object.entries(named ?? {});
  for (const [name] of networks) {
    if (!NAME.test(name)) {
      problems.tell(`networks.${name}`, 'a name has letters, digits, - and _ only');
    }
  }
  return Object.fromEntries(networks.filter(([name]) => NAME.test(name)));
}

/**
 * @param {unknown[]} values
 * @param {Problems} problems
 */
function cardsIn(values, problems) {
  const cards = values.map((value, index) => readCard(value, `cards[${index}]`, problems));
  for (const [index, { title }] of cards.entries()) {
    const first = cards.findIndex((card) => card.title === title);
    if (title === '' || first === index) continue;
    problems.refuse(`cards[${index}].title`, `another title than cards[${first}] has`, title);
  }
  return cards;
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {Problems} problems
 * @returns {ReadCard}
 */
function readCard(value, path, problems) {
  const fields = FieldReader.of(problems, path, value, CARD_KEYS);
  if (!fields) return { title: '', text: '', show: {}, question: null };
  return {
    title: fields.neededText('title') ?? '',
    text: fields.prose('text', { isNeeded: true }) ?? '',
    show: fields.has('show') ? readShow(fields.value('show'), `${path}.show`, problems) : {},
    question: fields.has('question')
      ? readQuestion(fields.value('question'), `${path}.question`, problems)
      : null,
  };
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {Problems} problems
 * @returns {Show}
 */
function readShow(value, path, problems) {
  const fields = FieldReader.of(problems, path, value, SHOW_KEYS);
  if (!fields) return {};
  return {
    network: networkIn(fields),
    step: fields.field('step', placeText, 'a step such as dZ[3], dZ[3](2,1) or 2:dZ[3]'),
    grain: fields.oneOf('grain', GRAINS),
    view: fields.field('view', viewText, `some of ${PARTS.join(', ')}, with spaces between`),
    controls: fields.oneOf('controls', CONTROLS),
    lit: fields.text('lit'),
    panel: fields.oneOf('panel', PANELS),
  };
}

/** @param {unknown} value */
function viewText(value) {
  const parts = filledText(value)?.trim().split(/\s+/);
  return parts?.every((name) => PARTS.some((part) => part === name)) ? parts.join(' ') : null;
}
