// Gradients checked against what they claim to be: the slope of the loss.
#pragma once

#include <cstddef>
#include <vector>

#include "core/iteration.h"

namespace backprop {

/// One parameter theta, an entry of W[l] or b[l], nudged by h both ways:
///   numeric = (loss(theta + h) - loss(theta - h)) / 2h
/// with the loss of the iteration's examples. Where the conventions put a 1/m before the loss but
/// not before the gradients, or the other way round, `numeric` is scaled as the gradients are.
struct GradientCheck {
  Quantity parameter;
  std::size_t row;
  std::size_t column;
  double analytic;
  double numeric;
  double lossAbove;  // loss(theta + h)
  double lossBelow;  // loss(theta - h)
  double h;
  double scale;  // what the quotient is scaled by: 1, m or 1/m

  /// |analytic - numeric| by the larger of the two; 0 if both are 0.
  double relativeError() const;
};

/// Nudges parameters of an iteration. With in-place updates earlier layers' gradients read new
/// weights and are not the slope any more: the check shows by how much.
class GradientChecker {
 public:
  /// Checks `gradients`, which are the iteration's own unless a test says otherwise.
  GradientChecker(const Iteration& iteration, const Backward& gradients, double h);

  /// One entry of a trained parameter of the network.
  GradientCheck check(const Quantity& parameter, std::size_t row, std::size_t column);

  /// Every trained weight and bias, layer by layer.
  std::vector<GradientCheck> checkAll();

 private:
  double lossWith(double& theta, double value);

  const Iteration& iteration_;
  const Backward& gradients_;
  const double h_;
  Parameters nudged_;
  Forward pass_;
};

}  // namespace backprop
