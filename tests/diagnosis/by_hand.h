// Matrices worked out entry by entry, without the core's kernels.
#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

#include "core/matrix.h"

namespace backprop {

inline Matrix made(std::size_t rows, std::size_t columns,
                   const std::function<double(std::size_t, std::size_t)>& entry) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) matrix(i, j) = entry(i, j);
  }
  return matrix;
}

inline Matrix each(const Matrix& A, const std::function<double(double)>& f) {
  return made(A.rows(), A.columns(), [&](std::size_t i, std::size_t j) { return f(A(i, j)); });
}

inline Matrix each(const Matrix& A, const Matrix& B,
                   const std::function<double(double, double)>& f) {
  return made(A.rows(), A.columns(),
              [&](std::size_t i, std::size_t j) { return f(A(i, j), B(i, j)); });
}

inline Matrix times(double factor, const Matrix& A) {
  return each(A, [&](double a) { return factor * a; });
}

inline Matrix turned(const Matrix& A) {
  return made(A.columns(), A.rows(), [&](std::size_t i, std::size_t j) { return A(j, i); });
}

inline Matrix rounded(const Matrix& A, int decimals) {
  const double size = std::pow(10.0, decimals);
  return each(A, [&](double a) { return std::round(a * size) / size; });
}

inline bool isAlike(const Matrix& A, const Matrix& B) {
  return A.rows() == B.rows() && A.columns() == B.columns();
}

inline double positive(double z) { return z > 0.0 ? 1.0 : 0.0; }

/// What goes into a sum, before anything else happens to it: terms[k] has the k-th term of each
/// entry.
using Terms = std::vector<Matrix>;

/// The terms of A B.
inline Terms termsOf(const Matrix& A, const Matrix& B) {
  Terms terms;
  for (std::size_t k = 0; k < A.columns(); ++k) {
    terms.push_back(made(A.rows(), B.columns(),
                         [&](std::size_t i, std::size_t j) { return A(i, k) * B(k, j); }));
  }
  return terms;
}

inline Matrix totalOf(const Terms& terms) {
  Matrix total = terms[0];
  for (std::size_t k = 1; k < terms.size(); ++k) {
    total = each(total, terms[k], [](double a, double b) { return a + b; });
  }
  return total;
}

inline Matrix product(const Matrix& A, const Matrix& B) { return totalOf(termsOf(A, B)); }

}  // namespace backprop
