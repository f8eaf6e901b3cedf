// Loss functions, and how each meets the output layer's activation.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/activation.h"
#include "core/expression.h"
#include "core/matrix.h"

namespace backprop {

enum class Loss { crossEntropy, binaryCrossEntropy, squaredError };

/// One row per loss; sums run over the n_y outputs and the m examples:
///   cross-entropy         -1/m  sum of  y ln a                        outputs: softmax
///   binary-cross-entropy  -1/m  sum of  y ln a + (1 - y) ln(1 - a)    outputs: sigmoid
///   squared-error        1/(2m) sum of  (a - y)^2                     outputs: any
/// With `partner` as the output activation, dZ[L] = A[L] - Y.
struct LossRule {
  Loss loss;
  const char* name;  // as in the network document
  Activation partner;
  bool partnerOnly;  // the loss makes no sense with another output activation
};

const LossRule& rule(Loss loss);
const std::array<LossRule, 3>& lossRules();

/// The loss of that name; nothing if there is none.
std::optional<Loss> parseLoss(std::string_view name);

/// Whether dZ[L] = A[L] - Y. If not, dA[L] = A[L] - Y goes through the activation's derivative.
bool isShortForm(Loss loss, Activation output);

/// What the loss reads: Y, Z[L] and A[L], all n_y x m, and the softmax's moves if the output is
/// one. The logarithms come from Z where A is rounded to 0 or near 1, so that none is infinite.
struct LossInputs {
  const Matrix& Y;
  const Matrix& Z;
  const Matrix& A;
  const Softmax& moves;
  std::size_t layer;  // L
};

/// The loss, a mean over the examples.
double value(Loss loss, const LossInputs& inputs);

/// ln of an output a(i, j), or of 1 - a(i, j), as arithmetic from whichever of a and z is precise.
Expression logarithm(const LossInputs& inputs, Expression argument, std::size_t i, std::size_t j);

/// The loss as a formula over Y, A[L] and m.
Expression formula(Loss loss, std::size_t outputLayer);

}  // namespace backprop
