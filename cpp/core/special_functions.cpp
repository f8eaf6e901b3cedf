#include "core/special_functions.h"

#include <cmath>

#include "core/elementary.h"

namespace backprop {
namespace {

constexpr double kSqrtHalf = 0.70710678118654752;
constexpr double kOneOverSqrtTwoPi = 0.39894228040143268;

}  // namespace

double softplus(double x) { return std::fmax(x, 0.0) + std::log1p(exponential(-std::fabs(x))); }

// erfc and not 1 + erf: for x far below 0 that would leave no digits.
double normalCdf(double x) { return 0.5 * std::erfc(-x * kSqrtHalf); }

double normalPdf(double x) { return kOneOverSqrtTwoPi * exponential(-0.5 * x * x); }

double integerPower(double base, double exponent) {
  double result = 1.0;
  for (auto left = static_cast<unsigned long long>(exponent); left > 0; left /= 2) {
    if (left % 2 == 1) result *= base;
    base *= base;
  }
  return result;
}

}  // namespace backprop
