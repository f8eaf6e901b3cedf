#include "core/activation.h"

#include <cmath>
#include <utility>

#include "core/elementary.h"

namespace backprop {
namespace {

// exp overflows at 709.8 and leaves the normal numbers at -708.4; well inside, no shift is needed.
constexpr double kLargestUnshiftedLogit = 600.0;

double sigmoid(double z) { return 1.0 / (1.0 + exponential(-z)); }

// 1 / (1 + exp(-z))
Expression sigmoidArithmetic(Expression z) {
  Expression exponential = apply(Function::exp, {negative(std::move(z))});
  return quotient(number(1.0), sum({number(1.0), std::move(exponential)}));
}

constexpr std::array<ActivationRule, 5> kRules = {{
    {Activation::relu, "relu", Function::relu,  //
     [](double z) { return z <= 0.0 ? 0.0 : z; },
     [](double z, double) { return z <= 0.0 ? 0.0 : 1.0; },
     [](Expression z) {
       return apply(Function::max, {number(0.0), std::move(z)});
     },
     [](Expression z, Expression) { return apply(Function::reluDerivative, {std::move(z)}); }},

    {Activation::sigmoid, "sigmoid", Function::sigmoid,  //
     sigmoid,                                            //
     [](double, double a) { return a * (1.0 - a); },     //
     sigmoidArithmetic,
     [](Expression, Expression a) { return product(a, difference(number(1.0), a)); }},

    {Activation::tanh, "tanh", Function::tanh,  //
     [](double z) { return std::tanh(z); },     //
     [](double, double a) { return 1.0 - a * a; },
     [](Expression z) { return apply(Function::tanh, {std::move(z)}); },
     [](Expression, Expression a) {
       return difference(number(1.0), apply(Function::square, {std::move(a)}));
     }},

    {Activation::identity, "identity", Function::identity,  //
     [](double z) { return z; },                            //
     [](double, double) { return 1.0; },                    //
     [](Expression z) { return z; },                        //
     [](Expression, Expression) { return number(1.0); }},

    {Activation::softmax, "softmax", Function::softmax, nullptr, nullptr, nullptr, nullptr},
}};

}  // namespace

const std::array<ActivationRule, 5>& activationRules() { return kRules; }

const ActivationRule& rule(Activation activation) {
  return kRules[static_cast<std::size_t>(activation)];
}

std::optional<Activation> parseActivation(std::string_view name) {
  for (const ActivationRule& row : kRules) {
    if (name == row.name) return row.activation;
  }
  return std::nullopt;
}

std::optional<std::size_t> softmaxShiftRow(const Matrix& Z, std::size_t column) {
  std::size_t largest = 0;
  for (std::size_t i = 1; i < Z.rows(); ++i) {
    if (Z(i, column) > Z(largest, column)) largest = i;
  }
  if (std::fabs(Z(largest, column)) <= kLargestUnshiftedLogit) return std::nullopt;
  return largest;
}

void softmax(const Matrix& Z, Softmax& moves, Matrix& A) {
  moves.exponentials.reshape(Z.rows(), Z.columns());
  moves.sums.reshape(1, Z.columns());
  A.reshape(Z.rows(), Z.columns());
  for (std::size_t j = 0; j < Z.columns(); ++j) {
    const auto shiftRow = softmaxShiftRow(Z, j);
    const double shift = shiftRow ? Z(*shiftRow, j) : 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < Z.rows(); ++i) {
      moves.exponentials(i, j) = exponential(Z(i, j) - shift);
      sum += moves.exponentials(i, j);
    }
    moves.sums(0, j) = sum;
    for (std::size_t i = 0; i < Z.rows(); ++i) A(i, j) = moves.exponentials(i, j) / sum;
  }
}

void softmaxBackward(const Matrix& A, const Matrix& dA, Matrix& dZ) {
  dZ.reshape(A.rows(), A.columns());
  for (std::size_t j = 0; j < A.columns(); ++j) {
    double weighted = 0.0;
    for (std::size_t k = 0; k < A.rows(); ++k) weighted += A(k, j) * dA(k, j);
    for (std::size_t i = 0; i < A.rows(); ++i) dZ(i, j) = A(i, j) * (dA(i, j) - weighted);
  }
}

}  // namespace backprop
