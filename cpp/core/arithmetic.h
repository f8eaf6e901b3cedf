// How one entry of a formula is worked out with an iteration's numbers.
#pragma once

#include <cstddef>

#include "core/expression.h"
#include "core/iteration.h"

namespace backprop {

/// The arithmetic of entry (row, column) of `formula`, an expression over whole quantities. Its
/// value is that entry to the last bit of what the iteration computed, and each number in it says
/// which entry of which quantity it is. Throws nothing: the formula must be one of the iteration's.
Expression arithmetic(const Iteration& iteration, const Expression& formula, std::size_t row,
                      std::size_t column);

}  // namespace backprop
