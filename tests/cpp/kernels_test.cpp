#include "core/kernels.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace backprop;

namespace {
const Matrix A{{1, 2, 3}, {4, 5, 6}};
const Matrix B{{1, 0}, {2, 1}, {0, -1}};
}  // namespace

TEST_CASE("A B multiplies rows by columns") {
  Matrix out;
  multiply(A, B, out);
  CHECK(out == Matrix{{5, -1}, {14, -1}});
}

TEST_CASE("A^T B and A B^T read the transposed operand in place") {
  Matrix out;
  multiplyLeftTransposed(A, Matrix{{1}, {10}}, out);
  CHECK(out == Matrix{{41}, {52}, {63}});
  multiplyRightTransposed(A, Matrix{{1, 1, 1}, {0, 0, 2}}, out);
  CHECK(out == Matrix{{6, 6}, {15, 12}});
}

TEST_CASE("the output takes its new shape whatever it was before") {
  Matrix out(7, 7, 1.0);
  multiply(Matrix{{2}}, Matrix{{3}}, out);
  CHECK(out == Matrix{{6}});
}

TEST_CASE("operands that do not fit are named with their shapes") {
  Matrix out;
  CHECK_THROWS_WITH_AS(multiply(A, A, out),
                       "A B: 2 x 3 and 2 x 3 do not fit, inner dimensions 3 and 2 differ",
                       std::invalid_argument);
  CHECK_THROWS_AS(multiplyLeftTransposed(A, B, out), std::invalid_argument);
  CHECK_THROWS_AS(multiplyRightTransposed(A, B, out), std::invalid_argument);
}

TEST_CASE("a column is added to every column and rows are summed") {
  Matrix sums, C = A;
  addColumn(C, Matrix{{10}, {20}});
  CHECK(C == Matrix{{11, 12, 13}, {24, 25, 26}});
  sumRows(A, sums);
  CHECK(sums == Matrix{{6}, {15}});
  scale(C, 2.0);
  CHECK(C(0, 0) == 22);
}

TEST_CASE("a column of another height is refused") {
  Matrix C = A;
  CHECK_THROWS_WITH_AS(addColumn(C, Matrix(3, 1)), "addColumn: expected 2 x 1, got 3 x 1",
                       std::invalid_argument);
}

TEST_CASE("a zero does not hide what is not finite") {
  Matrix out;
  multiply(Matrix{{0.0}}, Matrix{{INFINITY}}, out);
  CHECK(std::isnan(out(0, 0)));
}
