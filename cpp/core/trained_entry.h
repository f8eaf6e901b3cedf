// One number that training changes, by the name and place that a reader gives.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/iteration.h"

namespace backprop {

/// An entry of W[l], or of b[l] unless biases are frozen.
struct TrainedEntry {
  Quantity parameter;
  std::size_t row;
  std::size_t column;

  bool isWeight() const { return parameter.kind == QuantityKind::weights; }
};

/// Throws InputError if the network has no such trained parameter, or that has no such entry.
TrainedEntry trainedEntry(const Iteration& iteration, std::string_view parameter, std::size_t row,
                          std::size_t column);

}  // namespace backprop
