#include "core/document_training.h"

namespace backprop {
namespace {

/// A matrix of a parameter's shape: rows as those of weights, or plain numbers as biases.
Matrix readLike(const Field& field, const Matrix& parameter, bool isColumn) {
  if (!isColumn) {
    Matrix matrix = readMatrix(field, kMostNumbers);
    if (matrix.rows() == parameter.rows() && matrix.columns() == parameter.columns()) return matrix;
    field.refuse({parameter.shape(), " like the weights"}, {matrix.shape()});
  }
  const JsonArray& numbers = field.array("an array of numbers, one for each bias");
  if (numbers.size() != parameter.size()) {
    field.refuse({parameter.size(), " numbers, one for each bias"}, {numbers.size()});
  }
  Matrix column(numbers.size(), 1);
  for (std::size_t i = 0; i < numbers.size(); ++i) column(i, 0) = finiteEntry(field, numbers, i);
  return column;
}

Moments readMoments(const Field& field, OptimizerKind kind, const Matrix& parameter,
                    bool isColumn) {
  Moments moments;
  if (kind == OptimizerKind::adam) {
    field.requireObject({"velocity", "squares"});
    const Field squares = field["squares"];
    moments.s = readLike(squares, parameter, isColumn);
    for (const double value : moments.s.values()) {
      if (value < 0.0) squares.refuse({"means of squares, which are not below 0"}, {"one below 0"});
    }
  } else {
    field.requireObject({"velocity"});
  }
  moments.v = readLike(field["velocity"], parameter, isColumn);
  return moments;
}

}  // namespace

void readTraining(const Field& field, Document& document) {
  if (!field.exists()) return;
  const OptimizerKind kind = document.optimizer.kind;
  if (kind == OptimizerKind::gradientDescent) {
    field.refuse({"nothing, as gradient-descent remembers nothing"});
  }
  field.requireObject({"updates", "layers"});
  document.updates = static_cast<std::size_t>(
      field["updates"].integer(1, static_cast<double>(kMostUpdates), "a number of updates"));
  const Field layers = field["layers"];
  const std::size_t depth = document.parameters.size();
  const std::size_t length = layers.array("an array of layers").size();
  if (length != depth) {
    layers.refuse({depth, " layers, as in the network"}, {length});
  }
  const bool isFrozen = document.architecture.conventions.biases == BiasRule::frozen;
  document.moments = startTraining(document.optimizer, document.parameters).moments;
  for (std::size_t l = 0; l < depth; ++l) {
    const Field layer = layers.at(l);
    const LayerParameters& parameters = document.parameters[l];
    LayerMoments& moments = document.moments[l];
    if (isFrozen) {
      layer.requireObject({"weights"});
    } else {
      layer.requireObject({"weights", "biases"});
    }
    moments.W = readMoments(layer["weights"], kind, parameters.W, false);
    if (!isFrozen) moments.b = readMoments(layer["biases"], kind, parameters.b, true);
  }
}

}  // namespace backprop
