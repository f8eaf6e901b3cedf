#include "core/training.h"

namespace backprop {

void backwardAndUpdate(const Architecture& architecture, const Optimizer& optimizer,
                       const Matrix& X, const Matrix& Y, std::size_t m, Workspace& workspace,
                       Training& training) {
  const std::size_t L = architecture.depth();
  Backward& gradients = workspace.gradients;
  workspace.decayed.resize(L);
  const auto updateOf = [&](std::size_t layer) {
    updateLayer(optimizer, layer, gradients, training, workspace.decayed[layer - 1]);
  };
  if (architecture.conventions.update == UpdateOrder::simultaneous) {
    backward(architecture, training.parameters, X, Y, m, workspace.pass, gradients);
    for (std::size_t layer = 1; layer <= L; ++layer) updateOf(layer);
  } else {
    outputGradient(architecture, Y, workspace.pass, gradients);
    for (std::size_t layer = L; layer >= 1; --layer) {
      parameterGradients(architecture, layer, X, m, workspace.pass, gradients);
      updateOf(layer);
      if (layer == 1) break;
      const Matrix& newW = training.parameters[layer - 1].W;
      gradientOfLayerBefore(architecture, layer, newW, workspace.pass, gradients);
    }
  }
  ++training.updates;
}

void trainOnce(const Architecture& architecture, const Optimizer& optimizer, const Matrix& X,
               const Matrix& Y, Workspace& workspace, Training& training) {
  forward(architecture, training.parameters, X, workspace.pass);
  backwardAndUpdate(architecture, optimizer, X, Y, X.columns(), workspace, training);
}

}  // namespace backprop
