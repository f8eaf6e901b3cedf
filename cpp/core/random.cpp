#include "core/random.h"

namespace backprop {

std::uint64_t Random::bits() {
  state_ += 0x9e3779b97f4a7c15u;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

double Random::uniform(double low, double high) {
  const double unit = static_cast<double>(bits() >> 11) * 0x1.0p-53;  // 53 bits fill a double
  return low + (high - low) * unit;
}

}  // namespace backprop
