// What the choices of a network document are called there.
#pragma once

#include <cstddef>

#include "core/conventions.h"
#include "core/network.h"
#include "core/optimizer.h"

namespace backprop {

constexpr const char* kFormat = "backprop-by-hand/1";

/// The names of choices, in the order of their enumeration.
template <typename Choice, std::size_t count>
struct Names {
  const char* names[count];
};

constexpr Names<Initializer, 4> kInitializers = {{"zeros", "he", "xavier", "uniform"}};
constexpr Names<OptimizerKind, 3> kOptimizers = {{"gradient-descent", "momentum", "adam"}};
constexpr Names<UpdateOrder, 2> kUpdateOrders = {{"simultaneous", "in-place"}};
constexpr Names<BiasRule, 3> kBiasRules = {{"trained", "frozen", "shared"}};
constexpr Names<LossScale, 3> kLossScales = {{"mean", "sum", "half-sum"}};
constexpr Names<GradientScale, 2> kGradientScales = {{"mean", "sum"}};

/// The name of a choice.
template <typename Choice, std::size_t count>
const char* nameIn(const Names<Choice, count>& choices, Choice choice) {
  return choices.names[static_cast<std::size_t>(choice)];
}

}  // namespace backprop
