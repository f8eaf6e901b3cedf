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
 * @import { KeptAnswer } from './kept-answer.js'
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

/** @typedef {Map<PreparedCard, AnswerState>} Answers */

export class Answering {
  /** @type {Answers} */
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

  /** @returns {Answers} what was answered */
  forget() {
    const states = this.#states;
    this.#states = new Map();
    return states;
  }

  /** @param {Answers} states */
  restore(states) {
    this.#states = states;
  }

  /**
   * What was answered before the page was loaded again. Entries are judged when their card is shown.
   * @param {PreparedCard} card
   * @param {KeptAnswer | null} kept
   * @param {boolean} isRight
   */
  revive(card, kept, isRight) {
    const { question } = card;
    if (!question || !kept) return;
    const { typed, isShown, guess, met } = kept;
    /** @type {Partial<AnswerState>} */
    const state = { isRight };
    if (question.kind === 'cell') Object.assign(state, { typed, isShown });
    if (question.kind === 'choice') {
      state.chosen = kept.chosen.filter((option) => question.options[option]);
    }
    if (question.kind === 'prediction' && typeof guess === typeOf(question)) {
      Object.assign(state, { typed, guess });
    }
    if (question.kind === 'task' && met && isRight) {
      Object.assign(state, { met, reply: question.replyFor(met) });
    }
    this.#states.set(card, { ...UNANSWERED, ...state });
  }

  /**
   * Judges what was typed before the page was loaded again.
   * @param {PreparedCard} card
   */
  async judgeAgain(card) {
    const { question } = card;
    const { typed, judgement, problem, isShown } = this.of(card);
    if (question?.kind !== 'cell' || !typed || judgement || problem || isShown) return;
    try {
      const again = await this.#judge(question, card.shown.network, typed);
      this.#set(card, { judgement: again }, null);
    } catch {
      // It stands there without a word, as it does before it is checked.
    }
  }

  dispose() {
    this.#open?.sheet.dispose();
    this.#open = null;
  }

  /** @param {PreparedCard} card */
  hint(card) {
    this.#set(card, { isHintShown: true }, null);
  }

  /** @param {PreparedCard} card @param {string} number that was asked for */
  giveUp(card, number) {
    this.#set(card, { typed: number, isShown: true, judgement: null, problem: null }, null);
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

  /**
   * Only the first guess counts: after it the answer is there to be seen.
   * @param {PreparedCard} card
   * @param {Direction} guess
   */
  predict(card, guess) {
    const { question } = card;
    if (question?.kind !== 'prediction' || this.of(card).guess !== null) return;
    this.#set(card, { guess, isRight: true }, guess === question.direction);
  }

  /** @param {PreparedCard} card @param {string} typed */
  predictNumber(card, typed) {
    const { question } = card;
    if (question?.kind !== 'prediction' || this.of(card).guess !== null) return;
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

/** @param {PredictionAsked} question of which it is told what a guess is */
function typeOf({ answer }) {
  return answer === 'number' ? 'number' : 'string';
}

/**
 * @param {PredictionAsked} question
 * @param {number} guess
 */
function isPredicted({ after, digits }, guess) {
  return isNear(guess, after, digits);
}
