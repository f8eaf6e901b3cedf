// The iteration as a script for PyTorch. It says the forward pass only: gradients come from automatic
// differentiation, loss and update are PyTorch's own. So it proves what it agrees with.
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
 * @import { Activation, Operation, Step } from '../engine/types.js'
 * @import { Derivation } from '../model/derivation.js'
 */

const HEAD = `import torch
from torch.nn import functional as F

agreed = 0


def matrix(*rows):
    return torch.tensor(rows, dtype=torch.float64)


def check(name, found, expected):
    """Compares a quantity with its value in Backprop by Hand."""
    global agreed
    found = found.detach()
    expected = torch.as_tensor(expected, dtype=torch.float64)
    tolerance = 1e-9 * expected.abs().clamp(min=1)
    has_shape = found.shape == expected.shape
    if not (has_shape and ((found - expected).abs() <= tolerance).all()):
        raise AssertionError(f"{name} is\\n{found}\\nand not\\n{expected}")
    agreed += 1


def gradients(of, to, flowing=None):
    """How \`of\` changes with each of \`to\`; \`flowing\` is the gradient that has reached \`of\`."""
    return torch.autograd.grad(of, to, grad_outputs=flowing, retain_graph=True)`;

/** @type {Record<Activation, (Z: string) => string>} */
const ACTIVATIONS = {
  relu: (Z) => `torch.relu(${Z})`,
  'leaky-relu': (Z) => `F.leaky_relu(${Z}, 0.01)`,
  sigmoid: (Z) => `torch.sigmoid(${Z})`,
  tanh: (Z) => `torch.tanh(${Z})`,
  gelu: (Z) => `F.gelu(${Z})`,
  softplus: (Z) => `F.softplus(${Z}, threshold=40)  # beyond, it is Z to the last digit`,
  elu: (Z) => `F.elu(${Z})`,
  identity: (Z) => `${Z}.clone()`,
  softmax: (Z) => `torch.softmax(${Z}, dim=0)`,
};

/** How each optimizer of PyTorch calls what it remembers of a gradient. */
const MEMORY = { momentum: { v: 'momentum_buffer' }, adam: { v: 'exp_avg', s: 'exp_avg_sq' } };

/**
 * @param {Derivation} derivation whose numbers are finite
 * @returns {string} Python
 */
export function pytorchScript(derivation) {
  const { steps, quantityOf } = derivation;
  const trained = trainedParameters(derivation);
  const given = givens(derivation, (quantity) => {
    const text = assignment(quantity, quantityOf(quantity));
    return trained.includes(quantity) ? `${text}.requires_grad_()` : text;
  });
  const sections = phasesOf(steps).map((run) => ({
    heading: phaseName(run),
    paragraphs:
      run[0].phase === 'update' ? updateTexts(run, derivation) : passTexts(run, derivation),
  }));
  return script(derivation, {
    by: 'PyTorch',
    about: [
      'Only the forward pass is written out: the gradients come from automatic differentiation,',
      'the loss and the update from functions of PyTorch.',
    ],
    head: HEAD,
    sections: [{ heading: 'Given', paragraphs: [given, optimizerText(derivation)] }, ...sections],
  });
}

/** @param {Derivation} derivation */
function trainedParameters({ steps }) {
  return steps
    .filter(({ result }) => /^[Wb]\[\d+\]\+$/.test(result))
    .map(({ result }) => result.slice(0, -1));
}

/** @param {Derivation} derivation */
function isInPlace({ document }) {
  return document.conventions?.update === 'in-place';
}

/** @param {Derivation} derivation */
function optimizerKind({ document }) {
  return document.optimizer?.kind ?? 'gradient-descent';
}

/**
 * @param {Derivation} derivation
 * @returns {string}
 */
function optimizerText(derivation) {
  const kind = optimizerKind(derivation);
  const trained = trainedParameters(derivation);
  const namesOf = (/** @type {string} */ letter) =>
    trained.filter((name) => name.startsWith(letter)).map(pythonName);
  const [weights, biases] = ['W', 'b'].map((letter) => namesOf(letter).join(', '));
  const isDecayed = derivation.steps.some(({ operation }) => operation === 'weight-decay');
  const groups = [`{"params": [${weights}]${isDecayed ? ', "weight_decay": lambda_' : ''}}`];
  if (biases) groups.push(`{"params": [${biases}]}`);
  const settings = {
    'gradient-descent': 'torch.optim.SGD(groups, lr=alpha)',
    momentum: 'torch.optim.SGD(groups, lr=alpha, momentum=mu)',
    adam: 'torch.optim.Adam(groups, lr=alpha, betas=(beta1, beta2), eps=epsilon)',
  };
  return [
    `groups = [${groups.join(', ')}]`,
    `optimizer = ${settings[kind]}`,
    ...trained.flatMap((parameter) => memoryText(kind, parameter)),
  ].join('\n');
}

