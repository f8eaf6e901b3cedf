#include "core/derivation.h"

#include <doctest/doctest.h>

#include <cstring>

#include "core/arithmetic.h"
#include "core/iteration.h"
#include "core/session.h"
#include "expression_text.h"
#include "oracle.h"

using namespace backprop;

namespace {

std::string resultsOf(const Architecture& architecture) {
  std::string names;
  for (const Step& step : deriveSteps(architecture, {})) names += name(step.result) + " ";
  return names;
}

bool sameBits(double a, double b) {
  return (a != a && b != b) || std::memcmp(&a, &b, sizeof a) == 0;
}

/// Every number with a source must be that entry.
bool sourcesAreTrue(const Iteration& iteration, const Expression& expression) {
  if (expression.quantity) {
    const Matrix* matrix = iteration.find(*expression.quantity);
    if (!matrix || expression.row >= matrix->rows() || expression.column >= matrix->columns()) {
      return false;
    }
    return sameBits((*matrix)(expression.row, expression.column), expression.value);
  }
  for (const Expression& operand : expression.operands) {
    if (!sourcesAreTrue(iteration, operand)) return false;
  }
  return true;
}

void checkAllCells(const Iteration& iteration, const Optimizer& optimizer = {}) {
  for (const Step& step : deriveSteps(iteration.architecture(), optimizer)) {
    CAPTURE(name(step.result));
    const Matrix* result = iteration.find(step.result);
    REQUIRE(result);
    for (std::size_t i = 0; i < result->rows(); ++i) {
      for (std::size_t j = 0; j < result->columns(); ++j) {
        const Expression worked = arithmetic(iteration, step.formula, i, j);
        CHECK(sameBits(worked.value, (*result)(i, j)));
        CHECK(sourcesAreTrue(iteration, worked));
      }
    }
  }
}

void checkAllCells(const Document& document) {
  checkAllCells(iterationOf(document), document.optimizer);
}

}  // namespace

TEST_CASE("the steps of the article come in its order") {
  CHECK(resultsOf(articleDocument().architecture) ==
        "Z[1] A[1] Z[2] A[2] Z[3] A[3] Z[4] A[4] loss "
        "dZ[4] dW[4] db[4] dA[3] dZ[3] dW[3] db[3] dA[2] dZ[2] dW[2] db[2] "
        "dA[1] dZ[1] dW[1] db[1] W[1]+ b[1]+ W[2]+ b[2]+ W[3]+ b[3]+ W[4]+ b[4]+ ");
}

TEST_CASE("softmax comes in its three moves") {
  const std::string results = resultsOf(articleDocument("article-softmax").architecture);
  CHECK(results.find("Z[4] exp(Z[4]) sum(exp(Z[4])) A[4] loss dZ[4] dW[4]") != std::string::npos);
}

TEST_CASE("without a short form the error goes through the activation") {
  const auto backwardOf = [](Activation output) {
    return resultsOf({2, {{2, output}}, Loss::squaredError});
  };
  CHECK(backwardOf(Activation::identity) == "Z[1] A[1] loss dZ[1] dW[1] db[1] W[1]+ b[1]+ ");
  CHECK(backwardOf(Activation::tanh) == "Z[1] A[1] loss dA[1] dZ[1] dW[1] db[1] W[1]+ b[1]+ ");
}

namespace {

struct ExpectedStep {
  Phase phase;
  std::size_t layer;
  Operation operation;
  const char* text;
};

void checkSteps(const Architecture& architecture, const std::vector<ExpectedStep>& expected) {
  const std::vector<Step> steps = deriveSteps(architecture, {});
  REQUIRE(steps.size() == expected.size());
  for (std::size_t k = 0; k < steps.size(); ++k) {
    CHECK(name(steps[k].result) + " = " + text(steps[k].formula) == expected[k].text);
    CHECK(steps[k].phase == expected[k].phase);
    CHECK(steps[k].layer == expected[k].layer);
    CHECK(steps[k].operation == expected[k].operation);
  }
}

}  // namespace

