// A session's way back: what was trained long ago, and learning rates that changed on the way.
#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "core/session.h"
#include "oracle.h"
#include "session_bits.h"

using namespace backprop;

namespace {

using Rates = std::vector<std::pair<std::size_t, double>>;  // from an iteration on, in order

double rateAt(const Rates& rates, std::size_t iteration) {
  double rate = rates.front().second;
  for (const auto& [from, value] : rates) {
    if (from <= iteration) rate = value;
  }
  return rate;
}

/// The parameters that each iteration starts with, trained without a session.
std::vector<Parameters> trainedParameters(const Document& document, const Rates& rates,
                                          std::size_t iterations) {
  Training training = startTraining(document.optimizer, document.parameters);
  std::vector<Parameters> all{document.parameters};
  Optimizer optimizer = document.optimizer;
  for (std::size_t at = 0; at < iterations; ++at) {
    optimizer.learningRate = rateAt(rates, at);
    training = Iteration(document.architecture, document.examples, training, optimizer).after();
    all.push_back(training.parameters);
  }
  return all;
}

/// Goes to iterations in an order that jumps far and near, both ways, and compares each.
void checkEverywhere(Session& session, const std::vector<Parameters>& expected) {
  std::size_t iteration = 0;
  for (std::size_t visit = 0; visit < 60; ++visit) {
    iteration = (iteration + 251 + visit * visit) % expected.size();
    CAPTURE(iteration);
    session.goTo({iteration, 0, std::nullopt});
    REQUIRE(sameBits(session.iteration().before().parameters, expected[iteration]));
    REQUIRE(sameBits(session.document().parameters, expected[iteration]));
  }
  for (const std::size_t end : {expected.size() - 1, std::size_t{0}}) {
    session.goTo({end, 0, std::nullopt});
    REQUIRE(sameBits(session.iteration().before().parameters, expected[end]));
  }
}

Document softmaxDocument() {
  return randomDocument({Activation::tanh, Activation::softmax, Loss::crossEntropy}, {2, 3, 2}, 3,
                        77);
}

}  // namespace

TEST_CASE("hundreds of iterations come back bit by bit after their checkpoints were thinned") {
  const Document document = softmaxDocument();
  const auto expected = trainedParameters(document, {{0, 0.1}}, 1100);
  Session session(document);
  SUBCASE("trained at once") { session.train(1100); }
  SUBCASE("trained one by one") {
    for (int i = 0; i < 1100; ++i) session.train(1);
  }
  SUBCASE("never trained so far") {}
  checkEverywhere(session, expected);
}

TEST_CASE("a large network with room for few checkpoints comes back as well") {
  const Document document = randomDocument(
      {Activation::tanh, Activation::identity, Loss::squaredError}, {300, 400, 300}, 1, 5);
  const auto expected = trainedParameters(document, {{0, 0.1}}, 12);
  Session session(document);
  session.train(12);
  checkEverywhere(session, expected);
}

TEST_CASE("each iteration is trained with the learning rate that held then") {
  const Document document = softmaxDocument();
  const Rates rates{{0, 0.1}, {37, 0.5}, {300, 0.02}, {301, 1.5}, {777, 0.3}};
  const auto expected = trainedParameters(document, rates, 900);
  Session session(document);
  for (const auto& [from, rate] : rates) {
    session.goTo({from, 0, std::nullopt});
    session.setLearningRate(rate);
  }
  session.goTo({900, 0, std::nullopt});
  checkEverywhere(session, expected);
  for (const std::size_t iteration :
       std::vector<std::size_t>{35, 36, 37, 38, 39, 299, 300, 301, 302, 303, 776, 778, 779}) {
    CAPTURE(iteration);
    session.goTo({iteration > 500 ? 0 : 900u, 0, std::nullopt});  // from afar, on either side
    session.goTo({iteration, 0, std::nullopt});
    CHECK(sameBits(session.iteration().before().parameters, expected[iteration]));
    CHECK(session.document().optimizer.learningRate == rateAt(rates, iteration));
    CHECK(session.quantity("alpha")(0, 0) == rateAt(rates, iteration));
  }
}

TEST_CASE("a learning rate set in the past replaces all that were set after it") {
  const Document document = softmaxDocument();
  Session session(document);
  session.train(400);
  session.setLearningRate(0.7);
  session.train(200);
  session.goTo({150, 4, 1});
  session.setLearningRate(0.05);
  CHECK(session.position() == Position{150, 4, 1});
  checkEverywhere(session, trainedParameters(document, {{0, 0.1}, {150, 0.05}}, 600));
}

TEST_CASE("the last learning rate set at one place counts") {
  const Document document = softmaxDocument();
  Session session(document);
  session.goTo({3, 2, std::nullopt});
  for (const double rate : {0.9, 0.8, 0.25}) session.setLearningRate(rate);
  session.goTo({0, 0, std::nullopt});
  CHECK(session.quantity("alpha")(0, 0) == 0.1);
  session.setLearningRate(0.2);
  checkEverywhere(session, trainedParameters(document, {{0, 0.2}}, 20));
}

TEST_CASE("a learning rate shows in the update at hand and nowhere before it") {
  Session session(articleDocument());
  const Matrix dW = session.quantity("dW[1]"), updated = session.quantity("W[1]+");
  session.setLearningRate(0.2);
  CHECK(session.quantity("dW[1]") == dW);
  CHECK(session.quantity("W[1]+") != updated);
  session.setLearningRate(0.1);
  CHECK(session.quantity("W[1]+") == updated);
}

TEST_CASE("an update without a cell done has changed nothing yet") {
  Session session(articleDocument());
  session.goTo({0, 25, 0});  // the first entry of b[1], after W[1]
  const Document half = session.document();
  CHECK(half.parameters[0].W == session.quantity("W[1]+"));
  CHECK(half.parameters[0].b == session.quantity("b[1]"));
  CHECK(half.parameters[1].W == session.quantity("W[2]"));
  const Session reopened(readDocument(writeDocument(half)));
  CHECK(reopened.loss() == session.loss());
}
