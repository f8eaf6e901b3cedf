#include "core/document.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/session.h"
#include "draft.h"
#include "oracle.h"

using namespace backprop;

TEST_CASE("a document is read in full") {
  Draft draft;
  draft.more =
      ",\"title\":\"T\",\"optimizer\":{\"kind\":\"gradient-descent\",\"learningRate\":0.5}";
  const Document document = readDocument(draft.json());
  CHECK(document.title == "T");
  CHECK(document.examples.X == Matrix{{1}, {2}});
  CHECK(document.examples.Y == Matrix{{1}, {0}});
  CHECK(document.architecture.inputs == 2);
  CHECK(document.architecture.loss == Loss::crossEntropy);
  REQUIRE(document.architecture.depth() == 2);
  CHECK(document.architecture.layers[0].activation == Activation::relu);
  CHECK(document.architecture.layers[1].units == 2);
  CHECK(document.parameters[0].W == Matrix{{1, 2}, {3, 4}, {5, 6}});
  CHECK(document.parameters[1].b == Matrix{{0.5}, {-0.5}});
  CHECK(document.optimizer.learningRate == 0.5);
}

TEST_CASE("title and optimizer may be missing") {
  const Document document = readDocument(Draft().json());
  CHECK(document.title.empty());
  CHECK(document.optimizer.learningRate == 0.1);
}

TEST_CASE("the address of a schema is accepted, and not kept") {
  Draft draft;
  draft.more = ",\"$schema\":\"./schema.json\"";
  const std::string json = writeDocument(readDocument(draft.json()));
  CHECK(json == writeDocument(readDocument(Draft().json())));
}

TEST_CASE("a layer can be drawn from a seed which is the layer's number if missing") {
  const auto parametersOf = [](const std::string& seed) {
    Draft draft;
    draft.layers = drawn("\"units\":2,\"initializer\":\"xavier\"" + seed);
    return readDocument(draft.json()).parameters[0].W;
  };
  CHECK(parametersOf("") == initialize(Initializer::xavier, 2, 2, 1));
  CHECK(parametersOf(",\"seed\":7") == initialize(Initializer::xavier, 2, 2, 7));
}

TEST_CASE("document to session to document is the identity") {
  for (const auto& variantMember : members(data("article-traces.json"))) {
    const std::string& variant = variantMember.first;
    const std::string json = writeDocument(articleDocument(variant));
    CHECK(writeDocument(readDocument(json)) == json);
    CHECK(writeDocument(Session(readDocument(json)).document()) == json);
  }
  Draft titled;
  titled.more = ",\"title\":\"quotes \\\" and \\u00e9\"";
  const std::string json = writeDocument(readDocument(titled.json()));
  CHECK(writeDocument(readDocument(json)) == json);
}

TEST_CASE("every convention and optimizer is written and read again") {
  for (const Conventions& conventions : someConventions()) {
    for (const OptimizerKind kind :
         {OptimizerKind::gradientDescent, OptimizerKind::momentum, OptimizerKind::adam}) {
      Document document =
          randomDocument({Activation::elu, Activation::identity, Loss::squaredError}, {2, 3, 2}, 2,
                         3, conventions);
      document.optimizer = {kind, 0.3, 0.01, 0.7, 0.8, 0.95, 1e-6};
      const std::string json = writeDocument(document);
      const Document again = readDocument(json);
      CHECK(writeDocument(Session(again).document()) == json);
      CHECK(again.architecture.conventions == conventions);
      CHECK(again.optimizer.kind == kind);
      CHECK(again.optimizer.weightDecay == 0.01);
      if (kind == OptimizerKind::momentum) CHECK(again.optimizer.momentum == 0.7);
      if (kind != OptimizerKind::adam) continue;
      CHECK(again.optimizer.beta1 == 0.8);
      CHECK(again.optimizer.beta2 == 0.95);
      CHECK(again.optimizer.epsilon == 1e-6);
    }
  }
}

TEST_CASE("a shared bias is one number also where weights are drawn") {
  Draft draft;
  draft.layers = drawn("\"units\":2,\"initializer\":\"he\"");
  draft.more = ",\"conventions\":{\"biases\":\"shared\"}";
  CHECK(readDocument(draft.json()).parameters[0].b == Matrix{{0}});
}

TEST_CASE("drawn layers of one document differ and repeat") {
  Draft draft;
  draft.layers =
      "[{\"units\":2,\"initializer\":\"uniform\",\"activation\":\"relu\"},"
      "{\"units\":2,\"initializer\":\"uniform\",\"activation\":\"softmax\"}]";
  const Document first = readDocument(draft.json()), second = readDocument(draft.json());
  CHECK(first.parameters[0].W != first.parameters[1].W);
  CHECK(first.parameters[1].W == initialize(Initializer::uniform, 2, 2, 2));
  CHECK(first.parameters[1].W == second.parameters[1].W);
}

TEST_CASE("a document keeps numbers to the last bit") {
  Draft draft;
  draft.layers =
      layer("[[0.1,-1e-320],[1.7976931348623157e308,0.30000000000000004]]", "[5e-324,-0]");
  const std::string json = writeDocument(readDocument(draft.json()));
  const Document again = readDocument(json);
  CHECK(again.parameters[0].W == Matrix{{0.1, -1e-320}, {1.7976931348623157e308, 0.1 + 0.2}});
  CHECK(again.parameters[0].b(0, 0) == 5e-324);
  CHECK(std::signbit(again.parameters[0].b(1, 0)));
  CHECK(writeDocument(again) == json);
}

TEST_CASE("random networks are written and read to the same text") {
  std::uint64_t seed = 900;
  for (const Pairing& pairing : allPairings()) {
    const std::string json = writeDocument(randomDocument(pairing, {3, 2, 4}, 2, ++seed));
    CHECK(writeDocument(readDocument(json)) == json);
  }
}
