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

}  // namespace

std::vector<Step> deriveSteps(const Architecture& architecture) {
  return Steps(architecture).derive();
}

std::vector<Quantity> reads(const Step& step) {
  std::vector<Quantity> found;
  collectQuantities(step.formula, found);
  return found;
}

}  // namespace backprop
