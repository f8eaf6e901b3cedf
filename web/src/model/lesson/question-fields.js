// The question of a card as it is written, read as far as it can be without a network.
import { parsePlace } from '../place.js';
import { parseCell } from '../cells.js';
import { FieldReader, finiteNumber, isObject, placeText } from './fields.js';

/**
 * @import { Cell } from '../cells.js'
 * @import { Problems } from './problems.js'
 */

/**
 * Texts are Markdown, and empty where there is none. `of` is a number of the network, `at` a step.
 * @typedef {{kind: 'cell', cell: string, digits: number, prompt: string, hint: string, reply: string}}
 *   ReadCell
 * @typedef {{text: string, isRight: boolean, reply: string}} ReadOption
 * @typedef {{kind: 'choice', prompt: string, options: ReadOption[], hint: string}} ReadChoice
 * @typedef {{cell: Cell, by: number} | {cell: Cell, to: number}} Change
 * @typedef {{change: Change} | {iterations: number} | {network: unknown}} ReadAfter
 * @typedef {{kind: 'prediction', of: string, after: ReadAfter, answer: 'direction' | 'number',
 *   digits: number, prompt: string, reply: string}} ReadPrediction
 * @typedef {'below' | 'above' | 'is' | 'isNot'} Comparison
 * @typedef {{kind: 'compare', of: string, comparison: Comparison, value: number} |
 *   {kind: 'changed', atMost: number, of: string[]} | {kind: 'at', step: string}} ReadGoal
 * @typedef {{kind: 'task', prompt: string, goals: ReadGoal[], hint: string, reply: string}} ReadTask
 * @typedef {ReadCell | ReadChoice | ReadPrediction | ReadTask} ReadQuestion
 */

const DIGITS = 3;
const MOST_DIGITS = 12;
const MOST_OPTIONS = 8;
const MOST_GOALS = 8;
const NUMBER = 'a number such as loss or A[2](1,1)';
/** @type {readonly Comparison[]} */
const COMPARISONS = ['below', 'above', 'is', 'isNot'];

/** What can be changed: letters, matrices and vectors, or single numbers. */
const CHANGEABLE =
  /^(?:alpha|[XYWb]|[Wb]\[[1-9]\d*\]|(?:[XY]|[Wb]\[[1-9]\d*\])\([1-9]\d*,[1-9]\d*\))$/;

const KEYS = {
  cell: ['kind', 'cell', 'digits', 'prompt', 'hint', 'reply'],
  choice: ['kind', 'prompt', 'options', 'hint'],
  prediction: ['kind', 'of', 'after', 'answer', 'digits', 'prompt', 'reply'],
  task: ['kind', 'prompt', 'goal', 'hint', 'reply'],
};
const KINDS = /** @type {(keyof typeof KEYS)[]} */ (Object.keys(KEYS));

/**
 * @param {unknown} value
 * @param {string} path
 * @param {Problems} problems
 * @returns {ReadQuestion | null} null if it cannot be asked
 */
export function readQuestion(value, path, problems) {
  const kind = isObject(value) ? KINDS.find((name) => name === value.kind) : undefined;
  if (isObject(value) && !kind) {
    problems.refuse(`${path}.kind`, `one of ${KINDS.join(', ')}`, value.kind);
    return null;
  }
  const fields = FieldReader.of(problems, path, value, KEYS[kind ?? 'cell']);
  if (!fields || !kind) return null;
  return READERS[kind](fields, problems);
}

/** @type {Record<keyof typeof KEYS, (fields: FieldReader, problems: Problems) => ReadQuestion | null>} */
const READERS = {
  cell(fields) {
    const cell = fields.field('cell', numberText, 'an entry such as Z[1](2,1)', { isNeeded: true });
    const digits = digitsIn(fields);
    return cell === undefined ? null : { kind: 'cell', cell, digits, ...textsIn(fields) };
  },

  choice(fields, problems) {
    const options = listIn(fields, 'options', 2, MOST_OPTIONS)?.map((option, index) =>
      readOption(option, `${fields.pathOf('options')}[${index}]`, problems),
    );
    const { prompt, hint } = textsIn(fields, { needsPrompt: true });
    if (!options) return null;
    const known = options.filter((option) => option !== null);
    if (!known.some(({ isRight }) => isRight)) {
      problems.tell(fields.pathOf('options'), 'none of them is "right": true');
      return null;
    }
    return { kind: 'choice', prompt, options: known, hint };
  },

  prediction(fields, problems) {
    const of = fields.field('of', numberText, NUMBER, { isNeeded: true });
    const after = readAfter(fields, problems);
    const answer = fields.oneOf('answer', /** @type {const} */ (['direction', 'number']));
    const digits = digitsIn(fields);
    const { prompt, reply } = textsIn(fields);
    if (of === undefined || !after) return null;
    return { kind: 'prediction', of, after, answer: answer ?? 'direction', digits, prompt, reply };
  },

  task(fields, problems) {
    const goals = listIn(fields, 'goal', 1, MOST_GOALS)?.map((goal, index) =>
      readGoal(goal, `${fields.pathOf('goal')}[${index}]`, problems),
    );
    const texts = textsIn(fields, { needsPrompt: true });
    // Without one of its goals it would be another task.
    if (!goals || goals.includes(null)) return null;
    return { kind: 'task', goals: /** @type {ReadGoal[]} */ (goals), ...texts };
  },
};

