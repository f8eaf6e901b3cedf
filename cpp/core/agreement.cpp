#include "core/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/decimal.h"

namespace backprop {
namespace {

constexpr double kRoundingError = 4.0 * std::numeric_limits<double>::epsilon();
/// By so many units of the last place two numbers may differ that decimals would not tell apart.
constexpr double kSlack = 1e-9;

/// About how much an error of 1 in the last digits of its leaves changes a value: the sum of
/// |leaf x slope|.
double sensitivity(const Expression& e) {
  const auto of = [&](std::size_t i) { return sensitivity(e.operands[i]); };
  const auto size = [&](std::size_t i) { return std::fabs(e.operands[i].value); };
  switch (e.kind) {
    case ExpressionKind::sum:
    case ExpressionKind::difference: {
      double total = 0.0;
      for (std::size_t i = 0; i < e.operands.size(); ++i) total += of(i);
      return total;
    }
    case ExpressionKind::product:
      return of(0) * size(1) + of(1) * size(0);
    case ExpressionKind::quotient:
      return (of(0) + of(1) * std::fabs(e.value)) / size(1);
    case ExpressionKind::negative:
      return of(0);
    case ExpressionKind::function:
      if (e.function == Function::exp) return std::fabs(e.value) * std::max(1.0, of(0));
      if (e.function == Function::ln) return of(0) / size(0);
      return std::fabs(e.value);
    default:
      return std::fabs(e.value);
  }
}

double largestLeaf(const Expression& e) {
  double largest = e.operands.empty() ? std::fabs(e.value) : 0.0;
  for (const Expression& operand : e.operands) largest = std::max(largest, largestLeaf(operand));
  return largest;
}

}  // namespace

bool agrees(double given, const Expression& right, const Precision& precision, double negligible) {
  const double value = right.value;
  if (!std::isfinite(given) || !std::isfinite(value)) return false;
  const double noise = kRoundingError * sensitivity(right);
  const double difference = std::fabs(given - value);
  if (difference <= noise) return true;
  if (precision.kind == Precision::Kind::decimals) {
    const double unit = powerOfTen(-precision.count);
    return difference <= unit * (0.5 + kSlack) + noise;
  }
  if (std::fabs(value) <= std::max(negligible, noise)) {
    const double scale = largestLeaf(right);
    if (scale == 0.0 || !std::isfinite(scale)) return given == 0.0;
    return std::fabs(given) < 0.5 * powerOfTen(firstPlace(scale) - precision.count + 1);
  }
  // Nothing agrees beyond one unit of the last place, which is at most this part of the value.
  if (difference > std::fabs(value) * powerOfTen(1 - precision.count) + noise) return false;
  const double unit = powerOfTen(firstPlace(value) - precision.count + 1);
  const double slack = unit * kSlack + noise;
  if (difference <= 0.5 * unit + slack) return true;
  const double cutOff = std::floor(std::fabs(value) / unit + kSlack) * unit;
  const bool isBelow = std::fabs(given) <= std::fabs(value);
  return isBelow && (given < 0.0) == (value < 0.0) && std::fabs(given) >= cutOff - slack;
}

bool comesTo(double given, const Expression& other, const Precision& precision, double negligible) {
  if (std::fabs(other.value) <= negligible) return given == 0.0;
  return agrees(given, other, precision, negligible);
}

}  // namespace backprop
