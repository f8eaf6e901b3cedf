#include "core/quantity.h"

#include <doctest/doctest.h>

using namespace backprop;

TEST_CASE("quantities have the names of the article and are found by them") {
  for (const char* text :
       {"X", "Y", "W[1]", "b[2]", "Z[3]", "exp(Z[4])", "sum(exp(Z[4]))", "A[10]", "loss", "dA[1]",
        "g'(Z[2])", "dZ[3]", "dW[64]", "db[1]", "W[1]+", "b[1]+", "m", "alpha"}) {
    CAPTURE(text);
    const auto quantity = parseQuantity(text);
    REQUIRE(quantity);
    CHECK(name(*quantity) == text);
  }
}

TEST_CASE("A of layer 0 is X") {
  CHECK(parseQuantity("A[0]") == Quantity{QuantityKind::inputs});
  CHECK(inputOfLayer(1) == Quantity{QuantityKind::inputs});
  CHECK(inputOfLayer(3) == Quantity{QuantityKind::activation, 2});
}

TEST_CASE("other names are nobody's") {
  for (const char* text :
       {"", "x", "Z", "Z[]", "Z[a]", "Z[1", "Z[1]]", "Z[-1]", "Z[99999]", "dX", "W[1]++", " X"}) {
    CAPTURE(text);
    CHECK_FALSE(parseQuantity(text));
  }
}
