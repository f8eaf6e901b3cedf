// Lessons: the cards, their questions, and what is said of an answer.
import { formatNumber } from '../../format.js';
import { cellText } from '../../model/cells.js';

/**
 * @import { Comparison, ReadAfter } from '../../model/lesson/question-fields.js'
 * @import { Direction } from '../../model/lesson/questions.js'
 * @import { NumberProblem } from '../../model/typed.js'
 */

/** @type {Record<Direction, string>} */
const DIRECTIONS = { rises: 'rises', falls: 'falls', stays: 'stays the same' };

/** @param {number} digits */
function figures(digits) {
  return digits === 1 ? 'one significant digit' : `${digits} significant digits`;
}

/** @param {number} count */
function cardCount(count) {
  return count === 1 ? 'one card' : `${count} cards`;
}

/** @type {Record<string, [string, string]>} one, and several */
const KINDS = {
  W: ['weight', 'weights'],
  b: ['bias', 'biases'],
  X: ['input', 'inputs'],
  Y: ['target', 'targets'],
  alpha: ['learning rate', 'learning rates'],
};

/**
 * What may be changed, in words.
 * @param {readonly string[]} of letters, quantities or numbers
 * @param {boolean} isOne
 */
function kindsText(of, isOne) {
  if (of.length === 0) return isOne ? 'number' : 'numbers';
  return of
    .map((name) => (Object.hasOwn(KINDS, name) ? KINDS[name][isOne ? 0 : 1] : `of ${name}`))
    .join(' or ');
}

