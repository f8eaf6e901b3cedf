#include "injections.h"

#include <cmath>
#include <functional>

namespace backprop {
namespace {

using Kind = QuantityKind;

// ---- Matrices by hand --------------------------------------------------------------------------

Matrix made(std::size_t rows, std::size_t columns,
            const std::function<double(std::size_t, std::size_t)>& entry) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) matrix(i, j) = entry(i, j);
  }
  return matrix;
}

Matrix each(const Matrix& A, const std::function<double(double)>& f) {
  return made(A.rows(), A.columns(), [&](std::size_t i, std::size_t j) { return f(A(i, j)); });
}

Matrix each(const Matrix& A, const Matrix& B, const std::function<double(double, double)>& f) {
  return made(A.rows(), A.columns(),
              [&](std::size_t i, std::size_t j) { return f(A(i, j), B(i, j)); });
}

Matrix times(double factor, const Matrix& A) {
  return each(A, [&](double a) { return factor * a; });
}

Matrix turned(const Matrix& A) {
  return made(A.columns(), A.rows(), [&](std::size_t i, std::size_t j) { return A(j, i); });
}

Matrix rounded(const Matrix& A, int decimals) {
  const double size = std::pow(10.0, decimals);
  return each(A, [&](double a) { return std::round(a * size) / size; });
}

bool isAlike(const Matrix& A, const Matrix& B) {
  return A.rows() == B.rows() && A.columns() == B.columns();
}

double positive(double z) { return z > 0.0 ? 1.0 : 0.0; }

/// What goes into a sum, before anything else happens to it: terms[k] has the k-th term of each
/// entry.
using Terms = std::vector<Matrix>;

/// The terms of A B.
Terms termsOf(const Matrix& A, const Matrix& B) {
  Terms terms;
  for (std::size_t k = 0; k < A.columns(); ++k) {
    terms.push_back(made(A.rows(), B.columns(),
                         [&](std::size_t i, std::size_t j) { return A(i, k) * B(k, j); }));
  }
  return terms;
}

Matrix totalOf(const Terms& terms) {
  Matrix total = terms[0];
  for (std::size_t k = 1; k < terms.size(); ++k) {
    total = each(total, terms[k], [](double a, double b) { return a + b; });
  }
  return total;
}

Matrix product(const Matrix& A, const Matrix& B) { return totalOf(termsOf(A, B)); }

// ---- The slips
// -----------------------------------------------------------------------------------

class Injector {
 public:
  explicit Injector(const Derived& derived)
      : derived_(derived),
        iteration_(derived.iteration()),
        architecture_(iteration_.architecture()),
        m_(static_cast<double>(iteration_.exampleCount())) {}

  std::vector<Injection> inject() {
    for (step_ = 0; step_ < derived_.steps().size(); ++step_) {
      const Step& step = derived_.steps()[step_];
      l_ = step.layer;
      right_ = iteration_.at(step.result);
      injectInto(step);
    }
    return std::move(injections_);
  }

 private:
  const Matrix& at(Kind kind, std::size_t layer = 0) const { return iteration_.at({kind, layer}); }
  const Matrix& activation(std::size_t layer) const {
    return layer == 0 ? at(Kind::inputs) : at(Kind::activation, layer);
  }
  Activation activationOf(std::size_t layer) const {
    return architecture_.layers[layer - 1].activation;
  }
  std::size_t depth() const { return architecture_.depth(); }
  double setting(Kind kind) const { return at(kind)(0, 0); }

