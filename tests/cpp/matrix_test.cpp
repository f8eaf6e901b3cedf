#include "core/matrix.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <stdexcept>

using backprop::Matrix;

TEST_CASE("a matrix holds its entries row by row") {
  const Matrix A{{1, 2, 3}, {4, 5, 6}};
  CHECK(A.rows() == 2);
  CHECK(A.columns() == 3);
  CHECK(A(1, 0) == 4);
  CHECK(A.values()[3] == 4);
}

TEST_CASE("rows of different length are refused with both lengths") {
  CHECK_THROWS_WITH_AS((Matrix{{1, 2}, {3}}), "matrix: expected rows of 2 entries, got one of 1",
                       std::invalid_argument);
}

TEST_CASE("an unexpected shape is named beside the expected one") {
  CHECK_NOTHROW(backprop::requireShape(Matrix(2, 3), 2, 3, "W"));
  CHECK_THROWS_WITH_AS(backprop::requireShape(Matrix(2, 3), 3, 2, "W"),
                       "W: expected 3 x 2, got 2 x 3", std::invalid_argument);
}

TEST_CASE("a matrix that cannot have another shape keeps the one it has") {
  Matrix matrix{{1.0, 2.0}, {3.0, 4.0}};
  CHECK_THROWS(matrix.reshape(std::numeric_limits<std::size_t>::max() / sizeof(double), 1));
  CHECK(matrix.rows() == 2);
  CHECK(matrix.columns() == 2);
}

TEST_CASE("matrices are equal if shape and entries are") {
  CHECK(Matrix{{1, 2}} == Matrix{{1, 2}});
  CHECK(Matrix{{1, 2}} != Matrix{{1, 3}});
  CHECK(Matrix{{1, 2}} != Matrix{{1}, {2}});
}
