// Edits of a session, and the way back from them.
#include <doctest/doctest.h>

#include <cstring>
#include <utility>
#include <vector>

#include "complaint.h"
#include "core/error.h"
#include "core/session.h"
#include "oracle.h"
#include "session_bits.h"

using namespace backprop;

namespace {

/// Networks of several optimisers and conventions, with three examples.
std::vector<Document> editedDocuments() {
  std::vector<Document> documents;
  std::uint64_t seed = 40;
  for (const Conventions& conventions : someConventions()) {
    Document document = randomDocument({Activation::tanh, Activation::identity, Loss::squaredError},
                                       {2, 3, 2}, 3, ++seed, conventions);
    document.optimizer.kind = static_cast<OptimizerKind>(seed % 3);
    document.optimizer.weightDecay = seed % 2 == 0 ? 0.0 : 0.02;
    document.optimizer.learningRate = 0.05;
    documents.push_back(document);
  }
  return documents;
}

Document adamDocument() {
  Document document =
      randomDocument({Activation::tanh, Activation::sigmoid, Loss::squaredError}, {2, 3, 2}, 5, 12);
  document.optimizer = {OptimizerKind::adam, 0.05};
  return document;
}

/// Another network with the same inputs and targets: a layer more, another activation and
/// optimiser.
Document deeper(const Document& document) {
  const std::size_t inputs = document.architecture.inputs, outputs = document.examples.Y.rows();
  Document other = randomDocument({Activation::relu, Activation::identity, Loss::squaredError},
                                  {inputs, 4, 3, outputs}, document.examples.count(), 99);
  other.examples = document.examples;
  other.optimizer = {OptimizerKind::momentum, 0.03};
  return other;
}

}  // namespace

TEST_CASE("an edit is in force from its iteration on and the earlier network before it") {
  for (const Document& document : editedDocuments()) {
    CAPTURE(writeDocument(document));
    Session session(document), old(document);
    session.goTo({4, 1, std::nullopt});
    const Document other = deeper(session.document());
    session.edit(other);
    CHECK(session.position().iteration == 4);
    requireSameBits(session.documentAtStart(), other);
    Session fresh(other, 4);
    for (const std::size_t iteration : std::vector<std::size_t>{4, 9, 5}) {
      session.goTo({iteration, 0, std::nullopt});
      fresh.goTo({iteration, 0, std::nullopt});
      requireSameState(session, fresh);
    }
    for (const std::size_t iteration : std::vector<std::size_t>{3, 0, 2}) {
      session.goTo({iteration, 0, std::nullopt});
      old.goTo({iteration, 0, std::nullopt});
      requireSameState(session, old);
    }
    session.goTo({3, old.steps().size() - 1, std::nullopt});
    session.next(Grain::step);
    fresh.goTo({4, 0, std::nullopt});
    requireSameState(session, fresh);
    session.back(Grain::step);
    CHECK(session.position() == Position{3, old.steps().size() - 1, std::nullopt});
  }
}

TEST_CASE("moves by phase end where the phase of the other network ends") {
  const Document document = editedDocuments()[0];
  Session session(document);
  session.train(1);
  session.edit(deeper(document));
  session.goTo({0, 0, std::nullopt});
  while (session.position().iteration == 0) session.next(Grain::phase);
  CHECK(session.position() == Position{1, 5, std::nullopt});  // A[3], after three times two steps
  session.back(Grain::phase);
  CHECK(session.steps()[session.position().step].phase == Phase::update);
  CHECK(session.position().step + 1 == session.steps().size());
}

