#include "core/arithmetic.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/derivation.h"
#include "expression_text.h"
#include "oracle.h"

using namespace backprop;

namespace {

/// The arithmetic of one entry, counted from 1, of the quantity that a step makes.
Expression line(const Iteration& iteration, const std::string& result, std::size_t row,
                std::size_t column) {
  const std::vector<Step> steps = deriveSteps(iteration.architecture(), {});
  const auto step = std::find_if(steps.begin(), steps.end(),
                                 [&](const Step& s) { return name(s.result) == result; });
  REQUIRE(step != steps.end());
  return arithmetic(iteration, step->formula, row - 1, column - 1);
}

std::string lineText(const Iteration& iteration, const std::string& result, std::size_t row = 1,
                     std::size_t column = 1) {
  return text(line(iteration, result, row, column));
}

/// One layer of two units over two inputs; all numbers are small and plain.
Iteration oneLayer(Activation output, Loss loss, std::size_t examples,
                   const Matrix& W = {{0.5, 0.25}, {-0.5, 1}}) {
  const Matrix X = examples == 1 ? Matrix{{1}, {2}} : Matrix{{1, 0}, {2, 1}};
  const Matrix Y = examples == 1 ? Matrix{{1}, {0}} : Matrix{{1, 0}, {0, 1}};
  return Iteration({2, {{2, output}}, loss}, {X, Y}, startTraining({}, {{W, Matrix{{0.5}, {0}}}}),
                   {});
}

/// The value that a node must have, given its operands'.
double expectedValue(const Expression& e) {
  const double a = e.operands[0].value, b = e.operands.back().value;
  double total = 0.0;
  switch (e.kind) {
    case ExpressionKind::sum:
      for (const Expression& operand : e.operands) total += operand.value;
      return total;
    case ExpressionKind::difference:
      return a - b;
    case ExpressionKind::product:
      return a * b;
    case ExpressionKind::quotient:
      return a / b;
    case ExpressionKind::negative:
      return -a;
    default:
      break;
  }
  switch (e.function) {
    case Function::max:
      return std::max(a, b);
    case Function::reluDerivative:
      return a > 0.0 ? 1.0 : 0.0;
    case Function::leakyReluDerivative:
      return a > 0.0 ? 1.0 : 0.01;
    case Function::expMinusOne:
      return std::exp(a) - 1.0;
    case Function::normalCdf:
      return 0.5 * (1.0 + std::erf(a / std::sqrt(2.0)));
    case Function::normalPdf:
      return std::exp(-a * a / 2.0) / std::sqrt(2.0 * std::acos(-1.0));
    case Function::squareRoot:
      return std::sqrt(a);
    case Function::power:
      return std::pow(a, b);
    case Function::tanh:
      return std::tanh(a);
    case Function::exp:
      return std::exp(a);
    case Function::ln:
      return std::log(a);
    case Function::square:
      return a * a;
    case Function::softplus:
      return std::log1p(std::exp(a));
    default:
      return NAN;  // no other function belongs into the arithmetic of one entry
  }
}

/// Whether a reader who works out every node with a calculator gets what stands there.
bool followsFromItsOperands(const Expression& e) {
  if (e.kind == ExpressionKind::quantity || e.kind == ExpressionKind::hadamard) return false;
  if (e.operands.empty()) return e.kind == ExpressionKind::number;
  const double expected = expectedValue(e);
  if (!(std::fabs(e.value - expected) <= 1e-14 * std::fmax(1.0, std::fabs(expected)))) return false;
  return std::all_of(e.operands.begin(), e.operands.end(), followsFromItsOperands);
}

}  // namespace

