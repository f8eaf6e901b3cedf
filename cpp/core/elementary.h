// exp and ln without tables.
//
// The C library's are table-driven: 6 KB that do not compress, a tenth of what a reader downloads.
// These use its expm1 and log1p, which need none and are there anyway for tanh and softplus.
// Their error is below 3 and 2 units in the last place, over the whole range.
#pragma once

namespace backprop {

/// e^x. Underflows to 0 below -709.78, where the C library's would go on with subnormal numbers.
double exponential(double x);

/// ln x: -infinity for 0, NaN below 0.
double naturalLogarithm(double x);

}  // namespace backprop
