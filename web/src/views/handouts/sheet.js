// A worksheet, and its key, as markup for a page of their own. What is left out is not hidden: it is
// nowhere, in no attribute and no label.
import { givensOf } from '../../model/derivation.js';
import { isReadable, withoutZeroBias } from '../../model/lines.js';
import { termCount } from '../../model/terms.js';
import { isLegible, sizeClass, widthOf } from './size.js';
import {
  arithmeticLine,
  isPlainNumber,
  mathml as markup,
  matrixOfNumbers,
  numbersLine,
  quantitySymbol,
  shownCellsOf,
  symbolsLine,
  transposed,
} from '../mathml.js';

/**
 * @import { Expression, Phase, Step } from '../../engine/types.js'
 * @import { Derivation } from '../../model/derivation.js'
 * @import { Blanks, Level } from '../../model/worksheet/blanks.js'
 * @import { HandoutWords } from '../../words/handouts.js'
 * @import { Words } from '../../words/index.js'
 * @import { Markup } from '../mathml.js'
 */

/**
 * @typedef {{
 *   derivation: Derivation,
 *   blanks: Blanks,
 *   level: Level,
 *   seed: number,
 *   digits: number,
 *   words: HandoutWords,
 *   ofSteps: Words['steps'],
 * }} Sheet
 */

/** With more entries left out than this, the key has their values, and not how each comes about. */
const MOST_LINES = 12;
/** An entry of more terms than this is worked out in two lines. */
const TERMS_OF_LINE = 4;
/** So many entries have room in the space of a size. */
const ROOMS = [3, 9];
/** So many steps have room on an empty page. */
const STEPS_OF_PAGE = 10;

/** Attributes that only scripts need. */
const FOR_SCRIPTS = / (?:data-(?!inner)[\w-]+|role|tabindex|aria-[\w-]+)="[^"]*"/g;
const SPACE = /[ \n]+/g;
const BEFORE_END = / +(?=>)/g;

/**
 * @param {Sheet} sheet
 * @returns {string} HTML to stand in a page's body
 */
export function sheetMarkup(sheet) {
  const { level, seed, digits } = sheet;
  const words = sheet.words.worksheet;
  const name = markup`<p class="who">${words.student} <span class="rule"></span> ${words.date} <span class="rule"></span></p>`;
  const task = markup`<p class="task">${words.tasks[level]} ${words.rounding(digits)}</p>`;
  const body = level === 'iteration' ? emptyPages(sheet) : phases(sheet, stepToFill);
  return pageOf(sheet, words.sheet(seed), [name, task, givenPart(sheet), body]);
}

/**
 * The answers, and how they come about.
 * @param {Sheet} sheet
 * @returns {string} HTML to stand in a page's body
 */
export function keyMarkup(sheet) {
  return pageOf(sheet, sheet.words.worksheet.key(sheet.seed), [phases(sheet, stepOfKey)]);
}

/**
 * @param {Sheet} sheet
 * @param {string} which
 * @param {Markup[]} parts
 */
function pageOf({ derivation, words: { iteration: words } }, which, parts) {
  const { title, iteration } = derivation;
  const place = iteration > 0 ? ` · ${words.heading(iteration + 1)}` : '';
  const { text } =
    markup`<header><h1>${title || words.untitled}${place}</h1><p>${which}</p></header>${parts}`;
  // Not the wide spaces, which align numbers.
  return text.replace(FOR_SCRIPTS, '').replace(SPACE, ' ').replace(BEFORE_END, '');
}

/** @param {Sheet} sheet */
function givenPart({ derivation, level, words }) {
  const { steps, quantityOf } = derivation;
  const numbers = givensOf(derivation).map((name) => {
    const matrix = matrixOfNumbers(quantityOf(name), { quantity: name });
    return markup`<span class=${sizeClass(widthOf(quantityOf(name)))}><math>${quantitySymbol(name)}<mo class="relation">=</mo>${matrix}</math></span> `;
  });
  const given = markup`<section class="given"><h2>${words.iteration.given}</h2><p>${numbers}</p>`;
  if (level !== 'iteration') return markup`${given}</section>`;
  const isTold = (/** @type {Step} */ { operation, layer, phase }) =>
    operation === 'activation' ||
    operation === 'quotients' ||
    phase === 'loss' ||
    (phase === 'update' && layer === 1);
  const formulas = steps
    .filter(isTold)
    .map((step) => markup`<li class="equation">${symbolsLine(step)}</li>`);
  return markup`${given}<p>${words.worksheet.rules}</p><ul>${formulas}</ul></section>`;
}

