// What is right in an answer that no slip explains.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/agreement.h"
#include "core/expression.h"

namespace backprop {

enum class RightPartKind {
  term,          // of typed arithmetic: some terms of the sum
  operands,      // of typed arithmetic: all numbers, but not what was done with them
  intermediate,  // the answer is a part of the way to the result
  sign,
  magnitude,  // it is less than twice as large, and more than half
};

struct RightPart {
  RightPartKind kind;
  std::vector<std::size_t> terms = {};        // their places in the entry's sum, from 0
  std::optional<Expression> arithmetic = {};  // of an intermediate result
  int digits = 0;  // of the magnitude: how many it begins with are right, if 2 or more
};

/// An answer as it was typed, and how exactly it has to be given.
struct Answered {
  const Expression& typed;
  Precision precision;
  double negligible;

  bool comesFrom(const Expression& arithmetic) const { return isOf(typed.value, arithmetic); }
  bool isOf(double given, const Expression& arithmetic) const {
    return comesTo(given, arithmetic, precision, negligible);
  }
};

/// The right parts of what was typed, given the entry's arithmetic.
std::vector<RightPart> findRightParts(const Answered& answered, const Expression& right);

}  // namespace backprop
