#include "core/derivation.h"

#include <doctest/doctest.h>

#include <cstring>

#include "core/arithmetic.h"
#include "core/iteration.h"
#include "oracle.h"

using namespace backprop;

namespace {

std::string resultsOf(const Architecture& architecture) {
  std::string names;
  for (const Step& step : deriveSteps(architecture)) names += name(step.result) + " ";
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

void checkAllCells(const Document& document) {
  const Iteration iteration(document.architecture, document.examples, document.parameters,
                            document.optimizer);
  for (const Step& step : deriveSteps(document.architecture)) {
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

TEST_CASE("a step says what it reads") {
  const std::vector<Step> steps = deriveSteps(articleDocument().architecture);
  const auto readsOf = [&](const std::string& result) {
    std::string names;
    for (const Step& step : steps) {
      if (name(step.result) != result) continue;
      for (const Quantity& quantity : reads(step)) names += name(quantity) + " ";
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

TEST_CASE("with one example the factor 1 over m is left out of the numbers as in the article") {
  const Document document = articleDocument();
  const Iteration iteration(document.architecture, document.examples, document.parameters,
                            document.optimizer);
  for (const Step& step : deriveSteps(document.architecture)) {
    if (step.operation != Operation::weightGradient) continue;
    const Expression worked = arithmetic(iteration, step.formula, 0, 0);
    REQUIRE(worked.kind == ExpressionKind::product);
    CHECK(worked.operands[0].quantity->kind == QuantityKind::preActivationGradient);
  }
}
