// What is amiss in an iteration, though every number of it is right.
#pragma once

#include <cstddef>
#include <vector>

#include "core/iteration.h"

namespace backprop {

enum class FindingKind {
  deadUnits,          // ReLU, and Z <= 0 for every example: no gradient passes
  saturatedUnits,     // sigmoid or tanh, and almost flat for every example
  symmetricUnits,     // hidden, with the same weights in and out and the same bias: the same
                      // gradients, so they stay the same
  noFlow,             // every entry of dW[l] is exactly 0, though the error at the output is not
  vanishingGradient,  // dZ[l] is tiny beside dZ[L]
  explodingGradient   // dZ[l] is huge beside dZ[L]
};

/// `value` is the number that tells it:
///   deadUnits          the largest Z of the units
///   saturatedUnits     the largest g'(Z) of the units
///   symmetricUnits     how many they are
///   noFlow             how many layers it holds for, from `layer` back
///   vanishingGradient  rms of dZ[l] / rms of dZ[L]; `layer` is the first, going back, that is
///   explodingGradient  beyond the bound
struct Finding {
  FindingKind kind;
  std::size_t layer;
  std::vector<std::size_t> units;  // counted from 0; empty where it is about the layer
  double value;
};

/// By layer, the units' first; then what is about gradients. `rms` holds, for layer l at index
/// l - 1, the root of the mean square of dZ[l].
struct Health {
  std::vector<Finding> findings;
  std::vector<double> rms;
};

/// A sigmoid or tanh whose slope is below this part of its greatest is saturated.
constexpr double kSaturatedSlope = 0.01;
/// Gradients vanish below this ratio to the output layer's, and explode above its inverse.
constexpr double kVanishingRatio = 0.01;

/// Of one example's share, what holds for that example. Not here: what is not finite, which
/// Session::firstNonFinite() tells. Small gradients as such are no finding, since a trained network
/// has them; nor is a saturated output where dZ[L] has its short form, which its slope is no part
/// of.
Health examine(const Iteration& iteration);

}  // namespace backprop
