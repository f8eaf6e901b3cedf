#include "core/quantity.h"

#include "core/error.h"

namespace backprop {
namespace {

/// A name is `before` + layer + `after`; quantities without a layer have no `after`.
struct NameRow {
  QuantityKind kind;
  const char* before;
  const char* after;
};

constexpr NameRow kNames[] = {
    {QuantityKind::inputs, "X", ""},
    {QuantityKind::targets, "Y", ""},
    {QuantityKind::weights, "W[", "]"},
    {QuantityKind::biases, "b[", "]"},
    {QuantityKind::preActivation, "Z[", "]"},
    {QuantityKind::exponentials, "exp(Z[", "])"},
    {QuantityKind::exponentialSums, "sum(exp(Z[", "]))"},
    {QuantityKind::activation, "A[", "]"},
    {QuantityKind::loss, "loss", ""},
    {QuantityKind::activationGradient, "dA[", "]"},
    {QuantityKind::activationDerivative, "g'(Z[", "])"},
    {QuantityKind::preActivationGradient, "dZ[", "]"},
    {QuantityKind::weightGradient, "dW[", "]"},
    {QuantityKind::biasGradient, "db[", "]"},
    {QuantityKind::jacobian, "J[", "]"},
    {QuantityKind::decayedGradient, "dW[", "]'"},
    {QuantityKind::weightVelocity, "vW[", "]"},
    {QuantityKind::biasVelocity, "vb[", "]"},
    {QuantityKind::weightSquares, "sW[", "]"},
    {QuantityKind::biasSquares, "sb[", "]"},
    {QuantityKind::updatedWeightVelocity, "vW[", "]+"},
    {QuantityKind::updatedBiasVelocity, "vb[", "]+"},
    {QuantityKind::updatedWeightSquares, "sW[", "]+"},
    {QuantityKind::updatedBiasSquares, "sb[", "]+"},
    {QuantityKind::updatedWeights, "W[", "]+"},
    {QuantityKind::updatedBiases, "b[", "]+"},
    {QuantityKind::examples, "m", ""},
    {QuantityKind::learningRate, "alpha", ""},
    {QuantityKind::weightDecay, "lambda", ""},
    {QuantityKind::momentum, "mu", ""},
    {QuantityKind::beta1, "beta1", ""},
    {QuantityKind::beta2, "beta2", ""},
    {QuantityKind::epsilon, "epsilon", ""},
    {QuantityKind::updates, "t", ""},
};

constexpr std::size_t kMostLayerDigits = 4;

/// The layer between `before` and `after`, 0 for a row without one; nothing if `name` is another's.
std::optional<std::size_t> layerIn(std::string_view name, const NameRow& row) {
  const std::string_view before = row.before, after = row.after;
  if (after.empty()) return name == before ? std::optional<std::size_t>(0) : std::nullopt;
  if (name.size() <= before.size() + after.size()) return std::nullopt;
  if (name.substr(0, before.size()) != before) return std::nullopt;
  if (name.substr(name.size() - after.size()) != after) return std::nullopt;
  const std::string_view digits =
      name.substr(before.size(), name.size() - before.size() - after.size());
  if (digits.size() > kMostLayerDigits) return std::nullopt;
  if (digits.size() > 1 && digits[0] == '0') return std::nullopt;
  std::size_t layer = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    layer = layer * 10 + static_cast<std::size_t>(digit - '0');
  }
  return layer;
}

}  // namespace

Quantity inputOfLayer(std::size_t layer) {
  if (layer == 1) return {QuantityKind::inputs};
  return {QuantityKind::activation, layer - 1};
}

bool isPerExample(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::inputs:
    case QuantityKind::targets:
    case QuantityKind::preActivation:
    case QuantityKind::exponentials:
    case QuantityKind::exponentialSums:
    case QuantityKind::activation:
    case QuantityKind::activationGradient:
    case QuantityKind::activationDerivative:
    case QuantityKind::preActivationGradient:
      return true;
    default:
      return false;
  }
}

std::string name(const Quantity& quantity) {
  for (const NameRow& row : kNames) {
    if (row.kind != quantity.kind) continue;
    if (*row.after == '\0') return row.before;
    return concatenate({row.before, quantity.layer, row.after});
  }
  return {};
}

std::optional<Quantity> parseQuantity(std::string_view name) {
  if (name == "A[0]") return Quantity{QuantityKind::inputs};
  for (const NameRow& row : kNames) {
    const auto layer = layerIn(name, row);
    if (layer) return Quantity{row.kind, *layer};
  }
  return std::nullopt;
}

}  // namespace backprop