/**
 * What the optimizer remembers from the updates before.
 * @param {keyof typeof MEMORY | 'gradient-descent'} kind
 * @param {string} parameter
 */
function memoryText(kind, parameter) {
  if (kind === 'gradient-descent') return [];
  const name = pythonName(parameter);
  const remembered = Object.entries(MEMORY[kind]).map(
    ([letter, key]) => `"${key}": ${pythonName(letter + parameter)}.clone()`,
  );
  if (kind === 'adam') remembered.unshift('"step": torch.tensor(t - 1.0)');
  return [`optimizer.state[${name}] = {${remembered.join(', ')}}`];
}

/**
 * The steps of a run of the forward pass, the loss, or the backward pass.
 * @param {Step[]} run
 * @param {Derivation} derivation
 */
function passTexts(run, derivation) {
  const texts = run.map((step, index) => {
    const beginsLayer = step.phase === 'backward' && step.layer !== run[index - 1]?.layer;
    const text = stepText(step, derivation);
    return beginsLayer && !isInPlace(derivation)
      ? `${layerGradients(step.layer, run)}\n\n${text}`
      : text;
  });
  return run[0].operation.startsWith('output-') ? [totalText(derivation), ...texts] : texts;
}

/**
 * What the gradients of dZ are of.
 * @param {Derivation} derivation
 */
function totalText(derivation) {
  const { steps } = derivation;
  const hasMean = (/** @type {Operation} */ wanted) =>
    steps.some(({ operation, reads }) => operation === wanted && reads.includes('m'));
  const [isMean, areMeans] = [hasMean('loss'), hasMean('weight-gradient')];
  const lines = [];
  if (isMean && areMeans) {
    lines.push('# dZ and dA are of the loss without its 1/m, which dW and db carry instead.');
  } else if (isMean) lines.push('# The loss has a 1/m that no gradient carries in this network.');
  else if (areMeans) {
    lines.push('# dW and db carry a 1/m that the loss does not have in this network.');
  }
  if (isInPlace(derivation)) {
    lines.push(
      '# Each layer is updated on the way back, and what flows to the one before goes through its',
      '# new weights: that is no gradient of the loss. So automatic differentiation is asked layer',
      '# by layer.',
    );
  }
  lines.push(`total = ${isMean ? 'm * loss' : 'loss'}`);
  return lines.join('\n');
}

/**
 * All gradients of a layer at once, as far as they are steps.
 * @param {number} layer
 * @param {Step[]} run
 */
function layerGradients(layer, run) {
  const made = run.filter((step) => step.layer === layer).map(({ result }) => pythonName(result));
  const of = made.map((name) => name.slice(1)); // dZ1 is of Z1
  return `${made.join(', ')}${made.length > 1 ? '' : ','} = gradients(total, [${of.join(', ')}])`;
}

/**
 * @param {Step} step
 * @param {Derivation} derivation
 */
function stepText(step, derivation) {
  const { result, layer, operation } = step;
  const { quantityOf } = derivation;
  const name = pythonName(result);
  const lines = [stepComment(step, derivation), ...codeOf(step, derivation)];
  lines.push(comparison(result, quantityOf(result)));
  if (isAtKink(step, derivation)) {
    lines.push(
      KINK_COMMENT,
      assignment(result, quantityOf(result)).replace(`${name} = `, 'stated = '),
      `${name} = ${name} + torch.where(${name}.abs() < 1e-12, stated - ${name}, 0 * ${name}).detach()`,
    );
  }
  if (operation === 'pre-activation-gradient') {
    const slope = `g'(Z[${layer}])`;
    const found = `gradients(A${layer}.sum(), [Z${layer}])[0]`;
    lines.push(comparison(slope, quantityOf(slope), found));
  }
  return lines.join('\n');
}

/**
 * How a step's result comes about, unless it is there already.
 * @param {Step} step
 * @param {Derivation} derivation
 * @returns {string[]}
 */