TEST_CASE("the position stays at the same quantity and cell or goes to the start of its phase") {
  Document document =
      randomDocument({Activation::tanh, Activation::softmax, Loss::crossEntropy}, {2, 3, 2}, 2, 5);
  Session session(document);
  const auto stepOf = [&](const char* result) {
    std::size_t step = 0;
    while (!(session.steps()[step].result == *parseQuantity(result))) ++step;
    return step;
  };
  session.goTo({0, stepOf("dW[1]"), 5});
  Document more = document;
  more.optimizer.weightDecay = 0.5;
  session.edit(more);
  CHECK(session.position() == Position{0, stepOf("dW[1]"), 5});

  // A third example: entry (1, 1) of Z[1] is the fourth before and the fifth after it.
  session.goTo({0, stepOf("Z[1]"), 3});
  Document wider = document;
  wider.examples = {Matrix{{1, 2, 3}, {4, 5, 6}}, Matrix{{1, 0, 1}, {0, 1, 0}}};
  session.edit(wider);
  CHECK(session.position() == Position{0, stepOf("Z[1]"), 4});
  session.edit(document);
  CHECK(session.position() == Position{0, stepOf("Z[1]"), 3});

  // Without the third example its cell does not exist: the step is looked at whole.
  session.edit(wider);
  session.goTo({0, stepOf("Z[1]"), 5});
  session.edit(document);
  CHECK(session.position() == Position{0, stepOf("Z[1]"), std::nullopt});

  session.goTo({0, stepOf("exp(Z[2])"), 1});
  Document squares = document;
  squares.architecture.layers[1].activation = Activation::identity;
  squares.architecture.loss = Loss::squaredError;
  session.edit(squares);
  CHECK(session.position() == Position{0, 0, std::nullopt});

  session.edit(more);
  session.goTo({0, stepOf("dW[2]'"), 0});
  session.edit(document);
  CHECK(session.position().step == stepOf("W[1]+"));
  CHECK(session.steps()[session.position().step].phase == Phase::update);
  CHECK(session.steps()[session.position().step - 1].phase == Phase::backward);
}

TEST_CASE("an entry that is set equals the edited document with the memory kept") {
  for (const Document& document : editedDocuments()) {
    CAPTURE(writeDocument(document));
    for (const char* name : {"X", "Y", "W[2]", "b[1]", "alpha"}) {
      CAPTURE(name);
      Session session(document);
      session.goTo({3, 2, std::nullopt});
      const double value = 0.375;
      const std::size_t column = *name == 'X' || *name == 'Y' || *name == 'W' ? 1 : 0;
      Document edited = session.documentAtStart();
      session.setEntry(name, 0, column, value);
      CHECK(session.quantity(name)(0, column) == value);
      if (*name == 'X') edited.examples.X(0, 1) = value;
      if (*name == 'Y') edited.examples.Y(0, 1) = value;
      if (*name == 'W') edited.parameters[1].W(0, 1) = value;
      if (*name == 'b') edited.parameters[0].b(0, 0) = value;
      if (*name == 'a') edited.optimizer.learningRate = value;
      Session fresh(edited, 3);
      fresh.goTo(session.position());
      requireSameState(session, fresh);
      session.train(5);
      fresh.train(5);
      requireSameState(session, fresh);
      session.goTo({2, 2, std::nullopt});
      Session old(document);
      old.goTo({2, 2, std::nullopt});
      requireSameState(session, old);
    }
  }
}

TEST_CASE("an entry of a batch is that of its example in the dataset") {
  const Document document = adamDocument();
  Session session(document);
  session.train(7, Batches{2, 3});
  const Matrix X = session.quantity("X");
  session.setEntry("X", 1, X.columns() - 1, 123.0);
  std::size_t changed = 0;
  const Matrix now = session.document().examples.X;
  for (std::size_t j = 0; j < 5; ++j) {
    if (now(1, j) == 123.0) ++changed;
    if (now(1, j) == 123.0) CHECK(document.examples.X(1, j) == X(1, X.columns() - 1));
    if (now(1, j) != 123.0) CHECK(now(1, j) == document.examples.X(1, j));
  }
  CHECK(changed == 1);
  CHECK(session.quantity("X")(1, X.columns() - 1) == 123.0);
  CHECK(complaintOf([&] { session.setEntry("X", 0, X.columns(), 1.0); }) ==
        "column: expected a whole number from 0 to " + countText(X.columns() - 1) + ", got " +
            countText(X.columns()));
}