TEST_CASE("every equation of a network with softmax is the article's") {
  using O = Operation;
  const Phase forward = Phase::forward, backward = Phase::backward, update = Phase::update;
  checkSteps({2, {{3, Activation::relu}, {2, Activation::softmax}}, Loss::crossEntropy},
             {{forward, 1, O::linear, "Z[1] = (W[1] * X) + b[1]"},
              {forward, 1, O::activation, "A[1] = relu(Z[1])"},
              {forward, 2, O::linear, "Z[2] = (W[2] * A[1]) + b[2]"},
              {forward, 2, O::exponentials, "exp(Z[2]) = exp(Z[2])"},
              {forward, 2, O::exponentialSums, "sum(exp(Z[2])) = sumColumns(exp(Z[2]))"},
              {forward, 2, O::quotients, "A[2] = exp(Z[2]) / sum(exp(Z[2]))"},
              {Phase::loss, 2, O::loss, "loss = -((1 / m) * sumAll(Y (.) ln(A[2])))"},
              {backward, 2, O::outputError, "dZ[2] = A[2] - Y"},
              {backward, 2, O::weightGradient, "dW[2] = (1 / m) * (dZ[2] * A[1]^T)"},
              {backward, 2, O::biasGradient, "db[2] = (1 / m) * sumRows(dZ[2])"},
              {backward, 1, O::activationGradient, "dA[1] = W[2]^T * dZ[2]"},
              {backward, 1, O::preActivationGradient, "dZ[1] = dA[1] (.) g'(Z[1])"},
              {backward, 1, O::weightGradient, "dW[1] = (1 / m) * (dZ[1] * X^T)"},
              {backward, 1, O::biasGradient, "db[1] = (1 / m) * sumRows(dZ[1])"},
              {update, 1, O::weightUpdate, "W[1]+ = W[1] - (alpha * dW[1])"},
              {update, 1, O::biasUpdate, "b[1]+ = b[1] - (alpha * db[1])"},
              {update, 2, O::weightUpdate, "W[2]+ = W[2] - (alpha * dW[2])"},
              {update, 2, O::biasUpdate, "b[2]+ = b[2] - (alpha * db[2])"}});
}

TEST_CASE("every equation of an output without a short form is written out") {
  const auto equations = [](Activation output, Loss loss) {
    std::string all;
    for (const Step& step : deriveSteps({1, {{2, output}}, loss}, {})) {
      if (step.phase != Phase::loss && step.phase != Phase::backward) continue;
      if (step.result.kind == QuantityKind::weightGradient) break;
      all += name(step.result) + " = " + text(step.formula) + "\n";
    }
    return all;
  };
  CHECK(equations(Activation::tanh, Loss::squaredError) ==
        "loss = (1 / (2 * m)) * sumAll(square(A[1] - Y))\n"
        "dA[1] = A[1] - Y\n"
        "dZ[1] = dA[1] (.) g'(Z[1])\n");
  CHECK(equations(Activation::softmax, Loss::squaredError) ==
        "loss = (1 / (2 * m)) * sumAll(square(A[1] - Y))\n"
        "dA[1] = A[1] - Y\n"
        "dZ[1] = A[1] (.) (dA[1] - sumColumns(A[1] (.) dA[1]))\n");
  CHECK(equations(Activation::sigmoid, Loss::binaryCrossEntropy) ==
        "loss = -((1 / m) * sumAll((Y (.) ln(A[1])) + ((1 - Y) (.) ln(1 - A[1]))))\n"
        "dZ[1] = A[1] - Y\n");
}

TEST_CASE("the operations of an output without a short form have their names") {
  const auto operationOf = [](Activation output, const std::string& result) {
    for (const Step& step : deriveSteps({1, {{2, output}}, Loss::squaredError}, {})) {
      if (name(step.result) == result) return step.operation;
    }
    return Operation::linear;
  };
  CHECK(operationOf(Activation::tanh, "dA[1]") == Operation::outputGradient);
  CHECK(operationOf(Activation::tanh, "dZ[1]") == Operation::preActivationGradient);
  CHECK(operationOf(Activation::softmax, "dZ[1]") == Operation::softmaxGradient);
  CHECK(operationOf(Activation::identity, "dZ[1]") == Operation::outputError);
}

TEST_CASE("a step says what it reads") {
  const std::vector<Step> steps = deriveSteps(articleDocument().architecture, {});
  const auto readsOf = [&](const std::string& result) {
    std::string names;
    for (const Step& step : steps) {
      if (name(step.result) != result) continue;
      for (const Quantity& quantity : reads(step.formula)) names += name(quantity) + " ";
    }
    return names;
  };
  CHECK(readsOf("Z[1]") == "W[1] X b[1] ");
  CHECK(readsOf("dW[3]") == "m dZ[3] A[2] ");
  CHECK(readsOf("dZ[2]") == "dA[2] g'(Z[2]) ");
  CHECK(readsOf("W[1]+") == "W[1] alpha dW[1] ");
}

