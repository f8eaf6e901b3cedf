#include "core/health.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backprop {
namespace {

using Kind = QuantityKind;

bool isZero(const Matrix& matrix) {
  return std::all_of(matrix.values().begin(), matrix.values().end(),
                     [](double value) { return value == 0.0; });
}

/// Scaled by the largest entry: squares of what has vanished would be 0.
double rootMeanSquare(const Matrix& matrix) {
  double largest = 0.0, sum = 0.0;
  for (const double value : matrix.values()) {
    if (std::isnan(value)) return value;
    largest = std::fmax(largest, std::fabs(value));
  }
  if (largest == 0.0 || std::isinf(largest)) return largest;
  for (const double value : matrix.values()) sum += (value / largest) * (value / largest);
  return largest * std::sqrt(sum / static_cast<double>(matrix.size()));
}

/// The largest entry of a row; NaN if one is not a number.
double largestOf(const Matrix& matrix, std::size_t row) {
  double largest = matrix(row, 0);
  for (std::size_t e = 1; e < matrix.columns(); ++e) {
    if (!(matrix(row, e) <= largest)) largest = matrix(row, e);
    if (std::isnan(largest)) break;
  }
  return largest;
}

class Examination {
 public:
  explicit Examination(const Iteration& iteration)
      : iteration_(iteration),
        architecture_(iteration.architecture()),
        L_(architecture_.depth()),
        isShort_(isShortForm(architecture_.loss, architecture_.outputActivation())) {}

  Health examine() {
    for (std::size_t l = 1; l <= L_; ++l) {
      health_.rms.push_back(rootMeanSquare(at(Kind::preActivationGradient, l)));
      findStuckUnits(l);
      if (l < L_) findSymmetricUnits(l);
    }
    findNoFlow();
    findFirst(FindingKind::vanishingGradient);
    findFirst(FindingKind::explodingGradient);
    return std::move(health_);
  }

 private:
  const Matrix& at(Kind kind, std::size_t layer) const { return iteration_.at({kind, layer}); }

  void add(FindingKind kind, std::size_t layer, std::vector<std::size_t> units, double value) {
    health_.findings.push_back({kind, layer, std::move(units), value});
  }

  /// Units on whose flat side every example lies: dead or saturated, as the activation has it.
  void findStuckUnits(std::size_t l) {
    const Activation activation = architecture_.layers[l - 1].activation;
    const bool isRelu = activation == Activation::relu;
    double bound = 0.0;  // of Z for ReLU
    if (activation == Activation::sigmoid) {
      bound = kSaturatedSlope * 0.25;
    } else if (activation == Activation::tanh) {
      bound = kSaturatedSlope;
    } else if (!isRelu) {
      return;
    }
    if (l == L_ && isShort_) return;
    const Matrix& values = at(isRelu ? Kind::preActivation : Kind::activationDerivative, l);
    std::vector<std::size_t> units;
    double largest = -INFINITY;
    for (std::size_t i = 0; i < values.rows(); ++i) {
      const double value = largestOf(values, i);
      if (!(isRelu ? value <= bound : value < bound)) continue;
      units.push_back(i);
      largest = std::fmax(largest, value);
    }
    if (units.empty()) return;
    add(isRelu ? FindingKind::deadUnits : FindingKind::saturatedUnits, l, std::move(units),
        largest);
  }

  void findSymmetricUnits(std::size_t l) {
    const Matrix &W = at(Kind::weights, l), &b = at(Kind::biases, l),
                 &next = at(Kind::weights, l + 1);
    const auto areAlike = [&](std::size_t i, std::size_t k) {
      if (b.rows() > 1 && b(i, 0) != b(k, 0)) return false;
      for (std::size_t j = 0; j < W.columns(); ++j) {
        if (W(i, j) != W(k, j)) return false;
      }
      for (std::size_t o = 0; o < next.rows(); ++o) {
        if (next(o, i) != next(o, k)) return false;
      }
      return true;
    };
    for (std::size_t i = 0; i < W.rows(); ++i) {
      std::vector<std::size_t> group{i};
      for (std::size_t k = 0; k < W.rows(); ++k) {
        if (k == i || !areAlike(i, k)) continue;
        if (k < i) break;  // told with that one
        group.push_back(k);
      }
      const auto size = static_cast<double>(group.size());
      if (size > 1) add(FindingKind::symmetricUnits, l, std::move(group), size);
    }
  }

  /// Runs of layers without a gradient, each as one finding. A trained network's are no fault.
  void findNoFlow() {
    const Kind error = isShort_ ? Kind::preActivationGradient : Kind::activationGradient;
    if (isZero(at(error, L_))) return;
    for (std::size_t l = L_; l >= 1; --l) {
      const std::size_t last = l;
      while (l >= 1 && isZero(at(Kind::weightGradient, l))) --l;
      if (l < last) add(FindingKind::noFlow, last, {}, static_cast<double>(last - l));
      if (l == 0) break;
    }
  }

  /// The first layer, going back from the output, whose gradient has vanished or exploded. A 0
  /// is told as no flow.
  void findFirst(FindingKind kind) {
    const bool isVanishing = kind == FindingKind::vanishingGradient;
    for (std::size_t l = L_ - 1; l >= 1; --l) {
      const double ratio = health_.rms[l - 1] / health_.rms.back();
      if (!std::isfinite(ratio) || ratio == 0.0) continue;
      if (isVanishing ? ratio < kVanishingRatio : ratio > 1.0 / kVanishingRatio) {
        return add(kind, l, {}, ratio);
      }
    }
  }

  const Iteration& iteration_;
  const Architecture& architecture_;
  const std::size_t L_;
  const bool isShort_;
  Health health_;
};

}  // namespace

Health examine(const Iteration& iteration) { return Examination(iteration).examine(); }

}  // namespace backprop
