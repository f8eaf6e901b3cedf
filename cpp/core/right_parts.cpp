#include "core/right_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/expression_edits.h"
#include "core/slips.h"

namespace backprop {
namespace {

using Kind = ExpressionKind;

/// A number of the way is one of its results, unless there are so few numbers that one is itself.
constexpr std::size_t kMostTellingLeaves = 2;
/// In powers of ten.
constexpr double kSameMagnitude = 0.5;
/// To a single digit 2.6 and 3.4 are the same.
constexpr int kLeastDigits = 2;

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

std::size_t countLeaves(const Expression& e) {
  if (e.operands.empty()) return e.quantity ? 1 : 0;
  std::size_t count = 0;
  for (const Expression& operand : e.operands) count += countLeaves(operand);
  return count;
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
    findIntermediate();
    findSignAndMagnitude();
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

  void findIntermediate() {
    const bool isTelling = countLeaves(right_) <= kMostTellingLeaves;
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
      const bool isLeaf = node.operands.empty();
      if (&node != &right_ && (!isLeaf || (isTelling && node.quantity))) tryOut(node);
    });
    if (!part) return;
    RightPart intermediate{RightPartKind::intermediate};
    intermediate.arithmetic = std::move(part);
    found_.push_back(std::move(intermediate));
  }

  void findSignAndMagnitude() {
    if (std::fabs(right_.value) <= answered_.negligible || value_ == 0.0) return;
    if ((right_.value < 0.0) == (value_ < 0.0)) found_.push_back({RightPartKind::sign});
    const double distance = std::log10(std::fabs(value_ / right_.value));
    if (!(std::fabs(distance) < kSameMagnitude)) return;
    RightPart magnitude{RightPartKind::magnitude};
    for (int digits = kLeastDigits; isRightTo(digits); ++digits) magnitude.digits = digits;
    found_.push_back(std::move(magnitude));
  }

  bool isRightTo(int digits) const {
    return agrees(value_, right_, {Precision::Kind::digits, digits}, answered_.negligible);
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
