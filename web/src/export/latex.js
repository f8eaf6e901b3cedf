// Equations and arithmetic as LaTeX, for any document with amsmath, and for KaTeX and MathJax.
import { decimalSign, listSeparator, numberParts } from '../format.js';
import { writeArithmetic } from './arithmetic.js';
import { excerptOf } from './excerpt.js';
import { writeFormula } from './formula.js';
import { brokenFormula, isLong } from './latex-lines.js';
import { isRounded, isShownExactly, relationOf, showsRounded } from './notation.js';
import { ACTIVATION_NAMES } from '../model/activation-names.js';
import { roundedAnew } from '../model/reduce.js';
import { isOneLetter, isOneNumber, symbolParts } from './symbols.js';

/**
 * @import { Activation, Expression, FunctionName, Matrix } from '../engine/types.js'
 * @import { Gap } from './excerpt.js'
 * @import { Formula, Level, Notation, QuantityOf } from './notation.js'
 * @import { SymbolParts } from './symbols.js'
 */

/** @type {Record<string, string>} */
const SETTINGS = {
  m: 'm',
  t: 't',
  alpha: '\\alpha',
  lambda: '\\lambda',
  mu: '\\mu',
  beta1: '\\beta_{1}',
  beta2: '\\beta_{2}',
  epsilon: '\\varepsilon',
  loss: '\\text{loss}',
};

/** Those that are not written as `\operatorname` with the name that they have on the page.
 * @type {Partial<Record<FunctionName, string>>} */
const FUNCTIONS = {
  sigmoid: '\\sigma',
  tanh: '\\tanh',
  exp: '\\exp',
  ln: '\\ln',
  max: '\\max',
  'normal-cdf': '\\Phi',
  'normal-pdf': '\\varphi',
  diagonal: '\\operatorname{diag}',
};

const OPERATORS = { '+': ' + ', '−': ' - ', '·': ' \\cdot ', '⊙': ' \\odot ' };
const SUMS = {
  all: '\\sum_{\\text{all}} ',
  examples: '\\sum_{i=1}^{m} ',
  units: '\\sum_{\\text{units}} ',
};
const GAPS = { '⋯': '\\cdots', '⋮': '\\vdots', '⋱': '\\ddots' };

/** Of a formula that is many lines. */
const MOST_LINES = 16;

/**
 * An equation in symbols, then with the matrices' numbers, then their result, in lines aligned at
 * the sign; to stand between `\[` and `\]` or `$$` and `$$`. Numbers have the digits that they have
 * on the page, and the sign is ≈ where one is rounded; of large matrices the middle is left out.
 * @param {Formula} step
 * @param {QuantityOf} quantityOf
 * @param {{level?: Level}} [options] how far it is written; `symbols` is a single line
 * @returns {string}
 */
export function equationToLatex(step, quantityOf, { level = 'result' } = {}) {
  const symbol = (/** @type {string} */ name, isTransposed = false) =>
    latexName(name, step.activation) + (isTransposed ? '^T' : '');
  const result = symbol(step.result);
  const relation = relationOf(step);
  const symbols = writeFormula(step.formula, { ...latex, leaf: symbol, factors: symbolFactors });
  if (level === 'symbols') return `${result} ${relation} ${symbols}`;
  const numbers = writeFormula(step.formula, {
    ...latex,
    leaf: (name, isTransposed) => latexMatrix(name, quantityOf(name), isTransposed),
  });
  const lines = [
    `${result} &${relation} ${symbols}`,
    `&${equals(showsRounded(step.formula, quantityOf))} ${numbers}`,
  ];
  if (level === 'result') {
    const made = quantityOf(step.result);
    lines.push(`&${equals(isRounded(made))} ${latexMatrix(step.result, made)}`);
  }
  return aligned(lines);
}

/**
 * The arithmetic of one entry, from its set-up to its result, in one line.
 * @param {readonly Expression[]} stages as `reductions()` of model/reduce.js gives them
 * @returns {string}
 */
export function entryToLatex(stages) {
  return signedStages(stages)
    .map(({ sign, text }, index) => (index ? `${sign} ${text}` : text))
    .join(' ');
}

/** @param {readonly Expression[]} stages */
function signedStages(stages) {
  const rounded = roundedAnew(stages, isShownExactly);
  return stages.map((stage, index) => ({
    sign: index ? equals(rounded[index]) : '=',
    text: writeArithmetic(stage, latex),
  }));
}

/**
 * The same in a line, or in one for each stage, and in more where that is too long as well.
 * @param {readonly Expression[]} stages
 */
function chainLines(stages) {
  const whole = `= ${entryToLatex(stages)}`;
  if (!isLong(whole)) return [whole];
  return signedStages(stages).flatMap(({ sign, text }) => brokenFormula(`${sign} ${text}`));
}

/**
 * What a step makes, with its numbers; in one line.
 * @param {Formula} step
 * @param {QuantityOf} quantityOf
 * @returns {string}
 */
export function resultToLatex(step, quantityOf) {
  const made = quantityOf(step.result);
  const sign = isRounded(made) ? '\\approx' : relationOf(step);
  return `${latexName(step.result, step.activation)} ${sign} ${latexMatrix(step.result, made)}`;
}

/**
 * A quantity that an iteration starts from.
 * @param {string} name
 * @param {Matrix} matrix
 * @returns {string}
 */
export function givenToLatex(name, matrix) {
  return `${latexName(name)} ${equals(isRounded(matrix))} ${latexMatrix(name, matrix)}`;
}

