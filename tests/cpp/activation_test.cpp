#include "core/activation.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backprop;

namespace {

double valueAt(Activation activation, double z) { return rule(activation).value(z); }

double slope(Activation activation, double z) {
  return rule(activation).derivative(z, valueAt(activation, z));
}

}  // namespace

TEST_CASE("activations have the values that can be worked out in the head") {
  CHECK(valueAt(Activation::relu, -2.5) == 0.0);
  CHECK(valueAt(Activation::relu, 2.6) == 2.6);
  CHECK(valueAt(Activation::sigmoid, 0.0) == 0.5);
  CHECK(valueAt(Activation::tanh, 0.0) == 0.0);
  CHECK(valueAt(Activation::identity, -3.0) == -3.0);
  CHECK(valueAt(Activation::leakyRelu, -2.0) == -0.02);
  CHECK(valueAt(Activation::leakyRelu, 2.0) == 2.0);
  CHECK(valueAt(Activation::gelu, 0.0) == 0.0);
  CHECK(valueAt(Activation::gelu, 10.0) == 10.0);
  CHECK(valueAt(Activation::softplus, 0.0) == doctest::Approx(std::log(2.0)));
  CHECK(valueAt(Activation::elu, 2.0) == 2.0);
  CHECK(valueAt(Activation::elu, 0.0) == 0.0);
  CHECK(valueAt(Activation::elu, -40.0) == -1.0);
}

TEST_CASE("derivatives have the values that can be worked out in the head") {
  CHECK(slope(Activation::relu, 2.6) == 1.0);
  CHECK(slope(Activation::relu, -2.5) == 0.0);
  CHECK(slope(Activation::relu, 0.0) == 0.0);  // the convention of the reference data
  CHECK(slope(Activation::sigmoid, 0.0) == 0.25);
  CHECK(slope(Activation::tanh, 0.0) == 1.0);
  CHECK(slope(Activation::identity, 7.0) == 1.0);
  CHECK(slope(Activation::leakyRelu, 0.0) == 0.01);
  CHECK(slope(Activation::leakyRelu, 0.5) == 1.0);
  CHECK(slope(Activation::gelu, 0.0) == 0.5);
  CHECK(slope(Activation::softplus, 0.0) == 0.5);
  CHECK(slope(Activation::elu, 0.0) == 1.0);
  CHECK(slope(Activation::elu, 3.0) == 1.0);
  CHECK(slope(Activation::elu, -100.0) == doctest::Approx(std::exp(-100.0)).epsilon(1e-14));
}

TEST_CASE("smooth activations have the slope that a difference quotient finds") {
  for (const Activation activation : {Activation::sigmoid, Activation::tanh, Activation::gelu,
                                      Activation::softplus, Activation::elu}) {
    CAPTURE(rule(activation).name);
    for (double z = -6.05; z < 6.0; z += 0.1) {
      const double h = 1e-5;
      const double quotient = (valueAt(activation, z + h) - valueAt(activation, z - h)) / (2 * h);
      CHECK(std::fabs(slope(activation, z) - quotient) < 1e-10);
    }
  }
}

TEST_CASE("activations far from 0 are finite or rightly 0") {
  for (const ActivationRule& row : activationRules()) {
    if (!row.value) continue;
    CAPTURE(row.name);
    for (const double z : {-1e300, -1000.0, -40.0, 40.0, 1000.0, 1e300}) {
      CHECK(std::isfinite(valueAt(row.activation, z)));
      CHECK(std::isfinite(slope(row.activation, z)));
    }
  }
}

TEST_CASE("a saturated sigmoid stays a number") {
  CHECK(valueAt(Activation::sigmoid, 1000.0) == 1.0);
  CHECK(valueAt(Activation::sigmoid, -1000.0) == 0.0);
  CHECK(slope(Activation::sigmoid, 1000.0) == 0.0);
}

TEST_CASE("what is not a number is not hidden") {
  for (const ActivationRule& row : activationRules()) {
    if (row.value) CHECK(std::isnan(row.value(NAN)));
  }
}

TEST_CASE("every activation has its rule") {
  for (const ActivationRule& row : activationRules()) CHECK(&rule(row.activation) == &row);
}

TEST_CASE("softmax goes through exponentials, their sum and the quotients") {
  Softmax moves;
  Matrix A;
  softmax(Matrix{{0.0, std::log(3.0)}, {0.0, 0.0}}, moves, A);
  CHECK(moves.exponentials(0, 0) == 1.0);
  CHECK(moves.sums(0, 0) == 2.0);
  CHECK(A(0, 0) == 0.5);
  CHECK(A(0, 1) == doctest::Approx(0.75));
}

TEST_CASE("softmax of huge logits does not overflow") {
  Softmax moves;
  Matrix A;
  softmax(Matrix{{1000.0, -1000.0, 1000.0}, {-1000.0, -1000.0, 1000.0}}, moves, A);
  CHECK(A(0, 0) == 1.0);
  CHECK(A(1, 0) == 0.0);
  CHECK(A(0, 1) == 0.5);
  CHECK(A(0, 2) == 0.5);
}

TEST_CASE("softmax stays precise on both sides of the logits that need a shift") {
  for (const double z : {0.0, 599.0, 601.0, 700.0, 709.0, 710.0, 745.0, 1e300}) {
    CAPTURE(z);
    Softmax moves;
    Matrix A;
    softmax(Matrix{{z, -z}, {z, -z}}, moves, A);
    CHECK(A == Matrix{{0.5, 0.5}, {0.5, 0.5}});
    CHECK(std::isfinite(moves.sums(0, 0)));
    CHECK(moves.sums(0, 1) > 0.0);
  }
}

TEST_CASE("the shift of a softmax is the largest logit of the column where it is needed") {
  const Matrix Z{{1, -900, 3}, {2, -800, 800}, {600, -850, 900}};
  CHECK_FALSE(softmaxShiftRow(Z, 0));
  CHECK(softmaxShiftRow(Z, 1) == 1u);
  CHECK(softmaxShiftRow(Z, 2) == 2u);
}

TEST_CASE("the gradient of softmax adds up to 0 over the units") {
  Matrix dZ;
  softmaxBackward(Matrix{{0.5}, {0.25}, {0.25}}, Matrix{{1.0}, {0.0}, {0.0}}, dZ);
  CHECK(dZ == Matrix{{0.25}, {-0.125}, {-0.125}});
}
