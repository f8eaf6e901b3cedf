// Equations and arithmetic as plain text, for notes, mails and comments in code. Matrices are
// aligned in monospaced type.
import { alignColumn, formatNumber, listSeparator, superscript } from '../format.js';
import { writeArithmetic } from './arithmetic.js';
import { excerptOf } from './excerpt.js';
import { writeFormula } from './formula.js';
import { roundedAnew } from '../model/reduce.js';
import { isRounded, isShownExactly, relationOf, showsRounded } from './notation.js';
import { ACTIVATION_NAMES } from '../model/activation-names.js';
import { isOneLetter, isOneNumber, symbolParts } from './symbols.js';
import { beside, inParentheses, isTall, raised, stacked, textBox } from './text-box.js';

/**
 * @import { Activation, Expression, FunctionName, Matrix } from '../engine/types.js'
 * @import { Formula, Level, Notation, QuantityOf } from './notation.js'
 * @import { SymbolParts } from './symbols.js'
 * @import { TextBox } from './text-box.js'
 */

/** @type {Record<string, string>} */
const SETTINGS = {
  alpha: 'α',
  lambda: 'λ',
  mu: 'μ',
  beta1: 'β₁',
  beta2: 'β₂',
  epsilon: 'ε',
};

/** @type {Partial<Record<FunctionName, string>>} */
const FUNCTIONS = {
  ...ACTIVATION_NAMES,
  'normal-cdf': 'Φ',
  'normal-pdf': 'φ',
  diagonal: 'diag',
};

const OPERATORS = { '+': ' + ', '−': ' − ', '·': '·', '⊙': ' ⊙ ' };
const SUMS = { all: '∑_all ', examples: '∑_{i=1..m} ', units: '∑_units ' };

/**
 * An equation in symbols, then with the matrices' numbers, then their result, each from a new line.
 * Numbers have the digits that they have on the page, and the sign is ≈ where one is rounded; of
 * large matrices the middle is left out.
 * @param {Formula} step
 * @param {QuantityOf} quantityOf
 * @param {{level?: Level}} [options] how far it is written; `symbols` is a single line
 * @returns {string} lines without a line feed at the end
 */
export function equationToText(step, quantityOf, { level = 'result' } = {}) {
  const result = textSymbol(symbolParts(step.result), step.activation);
  const relation = relationOf(step);
  const symbols = writeFormula(step.formula, {
    ...plain,
    leaf: (name, isTransposed) => {
      const symbol = textSymbol(symbolParts(name), step.activation);
      return textBox(symbol + (isTransposed ? 'ᵀ' : ''), true);
    },
  });
  /** @type {[string, TextBox][]} */
  const sides = [[relation, symbols]];
  if (level !== 'symbols') {
    const numbers = writeFormula(step.formula, {
      ...plain,
      leaf: (name, isTransposed) => matrixBox(name, quantityOf(name), isTransposed),
    });
    sides.push([equals(showsRounded(step.formula, quantityOf)), numbers]);
  }
  if (level === 'result') {
    const made = quantityOf(step.result);
    sides.push([equals(isRounded(made)), matrixBox(step.result, made)]);
  }
  const blocks = sides.map(([sign, box], index) => {
    const left = index ? ' '.repeat(result.length) : result;
    return textOf(beside([textBox(`${left} ${sign.padStart(relation.length)} `), box]));
  });
  // A tall block is set off, or its matrices would run into those of the next.
  return blocks.join(blocks.some((block) => block.includes('\n')) ? '\n\n' : '\n');
}

/**
 * The arithmetic of one entry, from its set-up to its result, in one line.
 * @param {readonly Expression[]} stages as `reductions()` of model/reduce.js gives them
 * @returns {string}
 */
export function entryToText(stages) {
  const rounded = roundedAnew(stages, isShownExactly);
  return stages
    .map((stage, index) => {
      const text = textOf(writeArithmetic(stage, plain));
      return index ? `${equals(rounded[index])} ${text}` : text;
    })
    .join(' ');
}

