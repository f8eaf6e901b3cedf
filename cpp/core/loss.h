// Loss functions, and how each meets the output layer's activation.
#pragma once

#include <array>

#include "core/activation.h"
#include "core/conventions.h"
#include "core/expression.h"
#include "core/matrix.h"

namespace backprop {

enum class Loss { crossEntropy, binaryCrossEntropy, squaredError };

/// One row per loss; sums run over the n_y outputs and the m examples:
///   cross-entropy         -1/m  sum of  y ln a                        outputs: softmax
///   binary-cross-entropy  -1/m  sum of  y ln a + (1 - y) ln(1 - a)    outputs: sigmoid
///   squared-error        1/(2m) sum of  (a - y)^2                     outputs: any
/// That is LossScale::mean; the others leave out the 1/m, and of squared errors `sum` the 1/2.
/// With `partner` as the output activation, dZ[L] = A[L] - Y (2 (A[L] - Y) without the 1/2).
struct LossRule {
  Loss loss;
  const char* name;  // as in the network document
  Activation partner;
  bool partnerOnly;  // the loss makes no sense with another output activation
};

const LossRule& rule(Loss loss);
const std::array<LossRule, 3>& lossRules();

/// Whether dZ[L] = A[L] - Y. If not, dA[L] goes through the activation's derivative or Jacobian.
bool isShortForm(Loss loss, Activation output);

/// The factor of A[L] - Y in the gradient of the loss: 2 for a plain sum of squares, else 1.
double errorFactor(Loss loss, LossScale scale);

/// dA[L], the slope of the loss by each output, n_y x m: per example, without 1/m.
///   cross-entropy         -y / a
///   binary-cross-entropy  -y / a + (1 - y) / (1 - a)
///   squared-error         a - y, times `errorFactor`
void lossGradient(Loss loss, LossScale scale, const Matrix& A, const Matrix& Y, Matrix& dA);

/// What the loss reads: Y, Z[L] and A[L], all n_y x m, and the softmax's moves if the output is
/// one. The logarithms come from Z where A is rounded to 0 or near 1, so that none is infinite.
struct LossInputs {
  const Matrix& Y;
  const Matrix& Z;
  const Matrix& A;
  const Softmax& moves;
  std::size_t layer;  // L
};

/// The loss of these examples; a mean divides by `m`, which is more than they are when one example
/// of a batch is looked at alone.
double value(Loss loss, LossScale scale, const LossInputs& inputs, std::size_t m);

/// ln of an output a(i, j), or of 1 - a(i, j), as arithmetic from whichever of a and z is precise.
Expression logarithm(const LossInputs& inputs, Expression argument, std::size_t i, std::size_t j);

/// The loss as a formula over Y, A[L] and m.
Expression formula(Loss loss, LossScale scale, std::size_t outputLayer);

/// dA[L] as a formula over Y and A[L].
Expression gradientFormula(Loss loss, LossScale scale, std::size_t outputLayer);

}  // namespace backprop
