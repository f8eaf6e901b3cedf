// The networks of a lesson, opened: what a card shows, and what a change makes of it.
import { PRESETS } from '../presets.js';
import { Walkthrough } from '../walkthrough.js';
import { parseCell } from '../cells.js';
import { finiteNumber, isObject } from './fields.js';

/**
 * @import { loadEngine } from '../../engine/index.js'
 * @import { NetworkDocument } from '../../engine/types.js'
 * @import { Source } from '../sources.js'
 * @import { Cell } from '../cells.js'
 * @import { Problems } from './problems.js'
 * @import { Change } from './question-fields.js'
 */

/**
 * `document` is complete, as the engine writes it; `source` is what to open, of a preset the preset
 * itself; the same network has the same `key`.
 * @typedef {{key: string, document: NetworkDocument, source: Source}} OpenNetwork
 */

const DIGITS_KEPT = 12; // 0.1 + 0.2 must not become 0.30000000000000004

export class Networks {
  #engine;
  #named;
  #problems;
  /** @type {Map<string, OpenNetwork | null>} of the lesson's own, by name; null if it is refused */
  #found = new Map();
  /** @type {Set<string>} the names of those that are being opened */
  #opening = new Set();
  /** @type {Map<string, Walkthrough>} by the network's key */
  #walks = new Map();

  /**
   * @param {Awaited<ReturnType<typeof loadEngine>>} engine
   * @param {Record<string, unknown>} named by the lesson
   * @param {Problems} problems told of what cannot be opened
   */
  constructor(engine, named, problems) {
    this.#engine = engine;
    this.#named = named;
    this.#problems = problems;
    for (const name of Object.keys(named)) this.#ownNetwork(name, `networks.${name}`);
  }

  /**
   * @param {unknown} spec as an author writes it, see types.js
   * @param {string} path of it
   * @returns {OpenNetwork | null} null if it is refused, which is told
   */
  open(spec, path) {
    if (typeof spec === 'string') return this.named(spec, path);
    if (!isObject(spec)) {
      this.#problems.refuse(path, 'the name of a network, or a network document', spec);
      return null;
    }
    if (spec.from === undefined && spec.set === undefined) return this.#opened(spec, path);
    const { from, set, ...rest } = spec;
    const base = this.named(from, `${path}.from`);
    if (!base) return null;
    const replaced = this.#opened({ ...base.document, ...rest }, path);
    return replaced && set !== undefined ? this.#with(replaced, set, `${path}.set`) : replaced;
  }