TEST_CASE("each line of a layer reads as the article writes it") {
  const Iteration iteration = oneLayer(Activation::tanh, Loss::squaredError, 2);
  const auto lineOf = [&](const char* result, std::size_t row, std::size_t column) {
    return lineText(iteration, result, row, column);
  };
  CHECK(lineOf("Z[1]", 1, 2) == "(W[1](1,1) * X(1,2)) + (W[1](1,2) * X(2,2)) + b[1](1,1)");
  CHECK(lineOf("A[1]", 2, 1) == "tanh(Z[1](2,1))");
  CHECK(lineOf("loss", 1, 1) ==
        "(1 / (2 * m)) * (square(A[1](1,1) - Y(1,1)) + square(A[1](2,1) - Y(2,1)) + "
        "square(A[1](1,2) - Y(1,2)) + square(A[1](2,2) - Y(2,2)))");
  CHECK(lineOf("dA[1]", 2, 1) == "A[1](2,1) - Y(2,1)");
  CHECK(lineOf("dZ[1]", 1, 2) == "dA[1](1,2) * (1 - square(A[1](1,2)))");
  CHECK(lineOf("dW[1]", 1, 2) == "(1 / m) * ((dZ[1](1,1) * X(2,1)) + (dZ[1](1,2) * X(2,2)))");
  CHECK(lineOf("db[1]", 2, 1) == "(1 / m) * (dZ[1](2,1) + dZ[1](2,2))");
  CHECK(lineOf("W[1]+", 2, 1) == "W[1](2,1) - (alpha * dW[1](2,1))");
  CHECK(lineOf("b[1]+", 2, 1) == "b[1](2,1) - (alpha * db[1](2,1))");
}

TEST_CASE("with one example there is no mean to take") {
  const Iteration iteration = oneLayer(Activation::identity, Loss::squaredError, 1);
  CHECK(lineText(iteration, "A[1]", 2) == "Z[1](2,1)");
  CHECK(lineText(iteration, "dZ[1]", 2) == "A[1](2,1) - Y(2,1)");
  CHECK(lineText(iteration, "dW[1]", 1, 2) == "dZ[1](1,1) * X(2,1)");
  CHECK(lineText(iteration, "db[1]", 2) == "dZ[1](2,1)");
}

TEST_CASE("a hidden layer gets its gradient from the columns of the next weights") {
  const Iteration iteration = iterationOf(articleDocument());
  CHECK(lineText(iteration, "A[1]", 2) == "max(0, Z[1](2,1))");
  CHECK(lineText(iteration, "dA[3]", 2) ==
        "(W[4](1,2) * dZ[4](1,1)) + (W[4](2,2) * dZ[4](2,1)) + (W[4](3,2) * dZ[4](3,1))");
  CHECK(lineText(iteration, "dZ[3]", 3) == "dA[3](3,1) * relu'(Z[3](3,1))");
}

TEST_CASE("a sigmoid is written out") {
  const Iteration iteration = oneLayer(Activation::sigmoid, Loss::squaredError, 1);
  CHECK(lineText(iteration, "A[1]") == "1 / (1 + exp(-Z[1](1,1)))");
  CHECK(lineText(iteration, "dZ[1]") == "dA[1](1,1) * (A[1](1,1) * (1 - A[1](1,1)))");
}

TEST_CASE("each move of a softmax reads the one before it") {
  const Iteration iteration = oneLayer(Activation::softmax, Loss::squaredError, 2);
  CHECK(lineText(iteration, "exp(Z[1])", 2, 2) == "exp(Z[1](2,2))");
  CHECK(lineText(iteration, "sum(exp(Z[1]))", 1, 2) == "exp(Z[1])(1,2) + exp(Z[1])(2,2)");
  CHECK(lineText(iteration, "A[1]", 2, 2) == "exp(Z[1])(2,2) / sum(exp(Z[1]))(1,2)");
  CHECK(lineText(iteration, "dZ[1]", 2, 1) ==
        "A[1](2,1) * (dA[1](2,1) - ((A[1](1,1) * dA[1](1,1)) + (A[1](2,1) * dA[1](2,1))))");
}

TEST_CASE("huge logits are written with the shift that keeps them from overflowing") {
  const Matrix W{{1000, 0}, {0, 500}};  // Z = 1000.5 and 1000
  const Iteration iteration = oneLayer(Activation::softmax, Loss::crossEntropy, 1, W);
  CHECK(lineText(iteration, "exp(Z[1])", 2) == "exp(Z[1](2,1) - Z[1](1,1))");
  CHECK(line(iteration, "exp(Z[1])", 2, 1).value == doctest::Approx(std::exp(-0.5)));
}

