// Properties of training: mini-batches, optimisers with a memory, one example of many.
#include <doctest/doctest.h>

#include <cstring>

#include "complaint.h"
#include "core/session.h"
#include "oracle.h"
#include "session_bits.h"

using namespace backprop;

namespace {

/// Networks with every optimiser, some with weight decay, some with other conventions.
std::vector<Document> variedDocuments() {
  std::vector<Document> documents;
  std::uint64_t seed = 900;
  for (const Conventions& conventions : someConventions()) {
    Document document = randomDocument({Activation::gelu, Activation::tanh, Loss::squaredError},
                                       {3, 4, 2}, 5, ++seed, conventions);
    document.optimizer.kind = static_cast<OptimizerKind>(seed % 3);
    document.optimizer.weightDecay = seed % 2 == 0 ? 0.0 : 0.03;
    document.optimizer.learningRate = 0.02;
    documents.push_back(document);
  }
  return documents;
}

}  // namespace

TEST_CASE("training at once equals training step by step") {
  for (const Document& document : variedDocuments()) {
    for (const Batches& batches : {Batches{}, Batches{2, std::nullopt}, Batches{2, 11}}) {
      Session atOnce(document), byStep(document), byIteration(document);
      atOnce.train(7, batches);
      byStep.train(0, batches);
      while (byStep.position().iteration < 7) byStep.next(Grain::step);
      for (int i = 0; i < 7; ++i) byIteration.train(1, batches);
      CHECK(sameBits(atOnce.document().parameters, byStep.document().parameters));
      CHECK(sameBits(atOnce.document().parameters, byIteration.document().parameters));
      CHECK(atOnce.loss() == byStep.loss());
    }
  }
}

TEST_CASE("back and then forward restores every bit") {
  for (const Document& document : variedDocuments()) {
    Session session(document);
    session.train(9, Batches{2, 3});
    const Training there = session.iteration().before();
    const Matrix X = session.quantity("X");
    const std::size_t moves = 8 * session.steps().size() + 3;
    for (std::size_t i = 0; i < moves; ++i) session.back(Grain::step);
    for (std::size_t i = 0; i < moves; ++i) session.next(Grain::step);
    CHECK(session.position() == Position{9, 0, std::nullopt});
    CHECK(sameBits(session.quantity("X"), X));
    CHECK(sameBits(session.iteration().before().parameters, there.parameters));
    for (std::size_t l = 0; l < there.moments.size(); ++l) {
      const LayerMoments& now = session.iteration().before().moments[l];
      CHECK(sameBits(now.W.v, there.moments[l].W.v));
      CHECK(sameBits(now.W.s, there.moments[l].W.s));
      CHECK(sameBits(now.b.v, there.moments[l].b.v));
    }
    CHECK(session.iteration().before().updates == 9);
  }
}

TEST_CASE("a batch's gradient is the sum of the shares of its examples") {
  for (const Document& document : variedDocuments()) {
    CAPTURE(writeDocument(document));
    const Session session(document);
    double loss = 0.0;
    for (std::size_t j = 0; j < 5; ++j) loss += session.iteration(j).loss();
    CHECK(loss == doctest::Approx(session.iteration().loss()).epsilon(1e-13));
    for (const char* gradient : {"dW[1]", "db[1]", "dW[2]", "db[2]"}) {
      if (!session.iteration().find(*parseQuantity(gradient))) continue;
      Matrix sum = session.quantity(gradient, 0);
      for (std::size_t j = 1; j < 5; ++j) {
        const Matrix& share = session.quantity(gradient, j);
        for (std::size_t k = 0; k < sum.size(); ++k) sum.data()[k] += share.values()[k];
      }
      CHECK(worstError(sum, session.quantity(gradient)) < 1e-14);
    }
  }
}

TEST_CASE("a batch's gradient is the mean of its examples' own gradients") {
  const Document document =
      randomDocument({Activation::elu, Activation::softmax, Loss::crossEntropy}, {3, 4, 2}, 4, 31);
  const Session batch(document);
  Matrix mean(4, 3);
  for (std::size_t j = 0; j < 4; ++j) {
    Document alone = document;
    alone.examples = {batch.quantity("X", j), batch.quantity("Y", j)};
    const Session session(alone);
    const Matrix& dW = session.quantity("dW[1]");
    for (std::size_t k = 0; k < mean.size(); ++k) mean.data()[k] += dW.values()[k] / 4.0;
  }
  CHECK(worstError(mean, batch.quantity("dW[1]")) < 1e-15);
}

