// Reads tests/data, and builds networks for the tests.
#pragma once

#include <cmath>
#include <fstream>
#include <initializer_list>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/iteration.h"
#include "core/json.h"
#include "core/number_text.h"
#include "core/random.h"

namespace backprop {

/// A file of tests/data, parsed once.
inline const JsonValue& data(const char* file) {
  static std::map<std::string, JsonValue> files;
  const auto found = files.find(file);
  if (found != files.end()) return found->second;
  std::ifstream in(std::string(BACKPROP_TEST_DATA "/") + file);
  std::ostringstream text;
  text << in.rdbuf();
  return files[file] = parseJson(text.str());
}

inline const JsonObject& members(const JsonValue& object) { return *object.as<JsonObject>(); }
inline const JsonArray& items(const JsonValue& array) { return *array.as<JsonArray>(); }

/// A number, which the reference data gives as a number or as decimal text.
inline double numberOf(const JsonValue& value) {
  const auto* text = value.as<std::string>();
  return text ? parseNumber(*text) : *value.as<double>();
}

/// A matrix from rows, or a column from plain numbers.
inline Matrix matrixOf(const JsonValue& value) {
  const JsonArray& rows = items(value);
  const bool isColumn = !rows[0].as<JsonArray>();
  Matrix matrix(rows.size(), isColumn ? 1 : items(rows[0]).size());
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t j = 0; j < matrix.columns(); ++j) {
      matrix(i, j) = numberOf(isColumn ? rows[i] : items(rows[i])[j]);
    }
  }
  return matrix;
}

/// A value as JSON text again, without the members of one name.
inline std::string toJson(const JsonValue& value, const std::string& without = "") {
  std::string json;
  if (const auto* object = value.as<JsonObject>()) {
    for (const auto& [key, member] : *object) {
      if (key == without) continue;
      json += json.empty() ? "{" : ",";
      appendString(json, key);
      json += ":" + toJson(member);
    }
    return json + "}";
  }
  if (const auto* array = value.as<JsonArray>()) {
    for (const JsonValue& item : *array) json += (json.empty() ? "[" : ",") + toJson(item);
    return json + "]";
  }
  if (const auto* text = value.as<std::string>()) {
    appendString(json, *text);
  } else {
    appendNumber(json, *value.as<double>());
  }
  return json;
}

/// The largest |actual - expected| / max(1, |expected|); infinite if the shapes differ.
inline double worstError(const Matrix& actual, const Matrix& expected) {
  if (actual.rows() != expected.rows() || actual.columns() != expected.columns()) return INFINITY;
  double worst = 0.0;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const double size = std::fmax(1.0, std::fabs(expected.values()[i]));
    const double error = std::fabs(actual.values()[i] - expected.values()[i]) / size;
    if (!(error <= worst)) worst = error;
  }
  return worst;
}

/// One pairing of hidden activation, output activation and loss that makes sense.
struct Pairing {
  Activation hidden;
  Activation output;
  Loss loss;
};

inline std::vector<Pairing> allPairings() {
  std::vector<Pairing> pairings;
  for (const ActivationRule& hidden : activationRules()) {
    if (hidden.activation == Activation::softmax) continue;
    for (const ActivationRule& output : activationRules()) {
      for (const LossRule& loss : lossRules()) {
        if (loss.partnerOnly && loss.partner != output.activation) continue;
        pairings.push_back({hidden.activation, output.activation, loss.loss});
      }
    }
  }
  return pairings;
}

/// Every convention at least once, alone and together with others.
inline std::vector<Conventions> someConventions() {
  std::vector<Conventions> all;
  for (const UpdateOrder update : {UpdateOrder::simultaneous, UpdateOrder::inPlace}) {
    for (const BiasRule biases : {BiasRule::trained, BiasRule::frozen, BiasRule::shared}) {
      all.push_back({update, biases, LossScale::mean, GradientScale::mean});
      all.push_back({update, biases, LossScale::sum, GradientScale::sum});
      all.push_back({update, biases, LossScale::halfSum, GradientScale::mean});
    }
  }
  return all;
}

/// One of the choices.
template <typename Choice>
Choice pick(Random& random, std::initializer_list<Choice> choices) {
  const auto index =
      static_cast<std::size_t>(random.uniform(0.0, static_cast<double>(choices.size())));
  return *(choices.begin() + index);
}

/// A network of the given units with random numbers, whose targets suit the loss.
inline Document randomDocument(const Pairing& pairing, const std::vector<std::size_t>& units,
                               std::size_t examples, std::uint64_t seed,
                               const Conventions& conventions = {}) {
  Random random(seed);
  const auto fill = [&random](Matrix& matrix, double low, double high) {
    for (std::size_t i = 0; i < matrix.size(); ++i) matrix.data()[i] = random.uniform(low, high);
  };
  Document document;
  document.architecture.loss = pairing.loss;
  document.architecture.conventions = conventions;
  const bool isShared = conventions.biases == BiasRule::shared;
  document.architecture.inputs = units[0];
  document.examples.X = Matrix(units[0], examples);
  fill(document.examples.X, -1.5, 1.5);
  for (std::size_t l = 1; l < units.size(); ++l) {
    const bool isOutput = l + 1 == units.size();
    document.architecture.layers.push_back({units[l], isOutput ? pairing.output : pairing.hidden});
    LayerParameters layer{Matrix(units[l], units[l - 1]), Matrix(isShared ? 1 : units[l], 1)};
    fill(layer.W, -1.0, 1.0);
    fill(layer.b, -0.5, 0.5);
    document.parameters.push_back(layer);
  }
  Matrix& Y = document.examples.Y;
  Y = Matrix(units.back(), examples);
  fill(Y, 0.0, 1.0);
  if (pairing.loss == Loss::crossEntropy) {
    for (std::size_t j = 0; j < examples; ++j) {
      double total = 0.0;
      for (std::size_t i = 0; i < Y.rows(); ++i) total += Y(i, j);
      for (std::size_t i = 0; i < Y.rows(); ++i) Y(i, j) /= total;
    }
  }
  return document;
}

/// The first iteration of a document.
inline Iteration iterationOf(const Document& document) {
  return Iteration(document.architecture, document.examples,
                   startTraining(document.optimizer, document.parameters), document.optimizer);
}

/// The article's own network, as the reference data gives it.
inline Document articleDocument(const std::string& variant = "article") {
  return readDocument(toJson(*data("article-traces.json").find(variant)->find("document")));
}

}  // namespace backprop
