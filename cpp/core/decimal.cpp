#include "core/decimal.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/error.h"
#include "core/number_text.h"

namespace backprop {
namespace {

/// In digits beyond these, a result of double arithmetic may differ from one that is worked out
/// digit by digit.
constexpr int kSureDigits = 12;

/// +-0.`digits` 10^`exponent`, without zeros in front; no digits for 0.
struct Decimal {
  bool isNegative = false;
  std::string digits;
  int exponent = 0;

  explicit Decimal(double value) {
    const std::string text = numberText(value);
    bool isPastPoint = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '-') isNegative = true;
      if (c == '.') isPastPoint = true;
      if (c == 'e') {
        exponent += static_cast<int>(parseNumber(text.substr(at + 1)));
        break;
      }
      if (c < '0' || c > '9') continue;
      if (isPastPoint) --exponent;
      if (c != '0' || !digits.empty()) digits += c;
    }
    exponent += static_cast<int>(digits.size());
  }

  /// Half away from zero. Fewer than no digits are none.
  void keep(int count) {
    if (count >= static_cast<int>(digits.size())) return;
    const bool isUp = count >= 0 && digits[static_cast<std::size_t>(count)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max(count, 0)));
    if (!isUp) return;
    while (!digits.empty() && digits.back() == '9') digits.pop_back();
    if (digits.empty()) {
      digits = "1";
      ++exponent;
    } else {
      ++digits.back();
    }
  }

  double value() const {
    if (digits.empty()) return 0.0;
    const std::string size = countText(static_cast<std::size_t>(std::abs(exponent)));
    return parseNumber(
        concatenate({isNegative ? "-0." : "0.", digits, exponent < 0 ? "e-" : "e", size}));
  }
};

}  // namespace

double powerOfTen(int exponent) {
  // These are exact, and one divided by one of them is rounded like the decimal number.
  static constexpr double kPowers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                       1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (std::abs(exponent) <= 15) {
    return exponent < 0 ? 1.0 / kPowers[-exponent] : kPowers[exponent];
  }
  const std::string size = countText(static_cast<std::size_t>(std::abs(exponent)));
  return parseNumber((exponent < 0 ? "1e-" : "1e") + size);
}

int firstPlace(double value) { return Decimal(value).exponent - 1; }

double roundToDecimals(double value, int decimals) {
  if (!std::isfinite(value)) return value;
  Decimal decimal(value);
  decimal.keep(std::max(kSureDigits, decimal.exponent + decimals + 2));
  decimal.keep(decimal.exponent + decimals);
  return decimal.value();
}

double roundToDigits(double value, int digits) {
  if (!std::isfinite(value)) return value;
  Decimal decimal(value);
  decimal.keep(std::max(kSureDigits, digits + 2));
  decimal.keep(digits);
  return decimal.value();
}

}  // namespace backprop
