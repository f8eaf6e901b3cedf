// Activation functions: each is one table row of its value, its derivative, and how both are
// written down.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/expression.h"
#include "core/matrix.h"

namespace backprop {

enum class Activation { relu, leakyRelu, sigmoid, tanh, gelu, softplus, elu, identity, softmax };

/// A = g(Z), element by element. The derivative may use z or a = g(z), whichever is simpler.
/// Softmax works on whole columns and has no element-wise functions: those are null.
struct ActivationRule {
  Activation activation;
  const char* name;   // as in the network document
  Function function;  // as in a formula
  double (*value)(double z) = nullptr;
  double (*derivative)(double z, double a) = nullptr;
  /// a[i] = g(z[i]) and dZ[i] = dA[i] g'(z[i]) for `count` numbers.
  void (*values)(const double* z, double* a, std::size_t count) = nullptr;
  void (*backward)(const double* dA, const double* z, const double* a, double* dZ,
                   std::size_t count) = nullptr;
  Expression (*arithmetic)(Expression z) = nullptr;
  Expression (*derivativeArithmetic)(Expression z, Expression a) = nullptr;
};
using ActivationRules = std::array<ActivationRule, 9>;

const ActivationRule& rule(Activation activation);
const ActivationRules& activationRules();

/// Softmax in its three moves, per column (example) j:
///   exponentials(i, j) = exp(Z(i, j) - shift_j)       (n x m)
///   sums(0, j)         = sum over i of exponentials   (1 x m)
///   A(i, j)            = exponentials(i, j) / sums(0, j)
/// The shift cancels in the quotient. It is 0 while the exponentials stay far from the ends of the
/// range of a double, and the column's largest entry beyond that: no logits overflow.
struct Softmax {
  Matrix exponentials;
  Matrix sums;
};
void softmax(const Matrix& Z, Softmax& moves, Matrix& A);

/// The row whose entry of column `column` is the softmax's shift; nothing while the shift is 0.
std::optional<std::size_t> softmaxShiftRow(const Matrix& Z, std::size_t column);

/// dZ = J^T dA per column, J being the softmax's Jacobian: dZ_i = a_i (dA_i - sum_k a_k dA_k).
void softmaxBackward(const Matrix& A, const Matrix& dA, Matrix& dZ);

/// J = diag(a) - a a^T, n x n: entry (i, k) is the slope of a_i by z_k. For one example, n x 1.
Matrix softmaxJacobian(const Matrix& a);

}  // namespace backprop
