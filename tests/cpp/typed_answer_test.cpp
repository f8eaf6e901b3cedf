#include "core/typed_answer.h"

#include <doctest/doctest.h>

#include <string>

#include "expression_text.h"

using namespace backprop;

namespace {

double valueOf(std::string_view typed) {
  const TypedAnswer answer = readTypedAnswer(typed);
  REQUIRE(answer.arithmetic);
  return answer.arithmetic->value;
}

/// Where reading stops; 999 if it does not.
std::size_t stopOf(std::string_view typed) {
  const TypedAnswer answer = readTypedAnswer(typed);
  return answer.arithmetic ? 999 : answer.stoppedAt;
}

}  // namespace

TEST_CASE("a typed number is understood however it is written") {
  CHECK(valueOf("2") == 2.0);
  CHECK(valueOf(" 0.5 ") == 0.5);
  CHECK(valueOf("0,5") == 0.5);
  CHECK(valueOf("-.5") == -0.5);
  CHECK(valueOf("5.") == 5.0);
  CHECK(valueOf("+,25") == 0.25);
  CHECK(valueOf("2e-3") == 0.002);
  CHECK(valueOf("2E+3") == 2000.0);
  CHECK(valueOf("2e\u22123") == 0.002);
  CHECK(valueOf("1.5\u00b710^-3") == 0.0015);
  CHECK(valueOf("1.5\u00d710^(-3)") == 0.0015);
  CHECK(valueOf("\u22120,0075") == -0.0075);
  CHECK(valueOf("\u2013\u00a01") == -1.0);
  CHECK(valueOf("-0") == 0.0);
}

TEST_CASE("a comma is a decimal sign, never one for thousands") {
  CHECK(valueOf("1,234") == 1.234);
  CHECK(stopOf("1,234.5") == 5);
  CHECK(stopOf("1.234,5") == 5);
  CHECK(stopOf("1,234,567") == 5);
  CHECK(stopOf("1 234") == 2);
}

TEST_CASE("typed arithmetic follows the usual order") {
  CHECK(valueOf("1/3") == 1.0 / 3.0);
  CHECK(valueOf("0.2*1-0.1*4") == 0.2 * 1 - 0.1 * 4);
  CHECK(valueOf("2-3-4") == -5.0);
  CHECK(valueOf("12/3/2") == 2.0);
  CHECK(valueOf("12 : 3 \u00f7 2") == 2.0);
  CHECK(valueOf("2*(1+3)") == 8.0);
  CHECK(valueOf("-(1+3)*-2") == 8.0);
  CHECK(valueOf("-2^2") == -4.0);
  CHECK(valueOf("(-2)^2") == 4.0);
  CHECK(valueOf("2^0") == 1.0);
}

TEST_CASE("a typed sum is a flat list of its terms") {
  CHECK(text(*readTypedAnswer("0,2*1 - 0.1\u00b74 + 0.4*7").arithmetic) ==
        "(0.2 * 1) + (-(0.1 * 4)) + (0.4 * 7)");
  CHECK(text(*readTypedAnswer("-1*2").arithmetic) == "(-1) * 2");
}

TEST_CASE("what cannot be understood says where reading stopped") {
  CHECK(stopOf("") == 0);
  CHECK(stopOf("  ") == 2);
  CHECK(stopOf("abc") == 0);
  CHECK(stopOf("0.5x") == 3);
  CHECK(stopOf("0.5+") == 4);
  CHECK(stopOf("(1+2") == 4);
  CHECK(stopOf("1+2)") == 3);
  CHECK(stopOf(".") == 0);
  CHECK(stopOf("2e") == 2);
  CHECK(stopOf("2^x") == 2);
  CHECK(stopOf("2^1.5") == 3);
  CHECK(stopOf("NaN") == 0);
  CHECK(stopOf("2(3)") == 1);
  CHECK(stopOf("\u22121+x") == 3);     // characters, not bytes
  CHECK(stopOf("1+\U0001F600") == 2);  //
  CHECK(stopOf("\U0001F600") == 0);    //
  CHECK(stopOf("(\U0001F600") == 1);   //
}

TEST_CASE("what has no finite value is not understood") {
  CHECK(stopOf("1/0") == 2);
  CHECK(stopOf("3 + 1/(2-2)") == 6);
  CHECK(stopOf("1e999") == 0);
  CHECK(stopOf("10^399") == 3);
  CHECK(stopOf("10^401") == 3);
  CHECK(stopOf("1e308*10") == 6);
  CHECK(stopOf("0^-1") == 2);
}

TEST_CASE("typed arithmetic is bounded in depth and length") {
  CHECK(valueOf(std::string(32, '(') + "1" + std::string(32, ')')) == 1.0);
  CHECK(stopOf(std::string(33, '(') + "1" + std::string(33, ')')) == 32);
  CHECK(stopOf(std::string(1000000, '(')) == kMostTyped);
  CHECK(valueOf(std::string(3999, '-') + "1") == -1.0);
  CHECK(stopOf(std::string(4000, '1')) == 0);
  CHECK(stopOf(std::string(4001, '1')) == 4000);
}

TEST_CASE("why an answer is no number is told") {
  const auto faultOf = [](const char* typed) { return readTypedAnswer(typed).fault; };
  CHECK(faultOf("1/0") == ReadingFault::divisionByZero);
  CHECK(faultOf("3 + 1/(2-2)") == ReadingFault::divisionByZero);
  CHECK(faultOf("0^-1") == ReadingFault::divisionByZero);
  CHECK(faultOf("1e999") == ReadingFault::tooLarge);
  CHECK(faultOf("10^399") == ReadingFault::tooLarge);
  CHECK(faultOf("1e308*10") == ReadingFault::tooLarge);
  CHECK(faultOf("1e999/0") == ReadingFault::tooLarge);
  CHECK(faultOf("abc") == ReadingFault::unexpected);
  CHECK(faultOf("1/") == ReadingFault::unexpected);
}

TEST_CASE("an answer may begin or end with an equals sign") {
  CHECK(valueOf("=0.5") == 0.5);
  CHECK(valueOf(" = 0,5 ") == 0.5);
  CHECK(valueOf("-0.5 * 1 =") == -0.5);
  CHECK(valueOf("=1/4 = ") == 0.25);
  CHECK(stopOf("=") == 1);
  CHECK(stopOf("1=2") == 2);
  CHECK(stopOf("==1") == 1);
}
