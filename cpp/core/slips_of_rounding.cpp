// Rounding before the last line.
#include <algorithm>
#include <utility>
#include <vector>

#include "core/decimal.h"
#include "core/expression_edits.h"
#include "core/slips.h"

namespace backprop {
namespace {

constexpr int kMostDecimals = 6;
/// How usual they are, beside the slips of the other files; fewer decimals come first.
constexpr int kRoundedEarly = 40;

/// What is rounded: the operands; the terms of the sum that the result is, or whatever comes before
/// a result that is none; and every line.
struct Rounding {
  bool ofOperands;
  bool ofTerms;
  bool ofLines;
};
constexpr Rounding kRoundings[] = {
    {true, false, false}, {false, true, false}, {true, true, false}, {true, true, true}};

/// Whether a number is one of the network's, not a setting.
bool isOfNetwork(const Expression& leaf) {
  return leaf.quantity && (leaf.quantity->layer > 0 || isPerExample(leaf.quantity->kind));
}

/// Works an entry out with rounding. The nodes keep their sources and operands; their values are
/// what rounding makes of them.
class Rounded {
 public:
  Rounded(const Entry& entry, const Rounding& rounding, int decimals)
      : rounding_(rounding), decimals_(decimals), sum_(mainSumOf(entry.arithmetic).sum) {
    result_ = of(entry.arithmetic, true);
  }
  Expression& result() { return result_; }

 private:
  Expression of(const Expression& e, bool isResult) {
    if (e.operands.empty()) {
      Expression leaf = e;
      if (rounding_.ofOperands && isOfNetwork(e)) round(leaf);
      return leaf;
    }
    std::vector<Expression> operands;
    operands.reserve(e.operands.size());
    for (const Expression& operand : e.operands) operands.push_back(of(operand, false));
    const bool hasTerms = rounding_.ofTerms && &e == sum_;
    for (Expression& operand : operands) {
      if (hasTerms && !operand.operands.empty()) round(operand);
    }
    Expression made = withOperands(e, std::move(operands));
    const bool isLine = rounding_.ofLines || (rounding_.ofTerms && !sum_);
    if (isLine && !isResult && isOfNumbers(e)) round(made);
    return made;
  }

  void round(Expression& e) const { e.value = roundToDecimals(e.value, decimals_); }

  /// Whether it is worked out from numbers of the network: 1/m is not.
  static bool isOfNumbers(const Expression& e) {
    if (e.operands.empty()) return isOfNetwork(e);
    return std::any_of(e.operands.begin(), e.operands.end(), isOfNumbers);
  }

  const Rounding& rounding_;
  const int decimals_;
  const Expression* const sum_;
  Expression result_;
};

}  // namespace

void findSlipsOfRounding(const Entry& entry, const Fits& fits, std::vector<Slip>& found) {
  for (int decimals = 1; decimals <= kMostDecimals; ++decimals) {
    for (const Rounding& rounding : kRoundings) {
      Slip slip{SlipKind::roundedEarly, std::move(Rounded(entry, rounding, decimals).result())};
      if (!fits(slip.arithmetic)) continue;
      slip.decimals = decimals;
      slip.rank = kRoundedEarly + decimals;
      found.push_back(std::move(slip));
      return;
    }
  }
}

}  // namespace backprop
