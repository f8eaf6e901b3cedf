// What the choices of a network document are called there.
#pragma once

#include <array>
#include <cstddef>

#include "core/conventions.h"
#include "core/network.h"
#include "core/optimizer.h"

namespace backprop {

constexpr const char* kFormat = "backprop-by-hand/1";

/// A choice and its name in the document.
template <typename Choice>
struct Named {
  Choice choice;
  const char* name;
};
constexpr std::array<Named<Initializer>, 4> kInitializers = {{{Initializer::zeros, "zeros"},
                                                              {Initializer::he, "he"},
                                                              {Initializer::xavier, "xavier"},
                                                              {Initializer::uniform, "uniform"}}};
constexpr std::array<Named<OptimizerKind>, 3> kOptimizers = {
    {{OptimizerKind::gradientDescent, "gradient-descent"},
     {OptimizerKind::momentum, "momentum"},
     {OptimizerKind::adam, "adam"}}};
constexpr std::array<Named<UpdateOrder>, 2> kUpdateOrders = {
    {{UpdateOrder::simultaneous, "simultaneous"}, {UpdateOrder::inPlace, "in-place"}}};
constexpr std::array<Named<BiasRule>, 3> kBiasRules = {
    {{BiasRule::trained, "trained"}, {BiasRule::frozen, "frozen"}, {BiasRule::shared, "shared"}}};
constexpr std::array<Named<LossScale>, 3> kLossScales = {
    {{LossScale::mean, "mean"}, {LossScale::sum, "sum"}, {LossScale::halfSum, "half-sum"}}};
constexpr std::array<Named<GradientScale>, 2> kGradientScales = {
    {{GradientScale::mean, "mean"}, {GradientScale::sum, "sum"}}};

/// The name of a choice; the tables are in the order of their enumerations.
template <typename Choice, std::size_t count>
const char* nameIn(const std::array<Named<Choice>, count>& choices, Choice choice) {
  return choices[static_cast<std::size_t>(choice)].name;
}

}  // namespace backprop