TEST_CASE("the arithmetic of every cell gives the cell to the last bit in all variants") {
  for (const auto& variantMember : members(data("article-traces.json"))) {
    const std::string& variant = variantMember.first;
    CAPTURE(variant);
    checkAllCells(articleDocument(variant));
  }
}

TEST_CASE("the arithmetic of every cell gives the cell to the last bit on random networks") {
  std::uint64_t seed = 100;
  for (const Pairing& pairing : allPairings()) {
    CAPTURE(rule(pairing.output).name);
    CAPTURE(rule(pairing.loss).name);
    checkAllCells(randomDocument(pairing, {3, 2, 4}, 1, ++seed));
    checkAllCells(randomDocument(pairing, {2, 3, 1, 2}, 2, ++seed));
    checkAllCells(randomDocument(pairing, {1, 1, 1}, 5, ++seed));
  }
}

TEST_CASE("it does so where logits are huge or parameters are not finite") {
  for (const double scale : {1e3, 1e160, 1e308}) {
    for (const Pairing& pairing : allPairings()) {
      Document document = randomDocument(pairing, {3, 3, 3}, 2, 42);
      for (LayerParameters& layer : document.parameters) {
        for (std::size_t i = 0; i < layer.W.size(); ++i) layer.W.data()[i] *= scale;
      }
      CAPTURE(scale);
      checkAllCells(document);
    }
  }
}

TEST_CASE("it does so for every optimizer and convention") {
  std::uint64_t seed = 300;
  for (const OptimizerKind kind :
       {OptimizerKind::gradientDescent, OptimizerKind::momentum, OptimizerKind::adam}) {
    for (const double weightDecay : {0.0, 0.25}) {
      for (const Conventions& conventions : someConventions()) {
        Document document =
            randomDocument({Activation::tanh, Activation::identity, Loss::squaredError}, {2, 3, 2},
                           2, ++seed, conventions);
        document.optimizer.kind = kind;
        document.optimizer.weightDecay = weightDecay;
        CAPTURE(writeDocument(document));
        checkAllCells(document);
        Session session(document);  // from the second iteration on the moments are not 0
        session.train(3);
        checkAllCells(session.iteration(), document.optimizer);
      }
    }
  }
}

TEST_CASE("the updates of each optimizer are written out") {
  const auto updateOf = [](Optimizer optimizer) {
    std::string all;
    for (const Step& step : deriveSteps({1, {{1, Activation::identity}}}, optimizer)) {
      if (step.phase == Phase::update) all += name(step.result) + " = " + text(step.formula) + "\n";
    }
    return all;
  };
  CHECK(updateOf({OptimizerKind::gradientDescent, 0.1, 0.5}) ==
        "dW[1]' = dW[1] + (lambda * W[1])\n"
        "W[1]+ = W[1] - (alpha * dW[1]')\n"
        "b[1]+ = b[1] - (alpha * db[1])\n");
  CHECK(updateOf({OptimizerKind::momentum}) ==
        "vW[1]+ = (mu * vW[1]) + dW[1]\n"
        "W[1]+ = W[1] - (alpha * vW[1]+)\n"
        "vb[1]+ = (mu * vb[1]) + db[1]\n"
        "b[1]+ = b[1] - (alpha * vb[1]+)\n");
  CHECK(updateOf({OptimizerKind::adam, 0.1, 0.5}) ==
        "dW[1]' = dW[1] + (lambda * W[1])\n"
        "vW[1]+ = (beta1 * vW[1]) + ((1 - beta1) * dW[1]')\n"
        "sW[1]+ = (beta2 * sW[1]) + ((1 - beta2) * square(dW[1]'))\n"
        "W[1]+ = W[1] - (alpha * ((vW[1]+ / (1 - power(beta1, t))) / "
        "(squareRoot(sW[1]+ / (1 - power(beta2, t))) + epsilon)))\n"
        "vb[1]+ = (beta1 * vb[1]) + ((1 - beta1) * db[1])\n"
        "sb[1]+ = (beta2 * sb[1]) + ((1 - beta2) * square(db[1]))\n"
        "b[1]+ = b[1] - (alpha * ((vb[1]+ / (1 - power(beta1, t))) / "
        "(squareRoot(sb[1]+ / (1 - power(beta2, t))) + epsilon)))\n");
}

