// Numbers as they are written down: digit by digit, not bit by bit.
#pragma once

namespace backprop {

/// 10^exponent, the double nearest to it.
double powerOfTen(int exponent);

/// The exponent of the first significant digit: 0 for 2.6, -2 for 0.013. Not for 0.
int firstPlace(double value);

/// Rounded to so many decimals, half away from zero, as on paper: what is 2.675 but for the last
/// bits of a double becomes 2.68. What is not finite stays.
double roundToDecimals(double value, int decimals);

/// The same to so many significant digits, from 1 up.
double roundToDigits(double value, int digits);

}  // namespace backprop
