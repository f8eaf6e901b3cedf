#include "core/network.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace backprop;

namespace {

/// Two layers whose numbers can be worked out in the head: 2 inputs, 2 units of ReLU, 1 output.
struct SmallNetwork {
  Architecture architecture{
      2, {{2, Activation::relu}, {1, Activation::identity}}, Loss::squaredError};
  Parameters parameters{{Matrix{{1, -1}, {2, 1}}, Matrix{{0.5}, {-8}}},
                        {Matrix{{2, 3}}, Matrix{{1}}}};
  Matrix X{{3, 1}, {1, 2}};  // two examples
  Matrix Y{{4, 3}};

  Forward pass() const {
    Forward made;
    forward(architecture, parameters, X, made);
    return made;
  }
};

}  // namespace

TEST_CASE("the forward pass can be worked out in the head") {
  const Forward pass = SmallNetwork().pass();
  CHECK(pass.Z[0] == Matrix{{2.5, -0.5}, {-1, -4}});
  CHECK(pass.A[0] == Matrix{{2.5, 0}, {0, 0}});
  CHECK(pass.Z[1] == Matrix{{6, 1}});
  CHECK(pass.A[1] == Matrix{{6, 1}});
}

TEST_CASE("the loss of the forward pass is the mean over both examples") {
  const SmallNetwork network;
  CHECK(lossOf(network.architecture, network.pass(), network.Y, 2) ==
        2.0);  // (2^2 + 2^2) / (2 * 2)
}

TEST_CASE("the backward pass can be worked out in the head") {
  const SmallNetwork network;
  Backward gradients;
  backward(network.architecture, network.parameters, network.X, network.Y, 2, network.pass(),
           gradients);
  CHECK(gradients.dZ[1] == Matrix{{2, -2}});  // A - Y
  CHECK(gradients.dA[1].empty());
  CHECK(gradients.dW[1] == Matrix{{2.5, 0}});  // 1/2 (2 * 2.5 - 2 * 0)
  CHECK(gradients.db[1] == Matrix{{0}});
  CHECK(gradients.dA[0] == Matrix{{4, -4}, {6, -6}});
  CHECK(gradients.dZ[0] == Matrix{{4, 0}, {0, 0}});  // only where Z[1] is above 0
  CHECK(gradients.dW[0] == Matrix{{6, 2}, {0, 0}});
  CHECK(gradients.db[0] == Matrix{{2}, {0}});
}

TEST_CASE("the gradient goes through an output without a short form") {
  const Architecture tanh{1, {{1, Activation::tanh}}, Loss::squaredError};
  const Parameters parameters{{Matrix{{0}}, Matrix{{0}}}};
  const Matrix X{{3}}, Y{{-2}};
  Forward pass;
  Backward gradients;
  forward(tanh, parameters, X, pass);
  backward(tanh, parameters, X, Y, 1, pass, gradients);
  CHECK(gradients.dA[0] == Matrix{{2}});
  CHECK(gradients.dZ[0] == Matrix{{2}});  // tanh has slope 1 at 0
  CHECK(gradients.dW[0] == Matrix{{6}});
}

TEST_CASE("the passes reuse what they are given") {
  const SmallNetwork network;
  const Matrix oneExample{{1}, {0}};
  Forward pass = network.pass();
  forward(network.architecture, network.parameters, oneExample, pass);
  CHECK(pass.Z[0] == Matrix{{1.5}, {-6}});
  CHECK(pass.A[1] == Matrix{{4}});
}

TEST_CASE("the derivative of an activation is taken entry by entry") {
  const Matrix Z{{-1, 0}, {2, 3}};
  CHECK(activationDerivative(Activation::relu, Z, Z) == Matrix{{0, 0}, {1, 1}});
  CHECK(activationDerivative(Activation::sigmoid, Z, Matrix{{0.5, 0.25}, {1, 0}}) ==
        Matrix{{0.25, 0.1875}, {0, 0}});
}

TEST_CASE("examples that do not fit the network are refused") {
  const SmallNetwork network;
  Forward pass;
  CHECK_THROWS_AS(forward(network.architecture, network.parameters, Matrix(3, 1), pass),
                  std::invalid_argument);
  pass = network.pass();
  Backward gradients;
  CHECK_THROWS_WITH_AS(backward(network.architecture, network.parameters, network.X, Matrix(2, 2),
                                2, pass, gradients),
                       "targets: expected 1 x 2, got 2 x 2", std::invalid_argument);
}
