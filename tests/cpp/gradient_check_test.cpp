#include "core/gradient_check.h"

#include <doctest/doctest.h>

#include "oracle.h"

using namespace backprop;

namespace {

constexpr double kTolerance = 1e-8;

Backward gradientsOf(const Document& document) {
  Forward pass;
  Backward gradients;
  const auto& [X, Y] = document.examples;
  forward(document.architecture, document.parameters, X, pass);
  backward(document.architecture, document.parameters, X, Y, pass, gradients);
  return gradients;
}

GradientCheck check(const Document& document, const Backward& gradients) {
  return checkGradients(document.architecture, document.parameters, document.examples.X,
                        document.examples.Y, gradients);
}

}  // namespace

TEST_CASE("backward is the slope of the loss for every activation and loss") {
  std::uint64_t seed = 1;
  for (const Pairing& pairing : allPairings()) {
    for (const std::size_t examples : {std::size_t{1}, std::size_t{3}}) {
      const Document document = randomDocument(pairing, {4, 5, 3, 4}, examples, ++seed);
      CAPTURE(rule(pairing.hidden).name);
      CAPTURE(rule(pairing.output).name);
      CAPTURE(rule(pairing.loss).name);
      const GradientCheck worst = check(document, gradientsOf(document));
      CAPTURE(worst.parameter);
      CHECK(worst.error < kTolerance);
    }
  }
  CHECK(seed == 1 + 2 * 4 * 7);  // 4 hidden activations; 5 outputs with squared error, 2 partners
}

TEST_CASE("a wrong gradient is caught and named") {
  const Document document =
      randomDocument({Activation::tanh, Activation::softmax, Loss::crossEntropy}, {3, 4, 3}, 2, 9);
  Backward gradients = gradientsOf(document);
  REQUIRE(check(document, gradients).error < kTolerance);

  gradients.dW[1](2, 0) += 1e-3;
  const GradientCheck caught = check(document, gradients);
  CHECK(caught.error > 1e-4);
  CHECK(caught.parameter == "W[2] row 3 column 1");
  CHECK(caught.analytic - caught.numeric == doctest::Approx(1e-3).epsilon(1e-3));
}

TEST_CASE("a gradient that is not a number is the worst of all") {
  const Document document = articleDocument();
  Backward gradients = gradientsOf(document);
  gradients.db[0](1, 0) = NAN;
  CHECK(check(document, gradients).parameter == "b[1] row 2 column 1");
}
