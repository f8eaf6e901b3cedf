#include "core/elementary.h"

#include <cmath>
#include <limits>

#include "core/pair.h"

namespace backprop {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kSqrtHalf = 0.70710678118654752;
constexpr double kLog2OfE = 1.4426950408889634;
// ln 2 in two parts; the first has so few digits that an exponent times it is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

// Added to a number n, this leaves n + 1023, rounded to an integer, in the last digits: 2^n's bits
// but for their place.
constexpr double kShifter = 6755399441055744.0 + 1023.0;
constexpr int kExponentPlace = 52;

// Beyond these e^x rounds to infinity and to 0.
constexpr double kLargestExponent = 709.79;
constexpr double kSmallestExponent = -745.2;
// Beyond it 1 is nothing beside e^x, and e^x beside 1.
constexpr double kOneIsNothing = 60.0;
// Beyond it tanh rounds to 1.
constexpr double kLargestTangent = 20.0;
// Below it 1 - 2 / (e^2a + 1) would cancel.
constexpr double kSmallTangent = 0.625;

Pair nearestInteger(Pair x) { return x + kShifter - kShifter; }

/// 2^n for an integer n from -1022 to 1023.
Pair powerOfTwo(Pair n) { return fromBits(bitsOf(n + kShifter) << kExponentPlace); }

/// e^x = 2^exponent (1 + high + rest), where `high` is at most 0.35 and `rest` 0.07.
struct Exponential {
  Pair exponent;
  Pair high;
  Pair rest;
};

Exponential reduce(Pair x) {
  const Pair exponent = nearestInteger(x * kLog2OfE);
  const Pair high = x - exponent * kLn2High;
  const Pair low = exponent * kLn2Low;
  // e^r = 1 + r + r^2 / 2 + r^3 p(r), with p the polynomial whose largest error is smallest. Few of
  // these sums and products wait for another.
  const Pair r = high - low, r2 = r * r, r4 = r2 * r2;
  const Pair even =
      (0.16666666666666433 + r2 * 0.008333333333500047) +
      r4 * ((0.00019841269466207244 + r2 * 2.7557640864079043e-06) + r4 * 2.497838516728349e-08);
  const Pair odd = (0.041666666666603944 + r2 * 0.0013888888926801085) +
                   r4 * (2.480150867569766e-05 + r2 * 2.762518987519596e-07);
  return {exponent, high, (r2 * 0.5 - low) + r * r2 * (even + r * odd)};
}

/// large + small, and what rounding took from it.
struct Sum {
  Pair value;
  Pair lost;
};
Sum add(Pair large, Pair small) {
  const Pair value = large + small;
  return {value, large - value + small};
}

Pair exponential(Pair x) {
  const auto [exponent, high, rest] = reduce(x);
  const Sum sum = add(both(1.0), high);
  // In two steps, since 2^exponent alone may be too large or too small for a normal number.
  const Pair half = nearestInteger(exponent * 0.5);
  Pair value = (sum.value + (sum.lost + rest)) * powerOfTwo(half) * powerOfTwo(exponent - half);
  value = x > kLargestExponent ? both(kInfinity) : value;
  return x < kSmallestExponent ? both(0.0) : value;
}

/// e^x - 1 = 2^n (high + rest) + (2^n - 1), for x from -kOneIsNothing to it.
Pair exponentialMinusOne(Pair x) {
  const auto [exponent, high, rest] = reduce(x);
  const Pair power = powerOfTwo(exponent);
  return power * (high + rest) + (power - 1.0);
}

Pair hyperbolicTangent(Pair x) {
  const PairBits sign = bitsOf(x) & bitsOf(both(-0.0));
  const Pair a = fromBits(bitsOf(x) ^ sign);

  // tanh a = 1 - 2 / (e^2a + 1)
  const auto [exponent, high, rest] = reduce(a + a);
  const Pair power = powerOfTwo(exponent);
  const Sum denominator = add(power + 1.0, power * (high + rest));

  // For small a, tanh a = a - a^3 p(a^2) / q(a^2), from the continued fraction
  // tanh a = a / (1 + a^2 / (3 + a^2 / (5 + ... a^2 / 15))).
  const Pair a2 = a * a;
  const Pair p = 675675.0 + a2 * (45045.0 + a2 * (594.0 + a2));
  const Pair q = 2027025.0 + a2 * (945945.0 + a2 * (51975.0 + a2 * (630.0 + a2)));

  const auto isSmall = a < kSmallTangent;
  const Pair quotient = (isSmall ? -(a * a2 * p) : both(-2.0)) / (isSmall ? q : denominator.value);
  const Sum sum = add(isSmall ? a : both(1.0), quotient);
  Pair value = sum.value + (sum.lost + quotient * quotient * denominator.lost * 0.5);
  value = a > kLargestTangent ? both(1.0) : value;
  return fromBits(bitsOf(value) | sign);
}

Pair sigmoid(Pair x) { return 1.0 / (1.0 + exponential(-x)); }

/// A number that is left over goes through as a pair of itself. Not inlined, as each of these is
/// half a kilobyte or more and the functions of one number use them too.
template <Pair (*function)(Pair)>
__attribute__((noinline)) void ofMany(const double* x, double* out, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 2) {
    const bool isPair = i + 2 <= count;
    const Pair result = function(isPair ? load(x + i) : both(x[i]));
    if (isPair) {
      store(result, out + i);
    } else {
      out[i] = result[0];
    }
  }
}

template <void (*function)(const double*, double*, std::size_t)>
double ofOne(double x) {
  function(&x, &x, 1);
  return x;
}

}  // namespace

double exponential(double x) noexcept { return ofOne<exponential>(x); }

double exponentialMinusOne(double x) noexcept {
  if (x > kOneIsNothing) return exponential(x);
  return x < -kOneIsNothing ? -1.0 : exponentialMinusOne(both(x))[0];
}

double hyperbolicTangent(double x) noexcept { return ofOne<hyperbolicTangent>(x); }

double sigmoid(double x) noexcept { return ofOne<sigmoid>(x); }

double naturalLogarithm(double x) noexcept {
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

void exponential(const double* x, double* out, std::size_t count) noexcept {
  ofMany<exponential>(x, out, count);
}

void hyperbolicTangent(const double* x, double* out, std::size_t count) noexcept {
  ofMany<hyperbolicTangent>(x, out, count);
}

void sigmoid(const double* x, double* out, std::size_t count) noexcept {
  ofMany<sigmoid>(x, out, count);
}

}  // namespace backprop
