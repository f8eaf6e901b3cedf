// Functions that activations, losses and optimisers are made of, besides exp, ln and tanh.
#pragma once

namespace backprop {

/// ln(1 + e^x), which neither overflows for large x nor loses its digits for small.
double softplus(double x);

/// Phi(x): the probability that a standard normal number is below x.
double normalCdf(double x);

/// phi(x) = e^(-x^2 / 2) / sqrt(2 pi): the slope of normalCdf.
double normalPdf(double x);

/// base^exponent for a whole exponent from 0 up, by repeated squaring.
double integerPower(double base, double exponent);

}  // namespace backprop
