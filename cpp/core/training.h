// One training iteration after another, without keeping what a reader would look at.
#pragma once

#include "core/network.h"
#include "core/optimizer.h"

namespace backprop {

/// What an iteration needs besides its inputs; handed from one to the next, its memory is reused.
struct Workspace {
  Forward pass;
  Backward gradients;
  std::vector<Matrix> decayed;  // dW[l] + lambda W[l], by layer; empty without weight decay
};

/// Backward pass and update, after `forward`, in the order of the conventions: all gradients before
/// all updates, or layer by layer, each gradient of the layer before taken with the new weights.
void backwardAndUpdate(const Architecture& architecture, const Optimizer& optimizer,
                       const Matrix& X, const Matrix& Y, std::size_t m, Workspace& workspace,
                       Training& training);

/// One whole iteration with the examples X and Y.
void trainOnce(const Architecture& architecture, const Optimizer& optimizer, const Matrix& X,
               const Matrix& Y, Workspace& workspace, Training& training);

}  // namespace backprop
