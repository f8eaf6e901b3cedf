// One training iteration as the ordered list of its equations.
#pragma once

#include <cstddef>
#include <vector>

#include "core/expression.h"
#include "core/network.h"
#include "core/quantity.h"

namespace backprop {

enum class Phase { forward, loss, backward, update };

/// What a step computes; the comments give the equation.
enum class Operation {
  linear,                 // Z[l] = W[l] A[l-1] + b[l]
  activation,             // A[l] = g(Z[l])
  exponentials,           // exp(Z[L])
  exponentialSums,        // the sum of exp(Z[L]) over the units
  quotients,              // A[L] = exp(Z[L]) / sum
  loss,                   // loss
  outputError,            // dZ[L] = A[L] - Y: loss and activation in their short form
  outputGradient,         // dA[L] = A[L] - Y: where there is no short form
  weightGradient,         // dW[l] = 1/m dZ[l] A[l-1]^T
  biasGradient,           // db[l] = 1/m sum over the examples of dZ[l]
  activationGradient,     // dA[l] = W[l+1]^T dZ[l+1]
  preActivationGradient,  // dZ[l] = dA[l] (.) g'(Z[l])
  softmaxGradient,        // dZ[L] = A[L] (.) (dA[L] - column sums of A[L] (.) dA[L])
  weightUpdate,           // W[l] := W[l] - alpha dW[l]
  biasUpdate,             // b[l] := b[l] - alpha db[l]
};

/// One equation, `result` = `formula`.
struct Step {
  Phase phase;
  std::size_t layer;  // the output layer for the loss
  Operation operation;
  Quantity result;
  Expression formula;  // over whole quantities
};

/// The equations in the article's order: forward through the layers, the loss, backward through the
/// layers (dZ, dW, db, then dA of the layer before), then the updates of W and b from layer 1 up.
std::vector<Step> deriveSteps(const Architecture& architecture);

/// The quantities that the formula of a step reads, in the order of their first mention.
std::vector<Quantity> reads(const Step& step);

}  // namespace backprop
