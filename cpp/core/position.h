// Where a reader stands in the training.
#pragma once

#include <cstddef>
#include <optional>

namespace backprop {

/// Iterations, steps and cells count from 0. `cell` is the entry of the step's result at work, row
/// by row; without one the step is looked at whole, all its entries being done.
struct Position {
  std::size_t iteration = 0;
  std::size_t step = 0;
  std::optional<std::size_t> cell;

  friend bool operator==(const Position& a, const Position& b) {
    return a.iteration == b.iteration && a.step == b.step && a.cell == b.cell;
  }
};

/// How far one session can train.
constexpr std::size_t kMostIterations = 1000000;

}  // namespace backprop