/**
 * @param {FieldReader} fields
 * @param {{needsPrompt?: boolean}} [options]
 */
function textsIn(fields, { needsPrompt = false } = {}) {
  return {
    prompt: fields.prose('prompt', { isNeeded: needsPrompt }) ?? '',
    hint: fields.prose('hint') ?? '',
    reply: fields.prose('reply') ?? '',
  };
}

/** @param {FieldReader} fields */
function digitsIn(fields) {
  return fields.wholeNumber('digits', 1, MOST_DIGITS) ?? DIGITS;
}

/**
 * @param {FieldReader} fields
 * @param {string} key
 * @param {number} least
 * @param {number} most
 * @returns {unknown[] | undefined}
 */
function listIn(fields, key, least, most) {
  const read = (/** @type {unknown} */ value) =>
    Array.isArray(value) && value.length >= least && value.length <= most ? value : null;
  return fields.field(key, read, `a list of ${least} to ${most}`, { isNeeded: true });
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {Problems} problems
 * @returns {ReadOption | null}
 */
function readOption(value, path, problems) {
  const fields = FieldReader.of(problems, path, value, ['text', 'right', 'reply']);
  const text = fields?.prose('text', { isNeeded: true });
  if (!fields || text === undefined) return null;
  const isRight = fields.field('right', booleanOf, 'true or false') ?? false;
  return { text, isRight, reply: fields.prose('reply') ?? '' };
}

/**
 * @param {FieldReader} question
 * @param {Problems} problems
 * @returns {ReadAfter | null}
 */
function readAfter(question, problems) {
  const path = question.pathOf('after');
  const keys = ['change', 'by', 'to', 'iterations', 'network'];
  const fields = FieldReader.of(problems, path, question.value('after'), keys);
  if (!fields) return null;
  const given = keys.filter((key) => fields.has(key)).join();
  switch (given) {
    case 'change,by':
    case 'change,to': {
      const cell = fields.field('change', changedCell, 'a number such as W[1](1,2)');
      const [by, to] = [amountIn(fields, 'by'), amountIn(fields, 'to')];
      if (cell && by !== undefined) return { change: { cell, by } };
      return cell && to !== undefined ? { change: { cell, to } } : null;
    }
    case 'iterations': {
      const iterations = fields.wholeNumber('iterations', 1, 1_000_000);
      return iterations === undefined ? null : { iterations };
    }
    case 'network':
      return { network: fields.value('network') };
    default:
      problems.tell(path, 'expected "change" with "by" or "to", or "iterations", or "network"');
      return null;
  }
}

/** @param {FieldReader} fields @param {string} key */
function amountIn(fields, key) {
  return fields.field(key, finiteNumber, 'a number');
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {Problems} problems
 * @returns {ReadGoal | null}
 */
function readGoal(value, path, problems) {
  const fields = FieldReader.of(problems, path, value, ['of', ...COMPARISONS, 'changed', 'at']);
  if (!fields) return null;
  const comparisons = COMPARISONS.filter((name) => fields.has(name));
  const [comparison] = comparisons;
  const others = ['changed', 'at'].filter((key) => fields.has(key));
  if (fields.has('of') && comparisons.length === 1 && others.length === 0) {
    const of = fields.field('of', numberText, NUMBER);
    const limit = fields.field(comparison, finiteNumber, 'a number');
    if (of === undefined || limit === undefined) return null;
    return { kind: 'compare', of, comparison, value: limit };
  }
  if (!fields.has('of') && comparisons.length === 0 && others.length === 1) {
    if (others[0] === 'changed') return readChanged(fields, problems);
    const step = fields.field('at', placeText, 'a step such as dZ[3]');
    return step === undefined ? null : { kind: 'at', step };
  }
  problems.tell(path, `expected "of" with one of ${COMPARISONS.join(', ')}, or "changed", or "at"`);
  return null;
}

/**
 * @param {FieldReader} goal
 * @param {Problems} problems
 * @returns {ReadGoal | null}
 */
function readChanged(goal, problems) {
  const path = goal.pathOf('changed');
  const fields = FieldReader.of(problems, path, goal.value('changed'), ['atMost', 'of']);
  const atMost = fields?.wholeNumber('atMost', 0, 1_000_000, { isNeeded: true });
  if (!fields || atMost === undefined) return null;
  const of = fields.field('of', changeableList, 'some of W, b, X, Y, alpha, W[2], W[2](1,3), ...');
  if (fields.has('of') && of === undefined) return null;
  return { kind: 'changed', atMost, of: of ?? [] };
}

/** @param {unknown} value */
function changeableList(value) {
  const names = typeof value === 'string' ? value.trim().split(/\s+/) : [];
  return names.length > 0 && names.every((name) => CHANGEABLE.test(name)) ? names : null;
}

/** @param {unknown} value */
function numberText(value) {
  const place = typeof value === 'string' ? parsePlace(value) : null;
  return place?.iteration === null ? String(value) : null;
}

/** @param {unknown} value */
function changedCell(value) {
  return typeof value === 'string' ? parseCell(value) : null;
}

/** @param {unknown} value */
function booleanOf(value) {
  return typeof value === 'boolean' ? value : null;
}