/**
 * The arithmetic of entries of a step's result, in lines aligned at their first sign; in several
 * formulas where there are so many lines that a page might have to end between them.
 * @param {Formula} step
 * @param {readonly {row: number, column: number, stages: readonly Expression[]}[]} entries counted
 *   from 0
 * @returns {string[]}
 */
export function entriesToLatex({ result, activation, rows, columns }, entries) {
  const name = latexName(result, activation);
  const isMatrix = rows * columns > 1;
  const lines = entries.flatMap(({ row, column, stages }) => {
    const place = isMatrix ? `_{${row + 1},${column + 1}}` : '';
    return chainLines(stages).map((line, index) => `${index ? '' : name + place} &${line}`.trim());
  });
  const count = Math.ceil(lines.length / MOST_LINES);
  return Array.from({ length: count }, (_, block) =>
    aligned(lines.slice(block * MOST_LINES, (block + 1) * MOST_LINES)),
  );
}

/** @param {string[]} lines */
function aligned(lines) {
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

/** @param {string} name @param {Activation} [activation] */
function latexName(name, activation) {
  return latexSymbol(symbolParts(name), activation);
}

/** @param {boolean} isRoundedNext */
function equals(isRoundedNext) {
  return isRoundedNext ? '\\approx' : '=';
}

/** @type {Notation<string>} */
const latex = {
  row: (parts) => parts.reduce(joined),
  number: latexNumber,
  leaf: (name) => latexName(name),
  operator: (sign) => (sign === ',' ? `${listSeparator()} ` : OPERATORS[sign]),
  minus: '-',
  e: 'e',
  // Two numbers side by side could not be told apart.
  factors: (left, right, [a]) => `${left}${a.kind === 'number' ? ' \\cdot' : ''} ${right}`,
  parentheses: (content) =>
    /\\(frac|begin|sum)/.test(content) ? `\\left(${content}\\right)` : `(${content})`,
  fraction: (above, below) => `\\frac{${above}}{${below}}`,
  // A number with a power of ten has an exponent already.
  power: (base, exponent) => `${/^[^(]*\\times/.test(base) ? `(${base})` : base}^{${exponent}}`,
  root: (content) => `\\sqrt{${content}}`,
  functionName,
  derivative: latexDerivative,
  sumOver: (what) => SUMS[what],
};

/**
 * @param {string} left
 * @param {string} right
 * @param {[Expression, Expression]} of
 */
function symbolFactors(left, right, [a, b]) {
  const isTight = a.kind === 'number' || (isOneLetter(a) && isOneLetter(b));
  return isTight ? joined(left, right) : `${left}\\, ${right}`;
}

/**
 * A command ends where no letter follows.
 * @param {string} left
 * @param {string} right
 */
function joined(left, right) {
  return /\\[a-z]+$/i.test(left) && /^[a-z]/i.test(right) ? `${left} ${right}` : left + right;
}

/** @param {number} value */
function latexNumber(value) {
  const { isNegative, size, exponent } = numberParts(value);
  const point = decimalSign() === '.' ? '.' : `{${decimalSign()}}`; // or a comma would get a space
  const digits = size
    .replace('.', point)
    .replace('Infinity', '\\infty')
    .replace('NaN', '\\text{NaN}');
  const power = exponent === null ? '' : ` \\times 10^{${exponent}}`;
  return `${isNegative ? '-' : ''}${digits}${power}`;
}

/** @param {FunctionName} name */
function functionName(name) {
  const asOnPage = Object.hasOwn(ACTIVATION_NAMES, name)
    ? ACTIVATION_NAMES[/** @type {Activation} */ (name)]
    : name;
  return FUNCTIONS[name] ?? `\\operatorname{${asOnPage}}`;
}

/** @param {Activation} [activation] */
function latexDerivative(activation) {
  if (!activation) return "g'";
  const name = FUNCTIONS[activation] ?? `\\text{${ACTIVATION_NAMES[activation]}}`;
  return `g'_{${name}}`;
}

/**
 * @param {SymbolParts} parts
 * @param {Activation} [activation]
 * @returns {string}
 */
function latexSymbol(parts, activation) {
  switch (parts.kind) {
    case 'setting':
      return SETTINGS[parts.name];
    case 'sums':
      return '\\text{sum}';
    case 'power':
      return `e^{${latexSymbol(parts.of)}}`;
    case 'derivative':
      return `${latexDerivative(activation)}(${latexSymbol(parts.of)})`;
    case 'layered':
      return layeredSymbol(parts);
  }
}

/** @param {Extract<SymbolParts, {kind: 'layered'}>} parts */
function layeredSymbol({ before, letter, layer, isDecayed }) {
  const place = layer && `[${layer}]`;
  if (before === 'v' || before === 's') return `${before}_{d${letter}}${place}`;
  return `${before}${letter}${isDecayed ? '_{\\lambda}' : ''}${place}`;
}

/**
 * @param {string} name
 * @param {Matrix} matrix
 * @param {boolean} [isTransposed]
 */
function latexMatrix(name, matrix, isTransposed) {
  if (isOneNumber(name, matrix)) return latexNumber(matrix.values[0]);
  const entry = (/** @type {number | Gap} */ shown) =>
    typeof shown === 'number' ? latexNumber(shown) : GAPS[shown];
  const rows = excerptOf(matrix, isTransposed).map((row) => row.map(entry).join(' & '));
  return `\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`;
}
