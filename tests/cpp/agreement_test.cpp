#include "core/agreement.h"

#include <doctest/doctest.h>

using namespace backprop;

namespace {

constexpr double kNegligible = 1e-14;

bool agreesToDigits(double given, const Expression& right, int digits) {
  return agrees(given, right, {Precision::Kind::digits, digits}, kNegligible);
}
bool agreesToDigits(double given, double right, int digits) {
  return agreesToDigits(given, number(right), digits);
}
bool agreesToDecimals(double given, double right, int decimals) {
  return agrees(given, number(right), {Precision::Kind::decimals, decimals}, kNegligible);
}

}  // namespace

TEST_CASE("a number is right if it is rounded, either way at a tie, or cut off") {
  CHECK(agreesToDigits(0.1235, 0.12347, 4));
  CHECK(agreesToDigits(0.1234, 0.12347, 4));
  CHECK_FALSE(agreesToDigits(0.1236, 0.12347, 4));
  CHECK_FALSE(agreesToDigits(0.1233, 0.12347, 4));
  CHECK(agreesToDigits(0.29, 0.285, 2));
  CHECK(agreesToDigits(0.28, 0.285, 2));
  CHECK(agreesToDigits(-0.1235, -0.12347, 4));
  CHECK(agreesToDigits(-0.1234, -0.12347, 4));
  CHECK_FALSE(agreesToDigits(0.1235, -0.12347, 4));
  CHECK(agreesToDigits(1.0, 0.99996, 4));
  CHECK(agreesToDigits(0.9999, 0.99996, 4));
  CHECK(agreesToDigits(1235.0, 1234.7, 4));
}

TEST_CASE("more digits than asked for are fine if they are right") {
  CHECK(agreesToDigits(0.123456, 0.1234567, 3));
  CHECK(agreesToDigits(0.1234567, 0.1234567, 3));
  CHECK_FALSE(agreesToDigits(0.1229, 0.1234567, 3));
  CHECK_FALSE(agreesToDigits(0.12, 0.1234567, 3));
}

TEST_CASE("0 is given as 0, or as what rounds to it beside the operands") {
  const Expression zero = difference(number(0.3), number(0.3));
  CHECK(agreesToDigits(0.0, zero, 3));
  CHECK(agreesToDigits(0.0004, zero, 3));
  CHECK_FALSE(agreesToDigits(0.0006, zero, 3));
  CHECK_FALSE(agreesToDigits(-0.3, zero, 3));
  CHECK(agreesToDigits(0.0, number(0.0), 3));
  CHECK_FALSE(agreesToDigits(1e-9, number(0.0), 3));
}

TEST_CASE("0 is right where only the rounding of doubles leaves something") {
  const Expression residue = difference(product(number(0.1), number(3.0)), number(0.3));
  REQUIRE(residue.value != 0.0);
  CHECK(agreesToDigits(0.0, residue, 5));
  CHECK(agreesToDigits(0.0, number(5.5e-17), 5));
  CHECK(agreesToDigits(1.25e-9, 1.25e-9, 5));
  CHECK_FALSE(agreesToDigits(0.0, 1.25e-9, 5));
}

TEST_CASE("to decimals a number has to be rounded") {
  CHECK(agreesToDecimals(0.20, 0.2, 2));
  CHECK(agreesToDecimals(-0.01354, -0.013538, 5));
  CHECK_FALSE(agreesToDecimals(-0.03519, -0.0351988, 5));
  CHECK(agreesToDecimals(0.13, 0.125, 2));
  CHECK(agreesToDecimals(0.12, 0.125, 2));
  CHECK(agreesToDecimals(1200.0, 1234.0, -2));
}

TEST_CASE("nothing agrees with what is not finite") {
  CHECK_FALSE(agreesToDigits(1.0, 0.0 / 0.0, 3));
  CHECK_FALSE(agreesToDigits(0.0 / 0.0, 1.0, 3));
}
