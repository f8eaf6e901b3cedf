#include "core/optimizer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace backprop;

namespace {

/// One weight of 2 and one bias of 3, whose gradients are 4 and -8.
struct OneParameter {
  Backward gradients;
  Optimizer optimizer;
  Training training;
  Matrix decayed;

  explicit OneParameter(Optimizer chosen)
      : optimizer(chosen), training(startTraining(chosen, {{Matrix{{2}}, Matrix{{3}}}})) {
    gradients.dW = {Matrix{{4}}};
    gradients.db = {Matrix{{-8}}};
  }

  void update() {
    updateLayer(optimizer, 1, gradients, training, decayed);
    ++training.updates;
  }
  double W() const { return training.parameters[0].W(0, 0); }
  double b() const { return training.parameters[0].b(0, 0); }
  const LayerMoments& moments() const { return training.moments[0]; }
};

}  // namespace

TEST_CASE("gradient descent goes against the gradient by the learning rate") {
  OneParameter one({OptimizerKind::gradientDescent, 0.25});
  one.update();
  CHECK(one.W() == 1);
  CHECK(one.b() == 5);
  CHECK(one.moments().W.v.empty());
}

TEST_CASE("weight decay adds to the gradient of the weights and not of the biases") {
  OneParameter one({OptimizerKind::gradientDescent, 0.25, 0.5});
  one.update();
  CHECK(one.decayed == Matrix{{5}});  // 4 + 0.5 * 2
  CHECK(one.W() == 0.75);
  CHECK(one.b() == 5);
}

TEST_CASE("momentum keeps a part of its velocity") {
  Optimizer momentum{OptimizerKind::momentum, 0.25};
  momentum.momentum = 0.5;
  OneParameter one(momentum);
  one.update();
  CHECK(one.moments().W.v == Matrix{{4}});
  CHECK(one.W() == 1);
  one.update();
  CHECK(one.moments().W.v == Matrix{{6}});  // 0.5 * 4 + 4
  CHECK(one.W() == -0.5);
  CHECK(one.moments().b.v == Matrix{{-12}});
  CHECK(one.b() == 8);
  CHECK(one.moments().W.s.empty());
}

TEST_CASE("the first update of Adam is the learning rate against the sign of the gradient") {
  OneParameter one({OptimizerKind::adam, 0.25});
  one.update();
  CHECK(one.W() == doctest::Approx(1.75));
  CHECK(one.b() == doctest::Approx(3.25));
  CHECK(one.moments().W.v(0, 0) == doctest::Approx(0.4));
  CHECK(one.moments().W.s(0, 0) == doctest::Approx(0.016));
}

TEST_CASE("Adam corrects the means for their start at 0") {
  Optimizer adam{OptimizerKind::adam, 0.25};
  adam.beta1 = 0.5;
  adam.beta2 = 0.75;
  adam.epsilon = 1;
  OneParameter one(adam);
  one.update();  // v = 2, s = 4; 2 / 0.5 over sqrt(4 / 0.25) + 1 is 4/5
  CHECK(one.W() == 2 - 0.25 * (4.0 / 5.0));
  one.gradients.dW = {Matrix{{0}}};
  const double before = one.W();
  one.update();  // v = 1, s = 3; 1 / (1 - 1/4) over sqrt(3 / (1 - 9/16)) + 1
  CHECK(one.W() == doctest::Approx(before - 0.25 * ((4.0 / 3.0) / (std::sqrt(48.0 / 7.0) + 1))));
}

TEST_CASE("frozen biases have no gradient and stay") {
  OneParameter one({OptimizerKind::momentum, 0.25});
  one.gradients.db = {Matrix()};
  one.update();
  CHECK(one.W() == 1);
  CHECK(one.b() == 3);
}

TEST_CASE("gradients of another shape are refused") {
  OneParameter one({OptimizerKind::gradientDescent, 0.25});
  one.gradients.dW = {Matrix{{1}, {2}}};
  CHECK_THROWS_WITH_AS(one.update(), "gradient: expected 1 x 1, got 2 x 1", std::invalid_argument);
}
