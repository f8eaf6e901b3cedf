// The whole iteration against numbers that were computed independently of this project.
#include "oracle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "core/arithmetic.h"
#include "core/derivation.h"
#include "core/iteration.h"
#include "core/session.h"

using namespace backprop;

namespace {

constexpr double kOracleTolerance = 1e-12;
constexpr double kTorchTolerance = 1e-10;

double errorOf(const Iteration& iteration, const std::string& quantity, const JsonValue& expected) {
  return worstError(iteration.at(*parseQuantity(quantity)), matrixOf(expected));
}

}  // namespace

TEST_CASE("every quantity of the article's iteration agrees in all ten variants") {
  const JsonObject& variants = members(data("article-traces.json"));
  REQUIRE(variants.size() == 10);
  for (const auto& variantMember : variants) {
    const std::string& variant = variantMember.first;
    const JsonValue& trace = variantMember.second;
    CAPTURE(variant);
    const Document document = articleDocument(variant);
    const Iteration iteration = iterationOf(document);
    CHECK(std::fabs(iteration.loss() - numberOf(*trace.find("loss"))) < kOracleTolerance);
    const JsonObject& quantities = members(*trace.find("quantities"));
    REQUIRE(quantities.size() >= 23);
    for (const auto& quantityMember : quantities) {
      const std::string& quantity = quantityMember.first;
      const JsonValue& expected = quantityMember.second;
      CAPTURE(quantity);
      CHECK(errorOf(iteration, quantity, expected) < kOracleTolerance);
    }
  }
}

TEST_CASE("the article's parameters after the update agree for both learning rates") {
  for (const auto& variantMember : members(data("article-traces.json"))) {
    const std::string& variant = variantMember.first;
    const JsonValue& trace = variantMember.second;
    CAPTURE(variant);
    const JsonObject& rates = members(*trace.find("afterUpdate"));
    REQUIRE(rates.size() == 2);
    for (const auto& rateMember : rates) {
      const std::string& rate = rateMember.first;
      const JsonValue& expected = rateMember.second;
      Document document = articleDocument(variant);
      document.optimizer.learningRate = parseNumber(rate);
      const Iteration iteration = iterationOf(document);
      REQUIRE(members(expected).size() == 8);
      for (const auto& parameterMember : members(expected)) {
        const std::string& parameter = parameterMember.first;
        const JsonValue& values = parameterMember.second;
        CAPTURE(parameter);
        CHECK(errorOf(iteration, parameter + "+", values) < kOracleTolerance);
      }
    }
  }
}

namespace {

/// `expected`: {of, row, column, value}; an entry of W[4]^T is told by its place in W[4].
void checkFactor(const Expression& factor, const JsonValue& expected) {
  REQUIRE(factor.quantity);
  std::string of = *expected.find("of")->as<std::string>();
  double row = numberOf(*expected.find("row")), column = numberOf(*expected.find("column"));
  if (of.size() > 2 && of.substr(of.size() - 2) == "^T") {
    of.resize(of.size() - 2);
    std::swap(row, column);
  }
  CHECK(name(*factor.quantity) == of);
  CHECK(static_cast<double>(factor.row + 1) == row);
  CHECK(static_cast<double>(factor.column + 1) == column);
  CHECK(factor.value == doctest::Approx(numberOf(*expected.find("value"))).epsilon(1e-12));
}

/// `expected`: {terms: [{left, right, product}], plus?, result}
void checkLine(const Expression& line, const JsonValue& expected) {
  const JsonArray& terms = items(*expected.find("terms"));
  const JsonValue* plus = expected.find("plus");
  const std::vector<Expression> products =
      line.kind == ExpressionKind::sum ? line.operands : std::vector<Expression>{line};
  REQUIRE(products.size() == terms.size() + (plus ? 1 : 0));
  for (std::size_t k = 0; k < terms.size(); ++k) {
    REQUIRE(products[k].kind == ExpressionKind::product);
    checkFactor(products[k].operands[0], *terms[k].find("left"));
    checkFactor(products[k].operands[1], *terms[k].find("right"));
    CHECK(products[k].value ==
          doctest::Approx(numberOf(*terms[k].find("product"))).epsilon(1e-12).scale(1.0));
  }
  if (plus) checkFactor(products.back(), *plus);
  CHECK(line.value ==
        doctest::Approx(numberOf(*expected.find("result"))).epsilon(1e-12).scale(1.0));
}

}  // namespace