/** @param {boolean} isRoundedNext */
function equals(isRoundedNext) {
  return isRoundedNext ? '≈' : '=';
}

/** @param {TextBox} box */
function textOf({ lines }) {
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** @type {Notation<TextBox>} */
const plain = {
  row: beside,
  number: numberBox,
  leaf: (name) => textBox(textSymbol(symbolParts(name)), true),
  operator: (sign) => textBox(sign === ',' ? `${listSeparator()} ` : OPERATORS[sign]),
  minus: textBox('−'),
  e: textBox('e', true),
  factors: (left, right, [a, b]) => {
    const isTight = !isTall(left) && !isTall(right) && (isOneLetter(a) || isOneLetter(b));
    return beside([left, textBox(isTight ? '·' : ' · '), right]);
  },
  parentheses: inParentheses,
  fraction: (above, below) =>
    isTall(above) || isTall(below)
      ? stacked(above, below)
      : beside([enclosed(above), textBox('/'), enclosed(below)]),
  power: (bare, exponent) => {
    const base = enclosed(bare);
    const [text] = exponent.lines;
    return /^\d+$/.test(text)
      ? beside([base, raised(textBox(superscript(Number(text))), base)])
      : beside([base, textBox('^'), enclosed(exponent)]);
  },
  root: (content) => beside([textBox('√'), enclosed(content)]),
  functionName: (name) => textBox(FUNCTIONS[name] ?? name),
  derivative: (activation) => textBox(derivativeText(activation)),
  sumOver: (what) => textBox(SUMS[what]),
};

/** @param {TextBox} box */
function enclosed(box) {
  return box.isAtom ? box : inParentheses(box);
}

/** @param {number} value */
function numberBox(value) {
  const { text } = formatNumber(value);
  return textBox(text, /^[^−×]+$/.test(text));
}

/** @param {Activation} [activation] */
function derivativeText(activation) {
  return activation ? `g′_${ACTIVATION_NAMES[activation]}` : 'g′';
}

/**
 * @param {SymbolParts} parts
 * @param {Activation} [activation]
 * @returns {string}
 */
function textSymbol(parts, activation) {
  switch (parts.kind) {
    case 'setting':
      return SETTINGS[parts.name] ?? parts.name;
    case 'sums':
      return 'sum';
    case 'power':
      return `e^${textSymbol(parts.of)}`;
    case 'derivative':
      return `${derivativeText(activation)}(${textSymbol(parts.of)})`;
    case 'layered': {
      const { before, letter, layer, isDecayed } = parts;
      const place = layer && `[${layer}]`;
      if (before === 'v' || before === 's') return `${before}_d${letter}${place}`;
      return `${before}${letter}${isDecayed ? '_λ' : ''}${place}`;
    }
  }
}

/**
 * @param {string} name
 * @param {Matrix} matrix
 * @param {boolean} [isTransposed]
 * @returns {TextBox}
 */
function matrixBox(name, matrix, isTransposed) {
  if (isOneNumber(name, matrix)) return numberBox(matrix.values[0]);
  const texts = excerptOf(matrix, isTransposed).map((row) =>
    row.map((entry) => (typeof entry === 'number' ? formatNumber(entry).text : entry)),
  );
  const columns = texts[0].map((_, column) => flushRight(texts.map((row) => row[column])));
  const lines = texts.map((_, row) => `[ ${columns.map((column) => column[row]).join('  ')} ]`);
  return { lines, baseline: Math.floor((lines.length - 1) / 2), isAtom: true };
}

/**
 * A column of equally wide texts, the decimal signs below each other.
 * @param {string[]} texts
 */
function flushRight(texts) {
  const aligned = alignColumn(texts).map((text) => text.replace(/[\u2007\u2008]/g, ' '));
  const width = Math.max(...aligned.map((text) => text.length));
  return aligned.map((text) => text.padStart(width));
}
