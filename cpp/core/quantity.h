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
  updatedWeights,         // W[l]+: W[l] after the update
  updatedBiases,          // b[l]+
  examples,               // m, the number of examples
  learningRate,           // alpha
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

/// `dW[3]`, `exp(Z[4])`, `X`, ...
std::string name(const Quantity& quantity);

/// The quantity of that name, `A[0]` being X; nothing if the name is none.
std::optional<Quantity> parseQuantity(std::string_view name);

}  // namespace backprop