TEST_CASE("a target of cross-entropy shares with the others of its column") {
  Document document =
      randomDocument({Activation::tanh, Activation::softmax, Loss::crossEntropy}, {2, 3}, 2, 5);
  document.examples.Y = Matrix{{1, 0.5}, {0, 0.375}, {0, 0.125}};
  Session session(document);
  session.setEntry("Y", 1, 0, 1.0);  // another class
  CHECK(session.quantity("Y") == Matrix{{0, 0.5}, {1, 0.375}, {0, 0.125}});
  session.setEntry("Y", 1, 0, 0.5);  // the others are all 0: equally
  CHECK(session.quantity("Y") == Matrix{{0.25, 0.5}, {0.5, 0.375}, {0.25, 0.125}});
  session.setEntry("Y", 0, 1, 0.0);  // in the proportion 3 to 1
  CHECK(session.quantity("Y") == Matrix{{0.25, 0}, {0.5, 0.75}, {0.25, 0.25}});
  CHECK(complaintOf([&] { readDocument(writeDocument(session.document())); }) == "accepted");
  CHECK(complaintOf([&] { session.setEntry("Y", 0, 0, 1.5); }) ==
        "Y: expected a probability from 0 to 1, as cross-entropy needs, got 1.5");
  CHECK(complaintOf([&] { session.setEntry("Y", 0, 0, -0.5); }) ==
        "Y: expected a probability from 0 to 1, as cross-entropy needs, got -0.5");

  Session single(
      randomDocument({Activation::tanh, Activation::softmax, Loss::crossEntropy}, {2, 1}, 1, 5));
  CHECK(complaintOf([&] { single.setEntry("Y", 0, 0, 0.5); }) ==
        "Y: expected 1, the only probability, as cross-entropy needs, got 0.5");
  single.setEntry("Y", 0, 0, 1.0);
}

TEST_CASE("targets of single probabilities and of squares are set alone") {
  Document document = randomDocument(
      {Activation::tanh, Activation::sigmoid, Loss::binaryCrossEntropy}, {2, 2}, 1, 5);
  Session session(document);
  session.setEntry("Y", 1, 0, 1.0);
  CHECK(session.quantity("Y")(0, 0) == document.examples.Y(0, 0));
  CHECK(complaintOf([&] { session.setEntry("Y", 0, 0, 2.0); }) ==
        "Y: expected a probability from 0 to 1, as binary-cross-entropy needs, got 2");
  document.architecture.loss = Loss::squaredError;
  session.edit(document);
  session.setEntry("Y", 0, 0, -7.0);
  CHECK(session.quantity("Y")(0, 0) == -7.0);
}

TEST_CASE("entries that cannot be set are refused by name and nothing is lost") {
  Session session(adamDocument());
  session.goTo({3, 2, 1});
  session.setEntry("W[1]", 0, 0, 2.0);
  session.undo();
  const std::string before = writeDocument(session.document());
  const std::size_t revision = session.revision();
  const auto refusal = [&](const char* name, std::size_t row, std::size_t column, double value) {
    return complaintOf([&] { session.setEntry(name, row, column, value); });
  };
  for (const char* name : {"Z[1]", "loss", "W[3]", "W[0]", "b[3]", "dW[1]", "m", "beta1", ""}) {
    CHECK(refusal(name, 0, 0, 1.0) ==
          "quantity: expected one that can be set: X, Y, alpha, W[1] or b[1] of a layer, got \"" +
              std::string(name) + "\"");
  }
  CHECK(refusal("W[1]", 3, 0, 1.0) == "row: expected a whole number from 0 to 2, got 3");
  CHECK(refusal("W[1]", 0, 2, 1.0) == "column: expected a whole number from 0 to 1, got 2");
  CHECK(refusal("alpha", 1, 0, 1.0) == "row: expected a whole number from 0 to 0, got 1");
  CHECK(refusal("W[1]", 0, 0, NAN) == "W[1]: expected a finite number, got NaN");
  CHECK(refusal("X", 0, 0, INFINITY) == "X: expected a finite number, got Infinity");
  CHECK(refusal("alpha", 0, 0, 0.0) == "alpha: expected a finite number above 0, got 0");
  CHECK(complaintOf([&] { session.setLearningRate(-1); }) ==
        "learningRate: expected a finite number above 0, got -1");
  CHECK(complaintOf([&] { session.restart(adamDocument(), kMostIterations + 1); }) ==
        "iteration: expected a whole number from 0 to 1000000, got 1000001");
  CHECK(session.position() == Position{3, 2, 1});
  CHECK(session.revision() == revision);
  CHECK(session.redoCount() == 1);
  CHECK(writeDocument(session.document()) == before);
}

