// Backward checked against what it claims to be: the slope of the loss.
#pragma once

#include <cstddef>
#include <string>

#include "core/network.h"

namespace backprop {

/// The parameter where the two disagree most:
///   numeric = (loss(theta + h) - loss(theta - h)) / 2h
///   error   = |analytic - numeric| / max(1, |analytic|, |numeric|)
struct GradientCheck {
  double error = 0.0;
  double analytic = 0.0;
  double numeric = 0.0;
  std::string parameter;  // as "W[2] row 1 column 3"
};

/// Central differences with step h for every weight and bias, against `gradients`.
GradientCheck checkGradients(const Architecture& architecture, const Parameters& parameters,
                             const Matrix& X, const Matrix& Y, const Backward& gradients,
                             double h = 1e-5);

}  // namespace backprop
