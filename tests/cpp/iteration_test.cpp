#include "core/iteration.h"

#include <doctest/doctest.h>

#include <string>

#include "oracle.h"

using namespace backprop;

namespace {

/// 1 input, 1 unit: z = 2 * 1, the target is 0, and the learning rate is 0.5.
Iteration smallIteration(Activation output = Activation::identity) {
  const Optimizer optimizer{OptimizerKind::gradientDescent, 0.5};
  return Iteration({1, {{1, output}}, Loss::squaredError}, {Matrix{{1}}, Matrix{{0}}},
                   startTraining(optimizer, {{Matrix{{2}}, Matrix{{0}}}}), optimizer);
}

bool has(const Iteration& iteration, const std::string& quantity) {
  return iteration.find(*parseQuantity(quantity)) != nullptr;
}

}  // namespace

TEST_CASE("an iteration makes every quantity once and the update with it") {
  const Iteration iteration = smallIteration();
  const auto the = [&](const char* quantity) {
    return iteration.at(*parseQuantity(quantity))(0, 0);
  };
  CHECK(the("X") == 1);
  CHECK(the("Y") == 0);
  CHECK(the("m") == 1);
  CHECK(the("alpha") == 0.5);
  CHECK(the("Z[1]") == 2);
  CHECK(the("A[1]") == 2);
  CHECK(the("loss") == 2);
  CHECK(the("dZ[1]") == 2);
  CHECK(the("dW[1]") == 2);
  CHECK(the("db[1]") == 2);
  CHECK(the("W[1]") == 2);
  CHECK(the("W[1]+") == 1);
  CHECK(the("b[1]") == 0);
  CHECK(the("b[1]+") == -1);
  CHECK(iteration.loss() == 2);
  CHECK(iteration.before().parameters[0].W(0, 0) == 2);
  CHECK(iteration.after().parameters[0].b(0, 0) == -1);
}

TEST_CASE("layers that the network has not got have no quantities") {
  const Iteration iteration = iterationOf(articleDocument());
  for (const char* kind : {"W[", "b[", "Z[", "A[", "dA[", "dZ[", "dW[", "db["}) {
    CAPTURE(kind);
    CHECK(has(iteration, std::string(kind) + "1]"));
    CHECK_FALSE(has(iteration, std::string(kind) + "5]"));
    if (std::string(kind) != "A[") CHECK_FALSE(has(iteration, std::string(kind) + "0]"));
  }
}

TEST_CASE("only a softmax has moves and only in the output layer") {
  const Iteration softmax = iterationOf(articleDocument("article-softmax"));
  CHECK(has(softmax, "exp(Z[4])"));
  CHECK(has(softmax, "sum(exp(Z[4]))"));
  CHECK_FALSE(has(softmax, "exp(Z[3])"));
  CHECK_FALSE(has(softmax, "sum(exp(Z[3]))"));
  CHECK_FALSE(has(iterationOf(articleDocument()), "exp(Z[4])"));
}

TEST_CASE("every layer but a softmax has a derivative") {
  const Iteration shortForm = smallIteration(), through = smallIteration(Activation::tanh);
  for (const Iteration* iteration : {&shortForm, &through}) {
    CHECK(has(*iteration, "dA[1]"));
    CHECK(has(*iteration, "g'(Z[1])"));
  }
  const Iteration softmax = smallIteration(Activation::softmax);
  CHECK(has(softmax, "dA[1]"));
  CHECK_FALSE(has(softmax, "g'(Z[1])"));
  CHECK(has(iterationOf(articleDocument()), "g'(Z[3])"));
}
