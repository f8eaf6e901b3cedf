#include "core/kernels.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "core/random.h"

using namespace backprop;

namespace {
const Matrix kWide{{1, 2, 3}, {4, 5, 6}};
const Matrix kTall{{1, 0}, {2, 1}, {0, -1}};
}  // namespace

TEST_CASE("A B multiplies rows by columns") {
  Matrix out;
  multiply(kWide, kTall, out);
  CHECK(out == Matrix{{5, -1}, {14, -1}});
}

TEST_CASE("A^T B and A B^T read the transposed operand in place") {
  Matrix out;
  multiplyLeftTransposed(kWide, Matrix{{1}, {10}}, out);
  CHECK(out == Matrix{{41}, {52}, {63}});
  multiplyRightTransposed(kWide, Matrix{{1, 1, 1}, {0, 0, 2}}, out);
  CHECK(out == Matrix{{6, 6}, {15, 12}});
}

TEST_CASE("the output takes its new shape whatever it was before") {
  Matrix out(7, 7, 1.0);
  multiply(Matrix{{2}}, Matrix{{3}}, out);
  CHECK(out == Matrix{{6}});
}

TEST_CASE("operands that do not fit are named with their shapes") {
  Matrix out;
  CHECK_THROWS_WITH_AS(multiply(kWide, kWide, out),
                       "A B: 2 x 3 and 2 x 3 do not fit, inner dimensions 3 and 2 differ",
                       std::invalid_argument);
  CHECK_THROWS_AS(multiplyLeftTransposed(kWide, kTall, out), std::invalid_argument);
  CHECK_THROWS_AS(multiplyRightTransposed(kWide, kTall, out), std::invalid_argument);
}

TEST_CASE("a column is added to every column and rows are summed") {
  Matrix sums, C = kWide;
  addColumn(C, Matrix{{10}, {20}});
  CHECK(C == Matrix{{11, 12, 13}, {24, 25, 26}});
  sumRows(kWide, sums);
  CHECK(sums == Matrix{{6}, {15}});
  scale(C, 2.0);
  CHECK(C(0, 0) == 22);
}

TEST_CASE("a column of another height is refused") {
  Matrix C = kWide;
  CHECK_THROWS_WITH_AS(addColumn(C, Matrix(3, 1)), "addColumn: expected 2 x 1, got 3 x 1",
                       std::invalid_argument);
}

TEST_CASE("a zero does not hide what is not finite") {
  Matrix out;
  multiply(Matrix{{0.0}}, Matrix{{INFINITY}}, out);
  CHECK(std::isnan(out(0, 0)));
}

namespace {

Matrix randomMatrix(Random& random, std::size_t rows, std::size_t columns) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < matrix.size(); ++i) matrix.data()[i] = random.uniform(-1.0, 1.0);
  return matrix;
}

Matrix transposeOf(const Matrix& left) {
  Matrix transposed(left.columns(), left.rows());
  for (std::size_t i = 0; i < left.rows(); ++i) {
    for (std::size_t j = 0; j < left.columns(); ++j) transposed(j, i) = left(i, j);
  }
  return transposed;
}

/// Term by term, as the derivation writes it down.
Matrix productOf(const Matrix& left, const Matrix& right) {
  Matrix product(left.rows(), right.columns());
  for (std::size_t i = 0; i < left.rows(); ++i) {
    for (std::size_t j = 0; j < right.columns(); ++j) {
      double sum = left(i, 0) * right(0, j);
      for (std::size_t k = 1; k < left.columns(); ++k) sum += left(i, k) * right(k, j);
      product(i, j) = sum;
    }
  }
  return product;
}

void checkProducts(Random& random, std::size_t rows, std::size_t inner, std::size_t columns) {
  CAPTURE(rows);
  CAPTURE(inner);
  CAPTURE(columns);
  const Matrix left = randomMatrix(random, rows, inner),
               right = randomMatrix(random, inner, columns);
  const Matrix expected = productOf(left, right);
  Matrix out;
  multiply(left, right, out);
  CHECK(out == expected);
  multiplyLeftTransposed(transposeOf(left), right, out);
  CHECK(out == expected);
  multiplyRightTransposed(left, transposeOf(right), out);
  CHECK(out == expected);
}

}  // namespace

TEST_CASE("small products are the sums of their terms to the last bit in every shape") {
  Random random(1);
  for (std::size_t rows = 1; rows <= 9; ++rows) {
    for (std::size_t columns = 1; columns <= 11; ++columns) {
      for (const std::size_t inner : std::vector<std::size_t>{1, 2, 3, 7}) {
        checkProducts(random, rows, inner, columns);
      }
    }
  }
}

TEST_CASE("large products are the sums of their terms to the last bit on all sides of a block") {
  Random random(2);
  checkProducts(random, 127, 255, 13);
  checkProducts(random, 128, 256, 12);
  checkProducts(random, 130, 257, 14);
  checkProducts(random, 9, 600, 259);
  checkProducts(random, 67, 5, 515);
  checkProducts(random, 300, 40, 256);
  checkProducts(random, 2, 300, 300);
  checkProducts(random, 300, 300, 3);
}

TEST_CASE("the sign of a zero is that of its terms") {
  Matrix out;
  multiply(Matrix{{-1.0}}, Matrix{{0.0}}, out);
  CHECK(std::signbit(out(0, 0)));
  multiply(Matrix(4, 1, -1.0), Matrix(1, 5), out);
  for (const double entry : out.values()) CHECK(std::signbit(entry));
}

TEST_CASE("sums of rows run from left to right") {
  Random random(3);
  for (std::size_t rows = 1; rows <= 9; ++rows) {
    const Matrix left = randomMatrix(random, rows, 17);
    Matrix sums;
    sumRows(left, sums);
    CHECK(sums == productOf(left, Matrix(17, 1, 1.0)));
  }
}

TEST_CASE("a multiple of a matrix is taken away entry by entry") {
  Matrix C = kWide;
  subtractScaled(0.5, Matrix{{2, 4, 6}, {0, -2, 8}}, C);
  CHECK(C == Matrix{{0, 0, 0}, {4, 6, 2}});
}
