#include "core/document.h"
#include "core/document_names.h"
#include "core/error.h"
#include "core/field.h"
#include "core/json.h"

namespace backprop {
namespace {

void appendMatrix(std::string& json, const Matrix& matrix) {
  json += '[';
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    json += i == 0 ? "[" : ",[";
    for (std::size_t j = 0; j < matrix.columns(); ++j) {
      if (j > 0) json += ',';
      appendNumber(json, matrix(i, j));
    }
    json += ']';
  }
  json += ']';
}

void appendMember(std::string& json, const char* key, double value) {
  json += ",\"";
  json += key;
  json += "\":";
  appendNumber(json, value);
}

void appendOptimizer(std::string& json, const Optimizer& optimizer) {
  json += ",\"optimizer\":{\"kind\":";
  appendString(json, nameIn(kOptimizers, optimizer.kind));
  appendMember(json, "learningRate", optimizer.learningRate);
  if (optimizer.weightDecay != 0.0) appendMember(json, "weightDecay", optimizer.weightDecay);
  if (optimizer.kind == OptimizerKind::momentum) {
    appendMember(json, "momentum", optimizer.momentum);
  }
  if (optimizer.kind == OptimizerKind::adam) {
    appendMember(json, "beta1", optimizer.beta1);
    appendMember(json, "beta2", optimizer.beta2);
    appendMember(json, "epsilon", optimizer.epsilon);
  }
  json += '}';
}

/// All of them if one is not the default.
void appendConventions(std::string& json, const Conventions& conventions) {
  if (conventions == Conventions{}) return;
  json += concatenate({",\"conventions\":{\"update\":\"", nameIn(kUpdateOrders, conventions.update),
                       "\",\"biases\":\"", nameIn(kBiasRules, conventions.biases),
                       "\",\"lossScale\":\"", nameIn(kLossScales, conventions.lossScale),
                       "\",\"gradientScale\":\"",
                       nameIn(kGradientScales, conventions.gradientScale), "\"}"});
}

}  // namespace

std::string writeDocument(const Document& document) {
  std::string json = "{\"format\":" + quoted(kFormat);
  if (!document.title.empty()) json += ",\"title\":" + quoted(document.title);
  json += ",\"inputs\":";
  appendMatrix(json, document.examples.X);
  json += ",\"targets\":";
  appendMatrix(json, document.examples.Y);
  json += ",\"layers\":[";
  for (std::size_t l = 0; l < document.parameters.size(); ++l) {
    const LayerParameters& layer = document.parameters[l];
    json += l == 0 ? "{\"weights\":" : ",{\"weights\":";
    appendMatrix(json, layer.W);
    json += ",\"biases\":[";
    for (std::size_t i = 0; i < layer.b.size(); ++i) {
      if (i > 0) json += ',';
      appendNumber(json, layer.b(i, 0));
    }
    json += "],\"activation\":";
    appendString(json, rule(document.architecture.layers[l].activation).name);
    json += '}';
  }
  json += "],\"loss\":";
  appendString(json, rule(document.architecture.loss).name);
  appendOptimizer(json, document.optimizer);
  appendConventions(json, document.architecture.conventions);
  return json += '}';
}

}  // namespace backprop
