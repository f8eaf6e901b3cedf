#include "core/expression.h"

#include <doctest/doctest.h>

#include <cmath>

#include "expression_text.h"

using namespace backprop;

namespace {

double valueOf(Function function, double x) { return apply(function, number(x)).value; }

}  // namespace

TEST_CASE("nodes are worked out from their operands") {
  CHECK(number(2.5).value == 2.5);
  CHECK(sum({number(1), number(2), number(4)}).value == 7);
  CHECK(difference(number(1), number(3)).value == -2);
  CHECK(product(number(3), number(-2)).value == -6);
  CHECK(quotient(number(1), number(4)).value == 0.25);
  CHECK(negative(number(4)).value == -4);
}

TEST_CASE("sums are worked out from left to right") {
  CHECK(sum({number(1), number(1e100), number(-1e100)}).value == 0);
  CHECK(sum({number(1e100), number(-1e100), number(1)}).value == 1);
}

TEST_CASE("functions have the values that can be worked out in the head") {
  CHECK(valueOf(Function::reluDerivative, 0) == 0);
  CHECK(valueOf(Function::reluDerivative, 3) == 1);
  CHECK(valueOf(Function::leakyReluDerivative, 0) == 0.01);
  CHECK(valueOf(Function::leakyReluDerivative, 3) == 1);
  CHECK(valueOf(Function::expMinusOne, 0) == 0);
  CHECK(valueOf(Function::expMinusOne, 1e-20) == 1e-20);
  CHECK(valueOf(Function::normalCdf, 0) == 0.5);
  CHECK(valueOf(Function::normalCdf, -10) / 7.61985302416052606e-24 ==
        doctest::Approx(1.0).epsilon(1e-13));
  CHECK(valueOf(Function::normalPdf, 0) == doctest::Approx(0.3989422804014327));
  CHECK(valueOf(Function::squareRoot, 9) == 3);
  CHECK(apply(Function::power, number(0.5), number(3)).value == 0.125);
  CHECK(apply(Function::power, number(2), number(0)).value == 1);
  CHECK(apply(Function::power, number(2), number(10)).value == 1024);
  CHECK(valueOf(Function::tanh, 0) == 0);
  CHECK(valueOf(Function::exp, 0) == 1);
  CHECK(valueOf(Function::ln, 1) == 0);
  CHECK(valueOf(Function::square, -3) == 9);
  CHECK(valueOf(Function::softplus, 0) == doctest::Approx(std::log(2.0)));
  CHECK(valueOf(Function::softplus, -1) == doctest::Approx(std::log1p(std::exp(-1.0))));
  CHECK(valueOf(Function::softplus, 1000) == 1000);
  CHECK(valueOf(Function::softplus, -1000) == 0);
  CHECK(apply(Function::max, number(0), number(-2)).value == 0);
  CHECK(apply(Function::max, number(0), number(2)).value == 2);
}

TEST_CASE("what is not a number is not hidden by any function") {
  for (const Function function :
       {Function::tanh, Function::softplus, Function::exp, Function::expMinusOne, Function::ln,
        Function::normalCdf, Function::normalPdf, Function::square, Function::squareRoot}) {
    CHECK(std::isnan(valueOf(function, NAN)));
  }
  CHECK(std::isnan(apply(Function::max, number(0), number(NAN)).value));
}

TEST_CASE("an entry says which entry of which quantity it is") {
  const Expression leaf = entry({QuantityKind::weights, 2}, 0, 4, -0.5);
  CHECK(text(leaf) == "W[2](1,5)");
  CHECK(leaf.value == -0.5);
  CHECK(leaf.operands.empty());
}

TEST_CASE("operands keep their order and their structure") {
  const Expression a = number(1), b = number(2), c = number(3);
  CHECK(text(difference(sum(a, b), product(b, quotient(a, c)))) == "(1 + 2) - (2 * (1 / 3))");
  CHECK(text(hadamard(transpose(whole({QuantityKind::weights, 1})), negative(a))) ==
        "W[1]^T (.) (-1)");
}
