// Slips in the forward pass and the loss.
#include <cmath>
#include <functional>

#include "injector.h"

namespace backprop {

// ---- Step by step ----

void Injector::injectLinear() {
  const Matrix &W = at(Kind::weights, l_), &A = activation(l_ - 1), &b = at(Kind::biases, l_);
  const Matrix bias = made(right_.rows(), right_.columns(),
                           [&](std::size_t i, std::size_t) { return b(b.rows() == 1 ? 0 : i, 0); });
  const auto with = [&](const Matrix& left, const Matrix& right) {
    return totalOf({product(left, right), bias});
  };
  addResult(true);
  Terms terms = termsOf(W, A);
  terms.push_back(bias);
  addTerms(terms, 1.0, SlipKind::missingBias);
  if (W.rows() == W.columns()) add(SlipKind::transposed, with(turned(W), A));
  if (A.rows() == A.columns()) add(SlipKind::transposed, with(W, turned(A)));
  for (std::size_t k = 0; k <= depth(); ++k) {
    if (k != l_ - 1 && isAlike(activation(k), A)) {
      add(SlipKind::otherLayer, with(W, activation(k)));
    }
    if (k == 0 || k == l_) continue;
    if (isAlike(at(Kind::weights, k), W)) {
      add(SlipKind::otherLayer, with(at(Kind::weights, k), A));
    }
  }
  if (l_ > 1 && activationOf(l_ - 1) == Activation::relu) {
    add(SlipKind::maskForgotten, with(W, at(Kind::preActivation, l_ - 1)));
  }
  add(SlipKind::updatedWeight, with(at(Kind::updatedWeights, l_), A));
  for (const int decimals : {1, 2, 3}) {
    add(SlipKind::roundedEarly,
        totalOf({product(rounded(W, decimals), rounded(A, decimals)), rounded(bias, decimals)}));
    Terms ofProducts = termsOf(W, A);
    for (Matrix& term : ofProducts) term = rounded(term, decimals);
    ofProducts.push_back(bias);
    add(SlipKind::roundedEarly, totalOf(ofProducts));
  }
}

void Injector::injectActivation() {
  const Matrix& Z = at(Kind::preActivation, l_);
  const Activation activation = activationOf(l_);
  addResult(true);
  for (std::size_t k = 1; k <= depth(); ++k) {
    const Matrix& other = at(Kind::preActivation, k);
    if (k == l_ || !isAlike(other, Z)) continue;
    add(SlipKind::otherLayer, each(other, rule(activation).value));
    if (activation != Activation::relu) continue;
    add(SlipKind::maskMisapplied,
        each(Z, other, [](double z, double by) { return z * positive(by); }));
  }
  if (activation == Activation::relu) {
    add(SlipKind::maskForgotten, Z);
  } else if (activation != Activation::identity) {
    add(SlipKind::activationForgotten, Z);
  }
  if (activation == Activation::sigmoid) {
    add(SlipKind::wrongSign, each(Z, [](double z) { return 1.0 / (1.0 + std::exp(z)); }));
  }
}

void Injector::injectExponentialSums() {
  const Matrix& E = at(Kind::exponentials, l_);
  addResult(true);
  Terms terms;
  for (std::size_t i = 0; i < E.rows(); ++i) {
    terms.push_back(made(1, E.columns(), [&](std::size_t, std::size_t j) { return E(i, j); }));
  }
  addTerms(terms);
  if (E.rows() == E.columns() && E.rows() > 1) {
    add(SlipKind::transposed, product(Matrix(1, E.columns(), 1.0), turned(E)));
  }
  for (const int decimals : {1, 2, 3}) {
    Terms roundTerms = terms;
    for (Matrix& term : roundTerms) term = rounded(term, decimals);
    add(SlipKind::roundedEarly, totalOf(roundTerms));
  }
}

void Injector::injectRoundedQuotients() {
  for (const int decimals : {1, 2, 3}) {
    const Matrix E = rounded(at(Kind::exponentials, l_), decimals),
                 S = rounded(at(Kind::exponentialSums, l_), decimals);
    add(SlipKind::roundedEarly, made(E.rows(), E.columns(), [&](std::size_t i, std::size_t j) {
          return E(i, j) / S(0, j);
        }));
  }
}

void Injector::injectLoss() {
  addResult(true);
  const Matrix &A = at(Kind::activation, l_), &Y = at(Kind::targets);
  const bool isMean = architecture_.conventions.lossScale == LossScale::mean;
  if (isMean && m_ > 1.0) {
    add(SlipKind::meanForgotten, times(m_, right_));
    add(SlipKind::meanDoubled, times(1.0 / m_, right_));
  }
  Terms terms;
  for (std::size_t cell = 0; cell < A.size(); ++cell) {
    const double a = A.values()[cell], y = Y.values()[cell];
    double term = 0.0;
    switch (architecture_.loss) {
      case Loss::squaredError:
        term = (a - y) * (a - y);
        if (architecture_.conventions.lossScale != LossScale::sum) term /= 2.0;
        break;
      case Loss::crossEntropy:
        term = -y * std::log(a);
        break;
      case Loss::binaryCrossEntropy:
        term = -y * std::log(a) - (1.0 - y) * std::log(1.0 - a);
        break;
    }
    terms.push_back(Matrix(1, 1, term));
  }
  addTerms(terms, isMean ? 1.0 / m_ : 1.0);
}

}  // namespace backprop
