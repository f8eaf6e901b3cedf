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

void appendColumn(std::string& json, const Matrix& column) {
  json += '[';
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (i > 0) json += ',';
    appendNumber(json, column(i, 0));
  }
  json += ']';
}

void appendNames(std::string& json, const char* key, const std::vector<std::string>& names) {
  if (names.empty()) return;
  json += key;
  for (std::size_t i = 0; i < names.size(); ++i) {
    json += i == 0 ? '[' : ',';
    appendString(json, names[i]);
  }
  json += ']';
}

void appendMoments(std::string& json, const Moments& moments,
                   void (*append)(std::string&, const Matrix&)) {
  json += "{\"velocity\":";
  append(json, moments.v);
  if (!moments.s.empty()) {
    json += ",\"squares\":";
    append(json, moments.s);
  }
  json += '}';
}

/// What momentum or Adam remember, once there is something.
void appendTraining(std::string& json, const Document& document) {
  if (document.updates == 0) return;
  json += concatenate({",\"training\":{\"updates\":", document.updates});
  json += ",\"layers\":[";
  for (std::size_t l = 0; l < document.moments.size(); ++l) {
    json += l == 0 ? "{\"weights\":" : ",{\"weights\":";
    appendMoments(json, document.moments[l].W, appendMatrix);
    if (document.architecture.conventions.biases != BiasRule::frozen) {
      json += ",\"biases\":";
      appendMoments(json, document.moments[l].b, appendColumn);
    }
    json += '}';
  }
  json += "]}";
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
  appendNames(json, ",\"inputNames\":", document.inputNames);
  json += ",\"targets\":";
  appendMatrix(json, document.examples.Y);
  appendNames(json, ",\"outputNames\":", document.outputNames);
  json += ",\"layers\":[";
  for (std::size_t l = 0; l < document.parameters.size(); ++l) {
    const LayerParameters& layer = document.parameters[l];
    json += l == 0 ? "{\"weights\":" : ",{\"weights\":";
    appendMatrix(json, layer.W);
    json += ",\"biases\":";
    appendColumn(json, layer.b);
    json += ",\"activation\":";
    appendString(json, rule(document.architecture.layers[l].activation).name);
    json += '}';
  }
  json += "],\"loss\":";
  appendString(json, rule(document.architecture.loss).name);
  appendOptimizer(json, document.optimizer);
  appendConventions(json, document.architecture.conventions);
  appendTraining(json, document);
  return json += '}';
}

}  // namespace backprop
