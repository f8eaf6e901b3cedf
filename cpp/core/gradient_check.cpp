#include "core/gradient_check.h"

#include <algorithm>
#include <cmath>

namespace backprop {

double GradientCheck::relativeError() const {
  if (analytic == numeric) return 0.0;
  return std::fabs(analytic - numeric) / std::fmax(std::fabs(analytic), std::fabs(numeric));
}

GradientChecker::GradientChecker(const Iteration& iteration, const Backward& gradients, double h)
    : iteration_(iteration), gradients_(gradients), h_(h), nudged_(iteration.before().parameters) {}

GradientCheck GradientChecker::check(const Quantity& parameter, std::size_t row,
                                     std::size_t column) {
  const bool isWeight = parameter.kind == QuantityKind::weights;
  const std::size_t l = parameter.layer - 1;
  const double analytic = (isWeight ? gradients_.dW : gradients_.db)[l](row, column);
  double& theta = (isWeight ? nudged_[l].W : nudged_[l].b)(row, column);
  const double above = lossWith(theta, theta + h_), below = lossWith(theta, theta - h_);

  const Conventions& conventions = iteration_.architecture().conventions;
  const auto m = static_cast<double>(iteration_.exampleCount());
  double slope = (above - below) / (2.0 * h_), scale = 1.0;
  for (double* scaled : {&slope, &scale}) {
    if (conventions.lossScale == LossScale::mean) *scaled *= m;
    if (conventions.gradientScale == GradientScale::mean) *scaled /= m;
  }
  return {parameter, row, column, analytic, slope, above, below, h_, scale};
}

std::vector<GradientCheck> GradientChecker::checkAll() {
  std::vector<GradientCheck> checks;
  const bool hasBiases = iteration_.architecture().conventions.biases != BiasRule::frozen;
  const auto checkEntries = [&](const Quantity& parameter) {
    const Matrix& P = iteration_.at(parameter);
    for (std::size_t i = 0; i < P.rows(); ++i) {
      for (std::size_t j = 0; j < P.columns(); ++j) checks.push_back(check(parameter, i, j));
    }
  };
  for (std::size_t l = 1; l <= iteration_.architecture().depth(); ++l) {
    checkEntries({QuantityKind::weights, l});
    if (hasBiases) checkEntries({QuantityKind::biases, l});
  }
  return checks;
}

double GradientChecker::lossWith(double& theta, double value) {
  const double kept = theta;
  theta = value;
  const Examples& examples = iteration_.examples();
  forward(iteration_.architecture(), nudged_, examples.X, pass_);
  theta = kept;
  return lossOf(iteration_.architecture(), pass_, examples.Y, iteration_.exampleCount());
}

}  // namespace backprop