TEST_CASE("conventions change the equations that they are about and no others") {
  const auto equations = [](const Conventions& conventions, Loss loss = Loss::squaredError) {
    const Activation output =
        loss == Loss::squaredError ? Activation::identity : rule(loss).partner;
    std::string all;
    for (const Step& step :
         deriveSteps({1, {{1, Activation::relu}, {1, output}}, loss, conventions}, {})) {
      if (step.phase == Phase::forward) continue;
      all += name(step.result) + " = " + text(step.formula) + "\n";
    }
    return all;
  };
  Conventions inPlace;
  inPlace.update = UpdateOrder::inPlace;
  CHECK(equations(inPlace) ==
        "loss = (1 / (2 * m)) * sumAll(square(A[2] - Y))\n"
        "dZ[2] = A[2] - Y\n"
        "dW[2] = (1 / m) * (dZ[2] * A[1]^T)\n"
        "db[2] = (1 / m) * sumRows(dZ[2])\n"
        "W[2]+ = W[2] - (alpha * dW[2])\n"
        "b[2]+ = b[2] - (alpha * db[2])\n"
        "dA[1] = W[2]+^T * dZ[2]\n"
        "dZ[1] = dA[1] (.) g'(Z[1])\n"
        "dW[1] = (1 / m) * (dZ[1] * X^T)\n"
        "db[1] = (1 / m) * sumRows(dZ[1])\n"
        "W[1]+ = W[1] - (alpha * dW[1])\n"
        "b[1]+ = b[1] - (alpha * db[1])\n");
  const Conventions sums{UpdateOrder::simultaneous, BiasRule::shared, LossScale::sum,
                         GradientScale::sum};
  CHECK(equations(sums) ==
        "loss = sumAll(square(A[2] - Y))\n"
        "dZ[2] = 2 * (A[2] - Y)\n"
        "dW[2] = dZ[2] * A[1]^T\n"
        "db[2] = sumAll(dZ[2])\n"
        "dA[1] = W[2]^T * dZ[2]\n"
        "dZ[1] = dA[1] (.) g'(Z[1])\n"
        "dW[1] = dZ[1] * X^T\n"
        "db[1] = sumAll(dZ[1])\n"
        "W[1]+ = W[1] - (alpha * dW[1])\n"
        "b[1]+ = b[1] - (alpha * db[1])\n"
        "W[2]+ = W[2] - (alpha * dW[2])\n"
        "b[2]+ = b[2] - (alpha * db[2])\n");
  CHECK(equations(sums, Loss::crossEntropy).substr(0, 55) ==
        "loss = -sumAll(Y (.) ln(A[2]))\ndZ[2] = A[2] - Y\ndW[2] =");
  const Conventions halved{UpdateOrder::simultaneous, BiasRule::frozen, LossScale::halfSum,
                           GradientScale::sum};
  CHECK(equations(halved) ==
        "loss = (1 / 2) * sumAll(square(A[2] - Y))\n"
        "dZ[2] = A[2] - Y\n"
        "dW[2] = dZ[2] * A[1]^T\n"
        "dA[1] = W[2]^T * dZ[2]\n"
        "dZ[1] = dA[1] (.) g'(Z[1])\n"
        "dW[1] = dZ[1] * X^T\n"
        "W[1]+ = W[1] - (alpha * dW[1])\n"
        "W[2]+ = W[2] - (alpha * dW[2])\n");
}

TEST_CASE("with one example the factor 1 over m is left out of the numbers as in the article") {
  const Document document = articleDocument();
  const Iteration iteration = iterationOf(document);
  for (const Step& step : deriveSteps(document.architecture, document.optimizer)) {
    if (step.operation != Operation::weightGradient) continue;
    const Expression worked = arithmetic(iteration, step.formula, 0, 0);
    REQUIRE(worked.kind == ExpressionKind::product);
    CHECK(worked.operands[0].quantity->kind == QuantityKind::preActivationGradient);
  }
}

TEST_CASE("the shape of what a step makes is known without its numbers") {
  for (const Conventions& conventions : someConventions()) {
    for (const Pairing& pairing : allPairings()) {
      if (conventions.lossScale == LossScale::halfSum && pairing.loss != Loss::squaredError)
        continue;
      Document document = randomDocument(pairing, {2, 4, 3}, 5, 3, conventions);
      document.optimizer = {OptimizerKind::adam, 0.1, 0.5};
      const Iteration iteration = iterationOf(document);
      for (const Step& step : deriveSteps(document.architecture, document.optimizer)) {
        CAPTURE(name(step.result));
        const Matrix& made = iteration.at(step.result);
        const auto [rows, columns] = shapeOf(document.architecture, step.result, 5);
        CHECK(shapeText(rows, columns) == made.shape());
      }
    }
  }
}
