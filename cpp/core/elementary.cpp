#include "core/elementary.h"

#include <cmath>

namespace backprop {
namespace {

constexpr double kSqrtHalf = 0.70710678118654752;
// ln 2 in two parts; the first has so few digits that an exponent times it is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

}  // namespace

double exponential(double x) {
  // expm1 is near -1 for negative x, and adding 1 would leave few digits.
  return x < 0.0 ? 1.0 / (std::expm1(-x) + 1.0) : std::expm1(x) + 1.0;
}

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

}  // namespace backprop
