// What a session says when numbers stop being finite.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/session.h"
#include "oracle.h"

using namespace backprop;

namespace {

/// One unit, z = w x, squared error against 0.
Session unitSession(double w, double x) {
  Document document;
  document.architecture = {1, {{1, Activation::identity}}, Loss::squaredError};
  document.examples = {Matrix{{x}}, Matrix{{0}}};
  document.parameters = {{Matrix{{w}}, Matrix{{0}}}};
  return Session(document);
}

std::string firstNonFiniteOf(const Session& session) {
  const auto& found = session.firstNonFinite();
  return found ? name(found->quantity) + " = " + numberText(found->value) : "none";
}

}  // namespace

TEST_CASE("the first number that is not finite is named") {
  Session session(articleDocument());
  CHECK_FALSE(session.firstNonFinite());
  session.setLearningRate(1e200);
  session.train(1);
  const auto& overflow = session.firstNonFinite();
  REQUIRE(overflow);
  CHECK(name(overflow->quantity) == "Z[2]");
  CHECK(overflow->row == 0);
  CHECK(overflow->column == 0);
  CHECK(overflow->step == 2u);
  CHECK(overflow->value == INFINITY);
  session.train(2);
  REQUIRE(session.firstNonFinite());
  CHECK_FALSE(session.firstNonFinite()->step);
  session.goTo({0, 0, std::nullopt});
  CHECK_FALSE(session.firstNonFinite());
}

TEST_CASE("an overflow is named where it happens first") {
  CHECK(firstNonFiniteOf(unitSession(1e150, 1)) == "none");
  CHECK(firstNonFiniteOf(unitSession(-1e200, 1e200)) == "Z[1] = -Infinity");
  CHECK(firstNonFiniteOf(unitSession(1e200, 1)) == "loss = Infinity");  // its square
  CHECK(firstNonFiniteOf(unitSession(1e-100, 1e200)) == "none");
  CHECK(firstNonFiniteOf(unitSession(1e-160, 1.5e308)) == "dW[1] = Infinity");

  Session session = unitSession(1, 1);
  session.setLearningRate(1e308);
  CHECK(firstNonFiniteOf(session) == "none");  // 1 - 1e308
  session.train(1);
  CHECK(firstNonFiniteOf(session) == "Z[1] = -Infinity");  // -1e308 from each of w and b
  CHECK(session.quantity("W[1]+")(0, 0) == INFINITY);
  session.train(1);
  CHECK(firstNonFiniteOf(session) == "W[1] = Infinity");
  session.back(Grain::step);
  CHECK(firstNonFiniteOf(session) == "Z[1] = -Infinity");
}

TEST_CASE("a bias that an iteration starts with can be the first to be named") {
  Document document = articleDocument();
  document.parameters[1].b(2, 0) = INFINITY;
  const Session session(document);
  REQUIRE(session.firstNonFinite());
  CHECK(name(session.firstNonFinite()->quantity) == "b[2]");
  CHECK(session.firstNonFinite()->row == 2);
  CHECK_FALSE(session.firstNonFinite()->step);
}

TEST_CASE("the place of the first number that is not finite is its row and column") {
  Document document = articleDocument();
  document.parameters[2].W(1, 2) = NAN;
  const Session session(document);
  REQUIRE(session.firstNonFinite());
  CHECK(session.firstNonFinite()->row == 1);
  CHECK(session.firstNonFinite()->column == 2);
}
