#include "core/special_functions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

using namespace backprop;

TEST_CASE("the normal distribution agrees with the library's error function") {
  for (double x = -37.0; x <= 37.0; x += 0.01) {
    CAPTURE(x);
    const double expected = 0.5 * std::erfc(-x / std::sqrt(2.0));
    // The series loses a digit to cancellation near -2; beyond, the rounding of the exponent of
    // e^(-x^2 / 2) counts as often as it is large.
    const double allowed = 4e-16 * std::fmax(32.0, x * x);
    CHECK(std::fabs(normalCdf(x) - expected) <= allowed * expected);
  }
  CHECK(normalCdf(0.0) == 0.5);
  CHECK(normalCdf(INFINITY) == 1.0);
  CHECK(normalCdf(-INFINITY) == 0.0);
  CHECK(std::isnan(normalCdf(NAN)));
}

TEST_CASE("the normal density is the slope of the distribution") {
  for (double x = -6.0; x <= 6.0; x += 0.1) {
    const double h = 1e-5;
    CHECK(std::fabs(normalPdf(x) - (normalCdf(x + h) - normalCdf(x - h)) / (2 * h)) < 1e-10);
  }
}

TEST_CASE("softplus is smooth between 0 and the identity") {
  CHECK(softplus(0.0) == std::log(2.0));
  CHECK(softplus(1000.0) == 1000.0);
  CHECK(softplus(-1000.0) == 0.0);
  CHECK(softplus(-40.0) == doctest::Approx(std::exp(-40.0)).epsilon(1e-14));
  CHECK(std::isnan(softplus(NAN)));
}

TEST_CASE("whole powers are products") {
  CHECK(integerPower(3.0, 0.0) == 1.0);
  CHECK(integerPower(3.0, 5.0) == 243.0);
  CHECK(integerPower(0.5, 1074.0) == 5e-324);
  for (const double n : {1.0, 2.0, 17.0, 1000.0, 1e6}) {
    CHECK(integerPower(0.999, n) == doctest::Approx(std::pow(0.999, n)).epsilon(1e-12));
  }
}
