// What fills <backprop-lesson>: the wiring between a lesson, its cards, and the widget.
import { html, nothing, render } from 'lit';
import '../define.js';
import { loadEngine } from '../engine/index.js';
import { formatNumber, useLocale } from '../format.js';
import { prepareLesson } from '../model/lesson/prepare.js';
import { languageOf } from '../language.js';
import { feedbackOf } from '../practice/feedback.js';
import { sheetAt, typeScaleOf } from '../type-size.js';
import { settingStyles } from '../views/mathml.js';
import { lessonView } from '../views/lesson/index.js';
import { handoutStyles } from '../views/lesson/handout.js';
import { lessonStyles } from '../views/lesson/styles.js';
import { pictureStyles } from '../views/network/index.js';
import { wordsFor } from '../words/index.js';
import { lessonTables } from '../words/lesson.js';
import { practiceTables } from '../words/practice.js';
import { Answering } from './answering.js';
import { CardAddress } from './card-address.js';
import { Driving } from './driving.js';
import { handout } from './handout.js';
import { Keeping } from './keeping.js';
import { keptOf } from './kept-answer.js';
import { messageOf, sourceOf } from './source.js';
import { valueOf, workingOf } from './solution.js';
import { Surroundings } from './surroundings.js';

/**
 * @import { BackpropLesson } from '../lesson-element.js'
 * @import { PreparedCard, PreparedLesson } from '../model/lesson/prepare.js'
 * @import { Lesson } from '../model/lesson/types.js'
 * @import { Answers } from './answering.js'
 * @import { Kept } from './keeping.js'
 * @import { LessonIntents } from '../views/lesson/index.js'
 */

/** Answers are judged by the exact numbers, not as they are rounded on paper. */
const EXACT = { decimals: 0, isRounded: false };

const TITLE = '.title';
/** Between what is brought into view and the edge, in px. */
const MARGIN = 12;
const NEAR_BUTTONS = [
  '.contents[open] [data-control="clear"]',
  '.hint',
  '.question input',
  '.question button',
  TITLE,
];

/** A lesson that is played. */
/** @typedef {{lesson: PreparedLesson, driving: Driving, keeping: Keeping, index: number}} Played */

export class Player {
  #element;
  #root;
  /** @type {Played | null} */
  #played = null;
  /** Why there is no lesson; empty if there is one, or it is being loaded. */
  #message = '';
  #isChanged = false;
  #isTrained = false;
  /** Whether only the title and the goals of the card are shown, where it would hide the network. */
  #isFolded = false;
  #note = '';
  /** What the reader cleared and can have again. @type {{kept: Kept, answers: Answers} | null} */
  #cleared = null;
  /** What is said where the page's address holds a card that there is not. */
  #missing = '';
  #answering = new Answering((card, isRight) => this.#answered(card, isRight));
  #address = new CardAddress((card) => this.#follow(card));
  #surroundings;
  #isOnPaper = false;
  /** A lesson that is being loaded is overtaken by the next one. */
  #turn = 0;

  /** Settled once the lesson is played, or cannot be. @type {Promise<unknown>} */
  begun;

