// The same as diagnosis_rates_test.cpp with own numbers: apart, since files are run side by side.
#include <doctest/doctest.h>

#include "rates.h"

using namespace backprop;

TEST_CASE("slips made on purpose with own numbers are named") {
  const Rate rate = overall(measureOwnRates(allDocuments(), 50));
  CHECK(rate.injected >= 1000);
  CHECK(rate.share() >= kLeastShare);
}