export const lesson = {
  /** The tag of the language that the sentences are in. */
  language: 'en',
  untitled: 'A lesson',
  /** @param {number} card counted from 1 */
  untitledCard: (card) => `Card ${card}`,
  /** @param {number} card counted from 1 @param {number} cards */
  place: (card, cards) => `Card ${card} of ${cards}`,
  contents: {
    label: 'Cards of this lesson',
    done: 'done',
    wrong: 'something is wrong with it',
    /** @param {number} done @param {number} cards */
    progress: (done, cards) => `${done} of ${cardCount(cards)} done`,
    kept: 'What is done is kept in this browser only.',
    notKept: 'This browser keeps nothing: what is done is known until you leave the page.',
    clear: {
      name: 'Clear this lesson',
      tip: 'Forget what is done and answered in this lesson, here and in the browser.',
    },
    undoClear: { name: 'Undo', tip: 'Have again what was cleared.' },
    cleared: 'Cleared.',
  },
  fold: { name: 'Fold', tip: 'Make room for the network: keep the title and the goals.' },
  unfold: { name: 'Unfold', tip: 'Show the whole card again.' },
  /** @param {string} asked @param {number} cards */
  noCard: (asked, cards) =>
    `The page’s address asks for card ${asked.slice(0, 20)}. This lesson has ${cards === 1 ? 'one card' : `cards 1 to ${cards}`}.`,
  moves: 'From card to card',
  back: {
    name: 'Card before',
    /** @param {string} title of that card; empty if there is none */
    tip: (title) => (title ? `To the card before this one: ${title}` : 'This is the first card.'),
  },
  next: {
    name: 'Next card',
    /** @param {string} title of that card; empty if there is none */
    tip: (title) => (title ? `To the next card: ${title}` : 'This is the last card.'),
  },
  /** @param {number} open cards with a question that is not answered */
  end: (open) =>
    open === 0
      ? 'That was the last card, and every question is answered. Well done!'
      : `That was the last card. ${open === 1 ? 'One question is' : `${open} questions are`} still open: the list of cards has them without a tick.`,

  changed: {
    sentence: 'You have changed the network. The text is about it as it was.',
    restore: { name: 'Put it back', tip: 'Show the network of this card again.' },
  },
  /** Where a number could not be worked out. */
  unknownNumber: '?',
  /** In the console. @param {string} title @param {readonly string[]} problems */
  complaint: (title, problems) =>
    [`Something is wrong with the lesson ${JSON.stringify(title)}:`, ...problems].join('\n- '),
  problems: 'Something is wrong with this card. Its author can mend it:',

  /** How a screen reader begins a question. */
  question: 'Question',
  done: 'Answered',
  check: { name: 'Check', tip: 'Have the answer judged.' },
  hint: { name: 'Hint', tip: 'A few words of help.' },
  showMe: { name: 'Show me', tip: 'Go to this number and see how it is worked out.' },
  shown: 'Here it is, worked out. Try another one when you meet it.',
  /** Before the name of an entry. */
  cell: 'Work out',
  /** @param {string} entry @param {number} digits */
  field: (entry, digits) => `${entry}, to ${figures(digits)}`,
  /** @param {number} digits */
  digits: (digits) => `To ${figures(digits)}; more are fine.`,
  right: 'Right.',
  notRight: 'Not right',
  /** Beside an option that was chosen. */
  notThis: 'Not this one.',
  /** @type {Record<NumberProblem['reason'], string>} */
  noNumber: {
    empty: 'Nothing is typed yet. A number is expected.',
    'not-a-number': 'That is no number.',
    'not-finite': 'That is no finite number.',
    ambiguous: 'Is that sign a decimal sign, or does it part thousands? Write it without it.',
  },
  practiceMissing: 'The page’s script that judges answers could not be loaded.',

  prediction: {
    loss: 'the loss',
    /** What happens. @param {ReadAfter} event */
    event: (event) => {
      if ('iterations' in event) {
        const { iterations } = event;
        return iterations === 1 ? 'One update is made.' : `${iterations} updates are made.`;
      }
      if ('network' in event) return 'Another network is shown.';
      const { change } = event;
      const cell = cellText(change.cell);
      const { text } = formatNumber('to' in change ? change.to : Math.abs(change.by));
      if ('to' in change) return `${cell} becomes ${text}.`;
      return `${cell} becomes ${change.by < 0 ? 'smaller' : 'larger'} by ${text}.`;
    },
    /** Around the name of a number. */
    asked: {
      direction: { start: 'Will', end: 'rise, fall, or stay the same?' },
      number: { start: 'What will', end: 'be then?' },
    },
    /** @type {Record<Direction, string>} */
    options: { rises: 'It rises', falls: 'It falls', stays: 'It stays the same' },
    predict: { name: 'Show it', tip: 'See what becomes of it.' },
    /** @param {Direction} direction @param {string} name @param {string} before @param {string} after */
    outcome: (direction, name, before, after) =>
      direction === 'stays'
        ? `${capital(name)} stays ${after}.`
        : `${capital(name)} ${DIRECTIONS[direction]} from ${before} to ${after}.`,
    asPredicted: 'As you said.',
    otherwise: 'Not as you said.',
  },

  again: { name: 'From the start', tip: 'Put the network back as it was before.' },

  task: {
    goals: 'Goals',
    loss: 'The loss',
    met: 'met',
    unmet: 'not met',
    /** After the name of a number. @type {Record<Comparison, (value: string) => string>} */
    compare: {
      below: (value) => `is below ${value}`,
      above: (value) => `is above ${value}`,
      is: (value) => `is ${value}`,
      isNot: (value) => `is not ${value}`,
    },
    /** @param {string} value */
    now: (value) => `now ${value}`,
    gone: 'it is not there any more',
    /** @param {number} atMost @param {readonly string[]} of */
    changed: (atMost, of) =>
      atMost === 0
        ? 'Nothing is changed'
        : `At most ${atMost === 1 ? 'one' : atMost} ${kindsText(of, atMost === 1)} ${atMost === 1 ? 'is' : 'are'} changed`,
    /** @param {readonly string[]} changed */
    changes: (changed) =>
      changed.length === 0
        ? 'so far none'
        : `so far ${changed.slice(0, 3).join(', ')}${changed.length > 3 ? ` and ${changed.length - 3} more` : ''}`,
    isOther: 'This is another network. The goals are about the one of this card.',
    other: 'it has become another network',
    /** Before the name of a step. */
    at: 'The network is at',
    done: 'All goals are met.',
  },

  /** Above the answers, on paper. */
  key: 'Answers, by card',
  loading: 'The lesson is not there yet.',
  /** @param {string} reason */
  unavailable: (reason) => `The lesson cannot be played. ${reason}`,
  /** @param {string} address @param {string} reason */
  notLoaded: (address, reason) => `The lesson ${address} cannot be loaded. ${reason}`,
  missing:
    'There is no lesson here: expected an attribute src, or a <script type="application/json"> within the element.',
};

/** @param {string} text */
function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
