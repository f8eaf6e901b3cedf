#include "core/kernels.h"

#include <stdexcept>
#include <string>

#include "core/error.h"

namespace backprop {
namespace {

void requireEqual(std::size_t left, std::size_t right, const char* product, const Matrix& A,
                  const Matrix& B) {
  if (left == right) return;
  throw std::invalid_argument(
      concatenate({product, ": ", A.shape(), " and ", B.shape(), " do not fit, inner dimensions ",
                   std::to_string(left), " and ", std::to_string(right), " differ"}));
}

}  // namespace

void multiply(const Matrix& A, const Matrix& B, Matrix& out) {
  requireEqual(A.columns(), B.rows(), "A B", A, B);
  const std::size_t rows = A.rows(), inner = A.columns(), columns = B.columns();
  out.reshape(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    double* outRow = out.data() + i * columns;
    for (std::size_t j = 0; j < columns; ++j) outRow[j] = A(i, 0) * B(0, j);
    for (std::size_t k = 1; k < inner; ++k) {
      const double a = A(i, k);
      const double* bRow = B.data() + k * columns;
      for (std::size_t j = 0; j < columns; ++j) outRow[j] += a * bRow[j];
    }
  }
}

void multiplyLeftTransposed(const Matrix& A, const Matrix& B, Matrix& out) {
  requireEqual(A.rows(), B.rows(), "A^T B", A, B);
  const std::size_t rows = A.columns(), inner = A.rows(), columns = B.columns();
  out.reshape(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    double* outRow = out.data() + i * columns;
    for (std::size_t j = 0; j < columns; ++j) outRow[j] = A(0, i) * B(0, j);
    for (std::size_t k = 1; k < inner; ++k) {
      const double a = A(k, i);
      const double* bRow = B.data() + k * columns;
      for (std::size_t j = 0; j < columns; ++j) outRow[j] += a * bRow[j];
    }
  }
}

void multiplyRightTransposed(const Matrix& A, const Matrix& B, Matrix& out) {
  requireEqual(A.columns(), B.columns(), "A B^T", A, B);
  const std::size_t rows = A.rows(), inner = A.columns(), columns = B.rows();
  out.reshape(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    const double* aRow = A.data() + i * inner;
    for (std::size_t j = 0; j < columns; ++j) {
      const double* bRow = B.data() + j * inner;
      double sum = aRow[0] * bRow[0];
      for (std::size_t k = 1; k < inner; ++k) sum += aRow[k] * bRow[k];
      out(i, j) = sum;
    }
  }
}

void addColumn(Matrix& A, const Matrix& b) {
  requireShape(b, A.rows(), 1, "addColumn");
  for (std::size_t i = 0; i < A.rows(); ++i) {
    double* row = A.data() + i * A.columns();
    for (std::size_t j = 0; j < A.columns(); ++j) row[j] += b(i, 0);
  }
}

void sumRows(const Matrix& A, Matrix& out) {
  out.reshape(A.rows(), 1);
  for (std::size_t i = 0; i < A.rows(); ++i) {
    double sum = A(i, 0);
    for (std::size_t j = 1; j < A.columns(); ++j) sum += A(i, j);
    out(i, 0) = sum;
  }
}

void scale(Matrix& A, double factor) {
  for (std::size_t i = 0; i < A.size(); ++i) A.data()[i] *= factor;
}

}  // namespace backprop
