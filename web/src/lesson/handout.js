// What is printed of a lesson: each card with its network and its step, where they are news.
import { html, nothing } from 'lit';
import { handoutView } from '../views/lesson/handout.js';
import { contents, numbersLine, symbolsLine } from '../views/mathml.js';
import { drawnOf, networkPicture } from '../views/network/index.js';
import { workingOf } from './solution.js';

/**
 * @import { Step } from '../engine/types.js'
 * @import { PreparedCard, PreparedLesson } from '../model/lesson/prepare.js'
 * @import { Walkthrough } from '../model/walkthrough.js'
 * @import { Sheet } from '../views/lesson/handout.js'
 * @import { ProseState } from '../views/lesson/prose.js'
 * @import { Words } from '../words/index.js'
 */

const PAPER_WIDTH = 560; // between the margins of A4 and of letter paper

/**
 * @param {PreparedLesson} lesson
 * @param {ProseState & {network: Words['network']}} state `network` are the words of the drawing
 */
export function handout(lesson, state) {
  let drawn = '';
  let worked = '';
  const sheets = lesson.cards.map((card) => {
    const { network, place, view } = card.shown;
    const walk = lesson.networks.walk(network);
    const answer = answerOf(card, walk, state);
    goTo(walk, card);
    const parts = view.split(' ');
    const step = stepOf(card, walk);
    const equation = `${network.key} ${place.iteration} ${step.result}`;
    /** @type {Sheet} */
    const sheet = { card, drawing: nothing, equation: nothing, answer };
    if (parts.includes('network') && drawn !== network.key) {
      sheet.drawing = drawingView(walk, state.network);
      drawn = network.key;
    }
    if (parts.includes('equations') && worked !== equation) {
      sheet.equation = equationView(step, walk);
      worked = equation;
    }
    return sheet;
  });
  return handoutView(lesson, sheets, state);
}

/**
 * What the key says of an entry; the views know the answers to other questions.
 * @param {PreparedCard} card
 * @param {Walkthrough} walk
 * @param {ProseState} state
 */
function answerOf({ question }, walk, state) {
  return question?.kind === 'cell' ? workingOf(question, walk, state) : nothing;
}

/**
 * What is asked for needs its own equation.
 * @param {PreparedCard} card
 * @param {Walkthrough} walk
 */
function stepOf({ question }, { step, steps }) {
  return question?.kind === 'cell' ? steps[question.step] : step;
}

/**
 * @param {Walkthrough} walk
 * @param {PreparedCard} card
 */
function goTo(walk, { shown }) {
  const { iteration, step, entry } = shown.place;
  walk.goTo({ iteration: iteration ?? 0, step: 0 });
  const at = walk.steps.findIndex(({ result }) => result === step);
  const cell = entry && entry.row * walk.steps[at].columns + entry.column;
  walk.goTo({ step: at, cell });
}

/**
 * @param {Walkthrough} walk
 * @param {Words['network']} words
 */
function drawingView(walk, words) {
  const { layout, label, content } = networkPicture({
    ...drawnOf(walk),
    words,
    width: PAPER_WIDTH,
  });
  const { width, height } = layout;
  return html`<div class="network drawing">
    <svg
      viewBox="0 0 ${width} ${height}"
      width=${width}
      height=${height}
      role="img"
      aria-label=${label}
    >
      ${content}
    </svg>
  </div>`;
}

/**
 * In symbols, and with the numbers that it reads: what it makes may be asked for.
 * @param {Step} step
 * @param {Walkthrough} walk
 */
function equationView(step, { quantityOf }) {
  return html`<div class="equation" ${contents(symbolsLine(step))}></div>
    <div class="equation" ${contents(numbersLine(step, quantityOf))}></div>`;
}
