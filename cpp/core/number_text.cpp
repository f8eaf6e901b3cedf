#include "core/number_text.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace backprop {

std::string numberText(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  // 15 digits or fewer come back as they are, but a subnormal number does not hold that many.
  const bool isSubnormal = std::fabs(value) < std::numeric_limits<double>::min();
  char text[32];
  for (int digits = isSubnormal ? 1 : 15; digits <= std::numeric_limits<double>::max_digits10;
       ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return text;
}

double parseNumber(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

}  // namespace backprop
