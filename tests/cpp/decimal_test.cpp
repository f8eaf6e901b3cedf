#include "core/decimal.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/number_text.h"

using namespace backprop;

TEST_CASE("rounding to decimals is that of the digits, not of the bits") {
  CHECK(roundToDecimals(2.675, 2) == 2.68);  // a double a little below
  CHECK(roundToDecimals(1.005, 2) == 1.01);
  CHECK(roundToDecimals(0.285, 2) == 0.29);
  CHECK(roundToDecimals(-0.125, 2) == -0.13);
  CHECK(roundToDecimals(0.1 + 0.2, 15) == 0.3);
  CHECK(roundToDecimals(1.1 - 1.065, 2) == 0.04);  // 0.03500000000000001
  CHECK(roundToDecimals(0.125 - 3e-17, 2) == 0.13);
  CHECK(roundToDecimals(0.1249999, 2) == 0.12);
}

TEST_CASE("rounding to decimals carries, and drops what is too small") {
  CHECK(roundToDecimals(9.996, 2) == 10.0);
  CHECK(roundToDecimals(0.5, 0) == 1.0);
  CHECK(roundToDecimals(0.05, 0) == 0.0);
  CHECK(roundToDecimals(0.004999, 2) == 0.0);
  CHECK(roundToDecimals(0.005, 2) == 0.01);
  CHECK(roundToDecimals(1e-300, 15) == 0.0);
  CHECK(roundToDecimals(0.0, 3) == 0.0);
}

TEST_CASE("rounding to decimals keeps the digits of large numbers") {
  CHECK(roundToDecimals(123456789.12345, 5) == 123456789.12345);
  CHECK(roundToDecimals(123456789.123456, 5) == 123456789.12346);
  CHECK(roundToDecimals(1e22, 3) == 1e22);
  CHECK(roundToDecimals(1.5e300, 2) == 1.5e300);
  CHECK(roundToDecimals(INFINITY, 2) == INFINITY);
  CHECK(std::isnan(roundToDecimals(NAN, 2)));
}

TEST_CASE("rounding to significant digits") {
  CHECK(roundToDigits(0.0126755, 5) == 0.012676);
  CHECK(roundToDigits(-99.996, 4) == -100.0);
  CHECK(roundToDigits(1234567.0, 3) == 1230000.0);
  CHECK(roundToDigits(0.0, 3) == 0.0);
}

TEST_CASE("the first place of a number is the exponent of its first digit") {
  CHECK(firstPlace(2.6) == 0);
  CHECK(firstPlace(-0.013) == -2);
  CHECK(firstPlace(1e-7) == -7);
  CHECK(firstPlace(1000.0) == 3);
  CHECK(firstPlace(999.999) == 2);
}

TEST_CASE("powers of ten are the nearest doubles") {
  for (int exponent = -40; exponent <= 40; ++exponent) {
    CHECK(powerOfTen(exponent) == parseNumber("1e" + std::to_string(exponent)));
  }
}
