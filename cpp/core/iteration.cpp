#include "core/iteration.h"

namespace backprop {
namespace {

/// One column of every example-by-example matrix.
Matrix columnOf(const Matrix& matrix, std::size_t column) {
  Matrix result(matrix.rows(), 1);
  for (std::size_t i = 0; i < matrix.rows(); ++i) result(i, 0) = matrix(i, column);
  return result;
}

/// Settings are the last of all kinds, from m on; of other kinds the place is none of theirs.
std::size_t placeOf(QuantityKind kind) {
  return static_cast<std::size_t>(kind) - static_cast<std::size_t>(QuantityKind::examples);
}

const Matrix* existing(const Matrix& matrix) { return matrix.empty() ? nullptr : &matrix; }

}  // namespace

Iteration::Iteration(const Architecture& architecture, const Examples& examples,
                     const Training& training, const Optimizer& optimizer)
    : architecture_(architecture),
      examples_(examples),
      m_(examples.count()),
      before_(training),
      after_(training) {
  forward(architecture_, before_.parameters, examples_.X, workspace_.pass);
  backwardAndUpdate(architecture_, optimizer, examples_.X, examples_.Y, m_, workspace_, after_);
  const auto setting = [&](QuantityKind kind, double value) {
    settings_[placeOf(kind)] = Matrix(1, 1, value);
  };
  setting(QuantityKind::examples, static_cast<double>(m_));
  setting(QuantityKind::learningRate, optimizer.learningRate);
  setting(QuantityKind::weightDecay, optimizer.weightDecay);
  setting(QuantityKind::momentum, optimizer.momentum);
  setting(QuantityKind::beta1, optimizer.beta1);
  setting(QuantityKind::beta2, optimizer.beta2);
  setting(QuantityKind::epsilon, optimizer.epsilon);
  setting(QuantityKind::updates, static_cast<double>(after_.updates));
  for (std::size_t l = 0; l < architecture_.depth(); ++l) {
    const Activation activation = architecture_.layers[l].activation;
    derivatives_.push_back(activation == Activation::softmax
                               ? Matrix()
                               : activationDerivative(activation, pass().Z[l], pass().A[l]));
  }
  evaluateLoss();
}

Iteration Iteration::shareOf(std::size_t example) const {
  Iteration share = *this;
  const auto keepColumn = [&](Matrix& matrix) {
    if (!matrix.empty()) matrix = columnOf(matrix, example);
  };
  keepColumn(share.examples_.X);
  keepColumn(share.examples_.Y);
  Forward& pass = share.workspace_.pass;
  keepColumn(pass.softmax.exponentials);
  keepColumn(pass.softmax.sums);
  Backward& gradients = share.workspace_.gradients;
  for (auto* list : {&pass.Z, &pass.A, &gradients.dA, &gradients.dZ, &share.derivatives_}) {
    for (Matrix& matrix : *list) keepColumn(matrix);
  }
  for (std::size_t layer = 1; layer <= architecture_.depth(); ++layer) {
    parameterGradients(architecture_, layer, share.examples_.X, m_, pass, gradients);
  }
  share.evaluateLoss();
  return share;
}

void Iteration::evaluateLoss() {
  loss_ = Matrix(1, 1, lossOf(architecture_, pass(), examples_.Y, m_));
  if (!isShortForm(architecture_.loss, architecture_.outputActivation())) return;
  lossGradient(architecture_.loss, architecture_.conventions.lossScale, pass().A.back(),
               examples_.Y, outputGradient_);
  const bool isSmall = examples_.count() == 1 && pass().A.back().rows() <= kMostJacobianUnits;
  if (architecture_.outputActivation() == Activation::softmax && isSmall) {
    jacobian_ = softmaxJacobian(pass().A.back());
  }
}

const Matrix* Iteration::find(const Quantity& quantity) const {
  const std::size_t layer = quantity.layer;
  if (layer == 0) return findSetting(quantity.kind);
  return layer <= architecture_.depth() ? findOfLayer(quantity.kind, layer) : nullptr;
}

/// A quantity without a layer.
const Matrix* Iteration::findSetting(QuantityKind kind) const {
  if (kind == QuantityKind::inputs) return &examples_.X;
  if (kind == QuantityKind::targets) return &examples_.Y;
  if (kind == QuantityKind::loss) return &loss_;
  const std::size_t place = placeOf(kind);
  return place < settings_.size() ? &settings_[place] : nullptr;
}

const Matrix* Iteration::findOfLayer(QuantityKind kind, std::size_t layer) const {
  const std::size_t l = layer - 1;
  const bool isOutput = layer == architecture_.depth();
  const Forward& pass = workspace_.pass;
  const Backward& gradients = workspace_.gradients;
  switch (kind) {
    case QuantityKind::weights:
      return &before_.parameters[l].W;
    case QuantityKind::biases:
      return &before_.parameters[l].b;
    case QuantityKind::preActivation:
      return &pass.Z[l];
    case QuantityKind::exponentials:
      return isOutput ? existing(pass.softmax.exponentials) : nullptr;
    case QuantityKind::exponentialSums:
      return isOutput ? existing(pass.softmax.sums) : nullptr;
    case QuantityKind::activation:
      return &pass.A[l];
    case QuantityKind::activationGradient:
      return existing(isOutput && gradients.dA[l].empty() ? outputGradient_ : gradients.dA[l]);
    case QuantityKind::jacobian:
      return isOutput ? existing(jacobian_) : nullptr;
    case QuantityKind::activationDerivative:
      return existing(derivatives_[l]);
    case QuantityKind::preActivationGradient:
      return &gradients.dZ[l];
    case QuantityKind::weightGradient:
      return &gradients.dW[l];
    case QuantityKind::biasGradient:
      return existing(gradients.db[l]);
    case QuantityKind::decayedGradient:
      return existing(workspace_.decayed[l]);
    case QuantityKind::weightVelocity:
      return existing(before_.moments[l].W.v);
    case QuantityKind::biasVelocity:
      return existing(before_.moments[l].b.v);
    case QuantityKind::weightSquares:
      return existing(before_.moments[l].W.s);
    case QuantityKind::biasSquares:
      return existing(before_.moments[l].b.s);
    case QuantityKind::updatedWeightVelocity:
      return existing(after_.moments[l].W.v);
    case QuantityKind::updatedBiasVelocity:
      return existing(after_.moments[l].b.v);
    case QuantityKind::updatedWeightSquares:
      return existing(after_.moments[l].W.s);
    case QuantityKind::updatedBiasSquares:
      return existing(after_.moments[l].b.s);
    case QuantityKind::updatedWeights:
      return &after_.parameters[l].W;
    case QuantityKind::updatedBiases:
      return &after_.parameters[l].b;
    default:
      return nullptr;
  }
}

}  // namespace backprop
