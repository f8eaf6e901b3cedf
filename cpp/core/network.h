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
#include "core/conventions.h"
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
  Conventions conventions = {};

  std::size_t depth() const { return layers.size(); }  // L
  Activation outputActivation() const { return layers.back().activation; }
  std::size_t inputsOf(std::size_t layer) const {  // n_{l-1}
    return layer == 1 ? inputs : layers[layer - 2].units;
  }
};

struct LayerParameters {
  Matrix W;  // n_l x n_{l-1}
  Matrix b;  // n_l x 1; 1 x 1 if the layer's units share it
};
using Parameters = std::vector<LayerParameters>;

/// How a layer's first weights are drawn; its biases start at 0.
enum class Initializer {
  zeros,
  he,      // uniform within +-sqrt(6 / n_{l-1}): He et al., "Delving deep into rectifiers", 2015
  xavier,  // uniform within +-sqrt(6 / (n_{l-1} + n_l)): Glorot and Bengio, 2010
  uniform  // uniform within +-1
};

/// The first weights of one layer, units x inputs; the same seed gives the same bits everywhere.
Matrix initialize(Initializer initializer, std::size_t units, std::size_t inputs,
                  std::uint64_t seed);

/// What the forward pass makes; the backward pass needs all of it.
struct Forward {
  std::vector<Matrix> Z;
  std::vector<Matrix> A;
  Softmax softmax;  // of the output layer; empty unless its activation is softmax
};

/// What the backward pass makes. dZ is per example, without 1/m; dW and db are means over the
/// batch, or sums if the conventions say so. dA[L] is empty where dZ[L] has the short form
/// A[L] - Y; db is empty where biases are frozen.
struct Backward {
  std::vector<Matrix> dA;
  std::vector<Matrix> dZ;
  std::vector<Matrix> dW;
  std::vector<Matrix> db;
};

/// Z[l] = W[l] A[l-1] + b[l];  A[l] = g(Z[l]);  A[0] = X.  Overwrites `out`.
void forward(const Architecture& architecture, const Parameters& parameters, const Matrix& X,
             Forward& out);

/// The loss of a forward pass. A mean divides by `m`: the number of examples, unless one of a batch
/// is looked at alone.
double lossOf(const Architecture& architecture, const Forward& pass, const Matrix& Y,
              std::size_t m);

/// The whole backward pass, all of it with the same parameters. Overwrites `out`.
void backward(const Architecture& architecture, const Parameters& parameters, const Matrix& X,
              const Matrix& Y, std::size_t m, const Forward& pass, Backward& out);

// Its three moves, for l = L ... 1, each beside the forward line that it differentiates.

/// loss(A[L], Y)                    dZ[L] = A[L] - Y, or dZ[L] = dA[L] (.) g'(Z[L])
void outputGradient(const Architecture& architecture, const Matrix& Y, const Forward& pass,
                    Backward& out);

/// Z[l] = W[l] A[l-1] + b[l]        dW[l] = 1/m dZ[l] A[l-1]^T
///                                  db[l] = 1/m sum over the examples of dZ[l]
void parameterGradients(const Architecture& architecture, std::size_t layer, const Matrix& X,
                        std::size_t m, const Forward& pass, Backward& out);

/// Z[l] = W[l] A[l-1] + b[l]        dA[l-1] = W[l]^T dZ[l]
/// A[l-1] = g(Z[l-1])               dZ[l-1] = dA[l-1] (.) g'(Z[l-1])
void gradientOfLayerBefore(const Architecture& architecture, std::size_t layer, const Matrix& W,
                           const Forward& pass, Backward& out);

/// g'(Z[l]) as a matrix of its own, n_l x m. Not for softmax, whose Jacobian mixes the units.
Matrix activationDerivative(Activation activation, const Matrix& Z, const Matrix& A);

}  // namespace backprop
