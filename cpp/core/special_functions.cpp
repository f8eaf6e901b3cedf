#include "core/special_functions.h"

#include <cmath>

#include "core/elementary.h"

namespace backprop {
namespace {

constexpr double kOneOverSqrtTwoPi = 0.39894228040143268;
// Within this of 0 the series for normalCdf loses no more than two digits to cancellation, and
// beyond it the continued fraction has converged: with so many terms each is as precise as a
// double.
constexpr double kSeriesLimit = 2.0;
constexpr int kSeriesTerms = 30;
constexpr int kFractionTerms = 60;

}  // namespace

double softplus(double x) { return std::fmax(x, 0.0) + std::log1p(exponential(-std::fabs(x))); }

double normalPdf(double x) { return kOneOverSqrtTwoPi * exponential(-0.5 * x * x); }

// Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14.
double normalCdf(double x) {
  const double size = std::fabs(x);
  if (!(size > kSeriesLimit)) {  // 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...)
    double term = x, sum = x;
    for (int k = 1; k < kSeriesTerms; ++k) {
      term *= x * x / (2 * k + 1);
      sum += term;
    }
    return 0.5 + normalPdf(x) * sum;
  }
  // phi(x) / (x + 1/(x + 2/(x + 3/(x + ...)))), of which the rest beyond the last term is about
  // the f that solves f = x + k/f.
  double fraction = 0.5 * (size + std::sqrt(size * size + 4.0 * kFractionTerms));
  for (int k = kFractionTerms; k >= 1; --k) fraction = size + k / fraction;
  const double tail = normalPdf(x) / fraction;
  return x < 0.0 ? tail : 1.0 - tail;
}

double integerPower(double base, double exponent) {
  double result = 1.0;
  for (auto left = static_cast<unsigned long long>(exponent); left > 0; left /= 2) {
    if (left % 2 == 1) result *= base;
    base *= base;
  }
  return result;
}

}  // namespace backprop
