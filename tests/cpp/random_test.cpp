#include "core/random.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/network.h"

using namespace backprop;

TEST_CASE("SplitMix64 gives the published numbers") {
  Random random(1234567);  // Vigna's reference implementation
  for (const std::uint64_t expected :
       {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u,
        16408922859458223821u}) {
    CHECK(random.bits() == expected);
  }
}

TEST_CASE("uniform numbers stay within their range and fill it") {
  Random random(2);
  double least = 1.0, most = -1.0, total = 0.0;
  for (int i = 0; i < 10000; ++i) {
    const double x = random.uniform(-1.0, 1.0);
    least = std::fmin(least, x);
    most = std::fmax(most, x);
    total += x;
  }
  CHECK(least >= -1.0);
  CHECK(least < -0.99);
  CHECK(most < 1.0);
  CHECK(most > 0.99);
  CHECK(std::fabs(total / 10000) < 0.02);
}

TEST_CASE("each initializer draws from its range") {
  const auto largest = [](Initializer initializer) {
    const Matrix W = initialize(initializer, 20, 30, 7);
    double most = 0.0;
    for (const double w : W.values()) most = std::fmax(most, std::fabs(w));
    return most;
  };
  CHECK(largest(Initializer::zeros) == 0.0);
  CHECK(largest(Initializer::he) == doctest::Approx(std::sqrt(6.0 / 30)).epsilon(0.02));
  CHECK(largest(Initializer::xavier) == doctest::Approx(std::sqrt(6.0 / 50)).epsilon(0.02));
  CHECK(largest(Initializer::uniform) == doctest::Approx(1.0).epsilon(0.02));
}

TEST_CASE("the same seed gives the same weights and another seed others") {
  const auto W = [](std::uint64_t seed) { return initialize(Initializer::he, 3, 4, seed); };
  CHECK(W(5) == W(5));
  CHECK(W(5) != W(6));
}
