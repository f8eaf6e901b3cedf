// Doubles as decimal text and back, to the last bit.
#pragma once

#include <string>

namespace backprop {

/// The fewest digits that read back as the same double; or `NaN`, `Infinity`, `-Infinity`.
std::string numberText(double value);

/// The double nearest to a decimal number as JSON writes it.
double parseNumber(const std::string& text);

}  // namespace backprop
