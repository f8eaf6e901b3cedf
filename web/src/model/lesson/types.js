// What a lesson is, as its author writes it. web/lesson-schema.json says the same to editors.

/** @import { Grain, NetworkDocument } from '../../engine/types.js' */

/**
 * A network: the name of a preset or of one of the lesson's own `networks`, a network document, or
 * one of these `from` which other keys of the document, and then the single numbers of `set`, are
 * replaced.
 * @typedef {string | NetworkDocument |
 *   ({from: string, set?: Record<string, number>} & Partial<NetworkDocument>)} Network
 */

/**
 * What the widget shows while a card is read, as its attributes say it. `network`, `step`, `grain`,
 * `view` and `controls` stay until another card says otherwise; `lit` and `panel` are one card's.
 * @typedef {{
 *   network?: Network,
 *   step?: string,
 *   grain?: Grain,
 *   view?: string,
 *   controls?: 'all' | 'moves' | 'none',
 *   lit?: string,
 *   panel?: 'change' | 'follow' | 'health' | 'practice' | 'audit' | 'share',
 * }} Show
 */

/**
 * Markdown: paragraphs, lists, tables, emphasis, code and links. An array has one paragraph in each text.
 * @typedef {string | string[]} Prose
 */

/**
 * An entry that the learner works out, to `digits` (3) significant digits.
 * @typedef {{kind: 'cell', cell: string, digits?: number, prompt?: Prose, hint?: Prose, reply?: Prose}}
 *   CellQuestion
 */

/**
 * @typedef {{
 *   kind: 'choice',
 *   prompt: Prose,
 *   options: {text: Prose, right?: boolean, reply?: Prose}[],
 *   hint?: Prose,
 * }} ChoiceQuestion
 */

/**
 * One number is changed, `by` so much or `to` a value; or the network is trained for some iterations;
 * or it becomes another.
 * @typedef {{change: string, by: number} | {change: string, to: number} | {iterations: number} |
 *   {network: Network}} After
 */

/**
 * What becomes of a number, answered before it is shown; the right answer is computed. The `reply` is
 * about the network as it is then.
 * @typedef {{
 *   kind: 'prediction',
 *   of: string,
 *   after: After,
 *   answer?: 'direction' | 'number',
 *   digits?: number,
 *   prompt?: Prose,
 *   reply?: Prose,
 * }} PredictionQuestion
 */

/**
 * - a number `of` the network as the reader has it is `below`, `above`, equal (`is`) or not equal
 *   (`isNot`) to a value
 * - at most so many numbers were `changed`, of these quantities only, and nothing else
 * - the reader is `at` a step
 * @typedef {{of: string, below: number} | {of: string, above: number} | {of: string, is: number} |
 *   {of: string, isNot: number} | {changed: {atMost: number, of?: string}} | {at: string}} Goal
 */

/** @typedef {{kind: 'task', prompt: Prose, goal: Goal[], hint?: Prose, reply?: Prose}} TaskQuestion */

/** @typedef {CellQuestion | ChoiceQuestion | PredictionQuestion | TaskQuestion} Question */

/** @typedef {{title: string, text: Prose, show?: Show, question?: Question}} Card */

/**
 * `network` (the preset `article`) is what the first card shows; `networks` are named for cards and
 * numbers; `digits` (5) are the significant digits of numbers, here and in the widget.
 * @typedef {{
 *   $schema?: string,
 *   format: 'backprop-lesson/1',
 *   title: string,
 *   summary?: string,
 *   digits?: number,
 *   network?: Network,
 *   networks?: Record<string, Network>,
 *   cards: Card[],
 * }} Lesson
 */

export {};
