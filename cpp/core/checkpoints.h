// What past iterations started with, at a bounded number of them.
#pragma once

#include <cstddef>
#include <vector>

#include "core/optimizer.h"

namespace backprop {

/// How many numbers the parameters and the optimiser's memory are.
std::size_t countNumbers(const Training& training);

struct Checkpoint {
  std::size_t iteration;
  Training training;  // what the iteration starts with
};

/// In the order of their iterations.
class Checkpoints {
 public:
  /// How far they are apart, at first, in a network of this size.
  void space(const Training& training, std::size_t examples);

  /// Keeps every n-th iteration, n doubling whenever there are too many.
  void keep(std::size_t iteration, const Training& training);

  /// The last one up to an iteration; null if there is none.
  const Checkpoint* latest(std::size_t iteration) const;

  /// Puts others in the place of those from an iteration on, and returns these.
  std::vector<Checkpoint> exchange(std::size_t from, std::vector<Checkpoint> others);

 private:
  std::vector<Checkpoint> list_;
  std::size_t interval_ = 1;
};

}  // namespace backprop
