// The quantities of one training iteration and their names in the article's notation.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace backprop {

enum class QuantityKind {
  inputs,                 // X, also A[0]
  targets,                // Y
  weights,                // W[l]
  biases,                 // b[l]
  preActivation,          // Z[l]
  exponentials,           // exp(Z[L])
  exponentialSums,        // sum(exp(Z[L])): one sum per example
  activation,             // A[l]
  loss,                   // loss
  activationGradient,     // dA[l]
  activationDerivative,   // g'(Z[l])
  preActivationGradient,  // dZ[l]
  weightGradient,         // dW[l]
  biasGradient,           // db[l]
  jacobian,               // J[L]: of a softmax, for one example
  decayedGradient,        // dW[l]': dW[l] with weight decay
  weightVelocity,         // vW[l]: the optimiser's running mean of the gradients of W[l]
  biasVelocity,           // vb[l]
  weightSquares,          // sW[l]: Adam's running mean of their squares
  biasSquares,            // sb[l]
  updatedWeightVelocity,  // vW[l]+: after the update, as are those below
  updatedBiasVelocity,    // vb[l]+
  updatedWeightSquares,   // sW[l]+
  updatedBiasSquares,     // sb[l]+
  updatedWeights,         // W[l]+
  updatedBiases,          // b[l]+
  examples,               // m, the number of examples
  learningRate,           // alpha
  weightDecay,            // lambda
  momentum,               // mu
  beta1,                  // of Adam, as are those below
  beta2,
  epsilon,
  updates,  // t, the number of the update, from 1
};

/// A quantity of the current iteration. Layers count from 1; 0 where a quantity has no layer.
struct Quantity {
  QuantityKind kind;
  std::size_t layer = 0;

  friend bool operator==(const Quantity& a, const Quantity& b) {
    return a.kind == b.kind && a.layer == b.layer;
  }
};

/// The activations that enter layer `layer`: X for the first, A[layer - 1] after it.
Quantity inputOfLayer(std::size_t layer);

/// Whether it has a column for each example.
bool isPerExample(QuantityKind kind);

/// `dW[3]`, `exp(Z[4])`, `X`, ...
std::string name(const Quantity& quantity);

/// The quantity of that name, `A[0]` being X; nothing if the name is none.
std::optional<Quantity> parseQuantity(std::string_view name);

}  // namespace backprop