TEST_CASE("one example alone has its column of everything and arithmetic of its own") {
  const Document document =
      randomDocument({Activation::tanh, Activation::softmax, Loss::crossEntropy}, {3, 4, 2}, 3, 8);
  const Session session(document);
  for (const Step& step : session.steps()) {
    CAPTURE(name(step.result));
    const Matrix& whole = session.iteration().at(step.result);
    const Matrix& alone = session.iteration(1).at(step.result);
    const bool isColumn = isPerExample(step.result.kind);
    CHECK(alone.columns() == (isColumn ? 1 : whole.columns()));
    for (std::size_t i = 0; isColumn && i < alone.rows(); ++i) CHECK(alone(i, 0) == whole(i, 1));
    const auto index = static_cast<std::size_t>(&step - session.steps().data());
    const Matrix& made = step.phase == Phase::update ? whole : alone;
    for (std::size_t cell = 0; cell < made.size(); ++cell) {
      CHECK(session.arithmetic(index, cell, 1).value == made.values()[cell]);
    }
  }
  CHECK(complaintOf([&] { session.quantity("X", 3); }) ==
        "example: expected a whole number from 0 to 2, got 3");
}

TEST_CASE("an iteration trained on batches shows its own batch") {
  Document document =
      randomDocument({Activation::tanh, Activation::identity, Loss::squaredError}, {2, 3, 1}, 5, 6);
  Session session(document);
  session.train(2, Batches{2, std::nullopt});
  CHECK(session.quantity("m")(0, 0) == 1);  // the fifth example is left for the third batch
  CHECK(session.quantity("X")(0, 0) == document.examples.X(0, 4));
  session.goTo({1, 0, 3});
  CHECK(session.quantity("X").columns() == 2);
  CHECK(complaintOf([&] {
          session.goTo({2, 0, 3});
        }) == "position.cell: expected a whole number from 0 to 2, got 3");
  CHECK(session.position() == Position{1, 0, 3});
  session.goTo({2, 0, 2});
  session.goTo({1, 0, 5});
  CHECK(session.position() == Position{1, 0, 5});

  const double lossOfAll = [&] {
    Document now = session.document();
    return Session(now).loss();
  }();
  CHECK(session.loss() == doctest::Approx(lossOfAll).epsilon(1e-14));
}

TEST_CASE("other batches from now on replace what was trained after it") {
  const Document document = variedDocuments()[0];
  Session session(document), fresh(document);
  session.train(20, Batches{2, 1});
  session.goTo({4, 0, std::nullopt});
  session.train(10, Batches{3, 2});
  fresh.train(4, Batches{2, 1});
  fresh.train(10, Batches{3, 2});
  CHECK(sameBits(session.document().parameters, fresh.document().parameters));
  CHECK(session.position() == Position{14, 0, std::nullopt});
  session.train(3);  // goes on with the batches that it has
  fresh.train(3, Batches{3, 2});
  CHECK(sameBits(session.document().parameters, fresh.document().parameters));
}

TEST_CASE("batches that were set and taken back leave no trace") {
  const Document document = variedDocuments()[0];
  Session session(document), fresh(document);
  session.train(1, Batches{3, 0});
  session.train(0, Batches{2, 9});
  session.train(4, Batches{3, 0});
  fresh.train(5, Batches{3, 0});
  CHECK(sameBits(session.document().parameters, fresh.document().parameters));
}

TEST_CASE("batches that were set later do not come back when training goes on from before") {
  const Document document = variedDocuments()[0];
  Session session(document), fresh(document);
  session.train(10, Batches{3, 0});
  session.train(5, Batches{2, 9});
  session.goTo({4, 0, std::nullopt});
  session.train(10, Batches{3, 0});
  fresh.train(14, Batches{3, 0});
  CHECK(sameBits(session.document().parameters, fresh.document().parameters));
}

TEST_CASE("batches that cannot be are refused and nothing is lost") {
  Session session(variedDocuments()[0]);
  session.train(3);
  CHECK(complaintOf([&] {
          session.train(1, Batches{6, std::nullopt});
        }) == "batchSize: expected a whole number from 0 to 5, got 6");
  CHECK(session.position() == Position{3, 0, std::nullopt});
}

TEST_CASE("gradients are checked on demand") {
  Session session(articleDocument("article-softmax"));
  const auto checks = session.checkGradients();
  CHECK(checks.size() == 4 * 12);
  for (const GradientCheck& check : checks) CHECK(std::fabs(check.analytic - check.numeric) < 1e-8);
  const GradientCheck one = session.checkGradient("W[2]", 0, 2, 1e-3);
  CHECK(name(one.parameter) == "W[2]");
  CHECK(one.numeric == (one.lossAbove - one.lossBelow) / 2e-3);
  CHECK(complaintOf([&] { session.checkGradient("Z[2]", 0, 0); }) ==
        "parameter: expected the name of a trained parameter, such as W[1] or b[1], got \"Z[2]\"");
  CHECK(complaintOf([&] { session.checkGradient("W[2]", 3, 0); }) ==
        "row: expected a whole number from 0 to 2, got 3");
  CHECK(complaintOf([&] { session.checkGradient("b[2]", 0, 1); }) ==
        "column: expected a whole number from 0 to 0, got 1");
  CHECK(complaintOf([&] { session.checkGradients(0.0); }) ==
        "h: expected a finite number above 0, got 0");
  const Session large(randomDocument({Activation::relu, Activation::identity, Loss::squaredError},
                                     {100, 100}, 1, 3));
  CHECK(complaintOf([&] { large.checkGradients(); }) ==
        "parameters: expected a whole number from 0 to 10000, got 10100");
  CHECK(large.checkGradient("W[1]", 0, 0).relativeError() < 1e-6);
}