  /** @param {BackpropLesson} element that it fills */
  constructor(element) {
    this.#element = element;
    this.#root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const scale = typeScaleOf(element);
    const sheets = [settingStyles, pictureStyles, ...lessonStyles, handoutStyles].map((css) =>
      sheetAt(css, scale),
    );
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, ...sheets];
    this.#surroundings = new Surroundings(element, this.#root, (isOnPaper) => {
      this.#isOnPaper = isOnPaper;
      if (this.#played) this.#update();
    });
    this.begun = this.#load();
  }

  connect() {
    this.#surroundings.connect();
    if (this.#element.urlState) this.#address.connect();
  }

  disconnect() {
    this.#surroundings.disconnect();
    this.#address.disconnect();
  }

  /** @param {string} name */
  attributeChanged(name) {
    switch (name) {
      case 'src':
        this.begun = this.#load();
        break;
      case 'card': {
        const card = Number(this.#element.getAttribute('card'));
        if (!this.#played) break;
        if (this.#isCard(card)) this.#showSoon(card - 1);
        else this.#refuseCard();
        break;
      }
      case 'url-state':
        if (this.#element.urlState) this.#address.connect();
        else this.#address.disconnect();
        break;
      default:
        this.#surroundings.colour();
        this.#update();
    }
  }

  /** The card that is shown, counted from 1; null before there is one. */
  get card() {
    return this.#played && this.#played.index + 1;
  }

  /** @param {number} card counted from 1 */
  async goTo(card) {
    if (!this.#isCard(card)) throw new RangeError(`There is no card ${card} in this lesson.`);
    await this.#show(card - 1);
  }

  /** @param {number} by */
  async move(by) {
    const { index, lesson } = this.#playing;
    const to = Math.min(Math.max(index + by, 0), lesson.cards.length - 1);
    if (to !== index) await this.#show(to);
  }

  /**
   * @param {Lesson | string} source
   * @returns {Promise<boolean>}
   */
  async open(source) {
    await this.begun;
    return this.#open(source, { isOwn: false });
  }

  clear() {
    const kept = this.#played?.keeping.clear();
    const answers = this.#answering.forget();
    this.#cleared = kept ? { kept, answers } : null;
    this.#note = this.#words.contents.cleared;
    this.#update();
  }

  /** What was cleared by mistake is there again. */
  #undoClear() {
    if (!this.#cleared) return;
    const { kept, answers } = this.#cleared;
    this.#playing.keeping.restore(kept);
    this.#answering.restore(answers);
    this.#cleared = null;
    this.#note = '';
    this.#update();
  }

  async #load() {
    const turn = ++this.#turn;
    const source = await sourceOf(this.#element);
    if (turn !== this.#turn) return;
    const { missing, notLoaded } = this.#words;
    if (!source) this.#fail(missing);
    else if ('text' in source) await this.#open(source.text);
    else this.#fail(notLoaded(this.#element.src ?? '', source.reason));
  }

  /**
   * @param {unknown} source
   * @param {{isOwn?: boolean}} [origin] whether it is the one that the element names
   * @returns {Promise<boolean>} whether it is played
   */
  async #open(source, { isOwn = true } = {}) {
    const turn = ++this.#turn;
    const engine = await loadEngine().catch(messageOf);
    if (turn !== this.#turn) return false;
    if (typeof engine === 'string') return this.#fail(this.#words.unavailable(engine));
    const prepared = prepareLesson(source, engine);
    const problems = 'lesson' in prepared ? prepared.lesson.problems : prepared.problems;
    if (!('lesson' in prepared)) {
      return this.#fail(this.#words.unavailable(problems.map(({ message }) => message).join(' ')));
    }
    this.#complain(prepared.lesson);
    this.#play(prepared.lesson, isOwn);
    return true;
  }

  /**
   * Tells its author at once of all that is wrong, also on cards that nobody has come to yet.
   * @param {PreparedLesson} lesson
   */
  #complain({ title, problems }) {
    if (problems.length === 0) return;
    const messages = problems.map(({ message }) => message);
    console.warn(this.#words.complaint(title, messages));
    for (const message of messages) this.#tell('bbh-error', { message });
  }

  /**
   * @param {PreparedLesson} lesson
   * @param {boolean} isOwn whether the page's address and the attribute `card` are about it
   */
  #play(lesson, isOwn) {
    this.#played?.lesson.networks.dispose();
    this.#answering.forget();
    this.#message = '';
    const keeping = new Keeping(lesson.title);
    const index = (isOwn ? this.#askedOf(lesson) : null) ?? lastOf(lesson, keeping);
    for (const card of lesson.cards) {
      this.#answering.revive(card, keeping.answerTo(card.title), keeping.isDone(card.title));
    }
    const driving = new Driving(this.#shownBy(lesson.cards[index]), {
      digits: lesson.digits,
      told: (reader) => this.#answering.look(this.#cardShown, reader),
      changed: ({ isChanged, isTrained }) => {
        this.#isChanged = isChanged;
        this.#isTrained = isTrained;
        this.#update();
      },
    });
    this.#played = { lesson, driving, keeping, index };
    const asked = this.#cardInAddress;
    this.#arrive({ isAsked: isOwn && asked !== null && !this.#isCard(Number(asked)) });
    if (isOwn) this.#tellMissing();
  }

  /** What the page's address holds for a card, where it is about this element; null if nothing. */
  get #cardInAddress() {
    return this.#element.urlState ? this.#address.card : null;
  }

  /**
   * The card that the page's address or else the attribute asks for, if there is one.
   * @param {PreparedLesson} lesson
   */
  #askedOf({ cards }) {
    const asked = [this.#cardInAddress, this.#element.getAttribute('card')].map(
      (card) => Number(card) - 1,
    );
    return asked.find((index) => cards[index] !== undefined) ?? null;
  }

  /** Tells of a card that is asked for, and that there is not. */
  #tellMissing() {
    const { cards } = this.#playing.lesson;
    const inAddress = this.#cardInAddress;
    if (this.#element.hasAttribute('card')) this.#refuseCard();
    if (inAddress === null || this.#isCard(Number(inAddress))) return;
    this.#missing = this.#words.noCard(inAddress, cards.length);
    this.#update();
  }

  /** Warns the author of an attribute that names no card. */
  #refuseCard() {
    const card = this.#element.getAttribute('card');
    if (this.#isCard(Number(card))) return;
    const { length } = this.#playing.lesson.cards;
    console.warn(`<backprop-lesson> card: expected 1 to ${length}, got ${JSON.stringify(card)}`);
  }

  /** @param {string} card that the page's address has come to hold */
  #follow(card) {
    if (!this.#played) return;
    if (this.#isCard(Number(card))) this.#showSoon(Number(card) - 1);
    else this.#tellMissing();
  }

  /** @param {number} card counted from 1 */
  #isCard(card) {
    return Number.isInteger(card) && card >= 1 && card <= this.#playing.lesson.cards.length;
  }

  /** @param {number} index */
  async #show(index) {
    const played = this.#played;
    if (!played || !this.#isCard(index + 1)) return;
    played.index = index;
    this.#isChanged = false;
    this.#arrive();
    await played.driving.show(this.#shownBy(this.#cardShown), { isNew: true });
  }

  /**
   * The same where nobody waits for it: the widget says itself why it cannot be shown.
   * @param {number} index
   */
  #showSoon(index) {
    void this.#show(index).catch(() => {});
  }

  /**
   * What the widget shows: what was asked for and answered is not blank any more.
   * @param {PreparedCard} card
   */
  #shownBy(card) {
    const { shown } = card;
    return this.#answering.of(card).isRight ? { ...shown, blank: '' } : shown;
  }

  /**
   * A card is shown.
   * @param {{isAsked?: boolean}} [address] whether it asks for another card, that there is not
   */
  #arrive({ isAsked = false } = {}) {
    const { lesson, keeping, index } = this.#playing;
    const { title, question } = this.#cardShown;
    this.#note = '';
    this.#cleared = null;
    this.#isFolded = false;
    this.#missing = '';
    keeping.at(title);
    if (!question) keeping.done(title);
    if (this.#element.urlState && !isAsked) this.#address.write(index + 1);
    this.#update();
    void this.#answering.judgeAgain(this.#cardShown);
    this.#tell('bbh-card', { card: index + 1, cards: lesson.cards.length, title });
  }

  /**
   * @param {PreparedCard} card
   * @param {boolean | null} isRight null if it was no answer
   */
  #answered(card, isRight) {
    const { lesson, keeping } = this.#playing;
    if (!lesson.cards.includes(card)) return; // another lesson was opened while it was judged
    const answer = this.#answering.of(card);
    const isShown = card === this.#cardShown; // or the reader turned to another
    if (answer.isRight) keeping.done(card.title);
    keeping.answer(card.title, keptOf(answer));
    this.#update();
    this.#showVerdict(isShown && (isRight !== null || answer.problem !== null));
    if (isRight === null) return;
    this.#tell('bbh-answer', { card: lesson.cards.indexOf(card) + 1, isRight });
    if (!isShown) return;
    const { question } = card;
    const { driving } = this.#playing;
    if (question?.kind === 'prediction') {
      this.#drive(driving.showOutcome(card.shown.network, question.outcome));
    }
    if (question?.kind === 'cell' && isRight) this.#drive(driving.reveal(question.place));
  }

  /**
   * What is said of an answer may be below the edge of the card, which is moved, and not the page.
   * @param {boolean} isNews whether there is something to be said
   */
  #showVerdict(isNews) {
    const card = this.#root.querySelector('.card');
    const verdict = card?.querySelector('.verdict');
    const moves = card?.querySelector('.moves');
    if (!isNews || !card || !verdict || !moves) return;
    const { top, bottom, height } = verdict.getBoundingClientRect();
    const edge = card.getBoundingClientRect().top;
    const below = bottom - moves.getBoundingClientRect().top + MARGIN;
    if (height > 0 && below > 0) card.scrollBy(0, Math.min(below, top - edge - MARGIN));
  }

  /** @param {Promise<void>} moving whose widget tells by itself what is wrong */
  #drive(moving) {
    moving.catch(() => {});
  }

  /**
   * The reader goes to another card: the focus goes to its heading, and its beginning into view.
   * @param {number} index
   */
  #turnTo(index) {
    this.#showSoon(index);
    const lesson = this.#root.querySelector('.lesson');
    this.#root.querySelector('.card')?.scrollTo(0, 0);
    this.#root.querySelector('.contents')?.removeAttribute('open');
    if (lesson && lesson.getBoundingClientRect().top < 0) lesson.scrollIntoView();
    this.#focus(TITLE);
  }

  get #playing() {
    if (!this.#played) throw new Error(this.#message || this.#words.loading);
    return this.#played;
  }

  get #cardShown() {
    const { lesson, index } = this.#playing;
    return lesson.cards[index];
  }

  /** The words of the lesson. Who asks for them goes on to write or read numbers. */
  get #words() {
    const language = languageOf(this.#element);
    useLocale(language, this.#played?.lesson.digits);
    return lessonTables.for(language);
  }

  #update() {
    const { activeElement } = this.#root;
    this.#root.querySelector('slot.before')?.remove();
    render(this.#template(), this.#root);
    // What is done with a button may take it away: the focus goes to what came of it, or stays near.
    if (activeElement && !activeElement.isConnected) this.#focus(...NEAR_BUTTONS);
  }

  /** @param {...string} selectors of what may have the focus, the best first */
  #focus(...selectors) {
    const found = selectors.map((selector) => this.#root.querySelector(selector)).find(Boolean);
    /** @type {HTMLElement | undefined} */ (found)?.focus({ preventScroll: true });
  }

  #template() {
    if (!this.#played) {
      const message = this.#message && html`<p class="message" role="alert">${this.#message}</p>`;
      return html`${message}<slot></slot>`;
    }
    const words = this.#words;
    const { steps, network } = wordsFor(languageOf(this.#element));
    const of = { spoken: steps.spoken, words };
    const { lesson, driving, keeping, index } = this.#played;
    const card = this.#cardShown;
    return lessonView(
      {
        lesson,
        index,
        widget: driving.element,
        answer: this.#answering.of(card),
        isDone: ({ title }) => keeping.isDone(title),
        isKept: keeping.isKept,
        isFolded: this.#isFolded,
        isChanged: this.#isChanged,
        isTrained: this.#isTrained,
        note: this.#note,
        missing: this.#missing,
        canUndoClear: this.#cleared !== null,
        ...this.#cellHelp(),
        handout: this.#isOnPaper ? handout(lesson, { ...of, network }) : nothing,
        ...of,
      },
      this.#intents,
    );
  }

  /** What practice knows of the entry that is asked for, and of the answer. */
  #cellHelp() {
    const { question, shown } = this.#cardShown;
    if (question?.kind !== 'cell') return { feedback: nothing, whatToDo: '', working: nothing };
    const { judgement, typed, tries, isShown } = this.#answering.of(this.#cardShown);
    const words = practiceTables.for(languageOf(this.#element));
    const isRight = judgement?.verdict === 'right';
    const answered = { typed, judgement, tries, hints: 0, outcome: null };
    const context = { words, ...EXACT, isFolded: true };
    const { content } = isRight ? { content: nothing } : feedbackOf(answered, context);
    const walk = this.#playing.lesson.networks.walk(shown.network);
    const step = walk.steps[question.step];
    const { columns } = step;
    const at = { row: Math.floor(question.cell / columns), column: question.cell % columns };
    const { steps } = wordsFor(languageOf(this.#element));
    const working = isShown ? workingOf(question, walk, steps) : nothing;
    return { feedback: content, whatToDo: words.practice.whatToDo(step, at), working };
  }

  /** @type {LessonIntents} */
  #intents = {
    turnTo: (index) => this.#turnTo(index),
    fold: () => {
      this.#isFolded = !this.#isFolded;
      this.#update();
    },
    clear: () => this.clear(),
    undoClear: () => this.#undoClear(),
    restore: () => {
      const { shown } = this.#cardShown;
      this.#drive(this.#playing.driving.show(shown, { isNew: false }));
    },
    hint: () => this.#answering.hint(this.#cardShown),
    check: (typed) => {
      this.#root.querySelector('.others')?.removeAttribute('open'); // what is told is another
      void this.#answering.check(this.#cardShown, typed);
    },
    showMe: () => this.#showMe(),
    choose: (option) => this.#answering.choose(this.#cardShown, option),
    predict: (guess) => this.#answering.predict(this.#cardShown, guess),
    predictNumber: (typed) => {
      void this.#words; // which makes its language that in which numbers are read
      this.#answering.predictNumber(this.#cardShown, typed);
    },
  };

  #showMe() {
    const { question } = this.#cardShown;
    if (question?.kind !== 'cell') return;
    const { networks } = this.#playing.lesson;
    const value = valueOf(question, networks.walk(this.#cardShown.shown.network));
    void this.#words; // which makes its language that in which numbers are written
    this.#answering.giveUp(this.#cardShown, formatNumber(value).text);
    this.#drive(this.#playing.driving.reveal(question.place));
  }

  /**
   * @param {string} message why there is no lesson; one that is played goes on
   * @returns {false} that it is played
   */
  #fail(message) {
    this.#tell('bbh-error', { message });
    if (!this.#played) {
      this.#message = message;
      this.#update();
    }
    return false;
  }

  /**
   * @param {'bbh-card' | 'bbh-answer' | 'bbh-error'} type
   * @param {unknown} detail
   */
  #tell(type, detail) {
    this.#element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/**
 * The card that its reader was at last, or the first.
 * @param {PreparedLesson} lesson
 * @param {Keeping} keeping
 */
function lastOf({ cards }, keeping) {
  return Math.max(
    cards.findIndex(({ title }) => title === keeping.last),
    0,
  );
}
