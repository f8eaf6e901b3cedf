// The questions of a lesson: what was answered, and what became of it.
import { decimalSign } from '../format.js';
import { loadPractice } from '../engine/practice.js';
import { isNear, isSameNetwork, stateOf } from '../model/lesson/answers.js';
import { parseNumber } from '../model/typed.js';

/**
 * @import { Judgement } from '../engine/practice-types.js'
 * @import { Sheet } from '../engine/practice.js'
 * @import { NetworkDocument } from '../engine/types.js'
 * @import { GoalState } from '../model/lesson/answers.js'
 * @import { Block } from '../model/lesson/prose.js'
 * @import { OpenNetwork } from '../model/lesson/networks.js'
 * @import { PreparedCard } from '../model/lesson/prepare.js'
 * @import { CellAsked, Direction, PredictionAsked } from '../model/lesson/questions.js'
 * @import { NumberProblem } from '../model/typed.js'
 * @import { Reader } from './driving.js'
 */

/**
 * What a question has been answered so far.
 * - `typed` stands in the field; `judgement` is of it, or `problem`
 * - `isShown` says that the reader had the entry shown
 * - `chosen` are the options that were chosen, the last one last
 * - `guess` is what was predicted
 * - `goals` is where a task stands, `isOther` says that this is another network than the card's, and
 *   `met` is the network with which all goals were met first, which the `reply` is about
 * @typedef {{
 *   typed: string,
 *   judgement: Judgement | null,
 *   problem: NumberProblem['reason'] | 'practice-missing' | null,
 *   tries: number,
 *   isShown: boolean,
 *   isHintShown: boolean,
 *   chosen: readonly number[],
 *   guess: Direction | number | null,
 *   goals: readonly GoalState[],
 *   isOther: boolean,
 *   met: NetworkDocument | null,
 *   reply: readonly Block[],
 *   isRight: boolean,
 * }} AnswerState
 */

/** @type {AnswerState} */
const UNANSWERED = {
  typed: '',
  judgement: null,
  problem: null,
  tries: 0,
  isShown: false,
  isHintShown: false,
  chosen: [],
  guess: null,
  goals: [],
  isOther: false,
  met: null,
  reply: [],
  isRight: false,
};

export class Answering {
  /** @type {Map<PreparedCard, AnswerState>} */
  #states = new Map();
  #told;
  /** @type {{key: string, sheet: Sheet} | null} of the network asked about last */
  #open = null;

  /** @param {(card: PreparedCard, isRight: boolean | null) => void} told of every change; null if it is no answer */
  constructor(told) {
    this.#told = told;
  }

  /**
   * @param {PreparedCard} card
   * @returns {AnswerState}
   */
  of(card) {
    return this.#states.get(card) ?? UNANSWERED;
  }

  forget() {
    this.#states.clear();
  }

  dispose() {
    this.#open?.sheet.dispose();
    this.#open = null;
  }

  /** @param {PreparedCard} card */
  hint(card) {
    this.#set(card, { isHintShown: true }, null);
  }

  /** @param {PreparedCard} card */
  giveUp(card) {
    this.#set(card, { isShown: true, judgement: null, problem: null }, null);
  }

  /** @param {PreparedCard} card @param {number} option */
  choose(card, option) {
    const { question } = card;
    if (question?.kind !== 'choice') return;
    const { isRight } = question.options[option];
    const before = this.of(card);
    const chosen = [...before.chosen.filter((one) => one !== option), option];
    this.#set(card, { chosen, isRight: before.isRight || isRight }, isRight);
  }

  /**
   * An entry, judged by the practice core.
   * @param {PreparedCard} card
   * @param {string} typed
   */
  async check(card, typed) {
    const { question } = card;
    if (question?.kind !== 'cell') return;
    const before = this.of(card);
    try {
      const judgement = await this.#judge(question, card.shown.network, typed);
      const isRight = judgement.verdict === 'right';
      const isTry = judgement.verdict !== 'unreadable';
      const tries = before.tries + (isTry ? 1 : 0);
      const state = { typed, judgement, problem: null, tries, isRight: before.isRight || isRight };
      this.#set(card, state, isTry ? isRight : null);
    } catch {
      this.#set(card, { typed, judgement: null, problem: 'practice-missing' }, null);
    }
  }

  /** @param {PreparedCard} card @param {Direction} guess */
  predict(card, guess) {
    const { question } = card;
    if (question?.kind !== 'prediction') return;
    this.#set(card, { guess, isRight: true }, guess === question.direction);
  }

  /** @param {PreparedCard} card @param {string} typed */
  predictNumber(card, typed) {
    const { question } = card;
    if (question?.kind !== 'prediction') return;
    const number = parseNumber(typed, decimalSign());
    if ('reason' in number) {
      return this.#set(card, { typed, problem: number.reason }, null);
    }
    const { value } = number;
    const state = { typed, guess: value, problem: null, isRight: true };
    this.#set(card, state, isPredicted(question, value));
  }

  /**
   * Looks whether a task is done, wherever the reader is.
   * @param {PreparedCard} card
   * @param {Reader} reader
   */
  look(card, { session, document, position }) {
    const { question, shown } = card;
    if (question?.kind !== 'task') return;
    const original = shown.network.document;
    const before = this.of(card);
    const isOther = !isSameNetwork(original, document);
    const goals = question.goals
      .map((goal) => stateOf(goal, { session, document, original, position }))
      .map((state) => ({ ...state, isMet: state.isMet && !isOther }));
    const areMet = goals.every(({ isMet }) => isMet);
    if (before.isRight || !areMet) return this.#set(card, { goals, isOther }, null);
    const reply = question.replyFor(document);
    this.#set(card, { goals, isOther, met: document, reply, isRight: true }, true);
  }

  /**
   * @param {CellAsked} question
   * @param {OpenNetwork} network
   * @param {string} typed
   */
  async #judge({ step, cell, digits }, { key, document }, typed) {
    const practice = await loadPractice();
    if (this.#open?.key !== key) {
      this.dispose();
      this.#open = { key, sheet: practice.open(document) };
    }
    return this.#open.sheet.judge({ step, cell, typed, digits });
  }

  /**
   * @param {PreparedCard} card
   * @param {Partial<AnswerState>} changes
   * @param {boolean | null} isRight
   */
  #set(card, changes, isRight) {
    this.#states.set(card, { ...this.of(card), ...changes });
    this.#told(card, isRight);
  }
}

/**
 * @param {PredictionAsked} question
 * @param {number} guess
 */
export function isPredicted({ after, digits }, guess) {
  return isNear(guess, after, digits);
}
