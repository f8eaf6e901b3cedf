#include "core/optimizer.h"

namespace backprop {
namespace {

/// P := P - alpha dP
void descend(double alpha, const Matrix& dP, Matrix& P) {
  requireShape(dP, P.rows(), P.columns(), "gradient");
  for (std::size_t i = 0; i < P.size(); ++i) P.data()[i] -= alpha * dP.data()[i];
}

}  // namespace

void update(const GradientDescent& optimizer, const Backward& gradients, Parameters& parameters) {
  for (std::size_t l = 0; l < parameters.size(); ++l) {
    descend(optimizer.learningRate, gradients.dW[l], parameters[l].W);
    descend(optimizer.learningRate, gradients.db[l], parameters[l].b);
  }
}

}  // namespace backprop
