// Whether two sessions, or their numbers, are the same to the bit.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "core/session.h"

namespace backprop {

inline bool sameBits(const Matrix& a, const Matrix& b) {
  return a.rows() == b.rows() && a.columns() == b.columns() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

inline bool sameBits(const Parameters& a, const Parameters& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return sameBits(x.W, y.W) && sameBits(x.b, y.b);
  });
}

/// Texts write every number in full precision.
inline void requireSameBits(const Document& a, const Document& b) {
  REQUIRE(writeDocument(a) == writeDocument(b));
}

/// The same network with the same numbers at the same position, in all that an iteration makes.
inline void requireSameState(const Session& a, const Session& b) {
  REQUIRE(a.position() == b.position());
  requireSameBits(a.document(), b.document());
  requireSameBits(a.documentAtStart(), b.documentAtStart());
  REQUIRE(a.steps().size() == b.steps().size());
  for (std::size_t step = 0; step < a.steps().size(); ++step) {
    const Quantity& result = a.steps()[step].result;
    REQUIRE(result == b.steps()[step].result);
    REQUIRE(sameBits(a.iteration().at(result), b.iteration().at(result)));
  }
  for (const char* name : {"X", "Y", "alpha", "t"}) {
    REQUIRE(sameBits(a.quantity(name), b.quantity(name)));
  }
}

}  // namespace backprop
