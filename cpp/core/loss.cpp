#include "core/loss.h"

#include <cmath>
#include <utility>

#include "core/elementary.h"

namespace backprop {
namespace {

constexpr std::array<LossRule, 3> kRules = {{
    {Loss::crossEntropy, "cross-entropy", Activation::softmax, true},
    {Loss::binaryCrossEntropy, "binary-cross-entropy", Activation::sigmoid, true},
    {Loss::squaredError, "squared-error", Activation::identity, false},
}};

// Below this a softmax's output has lost digits, or is 0.
constexpr double kSmallestPreciseOutput = 1e-300;
// Nearer to 1 than this, 1 - a has lost more than three of its sixteen digits.
constexpr double kSmallestPreciseComplement = 1e-3;

/// ln a of a softmax output: ln a = (z - shift) - ln(sum) where a itself is too small.
double lnSoftmax(const LossInputs& in, std::size_t i, std::size_t j) {
  if (in.A(i, j) >= kSmallestPreciseOutput) return naturalLogarithm(in.A(i, j));
  const auto shiftRow = softmaxShiftRow(in.Z, j);
  return (in.Z(i, j) - (shiftRow ? in.Z(*shiftRow, j) : 0.0)) -
         naturalLogarithm(in.moves.sums(0, j));
}

double softplus(double z) { return std::fmax(z, 0.0) + std::log1p(exponential(-std::fabs(z))); }

/// ln a and ln(1 - a) of a = sigmoid(z): -softplus(-z) and -softplus(z) near the ends.
double lnSigmoid(double z, double a) {
  return a >= kSmallestPreciseComplement ? naturalLogarithm(a) : -softplus(-z);
}
double lnSigmoidComplement(double z, double a) {
  return 1.0 - a >= kSmallestPreciseComplement ? naturalLogarithm(1.0 - a) : -softplus(z);
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

/// The factor before the sum: 1/m, or 1/(2m).
double denominator(Loss loss, std::size_t examples) {
  return static_cast<double>(loss == Loss::squaredError ? 2 * examples : examples);
}

}  // namespace

const std::array<LossRule, 3>& lossRules() { return kRules; }

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

Expression logarithm(const LossInputs& in, Expression argument, std::size_t i, std::size_t j) {
  const Quantity logits{QuantityKind::preActivation, in.layer};
  const Expression z = entry(logits, i, j, in.Z(i, j));
  const bool isComplement = argument.kind == ExpressionKind::difference;
  if (in.moves.sums.empty()) {  // of a sigmoid
    if (argument.value >= kSmallestPreciseComplement) return apply(Function::ln, {argument});
    return negative(apply(Function::softplus, {isComplement ? z : negative(z)}));
  }
  if (argument.value >= kSmallestPreciseOutput) return apply(Function::ln, {argument});
  const Expression sums =
      entry({QuantityKind::exponentialSums, in.layer}, 0, j, in.moves.sums(0, j));
  const auto shiftRow = softmaxShiftRow(in.Z, j);
  return difference(shiftRow ? difference(z, entry(logits, *shiftRow, j, in.Z(*shiftRow, j))) : z,
                    apply(Function::ln, {sums}));
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
