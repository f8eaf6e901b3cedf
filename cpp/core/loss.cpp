#include "core/loss.h"

#include <cmath>
#include <utility>

namespace backprop {
namespace {

const std::vector<LossRule> kRules = {
    {Loss::crossEntropy, "cross-entropy", Activation::softmax, true},
    {Loss::binaryCrossEntropy, "binary-cross-entropy", Activation::sigmoid, true},
    {Loss::squaredError, "squared-error", Activation::identity, false},
};

// Below this a softmax's output has lost digits, or is 0.
constexpr double kSmallestPreciseOutput = 1e-300;
// Nearer to 1 than this, 1 - a has lost more than three of its sixteen digits.
constexpr double kSmallestPreciseComplement = 1e-3;

/// ln a of a softmax output: ln a = (z - shift) - ln(sum) where a itself is too small.
double lnSoftmax(const LossInputs& in, std::size_t i, std::size_t j) {
  if (in.A(i, j) >= kSmallestPreciseOutput) return std::log(in.A(i, j));
  const auto shiftRow = softmaxShiftRow(in.Z, j);
  return (in.Z(i, j) - (shiftRow ? in.Z(*shiftRow, j) : 0.0)) - std::log(in.moves.sums(0, j));
}

double softplus(double z) { return std::fmax(z, 0.0) + std::log1p(std::exp(-std::fabs(z))); }

/// ln a and ln(1 - a) of a = sigmoid(z): -softplus(-z) and -softplus(z) near the ends.
double lnSigmoid(double z, double a) {
  return a >= kSmallestPreciseComplement ? std::log(a) : -softplus(-z);
}
double lnSigmoidComplement(double z, double a) {
  return 1.0 - a >= kSmallestPreciseComplement ? std::log(1.0 - a) : -softplus(z);
}

double term(Loss loss, const LossInputs& in, std::size_t i, std::size_t j) {
  const double y = in.Y(i, j), z = in.Z(i, j), a = in.A(i, j);
  switch (loss) {
    case Loss::crossEntropy:
      return y * lnSoftmax(in, i, j);
    case Loss::binaryCrossEntropy:
      return y * lnSigmoid(z, a) + (1.0 - y) * lnSigmoidComplement(z, a);
    case Loss::squaredError:
      break;
  }
  return (a - y) * (a - y);
}

Expression termArithmetic(Loss loss, const LossInputs& in, std::size_t i, std::size_t j) {
  const Quantity logits{QuantityKind::preActivation, in.layer};
  const Expression y = entry({QuantityKind::targets}, i, j, in.Y(i, j));
  const Expression z = entry(logits, i, j, in.Z(i, j));
  const Expression a = entry({QuantityKind::activation, in.layer}, i, j, in.A(i, j));
  switch (loss) {
    case Loss::crossEntropy: {
      if (a.value >= kSmallestPreciseOutput) return product(y, apply(Function::ln, {a}));
      const Expression sums =
          entry({QuantityKind::exponentialSums, in.layer}, 0, j, in.moves.sums(0, j));
      const auto shiftRow = softmaxShiftRow(in.Z, j);
      const Expression shifted =
          shiftRow ? difference(z, entry(logits, *shiftRow, j, in.Z(*shiftRow, j))) : z;
      return product(y, difference(shifted, apply(Function::ln, {sums})));
    }
    case Loss::binaryCrossEntropy: {
      Expression lnA = a.value >= kSmallestPreciseComplement
                           ? apply(Function::ln, {a})
                           : negative(apply(Function::softplus, {negative(z)}));
      Expression lnComplement = 1.0 - a.value >= kSmallestPreciseComplement
                                    ? apply(Function::ln, {difference(number(1.0), a)})
                                    : negative(apply(Function::softplus, {z}));
      return sum({product(y, std::move(lnA)),
                  product(difference(number(1.0), y), std::move(lnComplement))});
    }
    case Loss::squaredError:
      break;
  }
  return apply(Function::square, {difference(a, y)});
}

/// The factor before the sum: 1/m, or 1/(2m).
double denominator(Loss loss, std::size_t examples) {
  return static_cast<double>(loss == Loss::squaredError ? 2 * examples : examples);
}

}  // namespace

const std::vector<LossRule>& lossRules() { return kRules; }

const LossRule& rule(Loss loss) { return kRules[static_cast<std::size_t>(loss)]; }

std::optional<Loss> parseLoss(std::string_view name) {
  for (const LossRule& row : kRules) {
    if (name == row.name) return row.loss;
  }
  return std::nullopt;
}

bool isShortForm(Loss loss, Activation output) { return rule(loss).partner == output; }

double value(Loss loss, const LossInputs& in) {
  double total = 0.0;
  for (std::size_t j = 0; j < in.Y.columns(); ++j) {
    for (std::size_t i = 0; i < in.Y.rows(); ++i) total += term(loss, in, i, j);
  }
  const double mean = 1.0 / denominator(loss, in.Y.columns()) * total;
  return loss == Loss::squaredError ? mean : -mean;
}

Expression arithmetic(Loss loss, const LossInputs& in) {
  std::vector<Expression> terms;
  terms.reserve(in.Y.size());
  for (std::size_t j = 0; j < in.Y.columns(); ++j) {
    for (std::size_t i = 0; i < in.Y.rows(); ++i) terms.push_back(termArithmetic(loss, in, i, j));
  }
  Expression total = sum(std::move(terms));
  const double divisor = denominator(loss, in.Y.columns());
  // With one example the article leaves 1/m out of its numbers, and so do we.
  Expression mean = divisor == 1.0
                        ? std::move(total)
                        : product(quotient(number(1.0), number(divisor)), std::move(total));
  return loss == Loss::squaredError ? mean : negative(std::move(mean));
}

Expression formula(Loss loss, std::size_t outputLayer) {
  const Expression A = whole({QuantityKind::activation, outputLayer});
  const Expression Y = whole({QuantityKind::targets});
  const Expression m = whole({QuantityKind::examples});
  const Expression mean = quotient(number(1.0), m);
  switch (loss) {
    case Loss::crossEntropy:
      return negative(
          product(mean, apply(Function::sumAll, {hadamard(Y, apply(Function::ln, {A}))})));
    case Loss::binaryCrossEntropy: {
      const Expression one = number(1.0);
      Expression likelihood =
          sum({hadamard(Y, apply(Function::ln, {A})),
               hadamard(difference(one, Y), apply(Function::ln, {difference(one, A)}))});
      return negative(product(mean, apply(Function::sumAll, {std::move(likelihood)})));
    }
    case Loss::squaredError:
      break;
  }
  return product(quotient(number(1.0), product(number(2.0), m)),
                 apply(Function::sumAll, {apply(Function::square, {difference(A, Y)})}));
}

}  // namespace backprop
