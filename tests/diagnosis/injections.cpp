#include "injections.h"

#include <functional>

#include "injector.h"

namespace backprop {

std::vector<Injection> Injector::inject() {
  for (step_ = 0; step_ < derived_.steps().size(); ++step_) {
    const Step& step = derived_.steps()[step_];
    l_ = step.layer;
    right_ = iteration_.at(step.result);
    addOtherEntries();
    injectInto(step);
  }
  return std::move(injections_);
}

void Injector::injectInto(const Step& step) {
  switch (step.operation) {
    case Operation::linear:
      return injectLinear();
    case Operation::activation:
      return injectActivation();
    case Operation::exponentials:
      addResult(true);
      add(SlipKind::wrongSign,
          each(at(Kind::preActivation, l_), [](double z) { return std::exp(-z); }));
      return;
    case Operation::exponentialSums:
      return injectExponentialSums();
    case Operation::quotients:
      addResult(true);
      return injectRoundedQuotients();
    case Operation::loss:
      return injectLoss();
    case Operation::outputError:
    case Operation::outputGradient:
      return injectError();
    case Operation::weightGradient:
      return injectWeightGradient();
    case Operation::biasGradient:
      return injectBiasGradient();
    case Operation::activationGradient:
      return injectActivationGradient();
    case Operation::preActivationGradient:
      return injectDerivative();
    case Operation::softmaxGradient:
      addResult(true);
      add(SlipKind::derivativeForgotten, at(Kind::activationGradient, l_));
      add(SlipKind::derivativeMisapplied,
          each(at(Kind::activationGradient, l_), at(Kind::activation, l_), std::multiplies<>()));
      return;
    case Operation::weightDecay:
      addResult(true);
      addTerms(
          {at(Kind::weightGradient, l_), times(setting(Kind::weightDecay), at(Kind::weights, l_))});
      add(SlipKind::updatedWeight,
          totalOf({at(Kind::weightGradient, l_),
                   times(setting(Kind::weightDecay), at(Kind::updatedWeights, l_))}));
      return;
    case Operation::weightVelocity:
      return injectMean(Kind::weightVelocity, gradientKind(), Kind::beta1);
    case Operation::biasVelocity:
      return injectMean(Kind::biasVelocity, Kind::biasGradient, Kind::beta1);
    case Operation::weightSquares:
      return injectMean(Kind::weightSquares, gradientKind(), Kind::beta2);
    case Operation::biasSquares:
      return injectMean(Kind::biasSquares, Kind::biasGradient, Kind::beta2);
    case Operation::weightUpdate:
      return injectUpdate(Kind::weights, Kind::updatedWeights);
    case Operation::biasUpdate:
      return injectUpdate(Kind::biases, Kind::updatedBiases);
  }
}

// ---- What can go wrong with any result or sum ----

/// The entry below, and the one beside; 0 is come to in many ways.
void Injector::addOtherEntries() {
  const std::size_t rows = right_.rows(), columns = right_.columns();
  for (std::size_t cell = 0; cell < right_.size(); ++cell) {
    const std::size_t i = cell / columns, j = cell % columns;
    for (const double other : {right_((i + 1) % rows, j), right_(i, (j + 1) % columns)}) {
      if (other != 0.0) injections_.push_back({SlipKind::otherEntry, step_, cell, other});
    }
  }
}

void Injector::addResult(bool hasSign) {
  if (hasSign) add(SlipKind::wrongSign, times(-1.0, right_));
  for (const double factor : {10.0, 0.1, 100.0, 0.01}) {
    add(SlipKind::factorOfTen, times(factor, right_));
  }
}

/// Slips in single terms of `factor` times the sum of `terms`; `last` is the kind where the last
/// one is left out.
void Injector::addTerms(const Terms& terms, double factor, SlipKind last) {
  for (std::size_t k = 0; k < terms.size(); ++k) {
    const auto changed = [&](double by) {
      return each(right_, terms[k],
                  [&](double total, double term) { return total + factor * by * term; });
    };
    if (terms.size() > 1) {
      add(k + 1 == terms.size() ? last : SlipKind::missingTerm, changed(-1.0));
      add(SlipKind::wrongSign, changed(-2.0));
    }
    for (const double tens : {10.0, 0.1, 100.0, 0.01}) {
      add(SlipKind::factorOfTen, changed(tens - 1.0));
    }
  }
}

/// f(A, B) with A and B, or the products in it, rounded before.
void Injector::addRoundedProduct(const Matrix& A, const Matrix& B,
                                 const std::function<Matrix(const Matrix& sum)>& finish) {
  for (const int decimals : {1, 2, 3}) {
    const Matrix roundA = rounded(A, decimals), roundB = rounded(B, decimals);
    add(SlipKind::roundedEarly, finish(product(roundA, roundB)));
    if (A.columns() == 1) continue;  // then the product is the last line
    Terms terms = termsOf(A, B), both = termsOf(roundA, roundB);
    for (Matrix& term : terms) term = rounded(term, decimals);
    for (Matrix& term : both) term = rounded(term, decimals);
    add(SlipKind::roundedEarly, finish(totalOf(terms)));
    add(SlipKind::roundedEarly, finish(totalOf(both)));
  }
}

std::vector<Injection> injectSlips(const Derived& derived) { return Injector(derived).inject(); }

}  // namespace backprop
