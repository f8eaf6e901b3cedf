// exp, tanh and their kin without tables, the same bits on every machine.
//
// The C library's are table-driven: 6 KB that do not compress, a tenth of what a reader downloads;
// and each library rounds differently. These are made of additions, multiplications and divisions
// alone, two numbers at a time. The errors given are the largest found by
// tests/cpp/elementary_test, in units in the last place.
#pragma once

#include <cstddef>

namespace backprop {

/// e^x, within 1 unit, down to the smallest subnormal number.
double exponential(double x) noexcept;

/// e^x - 1, within 2 units, also near 0.
double exponentialMinusOne(double x) noexcept;

/// tanh x, within 1 unit.
double hyperbolicTangent(double x) noexcept;

/// 1 / (1 + e^-x), within 2.5 units.
double sigmoid(double x) noexcept;

/// ln x, within 2 units: -infinity for 0, NaN below 0.
double naturalLogarithm(double x) noexcept;

// The same for `count` numbers, bit by bit; `out` may be `x`.
void exponential(const double* x, double* out, std::size_t count) noexcept;
void hyperbolicTangent(const double* x, double* out, std::size_t count) noexcept;
void sigmoid(const double* x, double* out, std::size_t count) noexcept;

}  // namespace backprop
