#include "core/loss.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/network.h"
#include "oracle.h"

using namespace backprop;

namespace {

/// One layer that passes its logits on: what the loss says of them.
double lossOfLogits(Activation output, Loss loss, const Matrix& Z, const Matrix& Y) {
  Document document;
  document.architecture = {1, {{Z.rows(), output}}, loss};
  Matrix W(Z.rows(), Z.columns());
  W = Z;
  document.parameters = {{W, Matrix(Z.rows(), 1)}};
  Forward pass;
  forward(document.architecture, document.parameters, Matrix(1, 1, 1.0), pass);
  return lossOf(document.architecture, pass, Y, Y.columns());
}

}  // namespace

TEST_CASE("squared error is half the mean sum of squares") {
  CHECK(lossOfLogits(Activation::identity, Loss::squaredError, Matrix{{3}, {1}},
                     Matrix{{1}, {1}}) == 2.0);
}

TEST_CASE("cross-entropy is minus the logarithm of the right class's probability") {
  CHECK(lossOfLogits(Activation::softmax, Loss::crossEntropy, Matrix{{0}, {0}}, Matrix{{1}, {0}}) ==
        doctest::Approx(std::log(2.0)));
}

TEST_CASE("binary cross-entropy adds up over the outputs") {
  CHECK(lossOfLogits(Activation::sigmoid, Loss::binaryCrossEntropy, Matrix{{0}, {0}},
                     Matrix{{1}, {0}}) == doctest::Approx(2.0 * std::log(2.0)));
}

TEST_CASE("the loss stays finite where probabilities round to 0 or 1") {
  CHECK(lossOfLogits(Activation::softmax, Loss::crossEntropy, Matrix{{1000}, {-1000}},
                     Matrix{{0}, {1}}) == 2000.0);
  CHECK(lossOfLogits(Activation::softmax, Loss::crossEntropy, Matrix{{1000}, {-1000}},
                     Matrix{{1}, {0}}) == 0.0);
  CHECK(lossOfLogits(Activation::sigmoid, Loss::binaryCrossEntropy, Matrix{{1000}}, Matrix{{0}}) ==
        1000.0);
  CHECK(lossOfLogits(Activation::sigmoid, Loss::binaryCrossEntropy, Matrix{{-1000}}, Matrix{{1}}) ==
        1000.0);
}

TEST_CASE("the logarithms near 0 and 1 keep their digits") {
  const auto sigmoidLoss = [](double z, double y) {
    return lossOfLogits(Activation::sigmoid, Loss::binaryCrossEntropy, Matrix{{z}}, Matrix{{y}});
  };
  const auto isNear = [](double actual, double expected) {  // three digits of sixteen may be lost
    return std::fabs(actual - expected) <= 1e-13 * expected;
  };
  for (const double z : {5.0, 7.5, 20.0, 35.0, 100.0, 700.0}) {
    CAPTURE(z);
    const double softplus = z + std::log1p(std::exp(-z));
    CHECK(isNear(sigmoidLoss(z, 0), softplus));
    CHECK(isNear(sigmoidLoss(-z, 1), softplus));
    CHECK(std::fabs(sigmoidLoss(z, 1) - std::log1p(std::exp(-z))) < 2e-16);
  }
  for (const double z : {100.0, 650.0, 695.0, 720.0}) {
    CAPTURE(z);
    CHECK(isNear(
        lossOfLogits(Activation::softmax, Loss::crossEntropy, Matrix{{0}, {-z}}, Matrix{{0}, {1}}),
        z));
  }
}

TEST_CASE("squared error does not mind what the output is") {
  CHECK(lossOfLogits(Activation::sigmoid, Loss::squaredError, Matrix{{0}}, Matrix{{1}}) == 0.125);
  CHECK(lossOfLogits(Activation::softmax, Loss::squaredError, Matrix{{0}, {0}}, Matrix{{1}, {0}}) ==
        0.25);
}

TEST_CASE("every loss is a mean over the examples") {
  const Matrix Y{{1, 0, 1}, {0, 1, 0}};
  for (const LossRule& row : lossRules()) {
    const auto lossOfExamples = [&](const Matrix& targets) {
      const Matrix Z(2, targets.columns());
      Softmax moves;
      Matrix A(2, targets.columns(), 0.5);
      if (row.partner == Activation::softmax) softmax(Z, moves, A);
      return value(row.loss, LossScale::mean, {targets, Z, A, moves, 1}, targets.columns());
    };
    CHECK(lossOfExamples(Y) == doctest::Approx(lossOfExamples(Matrix{{1}, {0}})));
  }
}

TEST_CASE("losses know their partner") {
  for (const LossRule& row : lossRules()) {
    CHECK(&rule(row.loss) == &row);
    CHECK(isShortForm(row.loss, row.partner));
  }
  CHECK_FALSE(isShortForm(Loss::squaredError, Activation::softmax));
}
