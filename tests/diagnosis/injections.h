// Slips made on purpose, worked out with whole matrices and without the core's arithmetic of slips.
#pragma once

#include <cstddef>
#include <vector>

#include "core/practice.h"

namespace backprop {

/// A wrong value of one entry.
struct Injection {
  SlipKind kind;
  std::size_t step;
  std::size_t cell;
  double value;
};

/// Every slip in every entry of every step where it can be made.
std::vector<Injection> injectSlips(const Derived& derived);

}  // namespace backprop
