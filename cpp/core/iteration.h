// One training iteration with everything that it computes, each quantity by its name.
#pragma once

#include <vector>

#include "core/matrix.h"
#include "core/network.h"
#include "core/optimizer.h"
#include "core/quantity.h"

namespace backprop {

/// What a network learns from: X is n_x x m, Y is n_y x m.
struct Examples {
  Matrix X;
  Matrix Y;
};

/// Forward, loss, backward and update, run once on construction.
class Iteration {
 public:
  Iteration(const Architecture& architecture, const Examples& examples,
            const Parameters& parameters, const GradientDescent& optimizer);

  const Architecture& architecture() const { return architecture_; }
  LossInputs lossInputs() const {
    return {Y_, forward_.Z.back(), forward_.A.back(), forward_.softmax, architecture_.depth()};
  }
  double loss() const { return loss_(0, 0); }
  std::size_t exampleCount() const { return X_.columns(); }  // m

  /// The parameters before and after the update.
  const Parameters& parameters() const { return parameters_; }
  const Parameters& updated() const { return updated_; }

  /// The values of a quantity; null if this network has no such quantity (a layer that does not
  /// exist, dA[L] where dZ[L] has the short form, g' of a softmax or of an output in short form).
  const Matrix* find(const Quantity& quantity) const;

  /// The values of a quantity that exists.
  const Matrix& at(const Quantity& quantity) const { return *find(quantity); }

 private:
  Architecture architecture_;
  Matrix X_;
  Matrix Y_;
  Parameters parameters_;
  Parameters updated_;
  Forward forward_;
  Backward backward_;
  std::vector<Matrix> derivatives_;  // g'(Z[l]), empty where it plays no part
  Matrix loss_;                      // 1 x 1, as are the two below
  Matrix exampleCount_;
  Matrix learningRate_;
};

}  // namespace backprop
