// What is wrong with a lesson: each problem names the card and the key.

const LONGEST_GOT = 60;

/**
 * `card` counts from 0; null where it is about the lesson.
 * @typedef {{path: string, message: string, card: number | null}} Problem
 */

/** @typedef {(path: string, expected: string, got: unknown) => void} Refuse */

export class Problems {
  /** @type {Problem[]} */
  list = [];

  /**
   * @param {string} path of the key, such as `cards[3].question.cell`
   * @param {string} expected
   * @param {unknown} got what stands there
   */
  refuse = (path, expected, got) => {
    this.tell(path, `expected ${expected}, got ${gotText(got)}`);
  };

  /**
   * @param {string} path
   * @param {string} sentence without the path
   */
  tell(path, sentence) {
    const message = path ? `${path}: ${sentence}` : sentence;
    const card = path.match(/^cards\[(\d+)\]/)?.[1];
    this.list.push({ path, message, card: card === undefined ? null : Number(card) });
  }

  /**
   * @param {number | null} card
   * @returns {string[]}
   */
  of(card) {
    return this.list.filter((problem) => problem.card === card).map(({ message }) => message);
  }
}

/** @param {unknown} value */
function gotText(value) {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_GOT ? `${text.slice(0, LONGEST_GOT)}…` : text;
}
