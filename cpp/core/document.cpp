#include "core/document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "core/document_names.h"
#include "core/document_training.h"
#include "core/field.h"
#include "core/json.h"

namespace backprop {
namespace {

constexpr double kProbabilityTolerance = 1e-9;
constexpr double kLargestSeed = 9007199254740991.0;  // 2^53 - 1: what JSON carries exactly

/// One of the named choices.
template <typename Choice, std::size_t count>
Choice readChoice(const Field& field, const Names<Choice, count>& choices) {
  return static_cast<Choice>(field.choice(choices.names, count));
}

/// The same, with a default where the document does not say.
template <typename Choice, std::size_t count>
Choice readChoice(const Field& field, const Names<Choice, count>& choices, Choice otherwise) {
  return field.exists() ? readChoice(field, choices) : otherwise;
}

/// The same of a table of rules, in the order of their enumeration.
template <typename Rules>
std::size_t readName(const Field& field, const Rules& rules) {
  std::array<const char*, std::tuple_size<Rules>::value> names;
  std::transform(rules.begin(), rules.end(), names.begin(),
                 [](const auto& row) { return row.name; });
  return field.choice(names.data(), names.size());
}

Examples readExamples(const Field& root) {
  const Field inputs = root["inputs"], targets = root["targets"];
  Examples examples{readMatrix(inputs, kMostNumbers), readMatrix(targets, kMostNumbers)};
  const Matrix &X = examples.X, &Y = examples.Y;
  if (X.rows() > kMostUnits) {
    inputs.refuse({"at most ", kMostUnits, " rows"}, {X.rows()});
  }
  if (X.columns() > kMostExamples) {
    inputs.refuse({"at most ", kMostExamples, " examples (columns)"}, {X.columns()});
  }
  if (Y.columns() != X.columns()) {
    targets.refuse({"one column for each of the ", X.columns(), " examples of the inputs"},
                   {Y.shape()});
  }
  return examples;
}

/// Names for `count` rows of a matrix; none if the document gives none.
std::vector<std::string> readNames(const Field& field, std::size_t count, const char* rows) {
  if (!field.exists()) return {};
  const std::size_t length = field.array("an array of names").size();
  if (length != count) {
    field.refuse({count, " names, one for each row of the ", rows}, {length});
  }
  std::vector<std::string> names(count);
  for (std::size_t i = 0; i < count; ++i) {
    constexpr const char* kExpected = "a text of 1 to 64 characters";
    const Field item = field.at(i);
    const std::string& name = item.string(kExpected);
    // In UTF-8 the bytes 10xxxxxx go on with a character.
    const auto characters = static_cast<std::size_t>(
        std::count_if(name.begin(), name.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    if (characters < 1 || characters > kMostNameLength) item.refuse({kExpected});
    names[i] = name;
  }
  return names;
}

Activation readActivation(const Field& field, bool isOutput) {
  const auto activation = static_cast<Activation>(readName(field, activationRules()));
  if (activation == Activation::softmax && !isOutput) {
    field.refuse(
        {"an activation that works on each unit by itself: softmax can only be the output"});
  }
  return activation;
}

Matrix readBiases(const Field& field, std::size_t units, BiasRule rule) {
  const bool isShared = rule == BiasRule::shared;
  const JsonArray& biases = field.array(isShared ? "an array of one number, for all units"
                                                 : "an array of numbers, one for each unit");
  if (isShared && biases.size() != 1) {
    field.refuse({"1 bias, shared by all units of the layer"}, {biases.size()});
  }
  if (!isShared && biases.size() != units) {
    field.refuse({units, " biases, one for each unit"}, {biases.size()});
  }
  Matrix b(biases.size(), 1);
  for (std::size_t i = 0; i < b.rows(); ++i) b(i, 0) = finiteEntry(field, biases, i);
  return b;
}

/// `what` the inputs are: " inputs" of the network, or " units" of the layer before.
LayerParameters readParameters(const Field& layer, std::size_t inputs, const char* what,
                               BiasRule biases) {
  const Field weights = layer["weights"];
  const Matrix W = readMatrix(weights, kMostNumbers);
  if (W.columns() != inputs) {
    weights.refuse({W.rows(), " x ", inputs, " to follow ", inputs, what}, {W.shape()});
  }
  return {W, readBiases(layer["biases"], W.rows(), biases)};
}

/// Draws the parameters of a layer that gives `units` and an `initializer`.
class InitializedLayer {
 public:
  InitializedLayer(const Field& layer, std::size_t number)
      : units_(static_cast<std::size_t>(
            layer["units"].integer(1, static_cast<double>(kMostUnits), "a number of units"))),
        seed_(number) {
    initializer_ = readChoice(layer["initializer"], kInitializers);
    const Field seed = layer["seed"];
    if (seed.exists()) {
      seed_ = static_cast<std::uint64_t>(seed.integer(0, kLargestSeed, "a whole number"));
    }
  }

  std::size_t units() const { return units_; }
  /// The biases start at 0.
  LayerParameters draw(std::size_t inputs, BiasRule biases) const {
    return {initialize(initializer_, units_, inputs, seed_),
            Matrix(biases == BiasRule::shared ? 1 : units_, 1)};
  }

 private:
  std::size_t units_;
  std::uint64_t seed_;
  Initializer initializer_ = Initializer::zeros;
};

void readLayers(const Field& field, Document& document) {
  const std::size_t depth = field.array("an array of layers").size();
  if (depth > kMostLayers) {
    field.refuse({"at most ", kMostLayers, " layers"}, {depth});
  }
  const std::size_t examples = document.examples.X.columns();
  std::size_t inputs = document.examples.X.rows(), parameterCount = 0, activationCount = 0;
  const BiasRule biases = document.architecture.conventions.biases;
  document.architecture.inputs = inputs;
  for (std::size_t l = 0; l < depth; ++l) {
    const Field layer = field.at(l);
    const bool isDrawn = layer["units"].exists() || layer["initializer"].exists();
    if (isDrawn) {
      layer.requireObject({"units", "initializer", "seed", "activation"});
    } else {
      layer.requireObject({"weights", "biases", "activation"});
    }
    const Activation activation = readActivation(layer["activation"], l + 1 == depth);
    LayerParameters parameters;
    std::optional<InitializedLayer> initialized;
    if (isDrawn) {
      initialized.emplace(layer, l + 1);
    } else {
      parameters = readParameters(layer, inputs, l == 0 ? " inputs" : " units", biases);
    }
    const std::size_t units = isDrawn ? initialized->units() : parameters.W.rows();
    if (units > kMostUnits) {
      layer.refuse({"at most ", kMostUnits, " units"}, {units});
    }
    parameterCount += units * (inputs + 1);
    activationCount += units * examples;
    if (std::max(parameterCount, activationCount) > kMostNumbers) {
      field.refuse({"at most ", kMostNumbers,
                    " weights and biases, and as many units x examples, in all layers"},
                   {"more by layer ", l + 1});
    }
    if (isDrawn) parameters = initialized->draw(inputs, biases);
    document.architecture.layers.push_back({units, activation});
    document.parameters.push_back(std::move(parameters));
    inputs = units;
  }
}

Loss readLoss(const Field& field, Activation output) {
  const auto loss = static_cast<Loss>(readName(field, lossRules()));
  const LossRule& row = rule(loss);
  if (row.partnerOnly && output != row.partner) {
    field.refuse({"a loss that goes with an output of ", rule(output).name, ": ", row.name,
                  " takes the logarithm of probabilities, which come from ",
                  rule(row.partner).name});
  }
  return loss;
}

/// Targets that the loss can be measured against.
void checkTargets(const Field& field, const Document& document) {
  const Matrix& Y = document.examples.Y;
  const std::size_t outputs = document.architecture.layers.back().units;
  if (Y.rows() != outputs) {
    field.refuse({outputs, " x ", Y.columns(), " to match the output layer"}, {Y.shape()});
  }
  const Loss loss = document.architecture.loss;
  if (loss == Loss::squaredError) return;
  for (std::size_t j = 0; j < Y.columns(); ++j) {
    double total = 0.0;
    for (std::size_t i = 0; i < Y.rows(); ++i) {
      if (Y(i, j) < 0.0 || Y(i, j) > 1.0) {
        const Field targets = field.at(i);
        targets.at(j).refuse({"a probability from 0 to 1, as ", rule(loss).name, " needs"});
      }
      total += Y(i, j);
    }
    if (loss == Loss::crossEntropy && std::fabs(total - 1.0) > kProbabilityTolerance) {
      field.refuse({"column ", j + 1, " to add up to 1, as cross-entropy needs"},
                   {"a sum of ", total});
    }
  }
}

Conventions readConventions(const Field& field) {
  Conventions conventions;
  if (!field.exists()) return conventions;
  field.requireObject({"update", "biases", "lossScale", "gradientScale"});
  conventions.update = readChoice(field["update"], kUpdateOrders, conventions.update);
  conventions.biases = readChoice(field["biases"], kBiasRules, conventions.biases);
  conventions.lossScale = readChoice(field["lossScale"], kLossScales, conventions.lossScale);
  const bool isMean = conventions.lossScale == LossScale::mean;
  conventions.gradientScale = readChoice(field["gradientScale"], kGradientScales,
                                         isMean ? GradientScale::mean : GradientScale::sum);
  return conventions;
}

void checkLossScale(const Field& field, const Architecture& architecture) {
  const bool isHalf = architecture.conventions.lossScale == LossScale::halfSum;
  if (!isHalf || architecture.loss == Loss::squaredError) return;
  field.refuse({"\"mean\" or \"sum\" with ", rule(architecture.loss).name,
                ": the half belongs to squares, whose slope has a 2"});
}

/// A number from 0 up, below `limit`; `value` stays if the document does not say.
void readRate(const Field& field, double limit, const char* expected, double& value) {
  if (!field.exists()) return;
  value = field.number();
  if (value < 0.0 || value >= limit) field.refuse({expected});
}

void readPositive(const Field& field, double& value) {
  value = field.number();
  if (value <= 0.0) field.refuse({"a number above 0"});
}

Optimizer readOptimizer(const Field& field) {
  Optimizer optimizer;
  if (!field.exists()) return optimizer;
  if (!field.isObject()) field.refuse({"an object"});
  constexpr const char* kBelowOne = "a number from 0 to below 1";
  optimizer.kind = readChoice(field["kind"], kOptimizers);
  switch (optimizer.kind) {
    case OptimizerKind::gradientDescent:
      field.requireObject({"kind", "learningRate", "weightDecay"});
      break;
    case OptimizerKind::momentum:
      field.requireObject({"kind", "learningRate", "weightDecay", "momentum"});
      readRate(field["momentum"], 1.0, kBelowOne, optimizer.momentum);
      break;
    case OptimizerKind::adam:
      field.requireObject({"kind", "learningRate", "weightDecay", "beta1", "beta2", "epsilon"});
      readRate(field["beta1"], 1.0, kBelowOne, optimizer.beta1);
      readRate(field["beta2"], 1.0, kBelowOne, optimizer.beta2);
      if (field["epsilon"].exists()) readPositive(field["epsilon"], optimizer.epsilon);
      break;
  }
  readPositive(field["learningRate"], optimizer.learningRate);
  readRate(field["weightDecay"], INFINITY, "a number from 0 up", optimizer.weightDecay);
  return optimizer;
}

}  // namespace

Document readDocument(std::string_view json) {
  const JsonValue tree = parseJson(json);
  const Field root(tree);
  root.requireObject({"format", "title", "inputs", "inputNames", "targets", "outputNames", "layers",
                      "loss", "optimizer", "conventions", "training", "published", "$schema"});
  const Field schema = root["$schema"];
  if (schema.exists()) schema.string("a text");  // about the file, not the network: not kept
  const Field format = root["format"];
  format.choice(&kFormat, 1);

  Document document;
  const Field title = root["title"];
  if (title.exists()) document.title = title.string("a text");
  document.examples = readExamples(root);
  const Field conventions = root["conventions"];
  document.architecture.conventions = readConventions(conventions);
  readLayers(root["layers"], document);
  document.architecture.loss = readLoss(root["loss"], document.architecture.outputActivation());
  checkLossScale(conventions["lossScale"], document.architecture);
  checkTargets(root["targets"], document);
  document.inputNames = readNames(root["inputNames"], document.examples.X.rows(), "inputs");
  document.outputNames = readNames(root["outputNames"], document.examples.Y.rows(), "targets");
  document.optimizer = readOptimizer(root["optimizer"]);
  readTraining(root["training"], document);
  return document;
}

}  // namespace backprop
