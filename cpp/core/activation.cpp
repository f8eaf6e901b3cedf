#include "core/activation.h"

#include <cmath>
#include <utility>

#include "core/elementary.h"
#include "core/pair.h"
#include "core/special_functions.h"

namespace backprop {
namespace {

// exp overflows at 709.8 and leaves the normal numbers at -708.4; well inside, no shift is needed.
constexpr double kLargestUnshiftedLogit = 600.0;

// ---- a = g(z) and g'(z), which may use z or a, whichever is simpler ----------------------------
// Comparisons are this way round so that what is not a number stays none.

double relu(double z) { return z <= 0.0 ? 0.0 : z; }
double reluDerivative(double z, double) { return z <= 0.0 ? 0.0 : 1.0; }

double leakyRelu(double z) { return z <= 0.0 ? kLeakyReluSlope * z : z; }
double leakyReluDerivative(double z, double) { return z <= 0.0 ? kLeakyReluSlope : 1.0; }

double sigmoidDerivative(double, double a) { return a * (1.0 - a); }

double tanhDerivative(double, double a) { return 1.0 - a * a; }

// Hendrycks and Gimpel, "Gaussian error linear units", 2016; the exact form.
double gelu(double z) { return z * normalCdf(z); }
double geluDerivative(double z, double) { return normalCdf(z) + z * normalPdf(z); }

double softplusDerivative(double z, double) { return sigmoid(z); }

// Clevert et al., "Fast and accurate deep network learning by ELUs", 2015, with alpha 1.
double elu(double z) { return z > 0.0 ? z : exponentialMinusOne(z); }
double eluDerivative(double z, double) { return z > 0.0 ? 1.0 : exponential(z); }

double identity(double z) { return z; }
double identityDerivative(double, double) { return 1.0; }

// ---- The same as arithmetic to be read ---------------------------------------------------------

// 1 / (1 + exp(-z))
Expression sigmoidArithmetic(Expression z) {
  Expression exponential = apply(Function::exp, negative(std::move(z)));
  return quotient(number(1.0), sum(number(1.0), std::move(exponential)));
}

Expression eluArithmetic(Expression z) {
  if (z.value > 0.0) return z;
  return apply(Function::expMinusOne, std::move(z));
}

Expression eluDerivativeArithmetic(Expression z, Expression) {
  if (z.value > 0.0) return number(1.0);
  return apply(Function::exp, std::move(z));
}

Expression geluArithmetic(Expression z) { return product(z, apply(Function::normalCdf, z)); }

Expression geluDerivativeArithmetic(Expression z, Expression) {
  return sum(apply(Function::normalCdf, z), product(z, apply(Function::normalPdf, z)));
}

// ---- The table ----------------------------------------------------------------------------------

/// The loops over whole matrices, made of the functions of one number.
template <double (*g)(double), double (*slope)(double, double)>
struct Loops {
  static void values(const double* z, double* a, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) a[i] = g(z[i]);
  }
  static void backward(const double* dA, const double* z, const double* a, double* dZ,
                       std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) dZ[i] = dA[i] * slope(z[i], a[i]);
  }
};

/// The same of ReLU two at a time: which numbers are positive no processor can guess ahead.
template <>
struct Loops<relu, reluDerivative> {
  static void values(const double* z, double* a, std::size_t count) {
    std::size_t i = 0;
    for (; i + 2 <= count; i += 2) {
      const Pair pair = load(z + i);
      store(choose(pair <= both(0.0), both(0.0), pair), a + i);
    }
    if (i < count) a[i] = relu(z[i]);
  }
  static void backward(const double* dA, const double* z, const double* a, double* dZ,
                       std::size_t count) {
    std::size_t i = 0;
    for (; i + 2 <= count; i += 2) {
      store(load(dA + i) * choose(load(z + i) <= both(0.0), both(0.0), both(1.0)), dZ + i);
    }
    if (i < count) dZ[i] = dA[i] * reluDerivative(z[i], a[i]);
  }
};

