// Random numbers that are the same for a seed on every machine.
#pragma once

#include <cstdint>

namespace backprop {

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
/// The standard library's distributions differ between implementations, hence our own.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits();

  /// Uniform in [low, high), on a grid of 2^53 steps.
  double uniform(double low, double high);

 private:
  std::uint64_t state_;
};

}  // namespace backprop
