// One training iteration as the ordered list of its equations.
#pragma once

#include <cstddef>
#include <vector>

#include "core/expression.h"
#include "core/network.h"
#include "core/optimizer.h"
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
  outputGradient,         // dA[L], the slope of the loss: where there is no short form
  weightGradient,         // dW[l] = 1/m dZ[l] A[l-1]^T
  biasGradient,           // db[l] = 1/m sum over the examples of dZ[l]
  activationGradient,     // dA[l] = W[l+1]^T dZ[l+1]
  preActivationGradient,  // dZ[l] = dA[l] (.) g'(Z[l])
  softmaxGradient,        // dZ[L] = A[L] (.) (dA[L] - column sums of A[L] (.) dA[L])
  weightDecay,            // dW[l]' = dW[l] + lambda W[l]
  weightVelocity,         // vW[l] := mu vW[l] + dW[l], or Adam's mean of the gradients
  biasVelocity,           // the same of b[l]
  weightSquares,          // sW[l]: Adam's mean of the squares of the gradients
  biasSquares,            // the same of b[l]
  weightUpdate,           // W[l] := W[l] - alpha dW[l], or with what the optimiser makes of dW[l]
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
/// With in-place updates each layer's follow its gradients, and dA[l-1] reads the new W[l].
std::vector<Step> deriveSteps(const Architecture& architecture, const Optimizer& optimizer);

struct Shape {
  std::size_t rows;
  std::size_t columns;
};

/// The shape of an input, a target, a parameter or a step's result, where a batch has m examples.
Shape shapeOf(const Architecture& architecture, const Quantity& quantity, std::size_t m);

/// One equation of the way to dZ[L] that its short form A[L] - Y saves.
struct Equation {
  Quantity result;
  Expression formula;
};

/// dA[L], then dZ[L] through the activation's derivative; through softmax's Jacobian, which stands
/// as a matrix J[L] if `hasJacobian`. Up to rounding the result is the short form's. Nothing where
/// the network has no short form.
std::vector<Equation> deriveLongForm(const Architecture& architecture, bool hasJacobian);

/// The quantities that a formula reads, in the order of their first mention.
std::vector<Quantity> reads(const Expression& formula);

}  // namespace backprop