/**
 * The steps, with headings for their phases.
 * @param {Sheet} sheet
 * @param {(step: Step, sheet: Sheet) => Markup | null} write null where there is nothing to say
 */
function phases(sheet, write) {
  /** @type {Phase | null} */
  let phase = null;
  const parts = sheet.derivation.steps.flatMap((step) => {
    const section = write(step, sheet);
    if (!section) return [];
    const heading =
      step.phase === phase ? [] : [markup`<h2>${sheet.ofSteps.phases[step.phase]}</h2>`];
    phase = step.phase;
    return [...heading, section];
  });
  return markup`${parts}`;
}

/**
 * @param {Step} step
 * @param {Sheet} sheet
 */
function stepToFill(step, sheet) {
  const { derivation, ofSteps } = sheet;
  const { quantityOf, steps } = derivation;
  const matrices = matricesIn(step.formula).filter(({ name }) => isMatrixShown(name, sheet));
  const across = matrices.reduce(
    (sum, { name, isTransposed }) => sum + widthOf(quantityOf(name), isTransposed),
    0,
  );
  const made = widthOf(quantityOf(step.result));
  const hasNumbers = across > 0 && isLegible(across);
  const numbers = numbersLine(step, quantityOf, {
    before: markup`<mo class="relation">=</mo>`,
    instead: (name, isTransposed) => insteadOf(name, isTransposed, step, sheet),
  });
  return markup`<section class="step">
    <h3>${ofSteps.place(step, steps)}</h3>
    <div class="equation symbols">${symbolsLine(step)}</div>
    <div class=${`equation ${sizeClass(hasNumbers ? Math.max(across, made) : made)}`}>${hasNumbers ? numbers : markup``}${resultOf(
      step,
      sheet,
      {
        isEmpty: (cell) => isBlank(step.result, cell, sheet),
      },
    )}</div>
    ${working(step, sheet)}
  </section>`;
}

/**
 * @param {Expression} formula
 * @returns {{name: string, isTransposed: boolean}[]} the quantities in it, as they stand there
 */
function matricesIn({ kind, quantity, operands = [] }) {
  if (quantity) return [{ name: quantity, isTransposed: false }];
  const inside = operands.flatMap(matricesIn);
  return kind === 'transpose' ? inside.map((leaf) => ({ ...leaf, isTransposed: true })) : inside;
}

/**
 * The blanks of a step filled in.
 * @param {Step} step
 * @param {Sheet} sheet
 */
function stepOfKey(step, sheet) {
  const { derivation, blanks, ofSteps } = sheet;
  const { steps, quantityOf, arithmeticOf } = derivation;
  const cells = [...(blanks.get(step.result) ?? [])];
  if (cells.length === 0) return null;
  const isTold = cells.length <= MOST_LINES && isReadable(termCount(step, quantityOf));
  const lines = (isTold ? cells : []).map((cell) => {
    const line = arithmeticLine(withoutZeroBias(arithmeticOf(step.index, cell)));
    return markup`<li><span class="where">${nameOf(step, cell, sheet)}</span><span class="line">${line}</span></li>`;
  });
  return markup`<section class="step">
    <h3>${ofSteps.place(step, steps)}</h3>
    <ul class="elements">${lines}</ul>
    <div class=${`equation ${sizeClass(widthOf(quantityOf(step.result)))}`}><math>${quantitySymbol(step.result, step.activation)}</math>${resultOf(
      step,
      sheet,
      { isLit: (cell) => isBlank(step.result, cell, sheet) },
    )}</div>
  </section>`;
}

/**
 * @param {Step} step
 * @param {Sheet} sheet
 * @param {{isEmpty?: (cell: number) => boolean, isLit?: (cell: number) => boolean}} marks
 */
function resultOf(step, { derivation }, { isEmpty, isLit }) {
  const { result, columns } = step;
  const numbers = matrixOfNumbers(derivation.quantityOf(result), {
    quantity: result,
    isEmpty: isEmpty && ((row, column) => isEmpty(row * columns + column)),
    isLit: isLit && ((row, column) => isLit(row * columns + column)),
    emptySign: '',
  });
  return markup`<span class="term"><math displaystyle="true"><mo class="relation">=</mo>${numbers}</math></span>`;
}

