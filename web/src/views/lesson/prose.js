// The prose of a card: numbers as the page writes them, and links that move the widget.
import { html } from 'lit';
import { formatNumber } from '../../format.js';
import { placeText } from '../../model/place.js';
import { arithmeticLine, contents, mathml, quantitySymbol } from '../mathml.js';

/**
 * @import { Expression } from '../../engine/types.js'
 * @import { Block, Inline } from '../../model/lesson/prose.js'
 * @import { Place } from '../../model/place.js'
 * @import { Words } from '../../words/index.js'
 * @import { LessonWords } from '../../words/lesson.js'
 */

/**
 * @typedef {{spoken: Words['steps']['spoken'], words: LessonWords, isPressed?: boolean}} ProseState
 *   `isPressed` says that it stands in a button, where no link can
 */

/** Signs that belong to the word before them. */
const PUNCTUATION = /^[.,;:!?…)\]}»”’]+/;

/** The widget's name in links of the prose. */
export const WIDGET_ID = 'network';

/**
 * @param {readonly Block[]} blocks
 * @param {ProseState} state
 * @returns {unknown}
 */
export function proseView(blocks, state) {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return html`<p>${inlinesView(block.children, state)}</p>`;
      case 'lines':
        return html`<pre tabindex="0"><code>${inlinesView(block.children, state)}</code></pre>`;
      case 'list': {
        const items = block.items.map((item) => html`<li>${briefView(item, state)}</li>`);
        return block.start === null
          ? html`<ul>
              ${items}
            </ul>`
          : html`<ol start=${block.start}>
              ${items}
            </ol>`;
      }
      case 'table':
        return tableView(block, state);
    }
  });
}

/**
 * What begins a row says what it is about.
 * @param {Extract<Block, {kind: 'table'}>} table
 * @param {ProseState} state
 */
function tableView({ head, rows }, state) {
  const cells = (/** @type {Inline[][]} */ [first, ...rest]) => html`
    <th scope="row">${inlinesView(first, state)}</th>
    ${rest.map((cell) => html`<td>${inlinesView(cell, state)}</td>`)}
  `;
  return html`<div class="table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${inlinesView(cell, state)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${cells(row)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/**
 * What is one paragraph needs none of its own.
 * @param {readonly Block[]} blocks
 * @param {ProseState} state
 */
export function briefView(blocks, state) {
  const [first] = blocks;
  return blocks.length === 1 && first.kind === 'paragraph'
    ? inlinesView(first.children, state)
    : proseView(blocks, state);
}

/**
 * @param {readonly Inline[]} inlines
 * @param {ProseState} state
 * @returns {unknown}
 */
function inlinesView(inlines, state) {
  return inlines.map((inline, index) => {
    const before = inlines[index - 1];
    const after = inlines[index + 1];
    if (inline.kind === 'working') {
      return workingView(inline.expression, punctuationIn(after), state);
    }
    const said = before?.kind === 'working' ? punctuationIn(inline) : '';
    return inlineView(said ? withoutStart(inline, said) : inline, state);
  });
}

/**
 * A line of its own, with the sign that ends the sentence.
 * @param {Expression} expression
 * @param {string} punctuation
 * @param {Pick<ProseState, 'spoken'>} state
 */
export function workingView(expression, punctuation, { spoken }) {
  return html`<span class="working"
    ><span class="line" ${contents(arithmeticLine(expression, spoken))}></span>${punctuation}</span
  >`;
}

/**
 * What follows directly and must not begin a line.
 * @param {Inline | undefined} inline
 */
function punctuationIn(inline) {
  return inline?.kind === 'text' ? (inline.text.match(PUNCTUATION)?.[0] ?? '') : '';
}

/**
 * @param {Inline} inline
 * @param {string} start
 * @returns {Inline}
 */
function withoutStart(inline, start) {
  return inline.kind === 'text' ? { ...inline, text: inline.text.slice(start.length) } : inline;
}

/**
 * @param {Inline} inline
 * @param {ProseState} state
 */
function inlineView(inline, state) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'number':
      return html`<span class="number">${formatNumber(inline.value).text}</span>`;
    case 'working':
      return workingView(inline.expression, '', state);
    case 'unknown':
      return html`<span class="number">${state.words.unknownNumber}</span>`;
    case 'break':
      return html`<br />`;
    case 'emphasis':
      return html`<em>${inlinesView(inline.children, state)}</em>`;
    case 'strong':
      return html`<strong>${inlinesView(inline.children, state)}</strong>`;
    case 'code':
      return html`<code>${inlinesView(inline.children, state)}</code>`;
    case 'link':
      return state.isPressed
        ? inlinesView(inline.children, state)
        : html`<a href=${inline.address}>${inlinesView(inline.children, state)}</a>`;
    case 'place': {
      const { place, isNamed, children } = inline;
      if (state.isPressed) return isNamed ? namedPlace(place, state) : inlinesView(children, state);
      const address = `#${WIDGET_ID}:${placeText(place)}`;
      return isNamed
        ? html`<a href=${address}>${namedPlace(place, state)}</a>`
        : html`<a href=${address}>${inlinesView(children, state)}</a>`;
    }
  }
}

/**
 * A step or a number as the page writes it.
 * @param {Place} place
 */
export function placeSymbol({ step, entry }) {
  const at = entry
    ? mathml`<mo class="tight" stretchy="false" lspace="0" rspace="0">(</mo><mn>${entry.row + 1}</mn><mo class="tight" separator="true" lspace="0" rspace="0">,</mo><mn>${entry.column + 1}</mn><mo class="tight" stretchy="false" lspace="0" rspace="0">)</mo>`
    : '';
  const symbol = mathml`<mrow>${quantitySymbol(step.replace(/\+$/, ''))}${at}</mrow>`;
  return html`<math class="flat" ${contents(symbol)}></math>`;
}

/**
 * The same, and what is heard in its place.
 * @param {Place} place
 * @param {Pick<ProseState, 'spoken'>} state
 */
export function namedPlace(place, state) {
  return html`<span aria-hidden="true">${placeSymbol(place)}</span
    ><span class="said">${spokenPlace(place, state)}</span>`;
}

/**
 * @param {Place} place
 * @param {Pick<ProseState, 'spoken'>} state
 */
export function spokenPlace({ step, entry }, { spoken }) {
  return entry ? spoken.place(step, entry.row, entry.column) : spoken.quantity(step);
}
