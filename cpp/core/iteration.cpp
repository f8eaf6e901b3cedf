#include "core/iteration.h"

namespace backprop {

Iteration::Iteration(const Architecture& architecture, const Examples& examples,
                     const Parameters& parameters, const GradientDescent& optimizer)
    : architecture_(architecture),
      X_(examples.X),
      Y_(examples.Y),
      parameters_(parameters),
      updated_(parameters),
      derivatives_(architecture.depth()),
      loss_(1, 1),
      exampleCount_(1, 1, static_cast<double>(examples.X.columns())),
      learningRate_(1, 1, optimizer.learningRate) {
  forward(architecture_, parameters_, X_, forward_);
  loss_(0, 0) = lossOf(architecture_, forward_, Y_);
  backward(architecture_, parameters_, X_, Y_, forward_, backward_);
  update(optimizer, backward_, updated_);
  for (std::size_t l = 0; l < architecture_.depth(); ++l) {
    const Activation activation = architecture_.layers[l].activation;
    if (activation == Activation::softmax || backward_.dA[l].empty()) continue;
    derivatives_[l] = activationDerivative(activation, forward_.Z[l], forward_.A[l]);
  }
}

const Matrix* Iteration::find(const Quantity& quantity) const {
  const std::size_t layer = quantity.layer;
  const auto existing = [](const Matrix& matrix) { return matrix.empty() ? nullptr : &matrix; };

  switch (quantity.kind) {
    case QuantityKind::inputs:
      return &X_;
    case QuantityKind::targets:
      return &Y_;
    case QuantityKind::loss:
      return &loss_;
    case QuantityKind::examples:
      return &exampleCount_;
    case QuantityKind::learningRate:
      return &learningRate_;
    default:
      break;
  }
  if (layer < 1 || layer > architecture_.depth()) return nullptr;
  const std::size_t l = layer - 1;
  const bool isOutput = layer == architecture_.depth();
  switch (quantity.kind) {
    case QuantityKind::weights:
      return &parameters_[l].W;
    case QuantityKind::biases:
      return &parameters_[l].b;
    case QuantityKind::preActivation:
      return &forward_.Z[l];
    case QuantityKind::exponentials:
      return isOutput ? existing(forward_.softmax.exponentials) : nullptr;
    case QuantityKind::exponentialSums:
      return isOutput ? existing(forward_.softmax.sums) : nullptr;
    case QuantityKind::activation:
      return &forward_.A[l];
    case QuantityKind::activationGradient:
      return existing(backward_.dA[l]);
    case QuantityKind::activationDerivative:
      return existing(derivatives_[l]);
    case QuantityKind::preActivationGradient:
      return &backward_.dZ[l];
    case QuantityKind::weightGradient:
      return &backward_.dW[l];
    case QuantityKind::biasGradient:
      return &backward_.db[l];
    case QuantityKind::updatedWeights:
      return &updated_[l].W;
    case QuantityKind::updatedBiases:
      return &updated_[l].b;
    default:
      return nullptr;
  }
}

}  // namespace backprop
