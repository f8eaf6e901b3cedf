// When a number that somebody gives is the right one.
#pragma once

#include <cstddef>

#include "core/expression.h"

namespace backprop {

/// How exactly a number has to be given: to so many significant digits, or to so many decimals.
struct Precision {
  enum class Kind { digits, decimals };
  Kind kind;
  int count;
};

/// Whether `given` is the value of `right`, the arithmetic of an entry, to this precision.
///
/// To significant digits in favour of who gives it: rounded, half up or half to even, or cut off,
/// and with any more digits that are right. Where the right value is 0, or only not for the
/// rounding of double arithmetic (below `negligible`), what rounds to 0 at the scale of the
/// operands is right. To decimals it has to be rounded.
bool agrees(double given, const Expression& right, const Precision& precision, double negligible);

/// The same of arithmetic that may have been done in place of the right one: it has come to 0 only
/// where 0 is given.
bool comesTo(double given, const Expression& other, const Precision& precision, double negligible);

}  // namespace backprop
