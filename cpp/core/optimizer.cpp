#include "core/optimizer.h"

#include <cmath>
#include <utility>

#include "core/kernels.h"
#include "core/special_functions.h"

namespace backprop {
namespace {

void updateVelocity(double mu, const Matrix& dP, Matrix& v) {
  for (std::size_t i = 0; i < v.size(); ++i) v.data()[i] = mu * v.data()[i] + dP.data()[i];
}

void updateWithAdam(const Optimizer& adam, std::size_t t, const Matrix& dP, Matrix& P,
                    Moments& moments) {
  const double updates = static_cast<double>(t);
  const double vShare = 1.0 - adam.beta1, sShare = 1.0 - adam.beta2;
  const double vCorrection = 1.0 - integerPower(adam.beta1, updates);
  const double sCorrection = 1.0 - integerPower(adam.beta2, updates);
  for (std::size_t i = 0; i < P.size(); ++i) {
    const double gradient = dP.data()[i];
    double& v = moments.v.data()[i];
    double& s = moments.s.data()[i];
    v = adam.beta1 * v + vShare * gradient;
    s = adam.beta2 * s + sShare * (gradient * gradient);
    P.data()[i] -=
        adam.learningRate * ((v / vCorrection) / (std::sqrt(s / sCorrection) + adam.epsilon));
  }
}

Moments momentsOf(OptimizerKind kind, const Matrix& P) {
  Moments moments;
  if (kind != OptimizerKind::gradientDescent) moments.v = Matrix(P.rows(), P.columns());
  if (kind == OptimizerKind::adam) moments.s = Matrix(P.rows(), P.columns());
  return moments;
}

}  // namespace

Training startTraining(const Optimizer& optimizer, Parameters parameters) {
  Training training{std::move(parameters), {}, 0};
  for (const LayerParameters& layer : training.parameters) {
    training.moments.push_back(
        {momentsOf(optimizer.kind, layer.W), momentsOf(optimizer.kind, layer.b)});
  }
  return training;
}

void addWeightDecay(double lambda, const Matrix& W, const Matrix& dW, Matrix& out) {
  out.reshape(W.rows(), W.columns());
  for (std::size_t i = 0; i < W.size(); ++i) {
    out.data()[i] = dW.data()[i] + lambda * W.data()[i];
  }
}

void updateParameter(const Optimizer& optimizer, std::size_t t, const Matrix& dP, Matrix& P,
                     Moments& moments) {
  requireShape(dP, P.rows(), P.columns(), "gradient");
  switch (optimizer.kind) {
    case OptimizerKind::gradientDescent:
      return subtractScaled(optimizer.learningRate, dP, P);
    case OptimizerKind::momentum:
      updateVelocity(optimizer.momentum, dP, moments.v);
      return subtractScaled(optimizer.learningRate, moments.v, P);
    case OptimizerKind::adam:
      return updateWithAdam(optimizer, t, dP, P, moments);
  }
}

void updateLayer(const Optimizer& optimizer, std::size_t layer, const Backward& gradients,
                 Training& training, Matrix& decayed) {
  const std::size_t l = layer - 1, t = training.updates + 1;
  LayerParameters& parameters = training.parameters[l];
  LayerMoments& moments = training.moments[l];
  const Matrix* dW = &gradients.dW[l];
  if (optimizer.weightDecay != 0.0) {
    addWeightDecay(optimizer.weightDecay, parameters.W, *dW, decayed);
    dW = &decayed;
  }
  updateParameter(optimizer, t, *dW, parameters.W, moments.W);
  if (gradients.db[l].empty()) return;  // frozen
  updateParameter(optimizer, t, gradients.db[l], parameters.b, moments.b);
}

}  // namespace backprop
