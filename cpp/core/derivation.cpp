#include "core/derivation.h"

#include <algorithm>
#include <utility>

namespace backprop {
namespace {

using Kind = QuantityKind;

/// The list of steps as it grows. Every formula stands here, in the notation of the article.
class Steps {
 public:
  explicit Steps(const Architecture& architecture) : architecture_(architecture) {}

  std::vector<Step> derive() {
    const std::size_t L = architecture_.depth();
    for (std::size_t l = 1; l <= L; ++l) forwardThrough(l);
    add(Phase::loss, L, Operation::loss, {Kind::loss}, formula(architecture_.loss, L));
    outputError(L);
    for (std::size_t l = L; l >= 1; --l) backwardThrough(l);
    for (std::size_t l = 1; l <= L; ++l) updateOf(l);
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
        sum({product(whole({Kind::weights, l}), whole(inputOfLayer(l))),
             whole({Kind::biases, l})}));
    const Activation activation = architecture_.layers[l - 1].activation;
    if (activation != Activation::softmax) {
      add(Phase::forward, l, Operation::activation, {Kind::activation, l},
          apply(rule(activation).function, {Z}));
      return;
    }
    const Quantity exponentials{Kind::exponentials, l}, sums{Kind::exponentialSums, l};
    add(Phase::forward, l, Operation::exponentials, exponentials, apply(Function::exp, {Z}));
    add(Phase::forward, l, Operation::exponentialSums, sums,
        apply(Function::sumColumns, {whole(exponentials)}));
    add(Phase::forward, l, Operation::quotients, {Kind::activation, l},
        quotient(whole(exponentials), whole(sums)));
  }

  void outputError(std::size_t L) {
    const Expression A = whole({Kind::activation, L});
    const Expression error = difference(A, whole({Kind::targets}));
    const Quantity dA{Kind::activationGradient, L}, dZ{Kind::preActivationGradient, L};
    if (isShortForm(architecture_.loss, architecture_.outputActivation())) {
      add(Phase::backward, L, Operation::outputError, dZ, error);
      return;
    }
    add(Phase::backward, L, Operation::outputGradient, dA, error);
    if (architecture_.outputActivation() == Activation::softmax) {
      add(Phase::backward, L, Operation::softmaxGradient, dZ,
          hadamard(A,
                   difference(whole(dA), apply(Function::sumColumns, {hadamard(A, whole(dA))}))));
      return;
    }
    throughDerivative(L);
  }

  void throughDerivative(std::size_t l) {
    add(Phase::backward, l, Operation::preActivationGradient, {Kind::preActivationGradient, l},
        hadamard(whole({Kind::activationGradient, l}), whole({Kind::activationDerivative, l})));
  }

  void backwardThrough(std::size_t l) {
    const Expression dZ = whole({Kind::preActivationGradient, l});
    const Expression mean = quotient(number(1.0), whole({Kind::examples}));
    add(Phase::backward, l, Operation::weightGradient, {Kind::weightGradient, l},
        product(mean, product(dZ, transpose(whole(inputOfLayer(l))))));
    add(Phase::backward, l, Operation::biasGradient, {Kind::biasGradient, l},
        product(mean, apply(Function::sumRows, {dZ})));
    if (l == 1) return;
    add(Phase::backward, l - 1, Operation::activationGradient, {Kind::activationGradient, l - 1},
        product(transpose(whole({Kind::weights, l})), dZ));
    throughDerivative(l - 1);
  }

  void updateOf(std::size_t l) {
    const auto descend = [](Quantity parameter, Quantity gradient) {
      return difference(whole(parameter), product(whole({Kind::learningRate}), whole(gradient)));
    };
    add(Phase::update, l, Operation::weightUpdate, {Kind::updatedWeights, l},
        descend({Kind::weights, l}, {Kind::weightGradient, l}));
    add(Phase::update, l, Operation::biasUpdate, {Kind::updatedBiases, l},
        descend({Kind::biases, l}, {Kind::biasGradient, l}));
  }

  const Architecture& architecture_;
  std::vector<Step> steps_;
};

void collectQuantities(const Expression& expression, std::vector<Quantity>& found) {
  if (expression.quantity &&
      std::find(found.begin(), found.end(), *expression.quantity) == found.end()) {
    found.push_back(*expression.quantity);
  }
  for (const Expression& operand : expression.operands) collectQuantities(operand, found);
}

/// The arithmetic of entry (i, j) of each kind of result, from an iteration's numbers.
class Arithmetic {
 public:
  Arithmetic(const Iteration& iteration, std::size_t layer) : iteration_(iteration), l(layer) {}

