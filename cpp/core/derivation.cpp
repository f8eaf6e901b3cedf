#include "core/derivation.h"

#include <algorithm>
#include <utility>

namespace backprop {
namespace {

using Kind = QuantityKind;

/// dZ = dA (.) g'(Z)
Expression throughDerivative(std::size_t l) {
  return hadamard(whole({Kind::activationGradient, l}), whole({Kind::activationDerivative, l}));
}

/// J^T dA of a softmax, column by column and without writing J out.
Expression throughSoftmax(std::size_t l) {
  const Expression A = whole({Kind::activation, l}), dA = whole({Kind::activationGradient, l});
  return hadamard(A, difference(dA, apply(Function::sumColumns, hadamard(A, dA))));
}

/// A parameter in the update: its own quantities and operations.
struct Parameter {
  Kind value, gradient, velocity, squares, updated, updatedVelocity, updatedSquares;
  Operation velocityStep, squaresStep, updateStep;
};
constexpr Parameter kWeights = {Kind::weights,
                                Kind::weightGradient,
                                Kind::weightVelocity,
                                Kind::weightSquares,
                                Kind::updatedWeights,
                                Kind::updatedWeightVelocity,
                                Kind::updatedWeightSquares,
                                Operation::weightVelocity,
                                Operation::weightSquares,
                                Operation::weightUpdate};
constexpr Parameter kBiases = {Kind::biases,
                               Kind::biasGradient,
                               Kind::biasVelocity,
                               Kind::biasSquares,
                               Kind::updatedBiases,
                               Kind::updatedBiasVelocity,
                               Kind::updatedBiasSquares,
                               Operation::biasVelocity,
                               Operation::biasSquares,
                               Operation::biasUpdate};

/// The list of steps as it grows. Every formula stands here, in the notation of the article.
class Steps {
 public:
  Steps(const Architecture& architecture, const Optimizer& optimizer)
      : architecture_(architecture),
        conventions_(architecture.conventions),
        optimizer_(optimizer) {}

  std::vector<Step> derive() {
    const std::size_t L = architecture_.depth();
    const bool isInPlace = conventions_.update == UpdateOrder::inPlace;
    for (std::size_t l = 1; l <= L; ++l) forwardThrough(l);
    add(Phase::loss, L, Operation::loss, {Kind::loss},
        formula(architecture_.loss, conventions_.lossScale, L));
    outputError(L);
    for (std::size_t l = L; l >= 1; --l) {
      parameterGradients(l);
      if (isInPlace) updateOf(l);
      if (l > 1) gradientOfLayerBefore(l, {isInPlace ? Kind::updatedWeights : Kind::weights, l});
    }
    for (std::size_t l = 1; l <= L && !isInPlace; ++l) updateOf(l);
    return std::move(steps_);
  }

 private:
  void add(Phase phase, std::size_t layer, Operation operation, Quantity result,
           Expression formula) {
    steps_.push_back({phase, layer, operation, result, std::move(formula)});
  }

  void forwardThrough(std::size_t l) {
    const Expression Z = whole({Kind::preActivation, l});
    add(Phase::forward, l, Operation::linear, {Kind::preActivation, l},
        sum(product(whole({Kind::weights, l}), whole(inputOfLayer(l))), whole({Kind::biases, l})));
    const Activation activation = architecture_.layers[l - 1].activation;
    if (activation != Activation::softmax) {
      add(Phase::forward, l, Operation::activation, {Kind::activation, l},
          apply(rule(activation).function, {Z}));
      return;
    }
    const Quantity exponentials{Kind::exponentials, l}, sums{Kind::exponentialSums, l};
    add(Phase::forward, l, Operation::exponentials, exponentials, apply(Function::exp, Z));
    add(Phase::forward, l, Operation::exponentialSums, sums,
        apply(Function::sumColumns, whole(exponentials)));
    add(Phase::forward, l, Operation::quotients, {Kind::activation, l},
        quotient(whole(exponentials), whole(sums)));
  }

  void outputError(std::size_t L) {
    const Quantity dA{Kind::activationGradient, L}, dZ{Kind::preActivationGradient, L};
    if (isShortForm(architecture_.loss, architecture_.outputActivation())) {
      const double factor = errorFactor(architecture_.loss, conventions_.lossScale);
      const Expression error = difference(whole({Kind::activation, L}), whole({Kind::targets}));
      add(Phase::backward, L, Operation::outputError, dZ,
          factor == 1.0 ? error : product(number(factor), error));
      return;
    }
    add(Phase::backward, L, Operation::outputGradient, dA,
        gradientFormula(architecture_.loss, conventions_.lossScale, L));
    if (architecture_.outputActivation() == Activation::softmax) {
      add(Phase::backward, L, Operation::softmaxGradient, dZ, throughSoftmax(L));
    } else {
      add(Phase::backward, L, Operation::preActivationGradient, dZ, throughDerivative(L));
    }
  }

  void parameterGradients(std::size_t l) {
    const Expression dZ = whole({Kind::preActivationGradient, l});
    add(Phase::backward, l, Operation::weightGradient, {Kind::weightGradient, l},
        scaled(product(dZ, transpose(whole(inputOfLayer(l))))));
    if (conventions_.biases == BiasRule::frozen) return;
    const bool isShared = conventions_.biases == BiasRule::shared;
    add(Phase::backward, l, Operation::biasGradient, {Kind::biasGradient, l},
        scaled(apply(isShared ? Function::sumAll : Function::sumRows, {dZ})));
  }

  /// 1/m before a sum over the examples, where gradients carry it.
  Expression scaled(Expression total) const {
    if (conventions_.gradientScale == GradientScale::sum) return total;
    return product(quotient(number(1.0), whole({Kind::examples})), std::move(total));
  }

