#include "core/network.h"

#include <cmath>

#include "core/kernels.h"
#include "core/random.h"

namespace backprop {
namespace {

double initializerLimit(Initializer initializer, std::size_t units, std::size_t inputs) {
  switch (initializer) {
    case Initializer::zeros:
      return 0.0;
    case Initializer::he:
      return std::sqrt(6.0 / static_cast<double>(inputs));
    case Initializer::xavier:
      return std::sqrt(6.0 / static_cast<double>(inputs + units));
    case Initializer::uniform:
      break;
  }
  return 1.0;
}

/// A = g(Z)
void activate(Activation activation, const Matrix& Z, Softmax& moves, Matrix& A) {
  if (activation == Activation::softmax) return softmax(Z, moves, A);
  A.reshape(Z.rows(), Z.columns());
  rule(activation).values(Z.data(), A.data(), Z.size());
}

/// A = g(Z), so dZ = dA (.) g'(Z); softmax's Jacobian where g is softmax.
void activateBackward(Activation activation, const Matrix& Z, const Matrix& A, const Matrix& dA,
                      Matrix& dZ) {
  if (activation == Activation::softmax) return softmaxBackward(A, dA, dZ);
  dZ.reshape(Z.rows(), Z.columns());
  rule(activation).backward(dA.data(), Z.data(), A.data(), dZ.data(), Z.size());
}

/// Z := Z + b, b being a column, or one number for all units.
void addBiases(Matrix& Z, const Matrix& b) {
  if (b.size() > 1 || Z.rows() == 1) return addColumn(Z, b);
  for (std::size_t i = 0; i < Z.size(); ++i) Z.data()[i] += b(0, 0);
}

/// out = factor (A - B)
void subtract(double factor, const Matrix& A, const Matrix& B, Matrix& out) {
  requireShape(B, A.rows(), A.columns(), "targets");
  out.reshape(A.rows(), A.columns());
  for (std::size_t i = 0; i < A.size(); ++i) {
    out.data()[i] = factor * (A.data()[i] - B.data()[i]);
  }
}

/// The sum of all entries, 1 x 1, example by example.
void sumAll(const Matrix& A, Matrix& out) {
  out.reshape(1, 1);
  double sum = A(0, 0);
  for (std::size_t k = 1; k < A.size(); ++k) sum += A(k % A.rows(), k / A.rows());
  out(0, 0) = sum;
}

}  // namespace

Matrix initialize(Initializer initializer, std::size_t units, std::size_t inputs,
                  std::uint64_t seed) {
  Matrix W(units, inputs);
  const double limit = initializerLimit(initializer, units, inputs);
  Random random(seed);
  for (std::size_t i = 0; i < W.size(); ++i) W.data()[i] = random.uniform(-limit, limit);
  return W;
}

void forward(const Architecture& architecture, const Parameters& parameters, const Matrix& X,
             Forward& out) {
  const std::size_t L = architecture.depth();
  out.Z.resize(L);
  out.A.resize(L);
  for (std::size_t l = 0; l < L; ++l) {
    multiply(parameters[l].W, l == 0 ? X : out.A[l - 1], out.Z[l]);
    addBiases(out.Z[l], parameters[l].b);
    activate(architecture.layers[l].activation, out.Z[l], out.softmax, out.A[l]);
  }
}

double lossOf(const Architecture& architecture, const Forward& pass, const Matrix& Y,
              std::size_t m) {
  const LossInputs inputs{Y, pass.Z.back(), pass.A.back(), pass.softmax, architecture.depth()};
  return value(architecture.loss, architecture.conventions.lossScale, inputs, m);
}

void backward(const Architecture& architecture, const Parameters& parameters, const Matrix& X,
              const Matrix& Y, std::size_t m, const Forward& pass, Backward& out) {
  outputGradient(architecture, Y, pass, out);
  for (std::size_t layer = architecture.depth(); layer >= 1; --layer) {
    parameterGradients(architecture, layer, X, m, pass, out);
    if (layer == 1) break;  // nobody needs the gradient of X
    gradientOfLayerBefore(architecture, layer, parameters[layer - 1].W, pass, out);
  }
}

void outputGradient(const Architecture& architecture, const Matrix& Y, const Forward& pass,
                    Backward& out) {
  const std::size_t L = architecture.depth();
  const Loss loss = architecture.loss;
  const LossScale scale = architecture.conventions.lossScale;
  const Activation output = architecture.outputActivation();
  out.dA.resize(L);
  out.dZ.resize(L);
  out.dW.resize(L);
  out.db.resize(L);
  if (isShortForm(loss, output)) {
    return subtract(errorFactor(loss, scale), pass.A.back(), Y, out.dZ.back());
  }
  lossGradient(loss, scale, pass.A.back(), Y, out.dA.back());
  activateBackward(output, pass.Z.back(), pass.A.back(), out.dA.back(), out.dZ.back());
}

void parameterGradients(const Architecture& architecture, std::size_t layer, const Matrix& X,
                        std::size_t m, const Forward& pass, Backward& out) {
  const std::size_t l = layer - 1;
  const Conventions& conventions = architecture.conventions;
  const bool isMean = conventions.gradientScale == GradientScale::mean;
  const double factor = isMean ? 1.0 / static_cast<double>(m) : 1.0;
  multiplyRightTransposed(out.dZ[l], l == 0 ? X : pass.A[l - 1], out.dW[l]);
  scale(out.dW[l], factor);
  if (conventions.biases == BiasRule::frozen) return;
  if (conventions.biases == BiasRule::shared) {
    sumAll(out.dZ[l], out.db[l]);
  } else {
    sumRows(out.dZ[l], out.db[l]);
  }
  scale(out.db[l], factor);
}

void gradientOfLayerBefore(const Architecture& architecture, std::size_t layer, const Matrix& W,
                           const Forward& pass, Backward& out) {
  const std::size_t l = layer - 1, before = l - 1;
  multiplyLeftTransposed(W, out.dZ[l], out.dA[before]);
  activateBackward(architecture.layers[before].activation, pass.Z[before], pass.A[before],
                   out.dA[before], out.dZ[before]);
}

Matrix activationDerivative(Activation activation, const Matrix& Z, const Matrix& A) {
  const ActivationRule& g = rule(activation);
  Matrix derivative(Z.rows(), Z.columns());
  for (std::size_t i = 0; i < Z.size(); ++i) {
    derivative.data()[i] = g.derivative(Z.data()[i], A.data()[i]);
  }
  return derivative;
}

}  // namespace backprop
