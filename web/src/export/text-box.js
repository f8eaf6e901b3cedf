// Text of several lines that stands in a line with others, for monospaced type.

/**
 * Lines of the same length. `baseline` is the line that is level with its neighbours; `isAtom` says
 * that it needs no parentheses, whatever stands around it.
 * @typedef {{lines: readonly string[], baseline: number, isAtom: boolean}} TextBox
 */

/**
 * @param {string} text one line
 * @param {boolean} [isAtom]
 * @returns {TextBox}
 */
export function textBox(text, isAtom = false) {
  return { lines: [text], baseline: 0, isAtom };
}

/** @param {TextBox} box */
export function widthOf({ lines }) {
  return lines[0].length;
}

/** @param {TextBox} box */
export function isTall({ lines }) {
  return lines.length > 1;
}

/**
 * Boxes beside each other, their baselines level.
 * @param {readonly TextBox[]} boxes
 * @returns {TextBox}
 */
export function beside(boxes) {
  if (boxes.length === 1) return boxes[0];
  const above = Math.max(...boxes.map(({ baseline }) => baseline));
  const below = Math.max(...boxes.map(({ lines, baseline }) => lines.length - baseline));
  const lines = Array.from({ length: above + below }, (_, index) =>
    boxes
      .map((box) => box.lines[index - above + box.baseline] ?? ' '.repeat(widthOf(box)))
      .join(''),
  );
  return { lines, baseline: above, isAtom: false };
}

/**
 * A fraction with a line between.
 * @param {TextBox} above
 * @param {TextBox} below
 * @returns {TextBox}
 */
export function stacked(above, below) {
  const width = Math.max(widthOf(above), widthOf(below)) + 2;
  const centred = (/** @type {string} */ line) =>
    line.padStart(line.length + Math.floor((width - line.length) / 2)).padEnd(width);
  return {
    lines: [...above.lines.map(centred), '─'.repeat(width), ...below.lines.map(centred)],
    baseline: above.lines.length,
    isAtom: false,
  };
}

/**
 * In parentheses as tall as what stands in them.
 * @param {TextBox} box
 * @returns {TextBox}
 */
export function inParentheses(box) {
  const last = box.lines.length - 1;
  const bracketed = box.lines.map((line, index) => {
    if (last === 0) return `(${line})`;
    if (index === 0) return `⎛${line}⎞`;
    return index === last ? `⎝${line}⎠` : `⎜${line}⎟`;
  });
  return { ...box, lines: bracketed, isAtom: true };
}

/**
 * A box that begins level with the top of another, as an exponent does.
 * @param {TextBox} box one line
 * @param {TextBox} neighbour
 * @returns {TextBox}
 */
export function raised(box, neighbour) {
  return { ...box, baseline: neighbour.baseline };
}