TEST_CASE("a shared bias has one entry") {
  Document document =
      randomDocument({Activation::tanh, Activation::identity, Loss::squaredError}, {2, 3, 2}, 1, 5,
                     {UpdateOrder::simultaneous, BiasRule::shared});
  Session session(document);
  session.setEntry("b[1]", 0, 0, 0.25);
  CHECK(session.quantity("b[1]") == Matrix{{0.25}});
  CHECK(complaintOf([&] { session.setEntry("b[1]", 1, 0, 0.25); }) ==
        "row: expected a whole number from 0 to 0, got 1");
}

TEST_CASE("a network without a trained bias follows one that had them") {
  Document document = editedDocuments()[0];
  Session session(document);
  session.train(3);
  Document frozen = session.documentAtStart();
  frozen.architecture.conventions.biases = BiasRule::frozen;
  session.edit(frozen);
  session.train(4);
  CHECK(sameBits(session.document().parameters[0].b, frozen.parameters[0].b));
  Session fresh(frozen, 3);
  fresh.train(4);
  requireSameState(session, fresh);
}

TEST_CASE("a session can begin at a later iteration which is the way back's end") {
  Session session(adamDocument(), 7);
  CHECK(session.firstIteration() == 7);
  CHECK(session.position() == Position{7, 0, std::nullopt});
  session.back(Grain::step);
  session.back(Grain::phase);
  CHECK(session.position() == Position{7, 0, std::nullopt});
  session.next(Grain::cell);
  session.back(Grain::cell);
  session.back(Grain::cell);
  CHECK(session.position().iteration == 7);
  CHECK(complaintOf([&] {
          session.goTo({6, 0, std::nullopt});
        }) == "position.iteration: expected a whole number from 7 to 1000000, got 6");
  session.train(300);
  session.goTo({7, 0, std::nullopt});
  requireSameBits(session.document(), adamDocument());
  CHECK(complaintOf([&] { Session(adamDocument(), kMostIterations + 1); }) ==
        "iteration: expected a whole number from 0 to 1000000, got 1000001");
}

TEST_CASE("the origin and the position reproduce what is shown") {
  for (const Document& document : editedDocuments()) {
    CAPTURE(writeDocument(document));
    Session session(document);
    session.goTo({2, 3, std::nullopt});
    session.setEntry("W[1]", 1, 1, 0.7);
    session.goTo({6, 1, std::nullopt});
    session.setLearningRate(0.01);
    session.goTo({9, 2, 1});
    for (const std::size_t iteration : std::vector<std::size_t>{9, 4, 1}) {
      session.goTo({iteration, 2, 1});
      const Session::Origin origin = session.origin();
      CHECK(origin.iteration == (iteration == 9 ? 6 : iteration == 4 ? 2 : 0));
      Session again(readDocument(writeDocument(origin.document)), origin.iteration);
      again.goTo(session.position());
      requireSameState(session, again);
    }
  }
}

TEST_CASE("a document saved in the middle of training goes on to the same bits") {
  for (const Document& document : editedDocuments()) {
    CAPTURE(writeDocument(document));
    Session session(document);
    session.train(6);
    const std::string json = writeDocument(session.document());
    CHECK((json.find("\"training\":{\"updates\":6") != std::string::npos) ==
          (document.optimizer.kind != OptimizerKind::gradientDescent));
    Session again(readDocument(json), 6);
    CHECK(writeDocument(again.document()) == json);
    session.train(10);
    again.train(10);
    requireSameState(session, again);
  }
}

TEST_CASE("what an optimizer remembers counts once its step is done") {
  Session session(adamDocument());
  session.train(2);
  const Matrix before = session.quantity("vW[1]"), after = session.quantity("vW[1]+");
  std::size_t step = 0;
  while (!(session.steps()[step].result == *parseQuantity("vW[1]+"))) ++step;
  session.goTo({2, step - 1, std::nullopt});
  CHECK(sameBits(session.document().moments[0].W.v, before));
  session.goTo({2, step, std::nullopt});
  CHECK(sameBits(session.document().moments[0].W.v, after));
  CHECK(session.document().updates == 2);
  session.goTo({2, session.steps().size() - 1, std::nullopt});
  const Document end = session.document();
  CHECK(end.updates == 3);
  session.next(Grain::step);
  requireSameBits(session.document(), end);
}