TEST_CASE("every element of the article's matrix products has the right arithmetic") {
  const Iteration iteration = iterationOf(articleDocument());
  const std::vector<Step> steps = deriveSteps(iteration.architecture(), {});
  const JsonObject& products = members(data("article-arithmetic.json"));
  REQUIRE(products.size() == 11);
  for (const auto& quantityMember : products) {
    const std::string& quantity = quantityMember.first;
    const JsonValue& cells = quantityMember.second;
    CAPTURE(quantity);
    const auto step = std::find_if(steps.begin(), steps.end(),
                                   [&](const Step& s) { return name(s.result) == quantity; });
    REQUIRE(step != steps.end());
    for (const auto& placeMember : members(cells)) {
      const std::string& place = placeMember.first;
      const JsonValue& expected = placeMember.second;
      CAPTURE(place);
      const auto comma = place.find(',');
      const auto row = static_cast<std::size_t>(std::stoi(place.substr(0, comma)));
      const auto column = static_cast<std::size_t>(std::stoi(place.substr(comma + 1)));
      checkLine(arithmetic(iteration, step->formula, row - 1, column - 1), expected);
    }
  }
}

namespace {

std::string layered(const char* kind, std::size_t layer) {
  return std::string(kind) + "[" + std::to_string(layer) + "]";
}

}  // namespace

TEST_CASE("gradients agree with those of PyTorch on random networks") {
  const JsonArray& cases = items(data("torch-cases.json"));
  REQUIRE(cases.size() == 16);
  for (const JsonValue& torchCase : cases) {
    CAPTURE(*torchCase.find("name")->as<std::string>());
    const Iteration iteration = iterationOf(readDocument(toJson(*torchCase.find("document"))));
    const JsonValue& expected = *torchCase.find("expected");
    CHECK(iteration.loss() ==
          doctest::Approx(numberOf(*expected.find("loss"))).epsilon(kTorchTolerance));
    for (const char* kind : {"Z", "A", "dZ", "dW", "db"}) {
      const JsonArray& layers = items(*expected.find(kind));
      REQUIRE(layers.size() == iteration.architecture().depth());
      for (std::size_t l = 1; l <= layers.size(); ++l) {
        CAPTURE(layered(kind, l));
        CHECK(errorOf(iteration, layered(kind, l), layers[l - 1]) < kTorchTolerance);
      }
    }
  }
}

TEST_CASE("three updates by each optimizer agree with those of PyTorch") {
  for (const JsonValue& torchCase : items(data("torch-cases.json"))) {
    CAPTURE(*torchCase.find("name")->as<std::string>());
    Session session(readDocument(toJson(*torchCase.find("document"))));
    const JsonArray& steps = items(*torchCase.find("expected")->find("steps"));
    REQUIRE(steps.size() == 3);
    for (const JsonValue& step : steps) {
      CHECK(session.loss() ==
            doctest::Approx(numberOf(*step.find("loss"))).epsilon(kTorchTolerance));
      session.train(1);
      const Parameters parameters = session.document().parameters;
      for (std::size_t l = 0; l < parameters.size(); ++l) {
        CHECK(worstError(parameters[l].W, matrixOf(items(*step.find("weights"))[l])) <
              kTorchTolerance);
        CHECK(worstError(parameters[l].b, matrixOf(items(*step.find("biases"))[l])) <
              kTorchTolerance);
      }
    }
  }
}
