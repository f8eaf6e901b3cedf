// Slips in the backward pass.
#include <cmath>
#include <functional>

#include "injector.h"

namespace backprop {

void Injector::injectError() {
  const Matrix &A = at(Kind::activation, l_), &Y = at(Kind::targets);
  const bool isDoubled = architecture_.loss == Loss::squaredError &&
                         architecture_.conventions.lossScale == LossScale::sum;
  const double factor = isDoubled ? 2.0 : 1.0;
  add(SlipKind::errorReversed, times(-1.0, right_));
  addResult(false);
  addTerms({A, times(-1.0, Y)}, factor);
  if (m_ > 1.0) add(SlipKind::meanDoubled, times(1.0 / m_, right_));
  for (std::size_t k = 1; k < depth(); ++k) {
    if (!isAlike(activation(k), A)) continue;
    add(SlipKind::otherLayer,
        each(activation(k), Y, [&](double a, double y) { return factor * (a - y); }));
  }
}

double Injector::meanFactor() const {
  return architecture_.conventions.gradientScale == GradientScale::mean ? 1.0 / m_ : 1.0;
}

void Injector::addMeans() {
  if (m_ == 1.0) return;
  if (architecture_.conventions.gradientScale == GradientScale::mean) {
    add(SlipKind::meanForgotten, times(m_, right_));
  }
  add(SlipKind::meanDoubled, times(1.0 / m_, right_));
}

bool Injector::isShort(std::size_t layer) const {
  return layer == depth() && isShortForm(architecture_.loss, architecture_.outputActivation());
}

/// The slip of passing dA on in place of dZ.
SlipKind Injector::forgotten(std::size_t layer) const {
  return activationOf(layer) == Activation::relu ? SlipKind::maskForgotten
                                                 : SlipKind::derivativeForgotten;
}

/// In the product of one example the input of the next one; of a single example, one factor alone,
/// or the weight for the error.
void Injector::addOtherOperands(double factor) {
  const Matrix &dZ = at(Kind::preActivationGradient, l_), &A = activation(l_ - 1);
  const std::size_t m = A.columns();
  const auto wrong = [&](const std::function<double(std::size_t i, std::size_t j)>& of) {
    return made(dZ.rows(), A.rows(), of);
  };
  for (std::size_t k = 0; k < m && m > 1; ++k) {
    add(SlipKind::otherOperand, wrong([&](std::size_t i, std::size_t j) {
          return right_(i, j) + factor * dZ(i, k) * (A(j, (k + 1) % m) - A(j, k));
        }));
  }
  if (m > 1) return;
  const Matrix& W = at(Kind::weights, l_);
  add(SlipKind::otherOperand,
      wrong([&](std::size_t i, std::size_t j) { return factor * W(i, j) * A(j, 0); }));
  if (factor != 1.0) return;
  for (std::size_t cell = 0; cell < right_.size(); ++cell) {
    const std::size_t i = cell / right_.columns(), j = cell % right_.columns();
    for (const double alone : {dZ(i, 0), A(j, 0)}) {
      if (alone != 0.0) injections_.push_back({SlipKind::missingFactor, step_, cell, alone});
    }
  }
}

void Injector::injectWeightGradient() {
  const Matrix &dZ = at(Kind::preActivationGradient, l_), &A = activation(l_ - 1);
  const double factor = meanFactor();
  const auto with = [&](const Matrix& left, const Matrix& right) {
    return times(factor, product(left, right));
  };
  addResult(true);
  addTerms(termsOf(dZ, turned(A)), factor);
  addMeans();
  addOtherOperands(factor);
  if (A.rows() == A.columns()) add(SlipKind::transposed, with(dZ, A));
  if (A.rows() == dZ.rows()) add(SlipKind::transposed, with(A, turned(dZ)));
  if (!isShort(l_)) {
    add(forgotten(l_), with(at(Kind::activationGradient, l_), turned(A)));
  }
  if (l_ > 1 && activationOf(l_ - 1) == Activation::relu) {
    add(SlipKind::maskForgotten, with(dZ, turned(at(Kind::preActivation, l_ - 1))));
  }
  for (std::size_t k = 0; k <= depth(); ++k) {
    if (k != l_ - 1 && isAlike(activation(k), A)) {
      add(SlipKind::otherLayer, with(dZ, turned(activation(k))));
    }
    if (k == 0 || k == l_ || !isAlike(at(Kind::preActivationGradient, k), dZ)) continue;
    add(SlipKind::otherLayer, with(at(Kind::preActivationGradient, k), turned(A)));
  }
  addRoundedProduct(dZ, turned(A), [&](const Matrix& sum) { return times(factor, sum); });
}

void Injector::injectBiasGradient() {
  const bool isShared = architecture_.conventions.biases == BiasRule::shared;
  const double factor = meanFactor();
  const auto addedUp = [&](const Matrix& dZ) {
    const Matrix sums = product(dZ, Matrix(dZ.columns(), 1, 1.0));
    return times(factor, isShared ? product(Matrix(1, sums.rows(), 1.0), sums) : sums);
  };
  const Matrix& dZ = at(Kind::preActivationGradient, l_);
  addResult(true);
  addMeans();
  if (!isShared) addTerms(columnsOf(dZ), factor);
  if (!isShared && dZ.rows() == dZ.columns() && dZ.rows() > 1) {
    add(SlipKind::transposed, addedUp(turned(dZ)));
  }
  if (!isShort(l_)) add(forgotten(l_), addedUp(at(Kind::activationGradient, l_)));
  for (std::size_t k = 1; k <= depth(); ++k) {
    const Matrix& other = at(Kind::preActivationGradient, k);
    if (k != l_ && isAlike(other, dZ)) add(SlipKind::otherLayer, addedUp(other));
  }
}

Terms Injector::columnsOf(const Matrix& A) {
  Terms columns;
  for (std::size_t j = 0; j < A.columns(); ++j) {
    columns.push_back(made(A.rows(), 1, [&](std::size_t i, std::size_t) { return A(i, j); }));
  }
  return columns;
}

/// dA[l] = W[l + 1]^T dZ[l + 1]
void Injector::injectActivationGradient() {
  const std::size_t next = l_ + 1;
  const bool isInPlace = architecture_.conventions.update == UpdateOrder::inPlace;
  const Kind kind = isInPlace ? Kind::updatedWeights : Kind::weights;
  const Matrix &W = at(kind, next), &dZ = at(Kind::preActivationGradient, next);
  addResult(true);
  addTerms(termsOf(turned(W), dZ));
  if (W.rows() == W.columns()) add(SlipKind::transposed, product(W, dZ));
  if (dZ.rows() == dZ.columns()) add(SlipKind::transposed, product(turned(W), turned(dZ)));
  if (!isInPlace) {
    add(SlipKind::updatedWeight, product(turned(at(Kind::updatedWeights, next)), dZ));
  }
  if (!isShort(next)) {
    add(forgotten(next), product(turned(W), at(Kind::activationGradient, next)));
  }
  for (std::size_t k = 1; k <= depth(); ++k) {
    if (k == next) continue;
    if (isAlike(at(kind, k), W)) add(SlipKind::otherLayer, product(turned(at(kind, k)), dZ));
    const Matrix& other = at(Kind::preActivationGradient, k);
    if (isAlike(other, dZ)) add(SlipKind::otherLayer, product(turned(W), other));
  }
  addRoundedProduct(turned(W), dZ, [](const Matrix& sum) { return sum; });
}

void Injector::injectDerivative() {
  const Matrix &dA = at(Kind::activationGradient, l_), &Z = at(Kind::preActivation, l_),
               &A = at(Kind::activation, l_);
  const Activation activation = activationOf(l_);
  addResult(true);
  add(forgotten(l_), dA);
  add(SlipKind::derivativeMisapplied, each(dA, A, std::multiplies<>()));
  const auto slope = [&](double z, double a) { return rule(activation).derivative(z, a); };
  add(SlipKind::derivativeMisapplied,
      each(dA, each(Z, [&](double z) { return slope(z, z); }), std::multiplies<>()));
  add(SlipKind::derivativeMisapplied,
      each(dA, each(A, [&](double a) { return slope(a, rule(activation).value(a)); }),
           std::multiplies<>()));
  for (std::size_t k = 1; k <= depth(); ++k) {
    const Matrix& other = at(Kind::preActivation, k);
    if (k == l_ || !isAlike(other, Z)) continue;
    if (activation == Activation::relu) {
      add(SlipKind::maskMisapplied,
          each(dA, other, [](double d, double z) { return d * positive(z); }));
    }
    if (const Matrix* otherGradient = iteration_.find({Kind::activationGradient, k})) {
      add(SlipKind::otherLayer, each(*otherGradient, each(Z, A, slope), std::multiplies<>()));
    }
  }
  if (activation == Activation::relu) {
    add(SlipKind::maskMisapplied, each(dA, [](double d) { return d * positive(d); }));
  }
}

/// The gradient that momentum and Adam see.

}  // namespace backprop