function codeOf(step, derivation) {
  const { result, layer, operation, activation, formula } = step;
  const name = pythonName(result);
  const [A, Z, W, b] = ['A', 'Z', 'W', 'b'].map((letter) => letter + layer);
  const isMean = step.reads.includes('m') && operation !== 'loss';
  const share = isMean ? [`${name} = ${name} / m`] : [];
  const gradient = (/** @type {string} */ of, /** @type {string} */ to, flowing = '') =>
    isInPlace(derivation)
      ? [`(${name},) = gradients(${of}, [${to}]${flowing && `, ${flowing}`})`, ...share]
      : share;
  switch (operation) {
    case 'linear':
      return [`${name} = ${numpyFormula(formula)}`];
    case 'activation':
      return [`${name} = ${ACTIVATIONS[activation](Z)}`];
    case 'exponentials':
      return isShifted(step, derivation)
        ? [
            SHIFT_COMMENT,
            `largest = ${Z}.max(dim=0).values`,
            `${name} = torch.exp(${Z} - torch.where(largest.abs() > 600, largest, 0 * largest))`,
          ]
        : [`${name} = torch.exp(${Z})`];
    case 'exponential-sums':
      return [`${name} = exp${Z}.sum(dim=0, keepdim=True)`];
    case 'quotients':
      return [`${name} = ${ACTIVATIONS.softmax(Z)}`];
    case 'loss':
      return [`loss = ${lossText(derivation)}`];
    case 'output-error':
      return gradient('total', Z);
    case 'output-gradient':
      return gradient('total', A);
    case 'weight-gradient':
      return gradient(Z, W, `d${Z}`);
    case 'bias-gradient':
      return gradient(Z, b, `d${Z}`);
    case 'activation-gradient': {
      const [above, W2, b2] = ['dZ', 'W', 'b'].map((letter) => letter + (layer + 1));
      return gradient(`${W2} @ ${A} + ${b2}`, A, above);
    }
    default: // back through an activation
      return gradient(A, Z, `d${A}`);
  }
}

/**
 * @param {Derivation} derivation
 * @returns {string}
 */
function lossText({ document, steps }) {
  const { layer, reads } = steps.find(({ operation }) => operation === 'loss') ?? steps[0];
  const isMean = reads.includes('m');
  const [A, Z] = [`A${layer}`, `Z${layer}`];
  switch (document.loss) {
    case 'cross-entropy':
      return `F.cross_entropy(${Z}.T, Y.T, reduction="${isMean ? 'mean' : 'sum'}")  # with softmax`;
    case 'binary-cross-entropy': {
      const sum = `F.binary_cross_entropy_with_logits(${Z}, Y, reduction="sum")`;
      return `${sum}${isMean ? ' / m' : ''}  # with sigmoid`;
    }
    case 'squared-error': {
      const isHalf = document.conventions?.lossScale === 'half-sum';
      const divisor = isMean ? ' / (2 * m)' : isHalf ? ' / 2' : '';
      return `F.mse_loss(${A}, Y, reduction="sum")${divisor}`;
    }
  }
}

/**
 * An update: of all layers at once, or of one of them.
 * @param {Step[]} run
 * @param {Derivation} derivation
 */
function updateTexts(run, derivation) {
  const kind = optimizerKind(derivation);
  const lines = run
    .filter(({ operation }) => operation === 'weight-decay')
    .map(({ layer, result }) => {
      const penalty = `gradients(lambda_ / 2 * (W${layer} ** 2).sum(), [W${layer}])[0]`;
      return `${pythonName(result)} = dW${layer} + ${penalty}`;
    });
  if (lines.length > 0) {
    lines.unshift('# The optimizer adds the weight decay by itself: these are to be compared.');
  }
  if (isInPlace(derivation)) lines.push('optimizer.zero_grad(set_to_none=True)');
  const updated = run.filter(({ operation }) => operation.endsWith('-update'));
  for (const { result } of updated) {
    lines.push(`${pythonName(result)}.grad = d${pythonName(result)}`);
  }
  lines.push('optimizer.step()');
  const steps = run.map((step) => updateText(step, derivation, kind));
  return [lines.join('\n'), ...steps];
}

/**
 * @param {Step} step
 * @param {Derivation} derivation
 * @param {keyof typeof MEMORY | 'gradient-descent'} kind
 */
function updateText(step, derivation, kind) {
  const { result } = step;
  const { quantityOf } = derivation;
  const name = pythonName(result);
  const lines = [stepComment(step, derivation)];
  const [, letter, parameter] = name.match(/^([vs])(\w\d+)$/) ?? [];
  if (letter && kind !== 'gradient-descent') {
    const key = /** @type {Record<string, string>} */ (MEMORY[kind])[letter];
    if (kind === 'momentum' && quantityOf('mu').values[0] === 0) {
      lines.push('# Not compared: without momentum PyTorch remembers nothing.');
      return lines.join('\n');
    }
    lines.push(`${name} = optimizer.state[${parameter}]["${key}"]`);
  }
  lines.push(comparison(result, quantityOf(result)));
  return lines.join('\n');
}