TEST_CASE("frozen biases are no parameters to check") {
  Document document = articleDocument();
  document.architecture.conventions.biases = BiasRule::frozen;
  const Session session(document);
  CHECK(session.checkGradients().size() == 4 * 9);
  CHECK(complaintOf([&] { session.checkGradient("b[1]", 0, 0); }).substr(0, 10) == "parameter:");
}

TEST_CASE("the long way to the error at the output arrives where the short form does") {
  for (const Pairing& pairing : allPairings()) {
    if (pairing.hidden != Activation::tanh) continue;
    for (const std::size_t examples : {std::size_t{1}, std::size_t{3}}) {
      const Session session(randomDocument(pairing, {3, 4, 3}, examples, 77));
      const auto equations = session.longForm();
      CAPTURE(rule(pairing.output).name);
      CHECK(equations.empty() == !isShortForm(pairing.loss, pairing.output));
      if (equations.empty()) continue;
      const bool hasJacobian = pairing.output == Activation::softmax && examples == 1;
      CHECK(equations.size() == (hasJacobian ? 3 : 2));
      for (std::size_t k = 0; k < equations.size(); ++k) {
        const Matrix& result = session.iteration().at(equations[k].result);
        for (std::size_t cell = 0; cell < result.size(); ++cell) {
          const double worked = session.longFormArithmetic(k, cell).value;
          CHECK(std::fabs(worked - result.values()[cell]) < 1e-15);
        }
      }
      CHECK(name(equations.back().result) == "dZ[2]");
      CHECK(session.longForm(0).size() == (pairing.output == Activation::softmax ? 3 : 2));
    }
  }
  const Session session(articleDocument("article-softmax"));
  CHECK(complaintOf([&] { session.longFormArithmetic(3, 0); }) ==
        "equation: expected one of the long form's, got 3");
  CHECK(complaintOf([&] { session.longFormArithmetic(1, 9); }) ==
        "cell: expected a whole number from 0 to 8, got 9");
}

TEST_CASE("a new learning rate leaves the rest of the optimizer as it is") {
  Document document = articleDocument();
  document.optimizer = {OptimizerKind::adam, 0.1, 0.5, 0.9, 0.8, 0.7, 1e-3};
  Session session(document);
  session.train(2);
  session.setLearningRate(0.3);
  session.train(1);
  const Optimizer now = session.document().optimizer;
  CHECK(now.kind == OptimizerKind::adam);
  CHECK(now.learningRate == 0.3);
  CHECK(now.weightDecay == 0.5);
  CHECK(now.beta1 == 0.8);
  CHECK(now.beta2 == 0.7);
  CHECK(now.epsilon == 1e-3);
  CHECK(session.quantity("dW[1]'") != session.quantity("dW[1]"));
}

TEST_CASE("training comes to the same bits on every machine") {
  // Two layers, mini-batches in a shuffled order, momentum and weight decay; the numbers after 40
  // iterations come from a program in another language that does the same operations in this order.
  Document document;
  document.architecture = {2, {{3, Activation::relu}, {1, Activation::identity}}};
  document.examples = {Matrix{{0.5, -1, 2, 0.3, -0.7}, {1.5, 0.25, -0.4, 0.9, 0.1}},
                       Matrix{{1, -0.5, 0.25, 2, 0.75}}};
  document.parameters = {
      {Matrix{{0.3, -0.2}, {0.7, 0.1}, {-0.4, 0.6}}, Matrix{{0.1}, {0.2}, {-0.1}}},
      {Matrix{{0.5, -0.3, 0.8}}, Matrix{{0.05}}}};
  document.optimizer = {OptimizerKind::momentum, 0.05, 0.01};
  Session session(document);
  session.train(40, Batches{2, 7});
  const Parameters trained = session.document().parameters;
  CHECK(trained[0].W == Matrix{{0x1.5ff12492749bcp-3, 0x1.03b55f8323ab9p-3},
                               {0x1.12658be2961b5p-1, -0x1.40fb7dd41c412p-2},
                               {0x1.a4e0babcbc889p-2, 0x1.b1df58dad491ap-1}});
  CHECK(trained[0].b ==
        Matrix{{0x1.0646a972b4e2ep-5}, {-0x1.7c0fe5728b644p-3}, {-0x1.5beeb51ac8e6fp-3}});
  CHECK(trained[1].W ==
        Matrix{{0x1.a6f0e4bbb63afp-4, -0x1.fa989dc18746ap-2, 0x1.594168c1fd239p-1}});
  CHECK(trained[1].b == Matrix{{0x1.12b9117c6147ep-2}});
}
