// The fields of a lesson, one by one: read if they are what they should be, told otherwise.

import { parsePlace } from '../place.js';

/** @import { Problems } from './problems.js' */

/** @typedef {Record<string, unknown>} Fields */

export class FieldReader {
  #problems;
  #path;
  #fields;

  /**
   * @param {Problems} problems told of what is refused
   * @param {string} path of the object
   * @param {Fields} fields
   */
  constructor(problems, path, fields) {
    this.#problems = problems;
    this.#path = path;
    this.#fields = fields;
  }

  /**
   * @param {Problems} problems
   * @param {string} path
   * @param {unknown} value
   * @param {readonly string[]} keys that it may have
   * @returns {FieldReader | null} null if it is no object; keys that nobody knows are told
   */
  static of(problems, path, value, keys) {
    if (!isObject(value)) {
      problems.refuse(path, 'an object', value);
      return null;
    }
    for (const key of Object.keys(value)) {
      if (keys.includes(key)) continue;
      problems.tell(pathOf(path, key), `there is no such key; there are ${keys.join(', ')}`);
    }
    return new FieldReader(problems, path, value);
  }

  /** @param {string} key */
  has(key) {
    return this.#fields[key] !== undefined;
  }

  /** @param {string} key */
  value(key) {
    return this.#fields[key];
  }

  /** @param {string} key */
  pathOf(key) {
    return pathOf(this.#path, key);
  }

  /**
   * @param {string} key
   * @param {string} expected
   */
  refuse(key, expected) {
    this.#problems.refuse(this.pathOf(key), expected, this.#fields[key]);
  }

  /**
   * @template Value
   * @param {string} key
   * @param {(value: unknown) => Value | null} read null for what is refused
   * @param {string} expected
   * @param {{isNeeded?: boolean}} [options]
   * @returns {Value | undefined}
   */
  field(key, read, expected, { isNeeded = false } = {}) {
    const value = this.#fields[key];
    if (value === undefined && !isNeeded) return undefined;
    const found = read(value);
    if (found === null) this.refuse(key, expected);
    return found ?? undefined;
  }

  /**
   * @param {string} key
   * @param {string} [expected]
   * @returns {string | undefined} a text that is not empty
   */
  neededText(key, expected = 'a text') {
    return this.field(key, filledText, expected, { isNeeded: true });
  }

  /**
   * @param {string} key
   * @returns {string | undefined}
   */
  text(key) {
    return this.field(key, filledText, 'a text');
  }

  /**
   * @param {string} key
   * @param {{isNeeded?: boolean}} [options]
   * @returns {string | undefined} Markdown
   */
  prose(key, options) {
    return this.field(key, proseText, 'a text, or a list of paragraphs', options);
  }

  /**
   * @template {string} Choice
   * @param {string} key
   * @param {readonly Choice[]} choices
   * @param {{isNeeded?: boolean}} [options]
   */
  oneOf(key, choices, options) {
    const read = (/** @type {unknown} */ value) =>
      choices.find((choice) => choice === value) ?? null;
    return this.field(key, read, `one of ${choices.join(', ')}`, options);
  }

  /**
   * @param {string} key
   * @param {number} least
   * @param {number} most
   * @param {{isNeeded?: boolean}} [options]
   */
  wholeNumber(key, least, most, options) {
    const read = (/** @type {unknown} */ value) =>
      Number.isInteger(value) && Number(value) >= least && Number(value) <= most
        ? Number(value)
        : null;
    return this.field(key, read, `a whole number from ${least} to ${most}`, options);
  }
}

/** @param {unknown} value @returns {value is Fields} */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
export function filledText(value) {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** @param {unknown} value */
export function finiteNumber(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** @param {unknown} value @returns {string | null} a place in a network, see model/place.js */
export function placeText(value) {
  return typeof value === 'string' && parsePlace(value) ? value : null;
}

/** @param {unknown} value @returns {string | null} */
function proseText(value) {
  if (!Array.isArray(value)) return filledText(value);
  const paragraphs = value.map(filledText);
  return paragraphs.length > 0 && !paragraphs.includes(null) ? paragraphs.join('\n\n') : null;
}

/** @param {string} path @param {string} key */
function pathOf(path, key) {
  return path ? `${path}.${key}` : key;
}
