#include "core/loss.h"

#include <cmath>
#include <optional>
#include <utility>

#include "core/elementary.h"
#include "core/special_functions.h"

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

/// The number that the sum is divided by: m, 2m, 2 or 1.
double denominator(Loss loss, LossScale scale, std::size_t m) {
  const bool isHalved =
      scale == LossScale::halfSum || (scale == LossScale::mean && loss == Loss::squaredError);
  const double examples = scale == LossScale::mean ? static_cast<double>(m) : 1.0;
  return isHalved ? 2.0 * examples : examples;
}

/// The factor before the sum as a formula, of which `denominator` is the value; none if that is 1.
std::optional<Expression> factor(Loss loss, LossScale scale) {
  const Expression one = number(1.0), two = number(2.0), m = whole({QuantityKind::examples});
  switch (scale) {
    case LossScale::mean:
      return quotient(one, loss == Loss::squaredError ? product(two, m) : m);
    case LossScale::halfSum:
      return quotient(one, two);
    case LossScale::sum:
      break;
  }
  return std::nullopt;
}

/// What is summed over all outputs and examples, without its sign.
Expression summand(Loss loss, const Expression& A, const Expression& Y) {
  const Expression one = number(1.0);
  switch (loss) {
    case Loss::crossEntropy:
      return hadamard(Y, apply(Function::ln, A));
    case Loss::binaryCrossEntropy:
      return sum(hadamard(Y, apply(Function::ln, A)),
                 hadamard(difference(one, Y), apply(Function::ln, difference(one, A))));
    case Loss::squaredError:
      break;
  }
  return apply(Function::square, difference(A, Y));
}

/// dA[L] of one output.
double slope(Loss loss, double a, double y) {
  switch (loss) {
    case Loss::crossEntropy:
      return -(y / a);
    case Loss::binaryCrossEntropy:
      return -(y / a) + (1.0 - y) / (1.0 - a);
    case Loss::squaredError:
      break;
  }
  return a - y;
}

}  // namespace

const std::array<LossRule, 3>& lossRules() { return kRules; }

const LossRule& rule(Loss loss) { return kRules[static_cast<std::size_t>(loss)]; }

bool isShortForm(Loss loss, Activation output) { return rule(loss).partner == output; }

double errorFactor(Loss loss, LossScale scale) {
  return loss == Loss::squaredError && scale == LossScale::sum ? 2.0 : 1.0;
}

void lossGradient(Loss loss, LossScale scale, const Matrix& A, const Matrix& Y, Matrix& dA) {
  requireShape(Y, A.rows(), A.columns(), "targets");
  const double factor = errorFactor(loss, scale);
  dA.reshape(A.rows(), A.columns());
  for (std::size_t i = 0; i < A.size(); ++i) {
    dA.data()[i] = factor * slope(loss, A.data()[i], Y.data()[i]);
  }
}

double value(Loss loss, LossScale scale, const LossInputs& in, std::size_t m) {
  double total = 0.0;
  for (std::size_t j = 0; j < in.Y.columns(); ++j) {
    for (std::size_t i = 0; i < in.Y.rows(); ++i) total += term(loss, in, i, j);
  }
  const double scaled = 1.0 / denominator(loss, scale, m) * total;
  return loss == Loss::squaredError ? scaled : -scaled;
}

Expression logarithm(const LossInputs& in, Expression argument, std::size_t i, std::size_t j) {
  const Quantity logits{QuantityKind::preActivation, in.layer};
  const Expression z = entry(logits, i, j, in.Z(i, j));
  const bool isComplement = argument.kind == ExpressionKind::difference;
  if (in.moves.sums.empty()) {  // of a sigmoid
    if (argument.value >= kSmallestPreciseComplement) return apply(Function::ln, argument);
    return negative(apply(Function::softplus, isComplement ? z : negative(z)));
  }
  if (argument.value >= kSmallestPreciseOutput) return apply(Function::ln, argument);
  const Expression sums =
      entry({QuantityKind::exponentialSums, in.layer}, 0, j, in.moves.sums(0, j));
  const auto shiftRow = softmaxShiftRow(in.Z, j);
  return difference(shiftRow ? difference(z, entry(logits, *shiftRow, j, in.Z(*shiftRow, j))) : z,
                    apply(Function::ln, sums));
}

Expression formula(Loss loss, LossScale scale, std::size_t outputLayer) {
  const Expression A = whole({QuantityKind::activation, outputLayer});
  const Expression Y = whole({QuantityKind::targets});
  Expression total = apply(Function::sumAll, summand(loss, A, Y));
  const auto before = factor(loss, scale);
  Expression scaled = before ? product(*before, std::move(total)) : std::move(total);
  return loss == Loss::squaredError ? scaled : negative(std::move(scaled));
}

Expression gradientFormula(Loss loss, LossScale scale, std::size_t outputLayer) {
  const Expression A = whole({QuantityKind::activation, outputLayer});
  const Expression Y = whole({QuantityKind::targets}), one = number(1.0);
  switch (loss) {
    case Loss::crossEntropy:
      return negative(quotient(Y, A));
    case Loss::binaryCrossEntropy:
      return sum(negative(quotient(Y, A)), quotient(difference(one, Y), difference(one, A)));
    case Loss::squaredError:
      break;
  }
  const double factor = errorFactor(loss, scale);
  return factor == 1.0 ? difference(A, Y) : product(number(factor), difference(A, Y));
}

}  // namespace backprop
