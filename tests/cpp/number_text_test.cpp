#include "core/number_text.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "core/random.h"

using namespace backprop;

namespace {

std::uint64_t bitsOf(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

bool comesBack(double value) { return bitsOf(parseNumber(numberText(value))) == bitsOf(value); }

}  // namespace

TEST_CASE("numbers are written in the fewest digits") {
  CHECK(numberText(0) == "0");
  CHECK(numberText(7) == "7");
  CHECK(numberText(-2.5) == "-2.5");
  CHECK(numberText(0.1) == "0.1");
  CHECK(numberText(0.0529) == "0.0529");
  CHECK(numberText(1.0 / 3.0) == "0.3333333333333333");
  CHECK(numberText(0.1 + 0.2) == "0.30000000000000004");
  CHECK(numberText(123456789012345.0) == "123456789012345");
  CHECK(numberText(1e300) == "1e+300");
  CHECK(numberText(1.5e-7) == "1.5e-07");
}

TEST_CASE("the smallest numbers are written in the fewest digits too") {
  CHECK(numberText(5e-324) == "5e-324");
  CHECK(numberText(-1e-323) == "-1e-323");
  CHECK(numberText(1.5e-320) == "1.5e-320");
  CHECK(numberText(2.2250738585072014e-308) == "2.2250738585072014e-308");
}

TEST_CASE("what is not finite has its name") {
  CHECK(numberText(NAN) == "NaN");
  CHECK(numberText(INFINITY) == "Infinity");
  CHECK(numberText(-INFINITY) == "-Infinity");
}

TEST_CASE("numbers at the ends of the range come back to the last bit") {
  for (const double value :
       {0.0, -0.0, 5e-324, std::numeric_limits<double>::min(), std::numeric_limits<double>::max(),
        std::numeric_limits<double>::epsilon(), 9007199254740993.0, -1e22, 1e23}) {
    CAPTURE(value);
    CHECK(comesBack(value));
  }
}

TEST_CASE("random numbers come back to the last bit") {
  Random random(11);
  int tried = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = random.bits();
    double value = 0.0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    ++tried;
    REQUIRE(comesBack(value));
    REQUIRE(comesBack(random.uniform(-1.0, 1.0)));
  }
  CHECK(tried > 19000);
}

TEST_CASE("the nearest double is read") {
  CHECK(parseNumber("2.2250738585072011e-308") < std::numeric_limits<double>::min());
  CHECK(parseNumber("1.7976931348623158e308") == std::numeric_limits<double>::max());
  CHECK(parseNumber("1e309") == INFINITY);
  CHECK(parseNumber("1e-400") == 0.0);
  CHECK(parseNumber("9007199254740993") == 9007199254740992.0);  // halfway, to even
  CHECK(std::signbit(parseNumber("-0")));
}
