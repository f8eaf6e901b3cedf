#include "core/slips.h"

#include <algorithm>

namespace backprop {

namespace {

/// Whether it is made of settings alone, as 1/m.
bool isConstant(const Expression& e) {
  if (e.operands.empty()) {
    return !e.quantity || (e.quantity->layer == 0 && !isPerExample(e.quantity->kind));
  }
  return std::all_of(e.operands.begin(), e.operands.end(), isConstant);
}

}  // namespace

MainSum mainSumOf(const Expression& arithmetic) {
  const Expression* node = &arithmetic;
  double factor = 1.0;
  for (;;) {
    switch (node->kind) {
      case ExpressionKind::sum:
      case ExpressionKind::difference:
        return {node, factor};
      case ExpressionKind::negative:
        factor = -factor;
        node = &node->operands[0];
        break;
      case ExpressionKind::product:
        if (!isConstant(node->operands[0])) return {};
        factor *= node->operands[0].value;
        node = &node->operands[1];
        break;
      default:
        return {};
    }
  }
}

std::vector<Slip> findSlips(const Entry& entry, const Fits& fits) {
  std::vector<Slip> found;
  findSlipsOfEntries(entry, fits, found);
  findSlipsOfTerms(entry, fits, found);
  findSlipsOfOperands(entry, fits, found);
  findSlipsOfRounding(entry, fits, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Slip& a, const Slip& b) { return a.rank < b.rank; });
  std::vector<Slip> best;
  for (Slip& slip : found) {
    const bool isKnown = std::any_of(best.begin(), best.end(),
                                     [&](const Slip& other) { return other.kind == slip.kind; });
    if (!isKnown) best.push_back(std::move(slip));
  }
  return best;
}

}  // namespace backprop
