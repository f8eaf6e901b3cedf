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
  return lossOf(document.architecture, pass, Y);
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
  CHECK(lossOfLogits(Activation::sigmoid, Loss::binaryCrossEntropy, Matrix{{40}}, Matrix{{1}}) ==
        doctest::Approx(std::exp(-40.0)).epsilon(1e-12));
}

TEST_CASE("losses are found by their names and know their partner") {
  for (const LossRule& row : lossRules()) {
    CHECK(parseLoss(row.name) == row.loss);
    CHECK(isShortForm(row.loss, row.partner));
  }
  CHECK_FALSE(parseLoss("hinge"));
  CHECK_FALSE(isShortForm(Loss::squaredError, Activation::softmax));
}
