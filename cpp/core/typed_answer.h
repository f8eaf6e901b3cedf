// What somebody types as an answer: a number, or arithmetic.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/expression.h"

namespace backprop {

/// Why there is no number: something else was expected, or what is there has no finite value.
enum class ReadingFault { unexpected, divisionByZero, tooLarge };

/// `arithmetic` with its value, sums being flat lists of terms with their signs; or none, and where
/// reading stopped and why, in UTF-16 units, as JavaScript counts characters.
struct TypedAnswer {
  std::optional<Expression> arithmetic;
  std::size_t stoppedAt = 0;
  ReadingFault fault = ReadingFault::unexpected;
};

constexpr std::size_t kMostTyped = 4000;      // bytes
constexpr std::size_t kMostParentheses = 32;  // one within another

/// Understands `0.5`, `0,5`, `-.5`, `2e-3`, `1.5·10^-3`, `1/3`, `0.2*1 - 0.1*(4 + 1)`, with `*`,
/// `×` or `·`, `/`, `÷` or `:`, and with any of the signs that are taken for a minus. `.` and `,`
/// are both decimal signs, and there is none for thousands: `1,234` is a little more than 1, and
/// `1,234.5` no number. Exponents are whole numbers. A `=` may come first, as in a spreadsheet, or
/// last. What has no finite value, as `1/0`, is not understood.
TypedAnswer readTypedAnswer(std::string_view text);

}  // namespace backprop