/**
 * Room to work out what a step leaves blank.
 * @param {Step} step
 * @param {Sheet} sheet
 */
function working(step, sheet) {
  const { derivation, blanks, level } = sheet;
  const cells = [...(blanks.get(step.result) ?? [])];
  if (cells.length === 0) return markup``;
  if (level === 'step') {
    const size = ROOMS.filter((most) => cells.length > most).length;
    return markup`<div class="room room-${size}"></div>`;
  }
  const isLong = termCount(step, derivation.quantityOf) > TERMS_OF_LINE;
  return markup`${cells.map(
    (cell) =>
      markup`<p class="work"><span class="where">${nameOf(step, cell, sheet)} =</span><span class="rule"></span></p>${
        isLong ? markup`<p class="work"><span class="rule"></span></p>` : markup``
      }`,
  )}`;
}

/**
 * Which entry it is: `Z[1] row 2`.
 * @param {Step} step
 * @param {number} cell
 * @param {Sheet} sheet
 */
function nameOf({ result, activation, rows, columns }, cell, { words }) {
  const [row, column] = [Math.floor(cell / columns) + 1, (cell % columns) + 1];
  const symbol = markup`<math>${quantitySymbol(result, activation)}</math>`;
  if (rows * columns === 1) return symbol;
  return markup`${symbol} ${words.worksheet.place(row, columns === 1 ? null : column)}`;
}

/** @param {string} name @param {number} cell @param {Sheet} sheet */
function isBlank(name, cell, { blanks }) {
  return blanks.get(name)?.has(cell) ?? false;
}

/**
 * Whether a number of a matrix is shown where a formula reads it.
 * @param {string} name
 * @param {Sheet} sheet
 */
function isMatrixShown(name, sheet) {
  const matrix = sheet.derivation.quantityOf(name);
  if (isDerivative(name) || isPlainNumber(name, matrix)) return false;
  return shownCellsOf(matrix).some((cell) => !isBlank(name, cell, sheet));
}

/**
 * What stands in a formula where not all numbers of a quantity can: its symbol, or a matrix with empty
 * boxes. A slope of an activation is to be worked out.
 * @param {string} name
 * @param {boolean} isTransposed
 * @param {Step} step
 * @param {Sheet} sheet
 * @returns {Markup | null}
 */
function insteadOf(name, isTransposed, step, sheet) {
  const matrix = sheet.derivation.quantityOf(name);
  const cells = shownCellsOf(matrix);
  const blank = cells.filter((cell) => isBlank(name, cell, sheet));
  if (isDerivative(name) || blank.length === cells.length) {
    const symbol = quantitySymbol(name, step.activation);
    return isTransposed ? transposed(symbol) : symbol;
  }
  if (blank.length === 0) return null;
  return matrixOfNumbers(matrix, {
    quantity: name,
    transposed: isTransposed,
    isEmpty: (row, column) => isBlank(name, row * matrix.columns + column, sheet),
    emptySign: '',
  });
}

/** @param {string} name */
function isDerivative(name) {
  return name.startsWith("g'");
}

/**
 * A page for each part of the iteration, with what is to be found there.
 * @param {Sheet} sheet
 */
function emptyPages({ derivation, ofSteps }) {
  const { steps } = derivation;
  const parts = /** @type {const} */ ([['forward', 'loss'], ['backward'], ['update']]);
  const pages = parts.flatMap((phasesOfPart) => {
    const ofPart = steps.filter(({ phase }) => phasesOfPart.some((name) => name === phase));
    const names = ofPart.map(
      ({ result, activation }) => markup`<math>${quantitySymbol(result, activation)}</math> `,
    );
    const heading = phasesOfPart.map((phase) => ofSteps.phases[phase]).join(' · ');
    const count = Math.ceil(ofPart.length / STEPS_OF_PAGE);
    return Array.from(
      { length: count },
      (_, page) =>
        markup`<section class="space">${
          page === 0 ? markup`<h2>${heading}</h2><p class="find">${names}</p>` : markup``
        }</section>`,
    );
  });
  return markup`${pages}`;
}