  void gradientOfLayerBefore(std::size_t l, Quantity W) {
    add(Phase::backward, l - 1, Operation::activationGradient, {Kind::activationGradient, l - 1},
        product(transpose(whole(W)), whole({Kind::preActivationGradient, l})));
    add(Phase::backward, l - 1, Operation::preActivationGradient,
        {Kind::preActivationGradient, l - 1}, throughDerivative(l - 1));
  }

  void updateOf(std::size_t l) {
    Quantity dW{Kind::weightGradient, l};
    if (optimizer_.weightDecay != 0.0) {
      const Quantity decayed{Kind::decayedGradient, l};
      add(Phase::update, l, Operation::weightDecay, decayed,
          sum(whole(dW), product(whole({Kind::weightDecay}), whole({Kind::weights, l}))));
      dW = decayed;
    }
    updateOf(l, kWeights, dW);
    if (conventions_.biases != BiasRule::frozen) updateOf(l, kBiases, {Kind::biasGradient, l});
  }

  void updateOf(std::size_t l, const Parameter& parameter, Quantity gradient) {
    const Quantity newV{parameter.updatedVelocity, l}, newS{parameter.updatedSquares, l};
    const Expression dP = whole(gradient), v = whole({parameter.velocity, l}),
                     s = whole({parameter.squares, l});
    Expression direction = dP;
    switch (optimizer_.kind) {
      case OptimizerKind::gradientDescent:
        break;
      case OptimizerKind::momentum:
        add(Phase::update, l, parameter.velocityStep, newV,
            sum(product(whole({Kind::momentum}), v), dP));
        direction = whole(newV);
        break;
      case OptimizerKind::adam:
        add(Phase::update, l, parameter.velocityStep, newV, runningMean(Kind::beta1, v, dP));
        add(Phase::update, l, parameter.squaresStep, newS,
            runningMean(Kind::beta2, s, apply(Function::square, dP)));
        direction = quotient(
            corrected(newV, Kind::beta1),
            sum(apply(Function::squareRoot, corrected(newS, Kind::beta2)), whole({Kind::epsilon})));
        break;
    }
    add(Phase::update, l, parameter.updateStep, {parameter.updated, l},
        difference(whole({parameter.value, l}),
                   product(whole({Kind::learningRate}), std::move(direction))));
  }

  /// beta mean + (1 - beta) x
  static Expression runningMean(Kind beta, const Expression& mean, const Expression& x) {
    return sum(product(whole({beta}), mean), product(difference(number(1.0), whole({beta})), x));
  }

  /// mean / (1 - beta^t): it began at 0 and is too small at first.
  static Expression corrected(Quantity mean, Kind beta) {
    return quotient(whole(mean), difference(number(1.0), apply(Function::power, whole({beta}),
                                                               whole({Kind::updates}))));
  }

  const Architecture& architecture_;
  const Conventions& conventions_;
  const Optimizer& optimizer_;
  std::vector<Step> steps_;
};

void collectQuantities(const Expression& expression, std::vector<Quantity>& found) {
  if (expression.quantity &&
      std::find(found.begin(), found.end(), *expression.quantity) == found.end()) {
    found.push_back(*expression.quantity);
  }
  for (const Expression& operand : expression.operands) collectQuantities(operand, found);
}

}  // namespace

std::vector<Step> deriveSteps(const Architecture& architecture, const Optimizer& optimizer) {
  return Steps(architecture, optimizer).derive();
}

Shape shapeOf(const Architecture& architecture, const Quantity& quantity, std::size_t m) {
  const std::size_t layer = quantity.layer;
  const std::size_t units = layer > 0 ? architecture.layers[layer - 1].units : 1;
  switch (quantity.kind) {
    case QuantityKind::inputs:
      return {architecture.inputs, m};
    case QuantityKind::targets:
      return {architecture.layers.back().units, m};
    case QuantityKind::exponentialSums:
      return {1, m};
    case QuantityKind::biases:
    case QuantityKind::biasGradient:
    case QuantityKind::updatedBiasVelocity:
    case QuantityKind::updatedBiasSquares:
    case QuantityKind::updatedBiases:
      return {architecture.conventions.biases == BiasRule::shared ? 1 : units, 1};
    default:
      if (layer == 0) return {1, 1};
      if (isPerExample(quantity.kind)) return {units, m};
      return {units, architecture.inputsOf(layer)};
  }
}

std::vector<Equation> deriveLongForm(const Architecture& architecture, bool hasJacobian) {
  const std::size_t L = architecture.depth();
  const Activation output = architecture.outputActivation();
  if (!isShortForm(architecture.loss, output)) return {};
  const Quantity dA{Kind::activationGradient, L}, dZ{Kind::preActivationGradient, L},
      J{Kind::jacobian, L};
  std::vector<Equation> equations = {
      {dA, gradientFormula(architecture.loss, architecture.conventions.lossScale, L)}};
  if (output != Activation::softmax) {
    equations.push_back({dZ, throughDerivative(L)});
  } else if (!hasJacobian) {
    equations.push_back({dZ, throughSoftmax(L)});
  } else {
    const Expression A = whole({Kind::activation, L});
    equations.push_back({J, difference(apply(Function::diagonal, A), product(A, transpose(A)))});
    equations.push_back({dZ, product(transpose(whole(J)), whole(dA))});
  }
  return equations;
}

std::vector<Quantity> reads(const Expression& formula) {
  std::vector<Quantity> found;
  collectQuantities(formula, found);
  return found;
}

}  // namespace backprop
