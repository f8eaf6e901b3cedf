// How gradients change the parameters.
#pragma once

#include <cstddef>
#include <vector>

#include "core/network.h"

namespace backprop {

enum class OptimizerKind { gradientDescent, momentum, adam };

struct Optimizer {
  OptimizerKind kind = OptimizerKind::gradientDescent;
  double learningRate = 0.1;  // alpha
  double weightDecay = 0.0;   // lambda; of the weights, not of the biases
  double momentum = 0.9;      // mu
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;
};

/// What an optimiser remembers of one parameter, in its shape, 0 at first: empty where it needs
/// none.
struct Moments {
  Matrix v;  // the velocity of momentum; Adam's mean of the gradients
  Matrix s;  // Adam's mean of their squares
};
struct LayerMoments {
  Moments W;
  Moments b;
};

/// Everything that one update hands on to the next.
struct Training {
  Parameters parameters;
  std::vector<LayerMoments> moments;  // by layer, as the parameters
  std::size_t updates = 0;            // how many there were
};

Training startTraining(const Optimizer& optimizer, Parameters parameters);

/// out = dW + lambda W: the gradient of the loss plus lambda/2 times the sum of squares of W.
void addWeightDecay(double lambda, const Matrix& W, const Matrix& dW, Matrix& out);

/// One parameter P (W[l] or b[l]) by its gradient dP, as update number t, counted from 1.
///   gradient-descent   P := P - alpha dP
///   momentum           v := mu v + dP;  P := P - alpha v
///   adam               v := beta1 v + (1 - beta1) dP;  s := beta2 s + (1 - beta2) dP^2;
///                      P := P - alpha (v / (1 - beta1^t)) / (sqrt(s / (1 - beta2^t)) + epsilon)
/// Momentum is Polyak's; Adam is Kingma and Ba, "Adam: a method for stochastic optimization", 2015.
void updateParameter(const Optimizer& optimizer, std::size_t t, const Matrix& dP, Matrix& P,
                     Moments& moments);

/// Updates W[l] and b[l]. `decayed` is overwritten with dW[l] + lambda W[l] if there is weight
/// decay. The caller counts the update once all layers are done.
void updateLayer(const Optimizer& optimizer, std::size_t layer, const Backward& gradients,
                 Training& training, Matrix& decayed);

}  // namespace backprop
