#include "core/gradient_check.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "oracle.h"

using namespace backprop;

namespace {

constexpr double kSlopeTolerance = 1e-8;

/// |analytic - numeric|, relative where they are large.
double errorOf(const GradientCheck& check) {
  const double size = std::max({1.0, std::fabs(check.analytic), std::fabs(check.numeric)});
  return std::fabs(check.analytic - check.numeric) / size;
}

/// The check that comes out worst; one that is not a number is the worst of all.
GradientCheck worstOf(const Iteration& iteration, const Backward& gradients) {
  const auto checks = GradientChecker(iteration, gradients, 1e-5).checkAll();
  return *std::max_element(checks.begin(), checks.end(), [](const auto& a, const auto& b) {
    return std::isnan(errorOf(b)) ? !std::isnan(errorOf(a)) : errorOf(a) < errorOf(b);
  });
}

void checkDocument(const Document& document) {
  CAPTURE(writeDocument(document));
  const Iteration iteration = iterationOf(document);
  const GradientCheck worst = worstOf(iteration, iteration.gradients());
  CAPTURE(name(worst.parameter));
  CAPTURE(worst.row);
  CAPTURE(worst.column);
  CAPTURE(worst.analytic);
  CAPTURE(worst.numeric);
  CHECK(errorOf(worst) < kSlopeTolerance);
}

}  // namespace

TEST_CASE("backward is the slope of the loss for every activation and loss") {
  std::uint64_t seed = 1;
  for (const Pairing& pairing : allPairings()) {
    for (const std::size_t examples : {std::size_t{1}, std::size_t{3}}) {
      checkDocument(randomDocument(pairing, {4, 5, 3, 4}, examples, ++seed));
    }
  }
  CHECK(seed == 1 + 2 * 8 * 11);  // 8 hidden activations; 9 outputs with squared error, 2 partners
}

TEST_CASE("backward is the slope of the loss for hundreds of random networks and conventions") {
  Random random(2026);
  const std::vector<Pairing> pairings = allPairings();
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const auto which =
        static_cast<std::size_t>(random.uniform(0.0, static_cast<double>(pairings.size())));
    std::vector<std::size_t> units;
    const int depth = pick(random, {1, 2, 3, 4});
    for (int l = 0; l <= depth; ++l) units.push_back(pick<std::size_t>(random, {1, 2, 3, 5}));
    const auto examples = pick<std::size_t>(random, {1, 2, 4});
    Conventions conventions;
    conventions.biases = pick(random, {BiasRule::trained, BiasRule::frozen, BiasRule::shared});
    conventions.lossScale =
        pairings[which].loss == Loss::squaredError
            ? pick(random, {LossScale::mean, LossScale::sum, LossScale::halfSum})
            : pick(random, {LossScale::mean, LossScale::sum});
    conventions.gradientScale = pick(random, {GradientScale::mean, GradientScale::sum});
    checkDocument(randomDocument(pairings[which], units, examples, seed, conventions));
  }
}

TEST_CASE("a wrong gradient is caught and named") {
  const Document document =
      randomDocument({Activation::tanh, Activation::softmax, Loss::crossEntropy}, {3, 4, 3}, 2, 9);
  const Iteration iteration = iterationOf(document);
  Backward gradients = iteration.gradients();
  REQUIRE(errorOf(worstOf(iteration, gradients)) < kSlopeTolerance);

  gradients.dW[1](2, 0) += 1e-3;
  const GradientCheck caught = worstOf(iteration, gradients);
  CHECK(errorOf(caught) > 1e-4);
  CHECK(name(caught.parameter) == "W[2]");
  CHECK(caught.row == 2);
  CHECK(caught.column == 0);
  CHECK(caught.analytic - caught.numeric == doctest::Approx(1e-3).epsilon(1e-3));
}

TEST_CASE("a gradient that is not a number is the worst of all") {
  const Iteration iteration = iterationOf(articleDocument());
  Backward gradients = iteration.gradients();
  gradients.db[0](1, 0) = NAN;
  const GradientCheck worst = worstOf(iteration, gradients);
  CHECK(name(worst.parameter) == "b[1]");
  CHECK(std::isnan(worst.relativeError()));
}

TEST_CASE("the quotient can be worked out from the losses") {
  const Iteration iteration = iterationOf(articleDocument("article-softmax"));
  GradientChecker checker(iteration, iteration.gradients(), 0.5);
  const GradientCheck check = checker.check({QuantityKind::weights, 4}, 0, 1);
  CHECK(check.analytic == iteration.at({QuantityKind::weightGradient, 4})(0, 1));
  CHECK(check.numeric == check.lossAbove - check.lossBelow);  // 2h is 1
  CHECK(check.lossBelow != iteration.loss());
  CHECK(check.relativeError() == std::fabs(check.analytic - check.numeric) /
                                     std::max(std::fabs(check.analytic), std::fabs(check.numeric)));
}

TEST_CASE("where nothing flows both gradients are 0 and agree") {
  const Iteration iteration = iterationOf(articleDocument());
  for (const GradientCheck& check :
       GradientChecker(iteration, iteration.gradients(), 1e-5).checkAll()) {
    if (check.analytic == 0.0 && check.numeric == 0.0) CHECK(check.relativeError() == 0.0);
  }
}

TEST_CASE("gradients of updates in place are not the slope in earlier layers") {
  Document document =
      randomDocument({Activation::tanh, Activation::identity, Loss::squaredError}, {2, 3, 2}, 2, 4);
  document.architecture.conventions.update = UpdateOrder::inPlace;
  document.optimizer.learningRate = 0.5;
  const Iteration iteration = iterationOf(document);
  double worstOfLast = 0.0, worstOfFirst = 0.0;
  for (const GradientCheck& check :
       GradientChecker(iteration, iteration.gradients(), 1e-5).checkAll()) {
    double& worst = check.parameter.layer == 2 ? worstOfLast : worstOfFirst;
    worst = std::max(worst, errorOf(check));
  }
  CHECK(worstOfLast < kSlopeTolerance);
  CHECK(worstOfFirst > 1e-3);
}
