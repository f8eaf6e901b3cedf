#include "core/gradient_check.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/quantity.h"

namespace backprop {

GradientCheck checkGradients(const Architecture& architecture, const Parameters& parameters,
                             const Matrix& X, const Matrix& Y, const Backward& gradients,
                             double h) {
  GradientCheck worst;
  Parameters nudged = parameters;
  Forward pass;
  const auto lossWith = [&](double& parameter, double value) {
    const double kept = parameter;
    parameter = value;
    forward(architecture, nudged, X, pass);
    parameter = kept;
    return lossOf(architecture, pass, Y);
  };
  const auto check = [&](const Quantity& quantity, Matrix& P, const Matrix& dP) {
    for (std::size_t i = 0; i < P.size(); ++i) {
      double& parameter = P.data()[i];
      const double analytic = dP.data()[i];
      const double numeric =
          (lossWith(parameter, parameter + h) - lossWith(parameter, parameter - h)) / (2.0 * h);
      const double size = std::max({1.0, std::fabs(analytic), std::fabs(numeric)});
      const double error = std::fabs(analytic - numeric) / size;
      if (std::isnan(worst.error) || error <= worst.error) continue;  // NaN is worse than all
      worst = {error, analytic, numeric,
               concatenate({name(quantity), " row ", std::to_string(i / P.columns() + 1),
                            " column ", std::to_string(i % P.columns() + 1)})};
    }
  };
  for (std::size_t l = 1; l <= architecture.depth(); ++l) {
    check({QuantityKind::weights, l}, nudged[l - 1].W, gradients.dW[l - 1]);
    check({QuantityKind::biases, l}, nudged[l - 1].b, gradients.db[l - 1]);
  }
  return worst;
}

}  // namespace backprop