template <double (*g)(double), double (*slope)(double, double),
          void (*values)(const double*, double*, std::size_t) = Loops<g, slope>::values>
constexpr ActivationRule elementwise(Activation activation, const char* name, Function function,
                                     Expression (*arithmetic)(Expression),
                                     Expression (*derivativeArithmetic)(Expression, Expression)) {
  return {
      activation,          name, function, g, slope, values, Loops<g, slope>::backward, arithmetic,
      derivativeArithmetic};
}

constexpr ActivationRules kRules = {{
    elementwise<relu, reluDerivative>(
        Activation::relu, "relu", Function::relu,
        [](Expression z) { return apply(Function::max, number(0.0), std::move(z)); },
        [](Expression z, Expression) { return apply(Function::reluDerivative, std::move(z)); }),

    elementwise<leakyRelu, leakyReluDerivative>(
        Activation::leakyRelu, "leaky-relu", Function::leakyRelu,
        [](Expression z) { return apply(Function::max, product(number(kLeakyReluSlope), z), z); },
        [](Expression z, Expression) {
          return apply(Function::leakyReluDerivative, std::move(z));
        }),

    elementwise<sigmoid, sigmoidDerivative, sigmoid>(
        Activation::sigmoid, "sigmoid", Function::sigmoid, sigmoidArithmetic,
        [](Expression, Expression a) { return product(a, difference(number(1.0), a)); }),

    elementwise<hyperbolicTangent, tanhDerivative, hyperbolicTangent>(
        Activation::tanh, "tanh", Function::tanh,
        [](Expression z) { return apply(Function::tanh, std::move(z)); },
        [](Expression, Expression a) {
          return difference(number(1.0), apply(Function::square, std::move(a)));
        }),

    elementwise<gelu, geluDerivative>(Activation::gelu, "gelu", Function::gelu, geluArithmetic,
                                      geluDerivativeArithmetic),

    elementwise<softplus, softplusDerivative>(
        Activation::softplus, "softplus", Function::softplus,
        [](Expression z) { return apply(Function::softplus, std::move(z)); },
        [](Expression z, Expression) { return sigmoidArithmetic(std::move(z)); }),

    elementwise<elu, eluDerivative>(Activation::elu, "elu", Function::elu, eluArithmetic,
                                    eluDerivativeArithmetic),

    elementwise<identity, identityDerivative>(
        Activation::identity, "identity", Function::identity,  //
        [](Expression z) { return z; },                        //
        [](Expression, Expression) { return number(1.0); }),

    {Activation::softmax, "softmax", Function::softmax},
}};

}  // namespace

const ActivationRules& activationRules() { return kRules; }

const ActivationRule& rule(Activation activation) {
  return kRules[static_cast<std::size_t>(activation)];
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
  const std::size_t rows = Z.rows(), columns = Z.columns();
  Matrix &exponentials = moves.exponentials, &sums = moves.sums;
  exponentials = Z;
  for (std::size_t j = 0; j < columns; ++j) {
    const auto shiftRow = softmaxShiftRow(Z, j);
    if (!shiftRow) continue;
    for (std::size_t i = 0; i < rows; ++i) exponentials(i, j) -= Z(*shiftRow, j);
  }
  exponential(exponentials.data(), exponentials.data(), exponentials.size());
  sums.reshape(1, columns);
  A.reshape(rows, columns);
  for (std::size_t j = 0; j < columns; ++j) {
    double sum = exponentials(0, j);
    for (std::size_t i = 1; i < rows; ++i) sum += exponentials(i, j);
    sums(0, j) = sum;
    for (std::size_t i = 0; i < rows; ++i) A(i, j) = exponentials(i, j) / sum;
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

Matrix softmaxJacobian(const Matrix& a) {
  requireShape(a, a.rows(), 1, "softmaxJacobian");
  Matrix J(a.rows(), a.rows());
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t k = 0; k < a.rows(); ++k) {
      J(i, k) = (i == k ? a(i, 0) : 0.0) - a(i, 0) * a(k, 0);
    }
  }
  return J;
}

}  // namespace backprop
