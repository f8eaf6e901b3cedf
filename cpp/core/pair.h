// Two doubles at once: one 128-bit register where the machine has them, two numbers where not.
// Each operation rounds as the one for a single double does, so results have the same bits.
#pragma once

#include <cstring>

namespace backprop {

using Pair = double __attribute__((vector_size(16)));
using PairBits = long long __attribute__((vector_size(16)));  // also what comparing Pairs gives

inline Pair both(double x) { return Pair{x, x}; }

inline Pair load(const double* at) {
  Pair pair;
  std::memcpy(&pair, at, sizeof pair);
  return pair;
}

inline void store(Pair pair, double* at) { std::memcpy(at, &pair, sizeof pair); }

inline PairBits bitsOf(Pair pair) {
  PairBits bits;
  std::memcpy(&bits, &pair, sizeof bits);
  return bits;
}

inline Pair fromBits(PairBits bits) {
  Pair pair;
  std::memcpy(&pair, &bits, sizeof pair);
  return pair;
}

/// Lane by lane: a where the condition holds, else b.
inline Pair choose(PairBits condition, Pair a, Pair b) {
  return fromBits((bitsOf(a) & condition) | (bitsOf(b) & ~condition));
}

}  // namespace backprop
