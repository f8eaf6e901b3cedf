#include "core/elementary.h"

#include <cmath>

#include "core/pair.h"

namespace backprop {
namespace {

constexpr double kSqrtHalf = 0.70710678118654752;
constexpr double kLog2e = 1.4426950408889634074;
// ln 2 in two parts; the first has so few digits that an exponent times it is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

// Added to a number below 2^51, this leaves its nearest whole number in the last bits.
constexpr double kRounder = 6755399441055744.0;  // 1.5 * 2^52
constexpr long long kExponentBias = 1023;
constexpr int kMantissaBits = 52;

// Beyond these e^x is infinity and 0, 1 is nothing beside e^x and tanh x is 1.
constexpr double kLargestExponent = 720.0;
constexpr double kSmallestExponent = -760.0;
constexpr double kOneIsNothing = 60.0;
constexpr double kTanhIsOne = 22.0;
// The formulas for tanh change here.
constexpr double kTanhNearZero = 0.3;
constexpr double kTanhNearOne = 0.55;

Pair nearestWhole(Pair x) { return (x + both(kRounder)) - both(kRounder); }

/// 2^n for whole n from -1022 to 1023.
Pair powerOfTwo(Pair n) {
  return fromBits((bitsOf(n + both(kRounder)) + kExponentBias) << kMantissaBits);
}

/// x, but at most and at least so much. Compared this way round what is not a number stays none.
Pair limited(Pair x, double least, double most) {
  x = choose(x > both(most), both(most), x);
  return choose(x < both(least), both(least), x);
}

/// S(r^2) = r coth(r / 2) - 2 = r^2/6 - r^4/360 + ..., a series with the Bernoulli numbers, for |r|
/// up to 0.6; what follows the last term is below 1e-17.
Pair cothSeries(Pair square) {
  constexpr double kTerms[] = {-3617.0 / 5335311421440000,
                               1.0 / 37362124800,
                               -691.0 / 653837184000,
                               1.0 / 23950080,
                               -1.0 / 604800,
                               1.0 / 15120,
                               -1.0 / 360,
                               1.0 / 6};
  Pair sum = both(kTerms[0]);
  for (int k = 1; k < 8; ++k) sum = both(kTerms[k]) + square * sum;
  return square * sum;
}

/// x = n ln 2 + r with whole n and |r| <= ln 2 / 2, and e^r - 1.
struct Reduced {
  Pair n;
  Pair expMinusOne;
};

Reduced reduce(Pair x) {
  const Pair n = nearestWhole(x * both(kLog2e));
  const Pair high = x - n * both(kLn2High), low = n * both(kLn2Low);
  // e^r - 1 = 2r / (2 + S - r) = r + rc / (2 - c) with c = r - S: r itself is hardly rounded.
  const Pair r = high - low, c = r - cothSeries(r * r);
  return {n, high - (low - r * c / (both(2.0) - c))};
}

Pair exponential(Pair x) {
  const Reduced reduced = reduce(limited(x, kSmallestExponent, kLargestExponent));
  // 2^n in two steps: the last powers on both sides are no numbers of their own.
  const Pair half = nearestWhole(reduced.n * both(0.5));
  return (both(1.0) + reduced.expMinusOne) * powerOfTwo(half) * powerOfTwo(reduced.n - half);
}

/// e^x - 1 = 2^n (e^r - 1) + (2^n - 1), for x up to kOneIsNothing.
Pair exponentialMinusOne(Pair x) {
  const Reduced reduced = reduce(limited(x, -kOneIsNothing, kOneIsNothing));
  const Pair power = powerOfTwo(reduced.n);
  return power * reduced.expMinusOne + (power - both(1.0));
}

Pair hyperbolicTangent(Pair x) {
  const PairBits sign = bitsOf(x) & bitsOf(both(-0.0));
  const Pair size = fromBits(bitsOf(x) ^ sign);
  // Near 0, x - xS / (2 + S) with S of r = 2x, then t / (t + 2) with t = e^2x - 1, and where that
  // is near 1, 1 - 2 / (t + 2): each where it is rounded least.
  const Pair S = cothSeries(both(4.0) * size * size);
  const Pair t = exponentialMinusOne(both(2.0) * limited(size, 0.0, kTanhIsOne));
  const PairBits isNearZero = size<both(kTanhNearZero), isNearOne = size> both(kTanhNearOne);
  const Pair dividend = choose(isNearZero, -size * S, choose(isNearOne, both(-2.0), t));
  const Pair divisor = both(2.0) + choose(isNearZero, S, t);
  const Pair rest = choose(isNearZero, size, choose(isNearOne, both(1.0), both(0.0)));
  return fromBits(bitsOf(rest + dividend / divisor) | sign);
}

Pair sigmoid(Pair x) { return both(1.0) / (both(1.0) + exponential(-x)); }

template <Pair (*function)(Pair)>
double ofOne(double x) {
  return function(both(x))[0];
}

template <Pair (*function)(Pair)>
void ofMany(const double* x, double* out, std::size_t count) {
  std::size_t i = 0;
  for (; i + 2 <= count; i += 2) store(function(load(x + i)), out + i);
  if (i < count) out[i] = ofOne<function>(x[i]);
}

}  // namespace

double exponential(double x) { return ofOne<exponential>(x); }

double exponentialMinusOne(double x) {
  return x > kOneIsNothing ? exponential(x) : ofOne<exponentialMinusOne>(x);
}

double hyperbolicTangent(double x) { return ofOne<hyperbolicTangent>(x); }

double sigmoid(double x) { return ofOne<sigmoid>(x); }

double naturalLogarithm(double x) {
  if (!(x > 0.0) || std::isinf(x)) return std::log1p(x - 1.0);
  // x = fraction 2^exponent with the fraction around 1, where fraction - 1 is exact.
  int exponent = 0;
  double fraction = std::frexp(x, &exponent);
  if (fraction < kSqrtHalf) {
    fraction *= 2.0;
    --exponent;
  }
  return exponent * kLn2High + (std::log1p(fraction - 1.0) + exponent * kLn2Low);
}

void exponential(const double* x, double* out, std::size_t count) {
  ofMany<exponential>(x, out, count);
}

void hyperbolicTangent(const double* x, double* out, std::size_t count) {
  ofMany<hyperbolicTangent>(x, out, count);
}

void sigmoid(const double* x, double* out, std::size_t count) { ofMany<sigmoid>(x, out, count); }

}  // namespace backprop
