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
  const ActivationRule& g = rule(activation);
  A.reshape(Z.rows(), Z.columns());
  for (std::size_t i = 0; i < Z.size(); ++i) A.data()[i] = g.value(Z.data()[i]);
}

/// A = g(Z), so dZ = dA (.) g'(Z); softmax's Jacobian where g is softmax.
void activateBackward(Activation activation, const Matrix& Z, const Matrix& A, const Matrix& dA,
                      Matrix& dZ) {
  if (activation == Activation::softmax) return softmaxBackward(A, dA, dZ);
  const ActivationRule& g = rule(activation);
  dZ.reshape(Z.rows(), Z.columns());
  for (std::size_t i = 0; i < Z.size(); ++i) {
    dZ.data()[i] = dA.data()[i] * g.derivative(Z.data()[i], A.data()[i]);
  }
}

/// out = A - B
void subtract(const Matrix& A, const Matrix& B, Matrix& out) {
  requireShape(B, A.rows(), A.columns(), "A - B");
  out.reshape(A.rows(), A.columns());
  for (std::size_t i = 0; i < A.size(); ++i) out.data()[i] = A.data()[i] - B.data()[i];
}

}  // namespace

LayerParameters initialize(Initializer initializer, std::size_t units, std::size_t inputs,
                           std::uint64_t seed) {
  LayerParameters layer{Matrix(units, inputs), Matrix(units, 1)};
  if (initializer == Initializer::zeros) return layer;
  const double limit = initializerLimit(initializer, units, inputs);
  Random random(seed);
  for (std::size_t i = 0; i < layer.W.size(); ++i) {
    layer.W.data()[i] = random.uniform(-limit, limit);
  }
  return layer;
}

void forward(const Architecture& architecture, const Parameters& parameters, const Matrix& X,
             Forward& out) {
  const std::size_t L = architecture.depth();
  out.Z.resize(L);
  out.A.resize(L);
  for (std::size_t l = 0; l < L; ++l) {
    const Matrix& input = l == 0 ? X : out.A[l - 1];
    multiply(parameters[l].W, input, out.Z[l]);
    addColumn(out.Z[l], parameters[l].b);
    activate(architecture.layers[l].activation, out.Z[l], out.softmax, out.A[l]);
  }
}

double lossOf(const Architecture& architecture, const Forward& pass, const Matrix& Y) {
  return value(architecture.loss,
               {Y, pass.Z.back(), pass.A.back(), pass.softmax, architecture.depth()});
}

void backward(const Architecture& architecture, const Parameters& parameters, const Matrix& X,
              const Matrix& Y, const Forward& pass, Backward& out) {
  const std::size_t L = architecture.depth();
  const double perExample = 1.0 / static_cast<double>(X.columns());
  out.dA.resize(L);
  out.dZ.resize(L);
  out.dW.resize(L);
  out.db.resize(L);

  if (isShortForm(architecture.loss, architecture.outputActivation())) {
    subtract(pass.A[L - 1], Y, out.dZ[L - 1]);
  } else {  // loss = 1/(2m) sum of (A - Y)^2, the only loss that meets other activations
    subtract(pass.A[L - 1], Y, out.dA[L - 1]);
    activateBackward(architecture.outputActivation(), pass.Z[L - 1], pass.A[L - 1], out.dA[L - 1],
                     out.dZ[L - 1]);
  }

  for (std::size_t l = L; l-- > 0;) {
    // Z[l] = W[l] A[l-1] + b[l]
    multiplyRightTransposed(out.dZ[l], l == 0 ? X : pass.A[l - 1], out.dW[l]);
    scale(out.dW[l], perExample);
    sumRows(out.dZ[l], out.db[l]);
    scale(out.db[l], perExample);
    if (l == 0) break;  // nobody needs the gradient of X
    multiplyLeftTransposed(parameters[l].W, out.dZ[l], out.dA[l - 1]);
    activateBackward(architecture.layers[l - 1].activation, pass.Z[l - 1], pass.A[l - 1],
                     out.dA[l - 1], out.dZ[l - 1]);
  }
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
