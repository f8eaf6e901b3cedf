#include "core/session.h"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "complaint.h"
#include "oracle.h"

using namespace backprop;

namespace {

Session articleSession() { return Session(articleDocument()); }

/// Everything that a reader could see at the position.
std::string everything(const Session& session) {
  std::string text = writeDocument(session.document()) + numberText(session.loss());
  for (const Step& step : session.steps()) {
    for (const double value : session.iteration().at(step.result).values()) {
      text += " " + numberText(value);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a session opens at the first step of the first iteration") {
  const Session session = articleSession();
  CHECK(session.position() == Position{0, 0, std::nullopt});
  CHECK(session.steps().size() == 32);
}

TEST_CASE("phases are gone through by their last steps") {
  Session session = articleSession();
  for (const Position& expected : {Position{0, 7, {}}, Position{0, 8, {}}, Position{0, 23, {}},
                                   Position{0, 31, {}}, Position{1, 7, {}}}) {
    session.next(Grain::phase);
    CHECK(session.position() == expected);
  }
}

TEST_CASE("from within a phase the move ends where the phase ends or the one before it does") {
  Session session = articleSession();
  session.goTo({0, 12, 1});
  session.next(Grain::phase);
  CHECK(session.position() == Position{0, 23, {}});
  session.goTo({0, 12, 1});
  session.back(Grain::phase);
  CHECK(session.position() == Position{0, 8, {}});
  session.goTo({0, 23, 1});  // the last step, but not whole
  session.next(Grain::phase);
  CHECK(session.position() == Position{0, 23, {}});
}

TEST_CASE("cells are gone through row by row and from step to step") {
  Session session = articleSession();
  session.goTo({0, 0, 0});
  for (const Position& expected : {Position{0, 0, 1}, Position{0, 0, 2}, Position{0, 1, 0}}) {
    session.next(Grain::cell);
    CHECK(session.position() == expected);
  }
  session.goTo({0, 31, 2});
  session.next(Grain::cell);
  CHECK(session.position() == Position{1, 0, 0});
}

TEST_CASE("going back by a grain is the reverse of going on") {
  for (const Grain grain : {Grain::phase, Grain::step, Grain::cell}) {
    Session session = articleSession();
    if (grain == Grain::cell) session.goTo({0, 0, 0});
    std::vector<std::pair<Position, std::string>> path;
    while (session.position().iteration < 2) {
      path.emplace_back(session.position(), everything(session));
      session.next(grain);
    }
    for (; !path.empty(); path.pop_back()) {
      session.back(grain);
      REQUIRE(session.position() == path.back().first);
      REQUIRE(everything(session) == path.back().second);
    }
    const Position start = session.position();
    session.back(grain);
    CHECK(session.position() == start);
  }
}

TEST_CASE("going somewhere directly equals stepping there") {
  Session walked = articleSession(), jumped = articleSession();
  for (int i = 0; i < 3 * 32 + 29; ++i) walked.next(Grain::step);
  jumped.goTo({3, 29, std::nullopt});
  CHECK(walked.position() == jumped.position());
  CHECK(everything(walked) == everything(jumped));
}

TEST_CASE("training is the same as walking") {
  Session walked = articleSession(), trained = articleSession();
  for (int i = 0; i < 5 * 32; ++i) walked.next(Grain::step);
  trained.train(5);
  CHECK(trained.position() == Position{5, 0, std::nullopt});
  CHECK(everything(walked) == everything(trained));
}

TEST_CASE("earlier iterations come back to the last bit however long ago") {
  Session session = articleSession();
  std::vector<std::string> seen;
  for (int i = 0; i <= 40; ++i, session.train(1)) seen.push_back(everything(session));
  session.train(3000);  // far more than there are checkpoints
  for (const std::size_t iteration : std::vector<std::size_t>{40, 39, 17, 1, 0, 23}) {
    session.goTo({iteration, 0, std::nullopt});
    REQUIRE(everything(session) == seen[iteration]);
  }
}

TEST_CASE("an update counts once its step is done") {
  Session session = articleSession();
  const auto parameters = [&] { return session.document().parameters; };
  const Parameters before = parameters();
  const double lossBefore = session.loss();

  session.goTo({0, 23, std::nullopt});
  CHECK(parameters()[0].W == before[0].W);
  session.goTo({0, 24, 7});  // W[1], all but its last entry
  CHECK(parameters()[0].W == before[0].W);
  session.goTo({0, 24, 8});
  CHECK(parameters()[0].W == session.quantity("W[1]+"));
  CHECK(parameters()[0].b == before[0].b);
  CHECK(session.loss() != lossBefore);
  session.goTo({0, 31, std::nullopt});
  const double lossAfter = session.loss();
  CHECK(lossAfter < lossBefore);
  session.next(Grain::step);
  CHECK(session.loss() == lossAfter);
  CHECK(session.quantity("W[4]") == parameters()[3].W);
}

TEST_CASE("quantities of the iteration are there wherever the position is") {
  Session session = articleSession();
  CHECK(worstError(session.quantity("Z[1]"), Matrix{{2.6}, {-2.5}, {2.3}}) < 1e-15);
  CHECK(session.quantity("A[0]") == session.quantity("X"));
  CHECK(session.quantity("db[4]") == session.quantity("dZ[4]"));
  CHECK(session.quantity("m")(0, 0) == 1.0);
  CHECK(session.quantity("alpha")(0, 0) == 0.1);
  for (const char* none :
       {"Z[5]", "dA[5]", "J[4]", "vW[1]", "sb[1]+", "dW[1]'", "exp(Z[4])", "nonsense", ""}) {
    CHECK(
        complaintOf([&] { session.quantity(none); }) ==
        "quantity: expected the name of a quantity of this network, such as Z[1] or dW[1], got \"" +
            std::string(none) + "\"");
  }
}

TEST_CASE("the learning rate changes from an iteration on") {
  Session session = articleSession();
  session.train(2);
  const std::string before = everything(session);
  session.setLearningRate(0.01);
  CHECK(session.quantity("alpha")(0, 0) == 0.01);
  CHECK(session.document().optimizer.learningRate == 0.01);
  session.train(1);
  const std::string after = everything(session);

  session.goTo({1, 0, std::nullopt});
  CHECK(session.quantity("alpha")(0, 0) == 0.1);
  session.goTo({3, 0, std::nullopt});
  CHECK(everything(session) == after);
  session.goTo({2, 0, std::nullopt});
  session.setLearningRate(0.1);
  CHECK(everything(session) == before);
}

TEST_CASE("a learning rate set in the past forgets what came after it") {
  Session session = articleSession();
  session.train(3);
  session.setLearningRate(0.5);
  session.goTo({1, 0, std::nullopt});
  session.setLearningRate(0.02);
  session.goTo({3, 0, std::nullopt});

  Session fresh = articleSession();
  fresh.train(1);
  fresh.setLearningRate(0.02);
  fresh.train(2);
  CHECK(everything(session) == everything(fresh));
}

TEST_CASE("a refused move leaves everything as it was") {
  Session session = articleSession();
  session.goTo({1, 5, 1});
  const std::string before = everything(session);
  CHECK(complaintOf([&] {
          session.goTo({0, 32, {}});
        }) == "position.step: expected a whole number from 0 to 31, got 32");
  CHECK(complaintOf([&] {
          session.goTo({0, 0, 3});
        }) == "position.cell: expected a whole number from 0 to 2, got 3");
  CHECK(complaintOf([&] {
          session.goTo({kMostIterations + 1, 0, {}});
        }) == "position.iteration: expected a whole number from 0 to 1000000, got 1000001");
  CHECK(complaintOf([&] { session.train(kMostIterations); }) ==
        "iterations: expected a whole number from 0 to 999999, got 1000000");
  CHECK(complaintOf([&] { session.arithmetic(32, 0); }) ==
        "step: expected a whole number from 0 to 31, got 32");
  CHECK(complaintOf([&] { session.arithmetic(0, 3); }) ==
        "cell: expected a whole number from 0 to 2, got 3");
  for (const double rate : {0.0, -0.5, double{INFINITY}, double{NAN}}) {
    CHECK(complaintOf([&] { session.setLearningRate(rate); }) ==
          "learningRate: expected a finite number above 0, got " + numberText(rate));
  }
  CHECK(session.position() == Position{1, 5, 1});
  CHECK(everything(session) == before);
}

namespace {

/// One unit that has nothing to learn, in eight steps.
Session unitSession() {
  Document document;
  document.architecture = {1, {{1, Activation::identity}}, Loss::squaredError};
  document.examples = {Matrix{{1}}, Matrix{{0}}};
  document.parameters = {{Matrix{{0}}, Matrix{{0}}}};
  return Session(document);
}

}  // namespace

TEST_CASE("the end of the last iteration is the end of the way") {
  Session session = unitSession();
  session.goTo({kMostIterations, 7, std::nullopt});
  for (const Grain grain : {Grain::phase, Grain::step, Grain::cell}) {
    CHECK(complaintOf([&] { session.next(grain); }) ==
          "position.iteration: expected a whole number from 0 to 1000000, got 1000001");
    CHECK(session.position() == Position{kMostIterations, 7, std::nullopt});
  }
}

TEST_CASE("going back by cells from a whole step begins with its last entry") {
  Session session = articleSession();
  session.goTo({1, 0, std::nullopt});
  for (const Position& expected : {Position{1, 0, 2}, Position{1, 0, 1}, Position{1, 0, 0},
                                   Position{0, 31, 2}, Position{0, 31, 1}}) {
    session.back(Grain::cell);
    CHECK(session.position() == expected);
  }
}

TEST_CASE("training by nothing goes to the start of the iteration") {
  Session session = articleSession();
  session.goTo({2, 5, 1});
  session.train(0);
  CHECK(session.position() == Position{2, 0, std::nullopt});
}

TEST_CASE("a position within a cell is trained on from the start of the next iteration") {
  Session session = articleSession(), other = articleSession();
  session.goTo({2, 28, 4});
  session.train(1);
  other.goTo({3, 0, std::nullopt});
  CHECK(everything(session) == everything(other));
}
