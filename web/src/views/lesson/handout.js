// A lesson on paper: all cards with their prose, what is drawn and worked out, and room to answer.
import { css, html, nothing } from 'lit';
import { DIRECTIONS } from '../../model/lesson/questions.js';
import { briefView, placeSymbol, proseView } from './prose.js';
import { goalName } from './task.js';
import { promptView } from './question.js';
import { outcomeText } from './verdict.js';

/**
 * @import { PreparedCard, PreparedLesson } from '../../model/lesson/prepare.js'
 * @import { Asked } from '../../model/lesson/questions.js'
 * @import { ProseState } from './prose.js'
 */

/**
 * `drawing` of the network, where it is another than before; `equation` of the step, where that is;
 * `answer` is how an entry that is asked for is worked out.
 * @typedef {{card: PreparedCard, drawing: unknown, equation: unknown, answer: unknown}} Sheet
 */

/** Empty lines on which an entry is worked out. */
const ROOM = ['', '', ''];

/**
 * @param {PreparedLesson} lesson
 * @param {readonly Sheet[]} sheets one for each card
 * @param {ProseState} state
 */
export function handoutView({ title, summary }, sheets, state) {
  return html`
    <div class="handout">
      <h1>${title}</h1>
      ${summary ? html`<p>${summary}</p>` : nothing}
      ${sheets.map((sheet, index) => sheetView(sheet, index, state))} ${keyView(sheets, state)}
    </div>
  `;
}

/**
 * @param {Sheet} sheet
 * @param {number} index
 * @param {ProseState} state
 */
function sheetView({ card, drawing, equation }, index, state) {
  const { title, text, question } = card;
  return html`
    <section class="sheet">
      <h2>${index + 1}. ${title}</h2>
      <div class="prose">${proseView(text, state)}</div>
      ${drawing} ${equation}
      ${question ? html`<div class="asked">${askedView(question, state)}</div>` : nothing}
    </section>
  `;
}

/**
 * The answers, on a page of their own. A task has none: it is for the widget.
 * @param {readonly Sheet[]} sheets
 * @param {ProseState} state
 */
function keyView(sheets, state) {
  const answered = sheets.flatMap((sheet, index) => {
    const { question } = sheet.card;
    return question && question.kind !== 'task' ? [{ sheet, question, number: index + 1 }] : [];
  });
  if (answered.length === 0) return nothing;
  return html`
    <section class="key">
      <h2>${state.words.key}</h2>
      <ol>
        ${answered.map(
          ({ sheet, question, number }) =>
            html`<li value=${number}>${answerView(question, sheet.answer, state)}</li>`,
        )}
      </ol>
    </section>
  `;
}

/**
 * @param {Exclude<Asked, {kind: 'task'}>} question
 * @param {unknown} answer of a question for an entry
 * @param {ProseState} state
 */
function answerView(question, answer, state) {
  switch (question.kind) {
    case 'cell':
      return html`${placeSymbol(question.place)} ${answer}`;
    case 'choice': {
      const right = question.options.filter(({ isRight }) => isRight);
      return right.map(({ text }) => html`<div>${briefView(text, state)}</div>`);
    }
    case 'prediction':
      return outcomeText(question, state);
  }
}

/**
 * @param {Asked} question
 * @param {ProseState} state
 */
function askedView(question, state) {
  const { words } = state;
  const prompt = html`<div class="prompt">${promptView(question, state)}</div>`;
  switch (question.kind) {
    case 'cell':
      return html`${prompt}
        <div class="workings">${ROOM.map((line) => html`<span>${line}</span>`)}</div>
        <p class="room">${placeSymbol(question.place)} = <span class="blank"></span></p>`;
    case 'choice':
      return html`${prompt}
        <ul class="boxes">
          ${question.options.map(({ text }) => html`<li>${briefView(text, state)}</li>`)}
        </ul>`;
    case 'prediction':
      return html`${prompt}
      ${
        question.answer === 'number'
          ? html`<p class="room">${placeSymbol(question.of)} = <span class="blank"></span></p>`
          : html`<ul class="boxes">
              ${DIRECTIONS.map((name) => html`<li>${words.prediction.options[name]}</li>`)}
            </ul>`
      }`;
    case 'task':
      return html`${prompt}
        <ul class="boxes">
          ${question.goals.map((goal) => html`<li>${goalName(goal, state)}</li>`)}
        </ul>
        <p class="room"><span class="blank"></span></p>`;
  }
}

export const handoutStyles = css`
  .handout {
    display: none;
  }
  @media print {
    .card,
    .widget-place {
      display: none;
    }
    .lesson,
    .handout {
      display: block;
      background: none;
    }
    .handout h1 {
      margin: 0 0 0.5rem;
      font-size: 1.5rem;
    }
    .handout h2 {
      margin: 1.25rem 0 0.25rem;
      font-size: 1.125rem;
      break-after: avoid;
    }
    .handout p,
    .handout li {
      margin: 0 0 0.375rem;
    }
    .handout :is(.drawing, .asked, p, li) {
      break-inside: avoid;
    }
    .handout :is(.drawing, .equation) {
      margin: 0.5rem 0;
      direction: ltr;
    }
    .handout .equation {
      break-inside: avoid;
    }
    .handout .drawing svg {
      display: block;
      max-width: 100%;
      height: auto;
    }
    /* What there is to be hit, and what moves. */
    .handout .drawing :is(.grip, .reach, .flow) {
      display: none;
    }
    .handout a {
      color: inherit;
      text-decoration: none;
    }
    .handout a math {
      border: 0;
    }
    /* What is asked stays with the text before it, and is not torn apart. */
    .asked {
      break-before: avoid;
      margin: 0.5rem 0;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--bbh-line);
    }
    .boxes {
      padding: 0;
      list-style: none;
    }
    .boxes li::before {
      content: '☐ ';
    }
    .room {
      display: flex;
      gap: 0.5rem;
      align-items: end;
      min-height: 3rem;
    }
    .workings {
      display: grid;
    }
    .workings span {
      height: 2.5rem;
      border-bottom: 1px solid var(--bbh-line);
    }
    .key {
      break-before: page;
    }
    .key ol {
      padding-inline-start: 2rem;
    }
    .blank {
      flex: 1;
      border-bottom: 1px solid;
    }
    mtable,
    mtd {
      print-color-adjust: exact;
    }
  }
`;
