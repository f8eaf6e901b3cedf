// A feed-forward network: its shape, its parameters, the forward pass and the backward pass.
//
// Columns are examples: X is n_x x m, Y is n_y x m, W[l] is n_l x n_{l-1}, b[l] is n_l x 1, and
// Z[l], A[l], dZ[l] are n_l x m. Layers count from 1 to L in the mathematics; the vectors below
// hold layer l at index l - 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/activation.h"
#include "core/loss.h"
#include "core/matrix.h"

namespace backprop {

struct Layer {
  std::size_t units;  // n_l
  Activation activation;
};

struct Architecture {
  std::size_t inputs = 0;  // n_x
  std::vector<Layer> layers;
  Loss loss = Loss::squaredError;

  std::size_t depth() const { return layers.size(); }  // L
  Activation outputActivation() const { return layers.back().activation; }
  std::size_t inputsOf(std::size_t layer) const {  // n_{l-1}
    return layer == 1 ? inputs : layers[layer - 2].units;
  }
};

struct LayerParameters {
  Matrix W;  // n_l x n_{l-1}
  Matrix b;  // n_l x 1
};
using Parameters = std::vector<LayerParameters>;

/// How a layer's first weights are drawn; its biases start at 0.
enum class Initializer {
  zeros,
  he,      // uniform within +-sqrt(6 / n_{l-1}): He et al., "Delving deep into rectifiers", 2015
  xavier,  // uniform within +-sqrt(6 / (n_{l-1} + n_l)): Glorot and Bengio, 2010
  uniform  // uniform within +-1
};

/// The first parameters of one layer; the same seed gives the same bits on every machine.
LayerParameters initialize(Initializer initializer, std::size_t units, std::size_t inputs,
                           std::uint64_t seed);

/// What the forward pass makes; the backward pass needs all of it.
struct Forward {
  std::vector<Matrix> Z;
  std::vector<Matrix> A;
  Softmax softmax;  // of the output layer; empty unless its activation is softmax
};

/// What the backward pass makes. dZ is per example, without 1/m; dW and db are means over the
/// batch. dA[L] is empty where dZ[L] has the short form A[L] - Y.
struct Backward {
  std::vector<Matrix> dA;
  std::vector<Matrix> dZ;
  std::vector<Matrix> dW;
  std::vector<Matrix> db;
};

/// Z[l] = W[l] A[l-1] + b[l];  A[l] = g(Z[l]);  A[0] = X.  Overwrites `out`.
void forward(const Architecture& architecture, const Parameters& parameters, const Matrix& X,
             Forward& out);

/// The loss of a forward pass, a mean over the examples.
double lossOf(const Architecture& architecture, const Forward& pass, const Matrix& Y);

/// For l = L ... 1, quoting the forward line that each differentiates. Overwrites `out`.
///   A[l] = g(Z[l])                   dZ[L] = A[L] - Y, or dZ[l] = dA[l] (.) g'(Z[l])
///   Z[l] = W[l] A[l-1] + b[l]        dW[l] = 1/m dZ[l] A[l-1]^T
///                                    db[l] = 1/m sum over the examples of dZ[l]
///                                    dA[l-1] = W[l]^T dZ[l]
void backward(const Architecture& architecture, const Parameters& parameters, const Matrix& X,
              const Matrix& Y, const Forward& pass, Backward& out);

/// g'(Z[l]) as a matrix of its own, n_l x m. Not for softmax, whose Jacobian mixes the units.
Matrix activationDerivative(Activation activation, const Matrix& Z, const Matrix& A);

}  // namespace backprop
