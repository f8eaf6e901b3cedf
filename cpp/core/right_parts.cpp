#include "core/right_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/decimal.h"
#include "core/expression_edits.h"
#include "core/slips.h"

namespace backprop {
namespace {

using Kind = ExpressionKind;

/// A number that is so many times the right one, or more, or as many times less, is no more about
/// as large.
constexpr double kSameMagnitude = 2.0;
/// One digit that is right may be so by chance.
constexpr int kLeastDigits = 2;
/// Beyond these a double has none that are sure.
constexpr int kMostSureDigits = 15;
/// By so many units of the last place two numbers may differ that are the same to be cut off.
constexpr double kSlack = 1e-9;

/// The terms of a sum with their signs; other arithmetic is a single term.
std::vector<Expression> termsOf(const Expression* sum, const Expression& otherwise) {
  if (!sum) return {otherwise};
  std::vector<Expression> terms = sum->operands;
  if (sum->kind == Kind::difference) terms[1] = oppositeOf(terms[1]);
  return terms;
}

/// The sum that typed arithmetic comes down to: within parentheses that a number multiplies or
/// divides.
const Expression* typedSumOf(const Expression& typed) {
  const Expression* node = &typed;
  while (node->kind != Kind::sum) {
    const bool isProduct = node->kind == Kind::product;
    if (!isProduct && node->kind != Kind::quotient && node->kind != Kind::negative) return nullptr;
    node = &node->operands[isProduct && node->operands[1].kind == Kind::sum ? 1 : 0];
  }
  return node;
}

/// The numbers that arithmetic reads, without sign; of products that are 0 none.
void collectNumbers(const Expression& e, bool isRight, std::vector<const Expression*>& found) {
  if (e.value == 0.0 && e.kind != Kind::sum && e.kind != Kind::difference) return;
  if (e.operands.empty()) {
    if (!isRight || e.quantity) found.push_back(&e);
    return;
  }
  for (const Expression& operand : e.operands) collectNumbers(operand, isRight, found);
}

class RightParts {
 public:
  RightParts(const Answered& answered, const Expression& right)
      : answered_(answered), right_(right), value_(answered.typed.value) {}

  std::vector<RightPart> find() {
    const Expression& typed = answered_.typed;
    const bool isNumber = typed.operands.empty() ||
                          (typed.kind == Kind::negative && typed.operands[0].operands.empty());
    if (!isNumber) {
      findTerms();
      findOperands();
    }
    if (!findIntermediate()) findSignAndMagnitude();
    return std::move(found_);
  }

 private:
  void findTerms() {
    const std::vector<Expression> right = termsOf(mainSumOf(right_).sum, right_);
    if (right.size() < 2) return;
    std::vector<Expression> typed = termsOf(typedSumOf(answered_.typed), answered_.typed);
    RightPart part{RightPartKind::term};
    for (std::size_t k = 0; k < right.size(); ++k) {
      if (right[k].value == 0.0) continue;
      const auto match = std::find_if(typed.begin(), typed.end(), [&](const Expression& term) {
        return answered_.isOf(term.value, right[k]);
      });
      if (match == typed.end()) continue;
      part.terms.push_back(k);
      typed.erase(match);
    }
    if (!part.terms.empty()) found_.push_back(std::move(part));
  }

  void findOperands() {
    std::vector<const Expression*> right, typed;
    collectNumbers(right_, true, right);
    collectNumbers(answered_.typed, false, typed);
    if (right.size() < 2 || typed.size() != right.size()) return;
    for (const Expression* number : right) {
      Expression size = *number;
      size.value = std::fabs(size.value);
      const auto match = std::find_if(typed.begin(), typed.end(), [&](const Expression* given) {
        return answered_.isOf(std::fabs(given->value), size);
      });
      if (match == typed.end()) return;
      typed.erase(match);
    }
    found_.push_back({RightPartKind::operands});
  }

  bool findIntermediate() {
    std::optional<Expression> part;
    const auto tryOut = [&](const Expression& node) {
      if (!part && node.value != 0.0 && answered_.comesFrom(node)) part = node;
    };
    if (const Expression* sum = mainSumOf(right_).sum) {
      const std::vector<Expression> terms = termsOf(sum, right_);
      double total = terms[0].value;
      for (std::size_t k = 1; k + 1 < terms.size(); ++k) {
        total += terms[k].value;
        if (!answered_.comesFrom(number(total))) continue;
        const auto end = terms.begin() + static_cast<std::ptrdiff_t>(k) + 1;
        tryOut(backprop::sum(std::vector<Expression>(terms.begin(), end)));
      }
    }
    forEachNode(right_, [&](const Expression& node) {
      if (&node != &right_ && !node.operands.empty()) tryOut(node);
    });
    if (!part) return false;
    RightPart intermediate{RightPartKind::intermediate};
    intermediate.arithmetic = std::move(part);
    found_.push_back(std::move(intermediate));
    return true;
  }

  void findSignAndMagnitude() {
    if (std::fabs(right_.value) <= answered_.negligible || value_ == 0.0) return;
    if ((right_.value < 0.0) == (value_ < 0.0)) found_.push_back({RightPartKind::sign});
    const double ratio = std::fabs(value_ / right_.value);
    if (!(ratio < kSameMagnitude && ratio > 1.0 / kSameMagnitude)) return;
    RightPart magnitude{RightPartKind::magnitude};
    for (int digits = kLeastDigits; isRightTo(digits); ++digits) magnitude.digits = digits;
    found_.push_back(std::move(magnitude));
  }

  /// Whether both begin with the same digits, as they are written.
  bool isRightTo(int digits) const {
    const bool isOtherSign = (value_ < 0.0) != (right_.value < 0.0);
    if (digits > kMostSureDigits || isOtherSign) return false;
    const double right = std::fabs(right_.value), value = std::fabs(value_);
    const double unit = powerOfTen(firstPlace(right) - digits + 1);
    return std::floor(value / unit + kSlack) == std::floor(right / unit + kSlack);
  }

  const Answered& answered_;
  const Expression& right_;
  const double value_;
  std::vector<RightPart> found_;
};

}  // namespace

std::vector<RightPart> findRightParts(const Answered& answered, const Expression& right) {
  return RightParts(answered, right).find();
}

}  // namespace backprop
