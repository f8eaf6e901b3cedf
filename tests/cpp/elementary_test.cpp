#include "core/elementary.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/random.h"

using namespace backprop;

namespace {

#ifdef __EMSCRIPTEN__
// Its long double functions are those of double and are themselves off by a unit or so.
constexpr double kErrorOfExact = 1.5;
#else
constexpr double kErrorOfExact = 0.001;
#endif

/// The distance to the exact value in units in the last place of its double.
double ulps(double actual, long double exact) {
  const double rounded = std::fabs(static_cast<double>(exact));
  const double unit = std::nextafter(rounded, std::numeric_limits<double>::infinity()) - rounded;
  return static_cast<double>(std::fabs(static_cast<long double>(actual) - exact)) / unit;
}

}  // namespace

namespace {

using RealFunction = double (*)(double);
using Exact = long double (*)(long double);

/// The largest error on random numbers of a range, and close to the middle between two multiples
/// of ln 2, where the reduced argument is largest.
double worstUlps(RealFunction function, Exact exact, double least, double most) {
  Random random(1);
  double worst = 0.0;
  const auto measure = [&](double x) {
    if (x < least || x > most) return;
    worst = std::fmax(worst, ulps(function(x), exact(static_cast<long double>(x))));
  };
  for (int i = 0; i < 20000; ++i) measure(random.uniform(least, most));
  for (double n = -1100.5; n < 1100.0; n += 1.0) {
    const double x = n * 0.69314718055994531;
    for (const double near : {x, std::nextafter(x, 1e9), std::nextafter(x, -1e9), x / 2}) {
      measure(near);
    }
  }
  for (double x = 1.0; x > 1e-300; x *= 0.37) {
    measure(x);
    measure(-x);
  }
  return worst;
}

long double exactSigmoid(long double x) { return 1.0L / (1.0L + std::exp(-x)); }

}  // namespace

TEST_CASE("the exponential is within a unit in the last place of the exact one") {
  CHECK(worstUlps(exponential, std::exp, -708.0, 709.78) < 1.0 + kErrorOfExact);
  CHECK(worstUlps(exponential, std::exp, -2.0, 2.0) < 1.0 + kErrorOfExact);
  CHECK(worstUlps(exponential, std::exp, -745.0, -708.0) < 1.0 + kErrorOfExact);
}

TEST_CASE("its neighbours are within 2 units of the exact ones and the sigmoid within 2.5") {
  CHECK(worstUlps(exponentialMinusOne, std::expm1, -60.0, 700.0) < 2.0 + kErrorOfExact);
  CHECK(worstUlps(exponentialMinusOne, std::expm1, -1.0, 1.0) < 2.0 + kErrorOfExact);
  CHECK(worstUlps(hyperbolicTangent, std::tanh, -25.0, 25.0) < 1.0 + kErrorOfExact);
  CHECK(worstUlps(hyperbolicTangent, std::tanh, -1.0, 1.0) < 1.0 + kErrorOfExact);
  CHECK(worstUlps(sigmoid, exactSigmoid, -700.0, 50.0) < 2.5 + kErrorOfExact);
  CHECK(worstUlps(sigmoid, exactSigmoid, -5.0, 5.0) < 2.5 + kErrorOfExact);
}

TEST_CASE("many numbers at once get the same bits as one by one") {
  Random random(5);
  std::vector<double> x, out(1001);
  for (std::size_t i = 0; i < out.size(); ++i) {
    x.push_back(i % 2 ? random.uniform(-3.0, 3.0) : random.uniform(-800.0, 800.0));
  }
  for (const std::size_t count : std::vector<std::size_t>{1, 2, 3, 1001}) {
    exponential(x.data(), out.data(), count);
    for (std::size_t i = 0; i < count; ++i) CHECK(out[i] == exponential(x[i]));
    hyperbolicTangent(x.data(), out.data(), count);
    for (std::size_t i = 0; i < count; ++i) CHECK(out[i] == hyperbolicTangent(x[i]));
    sigmoid(x.data(), out.data(), count);
    for (std::size_t i = 0; i < count; ++i) CHECK(out[i] == sigmoid(x[i]));
  }
}

TEST_CASE("the logarithm is within 2 units in the last place of the exact one") {
  Random random(2);
  double worst = 0.0;
  for (int i = 0; i < 20000; ++i) {
    const double x = i % 2 ? std::exp(random.uniform(-700.0, 700.0)) : random.uniform(0.5, 2.0);
    worst = std::fmax(worst, ulps(naturalLogarithm(x), std::log(static_cast<long double>(x))));
  }
  CHECK(worst < 2.0);
}

TEST_CASE("the ends of the range are what mathematics says") {
  CHECK(exponential(0.0) == 1.0);
  CHECK(exponential(800.0) == INFINITY);
  CHECK(exponential(-800.0) == 0.0);
  CHECK(exponential(-INFINITY) == 0.0);
  CHECK(std::isnan(exponential(NAN)));
  CHECK(exponential(INFINITY) == INFINITY);
  CHECK(exponential(-745.0) == 5e-324);
  CHECK(exponentialMinusOne(INFINITY) == INFINITY);
  CHECK(exponentialMinusOne(-INFINITY) == -1.0);
  CHECK(exponentialMinusOne(0.0) == 0.0);
  CHECK(std::isnan(exponentialMinusOne(NAN)));
  CHECK(hyperbolicTangent(INFINITY) == 1.0);
  CHECK(hyperbolicTangent(-INFINITY) == -1.0);
  CHECK(hyperbolicTangent(1e-320) == 1e-320);
  CHECK(std::signbit(hyperbolicTangent(-0.0)));
  CHECK(std::isnan(hyperbolicTangent(NAN)));
  CHECK(sigmoid(INFINITY) == 1.0);
  CHECK(sigmoid(-INFINITY) == 0.0);
  CHECK(std::isnan(sigmoid(NAN)));
  CHECK(naturalLogarithm(1.0) == 0.0);
  CHECK(naturalLogarithm(0.0) == -INFINITY);
  CHECK(naturalLogarithm(INFINITY) == INFINITY);
  CHECK(std::isnan(naturalLogarithm(-1.0)));
  CHECK(std::isnan(naturalLogarithm(NAN)));
  CHECK(naturalLogarithm(5e-324) == doctest::Approx(-744.4400719213812));
}
