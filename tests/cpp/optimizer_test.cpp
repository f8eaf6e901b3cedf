#include "core/optimizer.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace backprop;

TEST_CASE("gradient descent goes against the gradient by the learning rate") {
  Parameters parameters{{Matrix{{1, 2}}, Matrix{{3}}}, {Matrix{{-1}}, Matrix{{0}}}};
  Backward gradients;
  gradients.dW = {Matrix{{4, -8}}, Matrix{{2}}};
  gradients.db = {Matrix{{12}}, Matrix{{0}}};
  update(GradientDescent{0.25}, gradients, parameters);
  CHECK(parameters[0].W == Matrix{{0, 4}});
  CHECK(parameters[0].b == Matrix{{0}});
  CHECK(parameters[1].W == Matrix{{-1.5}});
  CHECK(parameters[1].b == Matrix{{0}});
}

TEST_CASE("gradients of another shape are refused") {
  Parameters parameters{{Matrix{{1, 2}}, Matrix{{3}}}};
  Backward gradients;
  gradients.dW = {Matrix{{1}, {2}}};
  gradients.db = {Matrix{{1}}};
  CHECK_THROWS_WITH_AS(update(GradientDescent{}, gradients, parameters),
                       "gradient: expected 1 x 2, got 2 x 1", std::invalid_argument);
}
