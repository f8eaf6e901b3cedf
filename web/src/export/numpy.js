// The iteration as a script for NumPy, which recomputes it by the same formulas, written out.
import { MOST_TRACED, termCount } from '../model/terms.js';
import { phasesOf } from '../model/derivation.js';
import { numpyFormula } from './numpy-formula.js';
import {
  KINK_COMMENT,
  SHIFT_COMMENT,
  assignment,
  comparison,
  givens,
  isAtKink,
  isShifted,
  phaseName,
  pythonName,
  script,
  stepComment,
} from './python.js';

/**
 * @import { Activation, Expression, Step } from '../engine/types.js'
 * @import { Derivation } from '../model/derivation.js'
 */

const HEAD = `import numpy as np

agreed = 0


def matrix(*rows):
    return np.array(rows, dtype=float)


def check(name, found, expected):
    """Compares a quantity with its value in Backprop by Hand."""
    global agreed
    tolerance = 1e-9 * np.maximum(1, np.abs(expected))
    has_shape = np.shape(found) == np.shape(expected)
    if not (has_shape and np.all(np.abs(found - expected) <= tolerance)):
        raise AssertionError(f"{name} is\\n{found}\\nand not\\n{expected}")
    agreed += 1`;

const SIGMOID = `def sigmoid(Z):
    with np.errstate(over="ignore"):  # far below 0 it is 1 / infinity, which is 0
        return 1 / (1 + np.exp(-Z))`;

/** What a script defines where it is used, in the order in which it is needed. */
const DEFINITIONS = {
  relu: `def relu(Z):
    return np.maximum(0, Z)`,
  leaky_relu: `def leaky_relu(Z):
    return np.where(Z > 0, Z, 0.01 * Z)`,
  sigmoid: SIGMOID,
  gelu: `def gelu(Z):
    return Z * normal_cdf(Z)`,
  normal_cdf: `def normal_cdf(Z):
    return np.vectorize(lambda z: (1 + math.erf(z / math.sqrt(2))) / 2)(Z)`,
  normal_pdf: `def normal_pdf(Z):
    return np.exp(-(Z ** 2) / 2) / math.sqrt(2 * math.pi)`,
  softplus: `def softplus(Z):
    return np.logaddexp(0, Z)  # ln(1 + e^Z), without overflow`,
  elu: `def elu(Z):
    return np.where(Z > 0, Z, np.expm1(np.minimum(0, Z)))`,
  log_sigmoid: `def log_sigmoid(Z):
    return -np.logaddexp(0, -Z)  # also where the sigmoid rounds to 0 or 1`,
  log_softmax: `def log_softmax(Z):
    shifted = Z - np.max(Z, axis=0)  # also where the softmax rounds to 0
    return shifted - np.log(np.sum(np.exp(shifted), axis=0))`,
};

/** g'(Z) of each activation. @type {Record<string, (Z: string, A: string) => string>} */
const SLOPES = {
  relu: (Z) => `np.where(${Z} > 0, 1.0, 0.0)`,
  'leaky-relu': (Z) => `np.where(${Z} > 0, 1.0, 0.01)`,
  sigmoid: (_, A) => `${A} * (1 - ${A})`,
  tanh: (_, A) => `1 - ${A} ** 2`,
  gelu: (Z) => `normal_cdf(${Z}) + ${Z} * normal_pdf(${Z})`,
  softplus: (Z) => `sigmoid(${Z})`,
  elu: (Z) => `np.where(${Z} > 0, 1.0, np.exp(np.minimum(0, ${Z})))`,
  identity: (Z) => `np.ones_like(${Z})`,
};

/**
 * @param {Derivation} derivation whose numbers are finite
 * @returns {string} Python
 */