  /**
   * @param {unknown} name of a preset or of one of the lesson's own
   * @param {string} path
   * @returns {OpenNetwork | null} null if it is refused, which is told
   */
  named(name, path) {
    if (typeof name === 'string' && this.#opening.has(name)) return this.#ownNetwork(name, path);
    const found = this.find(name);
    if (!('expected' in found)) return found;
    this.#problems.refuse(path, found.expected, name);
    return null;
  }

  /**
   * @param {unknown} name of a preset or of one of the lesson's own
   * @returns {OpenNetwork | {expected: string}} what was expected, if there is none of that name
   */
  find(name) {
    const isOwn = typeof name === 'string' && Object.hasOwn(this.#named, name);
    if (typeof name !== 'string' || !(isOwn || Object.hasOwn(PRESETS, name))) {
      return { expected: `one of ${this.#names().join(', ')}` };
    }
    const path = `networks.${name}`;
    const network = isOwn ? this.#ownNetwork(name, path) : this.#opened(PRESETS[name], name);
    return network ?? { expected: `a network that is not refused, as ${path} is` };
  }

  /**
   * What a change of one number makes of a network.
   * @param {OpenNetwork} network
   * @param {Change} change
   * @returns {OpenNetwork}
   * @throws {Error} an EngineError for a number that is not there, or cannot be so
   */
  changed(network, change) {
    const { quantity, row, column } = change.cell;
    const walk = Walkthrough.open(this.#engine, network.document);
    try {
      const value = 'to' in change ? change.to : sum(entryIn(walk, change.cell), change.by);
      walk.setEntry(quantity, row, column, value);
      const document = walk.documentAtStart();
      return { key: JSON.stringify(document), document, source: document };
    } finally {
      walk.dispose();
    }
  }

  /**
   * A walk through a network, to be moved and not to be changed.
   * @param {OpenNetwork} network
   * @returns {Walkthrough}
   */
  walk({ key, document }) {
    const walk = this.#walks.get(key) ?? Walkthrough.open(this.#engine, document);
    this.#walks.set(key, walk);
    return walk;
  }

  dispose() {
    for (const walk of this.#walks.values()) walk.dispose();
    this.#walks.clear();
  }

  /**
   * @param {string} name of one of the lesson's own
   * @param {string} path
   * @returns {OpenNetwork | null} null if it is refused, which was told
   */
  #ownNetwork(name, path) {
    const found = this.#found.get(name);
    if (found !== undefined) return found;
    if (this.#opening.has(name)) {
      this.#problems.tell(path, 'it is made from itself');
      return null;
    }
    this.#opening.add(name);
    const network = this.open(this.#named[name], `networks.${name}`);
    this.#opening.delete(name);
    this.#found.set(name, network);
    return network;
  }

  #names() {
    return [...Object.keys(this.#named), ...Object.keys(PRESETS)];
  }

  /**
   * @param {unknown} source a network document
   * @param {string} path
   * @returns {OpenNetwork | null}
   */
  #opened(source, path) {
    const networkDocument = /** @type {NetworkDocument} */ (source);
    try {
      const walk = Walkthrough.open(this.#engine, networkDocument);
      const document = walk.documentAtStart();
      const key = JSON.stringify(document);
      this.#walks.get(key)?.dispose();
      this.#walks.set(key, walk);
      return { key, document, source: networkDocument };
    } catch (error) {
      this.#tell(path, error);
      return null;
    }
  }

  /**
   * @param {OpenNetwork} network
   * @param {unknown} set numbers by their places
   * @param {string} path
   * @returns {OpenNetwork | null}
   */
  #with(network, set, path) {
    if (!isObject(set)) {
      this.#problems.refuse(path, 'an object that has a number for each of W[1](1,2), ...', set);
      return null;
    }
    let result = network;
    for (const [text, value] of Object.entries(set)) {
      const cell = parseCell(text);
      const to = finiteNumber(value);
      if (!cell) this.#problems.tell(`${path}.${text}`, 'expected a number such as W[1](1,2)');
      else if (to === null) this.#problems.refuse(`${path}.${text}`, 'a number', value);
      if (!cell || to === null) return null;
      try {
        result = this.changed(result, { cell, to });
      } catch (error) {
        this.#tell(`${path}.${text}`, error);
        return null;
      }
    }
    return result;
  }

  /**
   * @param {string} path
   * @param {unknown} error
   */
  #tell(path, error) {
    const { expected, got, path: key } = engineError(error);
    this.#problems.tell(key ? `${path}.${key}` : path, `expected ${expected}, got ${got}`);
  }
}

/**
 * An entry of a network as its first iteration starts.
 * @param {Walkthrough} walk
 * @param {Cell} cell
 * @returns {number} NaN where there is none
 */
export function entryIn(walk, { quantity, row, column }) {
  const { rows, columns, values } = walk.quantityOf(quantity);
  return row < rows && column < columns ? values[row * columns + column] : NaN;
}

/**
 * What the engine says of a refusal. It is known by its name: an engine that was built by itself has
 * a class of its own.
 * @param {unknown} error
 * @returns {{path: string, expected: string, got: string}}
 * @throws the error, if it is another
 */
export function engineError(error) {
  if (!(error instanceof Error) || error.name !== 'EngineError') throw error;
  return /** @type {any} */ (error);
}

/** @param {number} a @param {number} b */
function sum(a, b) {
  return Number((a + b).toPrecision(DIGITS_KEPT));
}
