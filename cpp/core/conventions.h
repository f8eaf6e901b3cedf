// What published examples do differently from one another. The defaults are the article's.
#pragma once

namespace backprop {

enum class UpdateOrder {
  simultaneous,  // every gradient is taken with the parameters from before the update
  inPlace        // each layer is updated on the way back: earlier layers see the new weights
};

enum class BiasRule {
  trained,  // b[l] is n_l x 1
  frozen,   // b[l] is n_l x 1 and stays as it is
  shared    // b[l] is 1 x 1: one bias for all units of the layer, which sums their gradients
};

enum class LossScale {
  mean,    // a mean over the examples; of squared errors half of it
  sum,     // the plain sum over the examples
  halfSum  // half the plain sum: of squared errors only
};

enum class GradientScale {
  mean,  // dW[l] and db[l] carry the 1/m
  sum    // they do not
};

struct Conventions {
  UpdateOrder update = UpdateOrder::simultaneous;
  BiasRule biases = BiasRule::trained;
  LossScale lossScale = LossScale::mean;
  GradientScale gradientScale = GradientScale::mean;

  friend bool operator==(const Conventions& a, const Conventions& b) {
    return a.update == b.update && a.biases == b.biases && a.lossScale == b.lossScale &&
           a.gradientScale == b.gradientScale;
  }
};

}  // namespace backprop