export function numpyScript(derivation) {
  const { steps, quantityOf } = derivation;
  const given = givens(derivation, (quantity) => assignment(quantity, quantityOf(quantity)));
  const phases = phasesOf(steps).map((run) => ({
    heading: phaseName(run),
    paragraphs: run.map((step) => stepText(step, derivation)),
  }));
  const definitions = definitionsFor(phases.flatMap(({ paragraphs }) => paragraphs).join('\n'));
  const head = definitions.some((text) => text.includes('math.')) ? `import math\n\n${HEAD}` : HEAD;
  return script(derivation, {
    by: 'NumPy',
    about: [],
    head: [head, ...definitions].join('\n\n\n'),
    sections: [{ heading: 'Given', paragraphs: [given] }, ...phases],
  });
}

/**
 * @param {string} code
 * @returns {string[]}
 */
function definitionsFor(code) {
  const isUsed = (/** @type {string} */ name, /** @type {string} */ text) =>
    new RegExp(`\\b${name}\\(`).test(text);
  const used = Object.entries(DEFINITIONS).filter(([name]) => isUsed(name, code));
  const texts = used.map(([, text]) => text).join('\n');
  return Object.entries(DEFINITIONS)
    .filter(([name]) => isUsed(name, code) || isUsed(name, texts))
    .map(([, text]) => text);
}

/**
 * @param {Step} step
 * @param {Derivation} derivation
 */
function stepText(step, derivation) {
  const { result, operation } = step;
  const { quantityOf } = derivation;
  const name = pythonName(result);
  const lines = [stepComment(step, derivation), ...slopeLines(step, derivation)];
  if (operation === 'exponentials' && isShifted(step, derivation)) lines.push(...shiftLines(step));
  else lines.push(`${name} = ${formulaText(step, derivation)}`);
  lines.push(comparison(result, quantityOf(result)));
  if (isAtKink(step, derivation)) {
    const stated = assignment(result, quantityOf(result)).replace(`${name} = `, 'stated = ');
    lines.push(
      KINK_COMMENT,
      stated,
      `${name} = np.where(np.abs(${name}) < 1e-12, stated, ${name})`,
    );
  }
  return lines.join('\n');
}

/**
 * The slope of an activation, which the step that goes back through it reads.
 * @param {Step} step
 * @param {Derivation} derivation
 */
function slopeLines({ operation, layer, activation }, { quantityOf }) {
  if (operation !== 'pre-activation-gradient') return [];
  const quantity = `g'(Z[${layer}])`;
  const slope = SLOPES[activation](`Z${layer}`, `A${layer}`);
  return [`${pythonName(quantity)} = ${slope}`, comparison(quantity, quantityOf(quantity))];
}

/**
 * @param {Step} step
 * @param {Derivation} derivation
 */
function formulaText(step, derivation) {
  const { formula, operation, layer, activation } = step;
  if (operation !== 'loss') return numpyFormula(formula, { isMatrix: true });
  if (!hasRoundedLogarithms(step, derivation)) return numpyFormula(formula);
  const name = activation === 'softmax' ? 'log_softmax' : 'log_sigmoid';
  return numpyFormula(formula, {
    logarithm: ({ kind }) => `${name}(${kind === 'difference' ? '-' : ''}Z${layer})`,
  });
}

/**
 * Whether an output is so near 0 or 1 that its logarithm must be taken another way: as the engine
 * says in the arithmetic of the loss.
 * @param {Step} step of the loss
 * @param {Derivation} derivation
 */
function hasRoundedLogarithms(step, { quantityOf, arithmeticOf }) {
  if (!JSON.stringify(step.formula).includes('"ln"')) return false;
  if (termCount(step, quantityOf) > MOST_TRACED) return true;
  const isOtherwise = (/** @type {Expression} */ { kind, function: name, operands = [] }) =>
    name === 'softplus' ||
    (step.activation === 'softmax' && kind === 'difference') ||
    operands.some(isOtherwise);
  return isOtherwise(arithmeticOf(step.index, 0));
}

/** @param {Step} step of the exponentials */
function shiftLines({ result, layer }) {
  return [
    SHIFT_COMMENT,
    `largest = np.max(Z${layer}, axis=0)`,
    `${pythonName(result)} = np.exp(Z${layer} - np.where(np.abs(largest) > 600, largest, 0))`,
  ];
}
