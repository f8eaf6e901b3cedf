// Undo and redo, to the bit.
#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "complaint.h"
#include "core/error.h"
#include "core/random.h"
#include "core/session.h"
#include "oracle.h"
#include "session_bits.h"

using namespace backprop;

namespace {

Document smallDocument(OptimizerKind kind = OptimizerKind::momentum) {
  Document document = randomDocument({Activation::tanh, Activation::identity, Loss::squaredError},
                                     {2, 3, 2}, 4, 31, {UpdateOrder::inPlace});
  document.optimizer = {kind, 0.05};
  return document;
}

/// What a reader sees at a position.
std::string stateOf(const Session& session) {
  const Position& at = session.position();
  std::string text = writeDocument(session.document()) + writeDocument(session.documentAtStart());
  for (const std::size_t part : {at.iteration, at.step, at.cell ? *at.cell + 1 : 0}) {
    text += " " + countText(part);
  }
  for (const Step& step : session.steps()) {
    text += name(step.result);
    for (const double value : session.iteration().at(step.result).values()) {
      appendNumber(text, value);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("every kind of edit is undone and redone with its position") {
  for (int kind = 0; kind < 5; ++kind) {
    CAPTURE(kind);
    Session session(smallDocument());
    session.goTo({5, 3, 1});
    const std::string before = stateOf(session);
    const std::size_t revision = session.revision();
    Document other = smallDocument(OptimizerKind::adam);
    other.architecture.layers[0].activation = Activation::gelu;
    if (kind == 0) session.edit(other);
    if (kind == 1) session.setEntry("X", 1, 1, -3.5);
    if (kind == 2) session.setLearningRate(0.5);
    if (kind == 3) session.restart(other, 2);
    if (kind == 4) session.train(0, Batches{3, 1});
    const std::string after = stateOf(session);
    CHECK(after != before);
    CHECK(session.revision() != revision);
    CHECK(session.undoCount() == 1);
    session.train(40);
    session.undo();
    CHECK(stateOf(session) == before);
    CHECK(session.undoCount() == 0);
    CHECK(session.redoCount() == 1);
    session.goTo({3, 0, std::nullopt});
    session.redo();
    CHECK(stateOf(session) == after);
    CHECK(session.undoCount() == 1);
    CHECK(session.redoCount() == 0);
  }
}

TEST_CASE("with nothing to undo or redo a session stays as it is") {
  Session session(smallDocument());
  session.goTo({2, 1, 0});
  const std::string before = stateOf(session);
  const std::size_t revision = session.revision();
  session.undo();
  session.redo();
  CHECK(stateOf(session) == before);
  CHECK(session.revision() == revision);
}

TEST_CASE("a new edit drops what could be redone and a move does not") {
  Session session(smallDocument());
  session.setEntry("W[1]", 0, 0, 1.0);
  session.setEntry("W[1]", 0, 1, 2.0);
  session.undo();
  session.train(3);
  CHECK(session.redoCount() == 1);
  session.setLearningRate(0.2);
  CHECK(session.redoCount() == 0);
  CHECK(session.undoCount() == 2);
  session.undo();
  session.undo();
  requireSameBits(session.document(), smallDocument());
}

TEST_CASE("an edit in the past brings back on undo what came after it") {
  Session session(smallDocument());
  session.goTo({10, 0, std::nullopt});
  session.setLearningRate(0.3);
  session.goTo({20, 0, std::nullopt});
  session.setEntry("b[1]", 2, 0, 4.0);
  session.goTo({25, 1, 0});
  const std::string there = stateOf(session);
  session.goTo({10, 2, std::nullopt});
  session.setEntry("W[2]", 0, 0, 0.125);
  session.train(15);
  session.undo();
  CHECK(session.position() == Position{10, 2, std::nullopt});
  session.goTo({25, 1, 0});
  CHECK(stateOf(session) == there);
}

TEST_CASE("edits that continue one another are undone together") {
  Session session(smallDocument());
  session.goTo({4, 2, 3});
  const std::string before = stateOf(session);
  session.setEntry("W[1]", 0, 0, 0.1, true);  // the first continues nothing
  for (int i = 2; i < 50; ++i) session.setEntry("W[1]", 0, 0, 0.1 * i, true);
  CHECK(session.undoCount() == 1);
  const std::string after = stateOf(session);
  session.undo();
  CHECK(stateOf(session) == before);
  session.redo();
  CHECK(stateOf(session) == after);

  session.setEntry("W[1]", 0, 1, 1.0, true);  // something was undone in between
  CHECK(session.undoCount() == 2);
  session.setEntry("W[1]", 0, 1, 2.0);
  CHECK(session.undoCount() == 3);
  session.edit(smallDocument(), true);
  CHECK(session.undoCount() == 3);
  session.next(Grain::step);
  session.setEntry("alpha", 0, 0, 0.3, true);
  CHECK(session.undoCount() == 3);
  session.train(1);
  session.setEntry("W[1]", 0, 1, 3.0, true);  // at another iteration
  CHECK(session.undoCount() == 4);
}

TEST_CASE("restarting forgets the training until it is undone") {
  Session session(smallDocument());
  session.train(300);
  const std::string there = stateOf(session);
  session.restart(smallDocument(OptimizerKind::adam), 50);
  CHECK(session.firstIteration() == 50);
  CHECK(session.position() == Position{50, 0, std::nullopt});
  Session fresh(smallDocument(OptimizerKind::adam), 50);
  session.train(20);
  fresh.train(20);
  requireSameState(session, fresh);
  session.undo();
  CHECK(session.firstIteration() == 0);
  CHECK(stateOf(session) == there);
  session.goTo({0, 0, std::nullopt});
  requireSameBits(session.document(), smallDocument());
}

TEST_CASE("a refused document loses nothing") {
  Session session(smallDocument());
  session.train(2);
  session.setEntry("X", 0, 0, 1.0);
  session.setEntry("X", 0, 0, 2.0);
  session.undo();
  const std::string before = stateOf(session);
  CHECK(complaintOf([&] { session.edit(readDocument("{}")); }) != "accepted");
  CHECK(stateOf(session) == before);
  session.redo();
  CHECK(session.quantity("X")(0, 0) == 2.0);
  session.undo();
  session.undo();
  CHECK(session.undoCount() == 0);
}

TEST_CASE("the number of edits that can be undone is bounded and the last ones stay") {
  Session session(smallDocument());
  for (int i = 0; i < 3000; ++i) session.setEntry("W[1]", 0, 0, i);
  CHECK(session.undoCount() == 1000);
  for (int i = 0; i < 1000; ++i) session.undo();
  CHECK(session.undoCount() == 0);
  CHECK(session.quantity("W[1]")(0, 0) == 1999.0);
}

TEST_CASE("large networks keep fewer edits and forget the first of many eras") {
  const Document document = randomDocument(
      {Activation::tanh, Activation::identity, Loss::squaredError}, {300, 500, 300}, 1, 5);
  Session session(document);
  for (int i = 0; i < 20; ++i) session.setEntry("W[1]", 0, 0, i);
  CHECK(session.undoCount() >= 1);
  CHECK(session.undoCount() < 10);  // 300,800 numbers each, of 2,097,152
  while (session.undoCount() > 0) session.undo();
  CHECK(session.quantity("W[1]")(0, 0) > 8.0);

  std::vector<Matrix> starts;
  for (int i = 0; i < 12; ++i) {
    session.setEntry("W[1]", 0, 0, i);
    starts.push_back(session.quantity("W[2]"));
    session.train(1);
  }
  const std::size_t first = session.firstIteration();
  CHECK(first >= 5);
  CHECK(first < 12);
  session.goTo({first, 0, std::nullopt});
  CHECK(sameBits(session.quantity("W[2]"), starts[first]));
  CHECK(session.quantity("W[1]")(0, 0) == static_cast<double>(first));
  while (session.undoCount() > 0) session.undo();
  CHECK(session.position().iteration > first);
  session.goTo({first, 0, std::nullopt});
  CHECK(sameBits(session.quantity("W[2]"), starts[first]));
  session.back(Grain::step);
  CHECK(session.position() == Position{first, 0, std::nullopt});
}

TEST_CASE(
    "any series of moves, edits, undos and redos equals a session that only did what counts") {
  struct Edit {
    Position at;
    int kind;
    std::size_t entry;
    double value;
  };
  const auto apply = [](Session& session, const Edit& edit) {
    session.goTo(edit.at);
    const char* const names[] = {"X", "Y", "W[1]", "W[2]", "b[1]", "alpha"};
    if (edit.kind < 6) {
      const bool hasColumns = edit.kind < 4;
      return session.setEntry(names[edit.kind], edit.kind == 5 ? 0 : edit.entry,
                              hasColumns ? edit.entry : 0, edit.value);
    }
    Document document = session.documentAtStart();
    document.architecture.layers[0].activation =
        edit.value > 0.5 ? Activation::gelu : Activation::softplus;
    if (edit.kind == 6) return session.edit(document);
    document.optimizer.kind = static_cast<OptimizerKind>((edit.kind - 7) % 3);
    document.updates = 0;
    document.moments.clear();
    if (edit.kind < 10) return session.edit(document);
    session.restart(document, edit.entry * 3);
  };
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto upTo = [&](std::size_t count) {
      return static_cast<std::size_t>(random.uniform(0.0, static_cast<double>(count)));
    };
    const Document document = smallDocument(static_cast<OptimizerKind>(seed % 3));
    Session session(document);
    std::vector<Edit> done, undone;
    for (int move = 0; move < 40; ++move) {
      const std::size_t choice = upTo(10);
      const std::size_t now = session.position().iteration;
      if (choice < 2) session.next(static_cast<Grain>(upTo(3)));
      if (choice == 2) session.back(static_cast<Grain>(upTo(3)));
      if (choice == 3) session.train(upTo(9));
      if (choice == 4) {
        session.goTo({session.firstIteration() + upTo(now - session.firstIteration() + 1), 0, {}});
      }
      if (choice > 4 && choice < 8) {
        const int kind = static_cast<int>(upTo(10 + upTo(2)));
        const Edit edit{session.position(), kind, upTo(2), random.uniform(0.01, 1.0)};
        apply(session, edit);
        done.push_back(edit);
        undone.clear();
      }
      if (choice == 8 && !done.empty()) {
        session.undo();
        CHECK(session.position() == done.back().at);
        undone.push_back(done.back());
        done.pop_back();
      }
      if (choice == 9 && !undone.empty()) {
        session.redo();
        done.push_back(undone.back());
        undone.pop_back();
      }
      REQUIRE(session.undoCount() == done.size());
      REQUIRE(session.redoCount() == undone.size());
    }
    Session fresh(document);
    for (const Edit& edit : done) apply(fresh, edit);
    fresh.goTo(session.position());
    requireSameState(session, fresh);
    const Session::Origin origin = session.origin();
    Session again(origin.document, origin.iteration);
    again.goTo(session.position());
    requireSameState(session, again);
  }
}
