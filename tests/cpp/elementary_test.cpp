#include "core/elementary.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/random.h"

using namespace backprop;

namespace {

/// The distance to the exact value in units in the last place of its double.
double ulps(double actual, long double exact) {
  const double rounded = std::fabs(static_cast<double>(exact));
  const double unit = std::nextafter(rounded, std::numeric_limits<double>::infinity()) - rounded;
  return static_cast<double>(std::fabs(static_cast<long double>(actual) - exact)) / unit;
}

}  // namespace

TEST_CASE("the exponential is within 3 units in the last place of the exact one") {
  Random random(1);
  double worst = 0.0;
  for (int i = 0; i < 20000; ++i) {
    const double x = i % 2 ? random.uniform(-708.0, 709.7) : random.uniform(-2.0, 2.0);
    worst = std::fmax(worst, ulps(exponential(x), std::exp(static_cast<long double>(x))));
  }
  CHECK(worst < 3.0);
}

TEST_CASE("the logarithm is within 2 units in the last place of the exact one") {
  Random random(2);
  double worst = 0.0;
  for (int i = 0; i < 20000; ++i) {
    const double x = i % 2 ? std::exp(random.uniform(-700.0, 700.0)) : random.uniform(0.5, 2.0);
    worst = std::fmax(worst, ulps(naturalLogarithm(x), std::log(static_cast<long double>(x))));
  }
  CHECK(worst < 2.0);
}

TEST_CASE("the ends of the range are what mathematics says") {
  CHECK(exponential(0.0) == 1.0);
  CHECK(exponential(800.0) == INFINITY);
  CHECK(exponential(-800.0) == 0.0);
  CHECK(exponential(-INFINITY) == 0.0);
  CHECK(std::isnan(exponential(NAN)));
  CHECK(naturalLogarithm(1.0) == 0.0);
  CHECK(naturalLogarithm(0.0) == -INFINITY);
  CHECK(naturalLogarithm(INFINITY) == INFINITY);
  CHECK(std::isnan(naturalLogarithm(-1.0)));
  CHECK(std::isnan(naturalLogarithm(NAN)));
  CHECK(naturalLogarithm(5e-324) == doctest::Approx(-744.4400719213812));
}
