// How gradients change the parameters.
#pragma once

#include "core/network.h"

namespace backprop {

/// Plain gradient descent: W[l] := W[l] - alpha dW[l], b[l] := b[l] - alpha db[l].
struct GradientDescent {
  double learningRate = 0.1;  // alpha
};

/// Updates all layers at once: every gradient was taken with the parameters from before.
void update(const GradientDescent& optimizer, const Backward& gradients, Parameters& parameters);

}  // namespace backprop