  void add(SlipKind kind, const Matrix& wrong) {
    requireShape(wrong, right_.rows(), right_.columns(), "a slip");
    for (std::size_t cell = 0; cell < wrong.size(); ++cell) {
      injections_.push_back({kind, step_, cell, wrong.values()[cell]});
    }
  }
  void injectInto(const Step& step) {
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
        addTerms({at(Kind::weightGradient, l_),
                  times(setting(Kind::weightDecay), at(Kind::weights, l_))});
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

  void addResult(bool hasSign) {
    if (hasSign) add(SlipKind::wrongSign, times(-1.0, right_));
    for (const double factor : {10.0, 0.1, 100.0, 0.01}) {
      add(SlipKind::factorOfTen, times(factor, right_));
    }
  }

  /// Slips in single terms of `factor` times the sum of `terms`; `last` is the kind where the last
  /// one is left out.
  void addTerms(const Terms& terms, double factor = 1.0, SlipKind last = SlipKind::missingTerm) {
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
  void addRoundedProduct(const Matrix& A, const Matrix& B,
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

  // ---- Step by step ----

  void injectLinear() {
    const Matrix &W = at(Kind::weights, l_), &A = activation(l_ - 1), &b = at(Kind::biases, l_);
    const Matrix bias = made(right_.rows(), right_.columns(), [&](std::size_t i, std::size_t) {
      return b(b.rows() == 1 ? 0 : i, 0);
    });
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

  void injectActivation() {
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
    if (activation == Activation::relu) add(SlipKind::maskForgotten, Z);
    if (activation == Activation::sigmoid) {
      add(SlipKind::wrongSign, each(Z, [](double z) { return 1.0 / (1.0 + std::exp(z)); }));
    }
  }

  void injectExponentialSums() {
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

  void injectRoundedQuotients() {
    for (const int decimals : {1, 2, 3}) {
      const Matrix E = rounded(at(Kind::exponentials, l_), decimals),
                   S = rounded(at(Kind::exponentialSums, l_), decimals);
      add(SlipKind::roundedEarly, made(E.rows(), E.columns(), [&](std::size_t i, std::size_t j) {
            return E(i, j) / S(0, j);
          }));
    }
  }

  void injectLoss() {
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

  void injectError() {
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

  double meanFactor() const {
    return architecture_.conventions.gradientScale == GradientScale::mean ? 1.0 / m_ : 1.0;
  }

  void addMeans() {
    if (m_ == 1.0) return;
    if (architecture_.conventions.gradientScale == GradientScale::mean) {
      add(SlipKind::meanForgotten, times(m_, right_));
    }
    add(SlipKind::meanDoubled, times(1.0 / m_, right_));
  }

  bool isShort(std::size_t layer) const {
    return layer == depth() && isShortForm(architecture_.loss, architecture_.outputActivation());
  }

  /// The slip of passing dA on in place of dZ.
  SlipKind forgotten(std::size_t layer) const {
    return activationOf(layer) == Activation::relu ? SlipKind::maskForgotten
                                                   : SlipKind::derivativeForgotten;
  }

  void injectWeightGradient() {
    const Matrix &dZ = at(Kind::preActivationGradient, l_), &A = activation(l_ - 1);
    const double factor = meanFactor();
    const auto with = [&](const Matrix& left, const Matrix& right) {
      return times(factor, product(left, right));
    };
    addResult(true);
    addTerms(termsOf(dZ, turned(A)), factor);
    addMeans();
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

  void injectBiasGradient() {
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

  static Terms columnsOf(const Matrix& A) {
    Terms columns;
    for (std::size_t j = 0; j < A.columns(); ++j) {
      columns.push_back(made(A.rows(), 1, [&](std::size_t i, std::size_t) { return A(i, j); }));
    }
    return columns;
  }

  /// dA[l] = W[l + 1]^T dZ[l + 1]
  void injectActivationGradient() {
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

  void injectDerivative() {
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
  Kind gradientKind() const {
    return iteration_.find({Kind::decayedGradient, l_}) ? Kind::decayedGradient
                                                        : Kind::weightGradient;
  }

  /// mu v + dP, or beta v + (1 - beta) dP, or the same of dP^2
  void injectMean(Kind kept, Kind gradient, Kind beta) {
    const Matrix &v = at(kept, l_), &dP = at(gradient, l_);
    const bool isAdam = iteration_.find({Kind::weightSquares, l_}) != nullptr;
    addResult(true);
    if (!isAdam) return addTerms({times(setting(Kind::momentum), v), dP});
    const double share = setting(beta);
    const Matrix seen = beta == Kind::beta2 ? each(dP, dP, std::multiplies<>()) : dP;
    addTerms({times(share, v), times(1.0 - share, seen)});
  }

  void injectUpdate(Kind before, Kind after) {
    const Matrix &P = at(before, l_), &updated = at(after, l_);
    const double alpha = setting(Kind::learningRate);
    const Matrix step = each(P, updated, std::minus<>());
    addResult(true);
    add(SlipKind::addedUpdate, each(P, step, std::plus<>()));
    add(SlipKind::learningRateForgotten,
        each(P, step, [&](double p, double s) { return p - s / alpha; }));
    add(SlipKind::missingTerm, P);
    add(SlipKind::missingTerm, times(-1.0, step));
    add(SlipKind::wrongSign, each(P, step, [](double p, double s) { return -p - s; }));
    for (const double factor : {10.0, 0.1, 100.0, 0.01}) {
      add(SlipKind::factorOfTen, each(P, step, [&](double p, double s) { return p - factor * s; }));
    }
    if (before != Kind::weights) return;
    add(SlipKind::updatedWeight, each(updated, step, std::minus<>()));
    const bool isPlain = !iteration_.find({Kind::weightVelocity, l_});
    if (!isPlain) return;
    const Matrix& dW = at(gradientKind(), l_);
    if (dW.rows() == dW.columns()) {
      add(SlipKind::transposed,
          each(P, turned(dW), [&](double p, double d) { return p - alpha * d; }));
    }
    for (std::size_t k = 1; k <= depth(); ++k) {
      if (k == l_ || !isAlike(at(gradientKind(), k), dW)) continue;
      add(SlipKind::otherLayer,
          each(P, at(gradientKind(), k), [&](double p, double d) { return p - alpha * d; }));
    }
  }

  const Derived& derived_;
  const Iteration& iteration_;
  const Architecture& architecture_;
  const double m_;
  std::size_t step_ = 0;
  std::size_t l_ = 0;
  Matrix right_;
  std::vector<Injection> injections_;
};

}  // namespace

std::vector<Injection> injectSlips(const Derived& derived) { return Injector(derived).inject(); }

}  // namespace backprop