TEST_CASE("cross-entropy adds up over units and examples") {
  const Iteration iteration = oneLayer(Activation::softmax, Loss::crossEntropy, 2);
  CHECK(lineText(iteration, "loss") ==
        "-((1 / m) * ((Y(1,1) * ln(A[1](1,1))) + (Y(2,1) * ln(A[1](2,1))) + "
        "(Y(1,2) * ln(A[1](1,2))) + (Y(2,2) * ln(A[1](2,2)))))");
}

TEST_CASE("the logarithm of a probability is taken as it stands while it has its digits") {
  const Matrix W{{-10, 0}, {0, 0}};  // Z = -9.5 and 0: A is 7e-5 and nearly 1
  CHECK(lineText(oneLayer(Activation::softmax, Loss::crossEntropy, 1, W), "loss") ==
        "-((Y(1,1) * ln(A[1](1,1))) + (Y(2,1) * ln(A[1](2,1))))");
}

TEST_CASE("the logarithm of a probability that underflows comes from the logits") {
  const Matrix W{{-1000, 0}, {0, 1}};  // Z = -999.5 and 2: A is 0 and 1
  const Iteration iteration = oneLayer(Activation::softmax, Loss::crossEntropy, 1, W);
  CHECK(lineText(iteration, "loss") ==
        "-((Y(1,1) * (Z[1](1,1) - ln(sum(exp(Z[1]))(1,1)))) + (Y(2,1) * ln(A[1](2,1))))");
  CHECK(iteration.loss() == doctest::Approx(1001.5));
  const Matrix shifted{{0, 0}, {0, 1000}};  // Z = 0.5 and 2000
  CHECK(lineText(oneLayer(Activation::softmax, Loss::crossEntropy, 1, shifted), "loss") ==
        "-((Y(1,1) * ((Z[1](1,1) - Z[1](2,1)) - ln(sum(exp(Z[1]))(1,1)))) + "
        "(Y(2,1) * ln(A[1](2,1))))");
}

TEST_CASE("binary cross-entropy takes the logarithms from the logits near the ends") {
  CHECK(lineText(oneLayer(Activation::sigmoid, Loss::binaryCrossEntropy, 1), "loss") ==
        "-(((Y(1,1) * ln(A[1](1,1))) + ((1 - Y(1,1)) * ln(1 - A[1](1,1)))) + "
        "((Y(2,1) * ln(A[1](2,1))) + ((1 - Y(2,1)) * ln(1 - A[1](2,1)))))");
  const Matrix W{{-10, 0}, {10, 0}};  // Z = -9.5 and 10
  CHECK(lineText(oneLayer(Activation::sigmoid, Loss::binaryCrossEntropy, 1, W), "loss") ==
        "-(((Y(1,1) * (-softplus(-Z[1](1,1)))) + ((1 - Y(1,1)) * ln(1 - A[1](1,1)))) + "
        "((Y(2,1) * ln(A[1](2,1))) + ((1 - Y(2,1)) * (-softplus(Z[1](2,1))))))");
}

TEST_CASE("whoever works a line out gets its result") {
  std::uint64_t seed = 500;
  for (const Pairing& pairing : allPairings()) {
    for (const double steepness : {1.0, 8.0}) {  // the second saturates
      Document document = randomDocument(pairing, {3, 4, 3}, 2, ++seed);
      for (double* w = document.parameters[1].W.data();
           w < document.parameters[1].W.data() + document.parameters[1].W.size(); ++w) {
        *w *= steepness;
      }
      const Iteration iteration = iterationOf(document);
      for (const Step& step : deriveSteps(document.architecture, document.optimizer)) {
        const Matrix& result = iteration.at(step.result);
        CAPTURE(name(step.result));
        for (std::size_t k = 0; k < result.size(); ++k) {
          const Expression worked =
              arithmetic(iteration, step.formula, k / result.columns(), k % result.columns());
          CHECK(followsFromItsOperands(worked));
        }
      }
    }
  }
}