  Expression at(Operation operation, std::size_t i, std::size_t j) const {
    switch (operation) {
      case Operation::linear:
        return linear(i, j);
      case Operation::activation:
        return g().arithmetic(read({Kind::preActivation, l}, i, j));
      case Operation::exponentials:
        return exponential(i, j);
      case Operation::exponentialSums:
        return sumOver(unitsOf(l), [&](std::size_t k) {
          return read({Kind::exponentials, l}, k, j);
        });
      case Operation::quotients:
        return quotient(read({Kind::exponentials, l}, i, j),
                        read({Kind::exponentialSums, l}, 0, j));
      case Operation::loss:
        return arithmetic(iteration_.architecture().loss, lossInputs());
      case Operation::outputError:
      case Operation::outputGradient:
        return difference(read({Kind::activation, l}, i, j), read({Kind::targets}, i, j));
      case Operation::weightGradient:
        return mean([&](std::size_t k) {
          return product(read({Kind::preActivationGradient, l}, i, k), read(inputOfLayer(l), j, k));
        });
      case Operation::biasGradient:
        return mean([&](std::size_t k) { return read({Kind::preActivationGradient, l}, i, k); });
      case Operation::activationGradient:
        return sumOver(unitsOf(l + 1), [&](std::size_t k) {
          return product(read({Kind::weights, l + 1}, k, i),
                         read({Kind::preActivationGradient, l + 1}, k, j));
        });
      case Operation::preActivationGradient:
        return product(read({Kind::activationGradient, l}, i, j),
                       g().derivativeArithmetic(read({Kind::preActivation, l}, i, j),
                                                read({Kind::activation, l}, i, j)));
      case Operation::softmaxGradient:
        return softmaxGradient(i, j);
      case Operation::weightUpdate:
        return descend({Kind::weights, l}, {Kind::weightGradient, l}, i, j);
      case Operation::biasUpdate:
        break;
    }
    return descend({Kind::biases, l}, {Kind::biasGradient, l}, i, j);
  }

 private:
  Expression read(const Quantity& quantity, std::size_t row, std::size_t column) const {
    return entry(quantity, row, column, iteration_.at(quantity)(row, column));
  }

  const ActivationRule& g() const {
    return rule(iteration_.architecture().layers[l - 1].activation);
  }

  std::size_t unitsOf(std::size_t layer) const {
    return iteration_.architecture().layers[layer - 1].units;
  }

  template <typename Term>
  Expression sumOver(std::size_t count, Term term) const {
    if (count == 1) return term(0);
    std::vector<Expression> terms;
    terms.reserve(count);
    for (std::size_t k = 0; k < count; ++k) terms.push_back(term(k));
    return sum(std::move(terms));
  }

  /// 1/m times the sum over the examples. With one example the article leaves 1/m out of its
  /// numbers, and so do we.
  template <typename Term>
  Expression mean(Term term) const {
    const std::size_t m = iteration_.exampleCount();
    if (m == 1) return term(0);
    return product(quotient(number(1.0), read({Kind::examples}, 0, 0)), sumOver(m, term));
  }

  Expression linear(std::size_t i, std::size_t j) const {
    const std::size_t inputs = iteration_.architecture().inputsOf(l);
    std::vector<Expression> terms;
    terms.reserve(inputs + 1);
    for (std::size_t k = 0; k < inputs; ++k) {
      terms.push_back(product(read({Kind::weights, l}, i, k), read(inputOfLayer(l), k, j)));
    }
    terms.push_back(read({Kind::biases, l}, i, 0));
    return sum(std::move(terms));
  }

  Expression exponential(std::size_t i, std::size_t j) const {
    const Quantity Z{Kind::preActivation, l};
    const auto shiftRow = softmaxShiftRow(iteration_.at(Z), j);
    if (!shiftRow) return apply(Function::exp, {read(Z, i, j)});
    return apply(Function::exp, {difference(read(Z, i, j), read(Z, *shiftRow, j))});
  }

  Expression softmaxGradient(std::size_t i, std::size_t j) const {
    const auto A = [&](std::size_t k) { return read({Kind::activation, l}, k, j); };
    const auto dA = [&](std::size_t k) { return read({Kind::activationGradient, l}, k, j); };
    return product(A(i), difference(dA(i), sumOver(unitsOf(l), [&](std::size_t k) {
                                      return product(A(k), dA(k));
                                    })));
  }

  Expression descend(const Quantity& parameter, const Quantity& gradient, std::size_t i,
                     std::size_t j) const {
    return difference(read(parameter, i, j),
                      product(read({Kind::learningRate}, 0, 0), read(gradient, i, j)));
  }

  LossInputs lossInputs() const {
    const Forward& pass = iteration_.pass();
    return {iteration_.Y(), pass.Z.back(), pass.A.back(), pass.softmax, l};
  }

  const Iteration& iteration_;
  const std::size_t l;
};

}  // namespace

std::vector<Step> deriveSteps(const Architecture& architecture) {
  return Steps(architecture).derive();
}

std::vector<Quantity> reads(const Step& step) {
  std::vector<Quantity> found;
  collectQuantities(step.formula, found);
  return found;
}

Expression arithmetic(const Iteration& iteration, const Step& step, std::size_t row,
                      std::size_t column) {
  return Arithmetic(iteration, step.layer).at(step.operation, row, column);
}

}  // namespace backprop
