// What a session tells of one iteration, fetched when somebody asks and remembered: for as long as the
// session stays in it and the network is the same.

/**
 * @import { Activation, Health, Matrix, NetworkDocument, NonFinite, Step } from '../engine/types.js'
 * @import { Session } from '../engine/session.js'
 */

export class Iteration {
  #session;
  /** @type {Map<string, Matrix>} */
  #quantities = new Map();
  /** @type {Map<number | null, Health>} by the example looked at */
  #health = new Map();
  /** @type {NetworkDocument | null} */
  #document = null;
  /** How many examples its batch has. */
  examples;
  /** @type {number | null} the example that its steps are about, counted from 0; null for the batch */
  example;
  /** @type {readonly Step[]} */
  steps;
  /** @type {{units: number, activation: Activation}[]} */
  layers;
  /** @type {number} */
  learningRate;
  /** @type {NonFinite | null} */
  nonFinite;

  /**
   * @param {Session} session that is in it
   * @param {number | null} example to look at alone; the batch, if it has no such example
   */
  constructor(session, example) {
    this.#session = session;
    this.examples = session.quantity('m').values[0];
    this.example = example !== null && example < this.examples ? example : null;
    this.steps = session.steps({ example: this.example });
    this.layers = this.steps
      .filter(({ operation }) => operation === 'linear')
      .map(({ rows, activation }) => ({ units: rows, activation }));
    this.learningRate = session.quantity('alpha').values[0];
    this.nonFinite = session.firstNonFinite();
  }

  /**
   * @param {string} name
   * @param {number | null} example whose share is meant
   */
  quantity(name, example) {
    const key = example === null ? name : `${name} of one`;
    const matrix = this.#quantities.get(key) ?? this.#session.quantity(name, { example });
    this.#quantities.set(key, matrix);
    return matrix;
  }

  /**
   * What is amiss.
   * @param {number | null} example whose share is meant
   */
  health(example) {
    const health = this.#health.get(example) ?? this.#session.health({ example });
    this.#health.set(example, health);
    return health;
  }

  /** The network as it starts. Not to be changed. */
  get document() {
    return (this.#document ??= this.#session.documentAtStart());
  }
}
